//! Arithmetic of integers by Python's rules, on 64 bits: `None` or an `OverflowError` where the result does not fit.

use super::fault::Fault;

/// `a // b`, rounded down.
///
/// # Errors
/// `ZeroDivisionError`; `OverflowError` beyond 64 bits.
pub fn floor_div(a: i64, b: i64) -> Result<i64, Fault> {
    if b == 0 {
        return Err(Fault::zero_division("integer division or modulo by zero"));
    }
    let quotient = a.checked_div(b).ok_or_else(Fault::too_large)?;
    Ok(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

/// `a % b`, with the sign of `b`.
///
/// # Errors
/// `ZeroDivisionError`.
pub fn modulo(a: i64, b: i64) -> Result<i64, Fault> {
    if b == 0 {
        return Err(Fault::zero_division("integer modulo by zero"));
    }
    let remainder = a.wrapping_rem(b);
    Ok(if remainder != 0 && (remainder < 0) != (b < 0) { remainder + b } else { remainder })
}

/// `a / b`, rounded once.
///
/// # Errors
/// `ZeroDivisionError`.
pub fn true_div(a: i64, b: i64) -> Result<f64, Fault> {
    if b == 0 {
        return Err(Fault::zero_division("division by zero"));
    }
    let exact = 1_u64 << 53;
    let (x, y) = (a.unsigned_abs(), b.unsigned_abs());
    let size = if x <= exact && y <= exact { x as f64 / y as f64 } else { wide_quotient(x, y) };
    Ok(if (a < 0) == (b < 0) { size } else { -size })
}

/// The quotient of integers that floats do not hold: 64 bits of it and whether anything is left, rounded once.
fn wide_quotient(x: u64, y: u64) -> f64 {
    if x == 0 {
        return 0.0;
    }
    let shift = 64 + y.ilog2() as i32 - x.ilog2() as i32;
    let shift = shift.max(0);
    let scaled = u128::from(x) << shift;
    let (quotient, left) = (scaled / u128::from(y), scaled % u128::from(y));
    let sticky = quotient | u128::from(left != 0);
    sticky as f64 * 2_f64.powi(-shift)
}

/// `a ** b` of integers with `b` not negative; `None` where it does not fit.
pub fn power(a: i64, b: u64) -> Option<i64> {
    match a {
        0 => Some(i64::from(b == 0)),
        1 => Some(1),
        -1 => Some(if b.is_multiple_of(2) { 1 } else { -1 }),
        _ => a.checked_pow(u32::try_from(b).ok()?),
    }
}

/// `pow(a, b, m)`; a negative power is that of the inverse.
///
/// # Errors
/// `ValueError`, as Python words it.
pub fn power_modulo(a: i64, b: i64, m: i64) -> Result<i64, Fault> {
    if m == 0 {
        return Err(Fault::value("pow() 3rd argument cannot be 0"));
    }
    let size = i128::from(m.unsigned_abs());
    let mut base = i128::from(a).rem_euclid(size);
    if b < 0 {
        base = inverse(base, size).ok_or_else(|| Fault::value("base is not invertible for the given modulus"))?;
    }
    let mut exponent = b.unsigned_abs();
    let mut result = 1 % size;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = multiply(result, base, size);
        }
        base = multiply(base, base, size);
        exponent >>= 1;
    }
    let result = if m < 0 && result != 0 { result - size } else { result };
    Ok(result as i64)
}

/// Factors below 2^64, so the product fits 128 bits without sign.
fn multiply(a: i128, b: i128, m: i128) -> i128 {
    (a.unsigned_abs() * b.unsigned_abs() % m.unsigned_abs()) as i128
}

fn inverse(a: i128, m: i128) -> Option<i128> {
    let (mut r0, mut r1, mut s0, mut s1) = (m, a, 0_i128, 1_i128);
    while r1 != 0 {
        let q = r0 / r1;
        (r0, r1) = (r1, r0 - q * r1);
        (s0, s1) = (s1, s0 - q * s1);
    }
    (r0 == 1).then(|| s0.rem_euclid(m))
}

/// `a << b`; `None` where it does not fit.
///
/// # Errors
/// `ValueError` for a negative count.
pub fn shift_left(a: i64, b: i64) -> Result<i64, Fault> {
    if b < 0 {
        return Err(Fault::value("negative shift count"));
    }
    if a == 0 {
        return Ok(0);
    }
    let fits = b < 64 && i64::try_from(i128::from(a) << b).is_ok();
    if fits { Ok(a << b) } else { Err(Fault::too_large()) }
}

/// `a >> b`.
///
/// # Errors
/// `ValueError` for a negative count.
pub fn shift_right(a: i64, b: i64) -> Result<i64, Fault> {
    if b < 0 {
        return Err(Fault::value("negative shift count"));
    }
    Ok(a >> b.min(63))
}

/// `round(a, digits)`: half to even.
///
/// # Errors
/// `OverflowError` beyond 64 bits.
pub fn round_int(a: i64, digits: i64) -> Result<i64, Fault> {
    if digits >= 0 {
        return Ok(a);
    }
    if digits < -19 {
        return Ok(0);
    }
    let unit = 10_i128.pow(digits.unsigned_abs() as u32);
    let a = i128::from(a);
    let (down, left) = (a.div_euclid(unit), a.rem_euclid(unit));
    let up = left * 2 > unit || (left * 2 == unit && down % 2 != 0);
    i64::try_from((down + i128::from(up)) * unit).map_err(|_| Fault::too_large())
}

/// `value.bit_length()`.
pub fn bit_length(a: i64) -> i64 {
    i64::from(64 - a.unsigned_abs().leading_zeros())
}

/// `bin`, `oct`, `hex`: the letter is `b`, `o` or `x`.
pub fn with_prefix(a: i64, letter: char) -> String {
    let (sign, size) = (if a < 0 { "-" } else { "" }, a.unsigned_abs());
    match letter {
        'b' => format!("{sign}0b{size:b}"),
        'o' => format!("{sign}0o{size:o}"),
        _ => format!("{sign}0x{size:x}"),
    }
}
