//! Cells taken and put by their places.

use crate::numpy::args::{Answer, Given, Kwargs, axis_within, bind, whole};
use crate::numpy::call::Function;
use crate::numpy::index::cast_into;
use crate::numpy::{Array, Dtype, Error, ErrorKind, Kind, Operand, State, broadcast_shapes};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "take" => take,
        "take_along_axis" => take_along_axis,
        "put_along_axis" => put_along_axis,
        "put" => put,
        _ => return None,
    })
}

fn within(at: i64, len: usize, axis: usize, mode: Option<&str>) -> Result<usize, Error> {
    let n = len as i64;
    match mode {
        Some("wrap") if n > 0 => Ok(at.rem_euclid(n) as usize),
        Some("clip") if n > 0 => Ok(at.clamp(0, n - 1) as usize),
        _ if at >= -n && at < n => Ok(at.rem_euclid(n) as usize),
        _ => {
            let message = format!("index {at} is out of bounds for axis {axis} with size {len}");
            Err(Error::new(ErrorKind::Index, message))
        }
    }
}

fn whole_places(array: &Array) -> Result<Array, Error> {
    match array.dtype().kind() {
        Kind::Int | Kind::Bool => array.cast(Dtype::Int64),
        _ if array.size() == 0 => array.cast(Dtype::Int64),
        _ => {
            let from = array.dtype().repr();
            let message = format!("Cannot cast array data from {from} to dtype('int64') according to the rule 'safe'");
            Err(Error::new(ErrorKind::Type, message))
        }
    }
}

fn take(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("take", "a indices axis= out= mode=", args, kwargs)?;
    let mut array = args.array("a")?;
    let places = whole_places(&args.array("indices")?)?;
    let axis = match args.get("axis") {
        None => {
            array = array.reshaped(&[array.size()]);
            0
        }
        Some(axis) => axis_within(whole(axis)?, array.rank())?,
    };
    let len = array.shape()[axis];
    if len == 0 && places.size() > 0 {
        return Err(Error::new(ErrorKind::Index, "cannot do a non-empty take from an empty axes."));
    }
    let mut rows = Vec::with_capacity(places.size());
    for &at in places.values::<i64>().iter() {
        rows.push(within(at, len, axis, args.text("mode"))?);
    }
    let taken = crate::numpy::shape::along(&array, axis, &rows)?;
    let shape = [&array.shape()[..axis], places.shape(), &array.shape()[axis + 1..]].concat();
    Ok(Operand::scalar_or_array(taken.reshaped(&shape)))
}

/// For every place of the indices the place in the array's C order.
fn along_axis(array: &Array, places: &Array, axis: usize) -> Result<(Vec<usize>, Vec<usize>), Error> {
    if array.rank() != places.rank() {
        return Err(Error::new(ErrorKind::Value, "`indices` and `arr` must have the same number of dimensions"));
    }
    let mut outer = array.shape().to_vec();
    outer[axis] = places.shape()[axis];
    let shape = broadcast_shapes(&[&outer, places.shape()]).map_err(|error| {
        Error::new(ErrorKind::Index, error.message.replace("operands", "shape mismatch: indexing arrays"))
    })?;
    let mut strides = vec![0; array.rank()];
    let mut stride = 1;
    for other in (0..array.rank()).rev() {
        strides[other] = if array.shape()[other] == 1 && other != axis { 0 } else { stride };
        stride *= array.shape()[other];
    }
    let indices = places.spread(&shape);
    let indices = indices.values::<i64>();
    let mut found = Vec::with_capacity(indices.len());
    for (turn, &at) in indices.iter().enumerate() {
        let (mut rest, mut place) = (turn, 0);
        for other in (0..shape.len()).rev() {
            let index = rest % shape[other];
            rest /= shape[other];
            place += strides[other] * if other == axis { within(at, array.shape()[axis], axis, None)? } else { index };
        }
        found.push(place);
    }
    Ok((found, shape))
}

fn take_along_axis(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("take_along_axis", "arr indices axis=", args, kwargs)?;
    let (mut array, places) = (args.array("arr")?, args.array("indices")?);
    let axis = if args.given("axis") == Some(&Operand::None) {
        array = array.reshaped(&[array.size()]);
        0
    } else {
        axis_within(args.int("axis", -1)?, array.rank())?
    };
    if places.dtype().kind() != Kind::Int {
        return Err(Error::new(ErrorKind::Index, "`indices` must be an integer array"));
    }
    let (found, shape) = along_axis(&array, &places, axis)?;
    let own = array.places();
    let found: Vec<usize> = found.into_iter().map(|at| own[at]).collect();
    Ok(Operand::Array(array.picked(&found, &shape)))
}

fn put_along_axis(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("put_along_axis", "arr indices values axis", args, kwargs)?;
    let (array, places) = (args.array("arr")?, args.array("indices")?);
    let flat = args.given("axis") == Some(&Operand::None);
    let seen = if flat { array.reshaped(&[array.size()]) } else { array.clone() };
    let axis = if flat { 0 } else { axis_within(args.int("axis", 0)?, array.rank())? };
    let (found, shape) = along_axis(&seen, &places, axis)?;
    let values =
        crate::numpy::index::fits_into(&cast_into(args.value("values"), array.dtype())?, &shape)?.spread(&shape);
    let mut buffer = array.packed();
    buffer.write(found.into_iter().zip(values.places()), &values.buffer);
    Ok(Operand::Written(Array::of(buffer, array.shape())))
}

fn put(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("put", "a ind v mode=", args, kwargs)?;
    let (array, places) = (args.array("a")?, whole_places(&args.array("ind")?)?);
    let values = cast_into(args.value("v"), array.dtype())?;
    let from = values.places();
    let mut buffer = array.packed();
    if !from.is_empty() {
        for (turn, &at) in places.values::<i64>().iter().enumerate() {
            let to = within(at, array.size(), 0, args.text("mode"))?;
            buffer.write([(to, from[turn % from.len()])].into_iter(), &values.buffer);
        }
    }
    Ok(Operand::Written(Array::of(buffer, array.shape())))
}
