//! `repr` of values that hold no others.

use crate::numpy::float_repr;
use crate::python::objects::Value;

/// A type, ufunc or function of NumPy.
pub(super) fn named_of_numpy(name: &str, place: &str) -> String {
    match crate::numpy::Dtype::named(name) {
        Some(dtype) => format!("<class 'numpy.{}'>", dtype.scalar_name()),
        None if crate::numpy::lookup(name).is_some_and(|callable| callable.is_ufunc()) => format!("<ufunc '{name}'>"),
        None if crate::numpy::is_known(name) => {
            format!("<function {} at {place}>", name.rsplit('.').next().unwrap_or(name))
        }
        None => format!("<class 'numpy.{name}'>"),
    }
}

pub(super) fn small_repr(value: Value) -> String {
    match value {
        Value::Unbound | Value::None | Value::Ref(_) => "None".into(),
        Value::NotImplemented => "NotImplemented".into(),
        Value::Ellipsis => "Ellipsis".into(),
        Value::Bool(b) => {
            if b {
                "True".into()
            } else {
                "False".into()
            }
        }
        Value::Int(i) => i.to_string(),
        Value::Float(x) => float_repr(x),
        Value::NpFloat(x) => format!("np.float64({})", float_repr(x)),
        Value::NpInt(i) => format!("np.int64({i})"),
        Value::NpBool(b) => {
            if b {
                "np.True_".into()
            } else {
                "np.False_".into()
            }
        }
        Value::Builtin(number) => format!("<built-in function {}>", super::native::name(number)),
    }
}

pub(super) fn bytes_repr(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = format!("b{quote}");
    for &byte in bytes {
        match byte {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            _ if byte as char == quote => {
                out.push('\\');
                out.push(quote);
            }
            32..=126 => out.push(byte as char),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push(quote);
    out
}
