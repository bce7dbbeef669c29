//! Numbers in even steps.

use crate::numpy::args::{Answer, Given, Kwargs, MOST_CELLS, bind};
use crate::numpy::call::Function;
use crate::numpy::{Array, Binary, Dtype, Error, ErrorKind, Kind, Operand, State, binary};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "arange" => arange,
        "linspace" => linspace,
        "logspace" => logspace,
        "geomspace" => geomspace,
        _ => return None,
    })
}

fn arange(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("arange", "start= stop= step= dtype= * device= like=", args, kwargs)?;
    let (start, stop) = match (args.get("start"), args.get("stop")) {
        (Some(start), Some(stop)) => (start, stop),
        (Some(stop), None) | (None, Some(stop)) => (&Operand::Int(0), stop),
        (None, None) => return Err(Error::new(ErrorKind::Type, "arange() requires stop to be specified.")),
    };
    let step = args.get("step").unwrap_or(&Operand::Int(1));
    let dtype = args.dtype("dtype")?;
    if let (Some(first), Some(last), Some(step)) = (start.as_index(), stop.as_index(), step.as_index()) {
        return whole_range(first, last, step, dtype.unwrap_or(Dtype::Int64));
    }
    let own = [start, stop, step]
        .iter()
        .try_fold(Dtype::Float64, |dtype, x| Ok::<_, Error>(x.to_array()?.dtype().promote(dtype)))?;
    let number = |x: &Operand| {
        x.as_float().ok_or_else(|| Error::new(ErrorKind::Type, "arange() is only known for real numbers here"))
    };
    let (first, last, step) = (number(start)?, number(stop)?, number(step)?);
    if step == 0.0 {
        return Err(Error::new(ErrorKind::ZeroDivision, "division by zero"));
    }
    let count = ((last - first) / step).ceil();
    if count.is_nan() {
        return Err(Error::new(ErrorKind::Value, "arange: cannot compute length"));
    }
    let count = within_memory(count.max(0.0))?;
    // The loop adds multiples of what the second number is beyond the first.
    let delta = (first + step) - first;
    let cells = (0..count).map(|at| match at {
        0 => first,
        1 => first + step,
        _ => first + at as f64 * delta,
    });
    Ok(Operand::Array(Array::row(cells.collect::<Vec<f64>>()).cast(dtype.unwrap_or(own))?))
}

fn within_memory(count: f64) -> Result<usize, Error> {
    if count > MOST_CELLS as f64 {
        return Err(Error::new(
            ErrorKind::Memory,
            format!("Unable to allocate an array of more than {MOST_CELLS} cells"),
        ));
    }
    Ok(count as usize)
}

fn whole_range(first: i64, last: i64, step: i64, dtype: Dtype) -> Answer {
    if step == 0 {
        return Err(Error::new(ErrorKind::ZeroDivision, "division by zero"));
    }
    let span = (i128::from(last) - i128::from(first)) * i128::from(step.signum());
    let size = i128::from(step.unsigned_abs());
    let count = within_memory(((span.max(0) + size - 1) / size) as f64)? as i64;
    let cells: Vec<i64> = (0..count).map(|at| first.wrapping_add(at.wrapping_mul(step))).collect();
    Ok(Operand::Array(Array::row(cells).cast(dtype)?))
}

fn linspace(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("linspace", "start stop num= endpoint= retstep= dtype= axis= * device=", args, kwargs)?;
    let count = args.int("num", 50)?;
    if count < 0 {
        return Err(Error::new(ErrorKind::Value, format!("Number of samples, {count}, must be non-negative.")));
    }
    let endpoint = args.flag("endpoint", true);
    let (cells, step) = spaced(args.value("start"), args.value("stop"), count as usize, endpoint, state)?;
    let cells = match args.dtype("dtype")? {
        Some(dtype) if dtype.kind() == Kind::Int => {
            crate::numpy::call("floor", &[Operand::Array(cells)], &[], state)?.to_array()?.cast(dtype)?
        }
        Some(dtype) => cells.cast(dtype)?,
        None => cells,
    };
    let axis = args.int("axis", 0)?;
    let cells = if axis == 0 {
        Operand::Array(cells)
    } else {
        crate::numpy::call("moveaxis", &[Operand::Array(cells), Operand::Int(0), Operand::Int(axis)], &[], state)?
    };
    Ok(if args.flag("retstep", false) { Operand::Tuple(vec![cells, step]) } else { cells })
}

/// The numbers along a new first axis, and the step. Source: `numpy/_core/function_base.py`.
fn spaced(
    start: &Operand,
    stop: &Operand,
    count: usize,
    endpoint: bool,
    state: &mut State,
) -> Result<(Array, Operand), Error> {
    within_memory(count as f64)?;
    let parts = if endpoint { count as i64 - 1 } else { count as i64 };
    let floats = |x: &Operand| {
        let array = x.to_array()?;
        let dtype = array.dtype();
        array.cast(if dtype.kind() <= Kind::Int { Dtype::Float64 } else { dtype })
    };
    let (start, stop) = (Operand::scalar_or_array(floats(start)?), Operand::scalar_or_array(floats(stop)?));
    let delta = binary(Binary::Subtract, &stop, &start, state)?;
    let rank = delta.to_array()?.rank();
    let mut shape = vec![count];
    shape.extend(vec![1; rank]);
    let turns = Array::row((0..count).map(|at| at as f64).collect::<Vec<f64>>()).reshaped(&shape);
    let mut step = Operand::float64(f64::NAN);
    let grown = if parts > 0 {
        step = binary(Binary::Divide, &delta, &Operand::Int(parts), state)?;
        let none = step.to_array()?.cast(Dtype::Bool)?.values::<bool>().iter().any(|nonzero| !nonzero);
        if none {
            let share = binary(Binary::Divide, &Operand::Array(turns), &Operand::Int(parts), state)?;
            binary(Binary::Multiply, &share, &delta, state)?
        } else {
            binary(Binary::Multiply, &Operand::Array(turns), &step, state)?
        }
    } else {
        binary(Binary::Multiply, &Operand::Array(turns), &delta, state)?
    };
    let cells = binary(Binary::Add, &grown, &start, state)?.to_array()?;
    if endpoint && count > 1 {
        let mut buffer = cells.packed();
        let view = crate::numpy::View::contiguous(cells.shape());
        crate::numpy::set(&mut buffer, &view, &Operand::Int(-1), &stop, None)?;
        let shape = cells.shape().to_vec();
        return Ok((Array::of(buffer, &shape), step));
    }
    Ok((cells, step))
}

fn logspace(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("logspace", "start stop num= endpoint= base= dtype= axis=", args, kwargs)?;
    let count = args.int("num", 50)?.max(0) as usize;
    let (cells, _) = spaced(args.value("start"), args.value("stop"), count, args.flag("endpoint", true), state)?;
    let base = args.get("base").cloned().unwrap_or(Operand::Float(10.0));
    let grown = binary(Binary::Power, &base, &Operand::Array(cells), state)?;
    match args.dtype("dtype")? {
        Some(dtype) => Ok(Operand::Array(grown.to_array()?.cast(dtype)?)),
        None => Ok(grown),
    }
}

fn geomspace(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("geomspace", "start stop num= endpoint= dtype= axis=", args, kwargs)?;
    let (start, stop) = (args.float("start", 1.0)?, args.float("stop", 1.0)?);
    if start == 0.0 || stop == 0.0 {
        return Err(Error::new(ErrorKind::Value, "Geometric sequence cannot include zero"));
    }
    let (count, endpoint) = (args.int("num", 50)?.max(0) as usize, args.flag("endpoint", true));
    let sign = if start < 0.0 && stop < 0.0 { -1.0 } else { 1.0 };
    let logs = [(start * sign).log10(), (stop * sign).log10()].map(Operand::Float);
    let (powers, _) = spaced(&logs[0], &logs[1], count, endpoint, state)?;
    let mut cells: Vec<f64> = powers.values::<f64>().iter().map(|&x| sign * 10_f64.powf(x)).collect();
    if let Some(first) = cells.first_mut() {
        *first = start;
    }
    if endpoint && count > 1 {
        cells[count - 1] = stop;
    }
    Ok(Operand::Array(Array::row(cells).cast(args.dtype("dtype")?.unwrap_or(Dtype::Float64))?))
}
