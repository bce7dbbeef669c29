//! `eig`, `eigh` and their values alone.

use num_complex::Complex64;

use super::matrix::{Matrix, Stack};
use super::{general, symmetric};
use crate::numpy::args::{Args, Kwargs, bind};
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State};

/// The matrices with what stands in the triangle that is read in the lower one.
fn lower(args: &Args, function: &str) -> Result<(Array, Stack), Error> {
    let array = args.array("a")?;
    let mut stack = Stack::square(&array, function)?;
    match args.text("UPLO").unwrap_or("L") {
        "L" | "l" => {}
        "U" | "u" => stack.matrices = stack.matrices.iter().map(Matrix::transposed).collect(),
        _ => return Err(Error::new(ErrorKind::Value, "UPLO argument must be 'L' or 'U'")),
    }
    Ok((array, stack))
}

/// `np.linalg.eigh(a, UPLO="L")`.
pub(super) fn eigh(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("eigh", "a UPLO=", args, kwargs)?;
    let (array, stack) = lower(&args, "eigh")?;
    let n = array.shape()[array.rank() - 1];
    let pairs = stack.matrices.iter().map(symmetric::eigh).collect::<Result<Vec<_>, _>>()?;
    let (values, vectors): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    let values = stack.cells(values.concat(), &[n])?;
    let vectors = stack.arrays(&vectors, n, n)?;
    Ok(Operand::Named("EighResult", vec![("eigenvalues", values.into()), ("eigenvectors", vectors.into())]))
}

/// `np.linalg.eigvalsh(a, UPLO="L")`.
pub(super) fn eigvalsh(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("eigvalsh", "a UPLO=", args, kwargs)?;
    let (array, stack) = lower(&args, "eigvalsh")?;
    let n = array.shape()[array.rank() - 1];
    let values =
        stack.matrices.iter().map(|matrix| Ok(symmetric::eigh(matrix)?.0)).collect::<Result<Vec<_>, Error>>()?;
    Ok(stack.cells(values.concat(), &[n])?.into())
}

/// Real where every imaginary part is 0.
fn real_or_complex(cells: Vec<Complex64>, real: bool, shape: &[usize], dtype: Dtype) -> Result<Array, Error> {
    if !real {
        return Ok(Array::of(Buffer::Complex128(cells), shape));
    }
    Array::of(Buffer::Float64(cells.iter().map(|z| z.re).collect()), shape).cast(dtype)
}

/// The values of each matrix, and the rows of the matrices of their vectors.
fn solved(args: &Args, function: &str) -> Result<(Stack, usize, Vec<Complex64>, Vec<Complex64>), Error> {
    let array = args.array("a")?;
    let stack = Stack::square(&array, function)?;
    let n = array.shape()[array.rank() - 1];
    let (mut values, mut vectors) = (Vec::new(), Vec::new());
    for matrix in &stack.matrices {
        let (own, columns) = general::eig(matrix)?;
        values.extend(own);
        vectors.extend((0..n).flat_map(|row| columns.iter().map(move |column| column[row]).collect::<Vec<_>>()));
    }
    Ok((stack, n, values, vectors))
}

/// `np.linalg.eig(a)`.
pub(super) fn eig(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let (stack, n, values, vectors) = solved(&bind("eig", "a", args, kwargs)?, "eig")?;
    let real = values.iter().all(|z| z.im == 0.0);
    let values = real_or_complex(values, real, &[&stack.batch[..], &[n]].concat(), stack.dtype)?;
    let vectors = real_or_complex(vectors, real, &[&stack.batch[..], &[n, n]].concat(), stack.dtype)?;
    Ok(Operand::Named("EigResult", vec![("eigenvalues", values.into()), ("eigenvectors", vectors.into())]))
}

/// `np.linalg.eigvals(a)`.
pub(super) fn eigvals(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let (stack, n, values, _) = solved(&bind("eigvals", "a", args, kwargs)?, "eigvals")?;
    let real = values.iter().all(|z| z.im == 0.0);
    Ok(real_or_complex(values, real, &[&stack.batch[..], &[n]].concat(), stack.dtype)?.into())
}
