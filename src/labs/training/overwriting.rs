//! What becomes of training where somebody overwrites a number.

use std::sync::Arc;

use super::compute::Training;
use super::data::Data;
use super::line;
use super::state::{Seen, State, Weight};
use crate::lab::{Departure, Evaluation, Name, Overwritten, Refusal};
use crate::math::Doubles;
use crate::ops::Value;

/// The points that are drawn: both can be overwritten.
pub(super) const GIVEN: &[&str] = &["X", "y"];

/// What every epoch computes of the line or the plane so far, and what its update hangs on.
const COMPUTED: &[&str] = &["predictions", "errors", "loss", "grad_slope", "grad_weights", "grad_intercept"];

impl Training {
    /// The names of what an epoch hands on to the next.
    fn handed_on(&self) -> Vec<Name> {
        let moved = self.moved().iter().map(|name| Name::from(*name));
        moved.chain(self.optimiser.memory_names(self.moved())).collect()
    }

    /// Whether numbers of this name can be overwritten between epochs.
    pub(super) fn can_overwrite(&self, name: &str) -> Result<(), Refusal> {
        let is_computed = COMPUTED.contains(&name);
        if is_computed && self.is_in_batches() {
            return Err(Refusal(format!("{name}: batches compute their own; overwrite what an epoch hands on")));
        }
        let handed_on = self.handed_on();
        let is_given = GIVEN.contains(&name) && self.plane().is_none();
        if is_computed || is_given || handed_on.iter().any(|known| **known == *name) {
            return Ok(());
        }
        let given: &[&str] = if self.plane().is_none() { GIVEN } else { &[] };
        let known = handed_on.iter().map(|name| &**name).chain(given.iter().copied()).chain(COMPUTED.iter().copied());
        let known: Vec<&str> = known.filter(|name| !name.ends_with("_slope") || self.plane().is_none()).collect();
        Err(Refusal(format!("{name}: nothing that is learnt hangs on it; there are {}", known.join(", "))))
    }

    /// The same lab on other points.
    pub(super) fn on_other_points(&self, overwritten: &Overwritten) -> Result<Self, Refusal> {
        if self.plane().is_some() {
            return Err(Refusal(format!("{overwritten}: the numbers of a table are changed in the table")));
        }
        let is_x = &*overwritten.name == "X";
        let points = Value::from(if is_x { &self.data.x } else { &self.data.y });
        overwritten.check(points.shape())?;
        let other = Arc::new(Doubles::from(overwritten.apply(&points).numbers().collect::<Vec<f64>>()));
        let (x, y) = (Arc::clone(&self.data.x), Arc::clone(&self.data.y));
        let data = Arc::new(if is_x { Data::of(other, y) } else { Data::of(x, other) });
        let program = |in_batches| Arc::new(line::program(self.optimiser, data.fit.degenerate, in_batches));
        Ok(Self {
            recipe: self.recipe,
            plane: None,
            optimiser: self.optimiser,
            lr: self.lr,
            epochs: self.epochs,
            seed: self.seed,
            batch: self.batch,
            whole: program(false),
            part: program(true),
            has_own_points: true,
            data,
        })
    }

    /// The state with the numbers that `evaluation` has.
    pub(super) fn state_of(&self, round: u64, state: &State, evaluation: &Evaluation) -> Result<State, Departure> {
        let numbers = |name: &str| evaluation.get(name).map(|value| value.numbers().collect::<Vec<f64>>());
        let number = |name: &str, usual: f64| evaluation.scalar(name).unwrap_or(usual);
        let mut state = state.clone();
        state.line.slope = number("slope", state.line.slope);
        state.line.intercept = number("intercept", state.line.intercept);
        let Seen { loss, gradient: [slope, intercept] } = state.seen;
        let gradient = [number("grad_slope", slope), number("grad_intercept", intercept)];
        state.seen = Seen { loss: number("loss", loss), gradient };
        let (values, gradients) = (numbers("weights"), numbers("grad_weights"));
        let mut weights: Vec<Weight> = state.weights.as_deref().unwrap_or_default().to_vec();
        for (k, weight) in weights.iter_mut().enumerate() {
            weight.value = values.as_ref().map_or(weight.value, |values| values[k]);
            weight.gradient = gradients.as_ref().map_or(weight.gradient, |gradients| gradients[k]);
        }
        for (which, names) in self.optimiser.holders(self.moved()).into_iter().enumerate() {
            let Some([of_first, of_intercept]) = names.as_deref() else { continue };
            let memory = |memory: &mut super::Memory, number: f64| match which {
                0 => memory.first = number,
                _ => memory.second = number,
            };
            if let Some(number) = evaluation.scalar(of_intercept) {
                memory(&mut state.memory[1], number);
            }
            match (numbers(of_first), state.weights.is_some()) {
                (Some(all), true) => weights.iter_mut().zip(all).for_each(|(weight, n)| memory(&mut weight.memory, n)),
                (Some(all), false) => all.first().into_iter().for_each(|n| memory(&mut state.memory[0], *n)),
                (None, _) => {}
            }
        }
        state.weights = state.weights.as_ref().map(|_| weights.into());
        let seen = [("loss", state.seen.loss), ("grad_slope", gradient[0]), ("grad_intercept", gradient[1])];
        match seen.iter().find(|(_, number)| !number.is_finite()) {
            Some((quantity, _)) => Err(Departure { round, quantity: (*quantity).into() }),
            None => Ok(state),
        }
    }
}
