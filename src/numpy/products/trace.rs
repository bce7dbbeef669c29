//! `np.trace`.

use crate::numpy::args::{Kwargs, axis_within, bind};
use crate::numpy::{Array, Error, ErrorKind, Operand, State, View};

/// The diagonal of two axes as a view whose last axis runs along it.
///
/// # Errors
/// If there are not two axes, in NumPy's words.
pub(crate) fn diagonal_view(array: &Array, offset: i64, axes: (i64, i64)) -> Result<Array, Error> {
    let refused = |message| Err(Error::new(ErrorKind::Value, message));
    if array.rank() < 2 {
        return refused("diag requires an array of at least two dimensions");
    }
    let (first, second) = (axis_within(axes.0, array.rank())?, axis_within(axes.1, array.rank())?);
    if first == second {
        return refused("axis1 and axis2 cannot be the same");
    }
    let view = &array.view;
    let (rows, columns) = (view.shape[first] as i64, view.shape[second] as i64);
    let (down, right) = if offset < 0 { (-offset, 0) } else { (0, offset) };
    let len = (rows - down).min(columns - right).max(0) as usize;
    let keep = |axis: &usize| *axis != first && *axis != second;
    let kept: Vec<usize> = (0..array.rank()).filter(keep).collect();
    let mut diagonal = View {
        offset: view.offset,
        shape: kept.iter().map(|&axis| view.shape[axis]).collect(),
        strides: kept.iter().map(|&axis| view.strides[axis]).collect(),
    };
    if len > 0 && array.size() > 0 {
        let start = down as isize * view.strides[first] + right as isize * view.strides[second];
        diagonal.offset = (view.offset as isize + start) as usize;
    }
    diagonal.shape.push(len);
    diagonal.strides.push(view.strides[first] + view.strides[second]);
    Ok(array.through(diagonal))
}

/// `np.trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None)`.
pub(super) fn trace(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("trace", "a offset= axis1= axis2= dtype= out=", args, kwargs)?;
    let axes = (args.int("axis1", 0)?, args.int("axis2", 1)?);
    let diagonal = diagonal_view(&args.array("a")?, args.int("offset", 0)?, axes)?;
    let dtype = args.given("dtype").cloned().unwrap_or(Operand::None);
    crate::numpy::call("add.reduce", &[diagonal.into()], &[("axis", Operand::Int(-1)), ("dtype", dtype)], state)
}
