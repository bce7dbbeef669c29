//! `@`.

use super::contract::stacked;
use crate::numpy::args::{Kwargs, bind};
use crate::numpy::view::shape_text;
use crate::numpy::{Array, Error, ErrorKind, Operand, State, broadcast_shapes};

const SIGNATURE: &str = "(n?,k),(k,m?)->(n?,m?)";

fn refused(message: String) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// A shape with its matrix axes as NumPy's iterator writes them: `(2,newaxis,newaxis)`.
fn remapped(shape: &[usize]) -> String {
    let batch: Vec<String> = shape[..shape.len() - 2].iter().map(ToString::to_string).collect();
    format!("({},newaxis,newaxis)", batch.join(",")).replace("(,", "(")
}

/// `np.matmul(x1, x2)`.
pub(super) fn matmul(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("matmul", "x1 x2 out= * dtype= casting=", args, kwargs)?;
    let (a, b) = (args.array("x1")?, args.array("x2")?);
    for (at, operand) in [&a, &b].into_iter().enumerate() {
        if operand.rank() == 0 {
            return Err(refused(format!(
                "matmul: Input operand {at} does not have enough dimensions (has 0, gufunc core with signature {SIGNATURE} \
                 requires 1)"
            )));
        }
    }
    let result = product(&a, &b)?;
    let result = match args.dtype("dtype")? {
        Some(dtype) => result.cast(dtype)?,
        None => result,
    };
    into_out(result, args.get("out"))
}

fn product(a: &Array, b: &Array) -> Result<Array, Error> {
    let row = if a.rank() == 1 { a.reshaped(&[1, a.size()]) } else { a.clone() };
    let column = if b.rank() == 1 { b.reshaped(&[b.size(), 1]) } else { b.clone() };
    let (inner, other) = (row.shape()[row.rank() - 1], column.shape()[column.rank() - 2]);
    if inner != other {
        return Err(refused(format!(
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {SIGNATURE} (size {other} \
             is different from {inner})"
        )));
    }
    let (left, right) = (&row.shape()[..row.rank() - 2], &column.shape()[..column.rank() - 2]);
    let batch = broadcast_shapes(&[left, right]).map_err(|_| {
        let core = [row.shape()[row.rank() - 2], column.shape()[column.rank() - 1]];
        let core: Vec<usize> =
            [(a.rank() > 1, core[0]), (b.rank() > 1, core[1])].into_iter().filter(|c| c.0).map(|c| c.1).collect();
        refused(format!(
            "operands could not be broadcast together with remapped shapes [original->remapped]: {}->{} {}->{}  and requested \
             shape {}",
            shape_text(a.shape()),
            remapped(row.shape()),
            shape_text(b.shape()),
            remapped(column.shape()),
            shape_text(&core)
        ))
    })?;
    let mut shape = batch.clone();
    if a.rank() > 1 {
        shape.push(row.shape()[row.rank() - 2]);
    }
    if b.rank() > 1 {
        shape.push(column.shape()[column.rank() - 1]);
    }
    Ok(stacked(&row, &column, &batch)?.reshaped(&shape))
}

/// A result that is given back, or written into `out` by the caller if its shape fits.
pub(super) fn into_out(result: Array, out: Option<&Operand>) -> Result<Operand, Error> {
    let out = match out {
        Some(Operand::Tuple(items)) => items.first().and_then(Operand::as_array),
        Some(operand) => operand.as_array(),
        None => return Ok(Operand::scalar_or_array(result)),
    };
    let Some(out) = out else {
        return Err(Error::new(ErrorKind::Type, "return arrays must be of ArrayType"));
    };
    if out.shape() != result.shape() {
        let axis = out.shape().iter().zip(result.shape()).position(|(a, b)| a != b).unwrap_or(0);
        let size = |array: &Array| array.shape().get(axis).copied().unwrap_or(0);
        return Err(refused(format!(
            "matmul: Output operand 0 has a mismatch in its core dimension {axis}, with gufunc signature {SIGNATURE} (size {} \
             is different from {})",
            size(out),
            size(&result)
        )));
    }
    if !result.dtype().casts_to(out.dtype()) {
        let (from, to) = (result.dtype().repr(), out.dtype().repr());
        let message = format!("Cannot cast ufunc 'matmul' output from {from} to {to} with casting rule 'same_kind'");
        return Err(Error::new(ErrorKind::UfuncCast, message));
    }
    Ok(Operand::Array(result.cast(out.dtype())?))
}
