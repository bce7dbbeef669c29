//! Floats as text: `e`, `f`, `g`, `n`, `%` and without a letter.

use super::fault::Fault;
use super::number::{Parts, write_number};
use super::spec::{For, Spec};
use crate::numpy::float_repr;

/// `format(value, spec)` of a float.
///
/// # Errors
/// `ValueError`, as Python words it.
pub fn format_float(value: f64, spec: &str) -> Result<String, Fault> {
    if spec.is_empty() {
        return Ok(float_repr(value));
    }
    let spec = Spec::parse(spec, For::Number, "float")?;
    if !matches!(spec.kind, None | Some('e' | 'f' | 'g' | 'n' | '%' | 'E' | 'F' | 'G')) {
        return Err(spec.unknown("float"));
    }
    Ok(float_body(value, &spec))
}

/// A float by a specifier that is read already and has a letter of floats or none.
pub(super) fn float_body(value: f64, spec: &Spec) -> String {
    let (mut kind, mut x) = (spec.kind, value);
    let mut tail = "";
    if kind == Some('%') {
        (kind, x, tail) = (Some('f'), value * 100.0, "%");
    }
    let upper = matches!(kind, Some('E' | 'F' | 'G'));
    let style = match kind {
        Some('e' | 'E') => Style::Exponent,
        Some('f' | 'F') => Style::Fixed,
        Some(_) => Style::General { point: false },
        None if spec.precision.is_some() => Style::General { point: true },
        None => Style::Shortest,
    };
    let mut text = float_digits(x.abs(), style, spec.precision.unwrap_or(6), spec.alternate);
    if upper {
        text.make_ascii_uppercase();
    }
    let mut negative = x.is_sign_negative() && !x.is_nan();
    if spec.no_negative_zero && !text.split(['e', 'E']).next().unwrap_or("").bytes().any(|b| (b'1'..=b'9').contains(&b))
    {
        negative = negative && x.is_infinite();
    }
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = format!("{}{tail}", &text[whole..]);
    write_number(&Parts { negative, prefix: "", digits: &text[..whole], rest: &rest, group: 3 }, spec)
}

/// The ways in which a float is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `1.5e+00`
    Exponent,
    /// `1.500`
    Fixed,
    /// The shorter of the two; with `point`, a digit after the point at least.
    General {
        /// Whether a whole number keeps `.0`.
        point: bool,
    },
    /// As `repr`.
    Shortest,
}

/// Digits of a float that is not negative; `alternate` keeps the point and, in the general style, the zeros.
pub fn float_digits(x: f64, style: Style, precision: usize, alternate: bool) -> String {
    if !x.is_finite() {
        return if x.is_nan() { "nan" } else { "inf" }.to_string();
    }
    match style {
        Style::Shortest => {
            let text = float_repr(x);
            match text.find('e') {
                Some(e) if alternate && !text.contains('.') => format!("{}.{}", &text[..e], &text[e..]),
                _ => text,
            }
        }
        Style::Fixed => {
            let mut text = format!("{x:.precision$}");
            if alternate && precision == 0 {
                text.push('.');
            }
            text
        }
        Style::Exponent => {
            let (mantissa, exponent) = scientific(x, precision);
            let point = if alternate && precision == 0 { "." } else { "" };
            format!("{mantissa}{point}{}", exponent_text(exponent))
        }
        Style::General { point } => general(x, precision.max(1), alternate, point),
    }
}

fn scientific(x: f64, precision: usize) -> (String, i32) {
    let text = format!("{x:.precision$e}");
    let (mantissa, exponent) = text.split_once('e').expect("the exponent form has an e");
    (mantissa.to_string(), exponent.parse().expect("an exponent is a number"))
}

fn exponent_text(exponent: i32) -> String {
    format!("e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

fn general(x: f64, precision: usize, alternate: bool, point: bool) -> String {
    let (mantissa, exponent) = scientific(x, precision - 1);
    let strip = |text: String| {
        if alternate || !text.contains('.') {
            return text;
        }
        text.trim_end_matches('0').trim_end_matches('.').to_string()
    };
    let most = precision as i32 - i32::from(point);
    if exponent < -4 || exponent >= most {
        let bare = alternate && !mantissa.contains('.');
        return format!("{}{}{}", strip(mantissa), if bare { "." } else { "" }, exponent_text(exponent));
    }
    let decimals = (precision as i32 - 1 - exponent).max(0) as usize;
    let mut text = strip(format!("{x:.decimals$}"));
    if !text.contains('.') {
        if point {
            text.push_str(".0");
        } else if alternate {
            text.push('.');
        }
    }
    text
}
