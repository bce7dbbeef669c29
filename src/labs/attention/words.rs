//! What the attention lab says: one sentence at every position, with its numbers.

use super::compute::Attention;
use crate::lab::Shown;
use crate::ops::Cell;
use crate::ui::Look;
use crate::ui::number::number;

/// Characters of a token's label that are spoken at most.
const LABEL: usize = 10;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Attention>, look: &Look) -> String {
    let frame = run.snapshot();
    let lab = run.lab();
    let number_at = |name: &str, cell: Cell| frame.number(name, cell).map_or("?".to_owned(), number);
    let tokens = lab.tokens().len();
    let Some(step) = &frame.step else {
        let length = frame.now.get("Q").map_or(0, |queries| queries.shape().len() / tokens);
        let (tokens, numbers) = (counted(tokens, "token"), counted(length, "number"));
        return format!("{tokens}, each with a query, a key and a value of {numbers}.");
    };
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let Cell { row, column, .. } = cell;
    let name = |place: usize| token(run, place.min(tokens - 1));
    let of_row = Cell::at(row);
    match step.name() {
        "scores" => {
            format!(
                "query of {} · key of {} = {}: how well they fit.",
                name(row),
                name(column),
                number_at("scores", cell)
            )
        }
        "scale" => {
            format!("dividing by √d_k keeps the scores of {} from growing with d_k.", name(row))
        }
        "mask" if row + 1 == tokens => format!("{} comes last, so it may look at all: no score is masked.", name(row)),
        "mask" => {
            let seen = row + 1;
            format!("{} may look at {seen} of {tokens}: what comes after it is set to −inf.", name(row))
        }
        "shift" => format!(
            "the row of {} less its greatest, {}: no weight changes by it.",
            name(row),
            number_at("row_max", of_row)
        ),
        "exp" => format!("e to the power makes the row of {} positive, at most 1.", name(row)),
        "sum" => format!("the powers of {} add up to {}, the whole to share.", name(row), number_at("row_sum", of_row)),
        "divide" => match lab.most_looked_at(row) {
            Some((most, weight)) => {
                let sum = frame.number("weight_sums", of_row);
                let sum = sum.map_or(String::new(), |sum| format!("; its row adds up to {}", number(sum)));
                format!("{} looks most at {}, {}{sum}.", name(row), object(run, row, most), number(weight))
            }
            None => "each row is divided by its sum.".to_owned(),
        },
        _ => match lab.most_looked_at(row) {
            Some((most, weight)) => {
                format!("{} takes most from {}: {} of its value.", name(row), object(run, row, most), number(weight))
            }
            None => "what each token takes from all.".to_owned(),
        },
    }
}

/// What a token is called in a sentence.
pub(super) fn token(run: Shown<Attention>, place: usize) -> String {
    let label = &run.lab().tokens()[place];
    if run.lab().is_labelled() {
        let short: String = label.chars().take(LABEL).collect();
        format!("\"{short}\"")
    } else {
        format!("token {place}")
    }
}

/// The token that another looks at, or the same one.
fn object(run: Shown<Attention>, row: usize, most: usize) -> String {
    if row == most { "itself".to_owned() } else { token(run, most) }
}

/// Columns of the longest text behind a row.
pub(super) fn longest_advice(run: Shown<Attention>) -> usize {
    let tokens = (0..run.lab().tokens().len()).map(|place| token(run, place).chars().count());
    "most at  0.0000".len() + tokens.max().unwrap_or(0)
}

fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
