//! Functions of many floats.

use super::double::Double;
use crate::python::text::Fault;

/// `math.fsum(values)`: the exact sum, rounded once (Shewchuk).
///
/// # Errors
/// `OverflowError`, `ValueError`, as Python words them.
pub fn fsum(values: &[f64]) -> Result<f64, Fault> {
    let mut parts: Vec<f64> = Vec::new();
    let (mut special, mut infinite) = (0.0, 0.0);
    for &value in values {
        let mut x = value;
        let mut kept = 0;
        for i in 0..parts.len() {
            let mut y = parts[i];
            if x.abs() < y.abs() {
                (x, y) = (y, x);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                parts[kept] = low;
                kept += 1;
            }
            x = high;
        }
        parts.truncate(kept);
        if x != 0.0 {
            if x.is_finite() {
                parts.push(x);
                continue;
            }
            if value.is_finite() {
                return Err(Fault::overflow("intermediate overflow in fsum"));
            }
            if value.is_infinite() {
                infinite += value;
            }
            special += value;
            parts.clear();
        }
    }
    if special != 0.0 {
        return if f64::is_nan(infinite) { Err(Fault::value("-inf + inf in fsum")) } else { Ok(special) };
    }
    Ok(rounded(&parts))
}

/// The sum of parts that do not overlap, the largest last: half to even over all of them.
fn rounded(parts: &[f64]) -> f64 {
    let Some((&last, mut rest)) = parts.split_last() else { return 0.0 };
    let (mut high, mut low) = (last, 0.0);
    while let Some((&y, before)) = rest.split_last() {
        rest = before;
        let x = high;
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    if let Some(&next) = rest.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        let y = low * 2.0;
        let x = high + y;
        if y == x - high {
            high = x;
        }
    }
    high
}

/// `math.hypot(*values)`.
pub fn hypot(values: &[f64]) -> f64 {
    let largest = values.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    if largest.is_infinite() {
        return f64::INFINITY;
    }
    if values.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || values.len() == 1 {
        return largest;
    }
    // Powers of two keep the digits; what is smallest is scaled up first.
    let (_, exponent) = libm::frexp(largest);
    let squares = values.iter().map(|&x| {
        let x = Double::of(libm::scalbn(x, -exponent));
        x.times(x)
    });
    libm::scalbn(squares.fold(Double::ZERO, Double::plus).sqrt(), exponent)
}

/// `math.dist(p, q)`.
///
/// # Errors
/// `ValueError` for points of different length.
pub fn dist(p: &[f64], q: &[f64]) -> Result<f64, Fault> {
    if p.len() != q.len() {
        return Err(Fault::value("both points must have the same number of dimensions"));
    }
    let differences: Vec<f64> = p.iter().zip(q).map(|(a, b)| (a - b).abs()).collect();
    Ok(hypot(&differences))
}
