//! Arithmetic of floats by Python's rules.

use super::fault::Fault;

/// `divmod(a, b)`: the quotient rounded down, the remainder with the sign of `b`.
///
/// # Errors
/// `ZeroDivisionError`, worded for `divmod`.
pub fn divmod(a: f64, b: f64) -> Result<(f64, f64), Fault> {
    if b == 0.0 {
        return Err(Fault::zero_division("float divmod()"));
    }
    let mut remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(b);
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder += b;
        quotient -= 1.0;
    }
    let quotient = if quotient == 0.0 {
        0.0_f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    Ok((quotient, remainder))
}

/// `a // b`.
///
/// # Errors
/// `ZeroDivisionError`.
pub fn floor_div(a: f64, b: f64) -> Result<f64, Fault> {
    divmod(a, b).map(|(quotient, _)| quotient).map_err(|_| Fault::zero_division("float floor division by zero"))
}

/// `a % b`.
///
/// # Errors
/// `ZeroDivisionError`.
pub fn modulo(a: f64, b: f64) -> Result<f64, Fault> {
    divmod(a, b).map(|(_, remainder)| remainder).map_err(|_| Fault::zero_division("float modulo"))
}

/// `a / b`.
///
/// # Errors
/// `ZeroDivisionError`.
pub fn true_div(a: f64, b: f64) -> Result<f64, Fault> {
    if b == 0.0 { Err(Fault::zero_division("float division by zero")) } else { Ok(a / b) }
}

/// What `a ** b` is: of a negative number and a broken power it is complex.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Power {
    /// A float.
    Real(f64),
    /// A complex number.
    Complex(f64, f64),
}

/// `a ** b`.
///
/// # Errors
/// `ZeroDivisionError` and `OverflowError`, as Python words them.
pub fn power(a: f64, b: f64) -> Result<Power, Fault> {
    if a == 0.0 && b < 0.0 {
        return Err(Fault::zero_division("0.0 cannot be raised to a negative power"));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 {
        return complex_power((a, 0.0), (b, 0.0)).map(|(re, im)| Power::Complex(re, im));
    }
    let value = a.powf(b);
    if value.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(Fault::overflow("(34, 'Numerical result out of range')"));
    }
    Ok(Power::Real(value))
}

/// `a ** b` of complex numbers.
///
/// # Errors
/// `ZeroDivisionError` and `OverflowError`, as Python words them.
pub fn complex_power(a: (f64, f64), b: (f64, f64)) -> Result<(f64, f64), Fault> {
    if b.1 == 0.0 && b.0.fract() == 0.0 && b.0.abs() <= 100.0 {
        return integer_power(a, b.0 as i32);
    }
    if b == (0.0, 0.0) {
        return Ok((1.0, 0.0));
    }
    if a == (0.0, 0.0) {
        if b.1 != 0.0 || b.0 < 0.0 {
            return Err(Fault::zero_division("0.0 to a negative or complex power"));
        }
        return Ok((0.0, 0.0));
    }
    let absolute = a.0.hypot(a.1);
    let angle = a.1.atan2(a.0);
    let mut length = absolute.powf(b.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length *= (-angle * b.1).exp();
        phase += b.1 * absolute.ln();
    }
    finite_complex(length * phase.cos(), length * phase.sin())
}

fn integer_power(a: (f64, f64), n: i32) -> Result<(f64, f64), Fault> {
    let times = |x: (f64, f64), y: (f64, f64)| (x.0 * y.0 - x.1 * y.1, x.0 * y.1 + x.1 * y.0);
    let (mut result, mut base, mut mask) = ((1.0, 0.0), a, n.unsigned_abs());
    while mask > 0 {
        if mask & 1 == 1 {
            result = times(result, base);
        }
        mask >>= 1;
        if mask > 0 {
            base = times(base, base);
        }
    }
    let result = if n < 0 {
        complex_div((1.0, 0.0), result).map_err(|_| Fault::zero_division("0.0 to a negative or complex power"))?
    } else {
        result
    };
    finite_complex(result.0, result.1)
}

fn finite_complex(re: f64, im: f64) -> Result<(f64, f64), Fault> {
    if re.is_infinite() || im.is_infinite() { Err(Fault::overflow("complex exponentiation")) } else { Ok((re, im)) }
}

/// `a / b` of complex numbers, by Smith's method as Python.
///
/// # Errors
/// `ZeroDivisionError`.
pub fn complex_div(a: (f64, f64), b: (f64, f64)) -> Result<(f64, f64), Fault> {
    if b.0.abs() >= b.1.abs() {
        if b.0 == 0.0 {
            return Err(Fault::zero_division("complex division by zero"));
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        return Ok(((a.0 + a.1 * ratio) / denominator, (a.1 - a.0 * ratio) / denominator));
    }
    if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        return Ok(((a.0 * ratio + a.1) / denominator, (a.1 * ratio - a.0) / denominator));
    }
    Ok((f64::NAN, f64::NAN))
}

/// An integer of a float that is whole.
fn to_int(x: f64) -> Result<i64, Fault> {
    if x.is_nan() {
        return Err(Fault::value("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(Fault::overflow("cannot convert float infinity to integer"));
    }
    // 2^63 is the first that does not fit.
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&x) {
        Ok(x as i64)
    } else {
        Err(Fault::too_large())
    }
}

/// `int(x)`: towards zero.
///
/// # Errors
/// `ValueError` of NaN, `OverflowError` of infinity and beyond 64 bits.
pub fn trunc(x: f64) -> Result<i64, Fault> {
    to_int(x.trunc())
}

/// `math.floor(x)`.
///
/// # Errors
/// As [`trunc`].
pub fn floor(x: f64) -> Result<i64, Fault> {
    to_int(x.floor())
}

/// `math.ceil(x)`.
///
/// # Errors
/// As [`trunc`].
pub fn ceil(x: f64) -> Result<i64, Fault> {
    to_int(x.ceil())
}

/// `round(x)`: half to even.
///
/// # Errors
/// As [`trunc`].
pub fn round(x: f64) -> Result<i64, Fault> {
    to_int(x.round_ties_even())
}

/// `round(x, digits)`: of the exact decimal value, half to even.
///
/// # Errors
/// `OverflowError` where the rounded value is no float.
pub fn round_to(x: f64, digits: i64) -> Result<f64, Fault> {
    if !x.is_finite() || x == 0.0 || digits > 323 {
        return Ok(x);
    }
    if digits < -308 {
        return Ok(0.0_f64.copysign(x));
    }
    let rounded = if digits >= 0 {
        format!("{x:.*}", digits as usize).parse().unwrap_or(x)
    } else {
        round_left(x, digits.unsigned_abs() as i32)
    };
    if rounded.is_infinite() { Err(Fault::overflow("rounded value too large to represent")) } else { Ok(rounded) }
}

/// Rounds to whole multiples of `10^places`.
fn round_left(x: f64, places: i32) -> f64 {
    let written = format!("{:e}", x.abs());
    let exponent: i32 = written.split_once('e').and_then(|(_, e)| e.parse().ok()).unwrap_or(0);
    if exponent >= places {
        return format!("{x:.*e}", (exponent - places) as usize).parse().unwrap_or(x);
    }
    let unit: f64 = format!("1e{places}").parse().unwrap_or(f64::INFINITY);
    let half: f64 = format!("5e{}", places - 1).parse().unwrap_or(f64::INFINITY);
    if exponent == places - 1 && x.abs() > half { unit.copysign(x) } else { 0.0_f64.copysign(x) }
}

/// `x.is_integer()`.
pub fn is_integer(x: f64) -> bool {
    x.is_finite() && x.fract() == 0.0
}

/// `x.as_integer_ratio()` where it fits.
///
/// # Errors
/// `ValueError` of NaN, `OverflowError` of infinity and beyond 64 bits.
pub fn as_integer_ratio(x: f64) -> Result<(i64, i64), Fault> {
    if !x.is_finite() {
        let (what, kind) = if x.is_nan() { ("NaN", true) } else { ("Infinity", false) };
        let message = format!("cannot convert {what} to integer ratio");
        return Err(if kind { Fault::value(message) } else { Fault::overflow(message) });
    }
    let (mut top, mut bottom) = (x, 1_i64);
    while top.fract() != 0.0 {
        top *= 2.0;
        bottom = bottom.checked_mul(2).ok_or_else(Fault::too_large)?;
    }
    Ok((to_int(top)?, bottom))
}
