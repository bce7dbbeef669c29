//! Arithmetic of numbers that needs no heap.

use crate::python::compile::{Binary, Compare};
use crate::python::objects::Value;

/// The result of an operator on small numbers, or nothing where it takes more than that.
pub fn fast_binary(op: Binary, left: Value, right: Value) -> Option<Value> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => integers(op, a, b).map(Value::Int),
        (Value::Float(a), Value::Float(b)) => floats(op, a, b).map(Value::Float),
        (Value::Float(a), Value::Int(b)) => floats(op, a, b as f64).map(Value::Float),
        (Value::Int(a), Value::Float(b)) => floats(op, a as f64, b).map(Value::Float),
        (Value::NpFloat(a), Value::NpFloat(b) | Value::Float(b)) | (Value::Float(a), Value::NpFloat(b)) => {
            numpy_floats(op, a, b).map(Value::NpFloat)
        }
        (Value::NpFloat(a), Value::Int(b)) => numpy_floats(op, a, b as f64).map(Value::NpFloat),
        (Value::Int(a), Value::NpFloat(b)) => numpy_floats(op, a as f64, b).map(Value::NpFloat),
        _ => None,
    }
}

fn integers(op: Binary, a: i64, b: i64) -> Option<i64> {
    match op {
        Binary::Add => a.checked_add(b),
        Binary::Sub => a.checked_sub(b),
        Binary::Mul => a.checked_mul(b),
        Binary::FloorDiv if b > 0 => Some(a.div_euclid(b)),
        Binary::Mod if b > 0 => Some(a.rem_euclid(b)),
        Binary::And => Some(a & b),
        Binary::Or => Some(a | b),
        Binary::Xor => Some(a ^ b),
        _ => None,
    }
}

fn floats(op: Binary, a: f64, b: f64) -> Option<f64> {
    match op {
        Binary::Add => Some(a + b),
        Binary::Sub => Some(a - b),
        Binary::Mul => Some(a * b),
        Binary::Div if b != 0.0 => Some(a / b),
        _ => None,
    }
}

/// Only where no warning can arise: the result is finite, or an operand was not.
fn numpy_floats(op: Binary, a: f64, b: f64) -> Option<f64> {
    let value = floats(op, a, b)?;
    value.is_finite().then_some(value)
}

/// The result of a comparison of small numbers.
pub fn fast_compare(op: Compare, left: Value, right: Value) -> Option<bool> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => Some(ordered(op, &a, &b)),
        (Value::Float(a), Value::Float(b)) => Some(ordered(op, &a, &b)),
        (Value::Float(a), Value::Int(b)) if b.unsigned_abs() < 1 << 53 => Some(ordered(op, &a, &(b as f64))),
        (Value::Int(a), Value::Float(b)) if a.unsigned_abs() < 1 << 53 => Some(ordered(op, &(a as f64), &b)),
        _ => None,
    }
}

/// A comparison of what is ordered.
pub fn ordered<T: PartialOrd + ?Sized>(op: Compare, a: &T, b: &T) -> bool {
    match op {
        Compare::Eq => a == b,
        Compare::Ne => a != b,
        Compare::Lt => a < b,
        Compare::Le => a <= b,
        Compare::Gt => a > b,
        Compare::Ge => a >= b,
    }
}
