//! A ufunc called with operands, `out`, `where` and `dtype`.

use super::input::{in_order, memory_order};
use super::kernels::{run1, run2};
use super::table::Ufunc;
use super::types::{Inputs, loop_type, result_type};
use crate::numpy::args::{Kwargs, dtype_of};
use crate::numpy::state::Flags;
use crate::numpy::view::shape_text;
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State, broadcast_shapes};

/// `out`, `where` and `dtype` of one call.
#[derive(Default)]
pub(super) struct Options<'a> {
    pub(super) out: Option<&'a Array>,
    pub(super) mask: Option<Array>,
    pub(super) dtype: Option<Dtype>,
}

impl<'a> Options<'a> {
    pub(super) fn new(ufunc: &Ufunc, args: &'a [Operand], kwargs: &'a Kwargs) -> Result<Self, Error> {
        let mut options = Self::default();
        let count = ufunc.inputs();
        if args.len() < count || args.len() > count + 1 {
            let (given, were) = (args.len(), if args.len() == 1 { "was" } else { "were" });
            let most = count + 1;
            let message =
                format!("{}() takes from {count} to {most} positional arguments but {given} {were} given", ufunc.name);
            return Err(Error::new(ErrorKind::Type, message));
        }
        options.set_out(args.get(count))?;
        for (name, value) in kwargs {
            match *name {
                "out" => options.set_out(Some(value))?,
                "where" if !matches!(value, Operand::Bool(true)) => {
                    options.mask = Some(value.to_array()?.cast(Dtype::Bool)?);
                }
                "dtype" if *value != Operand::None => options.dtype = Some(dtype_of(value)?),
                "where" | "dtype" | "casting" | "order" | "subok" => {}
                _ => {
                    let message = format!("{}() got an unexpected keyword argument '{name}'", ufunc.name);
                    return Err(Error::new(ErrorKind::Type, message));
                }
            }
        }
        Ok(options)
    }

    pub(super) fn set_out(&mut self, value: Option<&'a Operand>) -> Result<(), Error> {
        let value = match value {
            Some(Operand::Tuple(items)) if items.len() == 1 => Some(&items[0]),
            other => other,
        };
        match value {
            None | Some(Operand::None) => {}
            Some(Operand::Array(array)) => self.out = Some(array),
            _ => return Err(Error::new(ErrorKind::Type, "return arrays must be of ArrayType")),
        }
        Ok(())
    }
}

/// `np.UFUNC(x, …)`.
pub(crate) fn call(ufunc: &Ufunc, args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let options = Options::new(ufunc, args, kwargs)?;
    let inputs = Inputs::new(&args[..ufunc.inputs()])?;
    let result = computed(ufunc, &inputs, &options, ufunc.name, state)?;
    Ok(if options.out.is_some() { Operand::Array(result) } else { Operand::scalar_or_array(result) })
}

/// The result for these operands. Warnings call the operation by `spoken`.
pub(super) fn computed(
    ufunc: &Ufunc,
    inputs: &Inputs,
    options: &Options,
    spoken: &str,
    state: &mut State,
) -> Result<Array, Error> {
    let mut dtype = loop_type(ufunc, inputs)?;
    if let Some(wanted) = options.dtype {
        for (at, array) in inputs.arrays.iter().enumerate().filter(|(at, _)| inputs.weak[*at].is_none()) {
            if !array.dtype().casts_to(wanted) {
                let message = format!(
                    "Cannot cast ufunc '{}' input {at} from {} to {} with casting rule 'same_kind'",
                    ufunc.name,
                    array.dtype().repr(),
                    wanted.repr()
                );
                return Err(Error::new(ErrorKind::UfuncInput, message));
            }
        }
        dtype = wanted;
    }
    let arrays = inputs.cast(dtype)?;
    let mut shapes: Vec<&[usize]> = arrays.iter().map(Array::shape).collect();
    shapes.extend(options.mask.as_ref().map(Array::shape));
    let inner = broadcast_shapes(&shapes)?;
    let shape = match options.out {
        Some(out) => out_shape(out, &inner)?,
        None => inner,
    };
    if let Some(out) = options.out {
        check_cast(ufunc, result_type(ufunc, dtype), out.dtype())?;
    }
    crate::numpy::args::check_size(&shape)?;
    let spread: Vec<Array> = arrays.iter().map(|array| array.spread(&shape)).collect();
    let (result, flags) = match &options.mask {
        Some(mask) => masked(ufunc, &spread, &mask.spread(&shape), options, dtype)?,
        None => whole(ufunc, &spread, dtype)?,
    };
    state.report(flags, spoken)?;
    match options.out {
        Some(out) => result.cast(out.dtype()),
        None => Ok(result),
    }
}

fn out_shape(out: &Array, inner: &[usize]) -> Result<Vec<usize>, Error> {
    if broadcast_shapes(&[out.shape(), inner]).is_ok_and(|shape| shape == out.shape()) {
        return Ok(out.shape().to_vec());
    }
    let (out, inner) = (shape_text(out.shape()), shape_text(inner));
    let message =
        format!("non-broadcastable output operand with shape {out} doesn't match the broadcast shape {inner}");
    Err(Error::new(ErrorKind::Value, message))
}

/// Whether a result may be written into cells of another type.
pub(super) fn check_cast(ufunc: &Ufunc, from: Dtype, to: Dtype) -> Result<(), Error> {
    if from.casts_to(to) {
        return Ok(());
    }
    let (from, to) = (from.repr(), to.repr());
    let message =
        format!("Cannot cast ufunc '{}' output from {from} to {to} with casting rule 'same_kind'", ufunc.name);
    Err(Error::new(ErrorKind::UfuncCast, message))
}

/// All cells, in the order of memory.
fn whole(ufunc: &Ufunc, spread: &[Array], dtype: Dtype) -> Result<(Array, Flags), Error> {
    let shape = spread[0].shape().to_vec();
    let views: Vec<_> = spread.iter().map(|array| &array.view).collect();
    let order = memory_order(&views);
    let turned: Vec<Array> = spread.iter().map(|array| array.through(array.view.permuted(&order))).collect();
    let (buffer, flags) = match &turned[..] {
        [a, b] => run2(ufunc, a, b, dtype)?,
        _ => run1(ufunc, &turned[0], dtype),
    };
    Ok((in_order(buffer, &shape, &order), flags))
}

/// Only the cells where the mask says so; the others are those of `out`.
fn masked(
    ufunc: &Ufunc,
    spread: &[Array],
    mask: &Array,
    options: &Options,
    dtype: Dtype,
) -> Result<(Array, Flags), Error> {
    let shape = mask.shape();
    let chosen: Vec<usize> = mask.values::<bool>().iter().enumerate().filter(|(_, x)| **x).map(|(at, _)| at).collect();
    let rows: Vec<Array> = spread
        .iter()
        .map(|array| {
            let places = array.places();
            let places: Vec<usize> = chosen.iter().map(|&at| places[at]).collect();
            array.picked(&places, &[places.len()])
        })
        .collect();
    let (found, flags) = whole(ufunc, &rows, dtype)?;
    let mut buffer = match options.out {
        Some(out) => out.packed(),
        None => Buffer::zeros(result_type(ufunc, dtype), shape.iter().product()),
    };
    let found = found.cast(buffer.dtype())?;
    buffer.write(chosen.into_iter().zip(0..), &found.buffer);
    Ok((Array::of(buffer, shape), flags))
}
