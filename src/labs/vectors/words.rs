//! What the vectors lab says: one sentence at every position, with its numbers.

use super::compute::Vectors;
use crate::lab::{Shown, Step};
use crate::ops::Cell;
use crate::ui::Look;
use crate::ui::number::{number, with_decimals};

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Vectors>, look: &Look) -> String {
    let frame = run.snapshot();
    let (labels, lab) = (run.lab().labels(), run.lab());
    let Some(step) = &frame.step else {
        let (count, dimensions) = (labels.len(), lab.dimensions());
        return format!("{count} vectors of {dimensions} numbers each: the angle between two says how alike they are.");
    };
    let cell = step.result().map_or(look.cell(), |of| step.cell(of, look.cell()));
    let at = |name: &str, cell: Cell| frame.number(name, cell);
    let written = |name: &str, cell: Cell| at(name, cell).map_or("?".to_owned(), number);
    let (row, column) = (&labels[cell.row], labels.get(cell.column).unwrap_or(&labels[0]));
    match step.name() {
        "norms" => match at("norms", cell) {
            Some(0.0) => format!("the length of {row} is 0: it points nowhere and has no angle to anything."),
            Some(norm) => format!("the length of {row} is {}: the root of the sum of its squares.", number(norm)),
            None => format!("the squares of {row} are added one by one: {} so far.", so_far(step, cell)),
        },
        "dot products" => match at("dot", cell) {
            Some(dot) => {
                format!("the dot product {row} · {column} is {}: large where both are long and alike.", number(dot))
            }
            None => format!("the products of {row} and {column} are added: {} so far.", so_far(step, cell)),
        },
        "cosines" => match at("cosine", cell).filter(|cosine| !cosine.is_nan()) {
            Some(cosine) => format!(
                "between {row} and {column}: {} over both lengths is cosine {}, so {}°.",
                written("dot", cell),
                with_decimals(cosine, 4),
                with_decimals(Vectors::degrees(cosine), 1)
            ),
            None => format!("between {row} and {column} there is no angle: one of them has no length."),
        },
        _ => match nearest(run, cell.row) {
            Some((other, cosine)) if cosine.is_nan() => {
                format!("{row} and {other} have no angle between them: one has no length, so none is nearest.")
            }
            Some((other, cosine)) => {
                let cosine = with_decimals(cosine, 4);
                format!("nearest to {row} is {other} (cosine {cosine}): {}.", advice(lab, row, other))
            }
            None => format!("there is no vector that {row} could be near to."),
        },
    }
}

/// The running sum of the stage that is under way.
fn so_far(step: &Step, cell: Cell) -> String {
    let sum = step.result().and_then(|of| step.terms(of, cell)).map(|(_, sum)| sum);
    sum.map_or("?".to_owned(), number)
}

/// The vector that is nearest to the one in `row`, and the cosine between them, where both are known.
pub(super) fn nearest(run: Shown<'_, Vectors>, row: usize) -> Option<(&str, f64)> {
    let frame = run.snapshot();
    let other = frame.number("nearest", Cell::at(row))? as usize;
    let cosine = frame.number("cosine", Cell::new(row, other))?;
    Some((run.lab().labels().get(other)?, cosine))
}

/// What follows from `other` being nearest to `row`.
pub(super) fn advice(lab: &Vectors, row: &str, other: &str) -> String {
    if lab.set() == "music" {
        format!("play {row} what {other} likes")
    } else {
        format!("{other} is used most like it")
    }
}
