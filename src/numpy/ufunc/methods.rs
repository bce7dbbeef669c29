//! `reduce`, `accumulate`, `outer` and `at` of ufuncs.

use super::at::at;
use super::call::{self, Options, computed};
use super::kernels::{numbers, wide};
use super::number::Number;
use super::reduce::{Fold, fold};
use super::table::{Arith, Bits, Kind, Truth, Ufunc};
use super::types::result_type;
use super::types::{Inputs, loop_type};
use crate::numpy::args::{Kwargs, axes_within, axis_within, bind, wholes};
use crate::numpy::state::Flags;
use crate::numpy::{Array, Dtype, Error, ErrorKind, Kind as Numbers, Operand, State};

/// What a ufunc can do besides being called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UfuncMethod {
    Reduce,
    Accumulate,
    Outer,
    At,
}

impl UfuncMethod {
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "reduce" => Self::Reduce,
            "accumulate" => Self::Accumulate,
            "outer" => Self::Outer,
            "at" => Self::At,
            _ => return None,
        })
    }
}

/// `np.UFUNC.METHOD(…)`.
pub(crate) fn call_method(
    ufunc: &Ufunc,
    method: UfuncMethod,
    args: &[Operand],
    kwargs: &Kwargs,
    state: &mut State,
) -> Result<Operand, Error> {
    if ufunc.inputs() != 2 && method != UfuncMethod::At {
        let name = match method {
            UfuncMethod::Reduce => "reduce",
            UfuncMethod::Accumulate => "accumulate",
            _ => "outer",
        };
        return Err(Error::new(ErrorKind::Value, format!("{name} only supported for binary functions")));
    }
    match method {
        UfuncMethod::Reduce => {
            let args = bind("reduce", "array axis= dtype= out= keepdims= initial= where=", args, kwargs)?;
            let reduction = Reduction {
                axis: args.given("axis").unwrap_or(&Operand::Int(0)),
                dtype: args.dtype("dtype")?,
                keepdims: args.flag("keepdims", false),
                initial: args.given("initial"),
                mask: args.get("where"),
            };
            let result = reduced(ufunc, &args.array("array")?, &reduction, state)?;
            into_out(ufunc, result, args.get("out"))
        }
        UfuncMethod::Accumulate => {
            let args = bind("accumulate", "array axis= dtype= out=", args, kwargs)?;
            let array = args.array("array")?;
            if array.rank() == 0 {
                return Err(Error::new(ErrorKind::Type, "cannot accumulate on a scalar"));
            }
            let axis = axis_within(args.int("axis", 0)?, array.rank())?;
            let result = accumulated(ufunc, &array, axis, args.dtype("dtype")?, state)?;
            into_out(ufunc, result, args.get("out"))
        }
        UfuncMethod::Outer => {
            let [a, b] = args else {
                return Err(Error::new(ErrorKind::Type, "outer() takes exactly 2 operands"));
            };
            let (x, y) = (a.to_array()?, b.to_array()?);
            let mut shape = x.shape().to_vec();
            shape.extend(vec![1; y.rank()]);
            call::call(ufunc, &[Operand::Array(x.reshaped(&shape)), b.clone()], kwargs, state)
        }
        UfuncMethod::At => at(ufunc, args, state),
    }
}

/// What one reduction is told.
pub(crate) struct Reduction<'a> {
    pub axis: &'a Operand,
    pub dtype: Option<Dtype>,
    pub keepdims: bool,
    pub initial: Option<&'a Operand>,
    pub mask: Option<&'a Operand>,
}

/// The axes that are folded: `None` is all.
pub(crate) fn folded_axes(axis: &Operand, rank: usize) -> Result<Vec<bool>, Error> {
    let mut folded = vec![*axis == Operand::None; rank];
    if *axis != Operand::None {
        let wanted = wholes(axis)?;
        if rank == 0 && !matches!(axis, Operand::Tuple(_)) && matches!(wanted[..], [0 | -1]) {
            return Ok(folded);
        }
        for axis in axes_within(&wanted, rank)? {
            folded[axis] = true;
        }
    }
    Ok(folded)
}

/// With an axis of length 1 where one was folded, if that is wanted.
pub(crate) fn keep(result: Array, shape: &[usize], folded: &[bool], keepdims: bool) -> Array {
    if !keepdims {
        return result;
    }
    let mut view = result.view.clone();
    for (axis, _) in shape.iter().enumerate().filter(|(axis, _)| folded[*axis]) {
        view.shape.insert(axis, 1);
        view.strides.insert(axis, 0);
    }
    result.through(view)
}

/// A result given back, or as the new content of `out`.
pub(crate) fn into_out(ufunc: &Ufunc, result: Array, out: Option<&Operand>) -> Result<Operand, Error> {
    let mut options = Options::default();
    options.set_out(out)?;
    let Some(out) = options.out else { return Ok(Operand::scalar_or_array(result)) };
    call::check_cast(ufunc, result.dtype(), out.dtype())?;
    if out.shape() != result.shape() {
        let (has, needs) = (out.rank(), result.rank());
        let message = if has == needs {
            format!(
                "non-broadcastable output operand with shape {} doesn't match the broadcast shape {}",
                crate::numpy::view::shape_text(out.shape()),
                crate::numpy::view::shape_text(result.shape())
            )
        } else {
            format!(
                "output parameter for reduction operation {} has the wrong number of dimensions: Found {has} but expected \
                 {needs} (must match the operand's ndim if keepdims=True is given and no axis is reduced)",
                ufunc.name
            )
        };
        return Err(Error::new(ErrorKind::Value, message));
    }
    Ok(Operand::Array(result.cast(out.dtype())?))
}

/// The type in which sums and products of this are taken.
pub(crate) fn sum_type(dtype: Dtype) -> Dtype {
    if dtype.kind() <= Numbers::Int { Dtype::Int64 } else { dtype }
}

/// The fold of a ufunc, the type it runs in, and the number that changes nothing.
fn plan(ufunc: &Ufunc, dtype: Dtype, wanted: Option<Dtype>) -> Option<(Fold, Dtype, Option<i64>)> {
    let summed = wanted.unwrap_or_else(|| sum_type(dtype));
    let same = wanted.unwrap_or(dtype);
    Some(match ufunc.kind {
        Kind::Arith(Arith::Add) => (Fold::Sum, summed, Some(0)),
        Kind::Arith(Arith::Multiply) => (Fold::Product, summed, Some(1)),
        Kind::Arith(Arith::Maximum) => (Fold::Max, same, None),
        Kind::Arith(Arith::Minimum) => (Fold::Min, same, None),
        Kind::Truth(Truth::And) => (Fold::Min, Dtype::Bool, Some(1)),
        Kind::Truth(Truth::Or) => (Fold::Max, Dtype::Bool, Some(0)),
        Kind::Bits(Bits::And) if dtype == Dtype::Bool => (Fold::Min, Dtype::Bool, Some(1)),
        Kind::Bits(Bits::Or) if dtype == Dtype::Bool => (Fold::Max, Dtype::Bool, Some(0)),
        _ => return None,
    })
}

/// `ufunc.reduce`: any axes folded.
pub(crate) fn reduced(ufunc: &Ufunc, array: &Array, reduction: &Reduction, state: &mut State) -> Result<Array, Error> {
    if let Dtype::Str(_) = array.dtype() {
        let operand = Operand::Array(array.clone());
        loop_type(ufunc, &Inputs::new([&operand, &operand])?)?;
    }
    let folded = folded_axes(reduction.axis, array.rank())?;
    let Some((how, dtype, neutral)) = plan(ufunc, array.dtype(), reduction.dtype) else {
        let result = reduced_in_turn(ufunc, array, &folded, reduction, state)?;
        return Ok(keep(result, array.shape(), &folded, reduction.keepdims));
    };
    let mut cells = array.cast(dtype)?;
    let initial = match reduction.initial {
        None | Some(Operand::None) => None,
        Some(value) => Some(value.to_array()?.cast(dtype)?),
    };
    if let Some(mask) = reduction.mask {
        let rest = match (&initial, neutral) {
            (Some(initial), None) => initial.clone(),
            (_, Some(neutral)) => Array::one(neutral).cast(dtype)?,
            _ => {
                let message = format!(
                    "reduction operation '{}' does not have an identity, so to use a where mask one has to specify \
                     'initial'",
                    ufunc.name
                );
                return Err(Error::new(ErrorKind::Value, message));
            }
        };
        cells = crate::numpy::logic::chosen(&mask.to_array()?, &cells, &rest)?;
    }
    let cells = cells.cast(wide(dtype))?;
    let result = numbers!(dtype, T => {
        let start = initial.as_ref().map(|one| one.values::<T>()[0]).or(neutral.map(<T as crate::numpy::element::Element>::from_int));
        let empty = cells.shape().iter().zip(&folded).any(|(&len, &folded)| folded && len == 0);
        if start.is_none() && empty && cells.shape().iter().zip(&folded).all(|(&len, &folded)| folded || len > 0) {
            let message = format!("zero-size array to reduction operation {} which has no identity", ufunc.name);
            return Err(Error::new(ErrorKind::Value, message));
        }
        let result = fold::<T>(how, &cells, &folded, start);
        state.report(strange::<T>(how, &cells, &result), "reduce")?;
        result
    });
    Ok(keep(result.cast(dtype)?, array.shape(), &folded, reduction.keepdims))
}

/// What the processor would have said of these sums.
fn strange<T: Number>(how: Fold, cells: &Array, result: &Array) -> Flags {
    let mut flags = Flags::default();
    if T::DTYPE.kind() < Numbers::Float || matches!(how, Fold::Max | Fold::Min) {
        return flags;
    }
    let results = result.values::<T>();
    if !results.iter().any(|x| x.is_nan() || x.is_infinite()) {
        return flags;
    }
    let values = cells.values::<T>();
    let nan = values.iter().any(|x| x.is_nan());
    let infinite = values.iter().any(|x| x.is_infinite());
    flags.invalid = !nan && results.iter().any(|x| x.is_nan());
    flags.over = !infinite && !nan && results.iter().any(|x| x.is_infinite());
    flags
}

/// The folded axes as the last one, for what goes from cell to cell.
fn folded_last(array: &Array, folded: &[bool]) -> Array {
    let kept: Vec<usize> = (0..array.rank()).filter(|&axis| !folded[axis]).collect();
    let order: Vec<usize> = kept.iter().copied().chain((0..array.rank()).filter(|&axis| folded[axis])).collect();
    let mut shape: Vec<usize> = kept.iter().map(|&axis| array.shape()[axis]).collect();
    let len = array.shape().iter().zip(folded).filter(|(_, folded)| **folded).map(|(len, _)| len).product();
    shape.push(len);
    array.through(array.view.permuted(&order)).reshaped(&shape)
}

/// Whether the cells may be folded in any order.
fn reorderable(ufunc: &Ufunc) -> bool {
    match ufunc.kind {
        Kind::Arith(arith) => matches!(arith, Arith::Fmax | Arith::Fmin | Arith::Gcd | Arith::Lcm),
        Kind::Bits(bits) => matches!(bits, Bits::And | Bits::Or | Bits::Xor),
        Kind::Truth(truth) => truth == Truth::Xor,
        _ => matches!(ufunc.name, "hypot" | "logaddexp" | "logaddexp2"),
    }
}

/// One axis folded from cell to cell, by the ufunc itself.
fn reduced_in_turn(
    ufunc: &Ufunc,
    array: &Array,
    folded: &[bool],
    reduction: &Reduction,
    state: &mut State,
) -> Result<Array, Error> {
    let several = folded.iter().filter(|&&folded| folded).count() > 1;
    if several && !reorderable(ufunc) {
        let name = ufunc.name;
        let message = format!("reduction operation '{name}' is not reorderable, so at most one axis may be specified");
        return Err(Error::new(ErrorKind::Value, message));
    }
    let lines = folded_last(array, folded);
    let axis = lines.rank() - 1;
    if lines.shape()[axis] == 0 {
        let message = format!("zero-size array to reduction operation {} which has no identity", ufunc.name);
        return Err(Error::new(ErrorKind::Value, message));
    }
    let operand = Operand::Array(lines.clone());
    let own = loop_type(ufunc, &Inputs::new([&operand, &operand])?)?;
    let truth = matches!(ufunc.kind, Kind::Truth(_));
    if truth && lines.dtype() != Dtype::Bool && !matches!(ufunc.kind, Kind::Truth(Truth::Xor)) {
        let left = Operand::Array(Array::one(false));
        return Err(super::types::no_loop(ufunc, &Inputs::new([&left, &operand])?));
    }
    let lines = lines.cast(if truth { Dtype::Bool } else { reduction.dtype.unwrap_or(own) })?;
    let mut sum = match reduction.initial {
        None | Some(Operand::None) => None,
        Some(initial) => Some(initial.clone()),
    };
    for at in 0..lines.shape()[axis] {
        let cell = Operand::Array(lines.through(lines.view.at(axis, at as i64)?));
        sum = Some(match sum {
            None => cell,
            Some(sum) => {
                let result = computed(ufunc, &Inputs::new([&sum, &cell])?, &Options::default(), "reduce", state)?;
                Operand::Array(result)
            }
        });
    }
    sum.unwrap_or(Operand::None).to_array()?.cast(lines.dtype())
}

/// `ufunc.accumulate`: every cell folded with all before it.
pub(crate) fn accumulated(
    ufunc: &Ufunc,
    array: &Array,
    axis: usize,
    dtype: Option<Dtype>,
    state: &mut State,
) -> Result<Array, Error> {
    let summed = matches!(ufunc.kind, Kind::Arith(Arith::Add | Arith::Multiply));
    let operand = Operand::Array(array.clone());
    let own = loop_type(ufunc, &Inputs::new([&operand, &operand])?)?;
    if own != Dtype::Bool && matches!(ufunc.kind, Kind::Truth(truth) if truth < Truth::And) {
        let left = Operand::Array(Array::one(false));
        return Err(super::types::no_loop(ufunc, &Inputs::new([&left, &operand])?));
    }
    let dtype = dtype.unwrap_or(if summed { sum_type(own) } else { result_type(ufunc, own) });
    let mut order: Vec<usize> = (0..array.rank()).filter(|&other| other != axis).collect();
    order.insert(0, axis);
    let lines = array.cast(dtype)?;
    let lines = lines.through(lines.view.permuted(&order));
    let mut parts: Vec<Array> = Vec::with_capacity(lines.shape()[0]);
    let quick = if summed && wide(dtype) == dtype { quick_sums(ufunc, &lines) } else { None };
    let stacked = if let Some((stacked, flags)) = quick {
        state.report(flags, "accumulate")?;
        stacked
    } else {
        for at in 0..lines.shape()[0] {
            let cell = Operand::Array(lines.through(lines.view.at(0, at as i64)?));
            let next = match parts.last() {
                None => cell.to_array()?.copied(),
                Some(sum) => {
                    let sum = Operand::Array(sum.clone());
                    let next = computed(ufunc, &Inputs::new([&sum, &cell])?, &Options::default(), "accumulate", state)?;
                    next.cast(dtype)?
                }
            };
            parts.push(next);
        }
        Array::of(crate::numpy::operand::joined(&parts, dtype), lines.shape())
    };
    let mut back = vec![0; order.len()];
    for (at, &axis) in order.iter().enumerate() {
        back[axis] = at;
    }
    Ok(stacked.through(stacked.view.permuted(&back)).copied())
}

/// Running sums and products of plain numbers.
fn quick_sums(ufunc: &Ufunc, lines: &Array) -> Option<(Array, Flags)> {
    fn run<T: Number>(lines: &Array, f: impl Fn(T, T) -> T) -> (Array, Flags) {
        let mut cells = lines.values::<T>().into_owned();
        let row: usize = lines.shape()[1..].iter().product();
        let mut flags = Flags::default();
        for at in row..cells.len() {
            let (before, x) = (cells[at - row], cells[at]);
            let sum = f(before, x);
            flags.invalid |= sum.is_nan() && !before.is_nan() && !x.is_nan();
            flags.over |= sum.is_infinite() && !before.is_infinite() && !x.is_infinite();
            cells[at] = sum;
        }
        (Array::of(T::wrap(cells), lines.shape()), flags)
    }
    if lines.size() == 0 {
        return None;
    }
    let adds = matches!(ufunc.kind, Kind::Arith(Arith::Add));
    Some(numbers!(lines.dtype(), T => if adds { run::<T>(lines, T::plus) } else { run::<T>(lines, T::times) }))
}
