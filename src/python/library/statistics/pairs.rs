//! Two rows of data beside each other.

use super::moments::fault;
use crate::python::library::math::fsum;
use crate::python::text::Fault;

/// Sums of products of deviations: `xy`, `xx`, `yy`, and both means.
struct Sums {
    xy: f64,
    xx: f64,
    yy: f64,
    x_mean: f64,
    y_mean: f64,
}

fn sums(name: &str, x: &[f64], y: &[f64]) -> Result<Sums, Fault> {
    if x.len() != y.len() {
        return Err(fault(format!("{name} requires that both inputs have same number of data points")));
    }
    if x.len() < 2 {
        return Err(fault(format!("{name} requires at least two data points")));
    }
    let (x_mean, y_mean) = (fsum(x)? / x.len() as f64, fsum(y)? / y.len() as f64);
    let products = |a: &[f64], a_mean: f64, b: &[f64], b_mean: f64| {
        fsum(&a.iter().zip(b).map(|(a, b)| (a - a_mean) * (b - b_mean)).collect::<Vec<_>>())
    };
    Ok(Sums {
        xy: products(x, x_mean, y, y_mean)?,
        xx: products(x, x_mean, x, x_mean)?,
        yy: products(y, y_mean, y, y_mean)?,
        x_mean,
        y_mean,
    })
}

/// `covariance(x, y)`.
pub(super) fn covariance(x: &[f64], y: &[f64]) -> Result<f64, Fault> {
    Ok(sums("covariance", x, y)?.xy / (x.len() - 1) as f64)
}

/// `correlation(x, y)`.
pub(super) fn correlation(x: &[f64], y: &[f64]) -> Result<f64, Fault> {
    let sums = sums("correlation", x, y)?;
    let size = (sums.xx * sums.yy).sqrt();
    if size == 0.0 { Err(fault("at least one of the inputs is constant")) } else { Ok(sums.xy / size) }
}

/// `linear_regression(x, y)`: slope and intercept; through the origin where `proportional`.
pub(super) fn linear_regression(x: &[f64], y: &[f64], proportional: bool) -> Result<(f64, f64), Fault> {
    let sums = sums("linear regression", x, y)?;
    let (xy, xx) = if proportional {
        let products = |b: &[f64]| fsum(&x.iter().zip(b).map(|(a, b)| a * b).collect::<Vec<_>>());
        (products(y)?, products(x)?)
    } else {
        (sums.xy, sums.xx)
    };
    if xx == 0.0 {
        return Err(fault("x is constant"));
    }
    let slope = xy / xx;
    Ok((slope, if proportional { 0.0 } else { sums.y_mean - slope * sums.x_mean }))
}
