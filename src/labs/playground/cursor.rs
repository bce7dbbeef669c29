//! What the cursor stands on: between epochs a point and a unit, within one what the stage computes.

use super::compute::Playground;
use crate::lab::{Name, Shown, Step};
use crate::ops::{Cell, Value};
use crate::ui::Look;

/// A point and a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The point, among all of them.
    pub(super) point: usize,
    /// The unit's layer, from 1.
    pub(super) layer: usize,
    /// The unit's place in it.
    pub(super) unit: usize,
}

/// Whether the lab stands between two epochs.
pub(super) fn is_between(run: Shown<Playground>) -> bool {
    run.position.stage == 0
}

impl Cursor {
    /// Where the cursor stands. Between epochs its first column is the output, those behind it are the hidden units.
    pub(super) fn of(run: Shown<Playground>, look: &Look) -> Self {
        let network = run.lab().network();
        let last = network.layers();
        if is_between(run) {
            let point = look.row.min(run.lab().points().len() - 1);
            let mut place = look.column.min(network.units() - 1);
            if place == 0 {
                return Self { point, layer: last, unit: 0 };
            }
            place -= 1;
            for layer in 1..last {
                let (units, _) = network.shape(layer);
                if place < units {
                    return Self { point, layer, unit: place };
                }
                place -= units;
            }
            return Self { point, layer: last, unit: 0 };
        }
        let step = run.step.as_ref();
        let cell = step.and_then(|step| Some(step.cell(step.result()?, look.cell()))).unwrap_or(Cell::SCALAR);
        let layer = step.map_or(last, |step| layer_of(step, last));
        let batch = run.now.get("batch").filter(|rows| !rows.shape().is_empty());
        let row = |rows: &Value| rows.get(Cell::at(if cell.row < rows.shape().len() { cell.row } else { 0 })) as usize;
        let point = batch.map_or(0, row);
        Self { point, layer, unit: cell.column.min(network.shape(layer).0 - 1) }
    }

    /// The number that the cursor stands on between epochs.
    pub(super) fn number(self, last: usize) -> (Name, Cell) {
        if self.layer == last {
            ("output".into(), Cell::at(self.point))
        } else {
            (format!("A{}", self.layer).into(), Cell::new(self.point, self.unit))
        }
    }
}

/// The layer, from 1, that a stage within an epoch is about.
pub(super) fn layer_of(step: &Step, last: usize) -> usize {
    step.name().rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(last)
}

/// Whether a stage goes back.
pub(super) fn goes_back(step: &Step) -> bool {
    step.name().starts_with("back")
}
