//! Reads back the values that `tests/golden/numpy/encode.py` writes, and compares.

#![allow(dead_code, reason = "each test file uses its part")]

use std::sync::Arc;

use lina_tui::numpy::{Array, Buffer, Dtype, Error, Operand, State, call};
use num_complex::Complex64;
use serde_json::Value;

fn float(value: &Value) -> f64 {
    f64::from_bits(value.as_u64().unwrap())
}

pub fn array(parts: &Value) -> Array {
    let cells = parts[2].as_array().unwrap();
    let ints = || cells.iter().map(|x| x.as_i64().unwrap());
    let floats = || cells.iter().map(float);
    let buffer = match parts[0].as_str().unwrap() {
        "bool" => Buffer::Bool(ints().map(|x| x != 0).collect()),
        "uint8" => Buffer::Uint8(ints().map(|x| x as u8).collect()),
        "int32" => Buffer::Int32(ints().map(|x| x as i32).collect()),
        "int64" => Buffer::Int64(ints().collect()),
        "float32" => Buffer::Float32(floats().map(|x| x as f32).collect()),
        "float64" => Buffer::Float64(floats().collect()),
        "complex128" => {
            Buffer::Complex128(cells.chunks(2).map(|pair| Complex64::new(float(&pair[0]), float(&pair[1]))).collect())
        }
        _ => {
            let texts: Vec<Arc<str>> = cells.iter().map(|x| Arc::from(x.as_str().unwrap())).collect();
            let width = texts.iter().map(|text| text.chars().count()).max().unwrap_or(1).max(1);
            Buffer::Str(texts, width)
        }
    };
    let shape: Vec<usize> = parts[1].as_array().unwrap().iter().map(|x| x.as_u64().unwrap() as usize).collect();
    Array::new(buffer, &shape).unwrap()
}

pub fn operand(value: &Value) -> Operand {
    let items = |value: &Value| value.as_array().unwrap().iter().map(operand).collect();
    match value {
        Value::Null => Operand::None,
        Value::Bool(x) => Operand::Bool(*x),
        Value::Number(x) => Operand::Int(x.as_i64().unwrap()),
        Value::String(x) => Operand::Str(Arc::from(x.as_str())),
        Value::Object(fields) => {
            let (kind, value) = fields.iter().next().unwrap();
            match kind.as_str() {
                "a" => Operand::Array(array(value)),
                "s" => Operand::Scalar(array(value)),
                "f" => Operand::Float(float(value)),
                "c" => Operand::Complex(float(&value[0]), float(&value[1])),
                "l" => Operand::List(items(value)),
                "t" => Operand::Tuple(items(value)),
                "d" => Operand::Dtype(Dtype::named(value.as_str().unwrap()).unwrap()),
                "dots" => Operand::Ellipsis,
                "slice" => Operand::Slice(value[0].as_i64(), value[1].as_i64(), value[2].as_i64()),
                other => panic!("{other}"),
            }
        }
        Value::Array(_) => panic!("a bare list"),
    }
}

pub fn operands(value: &Value) -> Vec<Operand> {
    value.as_array().unwrap().iter().map(operand).collect()
}

pub fn kwargs(value: &Value) -> Vec<(&str, Operand)> {
    value.as_object().unwrap().iter().map(|(key, value)| (key.as_str(), operand(value))).collect()
}

/// How far numbers may lie apart: so much of the greatest number beside them.
pub fn close(a: f64, b: f64, scale: f64, tolerance: f64) -> bool {
    a == b || a.is_nan() && b.is_nan() || (a - b).abs() <= tolerance * scale.max(a.abs()).max(b.abs())
}

fn numbers(array: &Array) -> Vec<f64> {
    let places = array.places();
    let at = |place: usize| match &*array.buffer {
        Buffer::Bool(cells) => vec![f64::from(u8::from(cells[place]))],
        Buffer::Uint8(cells) => vec![f64::from(cells[place])],
        Buffer::Int32(cells) => vec![f64::from(cells[place])],
        Buffer::Int64(cells) => vec![cells[place] as f64],
        Buffer::Float32(cells) => vec![f64::from(cells[place])],
        Buffer::Float64(cells) => vec![cells[place]],
        Buffer::Complex128(cells) => vec![cells[place].re, cells[place].im],
        Buffer::Str(..) => vec![],
    };
    places.into_iter().flat_map(at).collect()
}

fn same_array(a: &Array, b: &Array, tolerance: f64) -> bool {
    if a.shape() != b.shape() {
        return false;
    }
    // The goldens do not say how wide texts may be.
    if let (Buffer::Str(a, _), Buffer::Str(b, _)) = (a.packed(), b.packed()) {
        return a == b;
    }
    if a.dtype() != b.dtype() {
        return false;
    }
    let (a, b) = (numbers(a), numbers(b));
    let finite = |x: &&f64| x.is_finite();
    let scale = b.iter().filter(finite).fold(0.0_f64, |most, x| most.max(x.abs()));
    a.iter().zip(&b).all(|(&a, &b)| close(a, b, scale, tolerance))
}

pub fn same(ours: &Operand, theirs: &Operand, tolerance: f64) -> bool {
    match (ours, theirs) {
        (Operand::Array(a), Operand::Array(b)) | (Operand::Scalar(a), Operand::Scalar(b)) => {
            same_array(a, b, tolerance)
        }
        (Operand::Float(a), Operand::Float(b)) => close(*a, *b, 0.0, tolerance),
        (Operand::List(a), Operand::List(b)) | (Operand::Tuple(a), Operand::Tuple(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b, tolerance))
        }
        (Operand::Named(_, a), Operand::Tuple(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|((_, a), b)| same(a, b, tolerance))
        }
        (Operand::Written(a), Operand::Array(b)) => same_array(a, b, tolerance),
        _ => ours == theirs,
    }
}

/// What differs between our outcome and theirs, if anything.
pub fn difference(ours: &Result<Operand, Error>, theirs: &Value, tolerance: f64) -> Option<String> {
    let error = theirs.get("e").filter(|_| theirs.is_object());
    match (ours, error) {
        (Ok(ours), None) => {
            let theirs = operand(theirs);
            (!same(ours, &theirs, tolerance)).then(|| format!("ours   {ours:?}\ntheirs {theirs:?}"))
        }
        (Err(ours), Some(error)) => {
            let name = ours.kind.name();
            let ours = [name.rsplit('.').next().unwrap_or(name), &ours.message];
            let theirs = [error[0].as_str().unwrap(), error[1].as_str().unwrap()];
            (ours != theirs).then(|| format!("ours   {ours:?}\ntheirs {theirs:?}"))
        }
        _ => Some(format!("ours   {ours:?}\ntheirs {theirs}")),
    }
}

/// Holds every call of these cases to what NumPy answers: to this tolerance, and where float32 takes part to its own.
#[track_caller]
pub fn hold(cases: &str, tolerance: f64) {
    let cases: Vec<Value> = serde_json::from_str(cases).unwrap();
    let mut wrong = vec![];
    for case in &cases {
        let name = case[0].as_str().unwrap();
        let ours = call(name, &operands(&case[1]), &kwargs(&case[2]), &mut State::default());
        let tolerance = if case.to_string().contains("float32") { 1e-6 } else { tolerance };
        if let Some(text) = difference(&ours, &case[3], tolerance) {
            wrong.push(format!("{name}({}, {})\n{text}", case[1], case[2]));
        }
    }
    let shown = wrong[..wrong.len().min(90)].join("\n\n");
    assert!(wrong.is_empty(), "{} of {} differ:\n{shown}", wrong.len(), cases.len());
}
