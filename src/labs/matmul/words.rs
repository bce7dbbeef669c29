//! What the matmul lab says: one sentence at every position, with its numbers.

use super::compute::MatrixProduct;
use crate::lab::Shown;
use crate::ops::Cell;
use crate::ui::Look;
use crate::ui::number::{number, with_decimals};

/// What the three ways are called.
pub(super) const WAYS: [&str; 3] = ["loops", "reordered", "faer"];

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<MatrixProduct>, look: &Look) -> String {
    let frame = run.snapshot();
    let n = run.lab().n();
    let Some(step) = &frame.step else {
        let products = counted(n, "product");
        return format!("{n} rows times {n} columns: every cell of C will be a sum of {products}.");
    };
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let Cell { row, column, .. } = cell;
    match step.name() {
        "product" => {
            let value = frame.number("C", cell).map_or("?".to_owned(), number);
            format!("row {row} of A times column {column} of B, {}, is {value}.", counted(n, "term"))
        }
        "by loops" => {
            let finds = match frame.scalar("match") {
                Some(0.0) => "three nested loops give another C",
                _ => "three nested loops give the same C but for rounding",
            };
            let next = if run.lab().race().is_empty() { "; → times three ways here" } else { "" };
            format!("{finds}{next}.")
        }
        _ => match run.lab().race().last() {
            Some(timing) => {
                let speedup = with_decimals(timing.speedup(), 1);
                format!("faer takes {} for n = {n}, the loops {speedup} times as long.", seconds(timing.vectorized))
            }
            None => "three ways are timed on this machine.".to_owned(),
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

fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

#[cfg(test)]
mod tests {
    #[test]
    fn times_have_units_that_suit_them() {
        let times = [2.5, 0.0123, 31e-6, 8.6e-7, 1e-9, 250.0].map(super::seconds);
        assert_eq!(times, ["2.5 s", "12.3 ms", "31.0 µs", "860 ns", "1.0 ns", "250 s"]);
    }
}
