//! Distributions of several numbers at once.

use super::bits::Source;
use super::distributions::{binomial, gamma};
use super::fill::Constraint::Share;
use super::signature::compiled;
use crate::numpy::args::{Args, Kwargs, shape_of};
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State};

fn refused(message: &str) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// `size` with one axis more, and how many rows that is.
fn rows(args: &Args, len: usize) -> Result<(Vec<usize>, usize), Error> {
    let mut shape = args.get("size").map_or(Ok(Vec::new()), shape_of)?;
    let count = shape.iter().product();
    shape.push(len);
    crate::numpy::args::check_size(&shape)?;
    Ok((shape, count))
}

pub(super) fn multinomial<S: Source>(random: &mut S, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
    let args = compiled("multinomial", "n pvals size=", args, kwargs)?;
    let n = crate::numpy::args::whole(args.value("n"))?;
    let p = args.array("pvals")?.cast(Dtype::Float64)?;
    if p.rank() != 1 {
        return Err(Error::new(ErrorKind::Type, "pvals must be a 1-d sequence"));
    }
    let p = p.values::<f64>();
    Share.check("pvals", &p, false)?;
    if p.iter().take(p.len().saturating_sub(1)).sum::<f64>() > 1.0 + 1e-12 {
        return Err(refused("sum(pvals[:-1]) > 1.0"));
    }
    if n < 0 {
        return Err(refused("n < 0"));
    }
    let (shape, count) = rows(&args, p.len())?;
    let mut cells = vec![0_i64; count * p.len()];
    for row in cells.chunks_mut(p.len().max(1)) {
        let (mut left, mut rest) = (n, 1.0);
        let last = row.len() - 1;
        for at in 0..last {
            row[at] = binomial(random, left, (p[at] / rest).min(1.0));
            left -= row[at];
            rest -= p[at];
            if left <= 0 {
                break;
            }
        }
        if left > 0 {
            row[last] = left;
        }
    }
    Ok(Array::of(Buffer::Int64(cells), &shape).into())
}

pub(super) fn dirichlet<S: Source>(random: &mut S, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
    let args = compiled("dirichlet", "alpha size=", args, kwargs)?;
    let alpha = args.array("alpha")?.cast(Dtype::Float64)?;
    if alpha.rank() != 1 {
        return Err(refused("object of too small depth for desired array"));
    }
    let alpha = alpha.values::<f64>();
    if alpha.iter().any(|&a| a < 0.0 || S::LEGACY && a == 0.0) {
        return Err(refused(if S::LEGACY { "alpha <= 0" } else { "alpha < 0" }));
    }
    if !S::LEGACY && alpha.iter().all(|&a| a < 0.1) {
        return Err(refused("dirichlet of a generator is drawn here for alpha of 0.1 or more only"));
    }
    let (shape, count) = rows(&args, alpha.len())?;
    let mut cells = Vec::with_capacity(count * alpha.len());
    for _ in 0..count {
        let row: Vec<f64> = alpha.iter().map(|&a| gamma(random, a, 1.0)).collect();
        let inverse = 1.0 / row.iter().fold(0.0, |sum, x| sum + x);
        cells.extend(row.iter().map(|x| x * inverse));
    }
    Ok(Array::of(Buffer::Float64(cells), &shape).into())
}

/// The mean, the matrix whose product with standard normals has the covariance, and the shape of what is drawn.
fn normal_parts<S: Source>(args: &Args, state: &mut State) -> Result<(Array, Array, Vec<usize>), Error> {
    let (mean, cov) = (args.array("mean")?.cast(Dtype::Float64)?, args.array("cov")?.cast(Dtype::Float64)?);
    if mean.rank() != 1 {
        return Err(refused("mean must be 1 dimensional"));
    }
    if cov.rank() != 2 || cov.shape()[0] != cov.shape()[1] {
        return Err(refused("cov must be 2 dimensional and square"));
    }
    if mean.shape()[0] != cov.shape()[0] {
        return Err(refused("mean and cov must have same length"));
    }
    let (shape, _) = rows(args, mean.size())?;
    let svd = crate::numpy::call("linalg.svd", &[cov.clone().into()], &[], state)?;
    let Operand::Named(_, fields) = svd else { return Err(refused("cov has no decomposition")) };
    let (u, s, vt) = (fields[0].1.to_array()?, fields[1].1.to_array()?, fields[2].1.to_array()?);
    let (n, u, s, vt) = (mean.size(), u.values::<f64>(), s.values::<f64>(), vt.values::<f64>());
    let rebuilt = |i: usize, j: usize| (0..n).map(|k| vt[k * n + i] * s[k] * vt[k * n + j]).sum::<f64>();
    let cells = cov.values::<f64>();
    let close = |(at, cell): (usize, &f64)| (rebuilt(at / n, at % n) - cell).abs() <= 1e-8 + 1e-8 * cell.abs();
    if !cells.iter().enumerate().all(close) {
        match args.text("check_valid").unwrap_or("warn") {
            "warn" => state.warn("RuntimeWarning", "covariance is not symmetric positive-semidefinite."),
            "raise" => return Err(refused("covariance is not symmetric positive-semidefinite.")),
            _ => {}
        }
    }
    let factor = |at: usize| {
        let (row, column) = (at / n, at % n);
        if S::LEGACY { s[row].sqrt() * vt[row * n + column] } else { u[column * n + row] * s[row].sqrt() }
    };
    let factor = Array::of(Buffer::Float64((0..n * n).map(factor).collect()), &[n, n]);
    Ok((mean, factor, shape))
}

/// `multivariate_normal(mean, cov, size=None, check_valid="warn", tol=1e-8)`.
pub(super) fn normal<S: Source>(
    random: &mut S,
    args: &[Operand],
    kwargs: &Kwargs,
    state: &mut State,
) -> Result<Operand, Error> {
    let args = compiled("multivariate_normal", "mean cov size= check_valid= tol=", args, kwargs)?;
    let (mean, factor, shape) = normal_parts::<S>(&args, state)?;
    let n = mean.size();
    let count = shape.iter().product::<usize>().checked_div(n).unwrap_or(0);
    let standard = (0..count * n).map(|_| random.normal()).collect();
    let drawn = crate::numpy::products::multiplied(&Array::of(Buffer::Float64(standard), &[count, n]), &factor)?;
    let mean = mean.values::<f64>();
    let cells = drawn.values::<f64>().iter().enumerate().map(|(at, x)| x + mean[at % n]).collect();
    Ok(Array::of(Buffer::Float64(cells), &shape).into())
}
