//! The shortest digits that give a float back, as Python chooses them.

/// The decimal digits of a finite number other than 0, without sign, and the power of ten of the first.
///
/// Of two shortest candidates that lie equally near, Python takes the even last digit, which Rust does not always do.
pub(super) fn shortest(text: &str, exact: impl Fn(usize) -> String, back: impl Fn(&str) -> bool) -> (String, i32) {
    let (digits, exponent) = parts(text);
    // Formatting to a number of digits rounds the exact value, half to even.
    let rounded = exact(digits.len() - 1);
    if back(&rounded) {
        let (other, power) = parts(&rounded);
        let trimmed = other.trim_end_matches('0');
        return (if trimmed.is_empty() { "0".into() } else { trimmed.into() }, power);
    }
    (digits, exponent)
}

fn parts(text: &str) -> (String, i32) {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    (mantissa.chars().filter(char::is_ascii_digit).collect(), exponent.parse().unwrap_or(0))
}

/// Digits and power of ten of |x|, which must be finite and not 0.
pub(super) fn digits64(x: f64) -> (String, i32) {
    let x = x.abs();
    shortest(&format!("{x:e}"), |n| format!("{x:.n$e}"), |text| text.parse() == Ok(x))
}

/// As [`digits64`].
pub(super) fn digits32(x: f32) -> (String, i32) {
    let x = x.abs();
    shortest(&format!("{x:e}"), |n| format!("{x:.n$e}"), |text| text.parse() == Ok(x))
}

/// `most`: from this power of ten on there is an exponent.
fn written(digits: &str, exponent: i32, most: i32) -> String {
    let len = digits.len() as i32;
    if !(-4..most).contains(&exponent) {
        let point = if len > 1 { "." } else { "" };
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{}{point}{}e{sign}{:02}", &digits[..1], &digits[1..], exponent.abs());
    }
    if exponent < 0 {
        return format!("0.{}{digits}", "0".repeat((-exponent - 1) as usize));
    }
    if len <= exponent + 1 {
        return format!("{digits}{}.0", "0".repeat((exponent + 1 - len) as usize));
    }
    let (whole, rest) = digits.split_at(exponent as usize + 1);
    format!("{whole}.{rest}")
}

fn signed(negative: bool, special: Option<&str>, most: i32, digits: impl Fn() -> (String, i32)) -> String {
    let text = special.map_or_else(
        || {
            let (digits, exponent) = digits();
            written(&digits, exponent, most)
        },
        str::to_owned,
    );
    if negative && special != Some("nan") { format!("-{text}") } else { text }
}

fn special(x: f64) -> Option<&'static str> {
    if x.is_nan() {
        Some("nan")
    } else if x.is_infinite() {
        Some("inf")
    } else {
        (x == 0.0).then_some("0.0")
    }
}

/// Python's `repr` of a float.
pub fn float_repr(x: f64) -> String {
    signed(x.is_sign_negative(), special(x), 16, || digits64(x))
}

/// NumPy's `str` of a `float32`.
pub fn float32_repr(x: f32) -> String {
    // The nearest float32 lies below 1e-4, and NumPy compares it so.
    if x.abs() == 1e-4 {
        return if x < 0.0 { "-1e-04" } else { "1e-04" }.into();
    }
    signed(x.is_sign_negative(), special(f64::from(x)), 6, || digits32(x))
}
