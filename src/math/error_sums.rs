//! The pass that every training epoch makes over its data, fused into one.

use multiversion::multiversion;
use rayon::prelude::*;

use super::summation::{BLOCK, LANES, add_lanes};

/// Points that one task of a parallel pass takes. A pass over fewer is over before a second thread has woken.
const SEGMENT: usize = 16 * BLOCK;

/// Points gathered at a time when the rows of a pass lie scattered.
const GATHER: usize = 512;

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// What one step in x adds to y.
    pub slope: f64,
    /// Where the line meets x = 0.
    pub intercept: f64,
}

impl Line {
    /// Its points at these x.
    pub fn at<const N: usize>(self, x: [f64; N]) -> [(f64, f64); N] {
        x.map(|x| (x, self.slope * x + self.intercept))
    }
}

/// What an epoch needs to know of the errors `eᵢ = slope · xᵢ + intercept − yᵢ`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ErrorSums {
    /// Σ eᵢ²
    pub squares: f64,
    /// Σ eᵢ xᵢ
    pub times_x: f64,
    /// Σ eᵢ
    pub errors: f64,
}

impl ErrorSums {
    fn plus(self, other: Self) -> Self {
        Self {
            squares: self.squares + other.squares,
            times_x: self.times_x + other.times_x,
            errors: self.errors + other.errors,
        }
    }
}

/// The sums over all points (xᵢ, yᵢ), each point read once.
///
/// The points are cut into segments and blocks by their number alone, each block is summed into a fixed number of
/// accumulators, and blocks and segments are added in order: neither the instruction set nor the number of threads
/// changes a bit of the result.
///
/// # Panics
/// If `x` and `y` differ in length.
pub fn error_sums(x: &[f64], y: &[f64], line: Line) -> ErrorSums {
    assert_eq!(x.len(), y.len(), "every point has an x and a y");
    if x.len() <= SEGMENT {
        return segment(x, y, line);
    }
    let segments: Vec<ErrorSums> =
        x.par_chunks(SEGMENT).zip(y.par_chunks(SEGMENT)).map(|(x, y)| segment(x, y, line)).collect();
    segments.into_iter().fold(ErrorSums::default(), ErrorSums::plus)
}

/// The sums over the points that `rows` names, in that order: a mini-batch.
///
/// # Panics
/// If a row is not one of the points.
pub fn error_sums_of_rows(x: &[f64], y: &[f64], rows: &[u32], line: Line) -> ErrorSums {
    let (mut batch_x, mut batch_y) = ([0.0; GATHER], [0.0; GATHER]);
    rows.chunks(GATHER).fold(ErrorSums::default(), |total, rows| {
        for (k, &row) in rows.iter().enumerate() {
            batch_x[k] = x[row as usize];
            batch_y[k] = y[row as usize];
        }
        total.plus(block(&batch_x[..rows.len()], &batch_y[..rows.len()], line))
    })
}

fn segment(x: &[f64], y: &[f64], line: Line) -> ErrorSums {
    x.chunks(BLOCK).zip(y.chunks(BLOCK)).fold(ErrorSums::default(), |total, (x, y)| total.plus(block(x, y, line)))
}

// No fused multiply-add: it rounds once where NumPy rounds twice, and not every machine has it.
#[multiversion(targets("x86_64+avx2"))]
fn block(x: &[f64], y: &[f64], Line { slope, intercept }: Line) -> ErrorSums {
    let (mut squares, mut times_x, mut errors) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
    let (x_whole, x_rest) = x.as_chunks::<LANES>();
    let (y_whole, y_rest) = y.as_chunks::<LANES>();
    for (x, y) in x_whole.iter().zip(y_whole) {
        for k in 0..LANES {
            let error = slope * x[k] + intercept - y[k];
            squares[k] += error * error;
            times_x[k] += error * x[k];
            errors[k] += error;
        }
    }
    for (k, (x, y)) in x_rest.iter().zip(y_rest).enumerate() {
        let error = slope * x + intercept - y;
        squares[k] += error * error;
        times_x[k] += error * x;
        errors[k] += error;
    }
    ErrorSums { squares: add_lanes(squares), times_x: add_lanes(times_x), errors: add_lanes(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::NumpyRandom;

    const LINE: Line = Line { slope: 1.25, intercept: -0.5 };

    fn points(n: usize) -> (Vec<f64>, Vec<f64>) {
        let mut random = NumpyRandom::seed(1);
        (0..n).map(|_| (random.normal(), random.normal())).unzip()
    }

    /// The definition, term by term.
    fn by_definition(x: &[f64], y: &[f64]) -> ErrorSums {
        x.iter().zip(y).fold(ErrorSums::default(), |total, (x, y)| {
            let error = LINE.slope * x + LINE.intercept - y;
            total.plus(ErrorSums { squares: error * error, times_x: error * x, errors: error })
        })
    }

    fn assert_close(a: ErrorSums, b: ErrorSums) {
        for (a, b) in [(a.squares, b.squares), (a.times_x, b.times_x), (a.errors, b.errors)] {
            assert!((a - b).abs() <= 1e-10 * (1.0 + b.abs()), "{a} is not {b}");
        }
    }

    #[test]
    fn every_length_agrees_with_the_definition() {
        for n in [0, 1, 2, 15, 16, 17, 100, BLOCK - 1, BLOCK, BLOCK + 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT + 5] {
            let (x, y) = points(n);
            assert_close(error_sums(&x, &y, LINE), by_definition(&x, &y));
        }
    }

    #[test]
    fn one_thread_and_several_give_the_same_bits() {
        let (x, y) = points(5 * SEGMENT + 77);
        let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let with = |threads| pool(threads).install(|| error_sums(&x, &y, LINE));
        assert_eq!(with(1), with(2));
        assert_eq!(with(1), with(3));
    }

    #[test]
    fn the_plain_build_and_the_vector_build_give_the_same_bits() {
        let (x, y) = points(1003);
        let plain = {
            let (mut squares, mut times_x, mut errors) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
            for (i, (x, y)) in x.iter().zip(&y).enumerate() {
                let error = std::hint::black_box(LINE.slope * x + LINE.intercept - y);
                squares[i % LANES] += std::hint::black_box(error * error);
                times_x[i % LANES] += std::hint::black_box(error * x);
                errors[i % LANES] += error;
            }
            ErrorSums { squares: add_lanes(squares), times_x: add_lanes(times_x), errors: add_lanes(errors) }
        };
        assert_eq!(error_sums(&x, &y, LINE), plain);
    }

    #[test]
    fn a_batch_is_the_sum_over_its_rows() {
        let (x, y) = points(2000);
        let rows = NumpyRandom::seed(5).permutation(2000);
        let (batch_x, batch_y): (Vec<f64>, Vec<f64>) =
            rows[..1300].iter().map(|&r| (x[r as usize], y[r as usize])).unzip();
        assert_close(error_sums_of_rows(&x, &y, &rows[..1300], LINE), by_definition(&batch_x, &batch_y));
        assert_eq!(error_sums_of_rows(&x, &y, &[], LINE), ErrorSums::default());
    }
}
