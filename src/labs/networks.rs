//! The two networks of the articles, as more than one lab has them: what they are made of, and the weights that nobody has
//! trained.

use std::sync::Arc;

use faer::Mat;

use crate::lab::formula::{mean_of_columns, name, or_one, square, square_root};
use crate::lab::{Evaluation, Parameter, Parameters, Program, Selected, Setting};
use crate::math::{Doubles, NumpyRandom};
use crate::ops::{Shape, Value};
use crate::table::Table;

/// Which network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// Features of a table, 8 hidden units with ReLU, a softmax over the classes.
    Promotion,
    /// 4 inputs, 8 and 6 hidden units with ReLU, two outputs with a sigmoid.
    ThreeLayer,
}

/// Which network.
pub(super) const NETWORK: Parameter = Parameter::words("network", "which network", &["promotion", "three-layer"]);

/// The seed of its weights; each article has its own.
pub(super) const SEED: Parameter = Parameter {
    default_among: Some(|parameters| Setting::Whole(if is_promotion(parameters) { 0 } else { 42 })),
    ..Parameter::whole("seed", "seed of the random weights", 0, 0, u32::MAX as u64)
};

/// Hidden units of the promotion network, and the spread of its weights.
pub(super) const HIDDEN: usize = 8;
pub(super) const SPREAD: f64 = 0.1;

/// The widths of the three-layer network, and the spread of its weights.
pub(super) const WIDTHS: [usize; 4] = [4, 8, 6, 2];
const WIDE_SPREAD: f64 = 0.5;

/// The label of the built-in table.
const LABEL: &str = "promoted";

/// What the values 0 and 1 of a label mean, where that is known: of the built-in table.
pub(super) fn meanings(table: &Table, label: &str) -> Option<[String; 2]> {
    (table.is_built_in() && label == LABEL).then(|| ["not promoted", "promoted"].map(str::to_owned))
}

/// Whether it is the promotion network.
pub(super) fn is_promotion(parameters: &Parameters) -> bool {
    parameters.get::<&str>("network") == "promotion"
}

/// A matrix of normal deviates, drawn row by row.
pub(super) fn normal(random: &mut NumpyRandom, rows: usize, columns: usize, spread: f64) -> Value {
    let numbers: Vec<f64> = (0..rows * columns).map(|_| random.normal() * spread).collect();
    Mat::from_fn(rows, columns, |row, column| numbers[row * columns + column]).into()
}

/// So many biases at their start.
pub(super) fn zeros(n: usize) -> Value {
    Doubles::from_fn(n, |_| 0.0).into()
}

/// The weights of the three-layer network, drawn layer by layer.
pub(super) fn three_layers(random: &mut NumpyRandom) -> Vec<Value> {
    WIDTHS.windows(2).map(|widths| normal(random, widths[1], widths[0], WIDE_SPREAD)).collect()
}

/// The features of a table as the normalization lab leaves them.
pub(super) fn normalized(selected: &Selected) -> Value {
    let program = Program::builder()
        .quantities(["features"])
        .compute("centred", name("features") - mean_of_columns(name("features")))
        .compute("X", name("centred") / or_one(square_root(mean_of_columns(square(name("centred"))))))
        .build();
    let evaluation = Evaluation::new(&Arc::new(program), [("features", selected.feature_values().into())]);
    let evaluation = evaluation.expect("the program is made for a matrix");
    evaluation.get("X").cloned().expect("the program computes it")
}

/// The lines of Python that draw weights and samples as the three-layer network has them, and set its biases.
pub(super) fn script(seed: u32, samples: Shape) -> Vec<String> {
    let layers = || WIDTHS.windows(2).enumerate().map(|(k, widths)| (k + 1, widths));
    let weights = layers().map(|(layer, widths)| {
        let shape = Shape::matrix(widths[1], widths[0]);
        format!("W{layer} = np.random.randn{shape} * {WIDE_SPREAD:?}")
    });
    let biases = layers().map(|(layer, widths)| format!("b{layer} = np.zeros({})", widths[1]));
    let samples = format!("X = np.random.randn{samples}");
    std::iter::once(format!("np.random.seed({seed})")).chain(weights).chain([samples]).chain(biases).collect()
}
