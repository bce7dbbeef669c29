//! Running sums, differences and areas.

use super::moments::placed;
use super::sums::{plain, reduce};
use crate::numpy::args::{Answer, Given, Kwargs, axis_within, bind, whole};
use crate::numpy::call::Function;
use crate::numpy::ufunc::{Ufunc, accumulated};
use crate::numpy::{Array, Binary, Dtype, Error, ErrorKind, Operand, Slice, State, binary};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "cumsum" => |args, kwargs, state| running("cumsum", "add", args, kwargs, state),
        "cumprod" => |args, kwargs, state| running("cumprod", "multiply", args, kwargs, state),
        "nancumsum" => |args, kwargs, state| running("nancumsum", "add", args, kwargs, state),
        "nancumprod" => |args, kwargs, state| running("nancumprod", "multiply", args, kwargs, state),
        "cumulative_sum" => |args, kwargs, state| running("cumsum", "add", args, kwargs, state),
        "cumulative_prod" => |args, kwargs, state| running("cumprod", "multiply", args, kwargs, state),
        "diff" => diff,
        "ediff1d" => ediff1d,
        "trapezoid" => trapezoid,
        _ => return None,
    })
}

fn running(name: &str, ufunc: &str, args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind(name, "a axis= dtype= out=", args, kwargs)?;
    let mut array = args.array("a")?;
    let axis = match args.get("axis") {
        None => {
            array = array.reshaped(&[array.size()]);
            0
        }
        Some(axis) => axis_within(whole(axis)?, array.rank())?,
    };
    if name.starts_with("nan") {
        array = super::nan::replaced(&array, i64::from(ufunc != "add"))?;
    }
    let Some(ufunc) = Ufunc::named(ufunc) else { return Err(Error::new(ErrorKind::Type, "unknown ufunc")) };
    let result = accumulated(ufunc, &array, axis, args.dtype("dtype")?, state)?;
    placed(result, args.get("out")).map(|made| Operand::Array(made.as_array().cloned().unwrap_or(array)))
}

/// All but the first, and all but the last, along an axis.
fn neighbours(array: &Array, axis: usize) -> Result<(Operand, Operand), Error> {
    let later = array.view.sliced(axis, Slice { start: Some(1), ..Slice::default() })?;
    let earlier = array.view.sliced(axis, Slice { stop: Some(-1), ..Slice::default() })?;
    Ok((Operand::Array(array.through(later)), Operand::Array(array.through(earlier))))
}

fn diff(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("diff", "a n= axis= prepend= append=", args, kwargs)?;
    let mut array = args.array("a")?;
    let turns = args.int("n", 1)?;
    if turns < 0 {
        return Err(Error::new(ErrorKind::Value, format!("order must be non-negative but got {turns}")));
    }
    if array.rank() == 0 {
        return Err(Error::new(ErrorKind::Value, "diff requires input that is at least one dimensional"));
    }
    let axis = axis_within(args.int("axis", -1)?, array.rank())?;
    let edge = |value: &Operand| -> Result<Operand, Error> {
        let edge = value.to_array()?;
        let mut shape = array.shape().to_vec();
        shape[axis] = 1;
        Ok(Operand::Array(if edge.rank() == 0 { edge.spread(&shape) } else { edge }))
    };
    let mut parts = Vec::new();
    if let Some(value) = args.get("prepend") {
        parts.push(edge(value)?);
    }
    parts.push(Operand::Array(array.clone()));
    if let Some(value) = args.get("append") {
        parts.push(edge(value)?);
    }
    if parts.len() > 1 {
        let axis = [("axis", Operand::Int(axis as i64))];
        array = crate::numpy::call("concatenate", &[Operand::List(parts)], &axis, state)?.to_array()?;
    }
    let op = if array.dtype() == Dtype::Bool { Binary::NotEqual } else { Binary::Subtract };
    for _ in 0..turns.min(array.shape()[axis] as i64) {
        let (later, earlier) = neighbours(&array, axis)?;
        array = binary(op, &later, &earlier, state)?.to_array()?;
    }
    Ok(Operand::Array(array))
}

fn ediff1d(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("ediff1d", "ary to_end= to_begin=", args, kwargs)?;
    let array = args.array("ary")?;
    let (later, earlier) = neighbours(&array.reshaped(&[array.size()]), 0)?;
    let middle = binary(Binary::Subtract, &later, &earlier, state)?;
    let mut parts = Vec::new();
    let row = |value: &Operand| -> Result<Operand, Error> {
        let array = value.to_array()?;
        Ok(Operand::Array(array.reshaped(&[array.size()])))
    };
    if let Some(value) = args.get("to_begin") {
        parts.push(row(value)?);
    }
    parts.push(middle);
    if let Some(value) = args.get("to_end") {
        parts.push(row(value)?);
    }
    crate::numpy::call("concatenate", &[Operand::List(parts)], &[], state)
}

fn trapezoid(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("trapezoid", "y x= dx= axis=", args, kwargs)?;
    let array = args.array("y")?;
    let axis = axis_within(args.int("axis", -1)?, array.rank())?;
    let step = match args.get("x") {
        None => args.get("dx").cloned().unwrap_or(Operand::Float(1.0)),
        Some(x) => {
            let x = x.to_array()?;
            let row = x.rank() == 1;
            let (later, earlier) = neighbours(&x, if row { 0 } else { axis_within(args.int("axis", -1)?, x.rank())? })?;
            let step = binary(Binary::Subtract, &later, &earlier, state)?.to_array()?;
            let mut shape = vec![1; array.rank()];
            shape[axis] = step.size();
            Operand::Array(if row { step.reshaped(&shape) } else { step })
        }
    };
    let (later, earlier) = neighbours(&array, axis)?;
    let sum = binary(Binary::Add, &later, &earlier, state)?;
    let areas = binary(Binary::Divide, &binary(Binary::Multiply, &step, &sum, state)?, &Operand::Float(2.0), state)?;
    let axis = Operand::Int(axis as i64);
    Ok(Operand::scalar_or_array(reduce("add", &areas.to_array()?, &plain(&axis, None, false), state)?))
}
