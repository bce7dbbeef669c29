//! `reshape` and its like.

use crate::numpy::args::{Answer, Given, Kwargs, bind, check_size, wholes};
use crate::numpy::call::Function;
use crate::numpy::view::shape_text;
use crate::numpy::{Array, Error, ErrorKind, Operand, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "reshape" => reshape,
        "ravel" => ravel,
        "shape" => |args, kwargs, _| asked("shape", args, kwargs),
        "ndim" => |args, kwargs, _| asked("ndim", args, kwargs),
        "size" => size,
        "broadcast_to" => broadcast_to,
        "broadcast_arrays" => broadcast_arrays,
        "broadcast_shapes" => broadcast_shapes,
        "resize" => resize,
        "astype" => astype,
        _ => return None,
    })
}

pub(super) fn method(name: &str) -> Option<Function> {
    Some(match name {
        "reshape" => reshape_method,
        "flatten" => flatten,
        "astype" => astype,
        "copy" => copy,
        "view" => view,
        _ => return None,
    })
}

/// A shape with one length left to be found.
pub(crate) fn resolved(wanted: &[i64], size: usize) -> Result<Vec<usize>, Error> {
    let fault = || {
        // NumPy leaves out unknown lengths at the front.
        let words = wanted.iter().skip_while(|&&len| len < 0);
        let words = words.map(|&len| if len < 0 { "newaxis".to_owned() } else { len.to_string() });
        let text = format!("({}{})", words.collect::<Vec<_>>().join(","), if wanted.len() == 1 { "," } else { "" });
        Error::new(ErrorKind::Value, format!("cannot reshape array of size {size} into shape {text}"))
    };
    if wanted.iter().filter(|&&len| len < 0).count() > 1 {
        return Err(Error::new(ErrorKind::Value, "can only specify one unknown dimension"));
    }
    let known = wanted.iter().filter(|&&len| len >= 0).try_fold(1_usize, |all, &len| all.checked_mul(len as usize));
    let known = known.ok_or_else(fault)?;
    let open = wanted.iter().any(|&len| len < 0);
    if (open && (known == 0 || !size.is_multiple_of(known))) || (!open && known != size) {
        return Err(fault());
    }
    Ok(wanted.iter().map(|&len| if len < 0 { size / known } else { len as usize }).collect())
}

fn shaped(array: &Array, wanted: &[i64], order: Option<&str>) -> Answer {
    let shape = resolved(wanted, array.size())?;
    check_size(&shape)?;
    if order == Some("F") {
        let back: Vec<usize> = shape.iter().rev().copied().collect();
        let turned = array.through(array.view.transposed()).reshaped(&back);
        return Ok(Operand::Array(turned.through(turned.view.transposed())));
    }
    Ok(Operand::Array(array.reshaped(&shape)))
}

fn reshape(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("reshape", "a shape= order= * copy= newshape=", args, kwargs)?;
    let Some(shape) = args.get("shape").or(args.get("newshape")) else {
        return Err(Error::new(ErrorKind::Type, "reshape() missing 1 required positional argument: 'shape'"));
    };
    shaped(&args.array("a")?, &wholes(shape)?, args.text("order"))
}

fn reshape_method(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let options = bind("reshape", "* order= copy=", &[], kwargs)?;
    let wanted = match &args[1..] {
        [one] => wholes(one)?,
        [] => return Err(Error::new(ErrorKind::Type, "reshape() takes exactly 1 argument (0 given)")),
        several => wholes(&Operand::Tuple(several.to_vec()))?,
    };
    shaped(&args[0].to_array()?, &wanted, options.text("order"))
}

/// All cells along one axis, in this order.
pub(crate) fn flat(array: &Array, order: &str) -> Array {
    let size = array.size();
    match order {
        "F" => array.through(array.view.transposed()).reshaped(&[size]),
        "K" | "A" => {
            let order = crate::numpy::ufunc::memory_order(&[&array.view]);
            array.through(array.view.permuted(&order)).reshaped(&[size])
        }
        _ => array.reshaped(&[size]),
    }
}

fn ravel(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("ravel", "a order=", args, kwargs)?;
    Ok(Operand::Array(flat(&args.array("a")?, args.text("order").unwrap_or("C"))))
}

fn flatten(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("flatten", "a order=", args, kwargs)?;
    Ok(Operand::Array(flat(&args.array("a")?, args.text("order").unwrap_or("C")).copied()))
}

fn asked(name: &'static str, args: Given, kwargs: &Kwargs) -> Answer {
    let args = bind(name, "a", args, kwargs)?;
    let array = args.array("a")?;
    Ok(crate::numpy::attribute(name, &array).unwrap_or(Operand::None))
}

fn size(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("size", "a axis=", args, kwargs)?;
    let array = args.array("a")?;
    let Some(axis) = args.get("axis") else { return Ok(Operand::Int(array.size() as i64)) };
    let axis = crate::numpy::args::whole(axis)?;
    if axis < -(array.rank() as i64) || axis >= array.rank() as i64 {
        return Err(Error::new(ErrorKind::Index, "tuple index out of range"));
    }
    Ok(Operand::Int(array.shape()[axis.rem_euclid(array.rank() as i64) as usize] as i64))
}

fn broadcast_to(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("broadcast_to", "array shape subok=", args, kwargs)?;
    let (array, shape) = (args.array("array")?, args.shape("shape")?);
    if !crate::numpy::broadcast_shapes(&[array.shape(), &shape]).is_ok_and(|whole| whole == shape) {
        if array.rank() > shape.len() {
            let message = "input operand has more dimensions than allowed by the axis remapping";
            return Err(Error::new(ErrorKind::Value, message));
        }
        let (from, to) = (shape_text(array.shape()), shape_text(&shape));
        let message = format!(
            "operands could not be broadcast together with remapped shapes [original->remapped]: {from}  and requested \
             shape {to}"
        );
        return Err(Error::new(ErrorKind::Value, message));
    }
    Ok(Operand::Array(array.spread(&shape)))
}

fn broadcast_arrays(args: Given, _: &Kwargs, _: &mut State) -> Answer {
    let arrays = args.iter().map(Operand::to_array).collect::<Result<Vec<_>, _>>()?;
    let shapes: Vec<&[usize]> = arrays.iter().map(Array::shape).collect();
    let shape = crate::numpy::broadcast_shapes(&shapes).map_err(|error| mismatch(&error, &shapes))?;
    check_size(&shape)?;
    Ok(Operand::Tuple(arrays.iter().map(|array| Operand::Array(array.spread(&shape))).collect()))
}

fn mismatch(error: &Error, shapes: &[&[usize]]) -> Error {
    let mut whole: Vec<usize> = Vec::new();
    for at in 1..shapes.len() {
        if crate::numpy::broadcast_shapes(&shapes[..=at]).is_err() {
            let first = (0..at).find(|&first| crate::numpy::broadcast_shapes(&[shapes[first], shapes[at]]).is_err());
            let first = first.unwrap_or(0);
            let text = |shape: &[usize]| shape_text(shape).replace(',', ", ").replace(", )", ",)");
            let message = format!(
                "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg {first} with shape \
                 {} and arg {at} with shape {}.",
                text(shapes[first]),
                text(shapes[at])
            );
            return Error::new(ErrorKind::Value, message);
        }
        whole.extend(shapes[at]);
    }
    error.clone()
}

fn broadcast_shapes(args: Given, _: &Kwargs, _: &mut State) -> Answer {
    let shapes = args.iter().map(crate::numpy::args::shape_of).collect::<Result<Vec<_>, _>>()?;
    let shapes: Vec<&[usize]> = shapes.iter().map(|shape| &shape[..]).collect();
    let shape = crate::numpy::broadcast_shapes(&shapes).map_err(|error| mismatch(&error, &shapes))?;
    Ok(Operand::ints(shape.into_iter().map(|len| len as i64)))
}

fn resize(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("resize", "a new_shape", args, kwargs)?;
    let (array, shape) = (args.array("a")?, args.shape("new_shape")?);
    let (places, count) = (array.places(), shape.iter().product::<usize>());
    if places.is_empty() {
        return Ok(Operand::Array(Array::of(crate::numpy::Buffer::zeros(array.dtype(), count), &shape)));
    }
    let places: Vec<usize> = (0..count).map(|at| places[at % places.len()]).collect();
    Ok(Operand::Array(array.picked(&places, &shape)))
}

fn astype(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let scalar = matches!(args.first(), Some(Operand::Scalar(_)));
    let args = bind("astype", "a dtype order= casting= subok= copy=", args, kwargs)?;
    let (array, Some(dtype)) = (args.array("a")?, args.dtype("dtype")?) else {
        return Err(Error::new(ErrorKind::Type, "astype() needs a dtype"));
    };
    if array.dtype().kind() == crate::numpy::Kind::Complex
        && dtype.kind() < crate::numpy::Kind::Complex
        && dtype != crate::numpy::Dtype::Bool
    {
        state.warn("ComplexWarning", "Casting complex values to real discards the imaginary part");
    }
    if array.dtype().kind() == crate::numpy::Kind::Float && dtype.kind() == crate::numpy::Kind::Int {
        let outside = array.values::<f64>().iter().any(|x| x.is_nan() || x.abs() >= 9_223_372_036_854_775_808.0);
        let flags = crate::numpy::state::Flags { invalid: outside, ..Default::default() };
        state.report(flags, "cast")?;
    }
    let kept = array.dtype() == dtype;
    let copy = args.flag("copy", true);
    if kept && !copy {
        return Ok(Operand::Array(array));
    }
    // The order of the axes in memory is kept.
    let order = crate::numpy::ufunc::memory_order(&[&array.view]);
    let turned = array.through(array.view.permuted(&order)).cast(dtype)?;
    let made = crate::numpy::ufunc::in_order(turned.packed(), array.shape(), &order);
    Ok(if scalar { Operand::Scalar(made) } else { Operand::Array(made) })
}

fn copy(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let scalar = matches!(args.first(), Some(Operand::Scalar(_)));
    let args = bind("copy", "a order=", args, kwargs)?;
    let made = crate::numpy::create::ordered(&args.array("a")?, args.text("order").unwrap_or("C"), true);
    Ok(if scalar { Operand::Scalar(made) } else { Operand::Array(made) })
}

fn view(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("view", "a dtype=", args, kwargs)?;
    let array = args.array("a")?;
    match args.dtype("dtype")? {
        Some(dtype) if dtype != array.dtype() => {
            Err(Error::new(ErrorKind::Type, "a view with another type of cells is not known here"))
        }
        _ => Ok(Operand::Array(array)),
    }
}
