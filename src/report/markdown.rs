//! The step that a lab stands at as a page of Markdown, for notes and questions.

use std::fmt::Write as _;
use std::path::Path;

use super::command_line::command_line;
use crate::lab::program::Reference;
use crate::lab::script;
use crate::lab::{Evaluation, Sight, Step};
use crate::ops::Cell;
use crate::ui::{Look, Screen, arithmetic, capitalised};

/// Rows and columns of a quantity that are written out at most.
const MOST: usize = 12;

/// The current step: where it is, what is to be seen, the stage's arithmetic with its numbers, its code, the values that
/// it computed and the parameters.
pub fn markdown(shown: &Sight, screen: &dyn Screen, look: &Look, file: Option<&Path>) -> String {
    let description = shown.description();
    let mut page = format!(
        "# {}: {} {} of {}\n\n{}\n\n",
        description.name,
        description.round,
        shown.position,
        shown.rounds(),
        capitalised(&screen.narration(shown, look))
    );
    if let Some(step) = &shown.step {
        write_step(step, &screen.in_stage(shown, look), &mut page);
    }
    page += "## Parameters\n\n| parameter | value | meaning |\n|---|---|---|\n";
    for (parameter, setting) in shown.parameters().that_matter() {
        let _ = writeln!(page, "| {} | {} | {} |", parameter.name, cell(&setting.to_string()), parameter.meaning);
    }
    let _ = write!(page, "\n## Again\n\n```sh\n{}\n```\n", command_line(shown, file));
    page
}

fn write_step(step: &Step, look: &Look, page: &mut String) {
    let _ = write!(page, "## {}\n\n```text\n", arithmetic::title(step).trim());
    for line in arithmetic::text(step, look) {
        let _ = writeln!(page, "{line}");
    }
    page.push_str("```\n\n```python\n");
    for (of, _) in step.statements() {
        if let Reference::Statement(index) = of {
            let _ = writeln!(page, "{}", script::line(&step.evaluation, index));
        }
    }
    page.push_str("```\n\n");
    // What is on its way is not computed yet.
    if step.progress.is_complete() {
        step.statements().for_each(|(of, _)| write_value(&step.evaluation, of, page));
    }
}

fn write_value(evaluation: &Evaluation, of: Reference, page: &mut String) {
    let name = evaluation.program().name(of);
    let shape = evaluation.shape(of);
    let written = |at: Cell| cell(&arithmetic::written_result(evaluation, of, evaluation.value(of).get(at)));
    let rows_of =
        |what: &str, rows: usize| if rows > MOST { format!(", the first {MOST} {what}") } else { String::new() };
    match *shape.axes() {
        [] => {
            let _ = write!(page, "**{name}** = {}\n\n", written(Cell::SCALAR));
        }
        [n] => {
            let numbers: Vec<String> = (0..n.min(MOST)).map(|i| written(Cell::at(i))).collect();
            let _ = write!(page, "**{name}** {shape}{}: {}\n\n", rows_of("numbers", n), numbers.join(", "));
        }
        [.., rows, columns] => {
            let (shown, across) = (rows.min(MOST), columns.min(MOST));
            let first = if shape.rank() > 2 { ", the first matrix" } else { "" };
            let most = format!("{first}{}{}", rows_of("rows", rows), rows_of("columns", columns));
            let _ = write!(page, "**{name}** {shape}{most}:\n\n|  |");
            let places = (0..across).map(|column| format!(" {column} |"));
            let _ = write!(page, "{}\n|---|{}\n", places.collect::<String>(), "---|".repeat(across));
            for row in 0..shown {
                let numbers = (0..across).map(|column| format!(" {} |", written(Cell::new(row, column))));
                let _ = writeln!(page, "| {row} |{}", numbers.collect::<String>());
            }
            page.push('\n');
        }
    }
}

/// Text as it can stand in a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Parameters, Position, Schedule};
    use crate::labs;
    use crate::table::Table;

    fn page(name: &str, position: Position) -> String {
        let lab = labs::find(name).unwrap();
        let schedule = Schedule::new(Parameters::defaults(lab.description.parameters));
        let mut session = lab.open(schedule, Table::built_in()).unwrap();
        session.go_to(position);
        let shown = session.snapshot();
        markdown(&Sight::at_once(&shown), lab.screen, &Look::new(lab.screen.choices()), None)
    }

    #[test]
    fn a_step_is_written_with_its_sentence_its_arithmetic_and_its_values() {
        let page = page("training", Position { done: 2, stage: 4 });
        for part in [
            "# training: epoch 3.4 of 500\n\n",
            "Against the gradients, downhill is slope up, intercept up.",
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
        let lab = labs::find("training").unwrap();
        let mut schedule = Schedule::new(Parameters::defaults(lab.description.parameters));
        let index = schedule.at(0).index("data_from").unwrap();
        schedule.set(index, Some(schedule.at(0).at(index).0.read("table").unwrap()), 0);
        let mut session = lab.open(schedule, Table::built_in()).unwrap();
        session.go_to(Position { done: 0, stage: 4 });
        let mut look = Look::new(lab.screen.choices());
        (look.row, look.column) = (5, 2);
        let shown = session.snapshot();
        let page = markdown(&Sight::at_once(&shown), lab.screen, &look, None);
        assert!(page.contains("grad_weights[2] = "), "{page}");
    }

    #[test]
    fn matrices_are_tables_and_what_is_not_computed_is_absent() {
        let done = page("attention", Position::after(6));
        assert!(done.contains("**weights** (4, 4):\n\n|  | 0 | 1 | 2 | 3 |\n|---|---|---|---|---|\n| 0 | "), "{done}");
        let under_way = page("attention", Position { done: 5, stage: 2 });
        assert!(!under_way.contains("**weights**"), "{under_way}");
    }

    #[test]
    fn every_lab_has_a_page_everywhere() {
        for lab in labs::registry() {
            for done in [0, 1, 3] {
                assert!(page(lab.description.name, Position::after(done)).contains("## Parameters"));
            }
        }
    }
}
