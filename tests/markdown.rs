//! A step as a page of Markdown.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::lab::Sight;
use lina_tui::ops::Cell;
use lina_tui::page::Wording;
use lina_tui::report::markdown;
use lina_tui::ui::Look;
use support::labs::{every_lab, lab};
use support::stood::{Stood, open};

/// The page of where a lab stands, for somebody who looks at this cell.
fn page(tab: &Stood, looked_at: Cell) -> String {
    let entry = lab(tab.description().name).entry;
    let (look, words) = (Look::new(entry.screen.choices()).at(looked_at), Wording::english(entry.catalogue()));
    markdown(&Sight::at_once(tab.snapshot()), entry.screen, words, &look, None)
}

/// A lab at a position, as it is written.
fn at(lab: &str, position: &str) -> Stood {
    let mut tab = open(lab, &[""; 0]);
    tab.go_to_written(position);
    tab
}

#[test]
fn a_step_is_written_with_its_sentence_its_arithmetic_and_its_values() {
    let page = page(&at("training", "3.4"), Cell::SCALAR);
    for part in [
        "# training: epoch 3.4 of 500\n\n",
        "To lower the loss: slope up, intercept up.",
        "## gradients, stage 4 of 5",
        "grad_slope = mean(2 · errors · X)\ngrad_slope = (2 · (−7.4941) · 0.4967 + ",
        "```python\ngrad_slope = np.mean(2 * errors * X)\n",
        "**grad_slope** = −4.0261\n",
        "| lr | 0.01 | learning rate |",
        "```sh\nlina-tui training --step 3.4\n```",
    ] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
}

#[test]
fn what_somebody_looks_at_is_worked_out() {
    let mut tab = open("training", &["data_from=table"]);
    tab.go_to_written("1.4");
    let page = page(&tab, Cell::new(5, 2));
    assert!(page.contains("grad_weights[2] = "), "{page}");
}

#[test]
fn matrices_are_tables_and_what_is_not_computed_is_absent() {
    let done = page(&at("attention", "6"), Cell::SCALAR);
    assert!(done.contains("**weights** (4, 4):\n\n|  | 0 | 1 | 2 | 3 |\n|---|---|---|---|---|\n| 0 | "), "{done}");
    let under_way = page(&at("attention", "6.2"), Cell::SCALAR);
    assert!(!under_way.contains("**weights**"), "{under_way}");
}

#[test]
fn every_lab_has_a_page_everywhere() {
    for lab in every_lab() {
        let mut tab = open(lab.name, &lab.cases.computed[0]);
        for position in tab.positions() {
            tab.go_to(position);
            assert!(page(&tab, Cell::SCALAR).contains("## Parameters"), "{} at {position}", lab.name);
        }
    }
}
