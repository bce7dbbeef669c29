//! The race of the matmul lab: three ways to multiply two matrices, timed on this machine.

#![expect(clippy::disallowed_methods, reason = "the driver holds the clock")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::lab::Errand;
use crate::math::{NumpyRandom, matmul_by_faer, matmul_by_loops, matmul_by_reordered_loops};

/// A way is run again and again for about so long, and its fastest run counts: the others were disturbed.
const LONG_ENOUGH: Duration = Duration::from_millis(40);

/// Runs at most.
const MOST_RUNS: usize = 2000;

/// Sizes that are raced at most, each twice the one before.
const SIZES: u32 = 5;

/// A way to multiply two n×n matrices that are held row by row.
type Way = fn(&[f64], &[f64], usize) -> Vec<f64>;

/// Runs the race and gives the setting that says how it went: the size and the seed it was asked for; then for each
/// size that was raced, the growing ones up to that, the size and the seconds of each way.
pub fn run(errand: Errand) -> String {
    let mut numbers = vec![errand.n as f64, f64::from(errand.seed)];
    for n in sizes(errand.n) {
        let mut random = NumpyRandom::seed(errand.seed);
        let mut matrix = || (0..n * n).map(|_| random.normal()).collect::<Vec<f64>>();
        let (a, b) = (matrix(), matrix());
        numbers.push(n as f64);
        let ways: [Way; 3] = [matmul_by_loops, matmul_by_reordered_loops, matmul_by_faer];
        numbers.extend(ways.map(|way| seconds(way, &a, &b, n)));
    }
    numbers.iter().map(f64::to_string).collect::<Vec<_>>().join(",")
}

/// `n` and its halves, the smallest first.
fn sizes(n: usize) -> Vec<usize> {
    let mut sizes: Vec<usize> = (0..SIZES).rev().map(|halved| n >> halved).filter(|size| *size > 0).collect();
    sizes.dedup();
    sizes
}

/// The time of the fastest of several runs.
fn seconds(way: Way, a: &[f64], b: &[f64], n: usize) -> f64 {
    let started = Instant::now();
    let mut fastest = f64::INFINITY;
    for _ in 0..MOST_RUNS {
        let run = Instant::now();
        black_box(way(black_box(a), black_box(b), n));
        fastest = fastest.min(run.elapsed().as_secs_f64());
        if started.elapsed() > LONG_ENOUGH {
            break;
        }
    }
    // No clock is finer than this; a time of 0 would make speeds infinite.
    fastest.max(1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_up_to_the_one_asked_for_is_timed() {
        assert_eq!(sizes(100), [6, 12, 25, 50, 100]);
        assert_eq!(sizes(3), [1, 3]);
        assert_eq!(sizes(1), [1]);
        let setting = run(Errand { n: 3, seed: 7, setting: "timings" });
        let numbers: Vec<f64> = setting.split(',').map(|number| number.parse().unwrap()).collect();
        assert_eq!((numbers.len(), numbers[0], numbers[1], numbers[2], numbers[6]), (10, 3.0, 7.0, 1.0, 3.0));
        assert!(numbers.iter().all(|number| *number > 0.0 && number.is_finite()));
    }
}
