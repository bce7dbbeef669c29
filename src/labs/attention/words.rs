//! What the attention lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::compute::Attention;
use crate::lab::Shown;
use crate::ops::Cell;
use crate::page::{Sentence, Wording, shortened};
use crate::ui::Look;

/// Characters of a token's label that are spoken at most.
const LABEL: usize = 10;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Attention>, look: &Look) -> Sentence {
    let frame = run.snapshot();
    let lab = run.lab();
    let tokens = lab.tokens().len();
    let Some(step) = &frame.step else {
        let length = frame.now.get("Q").map_or(0, |queries| queries.shape().len() / tokens);
        return Sentence::of("start").with("tokens", tokens).with("numbers", length);
    };
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let Cell { row, column, .. } = cell;
    let name = |place: usize| token(run, place.min(tokens - 1));
    let of_row = Cell::at(row);
    let of_token = |id: &'static str| Sentence::of(id).with("token", name(row));
    let looks_at = |id: &'static str, most: usize, weight: f64| {
        of_token(id).with("other", object(run, row, most)).number("weight", weight).with("most", most)
    };
    match step.name() {
        "scores" => {
            let score = frame.number("scores", cell);
            Sentence::of("scores").with("query", name(row)).with("key", name(column)).number("score", score)
        }
        "scale" => of_token("scale"),
        "mask" if row + 1 == tokens => of_token("mask-last"),
        "mask" => of_token("mask").with("seen", row + 1).with("tokens", tokens),
        "shift" => of_token("shift").number("greatest", frame.number("row_max", of_row)),
        "exp" => of_token("exp"),
        "sum" => of_token("sum").number("sum", frame.number("row_sum", of_row)),
        "divide" => match (lab.most_looked_at(row), frame.number("weight_sums", of_row)) {
            (Some((most, weight)), Some(sum)) => looks_at("divide-summed", most, weight).number("sum", sum),
            (Some((most, weight)), None) => looks_at("divide", most, weight),
            (None, _) => Sentence::of("divide-nothing-yet"),
        },
        _ => match lab.most_looked_at(row) {
            Some((most, weight)) => looks_at("output", most, weight),
            None => Sentence::of("output-nothing-yet"),
        },
    }
}

/// What a token is called.
pub(super) fn token(run: Shown<Attention>, place: usize) -> Sentence {
    let label = &run.lab().tokens()[place];
    if run.lab().is_labelled() {
        Sentence::of("label").with("label", shortened(label, LABEL))
    } else {
        Sentence::of("token").with("place", place)
    }
}

/// The token that another looks at, or the same one.
fn object(run: Shown<Attention>, row: usize, most: usize) -> Sentence {
    if row == most { Sentence::of("itself") } else { token(run, most) }
}

/// Ahead of the weight behind a row: the token that it is for.
pub(super) fn advice(run: Shown<Attention>, most: usize) -> Sentence {
    Sentence::of("most-at").with("token", token(run, most))
}

/// Columns of the longest text behind a row.
pub(super) fn longest_advice(run: Shown<Attention>, words: Wording) -> usize {
    let tokens = 0..run.lab().tokens().len();
    let longest = tokens.map(|place| words.whole(&advice(run, place)).chars().count()).max();
    " 0.0000".len() + longest.unwrap_or(0)
}
