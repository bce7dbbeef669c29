//! Where a run stands, as its own lab knows it: what a snapshot computes its cells from.

use std::any::Any;
use std::sync::Arc;

use super::super::inquiry::Asked;
use super::super::{Errand, Lab, Name, Overwritten, Position, Refusal, Rounds, Schedule, Script, State};
use super::plan::Plan;
use super::{Run, Sample, Session, Snapshot, Step};
use crate::ops::Cell;

/// What only the lab of a snapshot knows of it, whichever lab that is.
pub trait Standing: Send + Sync {
    /// Itself, for whoever knows which lab it is of.
    fn as_any(&self) -> &dyn Any;

    /// How many stages the round has that follows `done` complete ones.
    fn stages(&self, done: u64) -> u64;

    /// The stage that a step from `here` to `goal` would end with, without taking it. Nothing where it is more than one
    /// step, or would leave the finite numbers.
    fn ahead(&self, here: Position, goal: Position) -> Option<Step>;

    /// What a trace keeps of the last complete round.
    fn sample(&self) -> Sample;

    /// What has to be measured for the lab to go on to its last round.
    fn errand(&self) -> Option<Errand>;

    /// A run of its own with these settings at its start, which shares the data with this one; nothing where runs share none.
    fn branch(&self, schedule: Schedule) -> Option<Result<Box<dyn Session>, Refusal>> {
        let _ = schedule;
        None
    }

    /// The scalars that are kept of every round, where the lab's description does not name them.
    fn curve_names(&self) -> Option<Vec<String>> {
        None
    }

    /// One of them, where no trace keeps it: rounds and numbers.
    fn curve(&self, name: &str) -> Option<Vec<(u64, f64)>> {
        let _ = name;
        None
    }

    /// Whether these numbers can be overwritten here.
    ///
    /// # Errors
    /// If they cannot.
    fn can_overwrite(&self, overwritten: &Overwritten) -> Result<(), Refusal>;

    /// Where it stands in what is repeated there, in a few words, besides its position.
    fn place(&self) -> Option<String> {
        None
    }

    /// Whether it is a person's program: what its numbers hang on is known where it has been run, and nowhere as a formula.
    fn is_of_program(&self) -> bool {
        false
    }

    /// Where what is given here was computed, earlier in the run. Looking for it may take a while.
    fn origin(&self, of: &Asked) -> Option<Origin> {
        let _ = of;
        None
    }

    /// What there is to say of something that is given here and nowhere computed.
    fn said_of(&self, name: &str) -> Option<String> {
        let _ = name;
        None
    }

    /// Whether there is a number of this name elsewhere in the run, where there is none here.
    fn may_have(&self, name: &str) -> bool {
        let _ = name;
        false
    }

    /// Whether what is given here may have been computed earlier in the run.
    fn has_origins(&self) -> bool {
        false
    }

    /// Where somebody who goes on rests here although they wanted further, as it is said.
    fn rests(&self) -> Option<String> {
        None
    }

    /// The script that computes with NumPy what `snapshot` shows.
    ///
    /// # Errors
    /// If there is more to write out than a script should hold.
    fn script(&self, snapshot: &Snapshot) -> Result<Script, Refusal>;
}

/// Where a number was computed: what it was called there.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// Where.
    pub position: Position,
    /// The quantity.
    pub name: Name,
    /// Which number of it.
    pub cell: Cell,
}

/// Where a run of `L` stands.
pub struct Stand<L: Lab> {
    pub(super) plan: Arc<Plan<L>>,
    /// Complete rounds.
    pub(super) done: u64,
    /// The state after them.
    pub(super) state: State<L>,
}

impl<L: Lab> Stand<L> {
    /// The lab in force.
    pub fn lab(&self) -> &L {
        self.plan.lab(self.done)
    }

    /// The state when the complete rounds of the position are done.
    pub fn state(&self) -> &State<L> {
        &self.state
    }

    /// The labs in force up to here, each with the round from which on it is.
    pub fn course(&self) -> Vec<(u64, &L)> {
        self.plan.up_to(self.done)
    }

    /// The state one round further on; nothing where that is not finite.
    pub fn next(&self) -> Option<State<L>> {
        self.plan.advance(self.done + 1, &self.state).ok()
    }
}

impl<L: Lab> Standing for Stand<L> {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn stages(&self, done: u64) -> u64 {
        self.plan.stages(done)
    }

    fn ahead(&self, here: Position, goal: Position) -> Option<Step> {
        let (Position { done, stage }, state) = (here, &self.state);
        if goal.done == done && goal.stage > stage {
            // A round that does not stay finite is not entered.
            let can_be_entered = stage > 0 || self.next().is_some();
            return can_be_entered.then(|| self.plan.step(done, goal.stage, state));
        }
        let arrives = goal == Position::after(done + 1) && self.next().is_some();
        arrives.then(|| self.plan.step(done, self.plan.stages(done), state))
    }

    fn sample(&self) -> Sample {
        self.plan.sample(&self.state)
    }

    fn errand(&self) -> Option<Errand> {
        Self::lab(self).errand()
    }

    fn branch(&self, schedule: Schedule) -> Option<Result<Box<dyn Session>, Refusal>> {
        let run = Run::<L>::beside(schedule, &self.plan.table, self.lab());
        Some(run.map(|run| Box::new(run) as Box<dyn Session>))
    }

    fn can_overwrite(&self, overwritten: &Overwritten) -> Result<(), Refusal> {
        L::Rounds::can_overwrite(self.lab(), &overwritten.name)
    }

    fn script(&self, snapshot: &Snapshot) -> Result<Script, Refusal> {
        if let Some(one) = snapshot.schedule().overwritten().iter().find(|one| one.at <= snapshot.position) {
            return Err(Refusal(format!("{one} was overwritten: a script of this lab has no place for that")));
        }
        L::Rounds::script(&self.course(), snapshot)
    }
}
