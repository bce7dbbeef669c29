//! `mean`, `var`, `std`, `average`.

use super::sums::{plain, reduce};
use crate::numpy::args::{Answer, Given, Kwargs, bind, wholes};
use crate::numpy::call::Function;
use crate::numpy::ufunc::{Reduction, folded_axes};
use crate::numpy::{Array, Binary, Dtype, Error, ErrorKind, Kind, Operand, State, binary};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "mean" => mean,
        "var" => |args, kwargs, state| spread("var", args, kwargs, state),
        "std" => |args, kwargs, state| spread("std", args, kwargs, state),
        "average" => average,
        _ => return None,
    })
}

/// How many cells are folded into each.
fn count_of(array: &Array, reduction: &Reduction, state: &mut State) -> Result<Operand, Error> {
    if let Some(mask) = reduction.mask {
        let mask = mask.to_array()?.cast(Dtype::Int64)?.spread(array.shape());
        let whole = Reduction { mask: None, dtype: None, ..*reduction };
        return Ok(Operand::scalar_or_array(reduce("add", &mask, &whole, state)?));
    }
    let folded = folded_axes(reduction.axis, array.rank())?;
    let counts = array.shape().iter().zip(&folded).filter(|(_, folded)| **folded).map(|(len, _)| *len as i64);
    Ok(Operand::Int(counts.product()))
}

/// A sum divided by what may be an array of counts, in the sum's own type.
fn shared(sum: Array, count: &Operand, state: &mut State) -> Result<Array, Error> {
    let dtype = sum.dtype();
    let count = match count {
        Operand::Int(count) => Operand::Float(*count as f64),
        other => other.clone(),
    };
    let scalar = sum.rank() == 0;
    let sum = if scalar { Operand::Scalar(sum) } else { Operand::Array(sum) };
    binary(Binary::Divide, &sum, &count, state)?.to_array()?.cast(dtype)
}

/// The mean along axes, in the type that NumPy takes it in.
pub(super) fn mean_of(array: &Array, reduction: &Reduction, state: &mut State) -> Result<Array, Error> {
    let wide = if array.dtype().kind() <= Kind::Int { Some(Dtype::Float64) } else { None };
    let count = count_of(array, reduction, state)?;
    if count == Operand::Int(0) {
        state.warn("RuntimeWarning", "Mean of empty slice");
    }
    let reduction = Reduction { dtype: reduction.dtype.or(wide), ..*reduction };
    let sum = reduce("add", array, &reduction, state)?;
    shared(sum, &count, state)
}

fn told<'a>(args: &crate::numpy::args::Args<'a>) -> Result<Reduction<'a>, Error> {
    Ok(Reduction {
        axis: args.value("axis"),
        dtype: args.dtype("dtype")?,
        keepdims: args.flag("keepdims", false),
        initial: None,
        mask: args.get("where").filter(|mask| **mask != Operand::Bool(true)),
    })
}

/// A result as the new content of `out`, where that is given.
pub(super) fn placed(result: Array, out: Option<&Operand>) -> Answer {
    match out.and_then(Operand::as_array) {
        Some(out) => Ok(Operand::Array(crate::numpy::index::fits_into(&result, out.shape())?.cast(out.dtype())?)),
        None => Ok(Operand::scalar_or_array(result)),
    }
}

fn mean(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("mean", "a axis= dtype= out= keepdims= * where=", args, kwargs)?;
    let array = args.array("a")?;
    numeric(&array)?;
    placed(mean_of(&array, &told(&args)?, state)?, args.get("out"))
}

fn numeric(array: &Array) -> Result<(), Error> {
    if let Dtype::Str(_) = array.dtype() {
        let message = format!(
            "the resolved dtypes are not compatible with add.reduce. Resolved (dtype('<U{0}'), dtype('<U{0}'), \
             dtype('<U{1}'))",
            array.dtype().itemsize() / 4,
            array.dtype().itemsize() / 2
        );
        return Err(Error::new(ErrorKind::Type, message));
    }
    Ok(())
}

/// The mean of the squares of what is left when the mean is taken away. Source: `_var` in `numpy/_core/_methods.py`.
fn variance(array: &Array, reduction: &Reduction, less: f64, state: &mut State) -> Result<Array, Error> {
    let whole = Reduction { keepdims: true, ..*reduction };
    let wide = reduction.dtype.or((array.dtype().kind() <= Kind::Int).then_some(Dtype::Float64));
    let count = count_of(array, reduction, state)?;
    let few = count.to_array()?.values::<f64>().iter().any(|&count| count - less <= 0.0);
    if few {
        state.warn("RuntimeWarning", "Degrees of freedom <= 0 for slice");
    }
    let sum = reduce("add", array, &Reduction { dtype: wide, ..whole }, state)?;
    let mean = shared(sum, &count_of(array, &whole, state)?, state)?;
    let array = Operand::Array(array.clone());
    let left = binary(Binary::Subtract, &array, &Operand::Array(mean), state)?.to_array()?;
    let squares = if left.dtype().kind() == Kind::Complex {
        let parts = left.values::<num_complex::Complex64>();
        let cells = parts.iter().map(|x| x.re * x.re + x.im * x.im).collect();
        Array::of(crate::numpy::Buffer::Float64(cells), left.shape())
    } else {
        let left = Operand::Array(left);
        binary(Binary::Multiply, &left, &left, state)?.to_array()?
    };
    let sum = reduce("add", &squares, &Reduction { dtype: None, ..*reduction }, state)?;
    let free = match count {
        Operand::Int(count) => Operand::Float((count as f64 - less).max(0.0)),
        other => {
            let left = binary(Binary::Subtract, &other, &Operand::Float(less), state)?;
            crate::numpy::call("maximum", &[left, Operand::Int(0)], &[], state)?
        }
    };
    shared(sum, &free, state)
}

fn spread(name: &str, args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind(name, "a axis= dtype= out= ddof= keepdims= * where= mean= correction=", args, kwargs)?;
    let array = args.array("a")?;
    numeric(&array)?;
    let less = args.float("correction", args.float("ddof", 0.0)?)?;
    let mut result = variance(&array, &told(&args)?, less, state)?;
    if name == "std" {
        result = crate::numpy::call("sqrt", &[Operand::Array(result)], &[], state)?.to_array()?;
    }
    placed(result, args.get("out"))
}

/// A weighted mean and the sum of the weights.
pub(super) fn averaged(
    array: &Array,
    weights: &Array,
    axis: &Operand,
    keepdims: bool,
    state: &mut State,
) -> Result<(Array, Array), Error> {
    let dtype = if array.dtype().kind() <= Kind::Int { Dtype::Float64 } else { array.dtype().promote(weights.dtype()) };
    let dtype = dtype.promote(weights.dtype());
    let mut weights = weights.clone();
    if weights.shape() != array.shape() {
        let Ok(axes) = wholes(axis) else {
            let message = "Axis must be specified when shapes of a and weights differ.";
            return Err(Error::new(ErrorKind::Type, message));
        };
        let axis = crate::numpy::args::axis_within(axes[0], array.rank())?;
        if weights.shape() != [array.shape()[axis]] {
            let message = "Shape of weights must be consistent with shape of a along specified axis.";
            return Err(Error::new(ErrorKind::Value, message));
        }
        let mut shape = vec![1; array.rank()];
        shape[axis] = weights.size();
        weights = weights.reshaped(&shape).spread(array.shape());
    }
    let weighing = plain(axis, Some(dtype), keepdims);
    let total = reduce("add", &weights, &weighing, state)?;
    if total.cast(Dtype::Bool)?.values::<bool>().iter().any(|nonzero| !nonzero) {
        return Err(Error::new(ErrorKind::ZeroDivision, "Weights sum to zero, can't be normalized"));
    }
    let product = crate::numpy::call(
        "multiply",
        &[Operand::Array(array.clone()), Operand::Array(weights)],
        &[("dtype", Operand::Dtype(dtype))],
        state,
    )?;
    let sum = reduce("add", &product.to_array()?, &plain(axis, None, keepdims), state)?;
    let mean = binary(Binary::Divide, &Operand::Array(sum), &Operand::Array(total.clone()), state)?.to_array()?;
    Ok((mean, total))
}

fn average(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("average", "a axis= weights= returned= * keepdims=", args, kwargs)?;
    let (array, keepdims) = (args.array("a")?, args.flag("keepdims", false));
    let (mean, total) = if let Some(weights) = args.get("weights") {
        averaged(&array, &weights.to_array()?, args.value("axis"), keepdims, state)?
    } else {
        let mean = mean_of(&array, &plain(args.value("axis"), None, keepdims), state)?;
        let count = (array.size() / mean.size().max(1)) as f64;
        let total = Array::one(count).spread(mean.shape()).copied();
        (mean, total)
    };
    let mean = Operand::scalar_or_array(mean);
    Ok(if args.flag("returned", false) { Operand::Tuple(vec![mean, Operand::scalar_or_array(total)]) } else { mean })
}
