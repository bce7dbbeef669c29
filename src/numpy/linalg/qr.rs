//! `np.linalg.qr` and `np.linalg.cholesky`.

use super::householder::{assembled, triangularise};
use super::matrix::{Matrix, Stack, refused};
use crate::numpy::args::{Kwargs, bind};
use crate::numpy::{Error, ErrorKind, Operand, State};

/// `np.linalg.qr(a, mode="reduced")`, with LAPACK's signs.
pub(super) fn qr(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("qr", "a mode=", args, kwargs)?;
    let mode = args.text("mode").unwrap_or("reduced");
    if !matches!(mode, "reduced" | "complete" | "r") {
        return Err(Error::new(ErrorKind::Value, format!("Unrecognized mode '{mode}'")));
    }
    let array = args.array("a")?;
    let stack = Stack::of(&array, "qr")?;
    let (m, n) = (array.shape()[array.rank() - 2], array.shape()[array.rank() - 1]);
    let inner = if mode == "complete" { m } else { m.min(n) };
    let (mut qs, mut rs) = (Vec::new(), Vec::new());
    for matrix in &stack.matrices {
        let mut r = matrix.clone();
        let reflections = triangularise(&mut r);
        rs.push(r.cut(inner, n));
        if mode != "r" {
            qs.push(assembled(&reflections, m, inner));
        }
    }
    let r = Operand::Array(stack.arrays(&rs, inner, n)?);
    if mode == "r" {
        return Ok(r);
    }
    let q = Operand::Array(stack.arrays(&qs, m, inner)?);
    Ok(Operand::Named("QRResult", vec![("Q", q), ("R", r)]))
}

/// `np.linalg.cholesky(a, upper=False)`.
pub(super) fn cholesky(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("cholesky", "a * upper=", args, kwargs)?;
    let array = args.array("a")?;
    let stack = Stack::square(&array, "cholesky")?;
    let n = array.shape()[array.rank() - 1];
    let upper = args.flag("upper", false);
    let factor = |matrix: &Matrix| {
        let lower = if upper { lower_factor(&matrix.transposed()) } else { lower_factor(matrix) }?;
        Ok(if upper { lower.transposed() } else { lower })
    };
    let factors = stack.matrices.iter().map(factor).collect::<Result<Vec<_>, Error>>()?;
    Ok(Operand::Array(stack.arrays(&factors, n, n)?))
}

fn lower_factor(a: &Matrix) -> Result<Matrix, Error> {
    let n = a.rows;
    let mut l = Matrix::zeros(n, n);
    for column in 0..n {
        let dot = |l: &Matrix, row: usize| (0..column).map(|at| l[(row, at)] * l[(column, at)]).sum::<f64>();
        let square = a[(column, column)] - dot(&l, column);
        if square <= 0.0 || square.is_nan() {
            return Err(refused("Matrix is not positive definite"));
        }
        l[(column, column)] = square.sqrt();
        for row in column + 1..n {
            l[(row, column)] = (a[(row, column)] - dot(&l, row)) / l[(column, column)];
        }
    }
    Ok(l)
}
