//! The race: three ways to multiply two matrices, timed on this machine.

use std::hint::black_box;

use crate::lab::{Parameters, Stopwatch};
use crate::math::{NumpyRandom, matmul_by_faer, matmul_by_loops, matmul_by_reordered_loops};

/// Sizes that are raced at most, each twice the one before.
const SIZES: u32 = 5;

/// A way to multiply two n×n matrices that are held row by row.
type Way = fn(&[f64], &[f64], usize) -> Vec<f64>;

/// Runs the race and gives the setting that says how it went: the size and the seed it was asked for; then for each
/// size that was raced, the growing ones up to that, the size and the seconds of each way.
pub(super) fn run(parameters: &Parameters, stopwatch: Stopwatch) -> String {
    let (n, seed): (usize, u32) = (parameters.get("n"), parameters.get("seed"));
    let mut numbers = vec![n as f64, f64::from(seed)];
    for n in sizes(n) {
        let mut random = NumpyRandom::seed(seed);
        let mut matrix = || (0..n * n).map(|_| random.normal()).collect::<Vec<f64>>();
        let (a, b) = (matrix(), matrix());
        numbers.push(n as f64);
        let ways: [Way; 3] = [matmul_by_loops, matmul_by_reordered_loops, matmul_by_faer];
        numbers.extend(ways.map(|way| stopwatch(&mut || _ = black_box(way(black_box(&a), black_box(&b), n)))));
    }
    numbers.iter().map(f64::to_string).collect::<Vec<_>>().join(",")
}

/// `n` and its halves, the smallest first.
fn sizes(n: usize) -> Vec<usize> {
    let mut sizes: Vec<usize> = (0..SIZES).rev().map(|halved| n >> halved).filter(|size| *size > 0).collect();
    sizes.dedup();
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Lab;
    use crate::labs::matmul::MatrixProduct;

    #[test]
    fn every_size_up_to_the_one_asked_for_is_timed() {
        assert_eq!(sizes(100), [6, 12, 25, 50, 100]);
        assert_eq!(sizes(3), [1, 3]);
        assert_eq!(sizes(1), [1]);
        let defaults = Parameters::defaults(MatrixProduct::DESCRIPTION.parameters);
        let parameters = defaults.reading("n", "3").unwrap().reading("seed", "7").unwrap();
        let stopwatch: Stopwatch = |run| {
            run();
            0.5
        };
        assert_eq!(super::run(&parameters, stopwatch), "3,7,1,0.5,0.5,0.5,3,0.5,0.5,0.5");
    }
}
