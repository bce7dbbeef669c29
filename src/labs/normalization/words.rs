//! What the normalization lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::compute::Normalization;
use crate::lab::Shown;
use crate::labs::profiled::Profiled;
use crate::ops::Cell;
use crate::page::{Argument, Sentence};

/// A mean of numbers around 1 that is smaller than this is 0 but for rounding.
const ROUNDING: f64 = 1e-9;

/// One sentence on what is to be seen where the lab stands, in front of this cell of the features.
pub(super) fn narrate(run: Shown<Normalization>, cell: Cell) -> Sentence {
    let (frame, lab) = (run.snapshot(), run.lab());
    let Some(step) = &frame.step else { return start(run) };
    let heading = || Argument::Heading(lab.names().get(cell.column).cloned().unwrap_or_default());
    let feature = Cell::at(cell.column);
    let is_constant = lab.is_constant(cell.column);
    let of = |id: &'static str| {
        let (mean, std) = (frame.number("mean", feature), frame.number("std", feature));
        Sentence::of(id).with("feature", heading()).number("mean", mean).number("std", std)
    };
    let of_row = |id: &'static str| {
        let number = |name: &str| frame.number(name, cell);
        of(id)
            .with("row", cell.row)
            .number("before", number("features"))
            .number("centred", number("centred"))
            .number("normalized", number("normalized"))
    };
    let of_check = |id: &'static str| {
        let number = |name: &str| frame.number(name, feature);
        of(id).number("mean-after", number("normalized_mean")).number("std-after", number("normalized_std"))
    };
    match step.name() {
        "mean" => of("mean").or(of("short-mean")),
        "deviation" if frame.number("std", feature) == Some(0.0) => of("deviation-none").or(of("short")),
        "deviation" => of("deviation").or(of("short")),
        "subtract" => of_row("subtract").or(of("short-mean")),
        "divide" if is_constant => of_row("divide-none").or(of("short")),
        "divide" => of_row("divide").or(of("short")),
        _ if is_constant => of_check("check-none").or(of("short")),
        _ => {
            let id = match frame.number("normalized_mean", feature) {
                Some(0.0) => "check-exact",
                Some(mean) if mean.abs() >= ROUNDING => "check-far",
                _ => "check",
            };
            of_check(id).or(of("short"))
        }
    }
}

/// What there is before anything is computed: how far the features are from one scale.
fn start(run: Shown<Normalization>) -> Sentence {
    let (profiles, names) = (run.lab().profiles(), run.lab().names());
    let range = |column: usize| -> Option<(f64, Sentence)> {
        let histogram = profiles.histogram(column)?;
        let (from, to) = (histogram.from, histogram.to());
        let range = Sentence::of("range").with("feature", names.get(column)?.as_str());
        Some((to - from, range.number("from", from).number("to", to)))
    };
    let mut ranges: Vec<(f64, Sentence)> = (0..names.len()).filter_map(range).collect();
    ranges.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    match (ranges.first(), ranges.last()) {
        (Some((_, narrow)), Some((_, wide))) if ranges.len() > 1 => Sentence::of("start")
            .with("narrow", narrow.clone())
            .with("wide", wide.clone())
            .or(Sentence::of("start-counted").with("features", names.len())),
        (Some((_, only)), _) => Sentence::of("start-one").with("feature", only.clone()),
        _ => Sentence::of("start-none"),
    }
}
