//! What the classifier lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use std::sync::Arc;

use super::compute::Classifier;
use super::mistakes::dead;
use crate::lab::{Evaluation, Shown, Step};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::Look;

/// Loss below which nothing is left to learn, to speak of.
const LEARNT: f64 = 0.01;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Classifier>, look: &Look) -> Sentence {
    match &run.step {
        Some(step) if run.position.stage > 0 => stage(run, step, look),
        _ => epoch(run),
    }
}

/// What an epoch came to.
fn epoch(run: Shown<Classifier>) -> Sentence {
    let data = run.lab().data();
    if data.classes.len() == 1 {
        return Sentence::of("one-class");
    }
    let (loss, samples) = (run.scalar("loss"), data.of_rows.len());
    let right = (run.scalar("accuracy").unwrap_or(f64::NAN) * samples as f64).round() as usize;
    let told = |id: &'static str| Sentence::of(id).with("right", right).with("samples", samples).number("loss", loss);
    if let Some(departure) = run.departure().filter(|departure| run.position.done + 1 >= departure.round) {
        return told("departs").with("quantity", departure.quantity.to_string());
    }
    let before = run.earlier.as_ref().and_then(|earlier| earlier.scalar("loss"));
    let (Some(now), Some(before)) = (loss, before) else { return told("nothing-learnt") };
    if now < LEARNT && right == samples {
        told("learnt")
    } else if now < before {
        told("down")
    } else if now > before {
        told("up")
    } else {
        told("stays")
    }
}

/// What a stage did.
fn stage(run: Shown<Classifier>, step: &Step, look: &Look) -> Sentence {
    let evaluation = &step.evaluation;
    let scalar = |name: &str| evaluation.scalar(name);
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let classes = &run.lab().data().classes;
    let unit = |id: &'static str| Sentence::of(id).with("unit", cell.column).with("row", cell.row);
    match step.name() {
        "layer 1" => unit("first-layer"),
        "layer 2" => unit("layer").with("before", 1_u32),
        "layer 3" => unit("layer").with("before", 2_u32),
        "ReLU 1" => of_units(run, 1),
        "ReLU 2" => of_units(run, 2),
        "softmax" | "sigmoid" => {
            let probability = evaluation.get("output").map(|output| output.get(cell));
            Sentence::of("probability")
                .with("row", cell.row)
                .with("class", &classes[cell.column])
                .number("probability", probability)
        }
        "loss" => of_loss(run, evaluation, cell.row),
        "confusion" => confusion(evaluation, classes),
        "dZ2" if run.lab().layers() == 2 => Sentence::of("slope-of-scores"),
        "dZ3" => Sentence::of("slope-of-scores"),
        name @ ("dW1" | "dW2" | "dW3") => of_gradient(run, evaluation, name),
        "db1" | "db2" | "db3" => Sentence::of("slope-of-biases"),
        "update" => Sentence::of("update").exact("lr", scalar("lr")),
        "dA1" | "dA2" => Sentence::of("back-through-weights"),
        _ => Sentence::of("back-through-relu"),
    }
}

/// Units, by their numbers.
fn units(id: &'static str, units: &[usize]) -> Sentence {
    let written: Vec<String> = units.iter().map(usize::to_string).collect();
    Sentence::of(id).with("count", units.len()).with("units", written.join(", "))
}

/// Which units nothing comes out of.
fn of_units(run: Shown<Classifier>, layer: usize) -> Sentence {
    match dead(run, layer) {
        Some(dead) if dead.is_empty() => Sentence::of("relu"),
        Some(dead) => units("dead", &dead),
        // Of many rows it has yet to be found out which units answer to one.
        None => Sentence::of("relu-alone"),
    }
}

/// What one sample adds to the loss, and what all of them come to.
fn of_loss(run: Shown<Classifier>, evaluation: &Evaluation, row: usize) -> Sentence {
    let data = run.lab().data();
    let at_row = |name: &str| evaluation.get(name).map(|values| values.get(Cell::at(row)));
    let probability = at_row("p_truth");
    // So improbable that there is no such number: its logarithm has been found another way.
    let of = if probability == Some(0.0) { Sentence::of("surprise-of-nothing") } else { Sentence::of("surprise") };
    of.with("row", row)
        .with("class", &data.classes[data.of_rows[row]])
        .number("probability", probability)
        .number("surprise", at_row("surprise"))
        .with("samples", data.of_rows.len())
        .number("loss", evaluation.scalar("loss"))
}

/// What a gradient of weights is made of; where it is 0 because units are dead, on either side of the weights.
fn of_gradient(run: Shown<Classifier>, evaluation: &Evaluation, name: &str) -> Sentence {
    let layer: usize = name[2..].parse().unwrap_or(1);
    let known = |layer: usize| dead(run, layer).unwrap_or_default();
    let out_of = if layer < run.lab().layers() { known(layer) } else { Arc::default() };
    let into = if layer > 1 { known(layer - 1) } else { Arc::default() };
    let is_zero = evaluation.get(name).is_some_and(|gradient| gradient.numbers().all(|number| number == 0.0));
    if is_zero {
        Sentence::of("slope-zero").with("gradient", name)
    } else if !out_of.is_empty() {
        units("slope-of-dead", &out_of)
    } else if !into.is_empty() {
        units("slope-from-dead", &into).with("layer", layer - 1)
    } else {
        Sentence::of("slope-of-weights").with("gradient", name)
    }
}

/// Which mistake is the most frequent one.
fn confusion(evaluation: &Evaluation, classes: &[String]) -> Sentence {
    let Some(confusion) = evaluation.get("confusion") else { return Sentence::of("no-mistake") };
    let mistakes = confusion.shape().cells().filter(|cell| cell.row != cell.column);
    let most = mistakes.max_by(|a, b| confusion.get(*a).total_cmp(&confusion.get(*b)).then(b.cmp(a)));
    let right = evaluation.scalar("accuracy").map(|share| 100.0 * share);
    match most.filter(|cell| confusion.get(*cell) > 0.0) {
        Some(cell) => Sentence::of("mistake")
            .decimals("right", right, 1)
            .with("count", confusion.get(cell) as u64)
            .with("class", &classes[cell.row])
            .with("taken", &classes[cell.column]),
        None => Sentence::of("no-mistake"),
    }
}
