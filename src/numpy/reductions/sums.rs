//! `sum`, `prod`, `any`, `all`, `count_nonzero`.

use crate::numpy::args::{Answer, Given, Kwargs, bind};
use crate::numpy::call::Function;
use crate::numpy::ufunc::{Reduction, Ufunc, into_out, reduced};
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "sum" => |args, kwargs, state| summed("sum", "add", args, kwargs, state),
        "prod" => |args, kwargs, state| summed("prod", "multiply", args, kwargs, state),
        "max" | "amax" => |args, kwargs, state| largest("max", "maximum", args, kwargs, state),
        "min" | "amin" => |args, kwargs, state| largest("min", "minimum", args, kwargs, state),
        "any" => |args, kwargs, state| truth("any", "logical_or", args, kwargs, state),
        "all" => |args, kwargs, state| truth("all", "logical_and", args, kwargs, state),
        "count_nonzero" => count_nonzero,
        _ => return None,
    })
}

/// `ufunc.reduce` of an array, all told.
pub(super) fn reduce(ufunc: &str, array: &Array, reduction: &Reduction, state: &mut State) -> Result<Array, Error> {
    let Some(ufunc) = Ufunc::named(ufunc) else { return Err(Error::new(ErrorKind::Type, "unknown ufunc")) };
    reduced(ufunc, array, reduction, state)
}

/// A reduction over an axis, nothing else told.
pub(super) fn plain(axis: &Operand, dtype: Option<Dtype>, keepdims: bool) -> Reduction<'_> {
    Reduction { axis, dtype, keepdims, initial: None, mask: None }
}

fn finish(ufunc: &str, result: Array, out: Option<&Operand>) -> Answer {
    match Ufunc::named(ufunc) {
        Some(ufunc) => into_out(ufunc, result, out),
        None => Ok(Operand::scalar_or_array(result)),
    }
}

fn summed(name: &str, ufunc: &str, args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind(name, "a axis= dtype= out= keepdims= initial= where=", args, kwargs)?;
    let reduction = Reduction {
        axis: args.value("axis"),
        dtype: args.dtype("dtype")?,
        keepdims: args.flag("keepdims", false),
        initial: args.get("initial"),
        mask: args.get("where").filter(|mask| **mask != Operand::Bool(true)),
    };
    finish(ufunc, reduce(ufunc, &args.array("a")?, &reduction, state)?, args.get("out"))
}

fn largest(name: &str, ufunc: &str, args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind(name, "a axis= out= keepdims= initial= where=", args, kwargs)?;
    let reduction = Reduction {
        axis: args.value("axis"),
        dtype: None,
        keepdims: args.flag("keepdims", false),
        initial: args.get("initial"),
        mask: args.get("where").filter(|mask| **mask != Operand::Bool(true)),
    };
    finish(ufunc, reduce(ufunc, &args.array("a")?, &reduction, state)?, args.get("out"))
}

fn truth(name: &str, ufunc: &str, args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind(name, "a axis= out= keepdims= * where=", args, kwargs)?;
    let reduction = Reduction {
        mask: args.get("where").filter(|mask| **mask != Operand::Bool(true)),
        ..plain(args.value("axis"), None, args.flag("keepdims", false))
    };
    let array = args.array("a")?.cast(Dtype::Bool)?;
    finish(ufunc, reduce(ufunc, &array, &reduction, state)?, args.get("out"))
}

fn count_nonzero(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("count_nonzero", "a axis= * keepdims=", args, kwargs)?;
    let array = args.array("a")?.cast(Dtype::Bool)?;
    if args.get("axis").is_none() && !args.flag("keepdims", false) {
        let count = array.values::<bool>().iter().filter(|&&x| x).count() as i64;
        return Ok(Operand::Scalar(Array::one(count)));
    }
    let counts = Array::of(Buffer::Int64(array.values::<i64>().into_owned()), array.shape());
    let reduction = plain(args.value("axis"), None, args.flag("keepdims", false));
    Ok(Operand::scalar_or_array(reduce("add", &counts, &reduction, state)?))
}
