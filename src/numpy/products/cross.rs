//! `np.cross`.

use crate::numpy::args::{Kwargs, axis_within, bind};
use crate::numpy::{Array, Error, ErrorKind, Operand, State, broadcast_shapes};

/// With an axis moved to the end.
fn with_last(array: &Array, axis: i64) -> Result<Array, Error> {
    let axis = axis_within(axis, array.rank())?;
    let order: Vec<usize> = (0..array.rank()).filter(|&at| at != axis).chain([axis]).collect();
    Ok(array.through(array.view.permuted(&order)))
}

/// The component at a place of the last axis, or nothing where a vector of the plane has none.
fn component(array: &Array, at: usize) -> Result<Option<Operand>, Error> {
    let last = array.rank() - 1;
    if at >= array.shape()[last] {
        return Ok(None);
    }
    Ok(Some(Operand::scalar_or_array(array.through(array.view.at(last, at as i64)?))))
}

/// `a[i] b[j] - a[j] b[i]`, where a component that is not there is 0.
fn minor(a: &Array, b: &Array, (i, j): (usize, usize), state: &mut State) -> Result<Operand, Error> {
    let mut term = |x: &Array, at: usize, y: &Array, bt: usize| match (component(x, at)?, component(y, bt)?) {
        (Some(x), Some(y)) => crate::numpy::call("multiply", &[x, y], &[], state).map(Some),
        _ => Ok(None),
    };
    let (first, second) = (term(a, i, b, j)?, term(a, j, b, i)?);
    match (first, second) {
        (Some(first), Some(second)) => crate::numpy::call("subtract", &[first, second], &[], state),
        (Some(first), None) => Ok(first),
        (None, Some(second)) => crate::numpy::call("negative", &[second], &[], state),
        (None, None) => Err(Error::new(ErrorKind::Value, "incompatible dimensions for cross product")),
    }
}

/// `np.cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None)`.
pub(super) fn cross(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("cross", "a b axisa= axisb= axisc= axis=", args, kwargs)?;
    let common = args.get("axis").map(crate::numpy::args::whole).transpose()?;
    let axis = |name| common.map_or_else(|| args.int(name, -1), Ok);
    let (a, b) = (args.array("a")?, args.array("b")?);
    if a.rank() == 0 || b.rank() == 0 {
        return Err(Error::new(ErrorKind::Value, "At least one array has zero dimension"));
    }
    let (a, b) = (with_last(&a, axis("axisa")?)?, with_last(&b, axis("axisb")?)?);
    let lens = [a.shape()[a.rank() - 1], b.shape()[b.rank() - 1]];
    if lens.iter().any(|&len| len != 2 && len != 3) {
        let message = "incompatible dimensions for cross product\n(dimension must be 2 or 3)";
        return Err(Error::new(ErrorKind::Value, message));
    }
    crate::numpy::random::match_shapes(&[&a.shape()[..a.rank() - 1], &b.shape()[..b.rank() - 1]])?;
    if lens == [2, 2] {
        state.warn(
            "DeprecationWarning",
            "Arrays of 2-dimensional vectors are deprecated. Use arrays of 3-dimensional vectors instead. (deprecated in \
             NumPy 2.0)",
        );
        return Ok(Operand::Array(minor(&a, &b, (0, 1), state)?.to_array()?));
    }
    let parts = [(1, 2), (2, 0), (0, 1)].map(|pair| minor(&a, &b, pair, state));
    let parts = parts.into_iter().map(|part| part?.to_array()).collect::<Result<Vec<_>, Error>>()?;
    let shape = broadcast_shapes(&parts.iter().map(Array::shape).collect::<Vec<_>>())?;
    let axis_c = axis_within(axis("axisc")?, shape.len() + 1)?;
    stacked(&parts, &shape, axis_c).map(Operand::Array)
}

/// Three arrays beside each other along a new axis.
fn stacked(parts: &[Array], shape: &[usize], axis: usize) -> Result<Array, Error> {
    let dtype = parts[0].dtype();
    let size: usize = shape.iter().product();
    let mut whole = crate::numpy::Buffer::zeros(dtype, 3 * size);
    for (at, part) in parts.iter().enumerate() {
        let part = part.cast(dtype)?.spread(shape);
        whole.write(part.places().into_iter().enumerate().map(|(to, from)| (at * size + to, from)), &part.buffer);
    }
    let first = Array::of(whole, &[&[3], shape].concat());
    let mut order: Vec<usize> = (1..=shape.len()).collect();
    order.insert(axis, 0);
    Ok(first.through(first.view.permuted(&order)).copied())
}
