//! Householder reflections with LAPACK's signs.

use super::matrix::Matrix;

/// Turns `x` into (beta, 0, …): the vector of the reflection with 1 in front, its factor, and beta.
///
/// Source: LAPACK's `dlarfg`: beta has the sign that `x[0]` has not; where nothing follows `x[0]`, nothing is reflected.
pub(super) fn reflector(x: &[f64]) -> (Vec<f64>, f64, f64) {
    let alpha = x[0];
    let tail = norm(&x[1..]);
    let mut v = x.to_vec();
    v[0] = 1.0;
    if tail == 0.0 {
        return (v, 0.0, alpha);
    }
    let beta = -alpha.hypot(tail).copysign(alpha);
    let scale = 1.0 / (alpha - beta);
    for cell in &mut v[1..] {
        *cell *= scale;
    }
    (v, (beta - alpha) / beta, beta)
}

/// The Euclidean norm, safe from overflow.
pub(super) fn norm(x: &[f64]) -> f64 {
    let most = x.iter().fold(0.0_f64, |most, cell| most.max(cell.abs()));
    if most == 0.0 || !most.is_finite() {
        return if x.iter().any(|cell| cell.is_nan()) { f64::NAN } else { most };
    }
    most * x.iter().map(|cell| (cell / most).powi(2)).sum::<f64>().sqrt()
}

impl Matrix {
    /// Reflects the rows from `first` on, in the columns from `column` on.
    pub(super) fn reflect_rows(&mut self, (v, tau): (&[f64], f64), first: usize, column: usize) {
        if tau == 0.0 {
            return;
        }
        for at in column..self.columns {
            let dot: f64 = v.iter().enumerate().map(|(row, x)| x * self[(first + row, at)]).sum();
            for (row, x) in v.iter().enumerate() {
                self[(first + row, at)] -= tau * dot * x;
            }
        }
    }

    /// Reflects the columns from `first` on, in the rows from `row` on.
    pub(super) fn reflect_columns(&mut self, (v, tau): (&[f64], f64), first: usize, row: usize) {
        if tau == 0.0 {
            return;
        }
        for at in row..self.rows {
            let dot: f64 = v.iter().enumerate().map(|(column, x)| x * self[(at, first + column)]).sum();
            for (column, x) in v.iter().enumerate() {
                self[(at, first + column)] -= tau * dot * x;
            }
        }
    }
}

/// A reflection and the row or column from which on it works.
pub(super) type Reflection = (usize, Vec<f64>, f64);

/// The product of reflections as a matrix of so many rows and columns.
pub(super) fn assembled(reflections: &[Reflection], rows: usize, columns: usize) -> Matrix {
    let mut q = Matrix::zeros(rows, columns);
    for at in 0..rows.min(columns) {
        q[(at, at)] = 1.0;
    }
    for (first, v, tau) in reflections.iter().rev() {
        q.reflect_rows((v, *tau), *first, 0);
    }
    q
}

/// Reduces a matrix to upper triangular form in place, and gives the reflections: LAPACK's `dgeqr2`.
pub(super) fn triangularise(a: &mut Matrix) -> Vec<Reflection> {
    let mut reflections = Vec::new();
    for step in 0..a.rows.min(a.columns) {
        let column: Vec<f64> = (step..a.rows).map(|row| a[(row, step)]).collect();
        let (v, tau, beta) = reflector(&column);
        a.reflect_rows((&v, tau), step, step + 1);
        a[(step, step)] = beta;
        for row in step + 1..a.rows {
            a[(row, step)] = 0.0;
        }
        reflections.push((step, v, tau));
    }
    reflections
}
