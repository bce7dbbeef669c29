//! The pass that a training epoch over several features makes over its data.

use faer::MatRef;
use multiversion::multiversion;

use super::summation::{BLOCK, dot};

/// What an epoch needs to know of the errors `eᵢ = Σⱼ xᵢⱼ wⱼ + intercept − yᵢ`.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaneSums {
    /// Σ eᵢ²
    pub squares: f64,
    /// Σ eᵢ
    pub errors: f64,
    /// Σ eᵢ xᵢⱼ for every feature j.
    pub times_x: Vec<f64>,
}

/// The sums over all rows of `x`, whose columns are the features.
///
/// Rows are taken block by block, a block's columns one after the other, each summed into a fixed number of
/// accumulators: the result does not depend on the instruction set.
///
/// # Panics
/// If there is not a label for every row and a weight for every column.
pub fn plane_sums(x: MatRef<f64>, y: &[f64], weights: &[f64], intercept: f64) -> PlaneSums {
    assert_eq!((x.nrows(), x.ncols()), (y.len(), weights.len()), "every row has a label, every column a weight");
    let mut sums = PlaneSums { squares: 0.0, errors: 0.0, times_x: vec![0.0; weights.len()] };
    let mut errors = vec![0.0; BLOCK.min(y.len())];
    for start in (0..y.len()).step_by(BLOCK) {
        let y = &y[start..(start + BLOCK).min(y.len())];
        let errors = &mut errors[..y.len()];
        let column = |j: usize| {
            let column = x.col(j).subrows(start, y.len());
            column.try_as_col_major().map(faer::ColRef::as_slice)
        };
        errors.fill(0.0);
        for (j, weight) in weights.iter().enumerate() {
            match column(j) {
                Some(column) => add_times(errors, column, *weight),
                None => (0..y.len()).for_each(|i| errors[i] += x[(start + i, j)] * weight),
            }
        }
        for (error, y) in errors.iter_mut().zip(y) {
            *error = *error + intercept - y;
        }
        sums.squares += dot(errors, errors);
        sums.errors += super::sum(errors);
        for (j, sum) in sums.times_x.iter_mut().enumerate() {
            *sum += match column(j) {
                Some(column) => dot(errors, column),
                None => (0..y.len()).map(|i| errors[i] * x[(start + i, j)]).sum(),
            };
        }
    }
    sums
}

/// The sums over the rows that `rows` names, in that order: a mini-batch.
///
/// # Panics
/// As [`plane_sums`], and if a row is not one of `x`.
pub fn plane_sums_of_rows(x: MatRef<f64>, y: &[f64], rows: &[u32], weights: &[f64], intercept: f64) -> PlaneSums {
    assert_eq!((x.nrows(), x.ncols()), (y.len(), weights.len()), "every row has a label, every column a weight");
    let mut sums = PlaneSums { squares: 0.0, errors: 0.0, times_x: vec![0.0; weights.len()] };
    for row in rows.iter().map(|row| *row as usize) {
        let product = weights.iter().enumerate().fold(0.0, |sum, (j, weight)| sum + x[(row, j)] * weight);
        let error = product + intercept - y[row];
        sums.squares += error * error;
        sums.errors += error;
        for (j, sum) in sums.times_x.iter_mut().enumerate() {
            *sum += error * x[(row, j)];
        }
    }
    sums
}

// No fused multiply-add: it rounds once where NumPy rounds twice, and not every machine has it.
#[multiversion(targets("x86_64+avx2"))]
fn add_times(to: &mut [f64], column: &[f64], weight: f64) {
    for (to, x) in to.iter_mut().zip(column) {
        *to += x * weight;
    }
}

#[cfg(test)]
mod tests {
    use faer::Mat;

    use super::*;
    use crate::math::NumpyRandom;

    const WEIGHTS: [f64; 3] = [1.25, -0.5, 3.0];
    const INTERCEPT: f64 = 0.75;

    fn rows(n: usize) -> (Mat<f64>, Vec<f64>) {
        let mut random = NumpyRandom::seed(1);
        let x = Mat::from_fn(n, 3, |_, _| random.normal());
        (x, (0..n).map(|_| random.normal()).collect())
    }

    /// The definition, term by term.
    fn by_definition(x: &Mat<f64>, y: &[f64], rows: impl Iterator<Item = usize>) -> PlaneSums {
        let mut sums = PlaneSums { squares: 0.0, errors: 0.0, times_x: vec![0.0; 3] };
        for i in rows {
            let error = (0..3).map(|j| x[(i, j)] * WEIGHTS[j]).sum::<f64>() + INTERCEPT - y[i];
            sums.squares += error.powi(2);
            sums.errors += error;
            (0..3).for_each(|j| sums.times_x[j] += error * x[(i, j)]);
        }
        sums
    }

    #[track_caller]
    fn assert_close(a: &PlaneSums, b: &PlaneSums) {
        let numbers = |sums: &PlaneSums| [&[sums.squares, sums.errors][..], &sums.times_x].concat();
        for (a, b) in numbers(a).into_iter().zip(numbers(b)) {
            assert!((a - b).abs() <= 1e-10 * (1.0 + b.abs()), "{a} is not {b}");
        }
    }

    #[test]
    fn every_length_agrees_with_the_definition() {
        for n in [0, 1, 2, 15, 16, 17, 100, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 5] {
            let (x, y) = rows(n);
            assert_close(&plane_sums(x.as_ref(), &y, &WEIGHTS, INTERCEPT), &by_definition(&x, &y, 0..n));
        }
    }

    #[test]
    fn how_the_matrix_lies_in_memory_does_not_matter() {
        let (x, y) = rows(5000);
        let turned = x.transpose().to_owned();
        let sums = plane_sums(turned.as_ref().transpose(), &y, &WEIGHTS, INTERCEPT);
        assert_close(&sums, &plane_sums(x.as_ref(), &y, &WEIGHTS, INTERCEPT));
    }

    #[test]
    fn a_batch_is_the_sum_over_its_rows() {
        let (x, y) = rows(500);
        let batch = NumpyRandom::seed(5).permutation(500);
        let sums = plane_sums_of_rows(x.as_ref(), &y, &batch[..77], &WEIGHTS, INTERCEPT);
        assert_close(&sums, &by_definition(&x, &y, batch[..77].iter().map(|row| *row as usize)));
    }
}
