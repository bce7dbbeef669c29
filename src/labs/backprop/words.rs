//! What the backprop lab says: one sentence at every position, with its numbers.

use super::checks;
use super::compute::Backprop;
use crate::lab::Shown;
use crate::ops::{Cell, Shape, Value};
use crate::ui::Look;
use crate::ui::number::number;

/// Relative differences below this come of rounding.
const ROUNDING: f64 = 1e-6;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Backprop>, look: &Look) -> String {
    let frame = run.snapshot();
    let Some(step) = &frame.step else {
        let weights = run.lab().checks().len();
        return format!("{weights} weights: forward to the loss, then back to the gradient of each.");
    };
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let Cell { row, column, .. } = cell;
    let value = |name: &str, cell: Cell| frame.number(name, cell);
    let at = |name: &str, cell: Cell| value(name, cell).map_or("?".to_owned(), number);
    let first = |name: &str| at(name, Cell::SCALAR);
    let sum = value("z1", Cell::at(row)).unwrap_or(0.0);
    match step.name() {
        "z1" => format!("row {row} of W1 times x, plus b1[{row}], is z1[{row}] = {}.", at("z1", cell)),
        "a1" if sum > 0.0 => format!("as z1[{row}] = {} is above 0, the ReLU lets it through.", number(sum)),
        "a1" => format!("as z1[{row}] = {} is not above 0, the ReLU makes it 0.", number(sum)),
        "z2" => format!("the hidden units, weighed by W2, and b2 come to z2 = {}.", first("z2")),
        "y_pred" => format!("the network says {}, and should say {}.", first("y_pred"), first("y_true")),
        "loss" => format!("the loss is {}: how far off the network is, squared.", first("loss")),
        "dL_dy" => {
            let way = match value("dL_dy", Cell::SCALAR) {
                Some(slope) if slope < 0.0 => "a greater y_pred would lessen it",
                Some(slope) if slope > 0.0 => "a smaller y_pred would lessen it",
                _ => "y_pred is where it should be",
            };
            format!("the loss's slope in y_pred is {}: {way}.", first("dL_dy"))
        }
        "dy_dz2" => format!("the sigmoid's slope is {}; it is never above 0.25.", first("dy_dz2")),
        "dz2" => format!("{} · {} = {}: the chain so far.", first("dL_dy"), first("dy_dz2"), first("dz2")),
        "dW2" => format!("the gradient dW2[0,{column}] is dz2 times a1[{column}]: {}.", at("dW2", cell)),
        "db2" => format!("as b2 is added as it is, its factor is 1: db2 = dz2 = {}.", first("db2")),
        "da1" => format!("back through the weight of W2 that it went through: da1[{row}] = {}.", at("da1", cell)),
        "da1_dz1" => match sum {
            0.0 => format!("with z1[{row}] = 0, on the ReLU's kink, its slope is taken as 0."),
            sum if sum < 0.0 => {
                format!("with z1[{row}] = {} below 0 the ReLU is flat: nothing flows back.", number(sum))
            }
            sum => format!("with z1[{row}] = {} above 0 the ReLU's slope is 1: all flows back.", number(sum)),
        },
        "dz1" => match value("da1_dz1", Cell::at(row)) {
            Some(0.0) => format!("unit {row} is switched off: dz1[{row}] = 0, and its weights learn nothing."),
            _ => format!("the ReLU of unit {row} lets it through: dz1[{row}] = da1[{row}] = {}.", at("dz1", cell)),
        },
        "dW1" => format!("the gradient dW1[{row},{column}] is dz1[{row}] times x[{column}]: {}.", at("dW1", cell)),
        "db1" => format!("as b1 is added as it is, db1[{row}] = dz1[{row}] = {}.", at("db1", cell)),
        _ => check(run, look),
    }
}

/// What came of holding a gradient, or all of them, against central differences.
fn check(run: Shown<Backprop>, look: &Look) -> String {
    let frame = run.snapshot();
    if let Some(check) = checks::current(run, look) {
        let shape = frame.now.get(check.weight).map_or(Shape::SCALAR, Value::shape);
        let index = check.cell.index(shape);
        let (weight, gradient) = (check.weight, check.gradient);
        if check.straddles_kink {
            return format!("moved up and down, {weight}{index} crosses the ReLU's kink: no slope is right.");
        }
        let at = |name: &str| frame.number(name, check.cell).map_or("?".to_owned(), number);
        if frame.number(check.apart, check.cell).is_some() {
            return format!("the gradient {gradient}{index} and its central difference lie {} apart.", at(check.apart));
        }
        let (numeric, ours) = (at(check.numeric), at(gradient));
        return format!("moved up and down, {weight}{index} gives {numeric}; {gradient}{index} is {ours}.");
    }
    let Some(largest) = frame.scalar("gradient_check") else {
        return "each weight is moved a little up and down, and the loss watched.".to_owned();
    };
    let largest_is = format!("the largest relative difference is {}", number(largest));
    let is_kinked = run.lab().checks().iter().any(|check| check.straddles_kink);
    match () {
        () if largest < ROUNDING => format!("{largest_is}: the gradients hold."),
        () if is_kinked => format!("{largest_is}, where a unit lies on the ReLU's kink."),
        () => format!("{largest_is}, where numbers are lost in rounding."),
    }
}
