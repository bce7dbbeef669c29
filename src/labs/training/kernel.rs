//! The fused kernel of an epoch: one pass over the numbers for what the program says in seven lines.

use super::compute::{STAGES, Training};
use super::state::{Seen, State, Weight};
use crate::lab::{Departure, Evaluation, Progress, Refusal, Rounds, SAMPLE_WIDTH, Sample, Script, Snapshot, Step};
use crate::math::{error_sums, error_sums_of_rows};

/// One pass over the numbers for each epoch, or for each of its batches. A test holds it to the program.
pub struct Kernel;

impl Rounds<Training> for Kernel {
    type State = State;

    fn stages(lab: &Training, _: u64) -> u64 {
        STAGES * lab.batches()
    }

    fn initial(lab: &Training) -> Result<State, Departure> {
        lab.see(0, lab.start())
    }

    fn resumes(lab: &Training, earlier: &Training) -> bool {
        earlier.is_of(lab.recipe, lab.plane.as_ref())
    }

    fn adopt(lab: &Training, round: u64, state: &State) -> Result<State, Departure> {
        lab.see(round, state.clone())
    }

    fn advance(lab: &Training, round: u64, before: &State) -> Result<State, Departure> {
        let after = match lab.batch {
            None => {
                let mut state = before.clone();
                lab.update(&mut state, before.seen.gradient, &gradients(before));
                state
            }
            Some(size) => lab.through_batches(size, &lab.order(round), usize::MAX, before),
        };
        lab.see(round, after)
    }

    fn settled(lab: &Training, _: u64, state: &State) -> Evaluation {
        lab.evaluate_whole(state, STAGES as usize - 1)
    }

    fn step(lab: &Training, done: u64, stage: u64, state: &State) -> Step {
        let batch = (stage - 1) / STAGES;
        let stage = ((stage - 1) % STAGES) as usize;
        let Some(size) = lab.batch else {
            let evaluation = lab.evaluate_whole(state, stage + 1);
            return Step { evaluation, stage, part: None, progress: Progress::WHOLE };
        };
        let rows = lab.order(done + 1);
        let state = lab.through_batches(size, &rows, batch as usize, state);
        let rows = rows.chunks(size).nth(batch as usize).unwrap_or_default();
        let evaluation = lab.evaluate_part(&state, rows, stage + 1);
        Step { evaluation, stage, part: Some((batch + 1, lab.batches())), progress: Progress::WHOLE }
    }

    fn state_of(lab: &Training, round: u64, state: &State, evaluation: &Evaluation) -> Result<State, Departure> {
        lab.state_of(round, state, evaluation)
    }

    fn can_overwrite(lab: &Training, name: &str) -> Result<(), Refusal> {
        lab.can_overwrite(name)
    }

    fn sample(_: &Training, state: &State) -> Sample {
        let Seen { loss, gradient: [grad_slope, grad_intercept] } = state.seen;
        // A plane has no slope.
        let of_line = |number| if state.weights.is_none() { number } else { f64::NAN };
        let line = state.line;
        let numbers = [loss, of_line(line.slope), line.intercept, of_line(grad_slope), grad_intercept];
        let mut sample = [0.0; SAMPLE_WIDTH];
        sample[..numbers.len()].copy_from_slice(&numbers);
        sample
    }

    fn script(course: &[(u64, &Training)], snapshot: &Snapshot) -> Result<Script, Refusal> {
        Training::script_of(course, snapshot)
    }

    fn effort(lab: &Training) -> u64 {
        let features = lab.plane.as_ref().map_or(1, |plane| plane.features() as u64);
        let points = lab.points() as u64 * features;
        match lab.batch {
            None => 200 + points,
            // Shuffling, gathering from all over memory, and a call for each batch.
            Some(_) => 10_000 + 20 * points + 100 * lab.batches(),
        }
    }
}

impl Training {
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
            Some((quantity, _)) => Err(Departure { round, quantity: (*quantity).into() }),
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
}

/// The derivatives of the loss with respect to the weights of a plane.
pub(super) fn gradients(state: &State) -> Vec<f64> {
    state.weights.as_deref().unwrap_or_default().iter().map(|weight| weight.gradient).collect()
}
