//! Arrays put together.

use crate::numpy::args::{Answer, Given, Kwargs, axis_within, bind, check_size};
use crate::numpy::call::Function;
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "concatenate" | "concat" => concatenate,
        "stack" => stack,
        "vstack" | "row_stack" => vstack,
        "hstack" => hstack,
        "dstack" => dstack,
        "column_stack" => column_stack,
        "append" => append,
        "block" => block,
        "c_" => |args, _, state| joined_by_index(args, true, state),
        "r_" => |args, _, state| joined_by_index(args, false, state),
        _ => return None,
    })
}

fn value(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// The arrays of a list, or the parts of an array.
pub(super) fn parts_of(operand: &Operand) -> Result<Vec<Array>, Error> {
    match operand {
        Operand::List(items) | Operand::Tuple(items) => items.iter().map(Operand::to_array).collect(),
        Operand::Array(array) if array.rank() > 0 => {
            (0..array.shape()[0]).map(|at| Ok(array.through(array.view.at(0, at as i64)?))).collect()
        }
        other => {
            let message = format!("'{}' object is not a sequence of arrays", other.class_name());
            Err(Error::new(ErrorKind::Type, message))
        }
    }
}

/// One behind the other along an axis.
pub(crate) fn joined_along(parts: &[Array], axis: i64, dtype: Option<Dtype>) -> Result<Array, Error> {
    let Some(first) = parts.first() else { return Err(value("need at least one array to concatenate")) };
    let rank = first.rank();
    if rank == 0 {
        return Err(value("zero-dimensional arrays cannot be concatenated"));
    }
    let axis = axis_within(axis, rank)?;
    let mut shape = first.shape().to_vec();
    for (at, part) in parts.iter().enumerate().skip(1) {
        if part.rank() == 0 {
            return Err(value("zero-dimensional arrays cannot be concatenated"));
        }
        if part.rank() != rank {
            return Err(value(format!(
                "all the input arrays must have same number of dimensions, but the array at index 0 has {rank} dimension(s) \
                 and the array at index {at} has {} dimension(s)",
                part.rank()
            )));
        }
        if let Some(other) = (0..rank).find(|&other| other != axis && part.shape()[other] != shape[other]) {
            return Err(value(format!(
                "all the input array dimensions except for the concatenation axis must match exactly, but along dimension \
                 {other}, the array at index 0 has size {} and the array at index {at} has size {}",
                shape[other],
                part.shape()[other]
            )));
        }
        shape[axis] += part.shape()[axis];
    }
    check_size(&shape)?;
    let own = parts.iter().map(Array::dtype).reduce(Dtype::promote).unwrap_or(Dtype::Float64);
    let dtype = dtype.unwrap_or(own);
    let mut whole = Buffer::zeros(dtype, shape.iter().product());
    let inner: usize = shape[axis + 1..].iter().product();
    let outer: usize = shape[..axis].iter().product();
    let (row, mut start) = (shape[axis] * inner, 0);
    for part in parts {
        let part = part.cast(dtype)?;
        let piece = part.shape()[axis] * inner;
        let to = (0..outer).flat_map(|at| at * row + start..at * row + start + piece);
        whole.write(to.zip(part.places()), &part.buffer);
        start += piece;
    }
    Ok(Array::of(whole, &shape))
}

fn concatenate(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("concatenate", "arrays axis= out= dtype= casting=", args, kwargs)?;
    let mut parts = parts_of(args.value("arrays"))?;
    if args.given("axis") == Some(&Operand::None) {
        parts = parts.iter().map(|part| part.reshaped(&[part.size()])).collect();
    }
    Ok(Operand::Array(joined_along(&parts, args.int("axis", 0)?, args.dtype("dtype")?)?))
}

fn stack(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("stack", "arrays axis= out= * dtype= casting=", args, kwargs)?;
    let parts = parts_of(args.value("arrays"))?;
    let Some(first) = parts.first() else { return Err(value("need at least one array to stack")) };
    if parts.iter().any(|part| part.shape() != first.shape()) {
        return Err(value("all input arrays must have the same shape"));
    }
    let axis = axis_within(args.int("axis", 0)?, first.rank() + 1)?;
    let mut shape = first.shape().to_vec();
    shape.insert(axis, 1);
    let parts: Vec<Array> = parts.iter().map(|part| part.reshaped(&shape)).collect();
    Ok(Operand::Array(joined_along(&parts, axis as i64, args.dtype("dtype")?)?))
}

fn at_least(name: &str, rank: usize, args: Given, kwargs: &Kwargs) -> Result<(Vec<Array>, Option<Dtype>), Error> {
    let args = bind(name, "tup * dtype= casting=", args, kwargs)?;
    let parts = parts_of(args.value("tup"))?.into_iter().map(|part| match (rank, part.shape()) {
        (_, shape) if shape.len() >= rank => part,
        (1, _) => part.reshaped(&[1]),
        (2, _) => part.reshaped(&[1, part.size()]),
        (_, [rows, columns]) => part.reshaped(&[*rows, *columns, 1]),
        _ => part.reshaped(&[1, part.size(), 1]),
    });
    Ok((parts.collect(), args.dtype("dtype")?))
}

fn vstack(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let (parts, dtype) = at_least("vstack", 2, args, kwargs)?;
    Ok(Operand::Array(joined_along(&parts, 0, dtype)?))
}

fn hstack(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let (parts, dtype) = at_least("hstack", 1, args, kwargs)?;
    let axis = i64::from(parts.first().is_some_and(|part| part.rank() > 1));
    Ok(Operand::Array(joined_along(&parts, axis, dtype)?))
}

fn dstack(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let (parts, dtype) = at_least("dstack", 3, args, kwargs)?;
    Ok(Operand::Array(joined_along(&parts, 2, dtype)?))
}

fn column_stack(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("column_stack", "tup", args, kwargs)?;
    let parts = parts_of(args.value("tup"))?;
    let column = |part: Array| if part.rank() < 2 { part.reshaped(&[part.size(), 1]) } else { part };
    let parts: Vec<Array> = parts.into_iter().map(column).collect();
    Ok(Operand::Array(joined_along(&parts, 1, None)?))
}

fn append(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("append", "arr values axis=", args, kwargs)?;
    let mut parts = vec![args.array("arr")?, args.array("values")?];
    if args.get("axis").is_none() {
        parts = parts.iter().map(|part| part.reshaped(&[part.size()])).collect();
    }
    Ok(Operand::Array(joined_along(&parts, args.int("axis", 0)?, None)?))
}

/// How deep lists are nested.
fn depth(operand: &Operand) -> usize {
    match operand {
        Operand::List(items) => 1 + items.first().map_or(0, depth),
        _ => 0,
    }
}

fn blocks(operand: &Operand, level: usize, rank: usize) -> Result<Array, Error> {
    let Operand::List(items) = operand else {
        let array = operand.to_array()?;
        let mut shape = array.shape().to_vec();
        while shape.len() < rank {
            shape.insert(0, 1);
        }
        return Ok(array.reshaped(&shape));
    };
    let parts = items.iter().map(|item| blocks(item, level.saturating_sub(1), rank)).collect::<Result<Vec<_>, _>>()?;
    joined_along(&parts, -(level as i64), None)
}

fn rank_of(operand: &Operand) -> usize {
    match operand {
        Operand::List(items) => items.iter().map(rank_of).max().unwrap_or(0),
        other => other.to_array().map_or(0, |array| array.rank()),
    }
}

fn block(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("block", "arrays", args, kwargs)?;
    let whole = args.value("arrays");
    let level = depth(whole);
    Ok(Operand::Array(blocks(whole, level, rank_of(whole).max(level))?))
}

/// `np.c_[…]` and `np.r_[…]`, called with the index.
fn joined_by_index(args: Given, columns: bool, state: &mut State) -> Answer {
    let items = match args {
        [Operand::Tuple(items)] => &items[..],
        other => other,
    };
    let mut parts = Vec::new();
    for item in items {
        let part = match item {
            Operand::Slice(..) => crate::numpy::call("mgrid", std::slice::from_ref(item), &[], state)?.to_array()?,
            Operand::Str(_) => return Err(value("special directives of r_ and c_ are not known here")),
            other => other.to_array()?,
        };
        parts.push(match (columns, part.rank()) {
            (true, 0 | 1) => part.reshaped(&[part.size(), 1]),
            (false, 0) => part.reshaped(&[1]),
            _ => part,
        });
    }
    Ok(Operand::Array(joined_along(&parts, if columns { -1 } else { 0 }, None)?))
}
