//! A plane fitted to the features of a table: its program, the kernel beside it, and what is known of the best one.

use std::sync::Arc;

use faer::{Mat, MatRef};

use super::data::Data;
use super::optimiser::{Optimiser, PLANE};
use super::state::{Seen, State, Weight};
use crate::lab::formula::{
    at_most, back_substitution, cholesky, forward_substitution, identity_like, matmul, max, mean, mean_of_columns,
    name, or_one, singular_values, square, square_root, take, take_columns, transpose, with_ones,
};
use crate::lab::program::{Builder, Kind, Name};
use crate::lab::{Departure, Evaluation, Parameters, Program, Refusal, Selected};
use crate::math::{self, Doubles, PlaneSums};
use crate::ops::Value;
use crate::table::Table;

/// Up to this condition of their Cholesky factor the normal equations are solved as they stand: each digit of it costs two
/// of the weights'.
const WELL_CONDITIONED: f64 = 1e5;

/// The plane of least squares, by name.
const BEST: [&str; 2] = ["best_weights", "best_intercept"];

/// The features and labels that a plane is fitted to, and the best plane.
#[derive(Debug)]
pub struct FeaturePlane {
    choice: Chosen,
    selected: Selected,
    features: Value,
    /// The features as the weights see them, column by column for the kernel.
    x: Arc<Mat<f64>>,
    y: Arc<Doubles>,
    fit: Fit,
    /// What the program computes ahead of its first stage, by name.
    known: Vec<(Name, Value)>,
}

/// Everything that decides what the features are.
#[derive(Debug, Clone)]
struct Chosen {
    table: Arc<Table>,
    target: String,
    features: String,
    missing: &'static str,
    standardize: bool,
}

/// How the plane of least squares is found.
#[derive(Debug, Clone)]
enum Fit {
    /// By the normal equations of the standardized features; whether some of these are constant, and so 0.
    Solved { has_constants: bool },
    /// Many planes fit equally well: weights and intercept of the shortest, which are given to the program.
    Given(Value, f64),
}

impl Chosen {
    fn of(parameters: &Parameters, table: &Arc<Table>) -> Self {
        Self {
            table: Arc::clone(table),
            target: parameters.get("target"),
            features: parameters.get("features"),
            missing: parameters.get("missing"),
            standardize: parameters.get("standardize"),
        }
    }

    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.table, &other.table)
            && (&self.target, &self.features, self.missing, self.standardize)
                == (&other.target, &other.features, other.missing, other.standardize)
    }
}

impl FeaturePlane {
    /// What the parameters choose of `table`; `earlier` itself, where that is the same.
    ///
    /// # Errors
    /// If they name a column that is not there, or nothing is left.
    pub(super) fn of(
        parameters: &Parameters,
        table: &Arc<Table>,
        earlier: Option<&Arc<Self>>,
    ) -> Result<Arc<Self>, Refusal> {
        let choice = Chosen::of(parameters, table);
        if let Some(earlier) = earlier.filter(|earlier| earlier.choice.is(&choice)) {
            return Ok(Arc::clone(earlier));
        }
        let selected = Selected::of(parameters, table)?;
        let features = Value::from(selected.feature_values());
        let y = Arc::new(Doubles::from(&*selected.labels()));
        let solved = Fit::Solved { has_constants: has_constants(features.as_mat()) };
        let evaluation = |fit: &Fit| {
            let program = ahead(Program::builder(), choice.standardize, fit, &["rows"]).build();
            let given = [("features", features.clone()), ("y", Value::from(&y)), ("rows", Value::from(y.len() as f64))];
            let inputs = given.into_iter().chain(fit.inputs());
            let evaluation = Evaluation::new(&Arc::new(program), inputs);
            evaluation.expect("the program is made for a matrix and as many labels")
        };
        let mut fit = solved;
        let mut numbers = evaluation(&fit);
        let x = Arc::new(numbers.get("X").unwrap_or(&features).as_mat().to_owned());
        // A factor that is not there is all NaN.
        let is_solved = numbers.get("L").is_some_and(|factor| {
            factor.numbers().all(f64::is_finite) && math::condition(factor.as_mat()) < WELL_CONDITIONED
        });
        // On its own scale a constant feature is the intercept's twin, and the two share.
        if !is_solved || (!choice.standardize && matches!(fit, Fit::Solved { has_constants: true })) {
            let (weights, intercept) = math::least_norm_plane(x.as_ref().as_ref(), y.as_slice());
            fit = Fit::Given(Doubles::from(&*weights).into(), intercept);
            numbers = evaluation(&fit);
        }
        let statements = numbers.program().statements().iter().map(|statement| statement.name.clone());
        let known = statements.filter_map(|name| numbers.get(&name).cloned().map(|value| (name, value))).collect();
        Ok(Arc::new(Self { choice, selected, features, x, y, fit, known }))
    }

    /// Where the numbers come from.
    pub fn source(&self) -> &str {
        &self.choice.table.source
    }

    /// The heading of the label.
    pub fn target(&self) -> &str {
        &self.selected.names[self.selected.target]
    }

    /// How many features there are.
    pub fn features(&self) -> usize {
        self.x.ncols()
    }

    /// The headings of the features, in the order of the weights.
    pub fn feature_names(&self) -> Vec<String> {
        self.selected.feature_names()
    }

    /// Whether the features are brought to one scale first.
    pub fn is_standardized(&self) -> bool {
        self.choice.standardize
    }

    /// Rows that were dropped because a cell was empty, and empty cells that were filled.
    pub fn gaps(&self) -> (usize, usize) {
        (self.selected.dropped, self.selected.filled)
    }

    /// The weights, intercept and loss of least squares.
    pub fn best(&self) -> (Vec<f64>, f64, f64) {
        let get = |name: &str| self.known.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        let scalar = |name: &str| get(name).and_then(Value::scalar).unwrap_or(f64::NAN);
        match &self.fit {
            Fit::Given(weights, intercept) => (weights.numbers().collect(), *intercept, scalar("best_loss")),
            Fit::Solved { .. } => {
                let weights = get("best_weights").map_or(vec![], |weights| weights.numbers().collect());
                (weights, scalar("best_intercept"), scalar("best_loss"))
            }
        }
    }

    /// What its program starts from but for what epochs hand on, by name.
    pub(super) fn given(&self) -> Vec<(&'static str, Value)> {
        let mut given = vec![("features", self.features.clone()), ("y", Value::from(&self.y))];
        given.extend(self.fit.inputs());
        given.push(("rows", Value::from(self.y.len() as f64)));
        given
    }

    /// The first feature and the labels, as points.
    pub(super) fn points(&self) -> Data {
        let first = Doubles::from_fn(self.y.len(), |row| self.x[(row, 0)]);
        Data::of(Arc::new(first), Arc::clone(&self.y))
    }

    /// A weight for every feature, none of which counts yet.
    pub(super) fn start(&self) -> Arc<[Weight]> {
        vec![Weight::default(); self.x.ncols()].into()
    }

    /// Looks at all the rows.
    pub(super) fn see(&self, round: u64, mut state: State) -> Result<State, Departure> {
        let sums = math::plane_sums(self.x.as_ref().as_ref(), self.y.as_slice(), &values(&state), state.line.intercept);
        let (seen, gradients) = derivatives(&sums, self.y.len());
        let mut weights = state.weights.as_deref().unwrap_or_default().to_vec();
        for (weight, gradient) in weights.iter_mut().zip(&gradients) {
            weight.gradient = *gradient;
        }
        let numbers = [
            ("weights", weights.iter().all(|weight| weight.value.is_finite())),
            ("intercept", state.line.intercept.is_finite()),
            ("loss", seen.loss.is_finite()),
            ("grad_weights", gradients.iter().all(|gradient| gradient.is_finite())),
            ("grad_intercept", seen.gradient[1].is_finite()),
        ];
        if let Some((quantity, _)) = numbers.iter().find(|(_, is_finite)| !is_finite) {
            return Err(Departure { round, quantity: (*quantity).into() });
        }
        state.seen = seen;
        state.weights = Some(weights.into());
        Ok(state)
    }

    /// What the plane of `state` makes of some of the rows: the loss, and its derivatives with respect to weights and
    /// intercept.
    pub(super) fn see_rows(&self, rows: &[u32], state: &State) -> (Seen, Vec<f64>) {
        let (x, y) = (self.x.as_ref().as_ref(), self.y.as_slice());
        let sums = math::plane_sums_of_rows(x, y, rows, &values(state), state.line.intercept);
        derivatives(&sums, rows.len())
    }

    /// The program's inputs, but for the rows of a batch.
    pub(super) fn inputs(&self, optimiser: Optimiser, lr: f64, state: &State) -> Vec<(Name, Value)> {
        let weights = state.weights.as_deref().unwrap_or_default();
        let of =
            |number: fn(&Weight) -> f64| -> Value { Doubles::from_fn(weights.len(), |k| number(&weights[k])).into() };
        let given = [
            ("features", self.features.clone()),
            ("y", Value::from(&self.y)),
            ("weights", of(|weight| weight.value)),
            ("intercept", Value::from(state.line.intercept)),
            ("rows", Value::from(self.y.len() as f64)),
        ];
        let given = given.into_iter().chain(self.fit.inputs()).chain(optimiser.settings(lr, state.updates));
        let remembered = [of(|weight| weight.memory.first), of(|weight| weight.memory.second)];
        let memories = optimiser.memories(PLANE, [remembered, state.memory[1].values()]);
        given.map(|(name, value)| (Name::from(name), value)).chain(memories).collect()
    }

    /// A program of this plane on `inputs`, after so many stages; `seen` is what the kernel has made of the same rows.
    pub(super) fn evaluate(
        &self,
        program: &Arc<Program>,
        inputs: Vec<(Name, Value)>,
        stages: usize,
        (seen, gradients): (Seen, &[f64]),
    ) -> Evaluation {
        let evaluation = Evaluation::new(program, inputs).expect("the program is made for these features");
        evaluation
            .after(stages)
            .knowing(self.known.iter().cloned())
            .knowing([("loss", seen.loss), ("grad_intercept", seen.gradient[1])])
            .knowing([("grad_weights", Doubles::from(gradients))])
    }

    /// One epoch as a program, over all the rows or over those of a batch.
    pub(super) fn program(&self, optimiser: Optimiser, in_batches: bool) -> Program {
        let settings = ["rows"].into_iter().chain(optimiser.setting_names());
        let program = Program::builder();
        let program = {
            let carried = PLANE.iter().map(|name| Name::from(*name)).chain(optimiser.memory_names(PLANE));
            self.fit.write_inputs(program.quantities(["features", "y"])).quantities(carried).settings(settings)
        };
        let program = if in_batches { program.quantity_of(Kind::Rows, "batch").settings(["n"]) } else { program };
        let program = ahead_of_stages(program, self.choice.standardize, &self.fit).stage("predict");
        let (program, x, y, n) = if in_batches {
            let program = program
                .compute("X_batch", transpose(take_columns(transpose(name("X")), name("batch"))))
                .compute("y_batch", take(name("y"), name("batch")));
            (program, "X_batch", "y_batch", "n")
        } else {
            (program, "X", "y", "rows")
        };
        let program = program
            .compute("predictions", matmul(name(x), name("weights")) + name("intercept"))
            .stage("error")
            .compute("errors", name("predictions") - name(y))
            .stage("loss")
            .compute("loss", mean(square(name("errors"))))
            .stage("gradients")
            .compute("grad_weights", 2.0 / name(n) * matmul(transpose(name(x)), name("errors")))
            .compute("grad_intercept", mean(2.0 * name("errors")))
            .stage("update");
        optimiser.write(program, PLANE).build()
    }
}

impl Fit {
    /// What of it is given to the program.
    fn inputs(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Solved { .. } => vec![],
            Self::Given(weights, intercept) => {
                BEST.into_iter().zip([weights.clone(), Value::from(*intercept)]).collect()
            }
        }
    }

    fn write_inputs(&self, program: Builder) -> Builder {
        match self {
            Self::Solved { .. } => program,
            Self::Given(..) => program.quantities(BEST),
        }
    }
}

/// The part of the program that is the same at every epoch, on its own.
fn ahead(program: Builder, standardize: bool, fit: &Fit, settings: &[&'static str]) -> Builder {
    let program = fit.write_inputs(program.quantities(["features", "y"])).settings(settings.iter().copied());
    ahead_of_stages(program, standardize, fit)
}

/// Features brought to one scale or left as they are, the plane of least squares, the learning rate's limit.
fn ahead_of_stages(program: Builder, standardize: bool, fit: &Fit) -> Builder {
    let standardized = || (name("features") - name("mean")) / or_one(name("std"));
    let program = program
        .compute("mean", mean_of_columns(name("features")))
        .compute("std", square_root(mean_of_columns(square(name("features") - name("mean")))))
        .compute("X", if standardize { standardized() } else { name("features") })
        .compute("y_mean", mean(name("y")));
    let program = match fit {
        Fit::Given(..) => program,
        Fit::Solved { has_constants } => {
            let (program, z) = if standardize { (program, "X") } else { (program.compute("Z", standardized()), "Z") };
            let gram = || name("gram");
            // A constant feature is 0 throughout: a 1 on the diagonal gives it the weight 0, as the shortest plane has.
            let regular =
                if *has_constants { gram() + identity_like(gram()) * at_most(name("std"), 0.0.into()) } else { gram() };
            let solution = back_substitution(name("L"), name("z"));
            let program = program
                .compute("gram", matmul(transpose(name(z)), name(z)))
                .compute("moment", matmul(transpose(name(z)), name("y") - name("y_mean")))
                .compute("L", cholesky(regular))
                .compute("z", forward_substitution(name("L"), name("moment")));
            // Standardized features have the mean 0, so that the intercept is that of y.
            if standardize {
                program.compute("best_weights", solution).compute("best_intercept", name("y_mean"))
            } else {
                program
                    .compute("best_weights", solution / or_one(name("std")))
                    .compute("best_intercept", name("y_mean") - matmul(name("mean"), name("best_weights")))
            }
        }
    };
    let best = || matmul(name("X"), name("best_weights")) + name("best_intercept");
    program
        .compute("best_loss", mean(square(best() - name("y"))))
        .compute("XtX", matmul(transpose(with_ones(name("X"))), with_ones(name("X"))))
        // Two over the largest eigenvalue of the loss's second derivatives 2/n · XtX, which is its largest singular value:
        // with a larger learning rate plain descent leaves the bowl. Boyd and Vandenberghe, Convex Optimization, section 9.3.
        .compute("lr_limit", name("rows") / max(singular_values(name("XtX"))))
}

/// Whether some feature is the same in every row.
fn has_constants(features: MatRef<f64>) -> bool {
    (0..features.ncols()).any(|j| (1..features.nrows()).all(|i| features[(i, j)] == features[(0, j)]))
}

fn values(state: &State) -> Vec<f64> {
    state.weights.as_deref().unwrap_or_default().iter().map(|weight| weight.value).collect()
}

/// The loss over `n` rows and its derivatives; those of the weights apart, there being many.
fn derivatives(sums: &PlaneSums, n: usize) -> (Seen, Vec<f64>) {
    let n = n as f64;
    let seen = Seen { loss: sums.squares / n, gradient: [0.0, 2.0 * sums.errors / n] };
    (seen, sums.times_x.iter().map(|sum| 2.0 * sum / n).collect())
}
