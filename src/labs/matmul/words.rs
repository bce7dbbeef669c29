//! What the matmul lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::compute::MatrixProduct;
use crate::lab::Shown;
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::Look;
use crate::ui::number::with_decimals;

/// What the three ways are called.
pub(super) const WAYS: [&str; 3] = ["loops", "reordered", "faer"];

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<MatrixProduct>, look: &Look) -> Sentence {
    let frame = run.snapshot();
    let n = run.lab().n();
    let Some(step) = &frame.step else { return Sentence::of("start").with("n", n) };
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let Cell { row, column, .. } = cell;
    match step.name() {
        "product" => {
            let value = frame.number("C", cell);
            Sentence::of("product").with("row", row).with("column", column).with("terms", n).number("value", value)
        }
        "by loops" => {
            let found = if frame.scalar("match") == Some(0.0) { "another" } else { "same" };
            let next = if run.lab().race().is_empty() { "race" } else { "none" };
            Sentence::of("by-loops").with("found", found).with("next", next)
        }
        _ => match (run.lab().own_race(), run.lab().race().last()) {
            (Some(own), Some(large)) if large.n > n => Sentence::of("race-large")
                .with("n", n)
                .decimals("speedup", own.speedup(), 1)
                .with("large", large.n)
                .decimals("large-speedup", large.speedup(), 1),
            (Some(timing), _) => Sentence::of("race")
                .with("seconds", seconds(timing.vectorized))
                .with("n", n)
                .decimals("speedup", timing.speedup(), 1),
            (None, _) => Sentence::of("race-nothing-yet"),
        },
    }
}

/// A time in the unit that suits it.
pub(super) fn seconds(seconds: f64) -> String {
    let (scale, unit) = match seconds {
        1.0.. => (1.0, "s"),
        1e-3.. => (1e3, "ms"),
        1e-6.. => (1e6, "µs"),
        _ => (1e9, "ns"),
    };
    let size = seconds * scale;
    let decimals = usize::from(size < 100.0);
    format!("{} {unit}", with_decimals(size, decimals))
}

#[cfg(test)]
mod tests {
    #[test]
    fn times_have_units_that_suit_them() {
        let times = [2.5, 0.0123, 31e-6, 8.6e-7, 1e-9, 250.0].map(super::seconds);
        assert_eq!(times, ["2.5 s", "12.3 ms", "31.0 µs", "860 ns", "1.0 ns", "250 s"]);
    }
}
