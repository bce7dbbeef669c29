//! Axes moved, added and taken away.

use crate::numpy::args::{Answer, Given, Kwargs, axes_within, axis_within, bind, wholes};
use crate::numpy::call::Function;
use crate::numpy::{Array, Error, ErrorKind, Operand, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "transpose" | "permute_dims" => transpose,
        "matrix_transpose" => matrix_transpose,
        "swapaxes" => swapaxes,
        "moveaxis" => moveaxis,
        "rollaxis" => rollaxis,
        "expand_dims" => expand_dims,
        "squeeze" => squeeze,
        "atleast_1d" => |args, _, _| at_least(1, args),
        "atleast_2d" => |args, _, _| at_least(2, args),
        "atleast_3d" => |args, _, _| at_least(3, args),
        "flip" => flip,
        "fliplr" => |args, kwargs, _| flipped_along("fliplr", 1, args, kwargs),
        "flipud" => |args, kwargs, _| flipped_along("flipud", 0, args, kwargs),
        "rot90" => rot90,
        _ => return None,
    })
}

pub(super) fn method(name: &str) -> Option<Function> {
    match name {
        "transpose" => Some(transpose_method),
        _ => None,
    }
}

fn turned(array: &Array, axes: Option<&Operand>) -> Answer {
    let Some(axes) = axes else { return Ok(Operand::Array(array.through(array.view.transposed()))) };
    let axes = wholes(axes)?;
    if axes.len() != array.rank() {
        return Err(Error::new(ErrorKind::Value, "axes don't match array"));
    }
    let axes = axes_within(&axes, array.rank()).map_err(|error| match error.kind {
        ErrorKind::Value => Error::new(ErrorKind::Value, "repeated axis in transpose"),
        _ => error,
    })?;
    Ok(Operand::Array(permuted_by(array, &axes)))
}

/// Its axes in this order.
pub(crate) fn permuted_by(array: &Array, axes: &[usize]) -> Array {
    array.through(array.view.permuted(axes))
}

fn transpose(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("transpose", "a axes=", args, kwargs)?;
    turned(&args.array("a")?, args.get("axes"))
}

fn transpose_method(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let options = bind("transpose", "* axes=", &[], kwargs)?;
    let array = args[0].to_array()?;
    match &args[1..] {
        [] => turned(&array, options.get("axes")),
        [Operand::None] => turned(&array, None),
        [one] => turned(&array, Some(one)),
        several => turned(&array, Some(&Operand::Tuple(several.to_vec()))),
    }
}

fn matrix_transpose(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("matrix_transpose", "x", args, kwargs)?;
    let array = args.array("x")?;
    crate::numpy::attribute("mT", &array).ok_or_else(|| {
        let message = format!("Input array must be at least 2-dimensional, but it is {}", array.rank());
        Error::new(ErrorKind::Value, message)
    })
}

fn swapaxes(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("swapaxes", "a axis1 axis2", args, kwargs)?;
    let array = args.array("a")?;
    let within = |name: &str| {
        let axis = args.int(name, 0)?;
        axis_within(axis, array.rank()).map_err(|error| named(name, &error))
    };
    let (first, second) = (within("axis1")?, within("axis2")?);
    let mut order: Vec<usize> = (0..array.rank()).collect();
    order.swap(first, second);
    Ok(Operand::Array(permuted_by(&array, &order)))
}

fn named(name: &str, error: &Error) -> Error {
    Error::new(error.kind, format!("{name}: {}", error.message))
}

fn moveaxis(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("moveaxis", "a source destination", args, kwargs)?;
    let array = args.array("a")?;
    let axes = |name: &str| {
        axes_within(&wholes(args.value(name))?, array.rank()).map_err(|error| match error.kind {
            ErrorKind::Value => Error::new(error.kind, format!("repeated axis in `{name}` argument")),
            _ => named(name, &error),
        })
    };
    let (from, to) = (axes("source")?, axes("destination")?);
    if from.len() != to.len() {
        let message = "`source` and `destination` arguments must have the same number of elements";
        return Err(Error::new(ErrorKind::Value, message));
    }
    let mut order: Vec<usize> = (0..array.rank()).filter(|axis| !from.contains(axis)).collect();
    let mut pairs: Vec<(usize, usize)> = to.into_iter().zip(from).collect();
    pairs.sort_unstable();
    for (to, from) in pairs {
        order.insert(to, from);
    }
    Ok(Operand::Array(permuted_by(&array, &order)))
}

fn rollaxis(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("rollaxis", "a axis start=", args, kwargs)?;
    let array = args.array("a")?;
    let axis = axis_within(args.int("axis", 0)?, array.rank())?;
    let start = axis_within(args.int("start", 0)?, array.rank() + 1)?;
    let mut order: Vec<usize> = (0..array.rank()).filter(|&other| other != axis).collect();
    order.insert(if axis < start { start - 1 } else { start }, axis);
    Ok(Operand::Array(permuted_by(&array, &order)))
}

fn expand_dims(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("expand_dims", "a axis", args, kwargs)?;
    let array = args.array("a")?;
    let axes = wholes(args.value("axis"))?;
    let rank = array.rank() + axes.len();
    let axes = axes_within(&axes, rank).map_err(|error| match error.kind {
        ErrorKind::Value => Error::new(error.kind, "repeated axis"),
        _ => error,
    })?;
    let mut shape = array.shape().iter();
    let shape: Vec<usize> =
        (0..rank).map(|axis| if axes.contains(&axis) { 1 } else { *shape.next().unwrap_or(&1) }).collect();
    Ok(Operand::Array(array.reshaped(&shape)))
}

fn squeeze(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("squeeze", "a axis=", args, kwargs)?;
    let array = args.array("a")?;
    let gone = match args.get("axis") {
        None => (0..array.rank()).filter(|&axis| array.shape()[axis] == 1).collect(),
        Some(axis) => axes_within(&wholes(axis)?, array.rank())?,
    };
    if gone.iter().any(|&axis| array.shape()[axis] != 1) {
        let message = "cannot select an axis to squeeze out which has size not equal to one";
        return Err(Error::new(ErrorKind::Value, message));
    }
    let kept: Vec<usize> = (0..array.rank()).filter(|axis| !gone.contains(axis)).collect();
    Ok(Operand::Array(permuted_by(&array, &kept)))
}

fn at_least(rank: usize, args: Given) -> Answer {
    let one = |operand: &Operand| {
        let array = operand.to_array()?;
        let shape = match (rank, array.shape()) {
            (_, shape) if shape.len() >= rank => shape.to_vec(),
            (_, []) => vec![1; rank],
            (2, [len]) => vec![1, *len],
            (_, [len]) => vec![1, *len, 1],
            (_, shape) => [shape, &[1]].concat(),
        };
        Ok(Operand::Array(array.reshaped(&shape)))
    };
    match args {
        [single] => one(single),
        several => Ok(Operand::Tuple(several.iter().map(one).collect::<Result<_, Error>>()?)),
    }
}

/// With these axes the other way round.
fn reversed(array: &Array, axes: &[usize]) -> Array {
    let mut view = array.view.clone();
    for &axis in axes.iter().filter(|&&axis| array.shape()[axis] > 0) {
        view.offset = (view.offset as isize + (view.shape[axis] as isize - 1) * view.strides[axis]) as usize;
        view.strides[axis] = -view.strides[axis];
    }
    array.through(view)
}

fn flip(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("flip", "m axis=", args, kwargs)?;
    let array = args.array("m")?;
    let axes = match args.get("axis") {
        None => (0..array.rank()).collect(),
        Some(axis) => axes_within(&wholes(axis)?, array.rank())?,
    };
    Ok(Operand::Array(reversed(&array, &axes)))
}

fn flipped_along(name: &str, axis: usize, args: Given, kwargs: &Kwargs) -> Answer {
    let args = bind(name, "m", args, kwargs)?;
    let array = args.array("m")?;
    if array.rank() <= axis {
        return Err(Error::new(ErrorKind::Value, format!("Input must be >= {}-d.", axis + 1)));
    }
    Ok(Operand::Array(reversed(&array, &[axis])))
}

fn rot90(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("rot90", "m k= axes=", args, kwargs)?;
    let array = args.array("m")?;
    let axes = args.get("axes").map_or(Ok(vec![0, 1]), wholes)?;
    if axes.len() != 2 {
        return Err(Error::new(ErrorKind::Value, "len(axes) must be 2."));
    }
    if axes[0] == axes[1] || (axes[0] - axes[1]).unsigned_abs() as usize == array.rank() {
        return Err(Error::new(ErrorKind::Value, "Axes must be different."));
    }
    let within = |axis: i64| axis_within(axis, array.rank());
    let (Ok(first), Ok(second)) = (within(axes[0]), within(axes[1])) else {
        let (first, second, rank) = (axes[0], axes[1], array.rank());
        let message = format!("Axes=({first}, {second}) out of range for array of ndim={rank}.");
        return Err(Error::new(ErrorKind::Value, message));
    };
    let mut order: Vec<usize> = (0..array.rank()).collect();
    order.swap(first, second);
    Ok(Operand::Array(match args.int("k", 1)?.rem_euclid(4) {
        0 => array,
        1 => permuted_by(&reversed(&array, &[second]), &order),
        2 => reversed(&array, &[first, second]),
        _ => reversed(&permuted_by(&array, &order), &[second]),
    }))
}
