//! `int`, `float` and `complex` of texts.

use super::fault::Fault;
use super::repr::str_repr;

/// What Python strips around numbers.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// The value of a decimal digit of any script that Python takes; ASCII and the common ones.
pub(super) fn ascii_digit(c: char) -> Option<char> {
    // Starts of runs of ten digits: Arabic, Devanagari, Bengali, fullwidth and others.
    const STARTS: [u32; 12] = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xe50, 0x1040, 0xff10];
    if c.is_ascii() {
        return None;
    }
    let code = c as u32;
    STARTS
        .iter()
        .find(|&&start| (start..start + 10).contains(&code))
        .and_then(|&start| char::from_digit(code - start, 10))
}

fn plain_digits(text: &str) -> String {
    text.trim_matches(is_space).chars().map(|c| ascii_digit(c).unwrap_or(c)).collect()
}

/// `int(text, base)`; base 10 unless told otherwise, 0 reads the prefix.
///
/// # Errors
/// `ValueError` in Python's words; `OverflowError` beyond 64 bits.
pub fn parse_int(text: &str, base: i64) -> Result<i64, Fault> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(Fault::value("int() base must be >= 2 and <= 36, or 0"));
    }
    let invalid = || Fault::value(format!("invalid literal for int() with base {base}: {}", str_repr(text)));
    let plain = plain_digits(text);
    let (negative, unsigned) = match plain.as_bytes().first() {
        Some(b'-') => (true, &plain[1..]),
        Some(b'+') => (false, &plain[1..]),
        _ => (false, plain.as_str()),
    };
    let (base, digits) = prefix(unsigned, base as u32).ok_or_else(invalid)?;
    let mut value: Option<i128> = Some(0);
    let mut digit_before = false;
    for c in digits.chars() {
        if c == '_' && digit_before {
            digit_before = false;
            continue;
        }
        let digit = c.to_digit(base).ok_or_else(invalid)?;
        digit_before = true;
        value = value.and_then(|v| v.checked_mul(i128::from(base))?.checked_add(i128::from(digit)));
    }
    if !digit_before {
        return Err(invalid());
    }
    let value = value.map(|v| if negative { -v } else { v });
    value.and_then(|v| i64::try_from(v).ok()).ok_or_else(Fault::too_large)
}

/// Takes `0x` and the like off; an underscore may follow it.
fn prefix(text: &str, base: u32) -> Option<(u32, &str)> {
    let of_prefix = |text: &str| match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    };
    let found = of_prefix(text);
    let base = match (base, found) {
        (0, Some(found)) => found,
        // Without a prefix a leading zero is only taken of zero itself.
        (0, None) if text.starts_with('0') => {
            return text.chars().all(|c| c == '0' || c == '_').then_some((10, text));
        }
        (0, None) => 10,
        (base, _) => base,
    };
    if found == Some(base) {
        let rest = &text[2..];
        return Some((base, rest.strip_prefix('_').unwrap_or(rest)));
    }
    Some((base, text))
}

/// `float(text)`.
///
/// # Errors
/// `ValueError` in Python's words.
pub fn parse_float(text: &str) -> Result<f64, Fault> {
    let invalid = || Fault::value(format!("could not convert string to float: {}", str_repr(text)));
    number(&plain_digits(text)).ok_or_else(invalid)
}

/// A float without blanks around it; underscores only between digits.
fn number(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let negative = text.starts_with('-');
    let lower = unsigned.to_ascii_lowercase();
    let size = match lower.as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => {
            let bytes = lower.as_bytes();
            let fine = bytes.iter().enumerate().all(|(i, b)| match b {
                b'0'..=b'9' | b'.' | b'e' | b'+' | b'-' => true,
                b'_' => {
                    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
                    i > 0 && digit(bytes.get(i - 1)) && digit(bytes.get(i + 1))
                }
                _ => false,
            });
            if !fine || !bytes.first().is_some_and(|b| b.is_ascii_digit() || *b == b'.') {
                return None;
            }
            lower.replace('_', "").parse().ok()?
        }
    };
    Some(if negative { -size } else { size })
}

/// `complex(text)`.
///
/// # Errors
/// `ValueError` in Python's words.
pub fn parse_complex(text: &str) -> Result<(f64, f64), Fault> {
    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let stray = |i: usize| bytes[i] == b'_' && !(i > 0 && digit(bytes.get(i - 1)) && digit(bytes.get(i + 1)));
    if (0..bytes.len()).any(stray) {
        return Err(Fault::value(format!("could not convert string to complex: {}", str_repr(text))));
    }
    complex(text).ok_or_else(|| Fault::value("complex() arg is a malformed string"))
}

fn complex(text: &str) -> Option<(f64, f64)> {
    let mut plain = plain_digits(text);
    if let Some(inner) = plain.strip_prefix('(') {
        plain = inner.strip_suffix(')')?.trim_matches(is_space).to_string();
    }
    let Some(body) = plain.strip_suffix(['j', 'J']) else {
        return Some((number(&plain)?, 0.0));
    };
    // The imaginary part begins at the last sign that is no exponent's.
    let bytes = body.as_bytes();
    let split = (0..bytes.len())
        .rev()
        .find(|&i| matches!(bytes[i], b'+' | b'-') && !(i > 0 && matches!(bytes[i - 1], b'e' | b'E')));
    let imaginary = |text: &str| match text {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        _ => number(text),
    };
    match split {
        Some(at) if at > 0 => Some((number(&body[..at])?, imaginary(&body[at..])?)),
        _ => Some((0.0, imaginary(body)?)),
    }
}

/// `float.fromhex`: `0x1.8p+1`.
///
/// # Errors
/// `ValueError`, as Python words it.
pub fn float_of_hex(text: &str) -> Result<f64, Fault> {
    let wrong = || Fault::value("invalid hexadecimal floating-point string");
    let own = text.trim().to_ascii_lowercase();
    let (negative, rest) = match own.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, own.strip_prefix('+').unwrap_or(&own)),
    };
    let sign = if negative { -1.0 } else { 1.0 };
    match rest {
        "inf" | "infinity" => return Ok(sign * f64::INFINITY),
        "nan" => return Ok(f64::NAN),
        _ => {}
    }
    let rest = rest.strip_prefix("0x").unwrap_or(rest);
    let (digits, power) = rest.split_once('p').unwrap_or((rest, "0"));
    let power: i32 = power.parse().map_err(|_| wrong())?;
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all: String = whole.chars().chain(part.chars()).collect();
    if all.is_empty() || all.len() > 1000 || power.abs() > 10_000 {
        return Err(wrong());
    }
    let mut mantissa = 0.0_f64;
    for letter in all.chars() {
        mantissa = mantissa * 16.0 + f64::from(letter.to_digit(16).ok_or_else(wrong)?);
    }
    let value = libm::ldexp(mantissa, power - 4 * part.len() as i32);
    if value.is_infinite() {
        return Err(Fault::overflow("hexadecimal value too large to represent as a float"));
    }
    Ok(sign * value)
}
