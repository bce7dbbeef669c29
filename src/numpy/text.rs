//! How Python writes strings and complex numbers.

use num_complex::Complex64;

use super::float_repr;

/// Python's `repr` of a string.
pub fn python_str_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut written = String::with_capacity(text.len() + 2);
    written.push(quote);
    for c in text.chars() {
        match c {
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            _ if c == quote => {
                written.push('\\');
                written.push(c);
            }
            _ if (c as u32) < 32 || c as u32 == 127 => {
                written.extend(format!("\\x{:02x}", c as u32).chars());
            }
            _ => written.push(c),
        }
    }
    written.push(quote);
    written
}

/// A part of a complex number: without `.0`.
fn part(x: f64) -> String {
    let text = float_repr(x);
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// Python's and NumPy's `str` of a complex number: `(1+2j)`, `2j`.
pub fn complex_repr(x: Complex64) -> String {
    let imaginary = part(x.im);
    if x.re == 0.0 && !x.re.is_sign_negative() {
        return format!("{imaginary}j");
    }
    let sign = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imaginary}j)", part(x.re))
}

/// A float with so many significant digits at most, as C's `%.*g` writes it.
pub(crate) fn general(x: f64, digits: usize) -> String {
    if !x.is_finite() {
        return if x.is_nan() { "nan".into() } else { if x > 0.0 { "inf" } else { "-inf" }.into() };
    }
    let digits = digits.max(1);
    let text = format!("{:.*e}", digits - 1, x);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let power: i32 = exponent.parse().unwrap_or(0);
    let trim = |text: &str| {
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text.to_owned() }
    };
    if power < -4 || power >= digits as i32 {
        let sign = if power < 0 { '-' } else { '+' };
        return format!("{}e{sign}{:02}", trim(mantissa), power.abs());
    }
    trim(&format!("{x:.*}", (digits as i32 - 1 - power).max(0) as usize))
}
