//! A run, whichever lab it is of.

use std::sync::Arc;

use super::super::{Change, Description, Parameters, Position, Refusal, Schedule, Set, Since, WrittenPosition};
use super::{Goal, Marking, Snapshot};

/// A lab being stepped through, whichever lab it is. It moves; what there is to see where it stands, its snapshot says.
pub trait Session: Send {
    /// What the lab is called and can be asked for.
    fn description(&self) -> &'static Description;

    /// What there is to see where it stands, whole. Where that is dear, so is the call; until it moves, it is made once.
    fn snapshot(&mut self) -> Arc<Snapshot>;

    /// Where it stands.
    fn position(&self) -> Position;

    /// The last position there is, as far as is known.
    fn end(&self) -> Position;

    /// The parameters in force where it stands.
    fn parameters(&self) -> Parameters;

    /// The parameters over the whole run.
    fn schedule(&self) -> &Schedule;

    /// Sets parameters, all of them or none: some go together with others only as these are going to be.
    ///
    /// # Errors
    /// If the lab has no such parameter, a value is out of its range, or they do not go together; then nothing has changed.
    fn set_all(&mut self, changes: &[Change]) -> Result<Vec<Set>, Refusal>;

    /// Sets a parameter to what `text` says.
    ///
    /// # Errors
    /// As [`set_all`](Self::set_all).
    fn set(&mut self, name: &str, text: &str, since: Since) -> Result<Set, Refusal> {
        let mut sets = self.set_all(&[Change::new(name, text, since)])?;
        Ok(sets.remove(0))
    }

    /// Moves a parameter up or down by one nudge.
    ///
    /// # Errors
    /// As [`set`](Self::set).
    fn nudge(&mut self, parameter: usize, up: bool, since: Since) -> Result<Set, Refusal>;

    /// Lets the default of a parameter hold again.
    ///
    /// # Errors
    /// As [`set`](Self::set).
    fn reset(&mut self, parameter: usize, since: Since) -> Result<Set, Refusal>;

    /// Sets out for a goal; a step counts from where it is going already. [`work`](Self::work) gets there.
    fn set_out(&mut self, goal: Goal);

    /// Where it is going and how far it has come: the round, and the round it is going to.
    fn progress(&self) -> Option<(u64, u64)>;

    /// Changes marks on the lines of a person's own program, and says what came of it.
    ///
    /// # Errors
    /// If it has no lines, or not these.
    fn mark(&mut self, marking: &Marking) -> Result<String, Refusal> {
        let _ = marking;
        Err(Refusal("a lab has no lines to mark; `program` opens it as a program".to_owned()))
    }

    /// Gives up going on and stays at the round it has come to.
    fn stay(&mut self);

    /// Does about so much of the work of getting where it is going, and says whether it is there.
    fn work(&mut self, effort: u64) -> bool;

    /// What one round costs, in the unit of [`work`](Self::work).
    fn effort(&self) -> u64;

    /// The position as somebody wrote it.
    ///
    /// # Errors
    /// If there is no such position.
    fn read_position(&self, written: WrittenPosition) -> Result<Position, Refusal>;

    /// Goes to a position and arrives.
    fn go_to(&mut self, position: Position) {
        self.set_out(Goal::At(position));
        while !self.work(u64::MAX) {}
    }
}
