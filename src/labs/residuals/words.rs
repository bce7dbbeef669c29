//! What the residuals lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::compute::Shown;
use crate::lab::{Element, Snapshot, grouped};
use crate::ops::Cell;
use crate::page::{Argument, Sentence};

/// One sentence on what is to be seen where the lab stands, for the point in row `row`.
pub(super) fn narrate(run: Shown, row: usize) -> Sentence {
    let frame = run.snapshot();
    let scalar = |name: &str| frame.scalar(name).unwrap_or(f64::NAN);
    let is_flat = frame.scalar("std") == Some(0.0);
    match &frame.step {
        None => Sentence::of("start").number("mean", scalar("mean")),
        _ if is_flat => Sentence::of("no-spread"),
        Some(step) if frame.position.stage > 0 => match step.name() {
            "residuals" => of_point("residual", row, at(frame, "residuals", row)),
            "spread" => Sentence::of("spread").number("std", scalar("std")).number("mean", scalar("mean")),
            "z" => of_point("z", row, at(frame, "z", row)),
            _ => outliers(run),
        },
        Some(_) => Sentence::of("within").decimals("one", scalar("within_1"), 1).decimals("two", scalar("within_2"), 1),
    }
}

fn at(frame: &Snapshot, name: &str, row: usize) -> f64 {
    let of = frame.now.find(name).filter(|of| row < frame.now.shape(*of).len());
    of.map_or(f64::NAN, |of| frame.now.number(Element { of, cell: Cell::at(row) }))
}

/// On which side of the line, or of the mean, a point lies, and how far.
fn of_point(id: &'static str, row: usize, distance: f64) -> Sentence {
    let side = if distance < 0.0 { "below" } else { "above" };
    Sentence::of(id).with("point", row).number("distance", distance.abs()).with("side", side)
}

fn outliers(run: Shown) -> Sentence {
    let survey = run.survey();
    let written = |count: usize| Argument::Number(Some(count as f64), grouped(count as u64));
    Sentence::of("outliers").with("out", written(survey.outliers)).with("all", written(survey.points))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Goal, Parameters, Position, Schedule, Sight, Since};
    use crate::page::Wording;
    use crate::table::Table;

    #[test]
    fn every_sentence_fits_its_line() {
        for settings in [
            &[][..],
            &[("noise", "0"), ("lr", "0.3")],
            &[("noise_kind", "student-t"), ("points", "60001"), ("slope", "-900000")],
        ] {
            let lab = &super::super::LAB;
            let words = Wording::english(lab.catalogue());
            let parameters = Parameters::defaults(lab.description.parameters);
            let mut session = lab.open(Schedule::new(parameters), Table::built_in()).unwrap();
            for (name, value) in settings {
                session.set(name, value, Since::Start).unwrap();
            }
            for from in [0, 250, 498] {
                session.go_to(Position::after(from));
                loop {
                    let shown = session.snapshot();
                    let sentence = words.word(&narrate(Shown::of(&Sight::at_once(&shown)), 7));
                    let length = sentence.chars().count();
                    assert!(length < 80 && sentence.ends_with('.'), "{length}: {sentence}");
                    assert!(!sentence.contains("nan"), "{sentence}");
                    let here = shown.position;
                    if here >= Position::after(from + 2) {
                        break;
                    }
                    session.go_to(shown.reach(Goal::StageForward));
                }
            }
        }
    }
}
