//! What the layers lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::compute::Layers;
use super::{misfit, sample};
use crate::lab::{Shown, Step};
use crate::labs::networks::Network;
use crate::ops::{Cell, Value};
use crate::page::Sentence;
use crate::ui::Look;
use crate::ui::fit::short;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Layers>, look: &Look) -> Sentence {
    let frame = run.snapshot();
    let Some(step) = &frame.step else { return start(run) };
    if let Some(product) = misfit::product(run) {
        let (left, right) = (short(product.left.1), short(product.right.1));
        return Sentence::of("misfit").with("left", left).with("right", right);
    }
    let sample = sample::current(run, look);
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, look.cell()));
    let shown = |name: &str, column: usize| frame.number(name, Cell::new(sample, column));
    let layer = step.name().chars().last().unwrap_or(' ');
    let of_sample = |id: &'static str| Sentence::of(id).with("sample", sample);
    let of_layer = |id: &'static str| of_sample(id).with("layer", layer.to_string());
    match step.name() {
        "product 1" | "product 2" | "product 3" => {
            let value = frame.number(&format!("product{layer}"), cell);
            of_layer("product").with("unit", cell.column).number("value", value)
        }
        "bias 1" | "bias 2" | "bias 3" => {
            let biases = frame.now.get(&format!("b{layer}"));
            let are_zero = biases.is_some_and(|biases| biases.numbers().all(|bias| bias == 0.0));
            of_layer(if are_zero { "bias-zero" } else { "bias" })
        }
        "ReLU 1" | "ReLU 2" => {
            let (off, all) = switched_off(frame.now.get(&format!("Z{layer}")).or(settled(step, layer)), sample);
            of_layer("relu").with("off", off).with("units", all)
        }
        "softmax: shift" => of_sample("softmax-shift"),
        "softmax: exp" => of_sample("softmax-exp"),
        "softmax: divide" => {
            of_sample("softmax-divide").number("first", shown("output", 0)).number("second", shown("output", 1))
        }
        "sigmoid" => of_sample("sigmoid").number("first", shown("output", 0)).number("second", shown("output", 1)),
        _ => match frame.number("prediction", Cell::at(sample)) {
            Some(index) => {
                let probability = shown("output", index as usize);
                let of = |id: &'static str| {
                    of_sample(id).with("class", sample::class(run, index)).number("probability", probability)
                };
                if are_near_half(run) { of("prediction-near-half").or(of("prediction")) } else { of("prediction") }
            }
            None => Sentence::of("prediction-nothing-yet"),
        },
    }
}

/// How far from a half a probability is at most that says next to nothing.
const NEAR: f64 = 0.05;

/// Whether every probability that comes out is next to a half.
fn are_near_half(run: Shown<Layers>) -> bool {
    let outputs = run.now.get("output");
    outputs.is_some_and(|outputs| outputs.numbers().all(|probability| (probability - 0.5).abs() <= NEAR))
}

/// What goes in, and how wide the layers are.
fn start(run: Shown<Layers>) -> Sentence {
    let inputs = run.now.get("X").map_or(0, |samples| samples.shape().columns());
    let id = match run.lab().network() {
        Network::Promotion => "start-promotion",
        Network::ThreeLayer => "start-three-layer",
    };
    Sentence::of(id).with("samples", run.lab().samples()).with("inputs", inputs)
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
