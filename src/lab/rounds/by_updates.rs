//! A program run again and again: what a round updates, the next one starts from.

use std::sync::Arc;

use super::super::{Evaluation, Lab, Progress, Reference, SAMPLE_WIDTH, Sample, Step};
use super::{Departure, Rounds};
use crate::ops::Value;

/// Every round runs the lines of the lab's program, and hands on those that are updates.
pub struct ByUpdates;

/// The value of each of a program's updates, in the order of [`Program::carried`](super::super::Program::carried).
#[derive(Debug, Clone)]
pub struct Carried(Arc<[Value]>);

impl PartialEq for Carried {
    fn eq(&self, other: &Self) -> bool {
        let pairs = || self.0.iter().zip(&*other.0);
        self.0.len() == other.0.len() && pairs().all(|(a, b)| a.shape() == b.shape() && a.as_slice() == b.as_slice())
    }
}

impl Carried {
    /// What each carried name comes to in `evaluation`: as it was given, or as it was updated.
    fn of(evaluation: &Evaluation, round: u64, is_updated: bool) -> Result<Self, Departure> {
        let program = evaluation.program();
        let value = |(input, update): (usize, usize)| {
            let of = if is_updated { Reference::Statement(update) } else { Reference::Input(input) };
            let value = evaluation.value(of).clone();
            if value.numbers().all(f64::is_finite) {
                Ok(value)
            } else {
                Err(Departure { round, quantity: program.name(of) })
            }
        };
        program.carried().map(value).collect::<Result<_, _>>().map(Self)
    }
}

/// The program of the round that starts from `state`, at its end.
fn round<L: Lab>(lab: &L, state: &Carried) -> Evaluation {
    let first = lab.evaluation();
    let carried = first.program().carried().map(|(input, _)| input).zip(state.0.iter().cloned());
    first.starting_from(carried)
}

impl<L: Lab> Rounds<L> for ByUpdates {
    type State = Carried;

    fn stages(lab: &L, _: u64) -> u64 {
        lab.evaluation().program().stages().len() as u64
    }

    fn initial(lab: &L) -> Result<Carried, Departure> {
        Carried::of(&lab.evaluation(), 0, false)
    }

    fn adopt(_: &L, _: u64, state: &Carried) -> Result<Carried, Departure> {
        Ok(state.clone())
    }

    fn advance(lab: &L, number: u64, before: &Carried) -> Result<Carried, Departure> {
        Carried::of(&round(lab, before), number, true)
    }

    /// Everything that the next round computes ahead of its updates.
    fn settled(lab: &L, _: u64, state: &Carried) -> Evaluation {
        let round = round(lab, state);
        let stages = round.program().stages_ahead_of_updates();
        round.after(stages)
    }

    fn step(lab: &L, _: u64, stage: u64, state: &Carried) -> Step {
        let evaluation = round(lab, state).after(stage as usize);
        Step { evaluation, stage: stage as usize - 1, part: None, progress: Progress::WHOLE }
    }

    fn sample(lab: &L, state: &Carried) -> Sample {
        let settled = Self::settled(lab, 0, state);
        let mut sample = [f64::NAN; SAMPLE_WIDTH];
        for (number, name) in sample.iter_mut().zip(L::DESCRIPTION.traced) {
            *number = settled.scalar(name).unwrap_or(f64::NAN);
        }
        sample
    }

    fn effort(lab: &L) -> u64 {
        lab.evaluation().effort()
    }

    fn bytes(state: &Carried) -> usize {
        state.0.iter().map(|value| value.shape().len() * size_of::<f64>()).sum()
    }
}
