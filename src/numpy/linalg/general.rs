//! Eigenvalues of general matrices: reduction to Hessenberg form and the QR method with double shifts.
//!
//! Source: LAPACK's `dgebal` (permutations only), `dgehd2` and `dgeev`.

use num_complex::Complex64;

use super::householder::{assembled, reflector};
use super::matrix::{Matrix, refused};
use super::schur::Schur;
use crate::numpy::Error;

/// Eigenvalues in the order in which the QR method leaves them, and the columns of their vectors.
pub(super) fn eig(a: &Matrix) -> Result<(Vec<Complex64>, Vec<Vec<Complex64>>), Error> {
    if !a.is_finite() {
        return Err(refused("Array must not contain infs or NaNs"));
    }
    let (balanced, swaps) = permuted(a);
    let (h, v) = hessenberg(&balanced);
    let mut schur = Schur::new(h, v);
    schur.reduce()?;
    let mut vectors = schur.vectors();
    for (first, second) in swaps.into_iter().rev() {
        vectors.swap_rows(first, second);
    }
    let values = schur.values();
    let n = a.rows;
    let mut columns = Vec::with_capacity(n);
    let mut at = 0;
    while at < n {
        let column = |at: usize| (0..n).map(|row| vectors[(row, at)]).collect::<Vec<f64>>();
        if values[at].im == 0.0 {
            let x = column(at);
            let length = super::householder::norm(&x);
            columns.push(x.iter().map(|x| Complex64::new(x / length, 0.0)).collect());
            at += 1;
        } else {
            let pair = complex_vector(&column(at), &column(at + 1));
            columns.push(pair.clone());
            columns.push(pair.iter().map(Complex64::conj).collect());
            at += 2;
        }
    }
    Ok((values, columns))
}

/// Of length 1, turned so that its largest component is real, with the sign that its real part had.
fn complex_vector(re: &[f64], im: &[f64]) -> Vec<Complex64> {
    let length = super::householder::norm(re).hypot(super::householder::norm(im));
    let cells: Vec<Complex64> = re.iter().zip(im).map(|(&re, &im)| Complex64::new(re / length, im / length)).collect();
    let largest =
        cells.iter().fold(Complex64::default(), |most, z| if z.norm_sqr() > most.norm_sqr() { *z } else { most });
    let turn = if largest.norm() == 0.0 {
        Complex64::new(1.0, 0.0)
    } else {
        largest.conj() / largest.norm() * 1_f64.copysign(largest.re)
    };
    let mut turned: Vec<Complex64> = cells.iter().map(|z| z * turn).collect();
    if let Some(at) = cells.iter().position(|z| *z == largest) {
        turned[at].im = 0.0;
    }
    turned
}

/// Moves rows and columns that alone make an eigenvalue to the end and to the front, and gives the swaps in their order.
fn permuted(a: &Matrix) -> (Matrix, Vec<(usize, usize)>) {
    let (mut h, mut swaps) = (a.clone(), Vec::new());
    let (mut low, mut high) = (0, a.rows);
    while let Some(at) =
        (low..high).rev().find(|&row| (low..high).all(|column| column == row || h[(row, column)] == 0.0))
    {
        high -= 1;
        h.swap_rows(at, high);
        h.swap_columns(at, high);
        swaps.push((at, high));
    }
    while let Some(at) = (low..high).find(|&column| (low..high).all(|row| row == column || h[(row, column)] == 0.0)) {
        h.swap_rows(at, low);
        h.swap_columns(at, low);
        swaps.push((at, low));
        low += 1;
    }
    (h, swaps)
}

fn hessenberg(a: &Matrix) -> (Matrix, Matrix) {
    let (mut h, n) = (a.clone(), a.rows);
    let mut reflections = Vec::new();
    for step in 0..n.saturating_sub(2) {
        let column: Vec<f64> = (step + 1..n).map(|row| h[(row, step)]).collect();
        let (v, tau, beta) = reflector(&column);
        h.reflect_rows((&v, tau), step + 1, step + 1);
        h[(step + 1, step)] = beta;
        for row in step + 2..n {
            h[(row, step)] = 0.0;
        }
        h.reflect_columns((&v, tau), step + 1, 0);
        reflections.push((step + 1, v, tau));
    }
    (h, assembled(&reflections, n, n))
}
