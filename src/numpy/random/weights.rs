//! Probabilities of `choice`.

use super::bits::Source;
use crate::numpy::{Array, Dtype, Error, ErrorKind, Operand};

fn refused(message: &str) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// Reads `p` for so many things.
pub(super) fn probabilities(p: &Operand, population: usize, legacy: bool) -> Result<Vec<f64>, Error> {
    let single = matches!(p, Operand::Array(array) if array.dtype() == Dtype::Float32);
    let tolerance = if single { f64::from(f32::EPSILON).sqrt() } else { f64::EPSILON.sqrt() };
    let p = p.to_array()?.cast(Dtype::Float64)?;
    if p.rank() != 1 {
        return Err(refused(if legacy { "'p' must be 1-dimensional" } else { "p must be 1-dimensional" }));
    }
    if p.size() != population {
        return Err(refused(if legacy { "'a' and 'p' must have same size" } else { "a and p must have same size" }));
    }
    let p = p.values::<f64>().into_owned();
    let sum = kahan_sum(&p);
    if sum.is_nan() {
        return Err(refused(if legacy { "probabilities contain NaN" } else { "Probabilities contain NaN" }));
    }
    if p.iter().any(|&x| x < 0.0) {
        return Err(refused(if legacy {
            "probabilities are not non-negative"
        } else {
            "Probabilities are not non-negative"
        }));
    }
    if (sum - 1.0).abs() > tolerance {
        return Err(refused(if legacy {
            "probabilities do not sum to 1"
        } else {
            "Probabilities do not sum to 1. See Notes section of docstring for more information."
        }));
    }
    Ok(p)
}

fn kahan_sum(cells: &[f64]) -> f64 {
    let Some((&first, rest)) = cells.split_first() else { return 0.0 };
    let (mut sum, mut lost) = (first, 0.0);
    for &cell in rest {
        let y = cell - lost;
        let t = sum + y;
        lost = (t - sum) - y;
        sum = t;
    }
    sum
}

/// The sums up to each place, over their last.
fn distribution(p: &[f64]) -> Vec<f64> {
    let mut sums: Vec<f64> = p.to_vec();
    for at in 1..sums.len() {
        sums[at] += sums[at - 1];
    }
    let total = sums.last().copied().unwrap_or(1.0);
    sums.iter().map(|sum| sum / total).collect()
}

fn place(sums: &[f64], at: f64) -> usize {
    sums.partition_point(|&sum| sum <= at)
}

/// Places drawn with these probabilities, put back each time.
pub(super) fn with_replacement<S: Source>(random: &mut S, p: &[f64], count: usize) -> Vec<usize> {
    let sums = distribution(p);
    (0..count).map(|_| place(&sums, random.uniform())).collect()
}

/// Places drawn with these probabilities, none twice.
pub(super) fn without_replacement<S: Source>(random: &mut S, p: &[f64], count: usize) -> Result<Vec<usize>, Error> {
    if p.iter().filter(|&&x| x > 0.0).count() < count {
        return Err(refused("Fewer non-zero entries in p than size"));
    }
    let mut p = p.to_vec();
    let mut found: Vec<usize> = Vec::with_capacity(count);
    while found.len() < count {
        let drawn: Vec<f64> = (found.len()..count).map(|_| random.uniform()).collect();
        for &place in &found {
            p[place] = 0.0;
        }
        let sums = distribution(&p);
        let mut new: Vec<usize> = Vec::new();
        for at in drawn {
            let place = place(&sums, at);
            if place < p.len() && !new.contains(&place) {
                new.push(place);
            }
        }
        found.extend(new);
    }
    Ok(found)
}

/// The things at these places along an axis.
pub(super) fn taken(array: &Array, axis: usize, places: &[usize], shape: &[usize]) -> Array {
    let (before, after) = (&array.shape()[..axis], &array.shape()[axis + 1..]);
    let whole: Vec<usize> = before.iter().chain(shape).chain(after).copied().collect();
    let (outer, inner): (usize, usize) = (before.iter().product(), after.iter().product());
    let (cells, len) = (array.places(), array.shape()[axis]);
    let mut picked = Vec::with_capacity(whole.iter().product());
    for row in 0..outer {
        for &place in places {
            let start = (row * len + place) * inner;
            picked.extend_from_slice(&cells[start..start + inner]);
        }
    }
    array.picked(&picked, &whole)
}
