//! Cells repeated and shifted.

use crate::numpy::args::{Answer, Given, Kwargs, axis_within, bind, check_size, whole, wholes};
use crate::numpy::call::Function;
use crate::numpy::{Array, Error, ErrorKind, Operand, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "tile" => tile,
        "repeat" => repeat,
        "roll" => roll,
        _ => return None,
    })
}

/// Along one axis the cells at these indices.
pub(crate) fn along(array: &Array, axis: usize, indices: &[usize]) -> Result<Array, Error> {
    let shape = array.shape();
    let mut result = shape.to_vec();
    result[axis] = indices.len();
    check_size(&result)?;
    let inner: usize = shape[axis + 1..].iter().product();
    let outer: usize = shape[..axis].iter().product();
    let places = array.places();
    let mut picked = Vec::with_capacity(result.iter().product());
    for at in 0..outer {
        for &index in indices {
            let start = (at * shape[axis] + index) * inner;
            picked.extend_from_slice(&places[start..start + inner]);
        }
    }
    Ok(array.picked(&picked, &result))
}

fn tile(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("tile", "A reps", args, kwargs)?;
    let array = args.array("A")?;
    let mut counts = wholes(args.value("reps"))?;
    if counts.iter().any(|&count| count < 0) {
        return Err(Error::new(ErrorKind::Value, "negative dimensions are not allowed"));
    }
    let rank = array.rank().max(counts.len());
    while counts.len() < rank {
        counts.insert(0, 1);
    }
    let mut shape = vec![1; rank - array.rank()];
    shape.extend(array.shape());
    let mut tiled = array.reshaped(&shape).copied();
    for (axis, &count) in counts.iter().enumerate() {
        let len = tiled.shape()[axis];
        let indices: Vec<usize> = (0..count).flat_map(|_| 0..len).take(crate::numpy::args::MOST_CELLS).collect();
        tiled = along(&tiled, axis, &indices)?;
    }
    Ok(Operand::Array(tiled))
}

fn repeat(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("repeat", "a repeats axis=", args, kwargs)?;
    let mut array = args.array("a")?;
    let axis = match args.get("axis") {
        None => {
            array = array.reshaped(&[array.size()]);
            0
        }
        Some(axis) => axis_within(whole(axis)?, array.rank())?,
    };
    let (len, counts) = (array.shape()[axis], wholes(args.value("repeats"))?);
    if counts.len() != 1 && counts.len() != len {
        let message = format!("operands could not be broadcast together with shape ({len},) ({},)", counts.len());
        return Err(Error::new(ErrorKind::Value, message));
    }
    if counts.iter().any(|&count| count < 0) {
        return Err(Error::new(ErrorKind::Value, "repeats may not contain negative values."));
    }
    let count = |at: usize| counts[if counts.len() == 1 { 0 } else { at }] as usize;
    let total: usize = (0..len).map(count).fold(0, usize::saturating_add);
    check_size(&[total])?;
    let indices: Vec<usize> = (0..len).flat_map(|at| std::iter::repeat_n(at, count(at))).collect();
    Ok(Operand::Array(along(&array, axis, &indices)?))
}

fn roll(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("roll", "a shift axis=", args, kwargs)?;
    let array = args.array("a")?;
    let shifts = wholes(args.value("shift"))?;
    let rolled = |array: &Array, axis: usize, shift: i64| {
        let len = array.shape()[axis];
        let indices: Vec<usize> = (0..len as i64).map(|at| (at - shift).rem_euclid(len as i64) as usize).collect();
        along(array, axis, &indices)
    };
    let Some(axes) = args.get("axis") else {
        let row = rolled(&array.reshaped(&[array.size()]), 0, shifts.iter().sum())?;
        return Ok(Operand::Array(row.reshaped(array.shape())));
    };
    let axes = wholes(axes)?;
    let count = axes.len().max(shifts.len());
    if (axes.len() != count && axes.len() != 1) || (shifts.len() != count && shifts.len() != 1) {
        return Err(Error::new(ErrorKind::Value, "'shift' and 'axis' should be scalars or 1D sequences"));
    }
    let mut result = array.clone();
    for at in 0..count {
        let axis = axis_within(axes[at.min(axes.len() - 1)], array.rank())?;
        result = rolled(&result, axis, shifts[at.min(shifts.len() - 1)])?;
    }
    Ok(Operand::Array(result.copied()))
}
