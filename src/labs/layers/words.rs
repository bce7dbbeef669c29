//! What the layers lab says: one sentence at every position, with its numbers.

use super::compute::{Layers, Network};
use super::{misfit, sample};
use crate::lab::{Shown, Step};
use crate::ops::{Cell, Value};
use crate::ui::Look;
use crate::ui::fit::short;
use crate::ui::number::number;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Layers>, look: &Look) -> String {
    let frame = run.snapshot();
    let Some(step) = &frame.step else { return start(run) };
    if let Some(product) = misfit::product(run) {
        let shapes = format!("{}·{}", short(product.left.1), short(product.right.1));
        return format!("X · W2 is {shapes}, which does not fit: b puts A1 in place of X.");
    }
    let sample = sample::current(run, look);
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let shown =
        |name: &str, column: usize| frame.number(name, Cell::new(sample, column)).map_or("?".to_owned(), number);
    let layer = step.name().chars().last().unwrap_or(' ');
    match step.name() {
        "product 1" | "product 2" | "product 3" => {
            let product = format!("product{layer}");
            let value = frame.number(&product, cell).map_or("?".to_owned(), number);
            format!("sample {sample}, unit {}: what comes in, weighed by W{layer}, is {value}.", cell.column)
        }
        "bias 1" | "bias 2" | "bias 3" => {
            let biases = frame.now.get(&format!("b{layer}"));
            let are_zero = biases.is_some_and(|biases| biases.numbers().all(|bias| bias == 0.0));
            let so_far = if are_zero { "; these are 0 before any training" } else { "" };
            format!("sample {sample}: each unit adds its own bias of b{layer}{so_far}.")
        }
        "ReLU 1" | "ReLU 2" => {
            let (off, all) = switched_off(frame.now.get(&format!("Z{layer}")).or(settled(step, layer)), sample);
            format!("sample {sample}: ReLU sets {off} of {all} units to 0 and leaves the others alone.")
        }
        "softmax: shift" => {
            format!("sample {sample}: the greater score is taken off, so that no power overflows.")
        }
        "softmax: exp" => format!("sample {sample}: e to the power makes both scores positive, at most 1."),
        "softmax: divide" => {
            format!("sample {sample}: the shares are {} and {}, together 1.", shown("output", 0), shown("output", 1))
        }
        "sigmoid" => {
            let (a, b) = (shown("output", 0), shown("output", 1));
            format!("sample {sample}: the sigmoid makes {a} and {b} of it, each between 0 and 1.")
        }
        _ => match frame.number("prediction", Cell::at(sample)) {
            Some(index) => {
                let (class, probability) = (sample::class(run, index), shown("output", index as usize));
                format!("sample {sample} is predicted {class}, with a probability of {probability}.")
            }
            None => "the class with the greater probability is predicted.".to_owned(),
        },
    }
}

/// What goes in, and how wide the layers are.
fn start(run: Shown<Layers>) -> String {
    let samples = run.lab().samples();
    let inputs = run.now.get("X").map_or(0, |samples| samples.shape().columns());
    let go = if samples == 1 { "1 sample goes".to_owned() } else { format!("{samples} samples go") };
    match run.lab().network() {
        Network::Promotion => {
            format!("{go} from {inputs} normalized features through 8 hidden units to 2 classes.")
        }
        Network::ThreeLayer => format!("{go} from {inputs} numbers through 8 and 6 hidden units to 2 outputs."),
    }
}

/// The sums that an activation under way works on.
fn settled(step: &Step, layer: char) -> Option<&Value> {
    step.evaluation.get(&format!("Z{layer}"))
}

/// How many units of a sample the ReLU switches off, and of how many.
fn switched_off(sums: Option<&Value>, sample: usize) -> (usize, usize) {
    let Some(sums) = sums else { return (0, 0) };
    let units = sums.shape().columns();
    let off = (0..units).filter(|column| sums.get(Cell::new(sample, *column)) <= 0.0).count();
    (off, units)
}
