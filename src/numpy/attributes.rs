//! What an array has by name: its attributes, and which function each method is.

use super::call::{Callable, Function, lookup};
use super::{Array, Buffer, Operand};

/// `array.NAME` where it is no method.
pub(super) fn attribute(name: &str, this: &Array) -> Option<Operand> {
    let int = |x: usize| Operand::Int(x as i64);
    Some(match name {
        "shape" => Operand::ints(this.shape().iter().map(|&len| len as i64)),
        "ndim" => int(this.rank()),
        "size" => int(this.size()),
        "dtype" => Operand::Dtype(this.dtype()),
        "itemsize" => int(this.dtype().itemsize()),
        "nbytes" => int(this.dtype().itemsize() * this.size()),
        "strides" => Operand::ints(this.view.strides.iter().map(|&s| s as i64 * this.dtype().itemsize() as i64)),
        "T" => Operand::Array(this.through(this.view.transposed())),
        "mT" if this.rank() >= 2 => {
            let mut order: Vec<usize> = (0..this.rank()).collect();
            order.swap(this.rank() - 1, this.rank() - 2);
            Operand::Array(this.through(this.view.permuted(&order)))
        }
        "real" | "imag" => Operand::Array(part(this, name == "real")),
        "flat" => Operand::Array(this.reshaped(&[this.size()])),
        _ => return None,
    })
}

/// The real or imaginary parts.
pub(crate) fn part(this: &Array, real: bool) -> Array {
    match &*this.buffer {
        Buffer::Complex128(_) => {
            let values = this.values::<num_complex::Complex64>();
            let cells = values.iter().map(|x| if real { x.re } else { x.im }).collect();
            Array::of(Buffer::Float64(cells), this.shape())
        }
        _ if real => this.clone(),
        _ => Array::of(Buffer::zeros(this.dtype(), this.size()), this.shape()),
    }
}

/// Methods that are the function of the same name with the array before the other arguments.
const SAME: &[&str] = &[
    "all",
    "any",
    "argmax",
    "argmin",
    "argpartition",
    "argsort",
    "choose",
    "clip",
    "compress",
    "conj",
    "conjugate",
    "cumprod",
    "cumsum",
    "diagonal",
    "dot",
    "max",
    "mean",
    "min",
    "nonzero",
    "prod",
    "ravel",
    "repeat",
    "round",
    "searchsorted",
    "squeeze",
    "std",
    "sum",
    "swapaxes",
    "take",
    "trace",
    "var",
];

/// The function that a method is; it takes the array as its first argument.
pub(super) fn method(name: &str) -> Option<Callable> {
    if let Some(own) = own(name) {
        return Some(Callable::from(own));
    }
    if SAME.contains(&name) { lookup(name) } else { None }
}

/// The methods that are no functions.
fn own(name: &str) -> Option<Function> {
    super::methods::method(name).or_else(|| super::shape::method(name))
}

/// The type of a scalar of Python.
pub(crate) fn python_value(cell: &super::Cell) -> Operand {
    use super::Cell;
    match cell {
        Cell::Bool(x) => Operand::Bool(*x),
        Cell::Uint8(x) => Operand::Int(i64::from(*x)),
        Cell::Int32(x) => Operand::Int(i64::from(*x)),
        Cell::Int64(x) => Operand::Int(*x),
        Cell::Float32(x) => Operand::Float(f64::from(*x)),
        Cell::Float64(x) => Operand::Float(*x),
        Cell::Complex128(x) => Operand::Complex(x.re, x.im),
        Cell::Str(x) => Operand::Str(x.clone()),
    }
}
