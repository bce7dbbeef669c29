//! `np.gradient`.

use crate::numpy::args::{Kwargs, axes_within, bind, wholes};
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State};

fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// The differences between points along one axis.
fn steps(spacing: Option<&Operand>, len: usize) -> Result<Vec<f64>, Error> {
    let gaps = len.saturating_sub(1);
    let Some(spacing) = spacing else { return Ok(vec![1.0; gaps]) };
    let array = spacing.to_array()?.cast(Dtype::Float64)?;
    let cells = array.values::<f64>();
    match array.rank() {
        0 => Ok(vec![cells[0]; gaps]),
        1 if cells.len() == len => Ok(cells.windows(2).map(|pair| pair[1] - pair[0]).collect()),
        1 => Err(refused("when 1d, distances must match the length of the corresponding dimension")),
        _ => Err(refused("distances must be either scalars or 1d")),
    }
}

/// Second differences inside, first ones (or second, if `order` is 2) at the ends.
fn line(f: &[f64], h: &[f64], order: i64) -> Vec<f64> {
    let last = f.len() - 1;
    let even = h.windows(2).all(|pair| pair[0] == pair[1]);
    let inner = |at: usize| {
        let (before, after) = (h[at - 1], h[at]);
        if even {
            return (f[at + 1] - f[at - 1]) / (2.0 * before);
        }
        let a = -after / (before * (before + after));
        let b = (after - before) / (before * after);
        let c = before / (after * (before + after));
        a * f[at - 1] + b * f[at] + c * f[at + 1]
    };
    let mut result: Vec<f64> = vec![0.0; f.len()];
    for (at, cell) in result.iter_mut().enumerate().take(last).skip(1) {
        *cell = inner(at);
    }
    if order == 1 {
        result[0] = (f[1] - f[0]) / h[0];
        result[last] = (f[last] - f[last - 1]) / h[last - 1];
        return result;
    }
    let (one, two) = (h[0], h[1]);
    let (a, b, c) = if even {
        (-1.5 / one, 2.0 / one, -0.5 / one)
    } else {
        (-(2.0 * one + two) / (one * (one + two)), (one + two) / (one * two), -one / (two * (one + two)))
    };
    result[0] = a * f[0] + b * f[1] + c * f[2];
    let (one, two) = (h[last - 2], h[last - 1]);
    let (a, b, c) = if even {
        (0.5 / one, -2.0 / one, 1.5 / one)
    } else {
        (two / (one * (one + two)), -(two + one) / (one * two), (2.0 * two + one) / (two * (one + two)))
    };
    result[last] = a * f[last - 2] + b * f[last - 1] + c * f[last];
    result
}

fn along(f: &Array, axis: usize, h: &[f64], order: i64) -> Result<Array, Error> {
    let dtype = if f.dtype() == Dtype::Float32 { Dtype::Float32 } else { Dtype::Float64 };
    let (len, inner) = (f.shape()[axis], f.shape()[axis + 1..].iter().product::<usize>());
    let cells = f.values::<f64>();
    let mut result = vec![0.0; cells.len()];
    for start in (0..cells.len()).filter(|at| at / inner % len == 0) {
        let column: Vec<f64> = (0..len).map(|at| cells[start + at * inner]).collect();
        for (at, cell) in line(&column, h, order).into_iter().enumerate() {
            result[start + at * inner] = cell;
        }
    }
    Array::of(Buffer::Float64(result), f.shape()).cast(dtype)
}

/// `np.gradient(f, *varargs, axis=None, edge_order=1)`.
pub(super) fn gradient(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let options = bind("gradient", "f= * axis= edge_order=", &args[..args.len().min(1)], kwargs)?;
    let f = options.array("f")?;
    if !f.dtype().is_real() {
        return Err(Error::new(ErrorKind::NotImplemented, "the gradient of such cells is not taken here"));
    }
    let axes = match options.get("axis") {
        Some(axis) => axes_within(&wholes(axis)?, f.rank())?,
        None => (0..f.rank()).collect(),
    };
    let spacing = args.get(1..).unwrap_or_default();
    if spacing.len() > 1 && spacing.len() != axes.len() {
        return Err(Error::new(ErrorKind::Type, "invalid number of arguments"));
    }
    let order = options.int("edge_order", 1)?;
    if order > 2 {
        return Err(refused("'edge_order' greater than 2 not supported"));
    }
    let mut results = Vec::new();
    for (at, &axis) in axes.iter().enumerate() {
        let own = if spacing.len() == 1 { spacing.first() } else { spacing.get(at) };
        let len = f.shape()[axis];
        if (len as i64) < order + 1 {
            return Err(refused(
                "Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.",
            ));
        }
        results.push(along(&f, axis, &steps(own, len)?, order)?);
    }
    Ok(match results.len() {
        1 => Operand::Array(results.remove(0)),
        _ => Operand::Tuple(results.into_iter().map(Operand::Array).collect()),
    })
}
