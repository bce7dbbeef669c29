//! What the playground is called and can be asked for: the keys of a TensorFlow Playground link in `snake_case`, and more.

use super::points::is_classification;
use crate::lab::{
    Description, FEATURES, MISSING, Nudge, ORIGIN, Parameter, Parameters, Preset, Range, TARGET, is_drawn,
    is_from_table,
};
use crate::labs::training::{BETA1, BETA2, DECAY, EPSILON, MOMENTUM, OPTIMISERS};

/// What is said of each layer's numbers: `layers!(W b ...)` with the text behind it.
macro_rules! of_layers {
    ($($number:literal)*; $($hidden:literal)*) => {
        &[
            ("features", "both features of each row, as the table has them (table)"),
            ("targets", "the label of each row, as the table has it; of more than two classes 1 above what parts them, else 0 (table)"),
            ("points", "coordinates of each point, those for training first"),
            ("labels", "what each point is labelled"),
            ("train_points", "how many of the points are for training"),
            ("train", "rows of the points for training"),
            ("test", "rows of the points for testing"),
            ("feature_min", "least number of each feature (table)"),
            ("feature_max", "greatest number of each feature (table)"),
            ("target_min", "least label (table)"),
            ("target_max", "greatest label (table)"),
            ("X", "what goes into the network, a row for each point"),
            ("batch", "rows of the batch under way (within an epoch)"),
            ("X_batch", "what goes in for the batch (within an epoch)"),
            ("y_batch", "labels of the batch (within an epoch)"),
            ("output", "what the network says of each point"),
            ("margins", "twice the label times what goes into the output (cross entropy)"),
            ("losses", "loss of each point"),
            ("hits", "1 where the output has the sign of the label (classification)"),
            ("train_loss", "mean loss of the points for training"),
            ("test_loss", "mean loss of the points for testing"),
            ("train_accuracy", "share of the points for training whose output has the sign of the label (classification)"),
            ("test_accuracy", "share of the points for testing whose output has the sign of the label (classification)"),
            $(
                (concat!("W", $number), concat!("weights of layer ", $number, ", units × inputs (with so many layers)")),
                (concat!("b", $number), concat!("biases of layer ", $number, " (with so many layers)")),
                (concat!("alive_W", $number), concat!("0 for each weight of layer ", $number, " that L1 has set to 0 for good (L1)")),
                (concat!("Z", $number), concat!("what goes into the units of layer ", $number, " (with so many layers)")),
                (concat!("dZ", $number), concat!("derivative of each point's loss with respect to Z", $number, " (with so many layers)")),
                (concat!("grad_W", $number), concat!("derivative of the mean loss with respect to W", $number, " (with so many layers)")),
                (concat!("grad_b", $number), concat!("derivative of the mean loss with respect to b", $number, " (with so many layers)")),
                (concat!("gradient_size", $number), concat!("length of grad_W", $number, " and grad_b", $number, " together (with so many layers)")),
                (concat!("velocity_W", $number), concat!("decaying sum of the gradients of W", $number, " (momentum, nesterov)")),
                (concat!("velocity_b", $number), concat!("decaying sum of the gradients of b", $number, " (momentum, nesterov)")),
                (concat!("m_W", $number), concat!("decaying mean of the gradients of W", $number, " (adam)")),
                (concat!("v_W", $number), concat!("decaying mean of the squared gradients of W", $number, " (adam, rmsprop)")),
                (concat!("squares_W", $number), concat!("sum of the squared gradients of W", $number, " (adagrad)")),
                (concat!("squares_b", $number), concat!("sum of the squared gradients of b", $number, " (adagrad)")),
                (concat!("m_b", $number), concat!("decaying mean of the gradients of b", $number, " (adam)")),
                (concat!("v_b", $number), concat!("decaying mean of the squared gradients of b", $number, " (adam, rmsprop)")),
            )*
            $(
                (concat!("A", $hidden), concat!("what comes out of the units of layer ", $hidden, " (hidden layers)")),
                (concat!("dA", $hidden), concat!("derivative of each point's loss with respect to A", $hidden, " (hidden layers)")),
            )*
        ]
    };
}

pub(super) static DESCRIPTION: Description = Description {
    name: "playground",
    about: "A network of a few units learns to tell two kinds of points apart, as in TensorFlow Playground.",
    round: "epoch",
    stage: "stage",
    takes_table: true,
    parameters: PARAMETERS,
    quantities: of_layers!(1 2 3 4 5 6 7; 1 2 3 4 5 6),
    traced: &[
        "train_loss",
        "test_loss",
        "train_accuracy",
        "test_accuracy",
        "gradient_size1",
        "gradient_size2",
        "gradient_size3",
        "gradient_size4",
        "gradient_size5",
        "gradient_size6",
        "gradient_size7",
    ],
};

/// A parameter of the whole run.
#[expect(clippy::needless_pass_by_value, reason = "a constant is made of another")]
const fn whole(parameter: Parameter) -> Parameter {
    Parameter { whole_run: true, ..parameter }
}

/// A parameter of the whole run that plays a part in some runs only.
#[expect(clippy::needless_pass_by_value, reason = "a constant is made of another")]
const fn partly(matters: fn(&Parameters) -> bool, parameter: Parameter) -> Parameter {
    Parameter { whole_run: true, matters, ..parameter }
}

/// A feature that can be switched on.
const fn feature(name: &'static str, meaning: &'static str, is_on: bool) -> Parameter {
    const ON: &[&str] = &["true", "false"];
    const OFF: &[&str] = &["false", "true"];
    whole(Parameter::words(name, meaning, if is_on { ON } else { OFF }))
}

/// A choice that is off unless somebody says so.
const fn choice(name: &'static str, meaning: &'static str) -> Parameter {
    feature(name, meaning, false)
}

/// Its parameters.
pub static PARAMETERS: &[Parameter] = &[
    Parameter {
        nudge: Nudge::Series,
        ..Parameter::real("learning_rate", "how far a step goes along the gradient", 0.03, 0.0, 1000.0)
    },
    whole(Parameter { nudge: Nudge::Series, ..Parameter::whole("epochs", "epochs of the run", 500, 1, 10_000_000) }),
    whole(Parameter::text("network_shape", "units of each hidden layer", "4,2", "whole numbers with commas between")),
    whole(Parameter::words("activation", "what hidden units do", &["tanh", "relu", "sigmoid", "linear"])),
    whole(Parameter::words("problem", "tell labels apart, or meet them", &["classification", "regression"])),
    partly(
        |parameters| is_drawn(parameters) && is_classification(parameters),
        Parameter::words("dataset", "points of two kinds", &["circle", "xor", "gauss", "spiral", "moons"]),
    ),
    partly(
        |parameters| is_drawn(parameters) && !is_classification(parameters),
        Parameter::words("reg_dataset", "points with a number", &["reg-plane", "reg-gauss"]),
    ),
    partly(
        is_drawn,
        Parameter {
            nudge: Nudge::By(5.0),
            ..Parameter::real("noise", "noise of the points, in percent", 0.0, 0.0, 80.0)
        },
    ),
    whole(Parameter {
        nudge: Nudge::By(10.0),
        ..Parameter::whole("perc_train_data", "percent of the points that are for training", 50, 10, 90)
    }),
    whole(Parameter {
        range: Range::Whole { min: 1, max: MOST_BATCH, words: &["full"] },
        default: Preset::Whole(10),
        nudge: Nudge::Series,
        ..Parameter::whole("batch_size", "points an update looks at", 10, 1, MOST_BATCH)
    }),
    partly(is_classification, Parameter::words("loss", "what is made small", &["half_squared", "cross_entropy"])),
    whole(Parameter::words("optimiser", "how gradients move the weights", OPTIMISERS)),
    MOMENTUM,
    BETA1,
    BETA2,
    DECAY,
    EPSILON,
    whole(Parameter::words("regularization", "what holds weights small", &["none", "L1", "L2"])),
    Parameter {
        matters: |parameters| parameters.get::<&str>("regularization") != "none",
        nudge: Nudge::Series,
        ..Parameter::real("regularization_rate", "how much it counts", 0.0, 0.0, 1000.0)
    },
    whole(Parameter::text("seed", "seed of the random numbers", "0.78192", "any text")),
    whole(Parameter::text("edits", "weights set by hand", "", "20:W1[0,1]=0.5 and the like with semicolons between")),
    feature("x", "x goes in", true),
    feature("y", "y goes in", true),
    choice("x_squared", "x² goes in"),
    choice("y_squared", "y² goes in"),
    choice("x_times_y", "x·y goes in"),
    choice("sin_x", "sin x goes in"),
    choice("sin_y", "sin y goes in"),
    // The links have these too, and nothing goes in for them.
    partly(never, choice("cos_x", "nothing: the links have it")),
    partly(never, choice("cos_y", "nothing: the links have it")),
    choice("init_zero", "all weights and biases begin at 0"),
    choice("show_test_data", "points for testing are drawn"),
    choice("discretize", "the field has two shades only"),
    whole(ORIGIN),
    partly(is_from_table, TARGET),
    partly(is_from_table, FEATURES),
    partly(is_from_table, MISSING),
];

const MOST_BATCH: u64 = 100_000;

/// The parameters with which a run goes on from what it has come to, whatever they are set to.
pub(super) const GOES_ON: [&str; 10] = [
    "learning_rate",
    "epochs",
    "momentum",
    "beta1",
    "beta2",
    "decay",
    "epsilon",
    "regularization_rate",
    "show_test_data",
    "discretize",
];

/// The others that neither points nor first numbers hang on.
pub(super) const DRAWS_NOTHING: [&str; 6] =
    ["activation", "batch_size", "edits", "loss", "optimiser", "regularization"];

fn never(_: &Parameters) -> bool {
    false
}
