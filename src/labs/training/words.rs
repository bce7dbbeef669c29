//! What the training lab says: one sentence at every position, with its numbers.

use super::compute::Training;
use super::plane::FeaturePlane;
use crate::lab::{Element, Evaluation, Shown, Snapshot, Step};
use crate::ops::Cell;
use crate::ui::Look;
use crate::ui::number::{exact, number};

/// One sentence on what is to be seen where the lab stands, for the point in the row that is looked at; of a table also
/// for the feature in the column that is.
pub(super) fn narrate(run: Shown<Training>, look: &Look) -> String {
    let (frame, row) = (run.snapshot(), look.row);
    if let Some(plane) = run.lab().plane() {
        return of_table(run, plane, look);
    }
    match &frame.step {
        None => "The line starts flat at 0; every epoch moves it a little downhill.".to_owned(),
        Some(step) if frame.position.stage > 0 => format!("{}{}", batch(step), stage(step, row)),
        Some(_) => epoch(run, frame),
    }
}

/// Which batch a stage belongs to.
fn batch(step: &Step) -> String {
    step.part.map_or(String::new(), |(part, parts)| format!("Batch {part}/{parts}: "))
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

/// What a stage did.
fn stage(step: &Step, row: usize) -> String {
    let evaluation = &step.evaluation;
    let scalar = |name: &str| evaluation.scalar(name).unwrap_or(f64::NAN);
    let row = row_within(step, row);
    let at_row = |name: &str| at(evaluation, name, row);
    let downhill = |gradient: f64| if gradient < 0.0 { "up" } else { "down" };
    match step.name() {
        "predict" => format!("the line at every x; at point {row} it says {}.", number(at_row("predictions"))),
        "error" => {
            let error = at_row("errors");
            let side = if error < 0.0 { "too low" } else { "too high" };
            format!("prediction minus truth; at point {row} it is {} {side}.", number(error.abs()))
        }
        // A batch may be fitted better than all the points together ever can be.
        "loss" if step.part.is_some() => format!("its mean squared error is {}.", number(scalar("loss"))),
        "loss" => format!(
            "the mean of the squared errors is {}; no line gets below {}.",
            number(scalar("loss")),
            number(scalar("best_loss"))
        ),
        "gradients" => format!(
            "against the gradients, downhill is slope {}, intercept {}.",
            downhill(scalar("grad_slope")),
            downhill(scalar("grad_intercept"))
        ),
        _ => "each parameter takes its step downhill.".to_owned(),
    }
}

/// What an epoch came to.
fn epoch(run: Shown<Training>, frame: &Snapshot) -> String {
    let scalar = |name: &str| frame.scalar(name).unwrap_or(f64::NAN);
    if let Some(text) = at_an_end(run, frame) {
        return text;
    }
    let (slope, best_slope) = (scalar("slope"), scalar("best_slope"));
    let (intercept, best_intercept) = (scalar("intercept"), scalar("best_intercept"));
    // The parameter with the longer way to go is the one worth a sentence.
    let (name, value, best) = if (slope - best_slope).abs() > (intercept - best_intercept).abs() {
        ("slope", slope, best_slope)
    } else {
        ("intercept", intercept, best_intercept)
    };
    let push = uphill(-scalar(if name == "slope" { "grad_slope" } else { "grad_intercept" }));
    let side = if value < best { "below" } else { "above" };
    // It began at 0.
    let where_it_is = if (value < best) == (0.0 < best) { format!("is still {side}") } else { "has passed".to_owned() };
    // What is best for it alone hangs on where the other one is.
    let is_led_on = (value < best) == (push == "up");
    let so = if is_led_on { ": the gradient pushes it" } else { "; for now the gradient pushes it" };
    format!("The {name} {} {where_it_is} {}{so} {push}.", number(value), number(best))
}

/// What an epoch came to where there is something to say of the loss: it is no longer finite, at rest, or rose.
fn at_an_end(run: Shown<Training>, frame: &Snapshot) -> Option<String> {
    let scalar = |name: &str| frame.scalar(name).unwrap_or(f64::NAN);
    let earlier = frame.earlier.as_ref().and_then(|earlier| earlier.scalar("loss")).unwrap_or(f64::NAN);
    let (loss, best_loss, lr) = (scalar("loss"), scalar("best_loss"), run.parameters().get::<f64>("lr"));
    let departed = run.departure().filter(|departure| departure.round == frame.position.done + 1);
    if let Some(departure) = departed {
        let limit = number(scalar("lr_limit"));
        return Some(format!("Epoch {} is no longer finite; lr {} is above {limit}.", departure.round, exact(lr)));
    }
    // Without noise nothing is left at rest; then a billionth of what there was at the start is as good.
    let at_start = run.trace().whole().next().map_or(0.0, |(_, sample)| sample[0]);
    if loss - best_loss <= (best_loss * 1e-3).max(at_start * 1e-9) {
        let (loss, best) = (number(loss), number(best_loss));
        return Some(format!("As good as it gets: the loss is {loss}, least squares has {best}."));
    }
    if loss > earlier && !run.lab().is_in_batches() {
        if run.parameters().get::<&str>("optimiser") == "plain" && lr > scalar("lr_limit") {
            let limit = number(scalar("lr_limit"));
            return Some(format!("The loss rose: with lr above {limit} every step overshoots by more."));
        }
        return Some(format!("The loss rose from {} to {}: this step overshot.", number(earlier), number(loss)));
    }
    None
}

/// Columns that a sentence has.
const WIDTH: usize = 78;

/// A heading in at most so many columns: what is too long loses its middle, since columns of one kind are told apart by
/// their ends.
pub(super) fn shortened(heading: &str, most: usize) -> String {
    let length = heading.chars().count();
    if length <= most {
        return heading.to_owned();
    }
    let kept = most.saturating_sub(1);
    let (first, last) = (kept.div_ceil(2), kept / 2);
    heading.chars().take(first).chain(['…']).chain(heading.chars().skip(length - last)).collect()
}

/// A sentence with a heading in it, which is cut where the whole would be too long.
fn fitting(heading: &str, sentence: impl Fn(&str) -> String) -> String {
    let mut sentences = (1..=heading.chars().count()).rev().map(|most| sentence(&shortened(heading, most)));
    sentences.find(|text| text.chars().count() <= WIDTH).unwrap_or_else(|| sentence("…"))
}

/// One sentence on what is to be seen of a table.
fn of_table(run: Shown<Training>, plane: &FeaturePlane, look: &Look) -> String {
    let frame = run.snapshot();
    let names = plane.feature_names();
    let column = look.column.min(names.len().saturating_sub(1));
    let name = names.get(column).map_or("", String::as_str);
    match &frame.step {
        None => fitting(plane.target(), |target| {
            format!("Every weight starts at 0, and so does every prediction of {target}.")
        }),
        Some(step) if frame.position.stage > 0 => stage_of_table(step, plane, name, column, look.row),
        Some(_) => at_an_end(run, frame).unwrap_or_else(|| {
            let weight = |of: &str| number(at(&frame.now, of, column));
            let push = uphill(-at(&frame.now, "grad_weights", column));
            let (here, best) = (weight("weights"), weight("best_weights"));
            fitting(name, |name| {
                format!("The weight of {name} is {here}, at best {best}; the gradient pushes it {push}.")
            })
        }),
    }
}

fn uphill(number: f64) -> &'static str {
    if number > 0.0 { "up" } else { "down" }
}

/// What a stage did with a table, for one row and one feature.
fn stage_of_table(step: &Step, plane: &FeaturePlane, name: &str, column: usize, row: usize) -> String {
    let (evaluation, batch) = (&step.evaluation, batch(step));
    let row = row_within(step, row);
    let scalar = |name: &str| evaluation.scalar(name).unwrap_or(f64::NAN);
    match step.name() {
        "predict" => {
            let predicted = number(at(evaluation, "predictions", row));
            format!("{batch}features times weights, plus intercept: row {row} gets {predicted}.")
        }
        "error" => {
            let error = at(evaluation, "errors", row);
            let (side, size) = (if error < 0.0 { "too low" } else { "too high" }, number(error.abs()));
            fitting(plane.target(), |target| format!("{batch}prediction minus {target}; row {row} is {size} {side}."))
        }
        "loss" if step.part.is_some() => format!("{batch}its mean squared error is {}.", number(scalar("loss"))),
        "loss" => format!(
            "the mean of the squared errors is {}; no weights get below {}.",
            number(scalar("loss")),
            number(scalar("best_loss"))
        ),
        "gradients" => {
            let gradient = at(evaluation, "grad_weights", column);
            let (push, gradient) = (uphill(-gradient), number(gradient));
            fitting(name, |name| format!("{batch}the gradient of {name} is {gradient}: its weight has to go {push}."))
        }
        _ => {
            let weight = number(at(evaluation, "weights", column));
            fitting(name, |name| format!("{batch}every weight takes its step downhill; {name} now has {weight}."))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_cut_so_that_the_sentence_fits() {
        let sentence = |heading: &str| {
            fitting(heading, |heading| format!("{heading} is the heading of a column that has a name."))
        };
        for (most, short) in [(20, "measurement_12"), (14, "measurement_12"), (8, "meas…_12"), (2, "m…"), (1, "…")]
        {
            assert_eq!(shortened("measurement_12", most), short);
        }
        assert_eq!(sentence("age"), "age is the heading of a column that has a name.");
        let cut = sentence(&"long ".repeat(40));
        assert_eq!(cut.chars().count(), WIDTH);
        assert!(cut.contains('…') && cut.ends_with(" is the heading of a column that has a name."));
        assert_eq!(fitting("age", |_| "x".repeat(100)), "x".repeat(100));
    }
}
