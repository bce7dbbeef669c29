//! Logits to probabilities, and how surprised these are by the truth.

use std::sync::Arc;

use crate::lab::formula::{Formula, clip, exp, ln, max, name, pick, sum};
use crate::lab::{ByStages, Description, Evaluation, Lab, Parameter, Parameters, Program, Refusal, Walk};
use crate::math::Doubles;
use crate::ops::Value;
use crate::table::Table;

/// Softmax and cross-entropy of a few logits.
pub struct Softmax {
    evaluation: Evaluation,
    target: usize,
}

/// Probabilities nearer to 0 or 1 than this count as so near, so that no logarithm is infinite.
const NEAREST: f64 = 1e-15;

/// Points of the curve of −ln p.
const CURVE: u32 = 400;

static DESCRIPTION: Description = Description {
    name: "softmax",
    about: "Softmax turns logits into probabilities, and cross-entropy says how far they are from the truth.",
    round: "stage",
    stage: "part",
    takes_table: false,
    parameters: &PARAMETERS,
    quantities: &[
        ("logits", "any numbers, one for each class"),
        ("shifted", "the logits less the greatest of them"),
        ("exp", "e to the power of the shifted logits"),
        ("sum", "sum of exp"),
        ("probabilities", "exp, each divided by the sum"),
        ("cross_entropy", "minus the logarithm of the target's probability"),
        ("unshifted_exp", "e to the logits themselves: inf if huge"),
        ("unshifted_sum", "sum of unshifted_exp"),
        ("unshifted", "unshifted_exp, each divided by its sum: nan where that is inf"),
    ],
    traced: &[],
};

static PARAMETERS: [Parameter; 2] = [
    Parameter::numbers("logits", "one number for each class", &[2.0, 1.0, 0.5], 32),
    Parameter::whole("target", "the true class, from 0", 0, 0, 31),
];

impl Softmax {
    /// The true class.
    pub fn target(&self) -> usize {
        self.target
    }

    /// How many classes there are.
    pub fn classes(&self) -> usize {
        self.evaluation.get("logits").map_or(0, |logits| logits.shape().len())
    }

    /// The least and the greatest of 0 and the numbers of a quantity.
    pub fn range(&self, name: &str) -> (f64, f64) {
        let numbers = self.evaluation.get(name).into_iter().flat_map(Value::numbers);
        let finite = numbers.filter(|number| number.is_finite());
        let (least, most) =
            finite.fold((0.0, 0.0), |(least, most): (f64, f64), number| (least.min(number), most.max(number)));
        if least < most { (least, most) } else { (0.0, 1.0) }
    }

    /// The greatest finite number among e to the power of the logits; 1 where none is.
    pub fn greatest_unshifted(&self) -> f64 {
        let numbers = self.evaluation.get("unshifted_exp").into_iter().flat_map(Value::numbers);
        let greatest = numbers.filter(|number| number.is_finite()).fold(0.0, f64::max);
        if greatest > 0.0 { greatest } else { 1.0 }
    }

    /// The curve of −ln p: `(p, −ln p)` for p up to 1, close to each other where it is steep.
    pub fn surprise(&self) -> Vec<(f64, f64)> {
        (1..=CURVE).map(|k| (f64::from(k) / f64::from(CURVE)).powi(2)).map(|p| (p, -p.ln())).collect()
    }
}

impl Lab for Softmax {
    type Rounds = ByStages;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, _: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let logits = parameters.get::<Vec<f64>>("logits");
        let target = parameters.get::<usize>("target");
        if target >= logits.len() {
            let last = logits.len() - 1;
            return Err(Refusal(format!("target {target} is no class: the logits are for 0 to {last}")));
        }
        let inputs = [("logits", Doubles::from(&*logits).into()), ("target", (target as f64).into())];
        let evaluation = Evaluation::new(&Arc::new(program()), inputs).expect("the program is made for a vector");
        Ok(Self { evaluation, target })
    }

    fn evaluation(&self) -> Evaluation {
        self.evaluation.clone()
    }

    fn walk(&self, stage: usize) -> Walk {
        match &*self.evaluation.program().stages()[stage].name {
            "sum" => Walk::Terms,
            "cross-entropy" => Walk::Whole,
            _ => Walk::Cells,
        }
    }
}

fn program() -> Program {
    let most = Formula::from(1.0) - NEAREST;
    let clipped = clip(pick(name("probabilities"), name("target")), NEAREST.into(), most);
    Program::builder()
        .quantities(["logits"])
        .settings(["target"])
        .stage("shift")
        .compute("shifted", name("logits") - max(name("logits")))
        .stage("exp")
        .compute("exp", exp(name("shifted")))
        .stage("sum")
        .compute("sum", sum(name("exp")))
        .stage("divide")
        .compute("probabilities", name("exp") / name("sum"))
        .stage("cross-entropy")
        .compute("cross_entropy", -ln(clipped))
        .stage("without the shift")
        .compute("unshifted_exp", exp(name("logits")))
        .compute("unshifted_sum", sum(name("unshifted_exp")))
        .compute("unshifted", name("unshifted_exp") / name("unshifted_sum"))
        .build()
}
