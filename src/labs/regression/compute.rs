//! Linear regression in one go: the normal equations, taken apart by Cholesky and solved by substitution.

use std::sync::Arc;

use faer::Mat;

use crate::lab::formula::{
    Formula, back_substitution, cholesky, descent_path, forward_substitution, identity_like, ln, matmul, max, min,
    name, singular_values, square, sum, transpose, with_ones,
};
use crate::lab::program::Reference;
use crate::lab::{
    ByStages, Description, Evaluation, FEATURES, Lab, MISSING, Nudge, ORIGIN, Parameter, Parameters, Program, Refusal,
    Selected, TARGET, Walk, is_drawn, is_from_table, script,
};
use crate::math::{Doubles, NumpyRandom};
use crate::ops::Value;
use crate::table::Table;

/// Weights that fit a label to features, exactly and by descent.
pub struct Regression {
    evaluation: Evaluation,
    /// Where the numbers come from.
    source: String,
    /// The names of the weights.
    weight_names: Vec<String>,
    has_true_weights: bool,
    seed: u32,
    ridge: f64,
}

/// The weights that the drawn labels are made with, the bias first, and how much noise there is on them.
const TRUE_WEIGHTS: [f64; 4] = [2.0, 1.5, -1.0, 0.5];
const NOISE: f64 = 0.5;

/// The settings of its program.
const SETTINGS: [&str; 4] = ["ridge", "lr", "steps", "rows"];

static DESCRIPTION: Description = Description {
    name: "regression",
    about: "Linear regression in closed form: the normal equations, their Cholesky factor, two substitutions.",
    round: "stage",
    stage: "part",
    takes_table: true,
    parameters: &PARAMETERS,
    quantities: &[
        ("X", "the features"),
        ("y", "what they are to predict"),
        ("true_weights", "the weights that the labels were made with, the bias first (drawn numbers only)"),
        ("X_bias", "the features behind a column of ones"),
        ("gram", "X_biasᵀ X_bias"),
        ("XtX", "the same with the ridge added on its diagonal"),
        ("Xty", "X_biasᵀ y"),
        ("L", "Cholesky factor of XtX: L Lᵀ = XtX"),
        ("z", "solution of L z = Xty"),
        ("weights", "solution of Lᵀ w = z, the bias first"),
        ("fitted", "X_bias times the weights"),
        ("residual_sum", "sum of the squares of y less fitted"),
        ("difference", "weights less true_weights (drawn numbers only)"),
        ("plain_weights", "the weights without the ridge (with a ridge only)"),
        ("plain_residual_sum", "their sum of squares (with a ridge only)"),
        ("singular_values", "singular values of XtX"),
        ("condition", "the largest of them divided by the least: how much an error can grow"),
        ("digits_at_risk", "its decimal logarithm: so many of about 16 digits can be lost"),
        ("lr_limit", "largest learning rate with which the descent settles"),
        ("plain_condition", "condition of gram (with a ridge only)"),
        ("descent", "weights by gradient descent on the same data, a row for each step"),
        ("plain_descent", "the same without the ridge (with a ridge only)"),
    ],
    traced: &[],
};

static PARAMETERS: [Parameter; 9] = [
    ORIGIN,
    Parameter { matters: is_drawn, ..Parameter::whole("seed", "seed of the random numbers", 42, 0, u32::MAX as u64) },
    Parameter {
        matters: is_drawn,
        nudge: Nudge::Series,
        ..Parameter::whole("points", "how many rows", 100, 5, 100_000)
    },
    Parameter { matters: is_from_table, ..TARGET },
    Parameter { matters: is_from_table, ..FEATURES },
    Parameter { matters: is_from_table, ..MISSING },
    Parameter { nudge: Nudge::Series, ..Parameter::real("ridge", "how much large weights cost", 0.0, 0.0, 1e9) },
    Parameter { nudge: Nudge::Series, ..Parameter::real("lr", "learning rate of the descent", 0.1, 0.0, 1000.0) },
    Parameter { nudge: Nudge::Series, ..Parameter::whole("steps", "steps of the descent", 100, 1, 2000) },
];

impl Regression {
    /// Where the numbers come from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The names of the weights.
    pub fn weight_names(&self) -> &[String] {
        &self.weight_names
    }

    /// What is added on the diagonal.
    pub fn ridge(&self) -> f64 {
        self.ridge
    }

    /// Whether it is known which weights are right.
    pub fn has_true_weights(&self) -> bool {
        self.has_true_weights
    }
}

/// Features, a row for each sample; labels; the names of the features.
type Numbers = (Mat<f64>, Vec<f64>, Vec<String>);

/// Features and labels.
fn numbers(parameters: &Parameters, table: &Table) -> Result<Numbers, Refusal> {
    if is_from_table(parameters) {
        let selected = Selected::of(parameters, table)?;
        return Ok((selected.feature_values(), selected.labels(), selected.feature_names()));
    }
    let points = parameters.get::<usize>("points");
    let random = &mut NumpyRandom::seed(parameters.get::<u32>("seed"));
    let features: Vec<f64> = (0..points * 3).map(|_| random.normal()).collect();
    let labels = (0..points).map(|row| {
        let [bias, weights @ ..] = TRUE_WEIGHTS;
        let fitted = (0..3).fold(bias, |sum, k| sum + weights[k] * features[3 * row + k]);
        fitted + random.normal() * NOISE
    });
    let labels = labels.collect();
    let names = (1..=3).map(|k| format!("w{k}")).collect();
    Ok((Mat::from_fn(points, 3, |row, column| features[3 * row + column]), labels, names))
}

impl Lab for Regression {
    type Rounds = ByStages;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, table: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let (features, labels, names) = numbers(parameters, table)?;
        let has_true_weights = is_drawn(parameters);
        let rows = labels.len();
        let mut inputs: Vec<(&str, Value)> = vec![("X", features.into()), ("y", Doubles::from(&*labels).into())];
        if has_true_weights {
            inputs.push(("true_weights", Doubles::from(&TRUE_WEIGHTS[..]).into()));
        }
        let ridge = parameters.get::<f64>("ridge");
        let settings = [ridge, parameters.get::<f64>("lr"), parameters.get::<f64>("steps"), rows as f64];
        inputs.extend(SETTINGS.into_iter().zip(settings.map(Value::from)));
        let evaluation = Evaluation::new(&Arc::new(program(has_true_weights, ridge > 0.0)), inputs);
        let evaluation = evaluation.expect("the program is made for a matrix and as many labels");
        // A factor that is not there is all NaN.
        if evaluation.get("L").is_some_and(|l| l.numbers().any(f64::is_nan)) {
            let what = "some features are sums of others, or there are fewer rows than weights";
            return Err(Refusal(format!("XtX has no Cholesky factor: {what}; a ridge above 0 helps")));
        }
        let source = if has_true_weights { "drawn".to_owned() } else { table.source.clone() };
        let weight_names = std::iter::once("bias".to_owned()).chain(names).collect();
        Ok(Self { evaluation, source, weight_names, has_true_weights, seed: parameters.get("seed"), ridge })
    }

    fn evaluation(&self) -> Evaluation {
        self.evaluation.clone()
    }

    fn drawn(&self) -> Option<Vec<String>> {
        if !self.has_true_weights {
            return None;
        }
        let evaluation = &self.evaluation;
        let rows = evaluation.shape(Reference::Input(1)).len();
        let given = (2..evaluation.program().inputs().len()).map(Reference::Input);
        let given = given.flat_map(|of| script::given_as_literal(evaluation, of));
        let first = [format!("np.random.seed({})", self.seed), format!("X = np.random.randn({rows}, 3)")];
        let y =
            format!("y = np.column_stack([np.ones({rows}), X]) @ true_weights + np.random.randn({rows}) * {NOISE:?}");
        Some(first.into_iter().chain(given).chain([y]).collect())
    }

    fn walk(&self, stage: usize) -> Walk {
        match &*self.evaluation.program().stages()[stage].name {
            "factor" => Walk::Columns,
            "back substitution" => Walk::Backwards,
            "column of ones" | "fit" | "condition" => Walk::Whole,
            "descent" => Walk::Rows,
            _ => Walk::Cells,
        }
    }
}

fn program(has_true_weights: bool, has_ridge: bool) -> Program {
    let program = Program::builder().quantities(["X", "y"]);
    let program = if has_true_weights { program.quantities(["true_weights"]) } else { program };
    let left_by = |fitted| sum(square(name("y") - fitted));
    let condition_of = |values: fn() -> Formula| max(values()) / min(values());
    let program = program
        .settings(SETTINGS)
        .stage("column of ones")
        .compute("X_bias", with_ones(name("X")))
        .stage("gram")
        .compute("gram", matmul(transpose(name("X_bias")), name("X_bias")))
        .stage("ridge")
        .compute("XtX", name("gram") + name("ridge") * identity_like(name("gram")))
        .stage("Xty")
        .compute("Xty", matmul(transpose(name("X_bias")), name("y")))
        .stage("factor")
        .compute("L", cholesky(name("XtX")))
        .stage("forward substitution")
        .compute("z", forward_substitution(name("L"), name("Xty")))
        .stage("back substitution")
        .compute("weights", back_substitution(name("L"), name("z")))
        .stage("fit")
        .compute("fitted", matmul(name("X_bias"), name("weights")))
        .compute("residual_sum", left_by(name("fitted")));
    let program =
        if has_true_weights { program.compute("difference", name("weights") - name("true_weights")) } else { program };
    let program = if has_ridge {
        let factor = || cholesky(name("gram"));
        program
            .compute("plain_weights", back_substitution(factor(), forward_substitution(factor(), name("Xty"))))
            .compute("plain_residual_sum", left_by(matmul(name("X_bias"), name("plain_weights"))))
    } else {
        program
    };
    let program = program
        .stage("condition")
        .compute("singular_values", singular_values(name("XtX")))
        .compute("condition", condition_of(|| name("singular_values")))
        .compute("digits_at_risk", ln(name("condition")) / ln(10.0.into()))
        .compute("lr_limit", name("rows") / max(name("singular_values")));
    let program = if has_ridge {
        program.compute("plain_condition", condition_of(|| singular_values(name("gram"))))
    } else {
        program
    };
    let path = |of| descent_path(name(of), name("Xty"), name("lr"), name("steps"), name("rows"));
    let program = program.stage("descent").compute("descent", path("XtX"));
    if has_ridge { program.compute("plain_descent", path("gram")) } else { program }.build()
}
