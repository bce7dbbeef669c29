//! Singular values, with LAPACK's signs for matrices of up to 25 rows or columns.
//!
//! Source: LAPACK's `dgesdd`, `dgebd2`, `dbdsdc` and `dbdsqr`.

use super::householder::{Reflection, assembled, reflector, triangularise};
use super::matrix::{Matrix, refused};
use super::rotation::{Triangle, rotation, singular_pair};
use crate::numpy::Error;

/// U (m × k), the singular values in falling order, and Vᵀ (k × n), with k = min(m, n); or with U and V square.
pub(super) fn svd(a: &Matrix, full: bool) -> Result<(Matrix, Vec<f64>, Matrix), Error> {
    if !a.is_finite() {
        return Err(refused("SVD did not converge"));
    }
    if a.rows < a.columns {
        return wide(a, full);
    }
    let (m, n) = (a.rows, a.columns);
    // LAPACK triangularises first what is much taller than wide.
    if m >= n * 11 / 6 && m > n {
        let mut r = a.clone();
        let reflections = triangularise(&mut r);
        let (inner, s, vt) = tall(&r.cut(n, n), false)?;
        let columns = if full { m } else { n };
        let mut u = Matrix::zeros(m, columns);
        for row in 0..n {
            for column in 0..n {
                u[(row, column)] = inner[(row, column)];
            }
        }
        for at in n..columns {
            u[(at, at)] = 1.0;
        }
        for (first, v, tau) in reflections.iter().rev() {
            u.reflect_rows((v, *tau), *first, 0);
        }
        return Ok((u, s, vt));
    }
    tall(a, full)
}

fn tall(a: &Matrix, full: bool) -> Result<(Matrix, Vec<f64>, Matrix), Error> {
    let (m, n) = (a.rows, a.columns);
    let (left, right, d, e) = bidiagonalise(a);
    let mut solver = Bidiagonal { d, e, u: Matrix::identity(n), vt: Matrix::identity(n), left: 6 * n * n + 30 };
    if n == 1 {
        // LAPACK gives the sign of a single value to the left vector.
        solver.u[(0, 0)] = 1_f64.copysign(solver.d[0]);
        solver.d[0] = solver.d[0].abs();
    } else {
        solver.solve()?;
        solver.finish();
    }
    let columns = if full { m } else { n };
    let mut u = Matrix::zeros(m, columns);
    for row in 0..n {
        for column in 0..n {
            u[(row, column)] = solver.u[(row, column)];
        }
    }
    for at in n..columns {
        u[(at, at)] = 1.0;
    }
    for (first, v, tau) in left.iter().rev() {
        u.reflect_rows((v, *tau), *first, 0);
    }
    let p = assembled(&right, n, n);
    Ok((u, solver.d, solver.vt.times(&p.transposed())))
}

/// Its transpose is taken apart; what stands below the diagonal is turned above it.
fn wide(a: &Matrix, full: bool) -> Result<(Matrix, Vec<f64>, Matrix), Error> {
    let (m, n) = (a.rows, a.columns);
    let mut across = a.transposed();
    let (left, inner, s, vt) = if n >= m * 11 / 6 {
        let reflections = triangularise(&mut across);
        let (u, s, vt) = tall(&across.cut(m, m).transposed(), false)?;
        (reflections, u, s, vt)
    } else {
        let (left, right, mut d, mut e) = bidiagonalise(&across);
        let mut turns = Vec::new();
        for at in 0..m - 1 {
            let (c, s, r) = rotation(d[at], e[at]);
            (d[at], e[at]) = (r, s * d[at + 1]);
            d[at + 1] *= c;
            turns.push((c, s));
        }
        let mut solver = Bidiagonal { d, e, u: Matrix::identity(m), vt: Matrix::identity(m), left: 6 * m * m + 30 };
        solver.solve()?;
        solver.finish();
        for (at, (c, s)) in turns.into_iter().enumerate().rev() {
            solver.u.turn_rows(at, at + 1, c, -s);
        }
        (left, assembled(&right, m, m).times(&solver.u), solver.d, solver.vt)
    };
    let rows = if full { n } else { m };
    let mut v = Matrix::zeros(n, rows);
    for row in 0..m {
        for column in 0..m {
            v[(row, column)] = vt[(column, row)];
        }
    }
    for at in m..rows {
        v[(at, at)] = 1.0;
    }
    for (first, reflection, tau) in left.iter().rev() {
        v.reflect_rows((reflection, *tau), *first, 0);
    }
    Ok((inner, s, v.transposed()))
}

/// The reflections from the left and from the right, the diagonal and what stands above it.
fn bidiagonalise(a: &Matrix) -> (Vec<Reflection>, Vec<Reflection>, Vec<f64>, Vec<f64>) {
    let (mut a, n) = (a.clone(), a.columns);
    let (mut left, mut right, mut d, mut e) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for step in 0..n {
        let column: Vec<f64> = (step..a.rows).map(|row| a[(row, step)]).collect();
        let (v, tau, beta) = reflector(&column);
        a.reflect_rows((&v, tau), step, step + 1);
        d.push(beta);
        left.push((step, v, tau));
        if step + 1 < n {
            let row: Vec<f64> = (step + 1..n).map(|at| a[(step, at)]).collect();
            let (v, tau, beta) = reflector(&row);
            a.reflect_columns((&v, tau), step + 1, step + 1);
            e.push(beta);
            right.push((step + 1, v, tau));
        }
    }
    (left, right, d, e)
}

const EPSILON: f64 = f64::EPSILON / 2.0;

struct Bidiagonal {
    d: Vec<f64>,
    e: Vec<f64>,
    u: Matrix,
    vt: Matrix,
    /// Sweeps that may still be made.
    left: usize,
}

impl Bidiagonal {
    fn tolerance() -> f64 {
        EPSILON.powf(-0.125).clamp(10.0, 100.0) * EPSILON
    }

    fn threshold(&self) -> f64 {
        let n = self.d.len();
        let mut mu = self.d[0].abs();
        let mut least = mu;
        for at in 1..n {
            if least == 0.0 {
                break;
            }
            mu = self.d[at].abs() * (mu / (mu + self.e[at - 1].abs()));
            least = least.min(mu);
        }
        let least = least / (n as f64).sqrt();
        (Self::tolerance() * least).max(6.0 * (n as f64) * (n as f64) * f64::MIN_POSITIVE)
    }

    fn solve(&mut self) -> Result<(), Error> {
        let n = self.d.len();
        if n < 2 {
            return Ok(());
        }
        let threshold = self.threshold();
        let mut last = n - 1;
        let (mut block, mut down) = ((usize::MAX, usize::MAX), true);
        while last > 0 {
            self.left = self.left.checked_sub(1).ok_or_else(|| refused("SVD did not converge"))?;
            let mut first = 0;
            let mut most = self.d[last].abs();
            for at in (0..last).rev() {
                if self.e[at].abs() <= threshold {
                    self.e[at] = 0.0;
                    first = at + 1;
                    break;
                }
                most = most.max(self.d[at].abs()).max(self.e[at].abs());
            }
            if first == last {
                last -= 1;
                continue;
            }
            if first + 1 == last {
                self.two(first);
                last = last.saturating_sub(2);
                continue;
            }
            if first > block.1 || last < block.0 || block == (usize::MAX, usize::MAX) {
                down = self.d[first].abs() >= self.d[last].abs();
            }
            if let Some(smallest) = self.converged(first, last, down) {
                block = (first, last);
                self.sweep(first, last, down, smallest, most, threshold);
            }
        }
        Ok(())
    }

    /// Solves the block of two rows.
    fn two(&mut self, at: usize) {
        let triangle = Triangle::new(self.d[at], self.e[at], self.d[at + 1]);
        (self.d[at], self.e[at], self.d[at + 1]) = (triangle.large, 0.0, triangle.small);
        self.vt.turn_rows(at, at + 1, triangle.right.0, triangle.right.1);
        self.u.turn_columns(at, at + 1, triangle.left.0, triangle.left.1);
    }

    /// Sets what is negligible to 0, which gives nothing; else a lower bound of the smallest singular value.
    fn converged(&mut self, first: usize, last: usize, down: bool) -> Option<f64> {
        let tolerance = Self::tolerance();
        let end = if down { last - 1 } else { first };
        let (diagonal, mut mu) =
            if down { (self.d[last], self.d[first].abs()) } else { (self.d[first], self.d[last].abs()) };
        if self.e[end].abs() <= tolerance * diagonal.abs() {
            self.e[end] = 0.0;
            return None;
        }
        let mut least = mu;
        for step in 0..last - first {
            let at = if down { first + step } else { last - 1 - step };
            if self.e[at].abs() <= tolerance * mu {
                self.e[at] = 0.0;
                return None;
            }
            let next = if down { self.d[at + 1] } else { self.d[at] };
            mu = next.abs() * (mu / (mu + self.e[at].abs()));
            least = least.min(mu);
        }
        Some(least)
    }

    fn sweep(&mut self, first: usize, last: usize, down: bool, smallest: f64, most: f64, threshold: f64) {
        let n = self.d.len() as f64;
        let shift = if n * Self::tolerance() * (smallest / most) <= EPSILON.max(0.01 * Self::tolerance()) {
            0.0
        } else {
            let (start, shift) = if down {
                (self.d[first].abs(), singular_pair(self.d[last - 1], self.e[last - 1], self.d[last]).0)
            } else {
                (self.d[last].abs(), singular_pair(self.d[first], self.e[first], self.d[first + 1]).0)
            };
            if start > 0.0 && (shift / start).powi(2) < EPSILON { 0.0 } else { shift }
        };
        match (shift == 0.0, down) {
            (true, true) => self.plain_down(first, last),
            (true, false) => self.plain_up(first, last),
            (false, true) => self.shifted_down(first, last, shift),
            (false, false) => self.shifted_up(first, last, shift),
        }
        let end = if down { last - 1 } else { first };
        if self.e[end].abs() <= threshold {
            self.e[end] = 0.0;
        }
    }

    fn plain_down(&mut self, first: usize, last: usize) {
        let (mut cs, mut old_cs, mut old_sn) = (1.0, 1.0, 0.0);
        for at in first..last {
            let (c, s, r) = rotation(self.d[at] * cs, self.e[at]);
            cs = c;
            if at > first {
                self.e[at - 1] = old_sn * r;
            }
            let (oc, os, d) = rotation(old_cs * r, self.d[at + 1] * s);
            (old_cs, old_sn, self.d[at]) = (oc, os, d);
            self.vt.turn_rows(at, at + 1, c, s);
            self.u.turn_columns(at, at + 1, oc, os);
        }
        let h = self.d[last] * cs;
        self.d[last] = h * old_cs;
        self.e[last - 1] = h * old_sn;
    }

    fn plain_up(&mut self, first: usize, last: usize) {
        let (mut cs, mut old_cs, mut old_sn) = (1.0, 1.0, 0.0);
        for at in (first + 1..=last).rev() {
            let (c, s, r) = rotation(self.d[at] * cs, self.e[at - 1]);
            cs = c;
            if at < last {
                self.e[at] = old_sn * r;
            }
            let (oc, os, d) = rotation(old_cs * r, self.d[at - 1] * s);
            (old_cs, old_sn, self.d[at]) = (oc, os, d);
            self.vt.turn_rows(at - 1, at, oc, -os);
            self.u.turn_columns(at - 1, at, c, -s);
        }
        let h = self.d[first] * cs;
        self.d[first] = h * old_cs;
        self.e[first] = h * old_sn;
    }

    fn shifted_down(&mut self, first: usize, last: usize, shift: f64) {
        let d = &self.d;
        let mut f = (d[first].abs() - shift) * (1_f64.copysign(d[first]) + shift / d[first]);
        let mut g = self.e[first];
        for at in first..last {
            let (cr, sr, r) = rotation(f, g);
            if at > first {
                self.e[at - 1] = r;
            }
            f = cr * self.d[at] + sr * self.e[at];
            self.e[at] = cr * self.e[at] - sr * self.d[at];
            g = sr * self.d[at + 1];
            self.d[at + 1] *= cr;
            let (cl, sl, r) = rotation(f, g);
            self.d[at] = r;
            f = cl * self.e[at] + sl * self.d[at + 1];
            self.d[at + 1] = cl * self.d[at + 1] - sl * self.e[at];
            if at + 1 < last {
                g = sl * self.e[at + 1];
                self.e[at + 1] *= cl;
            }
            self.vt.turn_rows(at, at + 1, cr, sr);
            self.u.turn_columns(at, at + 1, cl, sl);
        }
        self.e[last - 1] = f;
    }

    fn shifted_up(&mut self, first: usize, last: usize, shift: f64) {
        let d = &self.d;
        let mut f = (d[last].abs() - shift) * (1_f64.copysign(d[last]) + shift / d[last]);
        let mut g = self.e[last - 1];
        for at in (first + 1..=last).rev() {
            let (cr, sr, r) = rotation(f, g);
            if at < last {
                self.e[at] = r;
            }
            f = cr * self.d[at] + sr * self.e[at - 1];
            self.e[at - 1] = cr * self.e[at - 1] - sr * self.d[at];
            g = sr * self.d[at - 1];
            self.d[at - 1] *= cr;
            let (cl, sl, r) = rotation(f, g);
            self.d[at] = r;
            f = cl * self.e[at - 1] + sl * self.d[at - 1];
            self.d[at - 1] = cl * self.d[at - 1] - sl * self.e[at - 1];
            if at > first + 1 {
                g = sl * self.e[at - 2];
                self.e[at - 2] *= cl;
            }
            self.vt.turn_rows(at - 1, at, cl, -sl);
            self.u.turn_columns(at - 1, at, cr, -sr);
        }
        self.e[first] = f;
    }

    /// Makes the values positive and sorts them in falling order.
    fn finish(&mut self) {
        let n = self.d.len();
        for at in 0..n {
            if self.d[at] < 0.0 || self.d[at] == 0.0 && self.d[at].is_sign_negative() {
                self.d[at] = -self.d[at];
                for column in 0..n {
                    self.vt[(at, column)] = -self.vt[(at, column)];
                }
            }
        }
        for end in (1..n).rev() {
            let least = (1..=end).fold(0, |least, at| if self.d[at] <= self.d[least] { at } else { least });
            if least != end {
                self.d.swap(least, end);
                self.vt.swap_rows(least, end);
                self.u.swap_columns(least, end);
            }
        }
    }
}
