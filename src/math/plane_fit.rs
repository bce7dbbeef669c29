//! The plane of least squares where the normal equations do not say which it is.

use faer::{Mat, MatRef};

/// Of all weights and intercepts with the least mean squared error those with the smallest sum of squares: what
/// `np.linalg.lstsq` gives for the features beside a column of ones, and what a descent from 0 comes to. All NaN where
/// the singular values cannot be found.
///
/// By the pseudoinverse: Golub and Van Loan, Matrix Computations, 4th edition, section 5.5.
///
/// # Panics
/// If there is not a label for every row.
pub fn least_norm_plane(x: MatRef<f64>, y: &[f64]) -> (Vec<f64>, f64) {
    let (rows, columns) = (x.nrows(), x.ncols());
    assert_eq!(rows, y.len(), "every row has a label");
    let with_ones =
        Mat::from_fn(rows, columns + 1, |row, column| if column < columns { x[(row, column)] } else { 1.0 });
    let Ok(parts) = with_ones.thin_svd() else { return (vec![f64::NAN; columns], f64::NAN) };
    let values: Vec<f64> = parts.S().column_vector().iter().copied().collect();
    // What is smaller is rounding, as NumPy has it.
    let least = values.first().copied().unwrap_or(0.0) * f64::EPSILON * rows.max(columns + 1) as f64;
    let mut solution = vec![0.0; columns + 1];
    for (k, value) in values.iter().enumerate().filter(|(_, value)| **value > least) {
        let share = (0..rows).map(|row| parts.U()[(row, k)] * y[row]).sum::<f64>() / value;
        for (j, number) in solution.iter_mut().enumerate() {
            *number += share * parts.V()[(j, k)];
        }
    }
    let intercept = solution.pop().unwrap_or(f64::NAN);
    (solution, intercept)
}

/// The largest of a matrix's singular values divided by the least: how much an error can grow. Infinite for a matrix
/// that cannot be inverted, and where the singular values cannot be found.
pub fn condition(matrix: MatRef<f64>) -> f64 {
    let values = matrix.singular_values().unwrap_or_default();
    match (values.first(), values.last()) {
        (Some(most), Some(least)) if *least > 0.0 => most / least,
        _ => f64::INFINITY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plane_through_its_points_is_found() {
        let x = Mat::from_fn(4, 2, |i, j| [[1.0, 0.0], [0.0, 2.0], [3.0, 1.0], [-1.0, 5.0]][i][j]);
        let y: Vec<f64> = (0..4).map(|i| 2.0 * x[(i, 0)] - 0.5 * x[(i, 1)] + 7.0).collect();
        let (weights, intercept) = least_norm_plane(x.as_ref(), &y);
        for (ours, theirs) in [(weights[0], 2.0), (weights[1], -0.5), (intercept, 7.0)] {
            assert!((ours - theirs).abs() < 1e-12, "{ours}");
        }
    }

    #[test]
    fn of_many_planes_the_shortest_is_taken() {
        // One feature twice, and one that is the intercept's twin: each shares evenly.
        let x = Mat::from_fn(3, 3, |i, j| if j < 2 { i as f64 } else { 1.0 });
        let (weights, intercept) = least_norm_plane(x.as_ref(), &[1.0, 5.0, 9.0]);
        for (ours, theirs) in [(weights[0], 2.0), (weights[1], 2.0), (weights[2], 0.5), (intercept, 0.5)] {
            assert!((ours - theirs).abs() < 1e-12, "{ours}");
        }
    }

    #[test]
    fn conditions_are_ratios_of_singular_values() {
        let diagonal = |numbers: [f64; 2]| Mat::from_fn(2, 2, |i, j| if i == j { numbers[i] } else { 0.0 });
        assert!((condition(diagonal([4.0, -0.5]).as_ref()) - 8.0).abs() < 1e-12);
        assert_eq!(condition(diagonal([4.0, 0.0]).as_ref()), f64::INFINITY);
    }
}
