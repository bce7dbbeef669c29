//! `np.polyfit`, `np.polyval` and `np.interp`.

use super::np;
use crate::numpy::args::{Kwargs, bind, whole};
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State};

fn refused(message: &str) -> Error {
    Error::new(ErrorKind::Value, message)
}

fn mistaken(message: &str) -> Error {
    Error::new(ErrorKind::Type, message)
}

/// `np.polyfit(x, y, deg)`: least squares with columns of length 1.
pub(super) fn polyfit(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("polyfit", "x y deg rcond= full= w= cov=", args, kwargs)?;
    if args.flag("full", false)
        || args.get("w").is_some()
        || args.get("cov").is_some_and(|cov| cov.as_bool() != Some(false))
    {
        return Err(Error::new(ErrorKind::NotImplemented, "polyfit takes no full, w or cov here"));
    }
    let degree = whole(args.value("deg"))?;
    let (x, y) = (args.array("x")?.cast(Dtype::Float64)?, args.array("y")?.cast(Dtype::Float64)?);
    if degree < 0 {
        return Err(refused("expected deg >= 0"));
    }
    if x.rank() != 1 {
        return Err(mistaken("expected 1D vector for x"));
    }
    if x.size() == 0 {
        return Err(mistaken("expected non-empty vector for x"));
    }
    if y.rank() < 1 || y.rank() > 2 {
        return Err(mistaken("expected 1D or 2D array for y"));
    }
    if x.shape()[0] != y.shape()[0] {
        return Err(mistaken("expected x and y to have same length"));
    }
    let (rows, columns) = (x.size(), degree as usize + 1);
    crate::numpy::args::check_size(&[rows, columns])?;
    let powers = |x: &f64| (0..columns).rev().map(|power| x.powi(power as i32)).collect::<Vec<_>>();
    let mut cells: Vec<f64> = x.values::<f64>().iter().flat_map(powers).collect();
    let length = |column: usize| cells.iter().skip(column).step_by(columns).map(|cell| cell * cell).sum::<f64>().sqrt();
    let lengths: Vec<f64> = (0..columns).map(length).collect();
    for row in cells.chunks_exact_mut(columns) {
        row.iter_mut().zip(&lengths).for_each(|(cell, length)| *cell /= length);
    }
    let matrix = Array::of(Buffer::Float64(cells), &[rows, columns]);
    let rcond = args.float("rcond", rows as f64 * f64::EPSILON)?;
    let solved = crate::numpy::call("linalg.lstsq", &[matrix.into(), y.into(), Operand::Float(rcond)], &[], state)?;
    let Operand::Tuple(parts) = solved else { return Err(refused("the fit has no solution")) };
    if parts[2].as_index().is_some_and(|rank| rank < columns as i64) {
        state.warn("RankWarning", "Polyfit may be poorly conditioned");
    }
    let solution = parts[0].to_array()?;
    let lengths = Array::row(lengths);
    let lengths = if solution.rank() == 2 { lengths.reshaped(&[columns, 1]) } else { lengths };
    Ok(np("divide", &[solution.into(), lengths.into()], &[], state)?.into())
}

/// `np.polyval(p, x)`, by Horner's rule.
pub(super) fn polyval(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("polyval", "p x", args, kwargs)?;
    let p = args.array("p")?;
    let p = if p.rank() == 0 { p.reshaped(&[1]) } else { p };
    let x = Operand::scalar_or_array(args.array("x")?);
    let mut y = crate::numpy::call("multiply", &[x.clone(), Operand::Int(0)], &[], state)?;
    for at in 0..p.shape()[0] {
        let coefficient = Operand::scalar_or_array(p.through(p.view.at(0, at as i64)?));
        let product = crate::numpy::call("multiply", &[y, x.clone()], &[], state)?;
        y = crate::numpy::call("add", &[product, coefficient], &[], state)?;
    }
    Ok(y)
}

/// `np.interp(x, xp, fp, left=None, right=None)`.
pub(super) fn interp(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("interp", "x xp fp left= right= period=", args, kwargs)?;
    if args.get("period").is_some() {
        return Err(Error::new(ErrorKind::NotImplemented, "interp takes no period here"));
    }
    let x = args.array("x")?.cast(Dtype::Float64)?;
    let (xp, fp) = (args.array("xp")?.cast(Dtype::Float64)?, args.array("fp")?.cast(Dtype::Float64)?);
    if xp.rank() != 1 || fp.rank() != 1 {
        let deep = xp.rank().max(fp.rank()) > 1;
        return Err(refused(if deep {
            "object too deep for desired array"
        } else {
            "object of too small depth for desired array"
        }));
    }
    if xp.size() == 0 {
        return Err(refused("array of sample points is empty"));
    }
    if xp.size() != fp.size() {
        return Err(refused("fp and xp are not of the same length."));
    }
    let (xp, fp) = (xp.values::<f64>(), fp.values::<f64>());
    let last = xp.len() - 1;
    let (left, right) = (args.float("left", fp[0])?, args.float("right", fp[last])?);
    let value = |&x: &f64| {
        if x.is_nan() {
            return x;
        }
        if x > xp[last] {
            return right;
        }
        if x < xp[0] {
            return left;
        }
        let at = xp.partition_point(|&edge| edge <= x).saturating_sub(1);
        if at == last || xp[at] == x {
            return fp[at];
        }
        let slope = (fp[at + 1] - fp[at]) / (xp[at + 1] - xp[at]);
        let value = slope * (x - xp[at]) + fp[at];
        if !value.is_nan() {
            return value;
        }
        let value = slope * (x - xp[at + 1]) + fp[at + 1];
        if value.is_nan() && fp[at] == fp[at + 1] { fp[at] } else { value }
    };
    let cells = x.values::<f64>().iter().map(value).collect();
    Ok(Operand::scalar_or_array(Array::of(Buffer::Float64(cells), x.shape())))
}
