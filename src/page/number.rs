//! Numbers as they are shown. Rounding happens here and nowhere else.

/// A number to about five digits: `2.5029`, `−0.0125`, `75375.0`, `1.2e−7`.
pub fn number(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    let text = match value.abs() {
        f64::INFINITY => "inf".to_owned(),
        // A whole number is shown as one.
        size if size.fract() == 0.0 && size < 1e6 => format!("{size:.0}"),
        size @ 0.0001..1000.0 => format!("{size:.4}"),
        size @ 1000.0..100_000.0 => format!("{size:.2}"),
        size @ 100_000.0..1e6 => format!("{size:.1}"),
        size => scientific(size, 4),
    };
    signed(value, text)
}

/// A number with so many decimals, or in scientific notation where that would be long or say nothing.
pub fn with_decimals(value: f64, decimals: usize) -> String {
    let size = value.abs();
    let text = match size {
        _ if value.is_nan() => return "nan".to_owned(),
        f64::INFINITY => "inf".to_owned(),
        0.0 => "0".to_owned(),
        _ if size >= 1e7 || size < 0.5 * 10_f64.powi(-(decimals.max(1) as i32)) / 10.0 => scientific(size, 1),
        _ if size.fract() == 0.0 && size >= 1000.0 => format!("{size:.0}"),
        _ => format!("{size:.decimals$}"),
    };
    signed(value, text)
}

/// A number with so many decimals also where these say nothing of it: beside greater ones it is as good as 0.
pub fn fixed(value: f64, decimals: usize) -> String {
    match value.abs() {
        size if size < 1.0 => {
            let text = format!("{size:.decimals$}");
            // What is written as zero has no sign.
            if text.bytes().all(|byte| matches!(byte, b'0' | b'.')) { text } else { signed(value, text) }
        }
        _ => with_decimals(value, decimals),
    }
}

/// A truth, in Python's words.
pub fn truth(is: bool) -> &'static str {
    if is { "True" } else { "False" }
}

/// A number as it was given: as few digits as say exactly which it is.
pub fn exact(value: f64) -> String {
    let size = value.abs();
    let text = if size == 0.0 || (1e-4..1e7).contains(&size) {
        size.to_string()
    } else if size.is_finite() {
        with_power(&format!("{size:e}"))
    } else {
        return number(value);
    };
    signed(value, text)
}

/// A number in scientific notation with so many decimals.
fn scientific(size: f64, decimals: usize) -> String {
    with_power(&format!("{size:.decimals$e}"))
}

/// `1.5e-7` as it is read: `1.5e−7`.
fn with_power(text: &str) -> String {
    text.replace("e-", "e−")
}

/// With a true minus sign, which is as wide as a plus.
fn signed(value: f64, size: String) -> String {
    if value.is_sign_negative() && value != 0.0 { format!("−{size}") } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_show_about_five_digits() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (2.502_87, "2.5029"),
            (-2.113_44, "−2.1134"),
            (0.000_12, "0.0001"),
            (0.000_012, "1.2000e−5"),
            (75_375.0, "75375"),
            (75_375.25, "75375.25"),
            (753_750.5, "753750.5"),
            (-157.0, "−157"),
            (-1.5e300, "−1.5000e300"),
            (f64::NAN, "nan"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "−inf"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn small_numbers_may_go_by_the_decimals_of_greater_ones() {
        assert_eq!((with_decimals(0.0012, 1), fixed(0.0012, 1)), ("1.2e−3".to_owned(), "0.0".to_owned()));
        assert_eq!((with_decimals(-12.34, 1), fixed(-12.34, 1)), ("−12.3".to_owned(), "−12.3".to_owned()));
    }

    #[test]
    fn given_numbers_show_every_digit_they_have() {
        for (value, text) in [(0.01, "0.01"), (2.0, "2"), (-0.5, "−0.5"), (1e-8, "1e−8"), (0.0, "0"), (1e7, "1e7")]
        {
            assert_eq!(exact(value), text);
        }
    }
}
