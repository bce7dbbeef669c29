//! Linear regression by gradient descent: the program, the fused kernel beside it, and the state they hand on.

use std::sync::Arc;

use super::data::{Data, Recipe};
use super::optimiser::{Memory, Optimiser};
use super::parameters::DESCRIPTION;
use crate::lab::formula::{mean, name, square, square_root, sum, take};
use crate::lab::program::Kind;
use crate::lab::{
    Departure, Description, Evaluation, Frame, Lab, Parameters, Program, Progress, Refusal, SAMPLE_WIDTH, Sample,
    Script, Step,
};
use crate::math::{Column, ErrorSums, Line, NumpyRandom, error_sums, error_sums_of_rows};
use crate::ops::Value;
use crate::table::Table;

/// Stages of a pass over one batch: predict, error, loss, gradients, update.
pub const STAGES: u64 = 5;

/// Fits a line to points by descending the mean squared error.
#[derive(Debug)]
pub struct Training {
    recipe: Recipe,
    data: Arc<Data>,
    optimiser: Optimiser,
    lr: f64,
    epochs: u64,
    seed: u32,
    /// How many points an update looks at; `None` for all of them.
    batch: Option<usize>,
    /// The round as it runs over all points.
    whole: Arc<Program>,
    /// The round as it runs over one batch.
    part: Arc<Program>,
}

/// What one epoch hands on to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The line so far.
    pub line: Line,
    /// What the optimiser remembers of the slope's and the intercept's gradients.
    pub memory: [Memory; 2],
    /// Updates so far.
    pub updates: u64,
    /// What the line makes of all the points.
    pub seen: Seen,
}

/// What a line makes of some points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Mean squared error.
    pub loss: f64,
    /// Its derivatives with respect to slope and intercept.
    pub gradient: [f64; 2],
}

impl Seen {
    fn of(sums: ErrorSums, n: usize) -> Self {
        let n = n as f64;
        Self { loss: sums.squares / n, gradient: [2.0 * sums.times_x / n, 2.0 * sums.errors / n] }
    }
}

impl Training {
    /// The points.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// Whether an update looks at some of the points only.
    pub fn is_in_batches(&self) -> bool {
        self.batch.is_some()
    }

    pub(super) fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    pub(super) fn shared_data(&self) -> &Arc<Data> {
        &self.data
    }

    pub(super) fn optimiser(&self) -> Optimiser {
        self.optimiser
    }

    pub(super) fn lr(&self) -> f64 {
        self.lr
    }

    pub(super) fn seed(&self) -> u32 {
        self.seed
    }

    pub(super) fn batch(&self) -> Option<usize> {
        self.batch
    }

    pub(super) fn whole(&self) -> &Program {
        &self.whole
    }

    pub(super) fn part(&self) -> &Program {
        &self.part
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

    /// Looks at all the points.
    fn see(&self, round: u64, line: Line, memory: [Memory; 2], updates: u64) -> Result<State, Departure> {
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
            None => Ok(State { line, memory, updates, seen }),
        }
    }

    /// One update along a gradient.
    fn update(&self, state: &mut State, gradient: [f64; 2]) {
        state.updates += 1;
        let mut go = |w: f64, k: usize| {
            let (w, memory) = self.optimiser.update(self.lr, state.updates, w, gradient[k], state.memory[k]);
            state.memory[k] = memory;
            w
        };
        state.line = Line { slope: go(state.line.slope, 0), intercept: go(state.line.intercept, 1) };
    }

    /// The state after the first `batches` batches of a round; what it says of all the points stays as it was.
    fn through_batches(&self, size: usize, rows: &[u32], batches: usize, before: &State) -> State {
        rows.chunks(size).take(batches).fold(before.clone(), |mut state, rows| {
            let sums = error_sums_of_rows(self.data.x.as_slice(), self.data.y.as_slice(), rows, state.line);
            self.update(&mut state, Seen::of(sums, rows.len()).gradient);
            state
        })
    }

    /// The program's inputs in its order, but for the rows of a batch.
    fn inputs(&self, state: &State) -> Vec<Value> {
        let data = [Value::from(&self.data.x), Value::from(&self.data.y)];
        let line = [state.line.slope, state.line.intercept];
        let memories = self.optimiser.memories(state.memory);
        let settings = match self.optimiser {
            Optimiser::Plain => vec![self.lr],
            Optimiser::Momentum { momentum } => vec![self.lr, momentum],
            Optimiser::Adam { beta1, beta2, epsilon } => {
                vec![self.lr, beta1, beta2, epsilon, (state.updates + 1) as f64]
            }
        };
        let numbers = line.into_iter().chain(memories).chain(settings);
        data.into_iter().chain(numbers.map(Value::Scalar)).collect()
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
        let Seen { loss, gradient: [grad_slope, grad_intercept] } = state.seen;
        let kernel = [("loss", loss), ("grad_slope", grad_slope), ("grad_intercept", grad_intercept)];
        self.evaluate(&self.whole, self.inputs(state), stages).knowing(kernel)
    }
}

impl Lab for Training {
    type State = State;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, _: &Arc<Table>, earlier: Option<&Self>) -> Result<Self, Refusal> {
        let recipe = Recipe::of(parameters);
        let data = match earlier {
            Some(earlier) if earlier.recipe == recipe => Arc::clone(&earlier.data),
            _ => Arc::new(recipe.cook()),
        };
        let optimiser = Optimiser::of(parameters);
        let points = data.x.len();
        let batch = parameters.whole("batch").map(|size| size as usize).filter(|size| *size < points);
        Ok(Self {
            recipe,
            optimiser,
            lr: parameters.real("lr"),
            epochs: parameters.whole("epochs").unwrap_or_default(),
            seed: parameters.whole("seed").unwrap_or_default() as u32,
            batch,
            whole: Arc::new(program(optimiser, data.fit.degenerate, false)),
            part: Arc::new(program(optimiser, data.fit.degenerate, true)),
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
        self.see(0, Line { slope: 0.0, intercept: 0.0 }, [Memory::default(); 2], 0)
    }

    fn adopt(&self, round: u64, state: &State) -> Result<State, Departure> {
        self.see(round, state.line, state.memory, state.updates)
    }

    fn advance(&self, round: u64, before: &State) -> Result<State, Departure> {
        let after = match self.batch {
            None => {
                let mut state = before.clone();
                self.update(&mut state, before.seen.gradient);
                state
            }
            Some(size) => self.through_batches(size, &self.order(round), usize::MAX, before),
        };
        self.see(round, after.line, after.memory, after.updates)
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
        let mut inputs = self.inputs(&state);
        inputs.push(Column::from_fn(rows.len(), |i| f64::from(rows[i])).into());
        let evaluation = self.evaluate(&self.part, inputs, stage + 1);
        Step { evaluation, stage, part: Some((batch + 1, self.batches())), progress: Progress::WHOLE }
    }

    fn script(course: &[(u64, &Self)], frame: &Frame) -> Result<Script, Refusal> {
        Self::script_of(course, frame)
    }

    fn sample(&self, state: &State) -> Sample {
        let Seen { loss, gradient: [grad_slope, grad_intercept] } = state.seen;
        let numbers = [loss, state.line.slope, state.line.intercept, grad_slope, grad_intercept];
        let mut sample = [0.0; SAMPLE_WIDTH];
        sample[..numbers.len()].copy_from_slice(&numbers);
        sample
    }

    fn effort(&self) -> u64 {
        let points = self.points() as u64;
        match self.batch {
            None => 200 + points,
            // Shuffling, gathering from all over memory, and a call for each batch.
            Some(_) => 10_000 + 20 * points + 100 * self.batches(),
        }
    }
}

/// One epoch as a program, over all the points or over those of a batch.
fn program(optimiser: Optimiser, degenerate: bool, in_batches: bool) -> Program {
    let settings: &[&str] = match optimiser {
        Optimiser::Plain => &["lr"],
        Optimiser::Momentum { .. } => &["lr", "momentum"],
        Optimiser::Adam { .. } => &["lr", "beta1", "beta2", "epsilon", "t"],
    };
    let program = Program::builder()
        .quantities(["X", "y", "slope", "intercept"])
        .quantities(optimiser.memory_names())
        .settings(settings.iter().copied());
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
    optimiser.write(program).build()
}
