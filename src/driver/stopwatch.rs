//! The clock that errands are done by.

#![expect(clippy::disallowed_methods, reason = "the driver holds the clock")]

use std::time::{Duration, Instant};

/// What is timed is done again and again for about so long, and its fastest run counts: the others were disturbed.
const LONG_ENOUGH: Duration = Duration::from_millis(40);

/// Runs at most.
const MOST_RUNS: usize = 2000;

/// The seconds of the fastest of several runs: never 0, which would make speeds infinite.
pub fn fastest(run: &mut dyn FnMut()) -> f64 {
    /// No clock is finer than this.
    const LEAST: f64 = 1e-9;
    let started = Instant::now();
    let mut fastest = f64::INFINITY;
    for _ in 0..MOST_RUNS {
        let begun = Instant::now();
        run();
        fastest = fastest.min(begun.elapsed().as_secs_f64());
        if started.elapsed() > LONG_ENOUGH {
            break;
        }
    }
    fastest.max(LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_timed_is_run_and_takes_some_time() {
        let mut runs = 0;
        let seconds = fastest(&mut || runs += 1);
        assert!(runs > 0 && runs <= MOST_RUNS && seconds > 0.0 && seconds.is_finite(), "{runs} runs, {seconds} s");
    }
}
