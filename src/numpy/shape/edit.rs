//! Cells put in, taken out and thrown away.

use super::join::joined_along;
use super::rolled::along;
use crate::numpy::args::{Answer, Given, Kwargs, axis_within, bind, whole, wholes};
use crate::numpy::call::Function;
use crate::numpy::{Array, Dtype, Error, ErrorKind, Operand, Slice, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "delete" => delete,
        "insert" => insert,
        "trim_zeros" => trim_zeros,
        _ => return None,
    })
}

/// The array, flat where no axis is named, and the axis.
fn along_axis(array: Array, axis: Option<&Operand>) -> Result<(Array, usize), Error> {
    match axis {
        None => {
            let size = array.size();
            Ok((array.reshaped(&[size]), 0))
        }
        Some(axis) => {
            let axis = axis_within(whole(axis)?, array.rank())?;
            Ok((array, axis))
        }
    }
}

/// The places that `obj` names along an axis of this length.
fn named(object: &Operand, len: usize, axis: usize) -> Result<Vec<i64>, Error> {
    if let &Operand::Slice(start, stop, step) = object {
        let (start, step, count) = Slice { start, stop, step }.places(len)?;
        return Ok((0..count as i64).map(|at| start + at * step).collect());
    }
    let array = object.to_array()?;
    if array.dtype() == Dtype::Bool && array.rank() == 1 {
        return Ok(crate::numpy::order::nonzero(&array).remove(0));
    }
    let single = array.rank() == 0;
    let places = if array.size() == 0 {
        Vec::new()
    } else if single {
        vec![whole(object)?]
    } else {
        wholes(&Operand::Array(array))?
    };
    for &place in &places {
        if place < -(len as i64) || place >= len as i64 {
            let message = format!("index {place} is out of bounds for axis {axis} with size {len}");
            return Err(Error::new(ErrorKind::Index, message));
        }
    }
    Ok(places)
}

fn delete(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("delete", "arr obj axis=", args, kwargs)?;
    let (array, axis) = along_axis(args.array("arr")?, args.get("axis"))?;
    let len = array.shape()[axis];
    let gone = named(args.value("obj"), len, axis)?;
    let mut kept = vec![true; len];
    for place in gone {
        kept[place.rem_euclid(len as i64) as usize] = false;
    }
    let indices: Vec<usize> = (0..len).filter(|&at| kept[at]).collect();
    Ok(Operand::Array(along(&array, axis, &indices)?))
}

fn insert(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("insert", "arr obj values axis=", args, kwargs)?;
    let (array, axis) = along_axis(args.array("arr")?, args.get("axis"))?;
    let len = array.shape()[axis];
    let object = args.value("obj");
    let single = object.as_index().is_some();
    let places = match object {
        Operand::Slice(..) => named(object, len, axis)?,
        _ if single => vec![whole(object)?],
        _ => wholes(&Operand::Array(object.to_array()?))?,
    };
    for &place in &places {
        if place < -(len as i64) || place > len as i64 {
            let message = format!("index {place} is out of bounds for axis {axis} with size {len}");
            return Err(Error::new(ErrorKind::Index, message));
        }
    }
    let mut values = args.array("values")?.cast(array.dtype())?;
    let mut shape = array.shape().to_vec();
    shape[axis] = places.len();
    if single {
        // The new cells have the shape of one slice, or of several.
        if values.rank() == array.rank() && values.rank() > 0 {
            shape[axis] = values.shape()[axis];
        } else if values.rank() + 1 == array.rank() {
            let mut own = values.shape().to_vec();
            own.insert(axis, 1);
            values = values.reshaped(&own);
        }
    }
    let values = crate::numpy::index::fits_into(&values, &shape).map_err(|_| {
        let (from, to) = (crate::numpy::view::shape_text(values.shape()), crate::numpy::view::shape_text(&shape));
        let message = format!("could not broadcast input array from shape {from} into shape {to}");
        Error::new(ErrorKind::Value, message)
    })?;
    let whole = joined_along(&[array.clone(), values.spread(&shape).copied()], axis as i64, Some(array.dtype()))?;
    let mut turns: Vec<(usize, usize)> = Vec::new();
    for at in 0..shape[axis] {
        let place = places[at.min(places.len() - 1)];
        turns.push((if place < 0 { place + len as i64 } else { place } as usize, len + at));
    }
    turns.sort_by_key(|turn| turn.0);
    let mut indices = Vec::with_capacity(len + turns.len());
    let mut next = turns.into_iter().peekable();
    for at in 0..=len {
        while let Some((_, new)) = next.next_if(|turn| turn.0 == at) {
            indices.push(new);
        }
        if at < len {
            indices.push(at);
        }
    }
    Ok(Operand::Array(along(&whole, axis, &indices)?))
}

fn trim_zeros(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("trim_zeros", "filt trim=", args, kwargs)?;
    let array = args.array("filt")?;
    if array.rank() != 1 {
        return Err(Error::new(ErrorKind::Value, "trim_zeros is only known for one axis here"));
    }
    let (cells, trim) = (array.cast(Dtype::Bool)?, args.text("trim").unwrap_or("fb").to_lowercase());
    let cells = cells.values::<bool>();
    let first = cells.iter().position(|&x| x).unwrap_or(cells.len());
    let last = cells.iter().rposition(|&x| x).map_or(first, |at| at + 1);
    let start = if trim.contains('f') { first } else { 0 };
    let stop = if trim.contains('b') { last } else { cells.len() };
    let slice = Slice { start: Some(start as i64), stop: Some(stop as i64), step: None };
    Ok(Operand::Array(array.through(array.view.sliced(0, slice)?)))
}
