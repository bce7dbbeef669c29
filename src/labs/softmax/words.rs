//! What the softmax lab says: one sentence at every position, with its numbers.

use super::compute::Softmax;
use crate::lab::Shown;
use crate::ops::Cell;
use crate::ui::Look;
use crate::ui::number::{exact, number};

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Softmax>, look: &Look) -> String {
    let frame = run.snapshot();
    let target = run.lab().target();
    let Some(step) = &frame.step else {
        let count = run.lab().classes();
        return format!("{count} logits, any numbers at all: softmax makes of them shares that add up to 1.");
    };
    let class = step.result().map_or(0, |of| step.cell(of, look.cell()).row);
    let at = |name: &str, class: usize| frame.number(name, Cell::at(class)).map_or("?".to_owned(), number);
    match step.name() {
        "shift" => match frame.number("shifted", Cell::at(class)) {
            Some(0.0) => format!("class {class} has the greatest logit: less itself it is 0."),
            _ => format!(
                "class {class} lies {} from the greatest logit; no share changes by this.",
                at("shifted", class)
            ),
        },
        "exp" => format!("e to the power makes all positive: class {class} has {} of at most 1.", at("exp", class)),
        "sum" => match frame.scalar("sum") {
            Some(sum) => format!("all the powers together come to {}: the whole to be shared.", number(sum)),
            None => "the powers are added one by one: the whole to be shared.".to_owned(),
        },
        "divide" => {
            format!("class {class} gets its power over the sum: the probability {}.", at("probabilities", class))
        }
        "cross-entropy" => format!(
            "the truth, class {target}, was given {}: that surprises by {}.",
            at("probabilities", target),
            at("cross_entropy", 0)
        ),
        _ => unshifted(run, class),
    }
}

/// What comes of leaving the shift out.
fn unshifted(run: Shown<Softmax>, class: usize) -> String {
    let at = |name: &str| run.number(name, Cell::at(class));
    let sum = run.number("unshifted_sum", Cell::SCALAR);
    match (at("unshifted_exp"), sum, at("unshifted")) {
        (Some(power), Some(_), Some(share)) if power.is_infinite() && share.is_nan() => {
            "inf over inf is nan: without the shift the probabilities are lost.".to_owned()
        }
        (Some(power), ..) if power.is_infinite() => {
            let logit = at("logits").map_or("?".to_owned(), exact);
            format!("e^{logit} is beyond the largest double: it overflows to inf.")
        }
        (_, Some(sum), Some(share)) if sum.is_infinite() => {
            format!("the sum overflowed to inf, so class {class} gets {}: lost as well.", number(share))
        }
        (_, Some(0.0), _) => "every power fell to 0, and 0 over 0 is nan: the shift prevents that.".to_owned(),
        (_, Some(_), Some(share)) => {
            format!("small logits do not need it: class {class} gets the same {} without.", number(share))
        }
        (power, ..) => {
            format!("without the shift class {class} has the power {}.", power.map_or("?".to_owned(), number))
        }
    }
}
