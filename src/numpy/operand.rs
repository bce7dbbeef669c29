//! The values that go in and come out.

use std::sync::Arc;

use num_complex::Complex64;

use super::element::texts_of;
use super::{Array, Buffer, Dtype, Error, ErrorKind};

/// A value of Python that goes into NumPy or comes out of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// `None`.
    None,
    /// A `bool`.
    Bool(bool),
    /// An `int`: weak in promotion.
    Int(i64),
    /// A `float`: weak in promotion.
    Float(f64),
    /// A `complex`, real and imaginary part: weak in promotion.
    Complex(f64, f64),
    /// A `str`.
    Str(Arc<str>),
    /// An array.
    Array(Array),
    /// A scalar of NumPy: an array without axes that prints and hashes as a number.
    Scalar(Array),
    /// A `list`.
    List(Vec<Operand>),
    /// A `tuple`.
    Tuple(Vec<Operand>),
    /// A type of cells.
    Dtype(Dtype),
    /// A `slice`.
    Slice(Option<i64>, Option<i64>, Option<i64>),
    /// `...`.
    Ellipsis,
    /// What the array itself (for a function: its first argument) holds from now on: the caller writes these cells into
    /// it with `set(…, Ellipsis, …)`; Python gets `None`.
    Written(Array),
    /// One with names (`UniqueCounts`, `SVDResult`…): the class, and its fields.
    Named(&'static str, Vec<(&'static str, Operand)>),
}

impl From<Array> for Operand {
    fn from(array: Array) -> Self {
        Self::Array(array)
    }
}

impl Operand {
    /// An array without axes becomes a scalar, as ufuncs, reductions and indices give it.
    pub fn scalar_or_array(array: Array) -> Self {
        if array.view.shape.is_empty() { Self::Scalar(array) } else { Self::Array(array) }
    }

    /// A scalar `float64`.
    pub(crate) fn float64(x: f64) -> Self {
        Self::Scalar(Array::one(x))
    }

    /// A tuple of ints.
    pub(crate) fn ints(places: impl IntoIterator<Item = i64>) -> Self {
        Self::Tuple(places.into_iter().map(Self::Int).collect())
    }

    /// The array in it, if it is one or a scalar.
    pub fn as_array(&self) -> Option<&Array> {
        if let Self::Array(array) | Self::Scalar(array) = self { Some(array) } else { None }
    }

    /// Whether it is a plain number of Python or a scalar of NumPy.
    pub fn is_scalar(&self) -> bool {
        matches!(
            self,
            Self::Bool(_) | Self::Int(_) | Self::Float(_) | Self::Complex(..) | Self::Str(_) | Self::Scalar(_)
        )
    }

    /// The items of a list or tuple.
    pub fn items(&self) -> Option<&[Self]> {
        if let Self::List(items) | Self::Tuple(items) = self { Some(items) } else { None }
    }

    /// As `np.asarray`.
    ///
    /// # Errors
    /// If lists are ragged, or something has no place in an array.
    pub fn to_array(&self) -> Result<Array, Error> {
        Ok(match self {
            Self::Array(array) | Self::Scalar(array) => array.clone(),
            Self::Bool(x) => Array::one(*x),
            Self::Int(x) => Array::one(*x),
            Self::Float(x) => Array::one(*x),
            Self::Complex(re, im) => Array::one(Complex64::new(*re, *im)),
            Self::Str(text) => Array::of(texts_of(vec![Arc::clone(text)], 0), &[]),
            Self::List(items) | Self::Tuple(items) => nested(self, items)?,
            other => {
                let message = format!("an array cannot hold {} here (dtype=object)", other.class_name());
                return Err(Error::new(ErrorKind::Type, message));
            }
        })
    }

    /// The name of its class in Python.
    pub fn class_name(&self) -> String {
        match self {
            Self::None | Self::Written(_) => "NoneType".into(),
            Self::Bool(_) => "bool".into(),
            Self::Int(_) => "int".into(),
            Self::Float(_) => "float".into(),
            Self::Complex(..) => "complex".into(),
            Self::Str(_) => "str".into(),
            Self::Array(_) => "numpy.ndarray".into(),
            Self::Scalar(array) => format!("numpy.{}", array.dtype().scalar_name()),
            Self::List(_) => "list".into(),
            Self::Tuple(_) => "tuple".into(),
            Self::Dtype(_) => "numpy.dtype".into(),
            Self::Slice(..) => "slice".into(),
            Self::Ellipsis => "ellipsis".into(),
            Self::Named(class, _) => (*class).into(),
        }
    }

    /// A whole number, if it is one that Python takes for an index.
    pub fn as_index(&self) -> Option<i64> {
        match self {
            Self::Int(x) => Some(*x),
            Self::Bool(x) => Some(i64::from(*x)),
            Self::Array(array) | Self::Scalar(array) if array.rank() == 0 => match &*array.buffer {
                Buffer::Int64(cells) => Some(cells[array.view.offset]),
                Buffer::Int32(cells) => Some(i64::from(cells[array.view.offset])),
                Buffer::Uint8(cells) => Some(i64::from(cells[array.view.offset])),
                _ => None,
            },
            _ => None,
        }
    }

    /// A real number, if it is one.
    pub fn as_float(&self) -> Option<f64> {
        match self {
            Self::Float(x) => Some(*x),
            Self::Bool(x) => Some(f64::from(u8::from(*x))),
            Self::Int(x) => Some(*x as f64),
            Self::Array(array) | Self::Scalar(array) if array.size() == 1 && array.dtype().is_real() => {
                Some(array.values::<f64>()[0])
            }
            _ => None,
        }
    }

    /// Whether Python takes it for true, if that can be said.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::None => Some(false),
            Self::Str(text) => Some(!text.is_empty()),
            Self::Array(array) | Self::Scalar(array) if array.size() == 1 => Some(array.values::<bool>()[0]),
            other => other.as_float().map(|x| x != 0.0),
        }
    }
}

impl Dtype {
    /// Whether its cells are real numbers.
    pub(crate) fn is_real(self) -> bool {
        !matches!(self, Self::Complex128 | Self::Str(_))
    }
}

/// The shape of nested lists, as deep as all agree.
fn shape_of(value: &Operand, shape: &mut Vec<usize>) {
    match value {
        Operand::Array(array) => shape.extend(&array.view.shape),
        Operand::List(items) | Operand::Tuple(items) => {
            shape.push(items.len());
            if let Some(first) = items.first() {
                shape_of(first, shape);
            }
        }
        _ => {}
    }
}

/// All leaves in order; `Err(depth)` where the lengths do not agree.
fn leaves(value: &Operand, shape: &[usize], depth: usize, found: &mut Vec<Array>) -> Result<(), (bool, usize)> {
    match value {
        Operand::List(items) | Operand::Tuple(items) => {
            if shape.get(depth) != Some(&items.len()) {
                return Err((false, depth));
            }
            items.iter().try_for_each(|item| leaves(item, shape, depth + 1, found))
        }
        Operand::Array(array) if array.view.shape[..] != shape[depth.min(shape.len())..] => Err((false, depth)),
        _ if !matches!(value, Operand::Array(_)) && depth != shape.len() => Err((false, depth)),
        leaf => {
            found.push(leaf.to_array().map_err(|_| (true, depth))?);
            Ok(())
        }
    }
}

fn nested(whole: &Operand, items: &[Operand]) -> Result<Array, Error> {
    if let Some(array) = plain_row(items) {
        return Ok(array);
    }
    let mut shape = Vec::new();
    shape_of(whole, &mut shape);
    let mut found = Vec::new();
    if let Err((foreign, depth)) = leaves(whole, &shape, 0, &mut found) {
        if foreign {
            return Err(Error::new(ErrorKind::Type, "an array of objects (dtype=object) is not known here"));
        }
        let agreed = super::view::shape_text(&shape[..depth.min(shape.len())]);
        let message = format!(
            "setting an array element with a sequence. The requested array has an inhomogeneous shape after {depth} \
             dimensions. The detected shape was {agreed} + inhomogeneous part."
        );
        return Err(Error::new(ErrorKind::Value, message.replace("(,)", "()")));
    }
    let Some(dtype) = found.iter().map(Array::dtype).reduce(Dtype::promote) else {
        return Array::new(Buffer::Float64(Vec::new()), &shape);
    };
    let parts = found.iter().map(|leaf| leaf.cast(dtype)).collect::<Result<Vec<_>, _>>()?;
    Array::new(joined(&parts, dtype), &shape)
}

/// The quick way for a list of plain floats or ints.
fn plain_row(items: &[Operand]) -> Option<Array> {
    match items.first()? {
        Operand::Float(_) => {
            let float = |item: &Operand| if let Operand::Float(x) = item { Some(*x) } else { None };
            items.iter().map(float).collect::<Option<Vec<f64>>>().map(Array::row)
        }
        Operand::Int(_) => {
            let int = |item: &Operand| if let Operand::Int(x) = item { Some(*x) } else { None };
            items.iter().map(int).collect::<Option<Vec<i64>>>().map(Array::row)
        }
        _ => None,
    }
}

/// The cells of all parts, which are of this type, one part behind the other.
pub(crate) fn joined(parts: &[Array], dtype: Dtype) -> Buffer {
    let mut whole = Buffer::zeros(dtype, parts.iter().map(Array::size).sum());
    let mut at = 0;
    for part in parts {
        let places = part.places();
        let len = places.len();
        whole.write((at..at + len).zip(places), &part.buffer);
        at += len;
    }
    whole
}
