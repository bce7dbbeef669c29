//! What the backprop lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::checks;
use super::compute::Backprop;
use crate::lab::Shown;
use crate::ops::{Cell, Shape, Value};
use crate::page::Sentence;
use crate::ui::Look;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Backprop>, look: &Look) -> Sentence {
    let frame = run.snapshot();
    let Some(step) = &frame.step else {
        let (weights, biases): (Vec<_>, Vec<_>) =
            run.lab().checks().into_iter().partition(|check| check.weight.starts_with('W'));
        return Sentence::of("start").with("weights", weights.len()).with("biases", biases.len());
    };
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let Cell { row, column, .. } = cell;
    let at = |name: &str, cell: Cell| frame.number(name, cell);
    let first = |name: &str| at(name, Cell::SCALAR);
    let of_unit = |id: &'static str| Sentence::of(id).with("row", row);
    let sum = at("z1", Cell::at(row)).unwrap_or(0.0);
    match step.name() {
        "z1" => of_unit("z1").number("sum", at("z1", cell)),
        "a1" if sum > 0.0 => of_unit("a1-on").number("sum", sum),
        "a1" => of_unit("a1-off").number("sum", sum),
        "z2" => Sentence::of("z2").number("sum", first("z2")),
        "y_pred" => Sentence::of("y-pred").number("prediction", first("y_pred")).number("truth", first("y_true")),
        "loss" => Sentence::of("loss").number("loss", first("loss")),
        "dL_dy" => {
            let slope = first("dL_dy");
            let way = match slope {
                Some(slope) if slope < 0.0 => "greater",
                Some(slope) if slope > 0.0 => "smaller",
                _ => "none",
            };
            Sentence::of("dl-dy").number("slope", slope).with("way", way)
        }
        "dy_dz2" => Sentence::of("dy-dz2").number("slope", first("dy_dz2")),
        "dz2" => Sentence::of("dz2")
            .number("outer", first("dL_dy"))
            .number("inner", first("dy_dz2"))
            .number("product", first("dz2")),
        "dW2" => Sentence::of("dw2").with("column", column).number("gradient", at("dW2", cell)),
        "db2" => Sentence::of("db2").number("gradient", first("db2")),
        "da1" => of_unit("da1").number("gradient", at("da1", cell)),
        "da1_dz1" => match sum {
            0.0 => of_unit("relu-kink"),
            sum if sum < 0.0 => of_unit("relu-flat").number("sum", sum),
            sum => of_unit("relu-steep").number("sum", sum),
        },
        "dz1" => match at("da1_dz1", Cell::at(row)) {
            Some(0.0) => of_unit("dz1-off"),
            _ => of_unit("dz1-on").number("gradient", at("dz1", cell)),
        },
        "dW1" => of_unit("dw1").with("column", column).number("gradient", at("dW1", cell)),
        "db1" => of_unit("db1").number("gradient", at("db1", cell)),
        _ => check(run, look),
    }
}

/// What came of holding a gradient, or all of them, against central differences.
fn check(run: Shown<Backprop>, look: &Look) -> Sentence {
    let frame = run.snapshot();
    if let Some(check) = checks::current(run, look) {
        let shape = frame.now.get(check.weight).map_or(Shape::SCALAR, Value::shape);
        let index = check.cell.index(shape);
        let at = |name: &str| frame.number(name, check.cell);
        let of = |id: &'static str| {
            let (weight, gradient) = (format!("{}{index}", check.weight), format!("{}{index}", check.gradient));
            Sentence::of(id).with("weight", weight).with("gradient", gradient)
        };
        if check.straddles_kink {
            return of("check-kink");
        }
        if let Some(apart) = at(check.apart) {
            return of("check-apart").number("apart", apart);
        }
        return of("check").number("numeric", at(check.numeric)).number("ours", at(check.gradient));
    }
    let Some(largest) = frame.scalar("gradient_check") else { return Sentence::of("check-nothing-yet") };
    let is_kinked = run.lab().checks().iter().any(|check| check.straddles_kink);
    let why = match () {
        () if largest < checks::ROUNDING => "holds",
        () if is_kinked => "kink",
        () => "rounding",
    };
    Sentence::of("check-largest").number("largest", largest).with("why", why)
}
