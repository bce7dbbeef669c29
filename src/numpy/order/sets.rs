//! Arrays as sets.

use std::cmp::Ordering;

use super::sort::{by_value, sorted_places};
use crate::numpy::args::{Answer, Given, Kwargs, axis_within, bind, whole};
use crate::numpy::call::Function;
use crate::numpy::operand::joined;
use crate::numpy::{Array, Buffer, Error, ErrorKind, Operand, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "unique" => unique,
        "unique_values" => |args, _, state| unique(args, &[], state),
        "isin" | "in1d" => isin,
        "intersect1d" => intersect1d,
        "union1d" => union1d,
        "setdiff1d" => setdiff1d,
        "setxor1d" => setxor1d,
        _ => return None,
    })
}

fn flat(array: &Array) -> Array {
    array.reshaped(&[array.size()])
}

/// Groups of equal cells in sorted order; each is a list of positions in C order.
fn groups(count: usize, compare: impl Fn(usize, usize) -> Ordering) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in order {
        match groups.last_mut() {
            Some(group) if compare(group[0], at) == Ordering::Equal => group.push(at),
            _ => groups.push(vec![at]),
        }
    }
    groups
}

fn unique(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let parameters = "ar return_index= return_inverse= return_counts= axis= * equal_nan= sorted=";
    let args = bind("unique", parameters, args, kwargs)?;
    let array = args.array("ar")?;
    let nans = args.flag("equal_nan", true);
    let (values, groups, inverse_shape) = match args.get("axis") {
        None => {
            let places = array.places();
            let compare = |a: usize, b: usize| match by_value(&array.buffer, places[a], places[b]) {
                Ordering::Equal if !nans && is_nan(&array.buffer, places[a]) => a.cmp(&b),
                order => order,
            };
            let groups = groups(places.len(), compare);
            let first: Vec<usize> = groups.iter().map(|group| places[group[0]]).collect();
            (array.picked(&first, &[first.len()]), groups, array.shape().to_vec())
        }
        Some(axis) => {
            let axis = axis_within(whole(axis)?, array.rank())?;
            let mut order: Vec<usize> = (0..array.rank()).filter(|&other| other != axis).collect();
            order.insert(0, axis);
            let rows = array.through(array.view.permuted(&order)).copied();
            let count = rows.shape()[0];
            let len = rows.size() / count.max(1);
            let compare = |a: usize, b: usize| {
                (0..len).fold(Ordering::Equal, |so_far, at| {
                    so_far.then_with(|| by_value(&rows.buffer, a * len + at, b * len + at))
                })
            };
            let groups = groups(count, compare);
            let first: Vec<usize> = groups.iter().map(|group| group[0]).collect();
            (crate::numpy::shape::along(&array, axis, &first)?, groups, vec![count])
        }
    };
    let mut results = vec![Operand::Array(values)];
    let row = |cells: Vec<i64>| Operand::Array(Array::row(cells));
    if args.flag("return_index", false) {
        results.push(row(groups.iter().map(|group| group[0] as i64).collect()));
    }
    if args.flag("return_inverse", false) {
        let mut inverse = vec![0_i64; groups.iter().map(Vec::len).sum()];
        for (at, group) in groups.iter().enumerate() {
            for &place in group {
                inverse[place] = at as i64;
            }
        }
        results.push(Operand::Array(Array::of(Buffer::Int64(inverse), &inverse_shape)));
    }
    if args.flag("return_counts", false) {
        results.push(row(groups.iter().map(|group| group.len() as i64).collect()));
    }
    Ok(if results.len() == 1 { results.remove(0) } else { Operand::Tuple(results) })
}

fn is_nan(buffer: &Buffer, place: usize) -> bool {
    match buffer {
        Buffer::Float64(cells) => cells[place].is_nan(),
        Buffer::Float32(cells) => cells[place].is_nan(),
        Buffer::Complex128(cells) => cells[place].re.is_nan() || cells[place].im.is_nan(),
        _ => false,
    }
}

/// Both as flat arrays of one type.
fn both(a: &Array, b: &Array) -> Result<(Array, Array), Error> {
    let dtype = a.dtype().promote(b.dtype());
    Ok((flat(a).cast(dtype)?, flat(b).cast(dtype)?))
}

/// Which cells of `a` are in `b`.
fn within(a: &Array, b: &Array) -> Result<Vec<bool>, Error> {
    let (a, b) = both(a, b)?;
    let whole = joined(&[a.clone(), b.clone()], a.dtype());
    let mut known: Vec<usize> = (a.size()..whole.len()).collect();
    known.sort_by(|&x, &y| by_value(&whole, x, y));
    let found = |at: usize| !is_nan(&whole, at) && known.binary_search_by(|&place| by_value(&whole, place, at)).is_ok();
    Ok((0..a.size()).map(found).collect())
}

fn isin(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("isin", "element test_elements assume_unique= invert= * kind=", args, kwargs)?;
    let element = args.array("element")?;
    let invert = args.flag("invert", false);
    let cells = within(&element, &args.array("test_elements")?)?.into_iter().map(|x| x != invert).collect();
    let found = Array::of(Buffer::Bool(cells), element.shape());
    Ok(Operand::Array(found))
}

/// The different cells, sorted.
fn distinct(array: &Array) -> Array {
    let places = sorted_places(&flat(array));
    let mut kept: Vec<usize> = Vec::new();
    for place in places {
        if kept.last().is_none_or(|&last| by_value(&array.buffer, last, place) != Ordering::Equal) {
            kept.push(place);
        }
    }
    array.picked(&kept, &[kept.len()])
}

fn kept(array: &Array, mask: &[bool]) -> Array {
    let places = array.places();
    let found: Vec<usize> = mask.iter().zip(places).filter(|(x, _)| **x).map(|(_, place)| place).collect();
    array.picked(&found, &[found.len()])
}

fn intersect1d(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("intersect1d", "ar1 ar2 assume_unique= return_indices=", args, kwargs)?;
    let (a, b) = both(&args.array("ar1")?, &args.array("ar2")?)?;
    let common = distinct(&a);
    let common = kept(&common, &within(&common, &b)?);
    if !args.flag("return_indices", false) {
        return Ok(Operand::Array(common));
    }
    let first = |array: &Array| -> Operand {
        let whole = joined(&[common.clone(), array.clone()], array.dtype());
        let count = common.size();
        let place = |at: usize| (count..whole.len()).find(|&other| by_value(&whole, at, other) == Ordering::Equal);
        Operand::Array(Array::row(
            (0..count).map(|at| (place(at).unwrap_or(count) - count) as i64).collect::<Vec<i64>>(),
        ))
    };
    let places = [first(&a), first(&b)];
    let [x, y] = places;
    Ok(Operand::Tuple(vec![Operand::Array(common), x, y]))
}

fn union1d(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("union1d", "ar1 ar2", args, kwargs)?;
    let (a, b) = both(&args.array("ar1")?, &args.array("ar2")?)?;
    let len = a.size() + b.size();
    let dtype = a.dtype();
    Ok(Operand::Array(distinct(&Array::of(joined(&[a, b], dtype), &[len]))))
}

fn setdiff1d(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("setdiff1d", "ar1 ar2 assume_unique=", args, kwargs)?;
    let a = args.array("ar1")?;
    let a = if args.flag("assume_unique", false) { flat(&a) } else { distinct(&a) };
    let mask: Vec<bool> = within(&a, &args.array("ar2")?)?.into_iter().map(|x| !x).collect();
    Ok(Operand::Array(kept(&a, &mask)))
}

fn setxor1d(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("setxor1d", "ar1 ar2 assume_unique=", args, kwargs)?;
    let (a, b) = both(&args.array("ar1")?, &args.array("ar2")?)?;
    let only = |x: &Array, y: &Array| -> Result<Array, Error> {
        let x = distinct(x);
        let mask: Vec<bool> = within(&x, y)?.into_iter().map(|found| !found).collect();
        Ok(kept(&x, &mask))
    };
    let (x, y) = (only(&a, &b)?, only(&b, &a)?);
    let len = x.size() + y.size();
    if x.dtype() != y.dtype() {
        return Err(Error::new(ErrorKind::Type, "setxor1d of two types"));
    }
    Ok(Operand::Array(distinct(&Array::of(joined(&[x, y], a.dtype()), &[len]))))
}
