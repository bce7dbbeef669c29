//! Arrays taken apart.

use crate::numpy::args::{Answer, Given, Kwargs, axis_within, bind, whole, wholes};
use crate::numpy::call::Function;
use crate::numpy::{Array, Error, ErrorKind, Operand, Slice, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "split" => |args, kwargs, _| split("split", true, args, kwargs),
        "array_split" => |args, kwargs, _| split("array_split", false, args, kwargs),
        "vsplit" => |args, _, _| along("vsplit", 0, args),
        "hsplit" => |args, _, _| along("hsplit", 1, args),
        "dsplit" => |args, _, _| along("dsplit", 2, args),
        "unstack" => unstack,
        _ => return None,
    })
}

fn pieces(array: &Array, sections: &Operand, axis: usize, even: bool) -> Answer {
    let len = array.shape()[axis] as i64;
    let cuts = if sections.items().is_some() || sections.as_array().is_some_and(|array| array.rank() == 1) {
        wholes(sections)?
    } else {
        let count = whole(sections)?;
        if count <= 0 {
            return Err(Error::new(ErrorKind::Value, "number sections must be larger than 0."));
        }
        if even && len % count != 0 {
            return Err(Error::new(ErrorKind::Value, "array split does not result in an equal division"));
        }
        let (each, more) = (len / count, len % count);
        (1..count).map(|at| at * each + at.min(more)).collect()
    };
    let mut start = None;
    let mut parts = Vec::with_capacity(cuts.len() + 1);
    for stop in cuts.into_iter().map(Some).chain([None]) {
        let slice = Slice { start: start.or(Some(0)), stop, step: None };
        parts.push(Operand::Array(array.through(array.view.sliced(axis, slice)?)));
        start = stop;
    }
    Ok(Operand::List(parts))
}

fn split(name: &str, even: bool, args: Given, kwargs: &Kwargs) -> Answer {
    let args = bind(name, "ary indices_or_sections axis=", args, kwargs)?;
    let array = args.array("ary")?;
    let axis = axis_within(args.int("axis", 0)?, array.rank())?;
    pieces(&array, args.value("indices_or_sections"), axis, even)
}

fn along(name: &str, axis: usize, args: Given) -> Answer {
    let args = bind(name, "ary indices_or_sections", args, &[])?;
    let array = args.array("ary")?;
    let least = if name == "hsplit" { 1 } else { axis + 1 };
    if array.rank() < least {
        let message = format!("{name} only works on arrays of {least} or more dimensions");
        return Err(Error::new(ErrorKind::Value, message));
    }
    pieces(&array, args.value("indices_or_sections"), axis.min(array.rank() - 1), true)
}

fn unstack(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("unstack", "x * axis=", args, kwargs)?;
    let array = args.array("x")?;
    let axis = axis_within(args.int("axis", 0)?, array.rank())?;
    let part = |at: usize| Ok(Operand::Array(array.through(array.view.at(axis, at as i64)?)));
    Ok(Operand::Tuple((0..array.shape()[axis]).map(part).collect::<Result<_, Error>>()?))
}
