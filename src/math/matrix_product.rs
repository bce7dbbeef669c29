//! The product of two square matrices in three ways: the same numbers, and very different times.

use faer::linalg::matmul::matmul;
use faer::{Accum, MatMut, MatRef, Par};

/// C = A·B by three nested loops, a cell of C at a time. Matrices of n×n numbers are held row by row.
pub fn matmul_by_loops(a: &[f64], b: &[f64], n: usize) -> Vec<f64> {
    let mut c = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..n {
            for k in 0..n {
                c[i * n + j] += a[i * n + k] * b[k * n + j];
            }
        }
    }
    c
}

/// The same with the two inner loops exchanged: every loop then runs along memory, which lies row by row.
pub fn matmul_by_reordered_loops(a: &[f64], b: &[f64], n: usize) -> Vec<f64> {
    let mut c = vec![0.0; n * n];
    for i in 0..n {
        for k in 0..n {
            let factor = a[i * n + k];
            for j in 0..n {
                c[i * n + j] += factor * b[k * n + j];
            }
        }
    }
    c
}

/// The same by faer, on one thread.
pub fn matmul_by_faer(a: &[f64], b: &[f64], n: usize) -> Vec<f64> {
    let mut c = vec![0.0; n * n];
    let (a, b) = (MatRef::from_row_major_slice(a, n, n), MatRef::from_row_major_slice(b, n, n));
    matmul(MatMut::from_row_major_slice_mut(&mut c, n, n), Accum::Replace, a, b, 1.0, Par::Seq);
    c
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::NumpyRandom;

    #[test]
    fn three_ways_to_one_product() {
        for n in [0, 1, 2, 7, 33] {
            let mut random = NumpyRandom::seed(n as u32);
            let mut matrix = || (0..n * n).map(|_| random.normal()).collect::<Vec<f64>>();
            let (a, b) = (matrix(), matrix());
            let by_loops = matmul_by_loops(&a, &b, n);
            for other in [matmul_by_reordered_loops(&a, &b, n), matmul_by_faer(&a, &b, n)] {
                assert!(by_loops.iter().zip(&other).all(|(c, d)| (c - d).abs() < 1e-12));
            }
        }
    }
}
