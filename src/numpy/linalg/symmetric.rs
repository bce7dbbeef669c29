//! Eigenvalues of symmetric matrices, with LAPACK's signs for matrices of up to 25 rows.
//!
//! Source: LAPACK's `dsytd2` (lower), `dsteqr` and `dlaev2`.

use super::householder::{assembled, reflector};
use super::matrix::{Matrix, refused};
use super::rotation::{pair_of, rotation};
use crate::numpy::Error;

const EPSILON: f64 = f64::EPSILON / 2.0;

/// Eigenvalues in rising order, and the matrix whose columns are their vectors. Only the lower triangle is read.
pub(super) fn eigh(a: &Matrix) -> Result<(Vec<f64>, Matrix), Error> {
    let n = a.rows;
    if n == 0 {
        return Ok((Vec::new(), Matrix::zeros(0, 0)));
    }
    if !a.is_finite() {
        return Err(refused("Eigenvalues did not converge"));
    }
    let mut full = a.clone();
    for row in 0..n {
        for column in row + 1..n {
            full[(row, column)] = full[(column, row)];
        }
    }
    let mut reflections = Vec::new();
    for step in 0..n.saturating_sub(1) {
        let column: Vec<f64> = (step + 1..n).map(|row| full[(row, step)]).collect();
        let (v, tau, _) = reflector(&column);
        full.reflect_rows((&v, tau), step + 1, 0);
        full.reflect_columns((&v, tau), step + 1, 0);
        reflections.push((step + 1, v, tau));
    }
    let d = (0..n).map(|at| full[(at, at)]).collect();
    let e = (1..n).map(|at| full[(at, at - 1)]).collect();
    let mut solver = Tridiagonal { d, e, z: Matrix::identity(n), left: 30 * n };
    solver.solve()?;
    solver.sort();
    Ok((solver.d, assembled(&reflections, n, n).times(&solver.z)))
}

struct Tridiagonal {
    d: Vec<f64>,
    e: Vec<f64>,
    z: Matrix,
    /// Sweeps that may still be made.
    left: usize,
}

impl Tridiagonal {
    fn solve(&mut self) -> Result<(), Error> {
        let n = self.d.len();
        let mut first = 0;
        while first < n {
            if first > 0 {
                self.e[first - 1] = 0.0;
            }
            let negligible = |at: &usize| {
                let size = self.e[*at].abs();
                size == 0.0 || size <= self.d[*at].abs().sqrt() * self.d[at + 1].abs().sqrt() * EPSILON
            };
            let last = (first..n - 1).find(negligible).unwrap_or(n - 1);
            if last < n - 1 {
                self.e[last] = 0.0;
            }
            if last > first {
                if self.d[last].abs() < self.d[first].abs() {
                    self.upwards(first, last)?;
                } else {
                    self.downwards(first, last)?;
                }
            }
            first = last + 1;
        }
        Ok(())
    }

    fn count(&mut self) -> Result<(), Error> {
        self.left = self.left.checked_sub(1).ok_or_else(|| refused("Eigenvalues did not converge"))?;
        Ok(())
    }

    fn is_small(&self, at: usize) -> bool {
        self.e[at].powi(2) <= (EPSILON * EPSILON * self.d[at].abs()) * self.d[at + 1].abs() + f64::MIN_POSITIVE
    }

    /// The QL method from the top of a block.
    fn downwards(&mut self, first: usize, last: usize) -> Result<(), Error> {
        let mut l = first;
        while l <= last {
            let m = (l..last).find(|&at| self.is_small(at)).unwrap_or(last);
            if m < last {
                self.e[m] = 0.0;
            }
            if m == l {
                l += 1;
            } else if m == l + 1 {
                self.two(l);
                l += 2;
            } else {
                self.count()?;
                self.ql_sweep(l, m);
            }
        }
        Ok(())
    }

    /// Solves the block of two rows from `l` on.
    fn two(&mut self, l: usize) {
        let (large, small, c, s) = pair_of(self.d[l], self.e[l], self.d[l + 1]);
        self.turn(l, c, s);
        (self.d[l], self.d[l + 1], self.e[l]) = (large, small, 0.0);
    }

    /// As `dlasr` on two columns of the vectors.
    fn turn(&mut self, l: usize, c: f64, s: f64) {
        for row in 0..self.z.rows {
            let (x, y) = (self.z[(row, l)], self.z[(row, l + 1)]);
            self.z[(row, l + 1)] = c * y - s * x;
            self.z[(row, l)] = s * y + c * x;
        }
    }

    fn ql_sweep(&mut self, l: usize, m: usize) {
        let start = self.d[l];
        let g = (self.d[l + 1] - start) / (2.0 * self.e[l]);
        let r = g.hypot(1.0);
        let mut g = self.d[m] - start + self.e[l] / (g + r.copysign(g));
        let (mut s, mut c, mut p) = (1.0, 1.0, 0.0);
        for at in (l..m).rev() {
            let (f, b) = (s * self.e[at], c * self.e[at]);
            let r;
            (c, s, r) = rotation(g, f);
            if at != m - 1 {
                self.e[at + 1] = r;
            }
            g = self.d[at + 1] - p;
            let r = (self.d[at] - g) * s + 2.0 * c * b;
            p = s * r;
            self.d[at + 1] = g + p;
            g = c * r - b;
            self.turn(at, c, -s);
        }
        self.d[l] -= p;
        self.e[l] = g;
    }

    /// The QR method from the bottom of a block.
    fn upwards(&mut self, first: usize, last: usize) -> Result<(), Error> {
        let mut l = last as isize;
        while l >= first as isize {
            let at = l as usize;
            let m = (first + 1..=at).rev().find(|&row| self.is_small(row - 1)).unwrap_or(first);
            if m > first {
                self.e[m - 1] = 0.0;
            }
            if m == at {
                l -= 1;
            } else if m + 1 == at {
                self.two(m);
                l -= 2;
            } else {
                self.count()?;
                self.qr_sweep(at, m);
            }
        }
        Ok(())
    }

    fn qr_sweep(&mut self, l: usize, m: usize) {
        let start = self.d[l];
        let g = (self.d[l - 1] - start) / (2.0 * self.e[l - 1]);
        let r = g.hypot(1.0);
        let mut g = self.d[m] - start + self.e[l - 1] / (g + r.copysign(g));
        let (mut s, mut c, mut p) = (1.0, 1.0, 0.0);
        for at in m..l {
            let (f, b) = (s * self.e[at], c * self.e[at]);
            let r;
            (c, s, r) = rotation(g, f);
            if at != m {
                self.e[at - 1] = r;
            }
            g = self.d[at] - p;
            let r = (self.d[at + 1] - g) * s + 2.0 * c * b;
            p = s * r;
            self.d[at] = g + p;
            g = c * r - b;
            self.turn(at, c, s);
        }
        self.d[l] -= p;
        self.e[l - 1] = g;
    }

    /// Rising order by selection, as LAPACK does it.
    fn sort(&mut self) {
        let n = self.d.len();
        for at in 0..n {
            let mut least = at;
            for other in at + 1..n {
                if self.d[other] < self.d[least] {
                    least = other;
                }
            }
            if least != at {
                self.d.swap(at, least);
                self.z.swap_columns(at, least);
            }
        }
    }
}
