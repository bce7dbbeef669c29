//! What the classifier lab says: one sentence at every position, with its numbers.

use super::compute::{Classifier, dead_units};
use crate::lab::{Evaluation, Shown, Step};
use crate::ops::{Cell, Value};
use crate::ui::Look;
use crate::ui::number::number;

/// Loss below which nothing is left to learn, to speak of.
const LEARNT: f64 = 0.01;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Classifier>, look: &Look) -> String {
    match &run.step {
        Some(step) if run.position.stage > 0 => stage(run, step, look),
        _ => epoch(run),
    }
}

/// What an epoch came to.
fn epoch(run: Shown<Classifier>) -> String {
    let scalar = |name: &str| run.scalar(name).unwrap_or(f64::NAN);
    let (loss, accuracy, samples) = (scalar("loss"), scalar("accuracy"), run.lab().data().targets.shape().rows());
    let right = (accuracy * samples as f64).round();
    let told = format!("{right} of {samples} are told right");
    if run.lab().data().classes.len() == 1 {
        return "every row is of the same class: there is nothing to learn.".to_owned();
    }
    if let Some(departure) = run.departure().filter(|departure| run.position.done + 1 >= departure.round) {
        return format!(
            "{told}; the next epoch leaves the numbers there are at {}: lr is too large.",
            departure.quantity
        );
    }
    if run.position.done == 0 {
        return format!("nothing is learnt yet: {told}, and the loss is {}.", number(loss));
    }
    let before = run.earlier.as_ref().and_then(|earlier| earlier.scalar("loss")).unwrap_or(f64::NAN);
    let way = if loss < before {
        "down"
    } else if loss > before {
        "up"
    } else {
        return format!("{told}; the loss stays at {}: no weight moved it.", number(loss));
    };
    if loss < LEARNT && right as usize == samples {
        return format!("all {samples} are told right, and the loss is down to {}.", number(loss));
    }
    format!("{told}; the loss went {way} to {}.", number(loss))
}

/// What a stage did.
fn stage(run: Shown<Classifier>, step: &Step, look: &Look) -> String {
    let evaluation = &step.evaluation;
    let scalar = |name: &str| evaluation.scalar(name).unwrap_or(f64::NAN);
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let classes = &run.lab().data().classes;
    let name = step.name();
    match name {
        "layer 1" => {
            format!("unit {} of row {}: its row of X times its weights, plus its bias.", cell.column, cell.row)
        }
        "layer 2" | "layer 3" => {
            format!("unit {} of row {}: what layer {} gave, weighed and added up.", cell.column, cell.row, before(name))
        }
        "ReLU 1" | "ReLU 2" => of_units(evaluation, if name == "ReLU 1" { "A1" } else { "A2" }),
        "softmax" | "sigmoid" => {
            let probability = evaluation.get("output").map_or(f64::NAN, |output| output.get(cell));
            format!("row {} is `{}` with probability {}.", cell.row, classes[cell.column], number(probability))
        }
        "loss" => format!("how surprised the network is by the true classes, on average: {}.", number(scalar("loss"))),
        "confusion" => confusion(evaluation, classes),
        "dZ2" | "dZ3" if is_last(run, name) => {
            "probability minus truth, over the rows: the slope by each score.".to_owned()
        }
        "dW1" | "dW2" | "dW3" => of_gradient(evaluation, name, run.lab().layers()),
        "db1" | "db2" | "db3" => "the slope by a bias: what comes back, added up over all rows.".to_owned(),
        "update" => format!("every weight and bias goes {} times its slope downhill.", number(scalar("lr"))),
        "dA1" | "dA2" => "back through the weights: how what each unit gave changes the loss.".to_owned(),
        _ => "back through the ReLU: nothing passes where nothing came out.".to_owned(),
    }
}

fn before(stage: &str) -> usize {
    if stage == "layer 2" { 1 } else { 2 }
}

/// Whether a stage is about the scores of the classes.
fn is_last(run: Shown<Classifier>, stage: &str) -> bool {
    stage.ends_with(&run.lab().layers().to_string())
}

/// Which units nothing comes out of.
fn of_units(evaluation: &Evaluation, name: &str) -> String {
    match evaluation.get(name).map(dead_units) {
        Some(dead) if !dead.is_empty() => {
            format!("{}: whatever row comes in, nothing comes out.", named(&dead, "dead"))
        }
        _ => "what is below 0 becomes 0; every unit answers to some row.".to_owned(),
    }
}

/// What a gradient of weights is made of; where it is 0 because units are dead, on either side of the weights.
fn of_gradient(evaluation: &Evaluation, name: &str, layers: usize) -> String {
    let layer: usize = name[2..].parse().unwrap_or(1);
    let dead = |layer: usize| evaluation.get(&format!("A{layer}")).map(dead_units).unwrap_or_default();
    let (out_of, into) = (if layer < layers { dead(layer) } else { vec![] }, dead(layer - 1));
    let is_zero = evaluation.get(name).is_some_and(|gradient| gradient.numbers().all(|number| number == 0.0));
    if is_zero {
        return format!("every number of {name} is 0: no step changes these weights.");
    }
    let its = |units: &[usize]| if units.len() == 1 { "its" } else { "their" };
    if !out_of.is_empty() {
        return format!("{}: the slope by {} weights is 0, they stay.", named(&out_of, "dead"), its(&out_of));
    }
    if !into.is_empty() {
        return format!("{} in layer {}: the slope by what weighs it is 0.", named(&into, "dead"), layer - 1);
    }
    format!("{name} adds up over all rows what comes in times what comes back.")
}

/// `unit 2 is dead`, `units 2, 5 and 7 are dead`.
fn named(units: &[usize], what: &str) -> String {
    let written: Vec<String> = units.iter().map(usize::to_string).collect();
    match written.split_last() {
        Some((last, [])) => format!("unit {last} is {what}"),
        Some((last, others)) => format!("units {} and {last} are {what}", others.join(", ")),
        None => String::new(),
    }
}

/// Which mistake is the most frequent one.
fn confusion(evaluation: &Evaluation, classes: &[String]) -> String {
    let Some(confusion) = evaluation.get("confusion") else { return String::new() };
    let mistakes = confusion.shape().cells().filter(|cell| cell.row != cell.column);
    let most = mistakes.max_by(|a, b| confusion.get(*a).total_cmp(&confusion.get(*b)).then(b.cmp(a)));
    let right = 100.0 * evaluation.scalar("accuracy").unwrap_or(f64::NAN);
    match most.filter(|cell| count(confusion, *cell) > 0.0) {
        Some(cell) => {
            let (count, is, taken) = (count(confusion, cell), &classes[cell.row], &classes[cell.column]);
            format!("{right:.1} % are told right; {count} of `{is}` {} taken for `{taken}`.", are(count))
        }
        None => "no row is taken for another class than its own.".to_owned(),
    }
}

fn count(confusion: &Value, cell: Cell) -> f64 {
    confusion.get(cell)
}

fn are(count: f64) -> &'static str {
    if count == 1.0 { "is" } else { "are" }
}
