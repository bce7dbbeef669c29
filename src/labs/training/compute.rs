//! Linear regression by gradient descent: the program, the fused kernel beside it, and how they move the state on.
//!
//! Of points the lab fits a line, and of a table a [`Plane`] over its features.

use std::sync::Arc;

use super::data::{Data, Recipe};
use super::line;
use super::optimiser::{Memory, Optimiser};
use super::parameters::{DESCRIPTION, is_from_table};
use super::plane::Plane;
use super::state::{Seen, State, Weight};
use crate::lab::{
    Departure, Description, Evaluation, Lab, Parameters, Program, Progress, Refusal, SAMPLE_WIDTH, Sample, Script,
    Snapshot, Step,
};
use crate::math::{Doubles, Line, NumpyRandom, error_sums, error_sums_of_rows};
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
    /// What a table gives: features, and what is to be told from them.
    pub(super) plane: Option<Arc<Plane>>,
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
}

impl Training {
    /// The points; of a table its first feature against its labels.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// The table's features and labels, where the lab works on a table.
    pub fn plane(&self) -> Option<&Plane> {
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
    fn is_of(&self, recipe: Option<Recipe>, plane: Option<&Arc<Plane>>) -> bool {
        match (&self.plane, plane) {
            (Some(plane), Some(other)) => Arc::ptr_eq(plane, other),
            (None, None) => self.recipe == recipe,
            _ => false,
        }
    }

    fn points(&self) -> usize {
        self.data.x.len()
    }

    fn batches(&self) -> u64 {
        self.batch.map_or(1, |size| self.points().div_ceil(size) as u64)
    }

    /// The rows of `round` in the order in which its batches take them: what
    /// `np.random.RandomState([seed, round]).permutation(points)` gives.
    fn order(&self, round: u64) -> Vec<u32> {
        NumpyRandom::seed_with_key(&[self.seed, round as u32]).permutation(self.points() as u32)
    }

    /// Looks at all the points with what is so far.
    fn see(&self, round: u64, state: State) -> Result<State, Departure> {
        if let Some(plane) = &self.plane {
            return plane.see(round, state);
        }
        let line = state.line;
        let sums = error_sums(self.data.x.as_slice(), self.data.y.as_slice(), line);
        let seen = Seen::of(sums, self.points());
        let numbers = [
            ("slope", line.slope),
            ("intercept", line.intercept),
            ("loss", seen.loss),
            ("grad_slope", seen.gradient[0]),
            ("grad_intercept", seen.gradient[1]),
        ];
        match numbers.iter().find(|(_, number)| !number.is_finite()) {
            Some((quantity, _)) => Err(Departure { round, quantity }),
            None => Ok(State { seen, ..state }),
        }
    }

    /// One update along a gradient, that of a plane's weights being `of_weights`.
    fn update(&self, state: &mut State, gradient: [f64; 2], of_weights: &[f64]) {
        state.updates += 1;
        let updates = state.updates;
        let rule = |w, gradient, memory| self.optimiser.update(self.lr, updates, w, gradient, memory);
        let mut go = |w: f64, k: usize| {
            let (w, memory) = rule(w, gradient[k], state.memory[k]);
            state.memory[k] = memory;
            w
        };
        state.line.intercept = go(state.line.intercept, 1);
        let Some(weights) = &state.weights else {
            state.line.slope = go(state.line.slope, 0);
            return;
        };
        let moved = weights.iter().zip(of_weights).map(|(weight, gradient)| {
            let (value, memory) = rule(weight.value, *gradient, weight.memory);
            Weight { value, memory, ..*weight }
        });
        state.weights = Some(moved.collect());
    }

    /// What the line or the plane of `state` makes of some rows: the loss and its derivatives, those with respect to
    /// weights apart.
    fn see_rows(&self, rows: &[u32], state: &State) -> (Seen, Vec<f64>) {
        if let Some(plane) = &self.plane {
            return plane.see_rows(rows, state);
        }
        let sums = error_sums_of_rows(self.data.x.as_slice(), self.data.y.as_slice(), rows, state.line);
        (Seen::of(sums, rows.len()), vec![])
    }

    /// The state after the first `batches` batches of a round; what it says of all the points stays as it was.
    fn through_batches(&self, size: usize, rows: &[u32], batches: usize, before: &State) -> State {
        rows.chunks(size).take(batches).fold(before.clone(), |mut state, rows| {
            let (seen, of_weights) = self.see_rows(rows, &state);
            self.update(&mut state, seen.gradient, &of_weights);
            state
        })
    }

    /// The program's inputs in its order, but for the rows of a batch.
    fn inputs(&self, state: &State) -> Vec<Value> {
        if let Some(plane) = &self.plane {
            return plane.inputs(self.optimiser, self.lr, state);
        }
        let data = [Value::from(&self.data.x), Value::from(&self.data.y)];
        let line = [state.line.slope, state.line.intercept].map(Value::from);
        let memories = self.optimiser.memories(state.memory.map(Memory::values));
        let settings = self.optimiser.settings(self.lr, state.updates).into_iter().map(Value::from);
        data.into_iter().chain(line).chain(memories).chain(settings).collect()
    }

    fn evaluate(&self, program: &Arc<Program>, inputs: Vec<Value>, stages: usize) -> Evaluation {
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

    fn evaluate_whole(&self, state: &State, stages: usize) -> Evaluation {
        let (inputs, seen) = (self.inputs(state), state.seen);
        if let Some(plane) = &self.plane {
            return plane.evaluate(&self.whole, inputs, stages, (seen, &gradients(state)));
        }
        let Seen { loss, gradient: [grad_slope, grad_intercept] } = seen;
        let kernel = [("loss", loss), ("grad_slope", grad_slope), ("grad_intercept", grad_intercept)];
        self.evaluate(&self.whole, inputs, stages).knowing(kernel)
    }

    /// The batch of these rows, seen from `state`.
    fn evaluate_part(&self, state: &State, rows: &[u32], stages: usize) -> Evaluation {
        let mut inputs = self.inputs(state);
        inputs.push(Doubles::from_fn(rows.len(), |i| f64::from(rows[i])).into());
        let Some(plane) = &self.plane else { return self.evaluate(&self.part, inputs, stages) };
        inputs.push(Value::from(rows.len() as f64));
        let (seen, of_weights) = plane.see_rows(rows, state);
        plane.evaluate(&self.part, inputs, stages, (seen, &of_weights))
    }
}

/// The derivatives of the loss with respect to the weights of a plane.
fn gradients(state: &State) -> Vec<f64> {
    state.weights.as_deref().unwrap_or_default().iter().map(|weight| weight.gradient).collect()
}

impl Lab for Training {
    type State = State;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, table: &Arc<Table>, earlier: Option<&Self>) -> Result<Self, Refusal> {
        let plane = if is_from_table(parameters) {
            Some(Plane::of(parameters, table, earlier.and_then(|earlier| earlier.plane.as_ref()))?)
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
        let batch = parameters.whole("batch").map(|size| size as usize).filter(|size| *size < points);
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
            optimiser,
            lr: parameters.real("lr"),
            epochs: parameters.whole("epochs").unwrap_or_default(),
            seed: parameters.whole("seed").unwrap_or_default() as u32,
            batch,
            whole,
            part,
            data,
        })
    }

    fn rounds(&self) -> u64 {
        self.epochs
    }

    fn stages(&self, _: u64) -> u64 {
        STAGES * self.batches()
    }

    fn initial(&self) -> Result<State, Departure> {
        let start = State {
            line: Line { slope: 0.0, intercept: 0.0 },
            weights: self.plane.as_ref().map(|plane| plane.start()),
            memory: [Memory::default(); 2],
            updates: 0,
            seen: Seen { loss: 0.0, gradient: [0.0; 2] },
        };
        self.see(0, start)
    }

    fn resumes(&self, earlier: &Self) -> bool {
        earlier.is_of(self.recipe, self.plane.as_ref())
    }

    fn adopt(&self, round: u64, state: &State) -> Result<State, Departure> {
        self.see(round, state.clone())
    }

    fn advance(&self, round: u64, before: &State) -> Result<State, Departure> {
        let after = match self.batch {
            None => {
                let mut state = before.clone();
                self.update(&mut state, before.seen.gradient, &gradients(before));
                state
            }
            Some(size) => self.through_batches(size, &self.order(round), usize::MAX, before),
        };
        self.see(round, after)
    }

    fn settled(&self, _: u64, state: &State) -> Evaluation {
        self.evaluate_whole(state, STAGES as usize - 1)
    }

    fn step(&self, done: u64, stage: u64, state: &State) -> Step {
        let batch = (stage - 1) / STAGES;
        let stage = ((stage - 1) % STAGES) as usize;
        let Some(size) = self.batch else {
            let evaluation = self.evaluate_whole(state, stage + 1);
            return Step { evaluation, stage, part: None, progress: Progress::WHOLE };
        };
        let rows = self.order(done + 1);
        let state = self.through_batches(size, &rows, batch as usize, state);
        let rows = rows.chunks(size).nth(batch as usize).unwrap_or_default();
        let evaluation = self.evaluate_part(&state, rows, stage + 1);
        Step { evaluation, stage, part: Some((batch + 1, self.batches())), progress: Progress::WHOLE }
    }

    fn script(course: &[(u64, &Self)], frame: &Snapshot) -> Result<Script, Refusal> {
        Self::script_of(course, frame)
    }

    fn sample(&self, state: &State) -> Sample {
        let Seen { loss, gradient: [grad_slope, grad_intercept] } = state.seen;
        // A plane has no slope.
        let of_line = |number| if state.weights.is_none() { number } else { f64::NAN };
        let line = state.line;
        let numbers = [loss, of_line(line.slope), line.intercept, of_line(grad_slope), grad_intercept];
        let mut sample = [0.0; SAMPLE_WIDTH];
        sample[..numbers.len()].copy_from_slice(&numbers);
        sample
    }

    fn effort(&self) -> u64 {
        let features = self.plane.as_ref().map_or(1, |plane| plane.features() as u64);
        let points = self.points() as u64 * features;
        match self.batch {
            None => 200 + points,
            // Shuffling, gathering from all over memory, and a call for each batch.
            Some(_) => 10_000 + 20 * points + 100 * self.batches(),
        }
    }
}
