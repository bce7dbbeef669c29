//! `np.bincount` and `np.histogram`.

use super::search::places;
use crate::numpy::args::{Args, Kwargs, bind};
use crate::numpy::{Array, Dtype, Error, ErrorKind, Kind, Operand, State};

fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// `np.bincount(x, weights=None, minlength=0)`.
pub(super) fn bincount(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("bincount", "x weights= minlength=", args, kwargs)?;
    let x = args.array("x")?;
    if x.rank() != 1 {
        return Err(refused("object of too small depth for desired array"));
    }
    if x.size() > 0 && x.dtype().kind() > Kind::Int {
        let from = x.dtype().repr();
        let message = format!("Cannot cast array data from {from} to dtype('int64') according to the rule 'safe'");
        return Err(Error::new(ErrorKind::Type, message));
    }
    let least = args.int("minlength", 0)?;
    if least < 0 {
        return Err(refused("'minlength' must not be negative"));
    }
    let x = x.values::<i64>();
    if x.iter().any(|&cell| cell < 0) {
        return Err(refused("'list' argument must have no negative elements"));
    }
    let len = x.iter().max().map_or(0, |&most| most as usize + 1).max(least as usize);
    crate::numpy::args::check_size(&[len])?;
    if args.get("weights").is_none() {
        let mut counts = vec![0_i64; len];
        for &cell in &*x {
            counts[cell as usize] += 1;
        }
        return Ok(Array::row(counts).into());
    }
    let weights = args.array("weights")?.cast(Dtype::Float64)?;
    if weights.size() != x.len() {
        return Err(refused("The weights and list don't have the same length."));
    }
    let mut sums = vec![0.0; len];
    for (&cell, weight) in x.iter().zip(&*weights.values::<f64>()) {
        sums[cell as usize] += weight;
    }
    Ok(Array::row(sums).into())
}

/// The edges between `bins` bins of the same width.
fn even_edges(args: &Args, a: &Array, bins: i64) -> Result<Vec<f64>, Error> {
    if bins < 1 {
        return Err(refused("`bins` must be positive, when an integer"));
    }
    crate::numpy::args::check_size(&[bins as usize])?;
    let cells = a.values::<f64>();
    let text = crate::numpy::float_repr;
    let (first, last) = if args.get("range").is_some() {
        let range = args.array("range")?.cast(Dtype::Float64)?;
        let [first, last] = range.values::<f64>()[..] else { return Err(refused("range takes two numbers")) };
        if first > last {
            return Err(refused("max must be larger than min in range parameter."));
        }
        if !(first.is_finite() && last.is_finite()) {
            return Err(refused(format!("supplied range of [{}, {}] is not finite", text(first), text(last))));
        }
        (first, last)
    } else if cells.is_empty() {
        (0.0, 1.0)
    } else {
        let pick = |a: f64, b: f64, least: bool| {
            if a.is_nan() || b.is_nan() {
                f64::NAN
            } else if (b < a) == least {
                b
            } else {
                a
            }
        };
        let first = cells.iter().fold(cells[0], |most, &x| pick(most, x, true));
        let last = cells.iter().fold(cells[0], |most, &x| pick(most, x, false));
        if !(first.is_finite() && last.is_finite()) {
            return Err(refused(format!("autodetected range of [{}, {}] is not finite", text(first), text(last))));
        }
        (first, last)
    };
    let (first, last) = if first == last { (first - 0.5, last + 0.5) } else { (first, last) };
    let step = (last - first) / bins as f64;
    let mut edges: Vec<f64> = (0..=bins).map(|at| at as f64 * step + first).collect();
    edges[bins as usize] = last;
    Ok(edges)
}

/// `np.histogram(a, bins=10, range=None, density=None, weights=None)`.
pub(super) fn histogram(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("histogram", "a bins= range= density= weights=", args, kwargs)?;
    let a = args.array("a")?;
    let (given, edges) = match args.get("bins") {
        Some(Operand::Str(name)) => {
            return Err(Error::new(
                ErrorKind::NotImplemented,
                format!("bins='{name}' is not done here; give their number"),
            ));
        }
        Some(bins) if bins.as_index().is_none() => {
            let array = bins.to_array()?;
            if array.rank() != 1 {
                return Err(refused("`bins` must be 1d, when an array"));
            }
            let edges = array.values::<f64>().into_owned();
            if edges.windows(2).any(|pair| pair[0] > pair[1]) {
                return Err(refused("`bins` must increase monotonically, when an array"));
            }
            (Some(array), edges)
        }
        bins => (None, even_edges(&args, &a, bins.and_then(Operand::as_index).unwrap_or(10))?),
    };
    let cells = a.values::<f64>();
    let weights = args.get("weights").map(|_| args.array("weights")?.cast(Dtype::Float64)).transpose()?;
    if weights.as_ref().is_some_and(|weights| weights.shape() != a.shape()) {
        return Err(refused("weights should have the same shape as a."));
    }
    let bins = edges.len().saturating_sub(1);
    let mut sums = vec![0.0; bins];
    let last = edges.last().copied().unwrap_or(f64::NAN);
    for (at, (&x, place)) in cells.iter().zip(places(&edges, &cells, true)).enumerate() {
        // The last bin holds its upper edge.
        let bin = if x == last { bins as i64 - 1 } else { place - 1 };
        if (0..bins as i64).contains(&bin) {
            sums[bin as usize] += weights.as_ref().map_or(1.0, |weights| weights.values::<f64>()[at]);
        }
    }
    let edges_array = given.unwrap_or_else(|| Array::row(edges.clone()));
    let counts = if args.flag("density", false) {
        let total: f64 = sums.iter().sum();
        let density = |at: usize| sums[at] / (edges[at + 1] - edges[at]) / total;
        Array::row((0..bins).map(density).collect::<Vec<f64>>())
    } else if weights.is_some() {
        Array::row(sums)
    } else {
        Array::row(sums.iter().map(|&count| count as i64).collect::<Vec<i64>>())
    };
    Ok(Operand::Tuple(vec![counts.into(), edges_array.into()]))
}
