//! `svd` and what rests on it: `lstsq`, `pinv`, `matrix_rank`.

use super::matrix::{Matrix, Stack, refused, result_type};
use super::svd::svd as decomposed;
use crate::numpy::args::{Kwargs, bind};
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State};

/// `np.linalg.svd(a, full_matrices=True, compute_uv=True)`.
pub(super) fn svd(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let args = bind("svd", "a full_matrices= compute_uv= hermitian=", args, kwargs)?;
    if !args.flag("compute_uv", true) {
        return svdvals(&[args.value("a").clone()], &[], state);
    }
    let full = args.flag("full_matrices", true);
    let array = args.array("a")?;
    let stack = Stack::of(&array, "svd")?;
    let (m, n) = (array.shape()[array.rank() - 2], array.shape()[array.rank() - 1]);
    let k = m.min(n);
    let (mut us, mut values, mut vts) = (Vec::new(), Vec::new(), Vec::new());
    for matrix in &stack.matrices {
        let (u, s, vt) = decomposed(matrix, full)?;
        us.push(u);
        values.extend(s);
        vts.push(vt);
    }
    let u = stack.arrays(&us, m, if full { m } else { k })?;
    let s = stack.cells(values, &[k])?;
    let vt = stack.arrays(&vts, if full { n } else { k }, n)?;
    Ok(Operand::Named("SVDResult", vec![("U", u.into()), ("S", s.into()), ("Vh", vt.into())]))
}

/// The singular values of every matrix along a last axis.
pub(super) fn singular(array: &Array) -> Result<Array, Error> {
    let stack = Stack::of(array, "svd")?;
    let k = array.shape()[array.rank() - 2].min(array.shape()[array.rank() - 1]);
    let values =
        stack.matrices.iter().map(|matrix| Ok(decomposed(matrix, false)?.1)).collect::<Result<Vec<_>, Error>>()?;
    stack.cells(values.concat(), &[k])
}

/// `np.linalg.svdvals(x)`.
pub(super) fn svdvals(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    Ok(singular(&bind("svdvals", "x", args, kwargs)?.array("x")?)?.into())
}

/// Machine precision of a type.
fn epsilon(dtype: Dtype) -> f64 {
    if dtype == Dtype::Float32 { f64::from(f32::EPSILON) } else { f64::EPSILON }
}

/// The solution of least squares, the rank, and the singular values.
pub(super) fn least_squares(
    cells: &[f64],
    rows: usize,
    columns: usize,
    b: &[f64],
    rcond: f64,
) -> Result<Solution, Error> {
    let a = Matrix { rows, columns, cells: cells.to_vec() };
    let width = b.len().checked_div(rows).unwrap_or(0);
    let b = Matrix { rows, columns: width, cells: b.to_vec() };
    let (u, s, vt) = decomposed(&a, false)?;
    let limit = rcond * s.first().copied().unwrap_or(0.0);
    let rank = s.iter().filter(|&&value| value > limit).count();
    let mut along = u.transposed().times(&b);
    for (at, value) in s.iter().enumerate() {
        for column in 0..width {
            along[(at, column)] = if at < rank { along[(at, column)] / value } else { 0.0 };
        }
    }
    let x = vt.transposed().times(&along);
    let fitted = a.times(&x);
    let residuals = (0..width)
        .map(|column| (0..rows).map(|row| (b[(row, column)] - fitted[(row, column)]).powi(2)).sum())
        .collect();
    Ok(Solution { x: x.cells, residuals, rank, singular: s })
}

/// What `lstsq` gives.
pub(super) struct Solution {
    pub x: Vec<f64>,
    pub residuals: Vec<f64>,
    pub rank: usize,
    pub singular: Vec<f64>,
}

/// `np.linalg.lstsq(a, b, rcond=None)`.
pub(super) fn lstsq(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("lstsq", "a b rcond=", args, kwargs)?;
    let (a, b) = (args.array("a")?, args.array("b")?);
    let single = b.rank() == 1;
    let column = if single { b.reshaped(&[b.size(), 1]) } else { b.clone() };
    for array in [&a, &column] {
        if array.rank() != 2 {
            let rank = array.rank();
            return Err(refused(format!("{rank}-dimensional array given. Array must be two-dimensional")));
        }
    }
    let (rows, columns) = (a.shape()[0], a.shape()[1]);
    if rows != column.shape()[0] {
        return Err(refused("Incompatible dimensions"));
    }
    Stack::of(&a, "lstsq")?;
    Stack::of(&column, "lstsq")?;
    let dtype = result_type(a.dtype().promote(b.dtype()));
    let rcond = args.float("rcond", epsilon(dtype) * rows.max(columns) as f64)?;
    let rcond = if rcond < 0.0 { epsilon(dtype) } else { rcond };
    let solution = least_squares(&a.values::<f64>(), rows, columns, &column.values::<f64>(), rcond)?;
    let width = column.shape()[1];
    let shape = if single { vec![columns] } else { vec![columns, width] };
    let residuals = if solution.rank == columns && rows > columns { solution.residuals } else { Vec::new() };
    let float = |cells: Vec<f64>, shape: &[usize]| {
        Ok::<_, Error>(Operand::Array(Array::of(Buffer::Float64(cells), shape).cast(dtype)?))
    };
    let (left, values) = (residuals.len(), solution.singular.len());
    Ok(Operand::Tuple(vec![
        float(solution.x, &shape)?,
        float(residuals, &[left])?,
        Operand::Scalar(Array::one(solution.rank as i32)),
        float(solution.singular, &[values])?,
    ]))
}

/// `np.linalg.pinv(a, rcond=None)`.
pub(super) fn pinv(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("pinv", "a rcond= hermitian= * rtol=", args, kwargs)?;
    let array = args.array("a")?;
    let stack = Stack::of(&array, "pinv")?;
    let (m, n) = (array.shape()[array.rank() - 2], array.shape()[array.rank() - 1]);
    let default = if args.get("rtol").is_some() { args.float("rtol", 0.0)? } else { 1e-15 };
    let rcond = args.float("rcond", default)?;
    let inverse = |matrix: &Matrix| {
        let (u, s, vt) = decomposed(matrix, false)?;
        let limit = rcond * s.first().copied().unwrap_or(0.0);
        let mut scaled = u.transposed();
        for (at, &value) in s.iter().enumerate() {
            for column in 0..scaled.columns {
                scaled[(at, column)] *= if value > limit { 1.0 / value } else { 0.0 };
            }
        }
        Ok(vt.transposed().times(&scaled))
    };
    let inverses = stack.matrices.iter().map(inverse).collect::<Result<Vec<_>, Error>>()?;
    Ok(stack.arrays(&inverses, n, m)?.into())
}

/// `np.linalg.matrix_rank(A, tol=None)`.
pub(super) fn matrix_rank(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("matrix_rank", "A tol= hermitian= * rtol=", args, kwargs)?;
    let array = args.array("A")?;
    if array.rank() < 2 {
        let rank = i64::from(array.cast(Dtype::Bool)?.values::<bool>().iter().any(|&cell| cell));
        return Ok(Operand::Int(rank));
    }
    let values = singular(&array)?;
    let (m, n) = (array.shape()[array.rank() - 2], array.shape()[array.rank() - 1]);
    let rtol = args.float("rtol", m.max(n) as f64 * epsilon(values.dtype()))?;
    let tol = args.get("tol").map(|_| args.float("tol", 0.0)).transpose()?;
    let cells = values.values::<f64>();
    let rank = |own: &[f64]| {
        let limit = tol.unwrap_or_else(|| own.iter().fold(0.0_f64, |most, x| most.max(*x)) * rtol);
        own.iter().filter(|&&value| value > limit).count() as i64
    };
    let k = m.min(n);
    let count: usize = array.shape()[..array.rank() - 2].iter().product();
    let ranks: Vec<i64> = (0..count).map(|at| rank(&cells[at * k..(at + 1) * k])).collect();
    if k == 0 && args.get("tol").is_none() {
        return Err(Error::new(
            ErrorKind::Value,
            "zero-size array to reduction operation maximum which has no identity",
        ));
    }
    Ok(Operand::scalar_or_array(Array::of(Buffer::Int64(ranks), &array.shape()[..array.rank() - 2])))
}
