//! Functions of integers.

use crate::python::text::Fault;

/// `math.gcd(a, b)`.
///
/// # Errors
/// `OverflowError` beyond 64 bits.
pub fn gcd(a: i64, b: i64) -> Result<i64, Fault> {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i64::try_from(a).map_err(|_| Fault::too_large())
}

/// `math.lcm(a, b)`.
///
/// # Errors
/// `OverflowError` beyond 64 bits.
pub fn lcm(a: i64, b: i64) -> Result<i64, Fault> {
    if a == 0 || b == 0 {
        return Ok(0);
    }
    let common = gcd(a, b)?;
    (a / common).checked_mul(b).and_then(i64::checked_abs).ok_or_else(Fault::too_large)
}

/// `math.factorial(n)`.
///
/// # Errors
/// `ValueError` below zero, `OverflowError` beyond 64 bits.
pub fn factorial(n: i64) -> Result<i64, Fault> {
    if n < 0 {
        return Err(Fault::value("factorial() not defined for negative values"));
    }
    (1..=n.min(25)).try_fold(1_i64, i64::checked_mul).filter(|_| n < 25).ok_or_else(Fault::too_large)
}

/// `math.isqrt(n)`.
///
/// # Errors
/// `ValueError` below zero.
pub fn isqrt(n: i64) -> Result<i64, Fault> {
    if n < 0 { Err(Fault::value("isqrt() argument must be nonnegative")) } else { Ok(n.isqrt()) }
}

fn not_negative(n: i64, k: i64) -> Result<(), Fault> {
    let which = if n < 0 { "n" } else { "k" };
    if n < 0 || k < 0 { Err(Fault::value(format!("{which} must be a non-negative integer"))) } else { Ok(()) }
}

/// `math.comb(n, k)`.
///
/// # Errors
/// `ValueError` below zero, `OverflowError` beyond 64 bits.
pub fn comb(n: i64, k: i64) -> Result<i64, Fault> {
    not_negative(n, k)?;
    if k > n {
        return Ok(0);
    }
    let k = k.min(n - k);
    let mut value: i128 = 1;
    for i in 0..k {
        value = value * i128::from(n - i) / i128::from(i + 1);
        if value > i128::from(i64::MAX) {
            return Err(Fault::too_large());
        }
    }
    Ok(value as i64)
}

/// `math.perm(n, k)`; without `k`, all of them.
///
/// # Errors
/// `ValueError` below zero, `OverflowError` beyond 64 bits.
pub fn perm(n: i64, k: Option<i64>) -> Result<i64, Fault> {
    let Some(k) = k else { return factorial(n) };
    not_negative(n, k)?;
    if k > n {
        return Ok(0);
    }
    let mut value = 1_i64;
    for i in 0..k {
        value = value.checked_mul(n - i).ok_or_else(Fault::too_large)?;
    }
    Ok(value)
}
