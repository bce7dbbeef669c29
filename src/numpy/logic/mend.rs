//! Cells bounded, rounded and mended.

use crate::numpy::args::{Answer, Given, Kwargs, bind};
use crate::numpy::call::Function;
use crate::numpy::ufunc::Inputs;
use crate::numpy::{Array, Binary, Buffer, Dtype, Error, ErrorKind, Kind, Operand, State, binary};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "clip" => clip,
        "round" | "around" | "round_" => round,
        "fix" => |args, _, state| crate::numpy::call("trunc", args, &[], state),
        "nan_to_num" => nan_to_num,
        "real" => |args, kwargs, _| part("real", args, kwargs),
        "imag" => |args, kwargs, _| part("imag", args, kwargs),
        "real_if_close" => real_if_close,
        "angle" => angle,
        "divmod" => divmod,
        "modf" => modf,
        "sinc" => sinc,
        "isneginf" => |args, _, _| infinite(f64::NEG_INFINITY, args),
        "isposinf" => |args, _, _| infinite(f64::INFINITY, args),
        _ => return None,
    })
}

fn placed(result: Operand, out: Option<&Operand>) -> Answer {
    match (out.and_then(Operand::as_array), result.to_array()?) {
        (Some(out), made) => {
            if !made.dtype().casts_to(out.dtype()) {
                let message = format!(
                    "Cannot cast ufunc 'clip' output from {} to {} with casting rule 'same_kind'",
                    made.dtype().repr(),
                    out.dtype().repr()
                );
                return Err(Error::new(ErrorKind::UfuncCast, message));
            }
            let fitted = crate::numpy::index::fits_into(&made.cast(out.dtype())?, out.shape())?;
            Ok(Operand::Array(fitted.spread(out.shape())))
        }
        _ => Ok(result),
    }
}

fn clip(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("clip", "a a_min= a_max= out= * min= max= dtype= where=", args, kwargs)?;
    let array = args.value("a");
    let (low, high) = (args.get("a_min").or(args.get("min")), args.get("a_max").or(args.get("max")));
    // One type for all three, as the ufunc of three operands has it.
    let all: Vec<&Operand> = [Some(array), low, high].into_iter().flatten().collect();
    let inputs = Inputs::new(all)?;
    let dtype = inputs.common();
    let arrays = inputs.cast(dtype)?;
    let mut result = Operand::scalar_or_array(arrays[0].clone());
    let mut bounds = arrays.into_iter().skip(1).map(Operand::Array);
    if low.is_some()
        && let Some(low) = bounds.next()
    {
        result = crate::numpy::call("maximum", &[result, low], &[], state)?;
    }
    if high.is_some()
        && let Some(high) = bounds.next()
    {
        result = crate::numpy::call("minimum", &[result, high], &[], state)?;
    }
    if low.is_none() && high.is_none() {
        result = Operand::scalar_or_array(result.to_array()?.copied());
    }
    placed(result, args.get("out"))
}

/// As `PyArray_Round`: by way of a power of ten.
fn round(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("round", "a decimals= out=", args, kwargs)?;
    let (array, decimals) = (args.array("a")?, args.int("decimals", 0)?);
    let whole = array.dtype().kind() <= Kind::Int;
    if whole && decimals >= 0 {
        let kept = array.copied();
        return placed(Operand::scalar_or_array(kept), args.get("out"));
    }
    let value = Operand::scalar_or_array(array.clone());
    let rint = |x: Operand, state: &mut State| crate::numpy::call("rint", &[x], &[], state);
    let power = Operand::Float(10_f64.powi(decimals.unsigned_abs().min(400) as i32));
    let result = match decimals {
        0 => rint(value, state)?,
        1.. => {
            let warnings = state.warnings.len();
            let grown = binary(Binary::Multiply, &value, &power, state)?;
            state.warnings.truncate(warnings);
            binary(Binary::Divide, &rint(grown, state)?, &power, state)?
        }
        _ => {
            let shrunk = binary(Binary::Divide, &value, &power, state)?;
            binary(Binary::Multiply, &rint(shrunk, state)?, &power, state)?
        }
    };
    let result = result.to_array()?.cast(array.dtype())?;
    placed(Operand::scalar_or_array(result), args.get("out"))
}

fn nan_to_num(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("nan_to_num", "x copy= nan= posinf= neginf=", args, kwargs)?;
    let array = args.array("x")?;
    let single = array.dtype() == Dtype::Float32;
    let most = if single { f64::from(f32::MAX) } else { f64::MAX };
    let (nan, high, low) = (args.float("nan", 0.0)?, args.float("posinf", most)?, args.float("neginf", -most)?);
    let mend = |x: f64| match x {
        _ if x.is_nan() => nan,
        f64::INFINITY => high,
        f64::NEG_INFINITY => low,
        _ => x,
    };
    let made = match array.dtype().kind() {
        Kind::Float => {
            let cells = array.values::<f64>().iter().map(|&x| mend(x)).collect();
            Array::of(Buffer::Float64(cells), array.shape()).cast(array.dtype())?
        }
        Kind::Complex => {
            let cells = array.values::<num_complex::Complex64>();
            let cells = cells.iter().map(|x| num_complex::Complex64::new(mend(x.re), mend(x.im))).collect();
            Array::of(Buffer::Complex128(cells), array.shape())
        }
        _ => array.copied(),
    };
    Ok(Operand::scalar_or_array(made))
}

fn part(name: &'static str, args: Given, kwargs: &Kwargs) -> Answer {
    let args = bind(name, "val", args, kwargs)?;
    let value = args.value("val");
    let part = crate::numpy::attributes::part(&value.to_array()?, name == "real");
    Ok(if value.is_scalar() { Operand::Scalar(part.copied()) } else { Operand::Array(part) })
}

fn real_if_close(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("real_if_close", "a tol=", args, kwargs)?;
    let array = args.array("a")?;
    let limit = args.float("tol", 100.0)?;
    let limit = if limit > 1.0 { limit * f64::EPSILON } else { limit };
    let close = array.values::<num_complex::Complex64>().iter().all(|x| x.im.abs() < limit);
    Ok(Operand::Array(if close { crate::numpy::attributes::part(&array, true) } else { array }))
}

fn angle(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("angle", "z deg=", args, kwargs)?;
    let array = args.array("z")?;
    let scale = if args.flag("deg", false) { 180.0 / std::f64::consts::PI } else { 1.0 };
    let cells = array.values::<num_complex::Complex64>().iter().map(|x| x.im.atan2(x.re) * scale).collect();
    Ok(Operand::scalar_or_array(Array::of(Buffer::Float64(cells), array.shape())))
}

fn divmod(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("divmod", "x1 x2", args, kwargs)?;
    let before = state.warnings.len();
    let quotient = binary(Binary::FloorDivide, args.value("x1"), args.value("x2"), state)?;
    let remainder = binary(Binary::Remainder, args.value("x1"), args.value("x2"), state)?;
    for warning in &mut state.warnings[before..] {
        warning.message = warning.message.replace("floor_divide", "divmod").replace("remainder", "divmod");
    }
    Ok(Operand::Tuple(vec![quotient, remainder]))
}

fn modf(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("modf", "x", args, kwargs)?;
    let array = args.array("x")?;
    let dtype = if array.dtype().kind() <= Kind::Int { Dtype::Float64 } else { array.dtype() };
    let split = |f: fn(f64) -> f64| -> Answer {
        let cells = array.values::<f64>().iter().map(|&x| f(x)).collect();
        Ok(Operand::scalar_or_array(Array::of(Buffer::Float64(cells), array.shape()).cast(dtype)?))
    };
    let fraction = |x: f64| if x.is_infinite() { 0.0_f64.copysign(x) } else { x.fract().copysign(x) };
    Ok(Operand::Tuple(vec![split(fraction)?, split(f64::trunc)?]))
}

fn sinc(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("sinc", "x", args, kwargs)?;
    let array = args.array("x")?;
    let at = |x: f64| {
        let y = std::f64::consts::PI * if x == 0.0 { 1e-20 } else { x };
        y.sin() / y
    };
    let cells = array.values::<f64>().iter().map(|&x| at(x)).collect();
    Ok(Operand::scalar_or_array(Array::of(Buffer::Float64(cells), array.shape())))
}

fn infinite(which: f64, args: Given) -> Answer {
    let args = bind("isinf", "x", args, &[])?;
    let array = args.array("x")?;
    let cells = array.values::<f64>().iter().map(|&x| x == which).collect();
    Ok(Operand::scalar_or_array(Array::of(Buffer::Bool(cells), array.shape())))
}
