//! What the training lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::compute::Training;
use super::plane::FeaturePlane;
use crate::lab::{Element, Evaluation, Shown, Snapshot, Step};
use crate::ops::Cell;
use crate::page::{Argument, Sentence};
use crate::ui::Look;

/// One sentence on what is to be seen where the lab stands, for the point in the row that is looked at; of a table also
/// for the feature in the column that is.
pub(super) fn narrate(run: Shown<Training>, look: &Look) -> Sentence {
    let (frame, row) = (run.snapshot(), look.row);
    if let Some(plane) = run.lab().plane() {
        return of_table(run, plane, look);
    }
    match &frame.step {
        None => Sentence::of("start"),
        Some(step) if frame.position.stage > 0 => in_batch(step, stage(step, row)),
        Some(_) => epoch(run, frame),
    }
}

/// What is said of a stage, after the batch that it belongs to.
fn in_batch(step: &Step, said: Sentence) -> Sentence {
    let Some((part, parts)) = step.part else { return said };
    Sentence::of("batch").with("part", part).with("parts", parts).with("said", said)
}

/// The row of what is predicted that is nearest to `row`: a batch has fewer than there are points.
fn row_within(step: &Step, row: usize) -> usize {
    let evaluation = &step.evaluation;
    evaluation.find("predictions").map_or(0, |of| row.min(evaluation.shape(of).len().saturating_sub(1)))
}

/// One number of a vector.
fn at(evaluation: &Evaluation, name: &str, place: usize) -> f64 {
    let place = evaluation.find(name).map(|of| Element { of, cell: Cell::at(place) });
    place.map_or(f64::NAN, |place| evaluation.number(place))
}

/// Which way the opposite of a gradient points.
fn downhill(gradient: f64) -> &'static str {
    if gradient < 0.0 { "up" } else { "down" }
}

/// On which side of the truth a prediction lies.
fn side(error: f64) -> &'static str {
    if error < 0.0 { "low" } else { "high" }
}

/// What a stage did.
fn stage(step: &Step, row: usize) -> Sentence {
    let evaluation = &step.evaluation;
    let scalar = |name: &str| evaluation.scalar(name).unwrap_or(f64::NAN);
    let row = row_within(step, row);
    let at_row = |name: &str| at(evaluation, name, row);
    match step.name() {
        "predict" => Sentence::of("predict").with("point", row).number("prediction", at_row("predictions")),
        "error" => {
            let error = at_row("errors");
            Sentence::of("error").with("point", row).number("size", error.abs()).with("side", side(error))
        }
        // A batch may be fitted better than all the points together ever can be.
        "loss" if step.part.is_some() => Sentence::of("loss-of-batch").number("loss", scalar("loss")),
        "loss" => Sentence::of("loss").number("loss", scalar("loss")).number("best", scalar("best_loss")),
        "gradients" => Sentence::of("gradients")
            .with("slope", downhill(scalar("grad_slope")))
            .with("intercept", downhill(scalar("grad_intercept"))),
        _ => Sentence::of("update"),
    }
}

/// What an epoch came to.
fn epoch(run: Shown<Training>, frame: &Snapshot) -> Sentence {
    let scalar = |name: &str| frame.scalar(name).unwrap_or(f64::NAN);
    if let Some(said) = at_an_end(run, frame) {
        return said;
    }
    let (slope, best_slope) = (scalar("slope"), scalar("best_slope"));
    let (intercept, best_intercept) = (scalar("intercept"), scalar("best_intercept"));
    // The parameter with the longer way to go is the one worth a sentence.
    let (name, value, best) = if (slope - best_slope).abs() > (intercept - best_intercept).abs() {
        ("slope", slope, best_slope)
    } else {
        ("intercept", intercept, best_intercept)
    };
    let push = downhill(scalar(if name == "slope" { "grad_slope" } else { "grad_intercept" }));
    let earlier = frame.earlier.as_ref().and_then(|earlier| earlier.scalar(name)).unwrap_or(0.0);
    let place = match (value < best, earlier < best) {
        (true, true) => "below",
        (false, false) => "above",
        _ => "passed",
    };
    // What is best for it alone hangs on where the other one is.
    let led = if (value < best) == (push == "up") { "on" } else { "away" };
    Sentence::of("epoch")
        .with("parameter", name)
        .number("value", value)
        .number("best", best)
        .with("place", place)
        .with("led", led)
        .with("push", push)
}

/// What an epoch came to where there is something to say of the loss: it is no longer finite, at rest, or rose.
fn at_an_end(run: Shown<Training>, frame: &Snapshot) -> Option<Sentence> {
    let scalar = |name: &str| frame.scalar(name).unwrap_or(f64::NAN);
    let earlier = frame.earlier.as_ref().and_then(|earlier| earlier.scalar("loss")).unwrap_or(f64::NAN);
    let (loss, best_loss, lr) = (scalar("loss"), scalar("best_loss"), run.parameters().get::<f64>("lr"));
    let limit = scalar("lr_limit");
    let departed = run.departure().filter(|departure| departure.round == frame.position.done + 1);
    if let Some(departure) = departed {
        let departed = Sentence::of("departed").with("epoch", departure.round.to_string());
        return Some(departed.exact("lr", lr).number("limit", limit));
    }
    // Without noise nothing is left at rest; then a billionth of what there was at the start is as good.
    let at_start = run.trace().whole().next().map_or(0.0, |(_, sample)| sample[0]);
    if loss - best_loss <= (best_loss * 1e-3).max(at_start * 1e-9) {
        return Some(Sentence::of("at-rest").number("loss", loss).number("best", best_loss));
    }
    if loss > earlier && !run.lab().is_in_batches() {
        let is_beyond = run.parameters().get::<&str>("optimiser") == "plain" && lr > limit;
        let rose = Sentence::of(if is_beyond { "overshoots" } else { "overshot" });
        return Some(rose.number("limit", limit).number("earlier", earlier).number("loss", loss));
    }
    None
}

/// One sentence on what is to be seen of a table.
fn of_table(run: Shown<Training>, plane: &FeaturePlane, look: &Look) -> Sentence {
    let frame = run.snapshot();
    let names = plane.feature_names();
    let column = look.column.min(names.len().saturating_sub(1));
    let name = names.get(column).map_or("", String::as_str);
    match &frame.step {
        None => Sentence::of("table-start").with("target", heading(plane.target())),
        Some(step) if frame.position.stage > 0 => in_batch(step, stage_of_table(step, plane, name, column, look.row)),
        Some(_) => at_an_end(run, frame).unwrap_or_else(|| {
            let here = |name: &str| at(&frame.now, name, column);
            Sentence::of("table-epoch")
                .with("feature", heading(name))
                .number("weight", here("weights"))
                .number("best", here("best_weights"))
                .with("push", downhill(here("grad_weights")))
        }),
    }
}

/// The heading of a column, which may be long.
fn heading(name: &str) -> Argument {
    Argument::Heading(name.to_owned())
}

/// What a stage did with a table, for one row and one feature.
fn stage_of_table(step: &Step, plane: &FeaturePlane, name: &str, column: usize, row: usize) -> Sentence {
    let evaluation = &step.evaluation;
    let row = row_within(step, row);
    let scalar = |name: &str| evaluation.scalar(name).unwrap_or(f64::NAN);
    match step.name() {
        "predict" => {
            Sentence::of("table-predict").with("row", row).number("prediction", at(evaluation, "predictions", row))
        }
        "error" => {
            let error = at(evaluation, "errors", row);
            let said = Sentence::of("table-error").with("target", heading(plane.target())).with("row", row);
            said.number("size", error.abs()).with("side", side(error))
        }
        "loss" if step.part.is_some() => Sentence::of("loss-of-batch").number("loss", scalar("loss")),
        "loss" => Sentence::of("table-loss").number("loss", scalar("loss")).number("best", scalar("best_loss")),
        "gradients" => {
            let gradient = at(evaluation, "grad_weights", column);
            let said = Sentence::of("table-gradients").with("feature", heading(name));
            said.number("gradient", gradient).with("push", downhill(gradient))
        }
        _ => {
            let weight = at(evaluation, "weights", column);
            Sentence::of("table-update").with("feature", heading(name)).number("weight", weight)
        }
    }
}
