//! `format(value, spec)` of strings, integers, booleans and complex numbers.

use super::fault::Fault;
use super::float_text::float_body;
use super::number::{Parts, write_number};
use super::spec::{For, Spec};
use crate::numpy::float_repr;

/// `format(text, spec)`.
///
/// # Errors
/// `ValueError`, as Python words it.
pub fn format_str(text: &str, spec: &str) -> Result<String, Fault> {
    if spec.is_empty() {
        return Ok(text.to_string());
    }
    let spec = Spec::parse(spec, For::Text, "str")?;
    if !matches!(spec.kind, None | Some('s')) {
        return Err(spec.unknown("str"));
    }
    if let Some(sign) = spec.sign {
        let what = if sign == ' ' { "Space" } else { "Sign" };
        return Err(Fault::value(format!("{what} not allowed in string format specifier")));
    }
    if spec.no_negative_zero {
        return Err(Fault::value("Negative zero coercion (z) not allowed in string format specifier"));
    }
    if spec.alternate {
        return Err(Fault::value("Alternate form (#) not allowed in string format specifier"));
    }
    if spec.align == '=' {
        return Err(Fault::value("'=' alignment not allowed in string format specifier"));
    }
    Ok(match spec.precision.and_then(|p| text.char_indices().nth(p)) {
        Some((end, _)) => spec.pad(&text[..end]),
        None => spec.pad(text),
    })
}

/// `format(True, spec)`: a word alone, else as the integer it is.
///
/// # Errors
/// `ValueError`, as Python words it.
pub fn format_bool(value: bool, spec: &str) -> Result<String, Fault> {
    if spec.is_empty() {
        return Ok(if value { "True" } else { "False" }.to_string());
    }
    format_integer(i64::from(value), spec, "bool")
}

/// `format(value, spec)` of an integer.
///
/// # Errors
/// `ValueError`, `OverflowError`, as Python words them.
pub fn format_int(value: i64, spec: &str) -> Result<String, Fault> {
    if spec.is_empty() {
        return Ok(value.to_string());
    }
    format_integer(value, spec, "int")
}

fn format_integer(value: i64, text: &str, type_name: &str) -> Result<String, Fault> {
    let spec = Spec::parse(text, For::Number, type_name)?;
    match spec.kind {
        Some('e' | 'f' | 'g' | 'E' | 'F' | 'G' | '%') => return Ok(float_body(value as f64, &spec)),
        None | Some('b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n') => {}
        Some(_) => return Err(spec.unknown(type_name)),
    }
    if spec.precision.is_some() {
        return Err(Fault::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(Fault::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    let size = value.unsigned_abs();
    let (prefix, digits, group) = match spec.kind {
        Some('c') => return character(value, &spec),
        Some('b') => ("0b", format!("{size:b}"), 4),
        Some('o') => ("0o", format!("{size:o}"), 4),
        Some('x') => ("0x", format!("{size:x}"), 4),
        Some('X') => ("0X", format!("{size:X}"), 4),
        _ => ("", size.to_string(), 3),
    };
    let prefix = if spec.alternate { prefix } else { "" };
    Ok(write_number(&Parts { negative: value < 0, prefix, digits: &digits, rest: "", group }, &spec))
}

fn character(value: i64, spec: &Spec) -> Result<String, Fault> {
    if spec.sign.is_some() {
        return Err(Fault::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(Fault::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let c = u32::try_from(value).ok().filter(|&v| v < 0x11_0000);
    let c = c.ok_or_else(|| Fault::overflow("%c arg not in range(0x110000)"))?;
    let text = char::from_u32(c).unwrap_or('\u{fffd}').to_string();
    Ok(write_number(&Parts { negative: false, prefix: "", digits: "", rest: &text, group: 3 }, spec))
}

/// `format(value, spec)` of a complex number.
///
/// # Errors
/// `ValueError`, as Python words it.
pub fn format_complex(re: f64, im: f64, spec: &str) -> Result<String, Fault> {
    if spec.is_empty() {
        return Ok(complex_repr(re, im));
    }
    let spec = Spec::parse(spec, For::Number, "complex")?;
    if !matches!(spec.kind, None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) {
        return Err(spec.unknown("complex"));
    }
    if spec.fill == '0' {
        return Err(Fault::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == '=' {
        return Err(Fault::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    let bare = spec.kind.is_none();
    let kind = if bare && spec.precision.is_some() { Some('g') } else { spec.kind };
    let part = Spec { fill: ' ', align: '>', width: 0, kind, ..spec.clone() };
    let write = |x: f64, part: &Spec| -> String {
        let text = float_body(x, part);
        // Alone, a part of a complex number has no ".0".
        match text.strip_suffix(".0") {
            Some(short) if part.kind.is_none() && part.alternate => format!("{short}."),
            Some(short) if part.kind.is_none() => short.to_string(),
            _ => text,
        }
    };
    let imaginary = write(im, &Spec { sign: Some('+'), ..part.clone() });
    let whole = if bare && re == 0.0 && re.is_sign_positive() {
        format!("{}j", write(im, &part))
    } else if bare {
        format!("({}{imaginary}j)", write(re, &part))
    } else {
        format!("{}{imaginary}j", write(re, &part))
    };
    Ok(spec.pad(&whole))
}

/// `repr(complex(re, im))`, which is its `str` too.
pub fn complex_repr(re: f64, im: f64) -> String {
    let short = |x: f64| {
        let text = float_repr(x);
        text.strip_suffix(".0").map_or(text.clone(), str::to_string)
    };
    if re == 0.0 && re.is_sign_positive() {
        return format!("{}j", short(im));
    }
    let im_text = short(im);
    let plus = if im_text.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{im_text}j)", short(re))
}
