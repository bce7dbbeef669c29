//! What the regression lab says: one sentence at every position, with its numbers.

use super::compute::Regression;
use crate::lab::{Element, Shown, Step, grouped};
use crate::ops::Cell;
use crate::ui::Look;
use crate::ui::number::{exact, number, with_decimals};

/// Characters of a name at most, so that a sentence stays on its line.
const NAME: usize = 12;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Regression>, look: &Look) -> String {
    let now = &run.now;
    let rows = now.find("y").map_or(0, |of| now.shape(of).len());
    let rows = grouped(rows as u64);
    let names = run.lab().weight_names();
    let name = |index: usize| names.get(index).map_or(String::new(), |name| name.chars().take(NAME).collect());
    let Some(step) = &run.step else {
        return format!(
            "Wanted are the weights that bring X w closest to y: {rows} rows, {} features.",
            names.len() - 1
        );
    };
    let Some(of) = step.result() else { return run.description().about.to_owned() };
    let cell = step.cell(of, look.cell());
    if step.name() != "descent" && run.position.stage > 0 && !step.progress.has(cell, step.evaluation.shape(of)) {
        return "Nothing of this stage has been computed yet.".to_owned();
    }
    let value = || number(step.evaluation.number(Element { of, cell }));
    let scalar = |name: &str| step.evaluation.scalar(name).unwrap_or(f64::NAN);
    match step.name() {
        "column of ones" => "The column of ones makes the bias a weight like any other.".to_owned(),
        "XᵀX" => {
            format!("Columns {} and {}, multiplied and summed, give {}.", name(cell.row), name(cell.column), value())
        }
        "ridge" if run.lab().ridge() == 0.0 => "With ridge 0 nothing is added on the diagonal.".to_owned(),
        "ridge" if cell.row == cell.column => {
            format!("{} more on the diagonal make a large {} costly.", exact(run.lab().ridge()), name(cell.row))
        }
        "ridge" => "Beside the diagonal the ridge adds nothing.".to_owned(),
        "Xᵀy" => format!("Column {} times y, summed over {rows} rows, is {}.", name(cell.row), value()),
        "factor" => {
            let diagonal = Cell::new(cell.column, cell.column);
            let root = number(step.evaluation.number(Element { of, cell: diagonal }));
            format!("Column {} of L has {root} on the diagonal; it takes the columns before it.", cell.column)
        }
        "forward substitution" if cell.row == 0 => format!("The first row has one unknown: z[0] = {}.", value()),
        "forward substitution" => {
            format!("The z above row {} are known, so that its own is left: {}.", cell.row, value())
        }
        "back substitution" if cell.row + 1 == names.len() => {
            format!("The last row has one unknown: {} weighs {}.", name(cell.row), value())
        }
        "back substitution" => format!("All weights below {} are known; it weighs {}.", name(cell.row), value()),
        "fit" => fit(run, step, &name),
        "condition" => {
            let (condition, digits) = (number(scalar("condition")), with_decimals(scalar("digits_at_risk"), 1));
            format!("Errors can grow {condition} times: {digits} of about 16 digits are at risk.")
        }
        _ => descent(run, step, cell, &name(cell.column)),
    }
}

fn at(step: &Step, name: &str, row: usize) -> f64 {
    step.evaluation
        .get(name)
        .filter(|value| row < value.shape().len())
        .map_or(f64::NAN, |value| value.get(Cell::at(row)))
}

/// What the weights come to.
fn fit(run: Shown<Regression>, step: &Step, name: &dyn Fn(usize) -> String) -> String {
    let sum = number(step.evaluation.scalar("residual_sum").unwrap_or(f64::NAN));
    let largest = |of: &str, from: usize| {
        let size = |row: &usize| at(step, of, *row).abs();
        (from..run.lab().weight_names().len()).max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(0)
    };
    if run.lab().ridge() > 0.0 {
        let row = largest("plain_weights", 1);
        let (before, after) = (number(at(step, "plain_weights", row)), number(at(step, "weights", row)));
        if before == "nan" {
            return format!("Without the ridge there is no answer; with it {} weighs {after}.", name(row));
        }
        return format!("Ridge {} takes {} from {before} to {after}.", exact(run.lab().ridge()), name(row));
    }
    if run.lab().has_true_weights() {
        let row = largest("difference", 0);
        let off = number(at(step, "difference", row));
        return format!("Furthest from the truth is {}, by {off}; squared residuals sum to {sum}.", name(row));
    }
    format!("The squares of what the weights leave unexplained sum to {sum}.")
}

/// How far the descent has come.
fn descent(run: Shown<Regression>, step: &Step, cell: Cell, name: &str) -> String {
    let (lr, limit) = (run.parameters().get::<f64>("lr"), step.evaluation.scalar("lr_limit").unwrap_or(f64::NAN));
    if cell.row == 0 {
        return "Descent starts with all weights 0.".to_owned();
    }
    if lr > limit {
        return format!("With lr {} above {} every step overshoots by more.", exact(lr), number(limit));
    }
    let exact = number(at(step, "weights", cell.column));
    let here = step.result().filter(|of| step.evaluation.shape(*of).rank() > 1);
    let here = here.map_or(f64::NAN, |of| step.evaluation.number(Element { of, cell }));
    format!("After step {} {name} weighs {}; the exact answer is {exact}.", cell.row, number(here))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Goal, Parameters, Run, Schedule, Session, Sight, Since};
    use crate::table::Table;

    #[test]
    fn every_sentence_fits_its_line() {
        for settings in [
            &[][..],
            &[("ridge", "12.5")],
            &[("lr", "5"), ("points", "1000"), ("seed", "3")],
            &[("data_from", "table")],
        ] {
            let parameters = Parameters::defaults(<Regression as crate::lab::Lab>::DESCRIPTION.parameters);
            let mut run = Run::<Regression>::new(Schedule::new(parameters), Table::built_in()).unwrap();
            for (name, value) in settings {
                run.set(name, value, Since::Start).unwrap();
            }
            let look = Look::new(&[]);
            loop {
                let shown = run.snapshot();
                let sentence = narrate(Sight::at_once(&shown).lab(), &look);
                let length = sentence.chars().count();
                assert!(length < 80 && sentence.ends_with('.'), "{length}: {sentence}");
                assert!(!sentence.contains("nan"), "{sentence}");
                if shown.position >= shown.end() {
                    break;
                }
                run.go_to(shown.reach(Goal::StageForward));
            }
        }
    }
}
