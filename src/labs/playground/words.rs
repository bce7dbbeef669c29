//! What the playground says: one sentence at every position, with its numbers.

use super::compute::Playground;
use super::cursor::{is_between, layer_of};
use super::health::{Gradients, Health, Unit};
use crate::lab::{Shown, Step};
use crate::ops::Cell;
use crate::ui::Look;
use crate::ui::number::{number, with_decimals};

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Playground>, look: &Look) -> String {
    let network = run.lab().network();
    let Some(step) = &run.step else {
        let points = run.lab().points();
        let (train, test) = (points.train, points.len() - points.train);
        return format!("{train} points to learn from, {test} to test with; {} numbers to learn.", network.numbers());
    };
    if is_between(run) {
        return between(run);
    }
    let last = network.layers();
    let layer = layer_of(step, last);
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let at = |name: &str, cell: Cell| run.number(name, cell).map_or("?".to_owned(), number);
    let name = step.name();
    match name {
        "output" => format!("the network says {} of point {}.", at("output", Cell::at(cell.row)), point(run, cell)),
        "loss" => format!("the mean loss of these {} is {}.", count(run), at("batch_loss", Cell::SCALAR)),
        "update" => update(run, step),
        "back: output" => {
            let slope = at(&format!("dZ{last}"), Cell::new(cell.row, 0));
            format!("of point {} the loss has the slope {slope} in what goes into the output.", point(run, cell))
        }
        _ if name.starts_with("back") => {
            let slope = at(&format!("dZ{layer}"), cell);
            format!(
                "back through W{}: point {} has the slope {slope} in unit {}.",
                layer + 1,
                point(run, cell),
                cell.column
            )
        }
        _ => {
            let [into, out] = ["Z", "A"].map(|what| at(&format!("{what}{layer}"), cell));
            format!(
                "point {}: unit {} of layer {layer} takes {into} and makes {out} of it.",
                point(run, cell),
                cell.column
            )
        }
    }
}

/// The place among all points of the one in this row of the batch.
fn point(run: Shown<Playground>, cell: Cell) -> usize {
    run.number("batch", Cell::at(cell.row)).unwrap_or(0.0) as usize
}

fn count(run: Shown<Playground>) -> String {
    match run.now.get("batch").map_or(0, |rows| rows.shape().len()) {
        1 => "1 point".to_owned(),
        count => format!("{count} points"),
    }
}

fn update(run: Shown<Playground>, step: &Step) -> String {
    let lr = with_decimals(run.lab().lr, 4);
    let which = step.part.map_or(String::new(), |(batch, of)| format!(" after batch {batch} of {of}"));
    match run.parameters().get::<&str>("optimiser") {
        "plain" => format!("each number goes {} times its gradient downhill{which}.", lr.trim_end_matches('0')),
        optimiser => format!("each number goes downhill as {optimiser} has it{which}."),
    }
}

/// Between epochs: the losses, or what is wrong.
fn between(run: Shown<Playground>) -> String {
    let state = run.state();
    let health = Health::of(run.lab(), state);
    let by_hand: Vec<String> = run
        .lab()
        .edits_at(run.position.done)
        .map(|edit| format!("layer {} to {}", edit.layer, number(edit.value)))
        .collect();
    let [train, test] = [state.seen.train_loss, state.seen.test_loss].map(number);
    let losses = format!("the loss is {train} on the points for training, {test} on the others");
    let (dead, flat) = (health.all(Unit::Dead), health.all(Unit::Saturated));
    let units = |count: usize| if count == 1 { "1 unit is".to_owned() } else { format!("{count} units are") };
    match () {
        () if !by_hand.is_empty() => format!("set by hand in {}: {losses}.", by_hand.join(", ")),
        () if health.gradients == Gradients::Exploding => format!("gradients explode: {losses}."),
        () if health.gradients == Gradients::None && dead > 0 => {
            format!("{} dead and nothing flows back: a gradient is 0.", units(dead))
        }
        () if dead > 0 => format!("{} dead: {losses}.", units(dead)),
        () if flat > 0 => format!("{} saturated: {losses}.", units(flat)),
        () if health.gradients == Gradients::Vanishing => format!("the first gradient vanishes: {losses}."),
        () => format!("{losses}."),
    }
}
