//! Cells in order.

use std::cmp::Ordering;

use crate::numpy::args::{Answer, Given, Kwargs, axis_within, bind, wholes};
use crate::numpy::call::Function;
use crate::numpy::{Array, Buffer, Error, ErrorKind, Operand, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "sort" | "sort_complex" => sort,
        "argsort" => argsort,
        "lexsort" => lexsort,
        "partition" => |args, kwargs, _| partition("partition", args, kwargs),
        "argpartition" => |args, kwargs, _| partition("argpartition", args, kwargs),
        _ => return None,
    })
}

/// What is no number stands behind all numbers.
fn floats(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b).unwrap_or_else(|| a.is_nan().cmp(&b.is_nan()))
}

/// The order of two cells as NumPy sorts them.
pub(crate) fn by_value(buffer: &Buffer, a: usize, b: usize) -> Ordering {
    match buffer {
        Buffer::Bool(cells) => cells[a].cmp(&cells[b]),
        Buffer::Uint8(cells) => cells[a].cmp(&cells[b]),
        Buffer::Int32(cells) => cells[a].cmp(&cells[b]),
        Buffer::Int64(cells) => cells[a].cmp(&cells[b]),
        Buffer::Float32(cells) => floats(f64::from(cells[a]), f64::from(cells[b])),
        Buffer::Float64(cells) => floats(cells[a], cells[b]),
        Buffer::Complex128(cells) => floats(cells[a].re, cells[b].re).then_with(|| floats(cells[a].im, cells[b].im)),
        Buffer::Str(cells, _) => cells[a].cmp(&cells[b]),
    }
}

/// The places of every line along an axis, sorted by what they hold, and the shape with that axis last.
fn lines(array: &Array, axis: usize) -> (Array, Vec<usize>) {
    let mut order: Vec<usize> = (0..array.rank()).filter(|&other| other != axis).collect();
    order.push(axis);
    let turned = array.through(array.view.permuted(&order));
    let mut back = vec![0; order.len()];
    for (at, &axis) in order.iter().enumerate() {
        back[axis] = at;
    }
    (turned, back)
}

/// The places of all cells of a flat array, in sorted order, equal ones as they stood.
pub(crate) fn sorted_places(array: &Array) -> Vec<usize> {
    let mut places = array.places();
    places.sort_by(|&a, &b| by_value(&array.buffer, a, b));
    places
}

fn along(array: &Array, axis: Option<&Operand>, default: i64) -> Result<(Array, usize), Error> {
    match axis {
        Some(Operand::None) => Ok((array.reshaped(&[array.size()]), 0)),
        other => {
            let axis = other.map_or(Ok(default), crate::numpy::args::whole)?;
            let axis = axis_within(axis, array.rank())?;
            Ok((array.clone(), axis))
        }
    }
}

fn sorted(array: &Array, axis: usize) -> Array {
    let (turned, back) = lines(array, axis);
    let len = turned.shape()[turned.rank() - 1].max(1);
    let mut places = turned.places();
    for line in places.chunks_mut(len) {
        line.sort_by(|&a, &b| by_value(&array.buffer, a, b));
    }
    let made = array.picked(&places, turned.shape());
    made.through(made.view.permuted(&back)).copied()
}

fn ranked(array: &Array, axis: usize) -> Array {
    let (turned, back) = lines(array, axis);
    let len = turned.shape()[turned.rank() - 1].max(1);
    let mut ranks = Vec::with_capacity(turned.size());
    for line in turned.places().chunks(len) {
        let mut order: Vec<usize> = (0..line.len()).collect();
        order.sort_by(|&a, &b| by_value(&array.buffer, line[a], line[b]));
        ranks.extend(order.into_iter().map(|at| at as i64));
    }
    let made = Array::of(Buffer::Int64(ranks), turned.shape());
    made.through(made.view.permuted(&back)).copied()
}

fn sort(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("sort", "a axis= kind= order= * stable=", args, kwargs)?;
    let (array, axis) = along(&args.array("a")?, args.given("axis"), -1)?;
    Ok(Operand::Array(sorted(&array, axis)))
}

fn argsort(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("argsort", "a axis= kind= order= * stable=", args, kwargs)?;
    let (array, axis) = along(&args.array("a")?, args.given("axis"), -1)?;
    Ok(Operand::Array(ranked(&array, axis)))
}

/// A sorted line is a partitioned one, whatever stands in the middle.
fn partition(name: &str, args: Given, kwargs: &Kwargs) -> Answer {
    let args = bind(name, "a kth axis= kind= order=", args, kwargs)?;
    let (array, axis) = along(&args.array("a")?, args.given("axis"), -1)?;
    let len = array.shape()[axis] as i64;
    for kth in wholes(args.value("kth"))? {
        if kth < -len || kth >= len {
            return Err(Error::new(ErrorKind::Value, format!("kth(={kth}) out of bounds ({len})")));
        }
    }
    Ok(Operand::Array(if name == "partition" { sorted(&array, axis) } else { ranked(&array, axis) }))
}

fn lexsort(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("lexsort", "keys axis=", args, kwargs)?;
    let keys = match args.value("keys") {
        Operand::Array(array) if array.rank() > 1 => (0..array.shape()[0])
            .map(|at| Ok(array.through(array.view.at(0, at as i64)?)))
            .collect::<Result<Vec<_>, Error>>()?,
        Operand::Array(array) => vec![array.clone()],
        other => match other.items() {
            Some(items) if items.iter().all(|item| item.items().is_none() && item.is_scalar()) => {
                vec![other.to_array()?]
            }
            Some(items) => items.iter().map(Operand::to_array).collect::<Result<_, _>>()?,
            None => return Err(Error::new(ErrorKind::Type, "need sequence of keys with len > 0 in lexsort")),
        },
    };
    let Some(last) = keys.last() else {
        return Err(Error::new(ErrorKind::Type, "need sequence of keys with len > 0 in lexsort"));
    };
    if keys.iter().any(|key| key.shape() != last.shape()) {
        return Err(Error::new(ErrorKind::Value, "all keys need to be the same shape"));
    }
    if last.rank() != 1 {
        return Err(Error::new(ErrorKind::Value, "lexsort of keys with more than one axis is not known here"));
    }
    let places: Vec<Vec<usize>> = keys.iter().map(Array::places).collect();
    let mut order: Vec<usize> = (0..last.size()).collect();
    order.sort_by(|&a, &b| {
        keys.iter().zip(&places).rev().fold(Ordering::Equal, |so_far, (key, places)| {
            so_far.then_with(|| by_value(&key.buffer, places[a], places[b]))
        })
    });
    Ok(Operand::Array(Array::row(order.into_iter().map(|at| at as i64).collect::<Vec<i64>>())))
}
