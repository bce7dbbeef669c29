//! The discrete Fourier transform of one row.

use std::f64::consts::TAU;

use num_complex::Complex64;

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// With `exp(-2πi jk/n)`.
    Forward,
    /// With `exp(2πi jk/n)`, not divided by `n`.
    Back,
}

/// Rows of another length than a power of two are summed term by term up to this one.
const SHORT: usize = 64;

/// `exp(±2πi k/n)`; quarters of the circle are exact.
fn root(k: usize, n: usize, direction: Direction) -> Complex64 {
    let k = k % n;
    let forward = match 4 * k {
        0 => Complex64::new(1.0, 0.0),
        at if at == n => Complex64::new(0.0, -1.0),
        at if at == 2 * n => Complex64::new(-1.0, 0.0),
        at if at == 3 * n => Complex64::new(0.0, 1.0),
        _ => {
            let (sin, cos) = (TAU * k as f64 / n as f64).sin_cos();
            Complex64::new(cos, -sin)
        }
    };
    if direction == Direction::Forward { forward } else { forward.conj() }
}

/// Transforms a row in place.
pub(super) fn transform(row: &mut Vec<Complex64>, direction: Direction) {
    let n = row.len();
    if n < 2 {
        return;
    }
    if n.is_power_of_two() {
        halved(row, direction);
    } else if n <= SHORT {
        let roots: Vec<Complex64> = (0..n).map(|k| root(k, n, direction)).collect();
        let sum = |k: usize| row.iter().enumerate().map(|(j, x)| x * roots[j * k % n]).sum();
        *row = (0..n).map(sum).collect();
    } else {
        convolved(row, direction);
    }
}

/// Cooley and Tukey's way for powers of two.
fn halved(row: &mut [Complex64], direction: Direction) {
    let n = row.len();
    let bits = n.trailing_zeros();
    for at in 0..n {
        let other = at.reverse_bits() >> (usize::BITS - bits);
        if at < other {
            row.swap(at, other);
        }
    }
    let roots: Vec<Complex64> = (0..n / 2).map(|k| root(k, n, direction)).collect();
    let mut len = 2;
    while len <= n {
        for part in row.chunks_exact_mut(len) {
            let (low, high) = part.split_at_mut(len / 2);
            for (k, (a, b)) in low.iter_mut().zip(high).enumerate() {
                let turned = *b * roots[k * (n / len)];
                (*a, *b) = (*a + turned, *a - turned);
            }
        }
        len *= 2;
    }
}

/// Bluestein's way for any length: a convolution of a length that is a power of two.
fn convolved(row: &mut Vec<Complex64>, direction: Direction) {
    let n = row.len();
    let chirp: Vec<Complex64> = (0..n).map(|k| root(k * k % (2 * n), 2 * n, direction)).collect();
    let size = (2 * n - 1).next_power_of_two();
    let mut a = vec![Complex64::default(); size];
    let mut b = vec![Complex64::default(); size];
    for k in 0..n {
        a[k] = row[k] * chirp[k];
        b[k] = chirp[k].conj();
        if k > 0 {
            b[size - k] = chirp[k].conj();
        }
    }
    halved(&mut a, Direction::Forward);
    halved(&mut b, Direction::Forward);
    a.iter_mut().zip(&b).for_each(|(x, y)| *x *= y);
    halved(&mut a, Direction::Back);
    *row = a.iter().zip(&chirp).map(|(x, turn)| x * turn / size as f64).collect();
}
