//! The reductions that leave out what is no number.

use super::sums::{plain, reduce};
use crate::numpy::args::{Answer, Given, Kwargs, bind};
use crate::numpy::call::Function;
use crate::numpy::{Array, Binary, Buffer, Dtype, Error, Kind, Operand, State, binary};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "nansum" => |args, kwargs, state| summed("nansum", "add", 0, args, kwargs, state),
        "nanprod" => |args, kwargs, state| summed("nanprod", "multiply", 1, args, kwargs, state),
        "nanmax" => |args, kwargs, state| extreme("nanmax", "fmax", args, kwargs, state),
        "nanmin" => |args, kwargs, state| extreme("nanmin", "fmin", args, kwargs, state),
        "nanmean" => nanmean,
        "nanvar" => |args, kwargs, state| spread("nanvar", args, kwargs, state),
        "nanstd" => |args, kwargs, state| spread("nanstd", args, kwargs, state),
        _ => return None,
    })
}

fn is_nan(array: &Array) -> Vec<bool> {
    match array.dtype().kind() {
        Kind::Complex => {
            array.values::<num_complex::Complex64>().iter().map(|x| x.re.is_nan() || x.im.is_nan()).collect()
        }
        _ => array.values::<f64>().iter().map(|x| x.is_nan()).collect(),
    }
}

/// With this number where there is none.
pub(super) fn replaced(array: &Array, by: i64) -> Result<Array, Error> {
    if array.dtype().kind() < Kind::Float {
        return Ok(array.clone());
    }
    let mask = Array::of(Buffer::Bool(is_nan(array)), array.shape());
    crate::numpy::logic::chosen(&mask, &Array::one(by).cast(array.dtype())?, array)
}

fn summed(name: &str, ufunc: &str, by: i64, args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind(name, "a axis= dtype= out= keepdims= initial= where=", args, kwargs)?;
    let array = replaced(&args.array("a")?, by)?;
    let reduction = plain(args.value("axis"), args.dtype("dtype")?, args.flag("keepdims", false));
    super::moments::placed(reduce(ufunc, &array, &reduction, state)?, args.get("out"))
}

fn extreme(name: &str, ufunc: &str, args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind(name, "a axis= out= keepdims= initial= where=", args, kwargs)?;
    let array = args.array("a")?;
    let reduction = plain(args.value("axis"), None, args.flag("keepdims", false));
    let result = reduce(ufunc, &array, &reduction, state)?;
    if result.dtype().kind() == Kind::Float && is_nan(&result).contains(&true) {
        state.warn("RuntimeWarning", "All-NaN slice encountered");
    }
    super::moments::placed(result, args.get("out"))
}

/// The mean of the numbers along axes, and how many there are.
fn mean_and_count(
    array: &Array,
    axis: &Operand,
    keepdims: bool,
    state: &mut State,
) -> Result<(Operand, Operand), Error> {
    let numbers: Vec<i64> = is_nan(array).into_iter().map(|nan| i64::from(!nan)).collect();
    let counts = reduce("add", &Array::of(Buffer::Int64(numbers), array.shape()), &plain(axis, None, keepdims), state)?;
    let sum = reduce("add", &replaced(array, 0)?, &plain(axis, None, keepdims), state)?;
    let counts = Operand::scalar_or_array(counts);
    let (warnings, dtype) = (state.warnings.len(), sum.dtype());
    let mean = binary(Binary::Divide, &Operand::scalar_or_array(sum), &counts, state)?;
    state.warnings.truncate(warnings);
    let mean = if dtype.kind() == Kind::Float { mean.to_array()?.cast(dtype)? } else { mean.to_array()? };
    Ok((Operand::scalar_or_array(mean), counts))
}

fn nanmean(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("nanmean", "a axis= dtype= out= keepdims= * where=", args, kwargs)?;
    let array = args.array("a")?;
    let array = if array.dtype().kind() < Kind::Float { array.cast(Dtype::Float64)? } else { array };
    let (mean, counts) = mean_and_count(&array, args.value("axis"), args.flag("keepdims", false), state)?;
    if counts.to_array()?.values::<i64>().contains(&0) {
        state.warn("RuntimeWarning", "Mean of empty slice");
    }
    super::moments::placed(mean.to_array()?, args.get("out"))
}

fn spread(name: &str, args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind(name, "a axis= dtype= out= ddof= keepdims= * where= mean= correction=", args, kwargs)?;
    let array = args.array("a")?;
    let array = if array.dtype().kind() < Kind::Float { array.cast(Dtype::Float64)? } else { array };
    let (mean, _) = mean_and_count(&array, args.value("axis"), true, state)?;
    let left = binary(Binary::Subtract, &Operand::Array(array.clone()), &mean, state)?;
    let mask = Array::of(Buffer::Bool(is_nan(&array)), array.shape());
    let zero = Array::one(0_i64).cast(array.dtype())?;
    let left = Operand::Array(crate::numpy::logic::chosen(&mask, &zero, &left.to_array()?)?);
    let squares = binary(Binary::Multiply, &left, &left, state)?.to_array()?;
    let keepdims = args.flag("keepdims", false);
    let sum = reduce("add", &squares, &plain(args.value("axis"), None, keepdims), state)?;
    let (_, counts) = mean_and_count(&array, args.value("axis"), keepdims, state)?;
    let less = args.float("ddof", 0.0)?;
    let free: Vec<f64> = counts.to_array()?.values::<f64>().iter().map(|count| count - less).collect();
    if free.iter().any(|&free| free <= 0.0) {
        state.warn("RuntimeWarning", "Degrees of freedom <= 0 for slice.");
    }
    let sums = sum.values::<f64>();
    let cells = sums.iter().zip(&free).map(|(sum, &free)| if free <= 0.0 { f64::NAN } else { sum / free });
    let cells = if name == "nanstd" { cells.map(f64::sqrt).collect() } else { cells.collect() };
    super::moments::placed(Array::of(Buffer::Float64(cells), sum.shape()).cast(array.dtype())?, args.get("out"))
}
