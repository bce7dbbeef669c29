//! The program of an epoch that fits a line to points.

use super::optimiser::{LINE, Optimiser};
use crate::lab::Program;
use crate::lab::formula::{mean, name, square, square_root, sum, take};
use crate::lab::program::Kind;

/// One epoch as a program, over all the points or over those of a batch.
pub(super) fn program(optimiser: Optimiser, degenerate: bool, in_batches: bool) -> Program {
    let program = Program::builder()
        .quantities(["X", "y", "slope", "intercept"])
        .quantities(optimiser.memory_names(LINE))
        .settings(optimiser.setting_names());
    let program = if in_batches { program.quantity_of(Kind::Rows, "batch") } else { program };
    let program = program
        .compute("x_mean", mean(name("X")))
        .compute("y_mean", mean(name("y")))
        .compute("x_square_mean", mean(square(name("X"))));
    // Where all x are equal, many lines fit equally well; of these the one with the smallest slope² + intercept².
    let best_slope = if degenerate {
        name("x_mean") * name("y_mean") / (1.0 + square(name("x_mean")))
    } else {
        sum((name("X") - name("x_mean")) * (name("y") - name("y_mean"))) / sum(square(name("X") - name("x_mean")))
    };
    let program = program
        .compute("best_slope", best_slope)
        .compute("best_intercept", name("y_mean") - name("best_slope") * name("x_mean"))
        .compute("best_loss", mean(square(name("best_slope") * name("X") + name("best_intercept") - name("y"))))
        // Two over the largest eigenvalue of the loss's second derivatives 2/n · [[Σx², Σx], [Σx, n]]: with a larger
        // learning rate plain descent leaves the bowl. Boyd and Vandenberghe, Convex Optimization, section 9.3.
        .compute("lr_limit", {
            let spread = square_root(square(name("x_square_mean") - 1.0) + 4.0 * square(name("x_mean")));
            2.0 / (name("x_square_mean") + 1.0 + spread)
        });

    let program = program.stage("predict");
    let (program, x, y) = if in_batches {
        let program = program
            .compute("X_batch", take(name("X"), name("batch")))
            .compute("y_batch", take(name("y"), name("batch")));
        (program, "X_batch", "y_batch")
    } else {
        (program, "X", "y")
    };
    let program = program
        .compute("predictions", name("slope") * name(x) + name("intercept"))
        .stage("error")
        .compute("errors", name("predictions") - name(y))
        .stage("loss")
        .compute("loss", mean(square(name("errors"))))
        .stage("gradients")
        .compute("grad_slope", mean(2.0 * name("errors") * name(x)))
        .compute("grad_intercept", mean(2.0 * name("errors")))
        .stage("update");
    optimiser.write(program, LINE).build()
}
