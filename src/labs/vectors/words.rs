//! What the vectors lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::compute::Vectors;
use crate::lab::{Shown, Step};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::Look;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Vectors>, look: &Look) -> Sentence {
    let frame = run.snapshot();
    let (labels, lab) = (run.lab().labels(), run.lab());
    let Some(step) = &frame.step else {
        return Sentence::of("start").with("vectors", labels.len()).with("numbers", lab.dimensions());
    };
    let cell = step.result().map_or(look.cell(), |of| step.cell(of, look.cell()));
    let at = |name: &str| frame.number(name, cell);
    let (row, column) = (labels[cell.row].as_str(), labels.get(cell.column).unwrap_or(&labels[0]).as_str());
    let of_one = |id: &'static str| Sentence::of(id).with("vector", row);
    let of_two = |id: &'static str, other: &str| of_one(id).with("other", other);
    match step.name() {
        "norms" => match at("norms") {
            Some(0.0) => of_one("norm-zero"),
            Some(norm) => of_one("norm").number("norm", norm),
            None => of_one("norm-so-far").number("sum", so_far(step, cell)),
        },
        "dot products" => match at("dot") {
            Some(dot) if cell.row == cell.column => of_one("dot-itself").number("dot", dot),
            Some(dot) => of_two("dot", column).number("dot", dot),
            None => of_two("dot-so-far", column).number("sum", so_far(step, cell)),
        },
        "cosines" => match at("cosine").filter(|cosine| !cosine.is_nan()) {
            Some(cosine) => of_two("cosine", column).number("dot", at("dot")).decimals("cosine", cosine, 4).decimals(
                "degrees",
                Vectors::degrees(cosine),
                1,
            ),
            None => of_two("cosine-none", column),
        },
        _ => match nearest(run, cell.row) {
            Some((other, cosine)) if cosine.is_nan() => of_two("nearest-none", other),
            Some((other, cosine)) => {
                of_two("nearest", other).decimals("cosine", cosine, 4).with("advice", advice(lab, row, other))
            }
            None => of_one("alone"),
        },
    }
}

/// The running sum of the stage that is under way.
fn so_far(step: &Step, cell: Cell) -> Option<f64> {
    step.result().and_then(|of| step.terms(of, cell)).map(|(_, sum)| sum)
}

/// The vector that is nearest to the one in `row`, and the cosine between them, where both are known.
pub(super) fn nearest(run: Shown<'_, Vectors>, row: usize) -> Option<(&str, f64)> {
    let frame = run.snapshot();
    let other = frame.number("nearest", Cell::at(row))? as usize;
    let cosine = frame.number("cosine", Cell::new(row, other))?;
    Some((run.lab().labels().get(other)?, cosine))
}

/// What follows from `other` being nearest to `row`.
pub(super) fn advice(lab: &Vectors, row: &str, other: &str) -> Sentence {
    let id = if lab.set() == "music" { "advice-music" } else { "advice-words" };
    Sentence::of(id).with("vector", row).with("other", other)
}
