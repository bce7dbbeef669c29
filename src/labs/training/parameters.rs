//! What the training lab is called and can be asked for.

use super::data::NOISE_KINDS;
use super::optimiser::OPTIMISERS;
use crate::lab::{
    Description, FEATURES, MISSING, Nudge, ORIGIN, Parameter, Parameters, Preset, Range, TARGET, is_drawn,
    is_from_table,
};

pub(super) static DESCRIPTION: Description = Description {
    name: "training",
    about: "A line, or a plane over the features of a table, fitted by gradient descent, one epoch at a time.",
    round: "epoch",
    stage: "stage",
    takes_table: true,
    parameters: PARAMETERS,
    quantities: &[
        ("features", "the table's features as they are given (table)"),
        ("X", "the points' x; of a table its features, a row for each row, standardized or not"),
        ("y", "the points' y; of a table its labels"),
        ("slope", "slope of the line so far (drawn)"),
        ("weights", "what each feature counts so far (table)"),
        ("intercept", "intercept of the line or the plane so far"),
        ("velocity_slope", "decaying sum of the slope's gradients (drawn, momentum, nesterov)"),
        ("velocity_weights", "decaying sum of the weights' gradients (table, momentum, nesterov)"),
        ("velocity_intercept", "decaying sum of the intercept's gradients (momentum, nesterov)"),
        ("m_slope", "decaying mean of the slope's gradients (drawn, adam)"),
        ("v_slope", "decaying mean of their squares (drawn, adam, rmsprop)"),
        ("m_weights", "decaying mean of the weights' gradients (table, adam)"),
        ("v_weights", "decaying mean of their squares (table, adam, rmsprop)"),
        ("m_intercept", "decaying mean of the intercept's gradients (adam)"),
        ("v_intercept", "decaying mean of their squares (adam, rmsprop)"),
        ("squares_slope", "sum of the squares of the slope's gradients (drawn, adagrad)"),
        ("squares_weights", "sum of the squares of the weights' gradients (table, adagrad)"),
        ("squares_intercept", "sum of the squares of the intercept's gradients (adagrad)"),
        ("batch", "rows of the batch under way (between the epochs of mini-batches)"),
        ("X_batch", "their x (with the rows)"),
        ("y_batch", "their y (with the rows)"),
        ("x_mean", "mean of x (drawn)"),
        ("x_square_mean", "mean of x squared (drawn)"),
        ("mean", "mean of each feature (table)"),
        ("std", "standard deviation of each feature (table)"),
        ("Z", "the features standardized, for least squares alone (table, not standardized)"),
        ("y_mean", "mean of y"),
        ("gram", "the standardized features, transposed, times themselves (table whose weights are determined)"),
        ("moment", "the standardized features, transposed, times y less its mean (likewise)"),
        ("L", "Cholesky factor of gram (likewise)"),
        ("z", "solution of L z = moment (likewise)"),
        ("best_slope", "slope of the line of least squares (drawn)"),
        ("best_weights", "weights of least squares; of several such the shortest (table)"),
        ("best_intercept", "intercept of least squares"),
        ("best_loss", "mean squared error of least squares"),
        ("XtX", "X behind a column of ones, transposed, times itself (table)"),
        ("lr_limit", "largest learning rate with which plain descent on all points settles"),
        ("predictions", "the line at every x; of a table the plane at every row"),
        ("errors", "predictions minus y"),
        ("loss", "mean squared error"),
        ("grad_slope", "derivative of the loss with respect to the slope (drawn)"),
        ("grad_weights", "derivative of the loss with respect to each weight (table)"),
        ("grad_intercept", "derivative of the loss with respect to the intercept"),
    ],
    traced: &["loss", "slope", "intercept", "grad_slope", "grad_intercept"],
};

/// How much velocity momentum keeps.
pub(in crate::labs) const MOMENTUM: Parameter = Parameter {
    matters: |parameters| is_one_of(parameters, &["momentum", "nesterov"]),
    ..Parameter::real("momentum", "how much velocity is kept", 0.9, 0.0, 0.999_999)
};

/// How much of the mean gradient Adam keeps.
pub(in crate::labs) const BETA1: Parameter = Parameter {
    matters: is_adam,
    ..Parameter::real("beta1", "how much of the mean gradient is kept", 0.9, 0.0, 0.999_999)
};

/// How much of the mean squared gradient Adam keeps.
pub(in crate::labs) const BETA2: Parameter = Parameter {
    matters: is_adam,
    nudge: Nudge::By(0.001),
    ..Parameter::real("beta2", "how much of the mean squared gradient is kept", 0.999, 0.0, 0.999_999)
};

/// How much of the mean squared gradient `RMSprop` keeps.
pub(in crate::labs) const DECAY: Parameter = Parameter {
    matters: |parameters| is_one_of(parameters, &["rmsprop"]),
    nudge: Nudge::By(0.01),
    ..Parameter::real("decay", "how much of the mean squared gradient is kept", 0.9, 0.0, 0.999_999)
};

/// What keeps the quotients of those finite that divide by a root.
pub(in crate::labs) const EPSILON: Parameter = Parameter {
    matters: |parameters| is_one_of(parameters, &["adam", "rmsprop", "adagrad"]),
    nudge: Nudge::Series,
    ..Parameter::real("epsilon", "keeps the quotient finite", 1e-8, 1e-12, 1.0)
};

/// Its parameters, which the residuals lab has as well.
pub static PARAMETERS: &[Parameter] = &[
    Parameter { nudge: Nudge::Series, ..Parameter::real("lr", "learning rate", 0.01, 0.0, 1000.0) },
    Parameter {
        whole_run: true,
        nudge: Nudge::Series,
        ..Parameter::whole("epochs", "epochs of the run", 500, 1, 100_000_000)
    },
    Parameter::words("optimiser", "how gradients move the line", OPTIMISERS),
    MOMENTUM,
    BETA1,
    BETA2,
    DECAY,
    EPSILON,
    Parameter {
        range: Range::Whole { min: 1, max: MOST_POINTS, words: &["full"] },
        default: Preset::Word("full"),
        nudge: Nudge::Series,
        ..Parameter::whole("batch", "points an update looks at", 1, 1, MOST_POINTS)
    },
    Parameter::whole("seed", "seed of the random numbers", 42, 0, u32::MAX as u64),
    Parameter {
        matters: is_drawn,
        nudge: Nudge::Series,
        ..Parameter::whole("points", "how many points", 100, 1, MOST_POINTS)
    },
    Parameter {
        label: "true slope",
        matters: is_drawn,
        ..Parameter::real("slope", "slope the points are drawn around", 3.5, -1e6, 1e6)
    },
    Parameter {
        matters: is_drawn,
        label: "true intercept",
        ..Parameter::real("intercept", "intercept the points are drawn around", 7.2, -1e6, 1e6)
    },
    Parameter { matters: is_drawn, ..Parameter::real("noise", "standard deviation of the noise", 0.8, 0.0, 1e6) },
    Parameter { matters: is_drawn, ..Parameter::words("noise_kind", "distribution of the noise", NOISE_KINDS) },
    // What follows decides how many weights there are, so that none of it can change while they are on their way.
    Parameter { whole_run: true, ..ORIGIN },
    Parameter { matters: is_from_table, whole_run: true, ..TARGET },
    Parameter { matters: is_from_table, whole_run: true, ..FEATURES },
    Parameter { matters: is_from_table, whole_run: true, ..MISSING },
    Parameter {
        matters: is_from_table,
        whole_run: true,
        ..Parameter::words("standardize", "bring all features to one scale first", &["true", "false"])
    },
];

const MOST_POINTS: u64 = 10_000_000;

fn is_adam(parameters: &Parameters) -> bool {
    is_one_of(parameters, &["adam"])
}

fn is_one_of(parameters: &Parameters, optimisers: &[&str]) -> bool {
    optimisers.contains(&parameters.get::<&str>("optimiser"))
}
