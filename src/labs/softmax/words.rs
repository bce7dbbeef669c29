//! What the softmax lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::compute::Softmax;
use crate::lab::Shown;
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::Look;

/// Shares that differ by no more than this part of them are the same but for rounding.
const SAME: f64 = 1e-9;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Softmax>, look: &Look) -> Sentence {
    let frame = run.snapshot();
    let target = run.lab().target();
    let Some(step) = &frame.step else { return Sentence::of("start").with("logits", run.lab().classes()) };
    let class = step.result().map_or(0, |of| step.cell(of, look.cell()).row);
    let at = |name: &str, class: usize| frame.number(name, Cell::at(class));
    let of_class = |id: &'static str| Sentence::of(id).with("class", class);
    match step.name() {
        "shift" => match at("shifted", class) {
            Some(0.0) => of_class("shift-greatest"),
            shifted => of_class("shift").number("shifted", shifted),
        },
        "exp" => of_class("exp").number("power", at("exp", class)),
        "sum" => match frame.scalar("sum") {
            Some(sum) => Sentence::of("sum").number("sum", sum),
            None => Sentence::of("sum-nothing-yet"),
        },
        "divide" => of_class("divide").number("probability", at("probabilities", class)),
        "cross-entropy" => Sentence::of("cross-entropy")
            .with("class", target)
            .number("probability", at("probabilities", target))
            .number("loss", at("cross_entropy", 0)),
        _ => unshifted(run, class),
    }
}

/// What comes of leaving the shift out.
fn unshifted(run: Shown<Softmax>, class: usize) -> Sentence {
    let at = |name: &str| run.number(name, Cell::at(class));
    let sum = run.number("unshifted_sum", Cell::SCALAR);
    let of_class = |id: &'static str| Sentence::of(id).with("class", class);
    match (at("unshifted_exp"), sum, at("unshifted")) {
        (Some(power), Some(_), Some(share)) if power.is_infinite() && share.is_nan() => of_class("unshifted-lost"),
        (Some(power), ..) if power.is_infinite() => of_class("unshifted-overflow").exact("logit", at("logits")),
        (_, Some(sum), Some(share)) if sum.is_infinite() => of_class("unshifted-vanished").number("share", share),
        (_, Some(0.0), _) => of_class("unshifted-underflow"),
        (_, Some(_), Some(share)) => {
            let shifted = at("probabilities").unwrap_or(f64::NAN);
            let is_same = (share - shifted).abs() <= SAME * shifted.abs();
            let of = of_class(if is_same { "unshifted-same" } else { "unshifted-rounded" });
            of.number("share", share).number("shifted", shifted)
        }
        (power, ..) => of_class("unshifted-power").number("power", power),
    }
}
