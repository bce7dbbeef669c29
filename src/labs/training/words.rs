//! What the training lab says: one sentence at every position, with its numbers.

use super::compute::Training;
use crate::lab::{Frame, Place, Run, Session, Step};
use crate::ops::Cell;
use crate::ui::number::{exact, number};

/// One sentence on what is to be seen where the lab stands, for the point in row `row`.
pub(super) fn narrate(run: &Run<Training>, row: usize) -> String {
    let frame = run.frame();
    match &frame.step {
        None => "The line starts flat at 0; every epoch moves it a little downhill.".to_owned(),
        Some(step) if frame.position.stage > 0 => {
            let part = step.part.map_or(String::new(), |(part, parts)| format!("Batch {part} of {parts}: "));
            format!("{part}{}", stage(step, row))
        }
        Some(_) => epoch(run, frame),
    }
}

/// What a stage did.
fn stage(step: &Step, row: usize) -> String {
    let evaluation = &step.evaluation;
    let scalar = |name: &str| evaluation.scalar(name).unwrap_or(f64::NAN);
    // A batch has fewer rows than there are points.
    let row = evaluation.find("predictions").map_or(0, |of| row.min(evaluation.shape(of).len().saturating_sub(1)));
    let at_row = |name: &str| {
        let place = evaluation.find(name).map(|of| Place { of, cell: Cell::at(row) });
        place.map_or(f64::NAN, |place| evaluation.number(place))
    };
    let downhill = |gradient: f64| if gradient < 0.0 { "up" } else { "down" };
    match step.name() {
        "predict" => format!("the line at every x; at point {row} it says {}.", number(at_row("predictions"))),
        "error" => {
            let error = at_row("errors");
            let side = if error < 0.0 { "too low" } else { "too high" };
            format!("prediction minus truth; at point {row} the line is {} {side}.", number(error.abs()))
        }
        // A batch may be fitted better than all the points together ever can be.
        "loss" if step.part.is_some() => format!("its mean squared error is {}.", number(scalar("loss"))),
        "loss" => format!(
            "the mean of the squared errors is {}; no line gets below {}.",
            number(scalar("loss")),
            number(scalar("best_loss"))
        ),
        "gradients" => format!(
            "against the gradients, downhill is slope {} and intercept {}.",
            downhill(scalar("grad_slope")),
            downhill(scalar("grad_intercept"))
        ),
        _ => "each parameter takes its step downhill.".to_owned(),
    }
}

/// What an epoch came to.
fn epoch(run: &Run<Training>, frame: &Frame) -> String {
    let scalar = |name: &str| frame.scalar(name).unwrap_or(f64::NAN);
    let earlier = frame.earlier.as_ref().and_then(|earlier| earlier.scalar("loss")).unwrap_or(f64::NAN);
    let (loss, best_loss, lr) = (scalar("loss"), scalar("best_loss"), run.parameters().real("lr"));
    let departed = run.departure().filter(|departure| departure.round == frame.position.done + 1);
    if let Some(departure) = departed {
        let limit = number(scalar("lr_limit"));
        return format!("Epoch {} is no longer finite; lr {} is above {limit}.", departure.round, exact(lr));
    }
    // Without noise nothing is left at rest; then a billionth of what there was at the start is as good.
    let at_start = run.trace().whole().next().map_or(0.0, |(_, sample)| sample[0]);
    if loss - best_loss <= (best_loss * 1e-3).max(at_start * 1e-9) {
        return format!("As good as at rest: the loss is {}, least squares has {}.", number(loss), number(best_loss));
    }
    if loss > earlier && !run.lab().is_in_batches() {
        if run.parameters().word("optimiser") == Some("plain") && lr > scalar("lr_limit") {
            let limit = number(scalar("lr_limit"));
            return format!("The loss rose: with lr above {limit} every step overshoots by more.");
        }
        return format!("The loss rose from {} to {}: this step overshot.", number(earlier), number(loss));
    }
    let (slope, best_slope) = (scalar("slope"), scalar("best_slope"));
    let (intercept, best_intercept) = (scalar("intercept"), scalar("best_intercept"));
    // The parameter with the longer way to go is the one worth a sentence.
    let (name, value, best) = if (slope - best_slope).abs() > (intercept - best_intercept).abs() {
        ("slope", slope, best_slope)
    } else {
        ("intercept", intercept, best_intercept)
    };
    let (side, push) = if value < best { ("below", "up") } else { ("above", "down") };
    format!("The {name} {} is still {side} {}: the gradient pushes it {push}.", number(value), number(best))
}
