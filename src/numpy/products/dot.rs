//! `dot`, `inner`, `outer`, `vdot`, `tensordot` and `kron`.

use super::contract::multiplied;
use super::matmul::into_out;
use crate::numpy::args::{Kwargs, bind, wholes};
use crate::numpy::view::shape_text;
use crate::numpy::{Array, Buffer, Error, ErrorKind, Operand, State};

fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// The sum over axes of `a` paired with axes of `b`; what is left of both follows in order.
fn contracted(a: &Array, a_axes: &[usize], b: &Array, b_axes: &[usize]) -> Result<Array, Error> {
    let rest =
        |array: &Array, axes: &[usize]| (0..array.rank()).filter(|axis| !axes.contains(axis)).collect::<Vec<_>>();
    let (a_rest, b_rest) = (rest(a, a_axes), rest(b, b_axes));
    let count = |array: &Array, axes: &[usize]| axes.iter().map(|&axis| array.shape()[axis]).product::<usize>();
    let (rows, inner, columns) = (count(a, &a_rest), count(a, a_axes), count(b, &b_rest));
    let order = |first: &[usize], second: &[usize]| [first, second].concat();
    let left = a.through(a.view.permuted(&order(&a_rest, a_axes))).reshaped(&[rows, inner]);
    let right = b.through(b.view.permuted(&order(b_axes, &b_rest))).reshaped(&[inner, columns]);
    let shape: Vec<usize> =
        a_rest.iter().map(|&axis| a.shape()[axis]).chain(b_rest.iter().map(|&axis| b.shape()[axis])).collect();
    Ok(multiplied(&left, &right)?.reshaped(&shape))
}

fn aligned(a: &Array, a_axis: usize, b: &Array, b_axis: usize) -> Result<(), Error> {
    let (left, right) = (a.shape()[a_axis], b.shape()[b_axis]);
    if left == right {
        return Ok(());
    }
    let (a, b) = (shape_text(a.shape()), shape_text(b.shape()));
    Err(refused(format!("shapes {a} and {b} not aligned: {left} (dim {a_axis}) != {right} (dim {b_axis})")))
}

/// Cell by cell.
fn times(a: &Array, b: &Array, state: &mut State) -> Result<Operand, Error> {
    let operand = |array: &Array| Operand::scalar_or_array(array.clone());
    crate::numpy::call("multiply", &[operand(a), operand(b)], &[], state)
}

/// `np.dot(a, b)`.
pub(super) fn dot(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("dot", "a b out=", args, kwargs)?;
    let (a, b) = (args.array("a")?, args.array("b")?);
    if a.rank() == 0 || b.rank() == 0 {
        return times(&a, &b, state);
    }
    let (left, right) = (a.rank() - 1, b.rank().saturating_sub(2));
    aligned(&a, left, &b, right)?;
    into_out(contracted(&a, &[left], &b, &[right])?, args.get("out"))
}

/// `np.inner(a, b)`.
pub(super) fn inner(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("inner", "a b", args, kwargs)?;
    let (a, b) = (args.array("a")?, args.array("b")?);
    if a.rank() == 0 || b.rank() == 0 {
        return times(&a, &b, state);
    }
    aligned(&a, a.rank() - 1, &b, b.rank() - 1)?;
    Ok(Operand::scalar_or_array(contracted(&a, &[a.rank() - 1], &b, &[b.rank() - 1])?))
}

/// `np.outer(a, b)`.
pub(super) fn outer(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("outer", "a b out=", args, kwargs)?;
    let (a, b) = (args.array("a")?, args.array("b")?);
    times(&a.reshaped(&[a.size(), 1]), &b.reshaped(&[1, b.size()]), state)
}

/// `np.vdot(a, b)`: the first conjugated.
pub(super) fn vdot(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("vdot", "a b", args, kwargs)?;
    let (a, b) = (args.array("a")?, args.array("b")?);
    if a.size() != b.size() {
        let message = format!("cannot reshape array of size {} into shape ({},)", b.size(), a.size());
        return Err(refused(message));
    }
    let row = match a.packed() {
        Buffer::Complex128(cells) => Buffer::Complex128(cells.iter().map(num_complex::Complex::conj).collect()),
        cells => cells,
    };
    let row = Array::of(row, &[1, a.size()]);
    Ok(Operand::Scalar(multiplied(&row, &b.reshaped(&[b.size(), 1]))?.reshaped(&[])))
}

/// `np.tensordot(a, b, axes=2)`.
pub(super) fn tensordot(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("tensordot", "a b axes=", args, kwargs)?;
    let (a, b) = (args.array("a")?, args.array("b")?);
    let (left, right) = match args.get("axes") {
        Some(pair) if pair.items().is_some_and(|items| items.len() == 2) => {
            let items = pair.items().unwrap_or_default();
            (wholes(&items[0])?, wholes(&items[1])?)
        }
        other => {
            let count = other.map_or(Ok(2), crate::numpy::args::whole)?;
            ((-count..0).collect(), (0..count).collect())
        }
    };
    let mismatch = || refused("shape-mismatch for sum");
    if left.len() != right.len() {
        return Err(mismatch());
    }
    let within = |axes: &[i64], rank: usize| -> Result<Vec<usize>, Error> {
        let rank = rank as i64;
        let inside = |&axis: &i64| (-rank..rank).contains(&axis).then(|| axis.rem_euclid(rank) as usize);
        axes.iter()
            .map(|axis| inside(axis).ok_or_else(|| Error::new(ErrorKind::Index, "tuple index out of range")))
            .collect()
    };
    let (left, right) = (within(&left, a.rank())?, within(&right, b.rank())?);
    let twice = |axes: &[usize]| (1..axes.len()).any(|at| axes[..at].contains(&axes[at]));
    if left.iter().zip(&right).any(|(&i, &j)| a.shape()[i] != b.shape()[j]) || twice(&left) || twice(&right) {
        return Err(mismatch());
    }
    Ok(Operand::Array(contracted(&a, &left, &b, &right)?))
}

/// `np.kron(a, b)`.
pub(super) fn kron(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("kron", "a b", args, kwargs)?;
    let (a, b) = (args.array("a")?, args.array("b")?);
    let rank = a.rank().max(b.rank());
    let padded = |array: &Array| [vec![1; rank - array.rank()], array.shape().to_vec()].concat();
    let (left, right) = (padded(&a), padded(&b));
    let spread = |shape: &[usize], second: bool| {
        shape.iter().flat_map(|&len| if second { [1, len] } else { [len, 1] }).collect::<Vec<_>>()
    };
    let whole = times(&a.reshaped(&spread(&left, false)), &b.reshaped(&spread(&right, true)), state)?;
    let shape: Vec<usize> = left.iter().zip(&right).map(|(a, b)| a * b).collect();
    Ok(Operand::scalar_or_array(whole.to_array()?.reshaped(&shape)))
}
