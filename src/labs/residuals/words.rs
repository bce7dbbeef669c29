//! What the residuals lab says: one sentence at every position, with its numbers.

use super::compute::Shown;
use crate::lab::{Element, Snapshot, grouped};
use crate::ops::Cell;
use crate::ui::number::{number, with_decimals};

/// One sentence on what is to be seen where the lab stands, for the point in row `row`.
pub(super) fn narrate(run: Shown, row: usize) -> String {
    let frame = run.snapshot();
    let scalar = |name: &str| frame.scalar(name).unwrap_or(f64::NAN);
    let is_flat = frame.scalar("std") == Some(0.0);
    match &frame.step {
        None => format!("The line is flat at 0: residuals are the labels, {} on the mean.", number(scalar("mean"))),
        _ if is_flat => "All residuals are equal: without a spread there is neither z nor curve.".to_owned(),
        Some(step) if frame.position.stage > 0 => match step.name() {
            "residuals" => residual(frame, row),
            "spread" => {
                let (mean, std) = (number(scalar("mean")), number(scalar("std")));
                format!("They spread by {std} around {mean}; so does the normal curve.")
            }
            "z" => z(frame, row),
            _ => outliers(run),
        },
        Some(_) => {
            let [one, two] = ["within_1", "within_2"].map(|name| with_decimals(scalar(name), 1));
            format!("{one}% lie within 1σ and {two}% within 2σ; of normal ones 68.3% and 95.4% do.")
        }
    }
}

fn at(frame: &Snapshot, name: &str, row: usize) -> f64 {
    let of = frame.now.find(name).filter(|of| row < frame.now.shape(*of).len());
    of.map_or(f64::NAN, |of| frame.now.number(Element { of, cell: Cell::at(row) }))
}

fn residual(frame: &Snapshot, row: usize) -> String {
    let residual = at(frame, "residuals", row);
    let side = if residual < 0.0 { "below" } else { "above" };
    format!("Label minus prediction: point {row} lies {} {side} the line.", number(residual.abs()))
}

fn z(frame: &Snapshot, row: usize) -> String {
    let z = at(frame, "z", row);
    let side = if z < 0.0 { "below" } else { "above" };
    format!("z counts in deviations: point {row} lies {} of them {side} the mean.", number(z.abs()))
}

fn outliers(run: Shown) -> String {
    let survey = run.survey();
    let (out, all) = (grouped(survey.outliers as u64), grouped(survey.points as u64));
    format!("{out} of {all} lie more than 2σ from the mean; of normal ones 1 in 22 does.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Goal, Parameters, Position, Schedule, Sight, Since};
    use crate::table::Table;

    #[test]
    fn every_sentence_fits_its_line() {
        for settings in [
            &[][..],
            &[("noise", "0"), ("lr", "0.3")],
            &[("noise_kind", "student-t"), ("points", "60001"), ("slope", "-900000")],
        ] {
            let lab = &super::super::LAB;
            let parameters = Parameters::defaults(lab.description.parameters);
            let mut session = lab.open(Schedule::new(parameters), Table::built_in()).unwrap();
            for (name, value) in settings {
                session.set(name, value, Since::Start).unwrap();
            }
            for from in [0, 250, 498] {
                session.go_to(Position::after(from));
                loop {
                    let shown = session.snapshot();
                    let sentence = narrate(Shown::of(&Sight::at_once(&shown)), 7);
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
