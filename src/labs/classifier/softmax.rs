//! What the softmax makes of the scores: each step of it beside the next, a row for each sample.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::compute::Classifier;
use crate::lab::{Shown, Step};
use crate::ops::Cell;
use crate::ui::grid::Grid;
use crate::ui::{Ui, arrangement, beside, operands};

/// From scores to probabilities: `Z2`, `shifted`, `exp`, `output`. Of the cell under the cursor it is seen what it is made
/// of.
pub(super) fn render(
    run: Shown<Classifier>,
    step: &Step,
    ui: &Ui,
    names: operands::Names,
    area: Rect,
    buffer: &mut Buffer,
) {
    let now = &step.evaluation;
    let scores = format!("Z{}", run.lab().layers());
    let title = format!("softmax of {scores}: shifted = {scores} − max, exp = e^shifted, output = exp / sum");
    let below = arrangement::under_strip(&title, now.program(), Some(step.stage), ui.theme, area, buffer);
    let mut grids: Vec<Grid> = [&*scores, "shifted", "exp", "output"]
        .into_iter()
        .filter_map(|name| Some(operands::quantity(now, name, now.find(name)?, ui, names)))
        .collect();
    if let ([scores, shifted, exp, output], None) = (&mut *grids, ui.lit) {
        let shape = output.value.shape();
        let cell = shape.nearest(ui.look.cell());
        let row: Vec<Cell> = (0..shape.columns()).map(|column| Cell::new(cell.row, column)).collect();
        output.cursor = Some(cell);
        // The greatest score and the sum are those of the whole row.
        scores.lit.extend(&row);
        exp.lit.extend(&row);
        shifted.lit.insert(cell);
    }
    beside::in_a_row(&grids, &["→", "→", "→"], ui, below, buffer);
}
