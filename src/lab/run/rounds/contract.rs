//! What a lab's rounds are: a pure function from one state to the next, and what there is to see of it.

use std::fmt::Debug;

use crate::lab::{Evaluation, Lab, Name, Refusal, Sample, Script, Snapshot, Step};

/// What the rounds of a lab are: a pure function from one state to the next, and what there is to see of it.
pub trait Rounds<L: Lab>: 'static {
    /// Everything that one round hands on to the next.
    type State: Clone + PartialEq + Debug + Send + Sync;

    /// Whether a parameter can change from some round on. Where the rounds are the stages of one program it cannot: what
    /// the first stages computed would belong to another program than what the last ones do.
    const CHANGES_IN_MID_RUN: bool = true;

    /// How many stages the round has that follows `done` complete ones.
    fn stages(lab: &L, done: u64) -> u64;

    /// The state before the first round.
    ///
    /// # Errors
    /// If it is not finite.
    fn initial(lab: &L) -> Result<Self::State, Departure>;

    /// Whether the states that `earlier` came to are this lab's as well, where a parameter of the whole run is what has
    /// changed between the two. Where they are not, the run is computed anew from its start.
    fn resumes(lab: &L, earlier: &L) -> bool {
        let _ = (lab, earlier);
        true
    }

    /// A state handed over by a lab with other parameters.
    ///
    /// # Errors
    /// If it is not finite here.
    fn adopt(lab: &L, round: u64, state: &Self::State) -> Result<Self::State, Departure>;

    /// The state after `round`, given the one before it.
    ///
    /// # Errors
    /// If it is not finite.
    fn advance(lab: &L, round: u64, before: &Self::State) -> Result<Self::State, Departure>;

    /// Everything that can be known between rounds, when `done` of them ended in `state`.
    fn settled(lab: &L, done: u64, state: &Self::State) -> Evaluation;

    /// The round after `done` rounds, as far as its `stage`-th stage (from 1), begun in `state`.
    fn step(lab: &L, done: u64, stage: u64, state: &Self::State) -> Step;

    /// The state after `round` with the numbers that `evaluation` has, what is settled there after some of it was overwritten.
    ///
    /// # Errors
    /// If it is not finite.
    fn state_of(lab: &L, round: u64, state: &Self::State, evaluation: &Evaluation) -> Result<Self::State, Departure> {
        let _ = (lab, round, evaluation);
        Ok(state.clone())
    }

    /// Whether numbers of this name can be overwritten between rounds.
    ///
    /// # Errors
    /// If they cannot.
    fn can_overwrite(lab: &L, name: &str) -> Result<(), Refusal> {
        let _ = (lab, name);
        Ok(())
    }

    /// The numbers named by [`Description::traced`](crate::lab::Description::traced).
    fn sample(lab: &L, state: &Self::State) -> Sample;

    /// What one round costs, in units of about half a nanosecond. It paces the work and never changes a result.
    fn effort(lab: &L) -> u64;

    /// The script that comes to `snapshot`, by way of the labs of `course`: each with the round from which on it is in
    /// force, the last one the lab of the snapshot.
    ///
    /// # Errors
    /// If there is more to write out than a script should hold.
    fn script(course: &[(u64, &L)], snapshot: &Snapshot) -> Result<Script, Refusal> {
        Script::of(&snapshot.now, course.last().and_then(|(_, lab)| lab.drawn()))
    }

    /// Bytes that a state takes: so many checkpoints of it are kept as there is room for.
    fn bytes(state: &Self::State) -> usize {
        size_of_val(state)
    }
}

/// A round whose result is no longer finite. The lab rests ahead of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// The round.
    pub round: u64,
    /// What left the finite numbers first.
    pub quantity: Name,
}
