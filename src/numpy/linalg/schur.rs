//! The real Schur form of a Hessenberg matrix, and eigenvectors from it.
//!
//! Source: LAPACK's `dlahqr` and `dtrevc`.

use num_complex::Complex64;

use super::householder::reflector;
use super::matrix::{Matrix, refused};
use super::standard::Standard;
use crate::numpy::Error;

pub(super) struct Schur {
    h: Matrix,
    v: Matrix,
    values: Vec<Complex64>,
}

impl Schur {
    pub(super) fn new(h: Matrix, v: Matrix) -> Self {
        let values = vec![Complex64::default(); h.rows];
        Self { h, v, values }
    }

    pub(super) fn values(&self) -> Vec<Complex64> {
        self.values.clone()
    }

    fn norm(&self) -> f64 {
        self.h.cells.iter().map(|x| x.abs()).sum()
    }

    /// Reduces it to blocks of one or two rows.
    pub(super) fn reduce(&mut self) -> Result<(), Error> {
        let mut end = self.h.rows;
        let mut tries = 0;
        while end > 0 {
            let n = end - 1;
            let start = self.small_subdiagonal(n);
            if start == n {
                self.values[n] = Complex64::new(self.h[(n, n)], 0.0);
                (end, tries) = (n, 0);
            } else if start + 1 == n {
                self.two(start);
                (end, tries) = (start, 0);
            } else {
                if tries == 30 * self.h.rows.max(10) {
                    return Err(refused("Eigenvalues did not converge"));
                }
                tries += 1;
                self.step(start, n, tries);
            }
        }
        Ok(())
    }

    /// Where the block that ends at `n` begins: what stands above its first row is negligible and becomes 0.
    fn small_subdiagonal(&mut self, n: usize) -> usize {
        let small = f64::MIN_POSITIVE * (self.h.rows as f64 / f64::EPSILON);
        for at in (1..=n).rev() {
            let h = &self.h;
            let below = h[(at, at - 1)].abs();
            let mut around = h[(at - 1, at - 1)].abs() + h[(at, at)].abs();
            if around == 0.0 {
                around += if at >= 2 { h[(at - 1, at - 2)].abs() } else { 0.0 };
                around += if at < n { h[(at + 1, at)].abs() } else { 0.0 };
            }
            let above = h[(at - 1, at)].abs();
            let (ab, ba) = (below.max(above), below.min(above));
            let (own, apart) = (h[(at, at)].abs(), (h[(at - 1, at - 1)] - h[(at, at)]).abs());
            let (aa, bb) = (own.max(apart), own.min(apart));
            let s = aa + ab;
            if below <= small
                || below <= f64::EPSILON * around && ba * (ab / s) <= small.max(f64::EPSILON * (bb * (aa / s)))
            {
                self.h[(at, at - 1)] = 0.0;
                return at;
            }
        }
        0
    }

    /// Brings the block of two rows to standard form: `dlanv2`.
    fn two(&mut self, at: usize) {
        let block =
            Standard::of([self.h[(at, at)], self.h[(at, at + 1)], self.h[(at + 1, at)], self.h[(at + 1, at + 1)]]);
        let (cs, sn) = block.turn;
        self.h.turn_rows(at, at + 1, cs, sn);
        self.h.turn_columns(at, at + 1, cs, sn);
        self.v.turn_columns(at, at + 1, cs, sn);
        let [a, b, c, d] = block.cells;
        (self.h[(at, at)], self.h[(at, at + 1)], self.h[(at + 1, at)], self.h[(at + 1, at + 1)]) = (a, b, c, d);
        let imaginary = if c == 0.0 { 0.0 } else { b.abs().sqrt() * c.abs().sqrt() };
        self.values[at] = Complex64::new(a, imaginary);
        self.values[at + 1] = Complex64::new(d, 0.0 - imaginary);
    }

    /// The two shifts of a step: the eigenvalues of the last block of two rows; of real ones the nearer one twice.
    fn shifts(&self, start: usize, n: usize, tries: usize) -> [Complex64; 2] {
        let h = &self.h;
        let [mut h11, mut h12, mut h21, mut h22] = [h[(n - 1, n - 1)], h[(n - 1, n)], h[(n, n - 1)], h[(n, n)]];
        if tries.is_multiple_of(10) {
            let (row, s) = if tries.is_multiple_of(20) {
                (n, h[(n, n - 1)].abs() + h[(n - 1, n - 2)].abs())
            } else {
                (start, h[(start + 1, start)].abs() + h[(start + 2, start + 1)].abs())
            };
            h11 = 0.75 * s + h[(row, row)];
            (h12, h21, h22) = (-0.4375 * s, s, h11);
        }
        let s = h11.abs() + h12.abs() + h21.abs() + h22.abs();
        if s == 0.0 {
            return [Complex64::default(); 2];
        }
        let (a, b, c, d) = (h11 / s, h12 / s, h21 / s, h22 / s);
        let middle = f64::midpoint(a, d);
        let det = (a - middle) * (d - middle) - b * c;
        let root = det.abs().sqrt();
        if det >= 0.0 {
            let shift = Complex64::new(middle * s, root * s);
            return [shift, shift.conj()];
        }
        let (first, second) = (middle + root, middle - root);
        let nearer = if (first - d).abs() <= (second - d).abs() { first } else { second };
        [Complex64::new(nearer * s, 0.0); 2]
    }

    /// One step of the QR method with a double shift on the rows from `start` to `n`.
    fn step(&mut self, start: usize, n: usize, tries: usize) {
        let [one, two] = self.shifts(start, n, tries);
        let h = &self.h;
        let mut from = start;
        let mut first = [0.0; 3];
        for at in (start..n - 1).rev() {
            let own = h[(at, at)];
            let below = h[(at + 1, at)];
            let s = (own - two.re).abs() + two.im.abs() + below.abs();
            let below = below / s;
            first = [
                below * h[(at, at + 1)] + (own - one.re) * ((own - two.re) / s) - one.im * (two.im / s),
                below * (own + h[(at + 1, at + 1)] - one.re - two.re),
                below * h[(at + 2, at + 1)],
            ];
            let sum: f64 = first.iter().map(|x| x.abs()).sum();
            first = first.map(|x| x / sum);
            from = at;
            if at == start {
                break;
            }
            let small = h[(at, at - 1)].abs() * (first[1].abs() + first[2].abs());
            let around = h[(at - 1, at - 1)].abs() + own.abs() + h[(at + 1, at + 1)].abs();
            if small <= f64::EPSILON * first[0].abs() * around {
                break;
            }
        }
        self.chase(from, n, start, &first);
    }

    fn chase(&mut self, from: usize, n: usize, start: usize, first: &[f64; 3]) {
        for k in from..n {
            let len = 3.min(n - k + 1);
            let column: Vec<f64> =
                if k == from { first[..len].to_vec() } else { (k..k + len).map(|row| self.h[(row, k - 1)]).collect() };
            let (v, tau, beta) = reflector(&column);
            if k > from {
                self.h[(k, k - 1)] = beta;
                for row in k + 1..k + len {
                    self.h[(row, k - 1)] = 0.0;
                }
            } else if k > start {
                self.h[(k, k - 1)] *= 1.0 - tau;
            }
            self.h.reflect_rows((&v, tau), k, k);
            self.h.reflect_columns((&v, tau), k, 0);
            self.v.reflect_columns((&v, tau), k, 0);
        }
    }

    /// Columns of the eigenvectors: for a pair of complex ones the real and the imaginary part.
    pub(super) fn vectors(&self) -> Matrix {
        let n = self.h.rows;
        let mut x = Matrix::zeros(n, n);
        let norm = self.norm().max(f64::MIN_POSITIVE);
        let mut at = 0;
        while at < n {
            let pair = self.values[at].im != 0.0;
            let column = self.back_substituted(at, norm);
            for row in 0..n {
                x[(row, at)] = column[row].re;
                if pair {
                    x[(row, at + 1)] = column[row].im;
                }
            }
            at += if pair { 2 } else { 1 };
        }
        self.v.times(&x)
    }

    /// Solves (T - value) x = 0 upwards from the block that has the value.
    fn back_substituted(&self, at: usize, norm: f64) -> Vec<Complex64> {
        let (t, value) = (&self.h, self.values[at]);
        let mut x = vec![Complex64::default(); t.rows];
        let mut last = at;
        if value.im == 0.0 {
            x[at] = Complex64::new(1.0, 0.0);
        } else {
            last = at + 1;
            let (b, c) = (t[(at, at + 1)], t[(at + 1, at)]);
            // The larger of the two components is 1, as LAPACK's `dtrevc` has it.
            if b.abs() >= c.abs() {
                x[at] = Complex64::new(1.0, 0.0);
                x[at + 1] = (value - t[(at, at)]) / b;
            } else {
                x[at + 1] = Complex64::new(0.0, 1.0);
                x[at] = x[at + 1] * (value - t[(at + 1, at + 1)]) / c;
            }
        }
        let mut row = at;
        while row > 0 {
            row -= 1;
            let sum = |row: usize, x: &[Complex64]| {
                (row + 1..=last).fold(Complex64::default(), |sum, column| sum + x[column] * t[(row, column)])
            };
            let guarded = |z: Complex64| if z.norm() == 0.0 { Complex64::new(f64::EPSILON * norm, 0.0) } else { z };
            if row > 0 && t[(row, row - 1)] != 0.0 {
                let upper = row - 1;
                let r1 =
                    -(row + 1..=last).fold(Complex64::default(), |sum, column| sum + x[column] * t[(upper, column)]);
                let r2 = -sum(row, &x);
                let (a, b, c, d) = (t[(upper, upper)] - value, t[(upper, row)], t[(row, upper)], t[(row, row)] - value);
                let determinant = guarded(a * d - b * c);
                x[upper] = (r1 * d - r2 * b) / determinant;
                x[row] = (a * r2 - c * r1) / determinant;
                row = upper;
            } else {
                x[row] = -sum(row, &x) / guarded(t[(row, row)] - value);
            }
        }
        x
    }
}
