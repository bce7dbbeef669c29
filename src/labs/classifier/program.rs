//! What an epoch computes, line by line: forward, loss, backward, update.

use crate::lab::Program;
use crate::lab::formula::{
    Formula, abs, argmax_of_rows, at_most, exp, greater, hadamard, ln, matmul, max_of_rows_kept, mean, name, outer,
    relu, sigmoid, sum_of_columns, sum_of_rows, sum_of_rows_kept, take, take_column, transpose,
};
use crate::lab::program::{Builder, Kind};
use crate::labs::networks::Network;

/// The program of a network that learns from so many samples.
pub(super) fn of(network: Network, samples: usize) -> Program {
    let program = Program::builder().quantities(["X", "Y", "classes", "ones"]).settings(["lr"]);
    match network {
        Network::Promotion => promotion(program.quantities(["W1", "b1", "W2", "b2"]), samples as f64),
        Network::ThreeLayer => three_layer(program.quantities(["W1", "b1", "W2", "b2", "W3", "b3"]), samples as f64),
    }
    .build()
}

/// Weights as the first article has them, a row for each input.
fn promotion(program: Builder, samples: f64) -> Builder {
    let program = program
        .stage("layer 1")
        .compute("Z1", matmul(name("X"), name("W1")) + name("b1"))
        .stage("ReLU 1")
        .compute("A1", relu(name("Z1")))
        .stage("layer 2")
        .compute("Z2", matmul(name("A1"), name("W2")) + name("b2"))
        .stage("softmax")
        .compute("shifted", name("Z2") - max_of_rows_kept(name("Z2")))
        .compute("exp", exp(name("shifted")))
        .compute("output", name("exp") / sum_of_rows_kept(name("exp")));
    // The logarithm of the softmax, without a division that could come to 0.
    let surprise = ln(sum_of_rows(name("exp"))) - sum_of_rows(hadamard(name("Y"), name("shifted")));
    let program = program.stage("loss").compute("p_truth", sum_of_rows(hadamard(name("Y"), name("output"))));
    let program = judged(program, surprise)
        .stage("dZ2")
        .compute("dZ2", (name("output") - name("Y")) / samples)
        .stage("dW2")
        .compute("dW2", matmul(transpose(name("A1")), name("dZ2")))
        .stage("db2")
        .compute("db2", sum_of_columns(name("dZ2")))
        .stage("dA1")
        .compute("dA1", matmul(name("dZ2"), transpose(name("W2"))));
    let program = through_relu(program, "dZ1", "dA1", "Z1")
        .stage("dW1")
        .compute("dW1", matmul(transpose(name("X")), name("dZ1")))
        .stage("db1")
        .compute("db1", sum_of_columns(name("dZ1")));
    updated(program, 2)
}

/// Weights as the second article has them, a row for each unit.
fn three_layer(program: Builder, samples: f64) -> Builder {
    let layer = |from: &'static str, weights: &'static str, biases: &'static str| {
        matmul(name(from), transpose(name(weights))) + name(biases)
    };
    let program = program
        .stage("layer 1")
        .compute("Z1", layer("X", "W1", "b1"))
        .stage("ReLU 1")
        .compute("A1", relu(name("Z1")))
        .stage("layer 2")
        .compute("Z2", layer("A1", "W2", "b2"))
        .stage("ReLU 2")
        .compute("A2", relu(name("Z2")))
        .stage("layer 3")
        .compute("Z3", layer("A2", "W3", "b3"))
        .stage("sigmoid")
        .compute("output", sigmoid(name("Z3")));
    // −y·ln σ(z) − (1 − y)·ln(1 − σ(z)), without a logarithm that could be that of 0.
    let surprises = relu(name("Z3")) - hadamard(name("Z3"), name("Y")) + ln(exp(-abs(name("Z3"))) + 1.0);
    let either = hadamard(name("Y"), name("output")) + hadamard(1.0 - name("Y"), 1.0 - name("output"));
    let program = program
        .stage("loss")
        .compute("right", either)
        .compute("p_truth", hadamard(take_column(name("right"), 0.0.into()), take_column(name("right"), 1.0.into())));
    let program = judged(program, sum_of_rows(surprises))
        .stage("dZ3")
        .compute("dZ3", (name("output") - name("Y")) / samples)
        .stage("dW3")
        .compute("dW3", matmul(transpose(name("dZ3")), name("A2")))
        .stage("db3")
        .compute("db3", sum_of_columns(name("dZ3")))
        .stage("dA2")
        .compute("dA2", matmul(name("dZ3"), name("W3")));
    let program = through_relu(program, "dZ2", "dA2", "Z2")
        .stage("dW2")
        .compute("dW2", matmul(transpose(name("dZ2")), name("A1")))
        .stage("db2")
        .compute("db2", sum_of_columns(name("dZ2")))
        .stage("dA1")
        .compute("dA1", matmul(name("dZ2"), name("W2")));
    let program = through_relu(program, "dZ1", "dA1", "Z1")
        .stage("dW1")
        .compute("dW1", matmul(transpose(name("dZ1")), name("X")))
        .stage("db1")
        .compute("db1", sum_of_columns(name("dZ1")));
    updated(program, 3)
}

/// How right what comes out is: how surprising each sample's class is, the mean of that, and which class was answered.
fn judged(program: Builder, surprise: Formula) -> Builder {
    let is_class = abs(outer(take(name("classes"), name("prediction")), name("ones")) - name("classes"));
    program
        .compute("surprise", surprise)
        .compute("loss", mean(name("surprise")))
        .stage("confusion")
        .compute_as(Kind::Names, "prediction", argmax_of_rows(name("output")))
        .compute("answer", at_most(is_class, 0.5.into()))
        .compute("confusion", matmul(transpose(name("Y")), name("answer")))
        .compute("accuracy", mean(sum_of_rows(hadamard(name("Y"), name("answer")))))
}

/// Back through a ReLU: nothing passes where nothing came out.
fn through_relu(program: Builder, to: &'static str, from: &'static str, before: &'static str) -> Builder {
    program.stage(to).compute(to, hadamard(name(from), greater(name(before), 0.0.into())))
}

/// Every weight and bias takes its step downhill.
fn updated(program: Builder, layers: usize) -> Builder {
    const NAMES: [[&str; 2]; 6] =
        [["W1", "dW1"], ["b1", "db1"], ["W2", "dW2"], ["b2", "db2"], ["W3", "dW3"], ["b3", "db3"]];
    let program = program.stage("update");
    NAMES[..2 * layers].iter().fold(program, |program, [weights, gradient]| {
        program.update(*weights, name(*weights) - name("lr") * name(*gradient))
    })
}
