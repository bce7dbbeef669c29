//! In which type a loop runs, and NumPy's words where there is none.

use super::table::{Arith, Bits, Kind, Same, Test, Truth, Ufunc};
use crate::numpy::{Array, Dtype, Error, ErrorKind, Kind as Numbers, Operand};

/// The operands of one call as arrays, and which of them are weak.
pub(crate) struct Inputs {
    pub(crate) arrays: Vec<Array>,
    /// Of Python's plain numbers the kind; `None` for all else.
    pub(crate) weak: Vec<Option<Numbers>>,
}

impl Inputs {
    pub(crate) fn new<'a>(operands: impl IntoIterator<Item = &'a Operand>) -> Result<Self, Error> {
        let (mut arrays, mut weak) = (Vec::new(), Vec::new());
        for operand in operands {
            arrays.push(operand.to_array()?);
            weak.push(match operand {
                Operand::Int(_) => Some(Numbers::Int),
                Operand::Float(_) => Some(Numbers::Float),
                Operand::Complex(..) => Some(Numbers::Complex),
                _ => None,
            });
        }
        Ok(Self { arrays, weak })
    }

    /// What all fit in; Python's plain numbers bend to the others.
    pub(crate) fn common(&self) -> Dtype {
        let pairs = || self.arrays.iter().zip(&self.weak);
        let strong = pairs().filter(|(_, weak)| weak.is_none()).map(|(array, _)| array.dtype()).reduce(Dtype::promote);
        let bend = |dtype: Dtype, (array, kind): (&Array, Numbers)| {
            if dtype.kind() < kind { dtype.promote(array.dtype()) } else { dtype }
        };
        let mut weak = pairs().filter_map(|(array, weak)| weak.map(|kind| (array, kind)));
        match strong {
            Some(dtype) => weak.fold(dtype, |dtype, (array, kind)| match (dtype, kind) {
                // A weak float makes whole numbers float64, but leaves float32 what it is.
                (Dtype::Str(_), _) => dtype,
                _ => bend(dtype, (array, kind)),
            }),
            None => weak.by_ref().map(|(array, _)| array.dtype()).reduce(Dtype::promote).unwrap_or(Dtype::Float64),
        }
    }

    /// All in this type; a plain int must fit.
    pub(crate) fn cast(&self, dtype: Dtype) -> Result<Vec<Array>, Error> {
        let mut all = Vec::with_capacity(self.arrays.len());
        for (array, weak) in self.arrays.iter().zip(&self.weak) {
            if *weak == Some(Numbers::Int) && !fits(array.values::<i64>()[0], dtype) {
                let message = format!("Python integer {} out of bounds for {}", array.values::<i64>()[0], dtype.name());
                return Err(Error::new(ErrorKind::Overflow, message));
            }
            all.push(if array.dtype() == dtype || matches!(dtype, Dtype::Str(_)) {
                array.clone()
            } else {
                array.cast(dtype)?
            });
        }
        Ok(all)
    }

    /// Whether a plain int does not fit this type.
    pub(crate) fn overflows(&self, dtype: Dtype) -> bool {
        let mut pairs = self.arrays.iter().zip(&self.weak);
        pairs.any(|(array, weak)| *weak == Some(Numbers::Int) && !fits(array.values::<i64>()[0], dtype))
    }
}

/// Whether a whole number has a place in this type.
pub(crate) fn fits(x: i64, dtype: Dtype) -> bool {
    match dtype {
        Dtype::Uint8 => u8::try_from(x).is_ok(),
        Dtype::Int32 => i32::try_from(x).is_ok(),
        _ => true,
    }
}

/// The error that a ufunc has nothing for these types.
pub(crate) fn unsupported(ufunc: &Ufunc) -> Error {
    let message = format!(
        "ufunc '{}' not supported for the input types, and the inputs could not be safely coerced to any supported \
         types according to the casting rule ''safe''",
        ufunc.name
    );
    Error::new(ErrorKind::Type, message)
}

pub(super) fn no_loop(ufunc: &Ufunc, inputs: &Inputs) -> Error {
    let adds = matches!(ufunc.kind, Kind::Arith(arith) if !matches!(arith, Arith::Gcd | Arith::Lcm));
    let name = |(array, weak): (&Array, &Option<Numbers>)| {
        let class = match (array.dtype(), weak) {
            (dtype, _) if adds => return dtype.repr(),
            (_, Some(Numbers::Int)) => "_PyLong".into(),
            (_, Some(Numbers::Float)) => "_PyFloat".into(),
            (_, Some(_)) => "_PyComplex".into(),
            (Dtype::Str(_), _) => "Str".into(),
            (Dtype::Uint8, _) => "UInt8".into(),
            (dtype, _) => {
                let name = dtype.name();
                format!("{}{}", name[..1].to_uppercase(), &name[1..])
            }
        };
        format!("<class 'numpy.dtypes.{class}DType'>")
    };
    let types: Vec<String> = inputs.arrays.iter().zip(&inputs.weak).map(name).collect();
    let types = if let [one] = &types[..] { one.clone() } else { format!("({})", types.join(", ")) };
    let message =
        format!("ufunc '{}' did not contain a loop with signature matching types {types} -> None", ufunc.name);
    Error::new(ErrorKind::UfuncLoop, message)
}

fn small(ufunc: &Ufunc, dtype: Dtype, needed: &str) -> Error {
    let message = format!("{} of {} has the type {needed} in NumPy, which is not known here", ufunc.name, dtype.name());
    Error::new(ErrorKind::Type, message)
}

/// The type that the loop of a ufunc runs in.
pub(crate) fn loop_type(ufunc: &Ufunc, inputs: &Inputs) -> Result<Dtype, Error> {
    let common = inputs.common();
    let texts = inputs.arrays.iter().filter(|array| matches!(array.dtype(), Dtype::Str(_))).count();
    if texts > 0 {
        let compares = matches!(ufunc.kind, Kind::Truth(truth) if truth < Truth::And);
        let adds = matches!(ufunc.kind, Kind::Arith(Arith::Add));
        return match ufunc.kind {
            _ if (compares || adds) && texts == inputs.arrays.len() => Ok(common),
            Kind::Arith(_) | Kind::Truth(_) => Err(no_loop(ufunc, inputs)),
            _ => Err(unsupported(ufunc)),
        };
    }
    let kind = common.kind();
    let floating = if kind <= Numbers::Int { Dtype::Float64 } else { common };
    match ufunc.kind {
        Kind::Arith(Arith::Gcd | Arith::Lcm) if kind != Numbers::Int => Err(no_loop(ufunc, inputs)),
        Kind::Same(Same::Positive | Same::Sign) if kind == Numbers::Bool => Err(no_loop(ufunc, inputs)),
        Kind::Arith(arith) => arith_type(ufunc, arith, common),
        Kind::Truth(truth) if truth < Truth::And && inputs.overflows(common) => Ok(Dtype::Int64),
        Kind::Truth(_) | Kind::Test(Test::Not) => Ok(common),
        Kind::Bits(bits) if kind <= Numbers::Int => match bits {
            Bits::Left | Bits::Right if kind == Numbers::Bool => Err(small(ufunc, common, "int8")),
            _ => Ok(common),
        },
        Kind::Bits(_) => Err(unsupported(ufunc)),
        Kind::Same(same) => same_type(ufunc, same, common),
        Kind::Test(Test::Negative) if kind == Numbers::Complex => Err(unsupported(ufunc)),
        Kind::Test(_) => Ok(if kind <= Numbers::Int { Dtype::Float64 } else { common }),
        Kind::Float(_) | Kind::Float2(_) if matches!(common, Dtype::Bool | Dtype::Uint8) => {
            Err(small(ufunc, common, "float16"))
        }
        Kind::Float(floats) if kind == Numbers::Complex && floats.complex.is_none() => Err(unsupported(ufunc)),
        Kind::Float2(_) if kind == Numbers::Complex => Err(unsupported(ufunc)),
        Kind::Float(_) | Kind::Float2(_) => Ok(floating),
    }
}

fn arith_type(ufunc: &Ufunc, arith: Arith, common: Dtype) -> Result<Dtype, Error> {
    let kind = common.kind();
    match arith {
        Arith::Subtract if kind == Numbers::Bool => Err(Error::new(
            ErrorKind::Type,
            "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the \
             logical_xor function instead.",
        )),
        Arith::Divide if kind <= Numbers::Int => Ok(Dtype::Float64),
        Arith::FloatPower if kind <= Numbers::Float => Ok(Dtype::Float64),
        Arith::FloorDivide | Arith::Remainder | Arith::Fmod | Arith::Power if kind == Numbers::Bool => {
            Err(small(ufunc, common, "int8"))
        }
        Arith::FloorDivide | Arith::Remainder | Arith::Fmod if kind == Numbers::Complex => Err(unsupported(ufunc)),
        _ => Ok(common),
    }
}

fn same_type(ufunc: &Ufunc, same: Same, common: Dtype) -> Result<Dtype, Error> {
    let kind = common.kind();
    match same {
        Same::Negative if kind == Numbers::Bool => Err(Error::new(
            ErrorKind::Type,
            "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not \
             function instead.",
        )),
        Same::Square | Same::Reciprocal if kind == Numbers::Bool => Err(small(ufunc, common, "int8")),
        Same::Invert if kind > Numbers::Int => Err(unsupported(ufunc)),
        Same::Floor | Same::Ceil | Same::Trunc if kind == Numbers::Complex => Err(unsupported(ufunc)),
        Same::Rint if kind <= Numbers::Int => Ok(Dtype::Float64),
        _ => Ok(common),
    }
}

/// The type of what comes out of a loop in this type.
pub(crate) fn result_type(ufunc: &Ufunc, loop_type: Dtype) -> Dtype {
    match ufunc.kind {
        Kind::Truth(_) | Kind::Test(_) => Dtype::Bool,
        Kind::Same(Same::Absolute) if loop_type == Dtype::Complex128 => Dtype::Float64,
        _ => loop_type,
    }
}
