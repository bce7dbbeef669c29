//! The greatest eigenvalue of a matrix, found by multiplying a vector with it again and again.

use std::sync::Arc;

use lina_tui::lab::formula::{matmul, name, square, square_root, sum};
use lina_tui::lab::{ByUpdates, Description, Evaluation, Lab, Parameter, Parameters, Program, Refusal, Setting};
use lina_tui::ops::{Shape, Value};
use lina_tui::table::Table;

/// Power iteration on one matrix.
pub struct PowerIteration {
    evaluation: Evaluation,
    rounds: u64,
}

static DESCRIPTION: Description = Description {
    name: "power_iteration",
    about: "A vector multiplied by a matrix again and again turns towards its greatest eigenvector.",
    round: "round",
    stage: "stage",
    takes_table: false,
    parameters: &PARAMETERS,
    quantities: &[
        ("matrix", "as many rows as columns"),
        ("vector", "that which is multiplied"),
        ("product", "matrix · vector"),
        ("eigenvalue", "how much the matrix stretches along the vector: the Rayleigh quotient"),
        ("norm", "length of the product"),
    ],
    traced: &["eigenvalue", "norm"],
};

static PARAMETERS: [Parameter; 3] = [
    Parameter {
        whole_run: true,
        ..Parameter::numbers("matrix", "its numbers, row by row", &[4.0, 1.0, 0.0, 1.0, 3.0, 1.0, 0.0, 1.0, 2.0], 36)
    },
    Parameter {
        whole_run: true,
        default_among: Some(first_axis),
        ..Parameter::numbers("start", "the vector at the start", &[1.0, 0.0, 0.0], 6)
    },
    Parameter { whole_run: true, ..Parameter::whole("rounds", "how often it is multiplied", 20, 1, 10_000) },
];

fn program() -> Program {
    let along = |left: &'static str, right: &'static str| matmul(name(left), name(right));
    Program::builder()
        .quantities(["matrix", "vector"])
        .stage("multiply")
        .compute("product", along("matrix", "vector"))
        .stage("estimate")
        .compute("eigenvalue", along("vector", "product") / along("vector", "vector"))
        .stage("norm")
        .compute("norm", square_root(sum(square(name("product")))))
        .stage("divide")
        .update("vector", name("product") / name("norm"))
        .build()
}

/// The side of a square of so many numbers.
fn side(count: usize) -> Option<usize> {
    (1..=count).find(|side| side * side == count)
}

/// A vector along the first axis, as long as the matrix is wide.
fn first_axis(parameters: &Parameters) -> Setting {
    let n = side(parameters.get::<Vec<f64>>("matrix").len()).unwrap_or(1);
    Setting::Numbers((0..n).map(|i| if i == 0 { 1.0 } else { 0.0 }).collect())
}

impl Lab for PowerIteration {
    type Rounds = ByUpdates;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, _: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let (numbers, start): (Vec<f64>, Vec<f64>) = (parameters.get("matrix"), parameters.get("start"));
        let count = numbers.len();
        let n = side(count).ok_or_else(|| Refusal(format!("{count} numbers are no square matrix; 4, 9 or 16 are")))?;
        if start.len() != n {
            return Err(Refusal(format!("the start has {} numbers, and the matrix {n} columns", start.len())));
        }
        if start.iter().all(|number| *number == 0.0) {
            return Err(Refusal("the start has no direction: one of its numbers is not 0".to_owned()));
        }
        let inputs = [
            ("matrix", Value::from_numbers(Shape::matrix(n, n), numbers)),
            ("vector", Value::from_numbers(Shape::vector(n), start)),
        ];
        let evaluation = Evaluation::new(&Arc::new(program()), inputs).expect("matrix and vector have one size");
        Ok(Self { evaluation, rounds: parameters.get("rounds") })
    }

    fn evaluation(&self) -> Evaluation {
        self.evaluation.clone()
    }

    fn rounds(&self) -> u64 {
        self.rounds
    }
}
