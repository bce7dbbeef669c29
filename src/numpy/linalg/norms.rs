//! `np.linalg.norm` and `np.linalg.cond`.

use super::lu::inverse;
use super::matrix::{check_square, refused};
use super::squares::singular;
use crate::numpy::args::{Kwargs, axis_within, bind, wholes};
use crate::numpy::{Array, Dtype, Error, ErrorKind, Operand, State};

fn wrong(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// Which norm.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    Default,
    Number(f64),
    Frobenius,
    Nuclear,
}

fn order(value: Option<&Operand>, matrix: bool) -> Result<Order, Error> {
    match value {
        None => Ok(Order::Default),
        Some(Operand::Str(name)) => match &**name {
            "fro" if matrix => Ok(Order::Frobenius),
            "nuc" if matrix => Ok(Order::Nuclear),
            _ if matrix => Err(wrong("Invalid norm order for matrices.")),
            other => Err(wrong(format!("Invalid norm order '{other}' for vectors"))),
        },
        Some(other) => other.as_float().map(Order::Number).ok_or_else(|| wrong("Invalid norm order for matrices.")),
    }
}

/// A function of `np` on one array along axes.
fn call(name: &str, x: Operand, axes: &[usize], keepdims: bool, state: &mut State) -> Result<Operand, Error> {
    let axis = Operand::ints(axes.iter().map(|&axis| axis as i64));
    crate::numpy::call(name, &[x], &[("axis", axis), ("keepdims", Operand::Bool(keepdims))], state)
}

fn one(name: &str, args: &[Operand], state: &mut State) -> Result<Operand, Error> {
    crate::numpy::call(name, args, &[], state)
}

/// The absolute values, squared.
fn squares(x: &Array, state: &mut State) -> Result<Operand, Error> {
    let size =
        if x.dtype() == Dtype::Complex128 { one("absolute", &[x.clone().into()], state)? } else { x.clone().into() };
    one("multiply", &[size.clone(), size], state)
}

/// `np.linalg.norm(x, ord=None, axis=None, keepdims=False)`.
pub(super) fn norm(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("norm", "x ord= axis= keepdims=", args, kwargs)?;
    let x = args.array("x")?;
    let x = if x.dtype() == Dtype::Complex128 || x.dtype() == Dtype::Float32 { x } else { x.cast(Dtype::Float64)? };
    let keepdims = args.flag("keepdims", false);
    let given = args.get("axis").map(wholes).transpose()?;
    let Some(axes) = given else {
        let plain = match (args.get("ord"), x.rank()) {
            (None, _) | (Some(Operand::Float(2.0) | Operand::Int(2)), 1) => true,
            (Some(Operand::Str(name)), 2) => &**name == "fro",
            _ => false,
        };
        let axes: Vec<usize> = (0..x.rank()).collect();
        if plain {
            let squares = squares(&x, state)?.to_array()?;
            let sum = call("add.reduce", squares.reshaped(&[x.size()]).into(), &[0], false, state)?;
            let root = one("sqrt", &[sum], state)?.to_array()?;
            let shape = if keepdims { vec![1; x.rank()] } else { vec![] };
            return Ok(Operand::scalar_or_array(root.reshaped(&shape)));
        }
        return along(&x, args.get("ord"), &axes, keepdims, state);
    };
    let within = axes.iter().map(|&axis| axis_within(axis, x.rank())).collect::<Result<Vec<_>, _>>()?;
    along(&x, args.get("ord"), &within, keepdims, state)
}

fn along(
    x: &Array,
    ord: Option<&Operand>,
    axes: &[usize],
    keepdims: bool,
    state: &mut State,
) -> Result<Operand, Error> {
    match axes {
        [axis] => vector(x, order(ord, false)?, *axis, keepdims, state),
        [row, column] if row == column => Err(wrong("Duplicate axes given.")),
        [row, column] => matrix(x, order(ord, true)?, (*row, *column), keepdims, state),
        _ => Err(wrong("Improper number of dimensions to norm.")),
    }
}

fn vector(x: &Array, order: Order, axis: usize, keepdims: bool, state: &mut State) -> Result<Operand, Error> {
    let size = |state: &mut State| one("absolute", &[x.clone().into()], state);
    match order {
        Order::Default | Order::Number(2.0) => {
            let sum = squares(x, state)?;
            let sum = call("add.reduce", sum, &[axis], keepdims, state)?;
            one("sqrt", &[sum], state)
        }
        Order::Number(f64::INFINITY) if x.shape()[axis] == 0 => {
            let sizes = size(state)?;
            call("add.reduce", sizes, &[axis], keepdims, state)
        }
        Order::Number(p) if p.is_infinite() => {
            let sizes = size(state)?;
            call(if p > 0.0 { "maximum.reduce" } else { "minimum.reduce" }, sizes, &[axis], keepdims, state)
        }
        Order::Number(0.0) => {
            let differs = one("not_equal", &[x.clone().into(), Operand::Int(0)], state)?.to_array()?;
            let dtype = if x.dtype() == Dtype::Float32 { Dtype::Float32 } else { Dtype::Float64 };
            call("add.reduce", differs.cast(dtype)?.into(), &[axis], keepdims, state)
        }
        Order::Number(1.0) => {
            let sizes = size(state)?;
            call("add.reduce", sizes, &[axis], keepdims, state)
        }
        Order::Number(p) => {
            let sizes = size(state)?;
            let powers = one("power", &[sizes, Operand::Float(p)], state)?;
            let sum = call("add.reduce", powers, &[axis], keepdims, state)?;
            one("power", &[sum, Operand::Float(1.0 / p)], state)
        }
        Order::Frobenius | Order::Nuclear => Err(wrong("Invalid norm order for matrices.")),
    }
}

/// The greatest or the least sum along one axis, over the other.
fn sums(
    x: &Array,
    (summed, other): (usize, usize),
    greatest: bool,
    keepdims: bool,
    state: &mut State,
) -> Result<Operand, Error> {
    let sizes = one("absolute", &[x.clone().into()], state)?;
    let sum = call("add.reduce", sizes, &[summed], true, state)?;
    let most = call(if greatest { "maximum.reduce" } else { "minimum.reduce" }, sum, &[other], true, state)?;
    Ok(without(most.to_array()?, [summed, other], keepdims))
}

/// Without the axes over which was reduced, unless they are kept.
fn without(array: Array, axes: [usize; 2], keepdims: bool) -> Operand {
    if keepdims {
        return Operand::Array(array);
    }
    let keep = |(at, &len): (usize, &usize)| (!axes.contains(&at)).then_some(len);
    let shape: Vec<usize> = array.shape().iter().enumerate().filter_map(keep).collect();
    Operand::scalar_or_array(array.reshaped(&shape))
}

fn matrix(x: &Array, order: Order, axes: (usize, usize), keepdims: bool, state: &mut State) -> Result<Operand, Error> {
    let (row, column) = axes;
    let number = match order {
        Order::Default | Order::Frobenius => {
            let squares = squares(x, state)?;
            let sum = call("add.reduce", squares, &[row, column], keepdims, state)?;
            return one("sqrt", &[sum], state);
        }
        Order::Nuclear => None,
        Order::Number(p) => Some(p),
    };
    match number {
        Some(1.0) => return sums(x, axes, true, keepdims, state),
        Some(-1.0) => return sums(x, axes, false, keepdims, state),
        Some(f64::INFINITY) => return sums(x, (column, row), true, keepdims, state),
        Some(f64::NEG_INFINITY) => return sums(x, (column, row), false, keepdims, state),
        None | Some(2.0 | -2.0) => {}
        Some(_) => return Err(wrong("Invalid norm order for matrices.")),
    }
    let rest: Vec<usize> = (0..x.rank()).filter(|&at| at != row && at != column).chain([row, column]).collect();
    let values = singular(&x.through(x.view.permuted(&rest)))?;
    let last = values.rank() - 1;
    let name = match number {
        None => "add.reduce",
        Some(p) if p > 0.0 => "maximum.reduce",
        Some(_) => "minimum.reduce",
    };
    let result = call(name, values.into(), &[last], false, state)?;
    if !keepdims {
        return Ok(result);
    }
    let mut shape = x.shape().to_vec();
    (shape[row], shape[column]) = (1, 1);
    Ok(Operand::Array(result.to_array()?.reshaped(&shape)))
}

/// `np.linalg.cond(x, p=None)`.
pub(super) fn cond(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("cond", "x p=", args, kwargs)?;
    let x = args.array("x")?;
    if x.size() == 0 {
        return Err(refused("cond is not defined on empty arrays"));
    }
    let p = args.get("p").cloned();
    let by_values = p.as_ref().is_none_or(|p| p.as_float().is_some_and(|p| p.abs() == 2.0));
    if by_values {
        let values = singular(&x)?;
        let (last, k) = (values.rank() - 1, values.shape()[values.rank() - 1]);
        let end =
            |at: usize| values.view.at(last, at as i64).map(|view| Operand::scalar_or_array(values.through(view)));
        let (most, least) = (end(0)?, end(k - 1)?);
        let negative = p.and_then(|p| p.as_float()).is_some_and(|p| p < 0.0);
        let kept = state.warnings.len();
        let ratio = if negative { one("divide", &[least, most], state) } else { one("divide", &[most, least], state) };
        state.warnings.truncate(kept);
        return ratio;
    }
    check_square(&x)?;
    let p = p.unwrap_or(Operand::None);
    let axes = Operand::Tuple(vec![Operand::Int(-2), Operand::Int(-1)]);
    let kwargs = [("ord", p.clone()), ("axis", axes)];
    let inverse = match inverse(&x) {
        Ok(inverse) => inverse,
        Err(_) if x.rank() == 2 => return Ok(Operand::float64(f64::INFINITY)),
        Err(_) => return each(&x, &p, state),
    };
    let (own, other) = (norm(&[x.into()], &kwargs, state)?, norm(&[inverse.into()], &kwargs, state)?);
    one("multiply", &[own, other], state)
}

/// The condition of every matrix of a stack, some of which are singular.
fn each(x: &Array, p: &Operand, state: &mut State) -> Result<Operand, Error> {
    let (batch, core) = x.shape().split_at(x.rank() - 2);
    let flat = x.reshaped(&[&[batch.iter().product()], core].concat());
    let mut cells = Vec::new();
    for at in 0..flat.shape()[0] {
        let own = flat.through(flat.view.at(0, at as i64)?);
        cells.push(cond(&[own.into(), p.clone()], &[], state)?.as_float().unwrap_or(f64::NAN));
    }
    Ok(Operand::Array(Array::of(crate::numpy::Buffer::Float64(cells), batch)))
}
