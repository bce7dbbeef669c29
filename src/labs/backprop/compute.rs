//! The chain rule through a small network, factor by factor, and held against central differences.

use std::sync::Arc;

use faer::Mat;

use crate::lab::formula::{
    Formula, abs, central_differences, greater, hadamard, matmul, max, maximum, name, outer, relu, sigmoid, square,
    sum, transpose,
};
use crate::lab::{ByStages, Description, Evaluation, Lab, Nudge, Parameter, Parameters, Program, Refusal, Walk, nudge};
use crate::math::{Doubles, NumpyRandom};
use crate::ops::Cell;
use crate::ops::Value;
use crate::table::Table;

/// Two inputs, three hidden units with ReLU, one output with a sigmoid, and the gradients of the squared error.
pub struct Backprop {
    evaluation: Evaluation,
}

/// One weight's gradient held against its central difference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Check {
    /// What the loss is derived by.
    pub weight: &'static str,
    /// The gradient.
    pub gradient: &'static str,
    /// The central differences.
    pub numeric: &'static str,
    /// How far the two lie apart.
    pub apart: &'static str,
    /// Which of its numbers.
    pub cell: Cell,
    /// How far the two lie apart, relative to the greater of them.
    pub difference: f64,
    /// Whether the differences are taken across the kink of the ReLU: there neither number says how the loss changes.
    pub straddles_kink: bool,
}

/// What is checked: a weight, its gradient, its central differences, how far they lie apart.
const CHECKED: [(&str, &str, &str, &str); 4] = [
    ("W1", "dW1", "numeric_dW1", "apart_dW1"),
    ("b1", "db1", "numeric_db1", "apart_db1"),
    ("W2", "dW2", "numeric_dW2", "apart_dW2"),
    ("b2", "db2", "numeric_db2", "apart_db2"),
];

/// Numbers that the second article draws ahead of this network's weights: W1 (8×4), W2 (6×8), W3 (2×6) and a batch of
/// 100×4.
const DRAWN_BEFORE: usize = 8 * 4 + 6 * 8 + 2 * 6 + 100 * 4;

/// Differences are taken relative to the gradient, or to this where the gradient is smaller.
const LEAST: f64 = 1e-8;

static DESCRIPTION: Description = Description {
    name: "backprop",
    about: "Backpropagation: forward through a small network, and back through each factor of the chain rule.",
    round: "stage",
    stage: "part",
    takes_table: false,
    parameters: &PARAMETERS,
    quantities: &[
        ("x", "the input"),
        ("y_true", "what the output should be"),
        ("W1", "weights of the hidden layer (out×in)"),
        ("b1", "biases of the hidden layer"),
        ("W2", "weights of the output layer (out×in)"),
        ("b2", "bias of the output layer"),
        ("z1", "W1 · x + b1: what goes into the hidden layer"),
        ("a1", "ReLU of z1: what comes out of the hidden layer"),
        ("z2", "W2 · a1 + b2: what goes into the output layer"),
        ("y_pred", "sigmoid of z2: what the network says"),
        ("loss", "squared error"),
        ("dL_dy", "derivative of the loss with respect to y_pred"),
        ("dy_dz2", "slope of the sigmoid at z2"),
        ("dz2", "derivative of the loss with respect to z2"),
        ("dW2", "derivative of the loss with respect to W2"),
        ("db2", "derivative of the loss with respect to b2"),
        ("da1", "derivative of the loss with respect to a1"),
        ("da1_dz1", "slope of the ReLU at z1: 0 or 1"),
        ("dz1", "derivative of the loss with respect to z1"),
        ("dW1", "derivative of the loss with respect to W1"),
        ("db1", "derivative of the loss with respect to b1"),
        ("numeric_dW1", "dW1 by central differences"),
        ("numeric_db1", "db1 by central differences"),
        ("numeric_dW2", "dW2 by central differences"),
        ("numeric_db2", "db2 by central differences"),
        ("apart_dW1", "difference between dW1 and its central differences, relative to the larger"),
        ("apart_db1", "difference between db1 and its central differences, relative to the larger"),
        ("apart_dW2", "difference between dW2 and its central differences, relative to the larger"),
        ("apart_db2", "difference between db2 and its central differences, relative to the larger"),
        ("gradient_check", "largest relative difference between a gradient and its central differences"),
    ],
    traced: &[],
};

static PARAMETERS: [Parameter; 3] = [
    Parameter::whole("seed", "seed of the random weights", 42, 0, u32::MAX as u64),
    Parameter { nudge: Nudge::None, ..Parameter::numbers("x", "the two inputs", &[1.0, 2.0], 2) },
    Parameter { nudge: Nudge::By(0.1), ..Parameter::real("y_true", "what the output should be", 1.0, 0.0, 1.0) },
];

impl Backprop {
    /// Every weight's gradient held against its central difference, in the order in which they are computed.
    pub fn checks(&self) -> Vec<Check> {
        let at = |name| self.evaluation.get(name).expect("the program computes it");
        let checks = CHECKED.iter().flat_map(|&(weight, gradient, numeric, apart)| {
            let differences = at(apart);
            differences.shape().cells().map(move |cell| {
                let (difference, straddles_kink) = (differences.get(cell), self.straddles_kink(weight, cell));
                Check { weight, gradient, numeric, apart, cell, difference, straddles_kink }
            })
        });
        checks.collect()
    }

    /// Whether moving a weight of the hidden layer for its central difference takes its unit across 0 or up to it.
    fn straddles_kink(&self, weight: &str, cell: Cell) -> bool {
        let at = |name: &str, cell: Cell| self.evaluation.get(name).map_or(0.0, |value| value.get(cell));
        let factor = match weight {
            "W1" => at("x", Cell::at(cell.column)).abs(),
            "b1" => 1.0,
            _ => return false,
        };
        factor > 0.0 && at("z1", Cell::at(cell.row)).abs() <= nudge(at(weight, cell)) * factor
    }
}

impl Lab for Backprop {
    type Rounds = ByStages;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, _: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let x = parameters.get::<Vec<f64>>("x");
        if x.len() != 2 {
            return Err(Refusal("x = one number: the network has two inputs".to_owned()));
        }
        let random = &mut NumpyRandom::seed(parameters.get::<u32>("seed"));
        (0..DRAWN_BEFORE).for_each(|_| _ = random.normal());
        let hidden: Vec<f64> = (0..6).map(|_| random.normal()).collect();
        let output: Vec<f64> = (0..3).map(|_| random.normal()).collect();
        let inputs = [
            ("x", Value::from(Doubles::from(&*x))),
            ("y_true", Doubles::from(&[parameters.get::<f64>("y_true")][..]).into()),
            ("W1", Mat::from_fn(3, 2, |row, column| hidden[2 * row + column]).into()),
            ("b1", Doubles::from(&[0.0; 3][..]).into()),
            ("W2", Mat::from_fn(1, 3, |_, column| output[column]).into()),
            ("b2", Doubles::from(&[0.0][..]).into()),
        ];
        let evaluation = Evaluation::new(&Arc::new(program()), inputs).expect("the weights are made for the network");
        Ok(Self { evaluation })
    }

    fn evaluation(&self) -> Evaluation {
        self.evaluation.clone()
    }

    fn walk(&self, _: usize) -> Walk {
        Walk::Cells
    }
}

/// The difference between a gradient and its numeric counterpart, relative to the larger of the two.
fn difference(gradient: &'static str, numeric: &'static str) -> Formula {
    let size = maximum(maximum(abs(name(gradient)), abs(name(numeric))), LEAST.into());
    abs(name(gradient) - name(numeric)) / size
}

fn program() -> Program {
    Program::builder()
        .quantities(["x", "y_true", "W1", "b1", "W2", "b2"])
        .stage("z1")
        .compute("z1", matmul(name("W1"), name("x")) + name("b1"))
        .stage("a1")
        .compute("a1", relu(name("z1")))
        .stage("z2")
        .compute("z2", matmul(name("W2"), name("a1")) + name("b2"))
        .stage("y_pred")
        .compute("y_pred", sigmoid(name("z2")))
        .stage("loss")
        .compute("loss", sum(square(name("y_pred") - name("y_true"))))
        .stage("dL_dy")
        .compute("dL_dy", 2.0 * (name("y_pred") - name("y_true")))
        .stage("dy_dz2")
        .compute("dy_dz2", hadamard(name("y_pred"), 1.0 - name("y_pred")))
        .stage("dz2")
        .compute("dz2", hadamard(name("dL_dy"), name("dy_dz2")))
        .stage("dW2")
        .compute("dW2", outer(name("dz2"), name("a1")))
        .stage("db2")
        .compute("db2", name("dz2"))
        .stage("da1")
        .compute("da1", matmul(transpose(name("W2")), name("dz2")))
        .stage("da1_dz1")
        .compute("da1_dz1", greater(name("z1"), 0.0.into()))
        .stage("dz1")
        .compute("dz1", hadamard(name("da1"), name("da1_dz1")))
        .stage("dW1")
        .compute("dW1", outer(name("dz1"), name("x")))
        .stage("db1")
        .compute("db1", name("dz1"))
        .stage("check dW1")
        .compute("numeric_dW1", central_differences("loss", "W1"))
        .stage("check the rest")
        .compute("numeric_db1", central_differences("loss", "b1"))
        .compute("numeric_dW2", central_differences("loss", "W2"))
        .compute("numeric_db2", central_differences("loss", "b2"))
        .stage("apart")
        .compute("apart_dW1", difference("dW1", "numeric_dW1"))
        .compute("apart_db1", difference("db1", "numeric_db1"))
        .compute("apart_dW2", difference("dW2", "numeric_dW2"))
        .compute("apart_db2", difference("db2", "numeric_db2"))
        .stage("gradient check")
        .compute(
            "gradient_check",
            maximum(
                maximum(max(name("apart_dW1")), max(name("apart_db1"))),
                maximum(max(name("apart_dW2")), max(name("apart_db2"))),
            ),
        )
        .build()
}
