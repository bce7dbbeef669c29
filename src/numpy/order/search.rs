//! Where something is.

use crate::numpy::args::{Answer, Given, Kwargs, bind, shape_of};
use crate::numpy::call::Function;
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "nonzero" => |args, kwargs, _| {
            let array = bind("nonzero", "a", args, kwargs)?.array("a")?;
            if array.rank() == 0 {
                let message = "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If \
                               the context of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`.";
                return Err(Error::new(ErrorKind::Value, message));
            }
            Ok(Operand::Tuple(nonzero(&array).into_iter().map(|row| Operand::Array(Array::row(row))).collect()))
        },
        "flatnonzero" => |args, kwargs, _| {
            let array = bind("flatnonzero", "a", args, kwargs)?.array("a")?;
            Ok(Operand::Array(Array::row(nonzero(&array.reshaped(&[array.size()])).remove(0))))
        },
        "argwhere" => |args, kwargs, _| {
            let array = bind("argwhere", "a", args, kwargs)?.array("a")?;
            let found = nonzero(&array);
            let (rank, count) = (array.rank(), found.first().map_or(0, Vec::len));
            let cells = (0..count).flat_map(|at| found.iter().take(rank).map(move |row| row[at])).collect();
            Ok(Operand::Array(Array::of(Buffer::Int64(cells), &[count, rank])))
        },
        "unravel_index" => unravel_index,
        "ravel_multi_index" => ravel_multi_index,
        _ => return None,
    })
}

/// The indices of all cells that are true, axis by axis; without axes, as if there were one.
pub(crate) fn nonzero(array: &Array) -> Vec<Vec<i64>> {
    let truth = array.cast(Dtype::Bool).unwrap_or_else(|_| array.clone());
    let cells = truth.values::<bool>();
    let shape = if array.rank() == 0 { vec![1] } else { array.shape().to_vec() };
    let found: Vec<usize> = cells.iter().enumerate().filter(|(_, x)| **x).map(|(at, _)| at).collect();
    let mut weight = cells.len();
    shape
        .iter()
        .map(|&len| {
            weight /= len.max(1);
            found.iter().map(|&at| (at / weight.max(1) % len) as i64).collect()
        })
        .collect()
}

fn unravel_index(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("unravel_index", "indices shape order=", args, kwargs)?;
    let (places, shape) = (args.array("indices")?, args.shape("shape")?);
    let size: usize = shape.iter().product();
    if places.dtype().kind() != crate::numpy::Kind::Int && places.size() > 0 {
        return Err(Error::new(ErrorKind::Type, "only int indices permitted"));
    }
    let cells = places.values::<i64>();
    if let Some(bad) = cells.iter().find(|&&at| at < 0 || at >= size as i64) {
        let message = format!("index {bad} is out of bounds for array with size {size}");
        return Err(Error::new(ErrorKind::Value, message));
    }
    let fortran = args.text("order") == Some("F");
    let mut parts = Vec::with_capacity(shape.len());
    for axis in 0..shape.len() {
        let weight: usize = if fortran { shape[..axis].iter().product() } else { shape[axis + 1..].iter().product() };
        let row = cells.iter().map(|&at| at / weight.max(1) as i64 % shape[axis] as i64).collect();
        parts.push(Operand::scalar_or_array(Array::of(Buffer::Int64(row), places.shape())));
    }
    Ok(Operand::Tuple(parts))
}

fn ravel_multi_index(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("ravel_multi_index", "multi_index dims mode= order=", args, kwargs)?;
    let dims = shape_of(args.value("dims"))?;
    let rows = match args.value("multi_index") {
        Operand::Array(array) if array.rank() > 0 => (0..array.shape()[0])
            .map(|at| Ok(array.through(array.view.at(0, at as i64)?)))
            .collect::<Result<Vec<_>, Error>>()?,
        other => other.items().unwrap_or(&[]).iter().map(Operand::to_array).collect::<Result<_, _>>()?,
    };
    if rows.len() != dims.len() {
        let (need, given) = (dims.len(), rows.len());
        let message = format!("parameter multi_index must be a sequence of length {need}, not {given}");
        return Err(Error::new(ErrorKind::Value, message));
    }
    let shapes: Vec<&[usize]> = rows.iter().map(Array::shape).collect();
    let shape = crate::numpy::broadcast_shapes(&shapes)?;
    let mut cells = vec![0_i64; shape.iter().product()];
    for (axis, row) in rows.iter().enumerate() {
        let len = dims[axis] as i64;
        for (cell, &at) in cells.iter_mut().zip(row.spread(&shape).values::<i64>().iter()) {
            let at = match args.text("mode") {
                Some("wrap") => at.rem_euclid(len.max(1)),
                Some("clip") => at.clamp(0, len - 1),
                _ if (0..len).contains(&at) => at,
                _ => return Err(Error::new(ErrorKind::Value, "invalid entry in coordinates array")),
            };
            *cell = *cell * len + at;
        }
    }
    Ok(Operand::scalar_or_array(Array::of(Buffer::Int64(cells), &shape)))
}
