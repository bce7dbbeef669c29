//! What the power iteration lab says: one sentence at every position, with its numbers.

use lina_tui::lab::Snapshot;
use lina_tui::ops::Cell;
use lina_tui::ui::Look;
use lina_tui::ui::number::number;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(shown: &Snapshot, look: &Look) -> String {
    let Some(step) = &shown.step else {
        return "every round multiplies, measures and divides: what stays is a direction.".to_owned();
    };
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let known = |name: &str, cell: Cell| shown.number(name, cell).map_or("not known".to_owned(), number);
    match step.name() {
        "multiply" => format!("row {} of the matrix times the vector is {}.", cell.row, known("product", cell)),
        "estimate" => format!("along the vector the matrix stretches by {}.", known("eigenvalue", Cell::SCALAR)),
        "norm" => format!("the product is {} long.", known("norm", Cell::SCALAR)),
        _ => format!("divided by its length, the product begins the next round: {}.", known("vector", cell)),
    }
}
