//! `np.cov` and `np.corrcoef`.

use super::np;
use crate::numpy::args::{Kwargs, bind};
use crate::numpy::{Array, Dtype, Error, ErrorKind, Operand, State};

fn refused(message: &str) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// The variables as rows.
fn rows(m: &Array, by_rows: bool) -> Result<Array, Error> {
    if m.rank() > 2 {
        return Err(refused("m has more than 2 dimensions"));
    }
    let m = m.cast(m.dtype().promote(Dtype::Float64))?;
    Ok(match m.rank() {
        2 if !by_rows && m.shape()[0] != 1 => m.through(m.view.transposed()),
        2 => m,
        _ => m.reshaped(&[1, m.size()]),
    })
}

fn covariance(m: &Array, y: Option<Array>, by_rows: bool, ddof: i64, state: &mut State) -> Result<Array, Error> {
    let mut x = rows(m, by_rows)?;
    if let Some(y) = y {
        let pair = Operand::Tuple(vec![x.into(), rows(&y, by_rows)?.into()]);
        x = np("concatenate", &[pair], &[("axis", Operand::Int(0))], state)?;
    }
    let count = x.shape()[1] as i64;
    if count - ddof <= 0 {
        state.warn("RuntimeWarning", "Degrees of freedom <= 0 for slice");
    }
    let kwargs = [("axis", Operand::Int(1)), ("keepdims", Operand::Bool(true))];
    let mean = np("mean", &[x.clone().into()], &kwargs, state)?;
    let centred = np("subtract", &[x.into(), mean.into()], &[], state)?;
    let other = np("conj", &[centred.through(centred.view.transposed()).into()], &[], state)?;
    let products = np("dot", &[centred.into(), other.into()], &[], state)?;
    let factor = np("divide", &[Operand::Int(1), Operand::float64((count - ddof).max(0) as f64)], &[], state)?;
    np("multiply", &[products.into(), Operand::Scalar(factor)], &[], state)
}

fn squeezed(c: &Array) -> Array {
    if c.size() == 1 { c.reshaped(&[]) } else { c.clone() }
}

/// `np.cov(m, y=None, rowvar=True, bias=False, ddof=None)`.
pub(super) fn cov(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("cov", "m y= rowvar= bias= ddof=", args, kwargs)?;
    let ddof = args.int("ddof", i64::from(!args.flag("bias", false)))?;
    let y = args.get("y").map(Operand::to_array).transpose()?;
    let c = covariance(&args.array("m")?, y, args.flag("rowvar", true), ddof, state)?;
    Ok(Operand::Array(squeezed(&c)))
}

/// `np.corrcoef(x, y=None, rowvar=True)`.
pub(super) fn corrcoef(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("corrcoef", "x y= rowvar=", args, kwargs)?;
    let y = args.get("y").map(Operand::to_array).transpose()?;
    let c = covariance(&args.array("x")?, y, args.flag("rowvar", true), 1, state)?;
    let n = c.shape()[0];
    if n == 1 {
        let one = squeezed(&c);
        return super::super::call("divide", &[Operand::Scalar(one.clone()), Operand::Scalar(one)], &[], state);
    }
    let diagonal: Vec<usize> = c.places().into_iter().step_by(n + 1).collect();
    let spread = np("sqrt", &[c.picked(&diagonal, &[n]).into()], &[], state)?;
    let c = np("divide", &[c.into(), spread.reshaped(&[n, 1]).into()], &[], state)?;
    let c = np("divide", &[c.into(), spread.reshaped(&[1, n]).into()], &[], state)?;
    if c.dtype() != Dtype::Float64 {
        return Ok(c.into());
    }
    let cells = c.values::<f64>().iter().map(|x| if x.is_nan() { *x } else { x.clamp(-1.0, 1.0) }).collect();
    Ok(Array::of(crate::numpy::Buffer::Float64(cells), &[n, n]).into())
}
