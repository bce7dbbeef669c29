//! What the power iteration lab says: one sentence at every position, with its numbers.

use lina_tui::lab::Snapshot;
use lina_tui::ops::Cell;
use lina_tui::page::Sentence;
use lina_tui::ui::Look;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(shown: &Snapshot, look: &Look) -> Sentence {
    let Some(step) = &shown.step else { return Sentence::of("start") };
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let known = |name: &str, cell: Cell| shown.number(name, cell);
    match step.name() {
        "multiply" => Sentence::of("multiply").with("row", cell.row).number("product", known("product", cell)),
        "estimate" => Sentence::of("estimate").number("eigenvalue", known("eigenvalue", Cell::SCALAR)),
        "norm" => Sentence::of("norm").number("norm", known("norm", Cell::SCALAR)),
        _ => Sentence::of("divide").number("vector", known("vector", cell)),
    }
}
