//! The fused kernel of an epoch: forward and back for every batch, then a look at all the points.

use std::sync::Arc;

use super::compute::Playground;
use super::network::{MOST_LAYERS, Network};
use super::passes::{Passes, Sums, sizes};
use super::program::Penalty;
use super::state::{Seen, State};
use crate::lab::{
    Departure, Evaluation, Name, Progress, Refusal, Rounds, SAMPLE_WIDTH, Sample, Script, Snapshot, Step,
};
use crate::labs::training::{Memory, Optimiser};

/// An epoch without a program. A test holds it to the program.
pub struct Kernel;

impl Rounds<Playground> for Kernel {
    type State = State;

    fn stages(lab: &Playground, done: u64) -> u64 {
        lab.script.stages() * lab.batches() + u64::from(lab.edits_at(done + 1).next().is_some())
    }

    fn initial(lab: &Playground) -> Result<State, Departure> {
        lab.see(0, lab.start())
    }

    fn resumes(lab: &Playground, earlier: &Playground) -> bool {
        lab.goes_on_from(earlier)
    }

    fn adopt(_: &Playground, _: u64, state: &State) -> Result<State, Departure> {
        Ok(state.clone())
    }

    fn advance(lab: &Playground, round: u64, before: &State) -> Result<State, Departure> {
        let mut state = lab.through_batches(lab.batches(), before);
        state.carried = lab.points().train - lab.batches() as usize * lab.batch;
        lab.set_by_hand(round, &mut state);
        lab.see(round, state)
    }

    fn settled(lab: &Playground, _: u64, state: &State) -> Evaluation {
        lab.evaluate_between(state)
    }

    fn step(lab: &Playground, done: u64, stage: u64, state: &State) -> Step {
        let stages = lab.script.stages();
        let batch = (stage - 1) / stages;
        if batch == lab.batches() {
            let numbers = lab.through_batches(batch, state).numbers;
            let evaluation = lab.evaluate_by_hand(&numbers, done + 1);
            return Step { evaluation, stage: 0, part: None, progress: Progress::WHOLE };
        }
        let stage = ((stage - 1) % stages) as usize;
        let rows = lab.rows(batch as usize, state.carried);
        let evaluation = lab.evaluate_batch(&lab.through_batches(batch, state), &rows, stage + 1);
        let part = (lab.batches() > 1).then_some((batch + 1, lab.batches()));
        Step { evaluation, stage, part, progress: Progress::WHOLE }
    }

    fn state_of(lab: &Playground, round: u64, state: &State, evaluation: &Evaluation) -> Result<State, Departure> {
        lab.see(round, State { numbers: lab.numbers_in(evaluation).into(), ..state.clone() })
    }

    fn can_overwrite(lab: &Playground, name: &str) -> Result<(), Refusal> {
        let names = lab.script.moved();
        let refuse = || Refusal(format!("{name}: what an epoch hands on can be overwritten: {}", names.join(", ")));
        names.iter().any(|known| known == name).then_some(()).ok_or_else(refuse)
    }

    fn sample(_: &Playground, state: &State) -> Sample {
        let Seen { train_loss, test_loss, train_accuracy, test_accuracy, sizes, .. } = &state.seen;
        let mut sample = [f64::NAN; SAMPLE_WIDTH];
        sample[..4].copy_from_slice(&[*train_loss, *test_loss, *train_accuracy, *test_accuracy]);
        sample[4..4 + MOST_LAYERS].copy_from_slice(sizes);
        sample
    }

    fn script(course: &[(u64, &Playground)], snapshot: &Snapshot) -> Result<Script, Refusal> {
        Playground::script_of(course, snapshot)
    }

    fn effort(lab: &Playground) -> u64 {
        let network = lab.network();
        let each = 6 * network.numbers() + 30 * network.units();
        (lab.points().len() * each) as u64 + lab.batches() * (2000 + 100 * network.numbers() as u64)
    }

    fn bytes(state: &State) -> usize {
        size_of_val(state) + state.numbers.len() * (2 * size_of::<f64>()) + state.memory.len() * size_of::<Memory>()
    }
}

impl Playground {
    /// Nothing learnt so far, and not looked at yet.
    pub(super) fn start(&self) -> State {
        let count = self.network().numbers();
        let remembers = !matches!(self.script.optimiser, Optimiser::Plain);
        let mut state = State {
            numbers: Arc::clone(&self.data.first),
            memory: vec![Memory::default(); if remembers { count } else { 0 }].into(),
            is_dead: vec![false; if self.script.penalty == Penalty::L1 { count } else { 0 }].into(),
            updates: 0,
            carried: 0,
            seen: Seen::nothing(count),
        };
        self.set_by_hand(0, &mut state);
        state
    }

    fn set_by_hand(&self, round: u64, state: &mut State) {
        if self.edits_at(round).next().is_none() {
            return;
        }
        let mut numbers = state.numbers.to_vec();
        self.edits_at(round).for_each(|edit| numbers[edit.place] = edit.value);
        state.numbers = numbers.into();
    }

    /// The rows of a batch; the first begins with those that an epoch before has left over.
    pub(super) fn rows(&self, batch: usize, carried: usize) -> Vec<usize> {
        let train = self.points().train;
        let left_over = if batch == 0 { train - carried..train } else { 0..0 };
        left_over.chain(batch * self.batch..(batch + 1) * self.batch).collect()
    }

    /// Looks at all the points.
    fn see(&self, round: u64, state: State) -> Result<State, Departure> {
        let (network, columns) = (self.network(), self.columns());
        let (train, all) = (self.points().train, self.points().len());
        let mut gradient = vec![0.0; network.numbers()];
        let (mut passes, numbers) = (Passes::of(network, self.loss()), &state.numbers);
        let (mut of_train, mut of_test) = (Sums::default(), Sums::default());
        passes.add(numbers, columns, 0..train, &mut of_train, Some(&mut gradient));
        passes.add(numbers, columns, train..all, &mut of_test, None);
        Self::finish_gradient(&mut gradient, train, &state);
        let share = |sum: f64, of: usize| sum / of as f64;
        let accuracy = |sum: f64, of: usize| if self.is_classification() { share(sum, of) } else { f64::NAN };
        let seen = Seen {
            train_loss: share(of_train.losses, train),
            test_loss: share(of_test.losses, all - train),
            train_accuracy: accuracy(of_train.hits, train),
            test_accuracy: accuracy(of_test.hits, all - train),
            sizes: sizes(network, &gradient),
            gradient: gradient.into(),
        };
        match unbounded(network, &state.numbers, &seen) {
            Some(quantity) => Err(Departure { round, quantity }),
            None => Ok(State { seen, ..state }),
        }
    }

    /// Sums over so many points as means; what is dead has no gradient.
    fn finish_gradient(gradient: &mut [f64], count: usize, state: &State) {
        for (place, number) in gradient.iter_mut().enumerate() {
            let is_dead = state.is_dead.get(place).copied().unwrap_or(false);
            *number = if is_dead { 0.0 } else { *number / count as f64 };
        }
    }

    /// The state after the first `batches` batches of an epoch; what it says of all the points stays as it was.
    pub(super) fn through_batches(&self, batches: u64, before: &State) -> State {
        let mut state = before.clone();
        let (columns, train) = (self.columns(), self.points().train);
        let mut numbers = before.numbers.to_vec();
        let mut memory = before.memory.to_vec();
        let mut is_dead = before.is_dead.to_vec();
        let mut gradient = vec![0.0; numbers.len()];
        let mut passes = Passes::of(self.network(), self.loss());
        for batch in 0..batches as usize {
            let carried = if batch == 0 { before.carried } else { 0 };
            let rows = batch * self.batch..(batch + 1) * self.batch;
            if batch == 0 && carried == 0 && rows.len() == train {
                // It has been looked at already.
                gradient.copy_from_slice(&before.seen.gradient);
            } else {
                gradient.fill(0.0);
                let mut sums = Sums::default();
                passes.add(&numbers, columns, train - carried..train, &mut sums, Some(&mut gradient));
                passes.add(&numbers, columns, rows.clone(), &mut sums, Some(&mut gradient));
                let count = (carried + rows.len()) as f64;
                for number in &mut gradient {
                    *number /= count;
                }
            }
            state.updates += 1;
            for (place, gradient) in gradient.iter().enumerate() {
                self.move_one(place, state.updates, *gradient, &mut numbers, &mut memory, &mut is_dead);
            }
        }
        State { numbers: numbers.into(), memory: memory.into(), is_dead: is_dead.into(), ..state }
    }

    /// Moves one of the network's numbers along its gradient, and shrinks it where it is a weight.
    fn move_one(
        &self,
        place: usize,
        update: u64,
        gradient: f64,
        numbers: &mut [f64],
        memory: &mut [Memory],
        is_dead: &mut [bool],
    ) {
        let before = numbers[place];
        let was_dead = is_dead.get(place).copied().unwrap_or(false);
        let gradient = if was_dead { 0.0 } else { gradient };
        let remembered = memory.get(place).copied().unwrap_or_default();
        let (mut moved, remembered) = self.script.optimiser.update(self.lr, update, before, gradient, remembered);
        if let Some(memory) = memory.get_mut(place) {
            *memory = remembered;
        }
        if self.script.penalty != Penalty::None && self.network().is_weight(place) {
            let by = |penalty: f64| self.lr * self.rate * penalty;
            if self.script.penalty == Penalty::L2 {
                moved -= by(before);
            } else {
                let sign = f64::from(u8::from(before > 0.0)) - f64::from(u8::from(before < 0.0));
                let shrunk = moved - by(sign);
                is_dead[place] |= moved * shrunk < 0.0;
                moved = if is_dead[place] { 0.0 } else { shrunk };
            }
        }
        numbers[place] = moved;
    }
}

impl Seen {
    /// Nothing has been looked at.
    fn nothing(count: usize) -> Self {
        Self {
            train_loss: 0.0,
            test_loss: 0.0,
            train_accuracy: 0.0,
            test_accuracy: 0.0,
            gradient: vec![0.0; count].into(),
            sizes: [f64::NAN; MOST_LAYERS],
        }
    }
}

/// What is not finite, if anything.
fn unbounded(network: &Network, numbers: &[f64], seen: &Seen) -> Option<Name> {
    for layer in 1..=network.layers() {
        for (what, range) in [("W", network.weights(layer)), ("b", network.biases(layer))] {
            if numbers[range].iter().any(|number| !number.is_finite()) {
                return Some(super::program::in_layer(what, layer).into());
            }
        }
    }
    let losses = [("train_loss", seen.train_loss), ("test_loss", seen.test_loss)];
    let loss = losses.into_iter().find(|(_, number)| !number.is_finite()).map(|(name, _)| name.into());
    let gradient = || {
        let layer = (1..=network.layers()).find(|layer| !seen.sizes[layer - 1].is_finite())?;
        Some(super::program::in_layer("gradient_size", layer).into())
    };
    loss.or_else(gradient)
}
