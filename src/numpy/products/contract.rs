//! The product of matrices, on which all others rest.

use num_complex::Complex64;

use crate::numpy::element::Element;
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind};

/// What a product of matrices asks of its cells.
trait Cell: Element {
    /// `sum + a * b`; for `bool`, or and and.
    fn add(sum: Self, a: Self, b: Self) -> Self;
}

macro_rules! cell {
    ($type:ty, $add:expr) => {
        impl Cell for $type {
            fn add(sum: Self, a: Self, b: Self) -> Self {
                $add(sum, a, b)
            }
        }
    };
}

cell!(bool, |sum, a, b| sum || a && b);
cell!(u8, |sum: u8, a: u8, b: u8| sum.wrapping_add(a.wrapping_mul(b)));
cell!(i32, |sum: i32, a: i32, b: i32| sum.wrapping_add(a.wrapping_mul(b)));
cell!(i64, |sum: i64, a: i64, b: i64| sum.wrapping_add(a.wrapping_mul(b)));
cell!(f32, |sum, a, b| sum + a * b);
cell!(f64, |sum, a, b| sum + a * b);
cell!(Complex64, |sum, a, b| sum + a * b);

/// Rows, inner length and columns.
type Size = (usize, usize, usize);

/// Adds the product of two matrices in C order to `out`, row by row, so that the inner loop runs along rows.
fn product<T: Cell>((rows, inner, columns): Size, a: &[T], b: &[T], out: &mut [T]) {
    if columns == 1 {
        for (row, cell) in out.iter_mut().enumerate().take(rows) {
            let line = &a[row * inner..(row + 1) * inner];
            *cell = line.iter().zip(b).fold(*cell, |sum, (&x, &y)| T::add(sum, x, y));
        }
        return;
    }
    for row in 0..rows {
        let target = &mut out[row * columns..(row + 1) * columns];
        for (&x, line) in a[row * inner..(row + 1) * inner].iter().zip(b.chunks_exact(columns)) {
            for (cell, &y) in target.iter_mut().zip(line) {
                *cell = T::add(*cell, x, y);
            }
        }
    }
}

/// Where the matrices of each pair begin, in cells.
fn starts(batch: &[usize], own: &[usize], matrix: usize) -> Vec<usize> {
    let ahead = batch.len() - own.len();
    let mut starts = vec![0];
    for (axis, &len) in batch.iter().enumerate() {
        let step = match axis.checked_sub(ahead) {
            Some(at) if own[at] != 1 => own[at + 1..].iter().product::<usize>() * matrix,
            _ => 0,
        };
        starts = starts.iter().flat_map(|start| (0..len).map(move |at| start + at * step)).collect();
    }
    starts
}

fn stacked_cells<T: Cell>(a: &Array, b: &Array, batch: &[usize], size: Size) -> Buffer {
    let (rows, inner, columns) = size;
    let (left, right) = (a.values::<T>(), b.values::<T>());
    let own = |array: &Array| array.shape()[..array.rank() - 2].to_vec();
    let (a_starts, b_starts) = (starts(batch, &own(a), rows * inner), starts(batch, &own(b), inner * columns));
    let mut out = vec![T::default(); a_starts.len() * rows * columns];
    if rows * columns > 0 && inner > 0 {
        for ((&at, &bt), target) in a_starts.iter().zip(&b_starts).zip(out.chunks_exact_mut(rows * columns)) {
            product(size, &left[at..at + rows * inner], &right[bt..bt + inner * columns], target);
        }
    }
    T::wrap(out)
}

/// The products of matrices (…, rows, inner) and (…, inner, columns) whose leading axes broadcast to `batch`.
pub(crate) fn stacked(a: &Array, b: &Array, batch: &[usize]) -> Result<Array, Error> {
    let [rows, inner] = a.shape()[a.rank() - 2..] else { return Err(no_product()) };
    let columns = b.shape()[b.rank() - 1];
    let size = (rows, inner, columns);
    let mut shape = batch.to_vec();
    shape.extend([rows, columns]);
    crate::numpy::args::check_size(&shape)?;
    let buffer = match a.dtype().promote(b.dtype()) {
        Dtype::Bool => stacked_cells::<bool>(a, b, batch, size),
        Dtype::Uint8 => stacked_cells::<u8>(a, b, batch, size),
        Dtype::Int32 => stacked_cells::<i32>(a, b, batch, size),
        Dtype::Int64 => stacked_cells::<i64>(a, b, batch, size),
        Dtype::Float32 => stacked_cells::<f32>(a, b, batch, size),
        Dtype::Float64 => stacked_cells::<f64>(a, b, batch, size),
        Dtype::Complex128 => stacked_cells::<Complex64>(a, b, batch, size),
        Dtype::Str(_) => return Err(no_product()),
    };
    Ok(Array::of(buffer, &shape))
}

fn no_product() -> Error {
    Error::new(ErrorKind::Type, "cannot perform a product with flexible type")
}

/// The product of two plain matrices.
pub(crate) fn multiplied(a: &Array, b: &Array) -> Result<Array, Error> {
    stacked(a, b, &[])
}
