//! The race: three ways to multiply two matrices, timed on this machine.

use std::hint::black_box;

use crate::lab::{Parameters, Stopwatch};
use crate::math::{NumpyRandom, matmul_by_faer, matmul_by_loops, matmul_by_reordered_loops};

/// Sizes that are raced at most.
const SIZES: u32 = 5;

/// From this size on it is plain which way is faster: below it all of them are done at once.
const LARGE: usize = 256;

/// A way to multiply two n×n matrices that are held row by row.
type Way = fn(&[f64], &[f64], usize) -> Vec<f64>;

/// Runs the race and gives the setting that says how it went: the size and the seed it was asked for; then for each
/// size that was raced, growing, the size and the seconds of each way.
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

/// `n` and its halves, the smallest first; and where these are small what shows what the race is about: a large size, and one on
/// the way there.
fn sizes(n: usize) -> Vec<usize> {
    let larger: Vec<usize> = match n {
        LARGE.. => vec![],
        _ if LARGE / n < 8 => vec![LARGE],
        _ => vec![(n * LARGE).isqrt(), LARGE],
    };
    let halves = SIZES - larger.len() as u32;
    let mut sizes: Vec<usize> = (0..halves).rev().map(|halved| n >> halved).filter(|size| *size > 0).collect();
    sizes.dedup();
    sizes.extend(larger);
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Lab;
    use crate::labs::matmul::MatrixProduct;

    #[test]
    fn every_size_up_to_the_one_asked_for_is_timed() {
        assert_eq!(sizes(1000), [62, 125, 250, 500, 1000]);
        assert_eq!(sizes(100), [12, 25, 50, 100, 256]);
        assert_eq!(sizes(4), [1, 2, 4, 32, 256]);
        assert_eq!(sizes(1), [1, 16, 256]);
        assert!((1..=1000).all(|n| sizes(n).is_sorted_by(|a, b| a < b) && sizes(n).contains(&n)));
        let defaults = Parameters::defaults(MatrixProduct::DESCRIPTION.parameters);
        let parameters = defaults.reading("n", "3").unwrap().reading("seed", "7").unwrap();
        let stopwatch: Stopwatch = |run| {
            run();
            0.5
        };
        let timed = ["3,7", "1,0.5,0.5,0.5", "3,0.5,0.5,0.5", "27,0.5,0.5,0.5", "256,0.5,0.5,0.5"].join(",");
        assert_eq!(super::run(&parameters, stopwatch), timed);
    }
}
