//! Which cell of a stage tells most of what it does.

use crate::lab::program::{Kind, Statement};
use crate::lab::{Element, Reference, Step};
use crate::ops::Cell;

/// Cells of what a stage computes first that are looked through.
const LOOKED_THROUGH: usize = 2048;

/// Numbers of one line that are looked through for the largest.
const MEASURED: usize = 1 << 14;

/// A line whose number is that small beside its largest tells nothing.
const DULL: f64 = 0.01;

/// A line of a stage: how large a cell of it is beside its largest.
struct Scale {
    of: Reference,
    before: Option<Reference>,
    largest: f64,
}

impl Scale {
    fn of(step: &Step, of: Reference, statement: &Statement) -> Option<Self> {
        let evaluation = &step.evaluation;
        if evaluation.kind(of) != Kind::Number || evaluation.shape(of).is_empty() {
            return None;
        }
        let inputs = evaluation.program().inputs();
        let before = inputs.iter().position(|input| statement.is_update && input.name == statement.name);
        let mut scale = Self { of, before: before.map(Reference::Input), largest: 1.0 };
        let cells = evaluation.shape(of).cells().take(MEASURED);
        scale.largest = cells.map(|cell| scale.at(step, cell)).filter(|size| size.is_finite()).fold(0.0, f64::max);
        (scale.largest > 0.0).then_some(scale)
    }

    /// How large the number is, or how far an update moves it, beside the largest.
    fn at(&self, step: &Step, cell: Cell) -> f64 {
        let cell = step.evaluation.shape(self.of).nearest(cell);
        let number = |of: Reference| step.evaluation.number(Element { of, cell });
        let change = number(self.of) - self.before.map_or(0.0, number);
        change.abs() / self.largest
    }
}

/// The cell that is looked at, where something happens there in every line of the stage in which something happens at all;
/// else the one where most does. Nothing of a stage that computes no numbers.
pub fn cell(step: &Step, looked_at: Cell) -> Option<Cell> {
    let first = step.result()?;
    let shape = step.evaluation.shape(first);
    let scales: Vec<Scale> = step.statements().filter_map(|(of, line)| Scale::of(step, of, line)).collect();
    let told = |cell: &Cell| scales.iter().map(|scale| scale.at(step, *cell)).fold(f64::INFINITY, f64::min);
    let here = shape.nearest(looked_at);
    if scales.is_empty() || told(&here) >= DULL {
        return Some(here);
    }
    let cells = shape.cells().take(LOOKED_THROUGH);
    let best = cells.map(|cell| (told(&cell), cell)).reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(told, _)| *told > 0.0).map(|(_, cell)| cell).or(Some(here))
}
