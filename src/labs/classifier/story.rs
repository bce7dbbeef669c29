//! The sample and the units that the cursor follows through an epoch as long as nobody has moved it: one sample's way
//! forward and back, through the units that answer to it most.

use super::compute::Classifier;
use crate::lab::{Shown, Step};
use crate::ops::{Cell, Value};

/// Cells of the first layer that are looked through.
const LOOKED_THROUGH: usize = 2048;

/// The cell of what `step` computes first that belongs to the story; nothing before there is one.
pub(super) fn cell(run: Shown<Classifier>, step: &Step) -> Option<Cell> {
    let evaluation = &step.evaluation;
    let (result, row, layers) = (step.result()?, row(step)?, run.lab().layers());
    let class = *run.lab().data().of_rows.get(row)?;
    // Which unit of a layer, from 1; of the last, the true class.
    let unit = |layer: usize| match layer {
        0 => 0,
        layer if layer == layers => class,
        layer => {
            let values = [format!("A{layer}"), format!("Z{layer}")];
            values.iter().find_map(|name| evaluation.get(name)).map_or(0, |values| greatest_of_row(values, row))
        }
    };
    let name = evaluation.program().name(result);
    let layer = name.chars().last().and_then(|digit| digit.to_digit(10)).map_or(layers, |layer| layer as usize);
    let cell = match name.trim_end_matches(|last: char| last.is_ascii_digit()) {
        "Z" | "A" | "dZ" | "dA" => Cell::new(row, unit(layer)),
        // The first article has a row of weights for each input, the second one for each unit.
        "W" | "dW" if layers == 2 => Cell::new(unit(layer - 1), unit(layer)),
        "W" | "dW" => Cell::new(unit(layer), unit(layer - 1)),
        "b" | "db" => Cell::at(unit(layer)),
        _ => Cell::new(row, class),
    };
    Some(evaluation.shape(result).nearest(cell))
}

/// Where the sample is counted among the answers: its class, and what it is taken for.
pub(super) fn answer(run: Shown<Classifier>, step: &Step) -> Option<Cell> {
    let row = row(step)?;
    let class = *run.lab().data().of_rows.get(row)?;
    let taken_for = step.evaluation.get("prediction")?.get(Cell::at(row));
    Some(step.evaluation.get("confusion")?.shape().nearest(Cell::new(class, taken_for as usize)))
}

/// The sample that a unit of the first layer answers to most.
fn row(step: &Step) -> Option<usize> {
    // Before the ReLU has let anything through, what it is given tells as much.
    let first = step.evaluation.get("A1").or_else(|| step.evaluation.get("Z1"))?;
    let cells = first.shape().cells().take(LOOKED_THROUGH);
    Some(cells.reduce(|best, cell| if first.get(cell) > first.get(best) { cell } else { best })?.row)
}

/// The column of the greatest number of a row.
fn greatest_of_row(values: &Value, row: usize) -> usize {
    let number = |column: usize| values.get(Cell::new(row, column));
    let greater = |best, column| if number(column) > number(best) { column } else { best };
    (0..values.shape().columns()).reduce(greater).unwrap_or(0)
}
