//! The rounds of a lab, as a pure function from one state to the next.

use super::Sample;

/// The rounds of a lab, as a pure function from one state to the next.
pub trait Course {
    /// Everything that one round hands on to the next.
    type State: Clone;

    /// How many rounds there are.
    fn rounds(&self) -> u64;

    /// How many stages the round has that follows `done` complete ones.
    fn stages(&self, done: u64) -> u64;

    /// The state before the first round.
    ///
    /// # Errors
    /// If it is not finite.
    fn initial(&self) -> Result<Self::State, Departure>;

    /// The state after `round`, given the one before it.
    ///
    /// # Errors
    /// If it is not finite.
    fn advance(&self, round: u64, before: &Self::State) -> Result<Self::State, Departure>;

    /// The numbers that a trace keeps of the round that ended in `state`.
    fn sample(&self, state: &Self::State) -> Sample;

    /// What one round costs, in units of about half a nanosecond. It paces the work and never changes a result.
    fn effort(&self) -> u64;

    /// Bytes that a state takes.
    fn bytes(&self, state: &Self::State) -> usize;
}

/// A round whose result is no longer finite. The lab rests ahead of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Departure {
    /// The round.
    pub round: u64,
    /// What left the finite numbers first.
    pub quantity: &'static str,
}
