//! What the regression lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::compute::Regression;
use crate::lab::{Element, Shown, Step, grouped};
use crate::ops::Cell;
use crate::page::{Argument, Sentence};
use crate::ui::Look;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Regression>, look: &Look) -> Sentence {
    let now = &run.now;
    let rows = now.find("y").map_or(0, |of| now.shape(of).len());
    let rows = || Argument::Number(Some(rows as f64), grouped(rows as u64));
    let names = run.lab().weight_names();
    let name = |index: usize| Argument::Heading(names.get(index).cloned().unwrap_or_default());
    let Some(step) = &run.step else {
        return Sentence::of("start").with("rows", rows()).with("features", names.len() - 1);
    };
    let Some(of) = step.result() else { return Sentence::verbatim(run.description().about) };
    let cell = step.cell(of, look.cell());
    if step.name() != "descent" && run.position.stage > 0 && !step.progress.has(cell, step.evaluation.shape(of)) {
        return Sentence::of("nothing-yet");
    }
    let scalar = |name: &str| step.evaluation.scalar(name).unwrap_or(f64::NAN);
    let ridge = run.lab().ridge();
    let valued = |id: &'static str| Sentence::of(id).number("value", step.evaluation.number(Element { of, cell }));
    match step.name() {
        "column of ones" => Sentence::of("ones"),
        "gram" => valued("gram").with("first", name(cell.row)).with("second", name(cell.column)),
        "ridge" if ridge == 0.0 => Sentence::of("ridge-zero"),
        "ridge" if cell.row == cell.column => {
            Sentence::of("ridge").exact("ridge", ridge).with("weight", name(cell.row))
        }
        "ridge" => Sentence::of("ridge-beside"),
        "Xty" => valued("xty").with("column", name(cell.row)).with("rows", rows()),
        "factor" => {
            let root = step.evaluation.number(Element { of, cell: Cell::new(cell.column, cell.column) });
            let id = if cell.column == 0 { "factor-first" } else { "factor" };
            Sentence::of(id).with("column", cell.column).number("root", root)
        }
        "forward substitution" if cell.row == 0 => valued("forward-first"),
        "forward substitution" => valued("forward").with("row", name(cell.row)),
        "back substitution" if cell.row + 1 == names.len() => valued("back-last").with("weight", name(cell.row)),
        "back substitution" => valued("back").with("weight", name(cell.row)),
        "fit" => fit(run, step, &name),
        "condition" => Sentence::of("condition").number("condition", scalar("condition")).decimals(
            "digits",
            scalar("digits_at_risk"),
            1,
        ),
        _ => descent(run, step, cell, name(cell.column)),
    }
}

fn at(step: &Step, name: &str, row: usize) -> f64 {
    step.evaluation
        .get(name)
        .filter(|value| row < value.shape().len())
        .map_or(f64::NAN, |value| value.get(Cell::at(row)))
}

/// What the weights come to.
fn fit(run: Shown<Regression>, step: &Step, name: &dyn Fn(usize) -> Argument) -> Sentence {
    let sum = step.evaluation.scalar("residual_sum").unwrap_or(f64::NAN);
    let largest = |of: &str, from: usize| {
        let size = |row: &usize| at(step, of, *row).abs();
        (from..run.lab().weight_names().len()).max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(0)
    };
    let ridge = run.lab().ridge();
    if ridge > 0.0 {
        let row = largest("plain_weights", 1);
        let (before, after) = (at(step, "plain_weights", row), at(step, "weights", row));
        let id = if before.is_nan() { "fit-only-with-ridge" } else { "fit-ridge" };
        return Sentence::of(id)
            .exact("ridge", ridge)
            .with("weight", name(row))
            .number("before", before)
            .number("after", after);
    }
    if run.lab().has_true_weights() {
        let row = largest("difference", 0);
        let off = at(step, "difference", row);
        return Sentence::of("fit-truth").with("weight", name(row)).number("off", off).number("sum", sum);
    }
    Sentence::of("fit").number("sum", sum)
}

/// How far the descent has come.
fn descent(run: Shown<Regression>, step: &Step, cell: Cell, name: Argument) -> Sentence {
    let (lr, limit) = (run.parameters().get::<f64>("lr"), step.evaluation.scalar("lr_limit").unwrap_or(f64::NAN));
    if cell.row == 0 {
        return Sentence::of("descent-start");
    }
    if lr > limit {
        return Sentence::of("descent-overshoots").exact("lr", lr).number("limit", limit);
    }
    let here = step.result().filter(|of| step.evaluation.shape(*of).rank() > 1);
    let here = here.map_or(f64::NAN, |of| step.evaluation.number(Element { of, cell }));
    Sentence::of("descent")
        .with("step", cell.row)
        .with("weight", name)
        .number("here", here)
        .number("exact", at(step, "weights", cell.column))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Goal, Parameters, Run, Schedule, Session, Sight, Since};
    use crate::page::Wording;
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
            let words = Wording::english(super::super::LAB.catalogue());
            loop {
                let shown = run.snapshot();
                let sentence = words.word(&narrate(Sight::at_once(&shown).lab(), &look));
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
