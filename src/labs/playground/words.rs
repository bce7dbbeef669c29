//! What the playground says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::compute::Playground;
use super::cursor::{is_between, layer_of};
use super::health::{Gradients, Health, Unit};
use crate::lab::{Shown, Step};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::Look;
use crate::ui::number::number;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Playground>, look: &Look) -> Sentence {
    let network = run.lab().network();
    let Some(step) = &run.step else {
        let points = run.lab().points();
        let (train, test) = (points.train, points.len() - points.train);
        return Sentence::of("start").with("train", train).with("test", test).with("numbers", network.numbers());
    };
    if is_between(run) {
        return between(run);
    }
    let last = network.layers();
    let layer = layer_of(step, last);
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let at = |name: &str, cell: Cell| run.number(name, cell);
    let of_point = |id: &'static str| Sentence::of(id).with("point", point(run, cell));
    let name = step.name();
    match name {
        "output" => of_point("output")
            .number("output", at("output", Cell::at(cell.row)))
            .exact("truth", at("y_batch", Cell::at(cell.row))),
        "loss" => Sentence::of("loss").with("count", count(run)).number("loss", at("batch_loss", Cell::SCALAR)),
        "update" => update(run, step),
        "back: output" => {
            of_point("back-from-output").number("slope", at(&format!("dZ{last}"), Cell::new(cell.row, 0)))
        }
        _ if name.starts_with("back") => of_point("back")
            .with("weights", format!("W{}", layer + 1))
            .number("slope", at(&format!("dZ{layer}"), cell))
            .with("unit", cell.column),
        _ => of_point("unit")
            .with("unit", cell.column)
            .with("layer", layer)
            .number("into", at(&format!("Z{layer}"), cell))
            .number("out", at(&format!("A{layer}"), cell)),
    }
}

/// The place among all points of the one in this row of the batch.
fn point(run: Shown<Playground>, cell: Cell) -> usize {
    run.number("batch", Cell::at(cell.row)).unwrap_or(0.0) as usize
}

/// How many points there are in the batch.
fn count(run: Shown<Playground>) -> usize {
    run.now.get("batch").map_or(0, |rows| rows.shape().len())
}

fn update(run: Shown<Playground>, step: &Step) -> Sentence {
    let (batch, batches) = step.part.unwrap_or((0, 0));
    let optimiser = run.parameters().get::<&str>("optimiser");
    let of = Sentence::of(match (optimiser, step.part) {
        ("plain", None) => "update",
        ("plain", Some(_)) => "update-of-batch",
        (_, None) => "update-by",
        (_, Some(_)) => "update-of-batch-by",
    });
    let of = if step.part.is_some() { of.with("batch", batch).with("batches", batches) } else { of };
    if optimiser == "plain" { of.exact("lr", run.lab().lr) } else { of.with("optimiser", optimiser) }
}

/// Between epochs: the losses, or what is wrong.
fn between(run: Shown<Playground>) -> Sentence {
    let state = run.state();
    let health = Health::shown(run);
    let by_hand: Vec<String> =
        run.lab().edits_at(run.position.done).map(|edit| format!("{} ← {}", edit.layer, number(edit.value))).collect();
    let of_losses =
        |id: &'static str| Sentence::of(id).number("train", state.seen.train_loss).number("test", state.seen.test_loss);
    let (dead, flat) = (health.all(Unit::Dead), health.all(Unit::Saturated));
    match () {
        () if !by_hand.is_empty() => of_losses("by-hand").with("layers", by_hand.join(", ")),
        () if health.gradients == Gradients::Exploding => of_losses("exploding"),
        () if health.gradients == Gradients::None && dead > 0 => Sentence::of("dead-and-still").with("count", dead),
        () if dead > 0 => of_losses("dead").with("count", dead),
        () if flat > 0 => of_losses("saturated").with("count", flat),
        () if health.gradients == Gradients::Vanishing => of_losses("vanishing"),
        () => of_losses("losses"),
    }
}
