//! Python's operators on arrays and scalars.

use super::call::{Options, check_cast, computed};
use super::table::Ufunc;
use super::types::{Inputs, loop_type, result_type};
use crate::numpy::state::Flags;
use crate::numpy::view::shape_text;
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Kind, Operand, State, broadcast_shapes};

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Binary {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `//`
    FloorDivide,
    /// `%`
    Remainder,
    /// `**`
    Power,
    /// `@`
    Matmul,
    /// `&`
    And,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `<<`
    LeftShift,
    /// `>>`
    RightShift,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
}

/// An operator before one operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unary {
    /// `-`
    Negative,
    /// `+`
    Positive,
    /// `~`
    Invert,
    /// `abs()`
    Absolute,
}

impl Binary {
    /// The ufunc behind it.
    pub fn ufunc_name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Subtract => "subtract",
            Self::Multiply => "multiply",
            Self::Divide => "divide",
            Self::FloorDivide => "floor_divide",
            Self::Remainder => "remainder",
            Self::Power => "power",
            Self::Matmul => "matmul",
            Self::And => "bitwise_and",
            Self::Or => "bitwise_or",
            Self::Xor => "bitwise_xor",
            Self::LeftShift => "left_shift",
            Self::RightShift => "right_shift",
            Self::Less => "less",
            Self::LessEqual => "less_equal",
            Self::Greater => "greater",
            Self::GreaterEqual => "greater_equal",
            Self::Equal => "equal",
            Self::NotEqual => "not_equal",
        }
    }

    /// As Python writes it.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::FloorDivide => "//",
            Self::Remainder => "%",
            Self::Power => "** or pow()",
            Self::Matmul => "@",
            Self::And => "&",
            Self::Or => "|",
            Self::Xor => "^",
            Self::LeftShift => "<<",
            Self::RightShift => ">>",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::Equal => "==",
            Self::NotEqual => "!=",
        }
    }
}

/// A float of Python, or a scalar `float64`.
fn plain(operand: &Operand) -> Option<f64> {
    match operand {
        Operand::Float(x) => Some(*x),
        Operand::Int(x) => Some(*x as f64),
        Operand::Scalar(array) => match &*array.buffer {
            Buffer::Float64(cells) => Some(cells[array.view.offset]),
            _ => None,
        },
        _ => None,
    }
}

/// The quick way between a scalar `float64` and another float.
fn quick(op: Binary, a: &Operand, b: &Operand) -> Option<Operand> {
    let double = |operand: &Operand| matches!(operand, Operand::Scalar(array) if array.dtype() == Dtype::Float64);
    if !double(a) && !double(b) {
        return None;
    }
    let (x, y) = (plain(a)?, plain(b)?);
    let truth = |x: bool| Some(Operand::Scalar(Array::one(x)));
    let result = match op {
        Binary::Add => x + y,
        Binary::Subtract => x - y,
        Binary::Multiply => x * y,
        Binary::Divide => x / y,
        Binary::Less => return truth(x < y),
        Binary::LessEqual => return truth(x <= y),
        Binary::Greater => return truth(x > y),
        Binary::GreaterEqual => return truth(x >= y),
        Binary::Equal => return truth(x == y),
        Binary::NotEqual => return truth(x != y),
        _ => return None,
    };
    result.is_finite().then(|| Operand::float64(result))
}

/// `a OP b`, at least one of them an array or scalar of NumPy.
///
/// # Errors
/// NumPy's, in its words.
pub fn binary(op: Binary, a: &Operand, b: &Operand, state: &mut State) -> Result<Operand, Error> {
    if let Some(result) = quick(op, a, b) {
        return Ok(result);
    }
    if op == Binary::Matmul {
        return crate::numpy::call("matmul", &[a.clone(), b.clone()], &[], state);
    }
    if let Some(result) = foreign(op, a, b) {
        return result;
    }
    let scalars = a.is_scalar() && b.is_scalar();
    let (ufunc, operands) = match op {
        Binary::Power => power(a, b),
        _ => (Ufunc::named(op.ufunc_name()), vec![a, b]),
    };
    let Some(ufunc) = ufunc else { return Err(Error::new(ErrorKind::Type, "unknown operator")) };
    let inputs = Inputs::new(operands)?;
    if !scalars {
        let result = computed(ufunc, &inputs, &Options::default(), ufunc.name, state)?;
        return Ok(Operand::scalar_or_array(result));
    }
    let result = computed(ufunc, &inputs, &Options::default(), &format!("scalar {}", op.ufunc_name()), state)?;
    if overflowed(op, &inputs, &result) {
        state.report(Flags { over: true, ..Flags::default() }, &format!("scalar {}", op.ufunc_name()))?;
    }
    Ok(Operand::scalar_or_array(result))
}

/// `**` with the exponents that NumPy has quicker functions for.
fn power<'a>(a: &'a Operand, b: &'a Operand) -> (Option<&'static Ufunc>, Vec<&'a Operand>) {
    let floats = a.as_array().is_some_and(|array| array.dtype().kind() >= Kind::Float && array.rank() > 0);
    let single = match b {
        Operand::Int(_) | Operand::Float(_) => true,
        Operand::Array(array) | Operand::Scalar(array) => array.rank() == 0,
        _ => false,
    };
    let name = match b.as_float() {
        Some(0.5) if floats && single => "sqrt",
        Some(-1.0) if floats && single => "reciprocal",
        Some(1.0) if floats && single => "positive",
        _ => return (Ufunc::named("power"), vec![a, b]),
    };
    (Ufunc::named(name), vec![a])
}

/// Whether whole scalars ran out of their type.
fn overflowed(op: Binary, inputs: &Inputs, result: &Array) -> bool {
    if result.dtype().kind() != Kind::Int {
        return false;
    }
    let value = |array: &Array| i128::from(array.values::<i64>()[0]);
    let (x, y, found) = (value(&inputs.arrays[0]), value(&inputs.arrays[1]), value(result));
    match op {
        Binary::Add => x + y != found,
        Binary::Subtract => x - y != found,
        Binary::Multiply => x * y != found,
        Binary::Power => u32::try_from(y).is_ok_and(|y| x.checked_pow(y) != Some(found)),
        _ => false,
    }
}

/// Operands that have no place in an array: `None`, or text beside numbers.
fn foreign(op: Binary, a: &Operand, b: &Operand) -> Option<Result<Operand, Error>> {
    let text = |operand: &Operand| match operand {
        Operand::Str(_) => true,
        other => other.as_array().is_some_and(|array| matches!(array.dtype(), Dtype::Str(_))),
    };
    let outside = |operand: &Operand| {
        matches!(
            operand,
            Operand::None | Operand::Dtype(_) | Operand::Slice(..) | Operand::Ellipsis | Operand::Named(..)
        )
    };
    if !outside(a) && !outside(b) && (text(a) == text(b) || !matches!(op, Binary::Equal | Binary::NotEqual)) {
        return None;
    }
    if !matches!(op, Binary::Equal | Binary::NotEqual) {
        let name = |operand: &Operand| match operand {
            Operand::Array(array) => match array.dtype().kind() {
                Kind::Bool => "bool".to_owned(),
                Kind::Int => "int".to_owned(),
                Kind::Float => "float".to_owned(),
                Kind::Complex => "complex".to_owned(),
                Kind::Str => "str".to_owned(),
            },
            other => other.class_name(),
        };
        let (symbol, left, right) = (op.symbol(), name(a), name(b));
        let compares = matches!(op, Binary::Less | Binary::LessEqual | Binary::Greater | Binary::GreaterEqual);
        let message = if compares {
            format!("'{symbol}' not supported between instances of '{left}' and '{right}'")
        } else {
            format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'")
        };
        return Some(Err(Error::new(ErrorKind::Type, message)));
    }
    let shape = |operand: &Operand| operand.to_array().map(|array| array.shape().to_vec()).unwrap_or_default();
    let (left, right) = (shape(a), shape(b));
    Some(broadcast_shapes(&[&left, &right]).map(|shape| {
        let len = shape.iter().product();
        Operand::scalar_or_array(Array::of(Buffer::Bool(vec![op == Binary::NotEqual; len]), &shape))
    }))
}

/// What `this OP= other` leaves in `this`: cells of its own type and shape.
///
/// # Errors
/// NumPy's, in its words: where the result does not fit the array.
pub fn augmented(op: Binary, this: &Array, other: &Operand, state: &mut State) -> Result<Array, Error> {
    let left = Operand::Array(this.clone());
    if op == Binary::Matmul {
        let result = binary(op, &left, other, state)?.to_array()?;
        return result.cast(this.dtype());
    }
    let (ufunc, operands) = match op {
        Binary::Power => power(&left, other),
        _ => (Ufunc::named(op.ufunc_name()), vec![&left, other]),
    };
    let Some(ufunc) = ufunc else { return Err(Error::new(ErrorKind::Type, "unknown operator")) };
    if let Some(refused) = foreign(op, &left, other) {
        return refused?.to_array();
    }
    let inputs = Inputs::new(operands)?;
    let shapes: Vec<&[usize]> = inputs.arrays.iter().map(Array::shape).collect();
    let shape = broadcast_shapes(&shapes)?;
    if shape != this.shape() {
        let (out, inner) = (shape_text(this.shape()), shape_text(&shape));
        let message =
            format!("non-broadcastable output operand with shape {out} doesn't match the broadcast shape {inner}");
        return Err(Error::new(ErrorKind::Value, message));
    }
    check_cast(ufunc, result_type(ufunc, loop_type(ufunc, &inputs)?), this.dtype())?;
    computed(ufunc, &inputs, &Options::default(), ufunc.name, state)?.cast(this.dtype())
}

/// `OP a`.
///
/// # Errors
/// NumPy's, in its words.
pub fn unary(op: Unary, a: &Operand, state: &mut State) -> Result<Operand, Error> {
    let name = match op {
        Unary::Negative => "negative",
        Unary::Positive => "positive",
        Unary::Invert => "invert",
        Unary::Absolute => "absolute",
    };
    let Some(ufunc) = Ufunc::named(name) else { return Err(Error::new(ErrorKind::Type, "unknown operator")) };
    let result = computed(ufunc, &Inputs::new([a])?, &Options::default(), name, state)?;
    Ok(Operand::scalar_or_array(result))
}
