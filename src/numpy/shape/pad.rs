//! Cells added around an array.

use super::rolled::along;
use crate::numpy::args::{Kwargs, bind, check_size};
use crate::numpy::call::Function;
use crate::numpy::{Array, Error, ErrorKind, Operand, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    if name == "pad" { Some(pad) } else { None }
}

/// How many cells before and behind along every axis.
fn widths(value: &Operand, rank: usize) -> Result<Vec<(usize, usize)>, Error> {
    let array = value.to_array()?;
    let count =
        |x: i64| usize::try_from(x).map_err(|_| Error::new(ErrorKind::Value, "index can't contain negative values"));
    if array.dtype().kind() != crate::numpy::Kind::Int {
        return Err(Error::new(ErrorKind::Type, "`pad_width` must be of integral type."));
    }
    let cells = array.values::<i64>();
    match array.shape() {
        [] | [1] | [1, 1] => Ok(vec![(count(cells[0])?, count(cells[0])?); rank]),
        [2] | [1, 2] => Ok(vec![(count(cells[0])?, count(cells[1])?); rank]),
        [axes, 2] if *axes == rank => cells.chunks(2).map(|pair| Ok((count(pair[0])?, count(pair[1])?))).collect(),
        [axes, 1] if *axes == rank => cells.iter().map(|&x| Ok((count(x)?, count(x)?))).collect(),
        other => {
            let message = format!(
                "operands could not be broadcast together with remapped shapes [original->remapped]: {}  and requested \
                 shape ({rank},2)",
                crate::numpy::view::shape_text(other)
            );
            Err(Error::new(ErrorKind::Value, message))
        }
    }
}

/// The source of every place along a padded axis.
fn sources(mode: &str, before: usize, len: usize, behind: usize) -> Result<Vec<usize>, Error> {
    let n = len as i64;
    let place = |at: i64| match mode {
        "edge" => at.clamp(0, n - 1),
        "wrap" => at.rem_euclid(n),
        "symmetric" => {
            let turn = at.rem_euclid(2 * n);
            if turn < n { turn } else { 2 * n - 1 - turn }
        }
        _ if n == 1 => 0,
        _ => {
            let turn = at.rem_euclid(2 * n - 2);
            if turn < n { turn } else { 2 * n - 2 - turn }
        }
    };
    if len == 0 && before + behind > 0 {
        let message = "can't extend empty axis 0 using modes other than 'constant' or 'empty'";
        return Err(Error::new(ErrorKind::Value, message));
    }
    Ok((-(before as i64)..n + behind as i64).map(|at| place(at) as usize).collect())
}

fn pad(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args =
        bind("pad", "array pad_width mode= constant_values= reflect_type= stat_length= end_values=", args, kwargs)?;
    let array = args.array("array")?;
    let widths = widths(args.value("pad_width"), array.rank())?;
    let mode = args.text("mode").unwrap_or("constant");
    if !matches!(mode, "constant" | "edge" | "wrap" | "symmetric" | "reflect" | "empty") {
        return Err(Error::new(ErrorKind::Value, format!("mode '{mode}' is not supported")));
    }
    let shape: Vec<usize> = array
        .shape()
        .iter()
        .zip(&widths)
        .map(|(len, (before, behind))| len.saturating_add(*before).saturating_add(*behind))
        .collect();
    check_size(&shape)?;
    if !matches!(mode, "constant" | "empty") {
        let mut padded = array;
        for (axis, &(before, behind)) in widths.iter().enumerate() {
            padded = along(&padded, axis, &sources(mode, before, padded.shape()[axis], behind)?)?;
        }
        return Ok(Operand::Array(padded));
    }
    let zero = Operand::Int(0);
    let constants = args.get("constant_values").unwrap_or(&zero);
    let mut padded = array;
    for (axis, &(before, behind)) in widths.iter().enumerate() {
        let (first, last) = constants_of(constants, axis);
        let block = |len: usize, value: &Operand| -> Result<Array, Error> {
            let mut shape = padded.shape().to_vec();
            shape[axis] = len;
            Ok(crate::numpy::cast_into(value, padded.dtype())?.spread(&shape))
        };
        let parts = [block(before, &first)?, padded.clone(), block(behind, &last)?];
        padded = super::join::joined_along(&parts, axis as i64, Some(padded.dtype()))?;
    }
    Ok(Operand::Array(padded.copied()))
}

fn constants_of(value: &Operand, axis: usize) -> (Operand, Operand) {
    let pair = |items: &[Operand]| match items {
        [one] => (one.clone(), one.clone()),
        [first, last, ..] => (first.clone(), last.clone()),
        [] => (Operand::Int(0), Operand::Int(0)),
    };
    match value.items() {
        None => (value.clone(), value.clone()),
        Some(items) => match items.get(axis.min(items.len().saturating_sub(1))) {
            Some(item) if item.items().is_some() => pair(item.items().unwrap_or(&[])),
            _ => pair(items),
        },
    }
}
