//! `array`, and arrays filled with one number.

use crate::numpy::args::{Answer, Given, Kwargs, bind};
use crate::numpy::call::Function;
use crate::numpy::index::{cast_into, fits_into};
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Kind, Operand, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "array" => array,
        "asarray" | "asanyarray" | "ascontiguousarray" => asarray,
        "asfortranarray" => asfortranarray,
        "copy" => copy,
        "zeros" => |args, kwargs, _| filled("zeros", 0.0, args, kwargs),
        "ones" => |args, kwargs, _| filled("ones", 1.0, args, kwargs),
        "empty" => |args, kwargs, _| filled("empty", 0.0, args, kwargs),
        "full" => full,
        "zeros_like" => |args, kwargs, _| filled_like("zeros_like", 0.0, args, kwargs),
        "ones_like" => |args, kwargs, _| filled_like("ones_like", 1.0, args, kwargs),
        "empty_like" => |args, kwargs, _| filled_like("empty_like", 0.0, args, kwargs),
        "full_like" => full_like,
        "float64" => |args, _, state| scalar(Dtype::Float64, args, state),
        "float32" => |args, _, state| scalar(Dtype::Float32, args, state),
        "int64" | "int_" | "intp" => |args, _, state| scalar(Dtype::Int64, args, state),
        "int32" => |args, _, state| scalar(Dtype::Int32, args, state),
        "uint8" => |args, _, state| scalar(Dtype::Uint8, args, state),
        "bool_" | "bool" => |args, _, state| scalar(Dtype::Bool, args, state),
        "complex128" => |args, _, state| scalar(Dtype::Complex128, args, state),
        "str_" => |args, _, state| scalar(Dtype::Str(0), args, state),
        _ => return None,
    })
}

/// A value as an array of this type, as `np.array(value, dtype)` makes it.
pub(crate) fn as_type(value: &Operand, dtype: Option<Dtype>) -> Result<Array, Error> {
    let Some(dtype) = dtype else { return value.to_array() };
    match value {
        Operand::Int(_) | Operand::Float(_) | Operand::Complex(..) => cast_into(value, dtype),
        Operand::List(items) | Operand::Tuple(items) if dtype == Dtype::Uint8 => {
            // Every int must fit by itself.
            items.iter().try_for_each(|item| as_type(item, Some(dtype)).map(|_| ()))?;
            value.to_array()?.cast(dtype)
        }
        _ => {
            let array = value.to_array()?;
            if array.dtype().kind() == Kind::Complex && dtype.kind() < Kind::Complex && value.items().is_some() {
                let message = "float() argument must be a string or a real number, not 'complex'";
                return Err(Error::new(ErrorKind::Type, message));
            }
            array.cast(dtype)
        }
    }
}

fn with_rank(array: &Array, least: i64) -> Array {
    let mut view = array.view.clone();
    while (view.shape.len() as i64) < least {
        view.shape.insert(0, 1);
        view.strides.insert(0, 0);
    }
    array.through(view)
}

fn array(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("array", "object dtype= * copy= order= subok= ndmin= like=", args, kwargs)?;
    let made = as_type(args.value("object"), args.dtype("dtype")?)?;
    let made = with_rank(&made, args.int("ndmin", 0)?);
    Ok(Operand::Array(ordered(&made, args.text("order").unwrap_or("K"), args.flag("copy", true))))
}

/// A copy that keeps or changes the order of the axes in memory.
pub(crate) fn ordered(array: &Array, order: &str, copy: bool) -> Array {
    let fortran = array.through(array.view.transposed());
    match order {
        "F" if copy || fortran.view.contiguous_range().is_none() => {
            let packed = fortran.copied();
            packed.through(packed.view.transposed())
        }
        "K" | "A" if copy => {
            let order = crate::numpy::ufunc::memory_order(&[&array.view]);
            let turned = array.through(array.view.permuted(&order));
            crate::numpy::ufunc::in_order(turned.packed(), array.shape(), &order)
        }
        "C" if copy || array.view.contiguous_range().is_none() => array.copied(),
        _ => array.clone(),
    }
}

fn asarray(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("asarray", "a dtype= order= * device= copy= like=", args, kwargs)?;
    let made = as_type(args.value("a"), args.dtype("dtype")?)?;
    let copy = args.get("copy").is_some_and(|copy| copy.as_bool() == Some(true));
    Ok(Operand::Array(ordered(&made, args.text("order").unwrap_or("K"), copy)))
}

fn asfortranarray(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("asfortranarray", "a dtype= * like=", args, kwargs)?;
    Ok(Operand::Array(ordered(&as_type(args.value("a"), args.dtype("dtype")?)?, "F", false)))
}

fn copy(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("copy", "a order= subok=", args, kwargs)?;
    Ok(Operand::Array(ordered(&args.array("a")?, args.text("order").unwrap_or("K"), true)))
}

fn constant(value: f64, dtype: Dtype, shape: &[usize]) -> Array {
    let count = shape.iter().product();
    if value == 0.0 {
        return Array::of(Buffer::zeros(dtype, count), shape);
    }
    let one = Array::one(value).cast(dtype).unwrap_or_else(|_| Array::one(value));
    one.picked(&vec![0; count], shape)
}

fn filled(name: &str, value: f64, args: Given, kwargs: &Kwargs) -> Answer {
    let args = bind(name, "shape dtype= order= * device= like=", args, kwargs)?;
    let array = constant(value, args.dtype("dtype")?.unwrap_or(Dtype::Float64), &args.shape("shape")?);
    Ok(Operand::Array(if args.text("order") == Some("F") { ordered(&array, "F", true) } else { array }))
}

fn filled_like(name: &str, value: f64, args: Given, kwargs: &Kwargs) -> Answer {
    let args = bind(name, "a dtype= order= subok= shape= * device=", args, kwargs)?;
    let like = args.array("a")?;
    let shape = if args.get("shape").is_some() { args.shape("shape")? } else { like.shape().to_vec() };
    let array = constant(value, args.dtype("dtype")?.unwrap_or(like.dtype()), &shape);
    Ok(Operand::Array(array))
}

fn spread_value(value: &Operand, dtype: Dtype, shape: &[usize]) -> Answer {
    let value = fits_into(&cast_into(value, dtype)?, shape)?;
    Ok(Operand::Array(value.spread(shape).copied()))
}

fn full(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("full", "shape fill_value dtype= order= * device= like=", args, kwargs)?;
    let value = args.value("fill_value");
    let dtype = match args.dtype("dtype")? {
        Some(dtype) => dtype,
        None => value.to_array()?.dtype(),
    };
    spread_value(value, dtype, &args.shape("shape")?)
}

fn full_like(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("full_like", "a fill_value dtype= order= subok= shape= * device=", args, kwargs)?;
    let like = args.array("a")?;
    let shape = if args.get("shape").is_some() { args.shape("shape")? } else { like.shape().to_vec() };
    spread_value(args.value("fill_value"), args.dtype("dtype")?.unwrap_or(like.dtype()), &shape)
}

/// `np.float64(x)` and its like.
fn scalar(dtype: Dtype, args: Given, _: &mut State) -> Answer {
    let [value] = args else {
        return match args {
            [] => Ok(Operand::Scalar(Array::of(Buffer::zeros(dtype, 1), &[]))),
            _ => Err(Error::new(ErrorKind::Type, format!("{} takes at most 1 argument", dtype.scalar_name()))),
        };
    };
    Ok(Operand::scalar_or_array(as_type(value, Some(dtype))?))
}
