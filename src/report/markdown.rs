//! The step that a lab stands at as a page of Markdown, for notes and questions.

use std::fmt::Write as _;
use std::path::Path;

use super::command_line::command_line;
use crate::lab::program::Reference;
use crate::lab::script;
use crate::lab::{Evaluation, Sight, Step};
use crate::ops::Cell;
use crate::page::Wording;
use crate::ui::{Look, Screen, arithmetic, capitalised};

/// Rows and columns of a quantity that are written out at most.
const MOST: usize = 12;

/// The current step: where it is, what is to be seen, the stage's arithmetic with its numbers, its code, the values that
/// it computed and the parameters.
pub fn markdown(shown: &Sight, screen: &dyn Screen, words: Wording, look: &Look, file: Option<&Path>) -> String {
    let description = shown.description();
    let mut page = format!(
        "# {}: {} {} of {}\n\n{}\n\n",
        description.name,
        description.round,
        shown.position,
        shown.rounds(),
        capitalised(&words.word(&screen.narration(shown, look)))
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
