//! Linear regression by gradient descent: the program, the fused kernel beside it, and how they move the state on.
//!
//! Of points the lab fits a line, and of a table a [`FeaturePlane`] over its features.

use std::sync::Arc;

use super::data::{Data, Recipe};
use super::kernel::{Kernel, gradients};
use super::line;
use super::optimiser::{LINE, Memory, Optimiser};
use super::overwriting::GIVEN;
use super::parameters::DESCRIPTION;
use super::plane::FeaturePlane;
use super::state::{Seen, State};
use crate::lab::{Description, Evaluation, Lab, Name, Overwritten, Parameters, Program, Refusal, is_from_table};
use crate::math::{Doubles, Line, NumpyRandom};
use crate::ops::Value;
use crate::table::Table;

/// Stages of a pass over one batch: predict, error, loss, gradients, update.
pub const STAGES: u64 = 5;

/// Fits a line to points, or a plane to a table, by descending the mean squared error.
#[derive(Debug)]
pub struct Training {
    /// What the points are drawn by; nothing for those of a table.
    pub(super) recipe: Option<Recipe>,
    pub(super) data: Arc<Data>,
    /// What a table gives: features, and what they are to predict.
    pub(super) plane: Option<Arc<FeaturePlane>>,
    pub(super) optimiser: Optimiser,
    pub(super) lr: f64,
    pub(super) epochs: u64,
    pub(super) seed: u32,
    /// How many points an update looks at; `None` for all of them.
    pub(super) batch: Option<usize>,
    /// The round as it runs over all points.
    pub(super) whole: Arc<Program>,
    /// The round as it runs over one batch.
    pub(super) part: Arc<Program>,
    /// Whether somebody has overwritten points of it: then its points are no other's.
    pub(super) has_own_points: bool,
}

impl Training {
    /// The points; of a table its first feature against its labels.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// The table's features and labels, where the lab works on a table.
    pub fn plane(&self) -> Option<&FeaturePlane> {
        self.plane.as_deref()
    }

    /// The mean squared error of least squares.
    pub fn best_loss(&self) -> f64 {
        self.plane.as_ref().map_or(self.data.fit.best_loss, |plane| plane.best().2)
    }

    /// Whether an update looks at some of the points only.
    pub fn is_in_batches(&self) -> bool {
        self.batch.is_some()
    }

    /// Whether its points are those of this recipe or this table.
    pub(super) fn is_of(&self, recipe: Option<Recipe>, plane: Option<&Arc<FeaturePlane>>) -> bool {
        match (&self.plane, plane) {
            _ if self.has_own_points => false,
            (Some(plane), Some(other)) => Arc::ptr_eq(plane, other),
            (None, None) => self.recipe == recipe,
            _ => false,
        }
    }

    pub(super) fn points(&self) -> usize {
        self.data.x.len()
    }

    pub(super) fn batches(&self) -> u64 {
        self.batch.map_or(1, |size| self.points().div_ceil(size) as u64)
    }

    /// The rows of `round` in the order in which its batches take them: what
    /// `np.random.RandomState([seed, round]).permutation(points)` gives.
    pub(super) fn order(&self, round: u64) -> Vec<u32> {
        NumpyRandom::seed_with_key(&[self.seed, round as u32]).permutation(self.points() as u32)
    }

    /// Nothing learnt so far.
    pub(super) fn start(&self) -> State {
        State {
            line: Line { slope: 0.0, intercept: 0.0 },
            weights: self.plane.as_ref().map(|plane| plane.start()),
            memory: [Memory::default(); 2],
            updates: 0,
            seen: Seen { loss: 0.0, gradient: [0.0; 2] },
        }
    }

    /// The program's inputs, but for the rows of a batch.
    fn inputs(&self, state: &State) -> Vec<(Name, Value)> {
        if let Some(plane) = &self.plane {
            return plane.inputs(self.optimiser, self.lr, state);
        }
        let given = [
            ("X", Value::from(&self.data.x)),
            ("y", Value::from(&self.data.y)),
            ("slope", Value::from(state.line.slope)),
            ("intercept", Value::from(state.line.intercept)),
        ];
        let given = given.into_iter().chain(self.optimiser.settings(self.lr, state.updates));
        let memories = self.optimiser.memories(LINE, state.memory.map(Memory::values));
        given.map(|(name, value)| (Name::from(name), value)).chain(memories).collect()
    }

    fn evaluate(&self, program: &Arc<Program>, inputs: Vec<(Name, Value)>, stages: usize) -> Evaluation {
        let fit = &self.data.fit;
        let evaluation = Evaluation::new(program, inputs).expect("x and y have one length, the rest are scalars");
        evaluation.after(stages).knowing([
            ("x_mean", fit.x_mean),
            ("y_mean", fit.y_mean),
            ("x_square_mean", fit.x_square_mean),
            ("best_slope", fit.best.slope),
            ("best_intercept", fit.best.intercept),
            ("best_loss", fit.best_loss),
        ])
    }

    pub(super) fn evaluate_whole(&self, state: &State, stages: usize) -> Evaluation {
        let (inputs, seen) = (self.inputs(state), state.seen);
        if let Some(plane) = &self.plane {
            return plane.evaluate(&self.whole, inputs, stages, (seen, &gradients(state)));
        }
        let Seen { loss, gradient: [grad_slope, grad_intercept] } = seen;
        let kernel = [("loss", loss), ("grad_slope", grad_slope), ("grad_intercept", grad_intercept)];
        self.evaluate(&self.whole, inputs, stages).knowing(kernel)
    }

    /// The batch of these rows, seen from `state`.
    pub(super) fn evaluate_part(&self, state: &State, rows: &[u32], stages: usize) -> Evaluation {
        let mut inputs = self.inputs(state);
        inputs.push(("batch".into(), Doubles::from_fn(rows.len(), |i| f64::from(rows[i])).into()));
        let Some(plane) = &self.plane else { return self.evaluate(&self.part, inputs, stages) };
        inputs.push(("n".into(), Value::from(rows.len() as f64)));
        let (seen, of_weights) = plane.see_rows(rows, state);
        plane.evaluate(&self.part, inputs, stages, (seen, &of_weights))
    }
}

impl Lab for Training {
    type Rounds = Kernel;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    const GIVEN: &'static [&'static str] = GIVEN;

    fn given(&self, overwritten: &Overwritten) -> Result<Self, Refusal> {
        self.on_other_points(overwritten)
    }

    fn build(parameters: &Parameters, table: &Arc<Table>, earlier: Option<&Self>) -> Result<Self, Refusal> {
        let plane = if is_from_table(parameters) {
            Some(FeaturePlane::of(parameters, table, earlier.and_then(|earlier| earlier.plane.as_ref()))?)
        } else {
            None
        };
        let recipe = plane.is_none().then(|| Recipe::of(parameters));
        let is_same = |earlier: &&Self| earlier.is_of(recipe, plane.as_ref());
        let data = match (earlier.filter(is_same), &plane, &recipe) {
            (Some(earlier), ..) => Arc::clone(&earlier.data),
            (None, Some(plane), _) => Arc::new(plane.points()),
            (None, None, recipe) => Arc::new(recipe.unwrap_or_else(|| Recipe::of(parameters)).cook()),
        };
        let optimiser = Optimiser::of(parameters);
        let points = data.x.len();
        let batch = parameters.get::<Option<usize>>("batch").filter(|size| *size < points);
        let program = |in_batches: bool| {
            let written = match &plane {
                Some(plane) => plane.program(optimiser, in_batches),
                None => line::program(optimiser, data.fit.degenerate, in_batches),
            };
            debug_assert_eq!(written.stages().len() as u64, STAGES);
            Arc::new(written)
        };
        let (whole, part) = (program(false), program(true));
        Ok(Self {
            recipe,
            plane,
            has_own_points: false,
            optimiser,
            lr: parameters.get("lr"),
            epochs: parameters.get("epochs"),
            seed: parameters.get("seed"),
            batch,
            whole,
            part,
            data,
        })
    }

    fn evaluation(&self) -> Evaluation {
        let evaluation = Evaluation::new(&self.whole, self.inputs(&self.start()));
        evaluation.expect("the program is made for these data")
    }

    fn rounds(&self) -> u64 {
        self.epochs
    }
}
