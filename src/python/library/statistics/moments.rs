//! Means and variances: of integers exactly, of floats in double length and rounded once, as Python rounds fractions once.

use crate::python::library::math::{Double, fsum};
use crate::python::text::{Fault, Kind, Plain};

pub(super) fn fault(message: impl Into<String>) -> Fault {
    Fault { kind: Kind::Statistics, message: message.into() }
}

/// A number as its float.
pub(super) fn real(value: &Plain) -> Result<f64, Fault> {
    match value {
        Plain::Bool(b) => Ok(f64::from(*b)),
        Plain::Int(i) => Ok(*i as f64),
        Plain::Float(x) => Ok(*x),
        other => {
            let kind = other.type_name();
            Err(Fault::type_error(format!("can't convert type '{kind}' to numerator/denominator")))
        }
    }
}

/// All of them as integers, if all are.
fn integers(data: &[Plain]) -> Option<Vec<i64>> {
    data.iter()
        .map(|value| match value {
            Plain::Bool(b) => Some(i64::from(*b)),
            Plain::Int(i) => Some(*i),
            _ => None,
        })
        .collect()
}

fn double(value: &Plain) -> Result<Double, Fault> {
    match value {
        Plain::Int(i) => Ok(Double::of_int(*i)),
        other => real(other).map(Double::of),
    }
}

fn of_wide(value: i128) -> Double {
    let high = (value >> 62) as i64;
    let low = (value & ((1 << 62) - 1)) as i64;
    Double::of_int(high).times(Double::of(4_611_686_018_427_387_904.0)).plus(Double::of_int(low))
}

/// A fraction of integers as Python gives it back: an integer where it is whole.
fn quotient(top: i128, bottom: i128) -> Plain {
    if top % bottom == 0
        && let Ok(whole) = i64::try_from(top / bottom)
    {
        return Plain::Int(whole);
    }
    Plain::Float(of_wide(top).over(of_wide(bottom)).value())
}

fn total(data: &[Plain]) -> Result<Double, Fault> {
    data.iter().try_fold(Double::ZERO, |sum, value| Ok(sum.plus(double(value)?)))
}

/// `mean(data)`.
pub(super) fn mean(data: &[Plain]) -> Result<Plain, Fault> {
    if data.is_empty() {
        return Err(fault("mean requires at least one data point"));
    }
    if let Some(values) = integers(data) {
        return Ok(quotient(values.iter().map(|&i| i128::from(i)).sum(), data.len() as i128));
    }
    Ok(Plain::Float(total(data)?.over(Double::of(data.len() as f64)).value()))
}

/// `fmean(data, weights)`.
pub(super) fn fmean(data: &[f64], weights: Option<&[f64]>) -> Result<f64, Fault> {
    let Some(weights) = weights else {
        if data.is_empty() {
            return Err(fault("fmean requires at least one data point"));
        }
        return Ok(fsum(data)? / data.len() as f64);
    };
    let products: Vec<f64> = data.iter().zip(weights).map(|(x, w)| x * w).collect();
    let top = fsum(&products)?;
    if data.len() != weights.len() {
        return Err(fault("data and weights must be the same length"));
    }
    let bottom = fsum(weights)?;
    if bottom == 0.0 { Err(fault("sum of weights must be non-zero")) } else { Ok(top / bottom) }
}

/// What is asked of the squared deviations.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spread {
    /// Of a sample: divided by one less.
    pub sample: bool,
    /// The square root of it.
    pub root: bool,
}

/// `variance`, `pvariance`, `stdev`, `pstdev`; `center` is a mean that is known already.
pub(super) fn spread(name: &str, data: &[Plain], center: Option<&Plain>, what: Spread) -> Result<Plain, Fault> {
    let n = data.len();
    if n < 1 + usize::from(what.sample) {
        let least = if what.sample { "two data points" } else { "one data point" };
        return Err(fault(format!("{name} requires at least {least}")));
    }
    let by = n - usize::from(what.sample);
    if let (Some(values), None) = (integers(data), center)
        && let Some((top, bottom)) = exact(&values, by)
    {
        return Ok(if what.root {
            Plain::Float(of_wide(top).over(of_wide(bottom)).sqrt())
        } else {
            quotient(top, bottom)
        });
    }
    let middle = match center {
        Some(center) => double(center)?,
        None => total(data)?.over(Double::of(n as f64)),
    };
    let squares = data.iter().try_fold(Double::ZERO, |sum, value| {
        let off = double(value)?.plus(middle.negated());
        Ok(sum.plus(off.times(off)))
    })?;
    let value = squares.over(Double::of(by as f64));
    Ok(Plain::Float(if what.root { value.sqrt() } else { value.value() }))
}

/// The variance of integers as a fraction, where 128 bits hold it.
fn exact(values: &[i64], by: usize) -> Option<(i128, i128)> {
    let n = values.len() as i128;
    let mut sum = 0_i128;
    let mut squares = 0_i128;
    for &value in values {
        let value = i128::from(value);
        sum += value;
        squares = squares.checked_add(value * value)?;
    }
    let top = n.checked_mul(squares)?.checked_sub(sum.checked_mul(sum)?)?;
    Some((top, n * by as i128))
}

/// `geometric_mean(data)`.
pub(super) fn geometric_mean(data: &[f64]) -> Result<f64, Fault> {
    if data.is_empty() || data.iter().any(|&x| x <= 0.0) {
        return Err(fault("geometric mean requires a non-empty dataset containing positive numbers"));
    }
    let logs: Vec<f64> = data.iter().map(|x| x.ln()).collect();
    Ok(fmean(&logs, None)?.exp())
}

/// `harmonic_mean(data, weights)`.
pub(super) fn harmonic_mean(data: &[Plain], weights: Option<&[Plain]>) -> Result<Plain, Fault> {
    let negative = || fault("harmonic mean does not support negative values");
    if data.is_empty() {
        return Err(fault("harmonic_mean requires at least one data point"));
    }
    if weights.is_some_and(|weights| weights.len() != data.len()) {
        return Err(fault("Number of weights does not match data size"));
    }
    if let ([only], None) = (data, weights) {
        return if real(only)? < 0.0 { Err(negative()) } else { Ok(only.clone()) };
    }
    let ones = vec![Plain::Int(1); data.len()];
    let weights = weights.unwrap_or(&ones);
    let mut sum = Double::ZERO;
    for (x, w) in data.iter().zip(weights) {
        let (size, weight) = (real(x)?, real(w)?);
        if size < 0.0 || weight < 0.0 {
            return Err(negative());
        }
        if size == 0.0 && weight != 0.0 {
            return Ok(Plain::Int(0));
        }
        if weight != 0.0 {
            // Floats are divided as floats are; only integers make fractions elsewhere.
            sum = sum.plus(Double::of(weight / size));
        }
    }
    if sum.value() <= 0.0 {
        return Err(fault("Weighted sum must be positive"));
    }
    Ok(Plain::Float(total(weights)?.over(sum).value()))
}
