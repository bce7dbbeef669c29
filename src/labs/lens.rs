//! A lab that is another way to look at another lab's runs, where nobody else looks at them.

use std::sync::Arc;

use crate::lab::{
    Change, Description, Goal, Lens, Parameters, Position, Refusal, Schedule, Session, Set, Since, Snapshot,
    WrittenPosition,
};

/// A run that is looked at through a lens, where nobody else looks at it.
pub(super) struct Seen {
    pub(super) session: Box<dyn Session>,
    pub(super) description: &'static Description,
    pub(super) lens: &'static Lens,
    /// How many stages into the next round it is looked at.
    pub(super) stage: u64,
    pub(super) shown: Option<Arc<Snapshot>>,
}

impl Seen {
    /// Goes on to a stage of the lens once the run has arrived, if its next round is one that can be entered.
    fn enter(&mut self, stage: u64) {
        self.shown = None;
        self.stage = if stage > 0 && self.session.snapshot().ahead(Goal::Forward).is_some() { stage } else { 0 };
    }
}

impl Session for Seen {
    fn description(&self) -> &'static Description {
        self.description
    }

    fn snapshot(&mut self) -> Arc<Snapshot> {
        if self.shown.is_none() {
            self.shown = Some(Arc::new((self.lens.look)(&self.session.snapshot(), self.stage)));
        }
        Arc::clone(self.shown.as_ref().expect("made just now"))
    }

    fn position(&self) -> Position {
        Position { done: self.session.position().done, stage: self.stage }
    }

    fn end(&self) -> Position {
        self.session.end()
    }

    fn parameters(&self) -> Parameters {
        self.session.parameters()
    }

    fn schedule(&self) -> &Schedule {
        self.session.schedule()
    }

    fn set_all(&mut self, changes: &[Change]) -> Result<Vec<Set>, Refusal> {
        self.shown = None;
        self.session.set_all(changes)
    }

    fn nudge(&mut self, parameter: usize, up: bool, since: Since) -> Result<Set, Refusal> {
        self.shown = None;
        self.session.nudge(parameter, up, since)
    }

    fn reset(&mut self, parameter: usize, since: Since) -> Result<Set, Refusal> {
        self.shown = None;
        self.session.reset(parameter, since)
    }

    fn set_out(&mut self, goal: Goal) {
        let position = goal.from(self.position(), self.end(), |_| (self.lens.stages)());
        self.shown = None;
        self.stage = position.stage.min((self.lens.stages)().saturating_sub(1));
        self.session.set_out(Goal::At(Position::after(position.done)));
    }

    fn progress(&self) -> Option<(u64, u64)> {
        self.session.progress()
    }

    fn stay(&mut self) {
        self.shown = None;
        self.session.stay();
    }

    fn work(&mut self, effort: u64) -> bool {
        let was_under_way = self.session.progress().is_some();
        let arrived = self.session.work(effort);
        if was_under_way && arrived {
            self.enter(self.stage);
        }
        arrived
    }

    fn effort(&self) -> u64 {
        self.session.effort()
    }

    fn read_position(&self, written: WrittenPosition) -> Result<Position, Refusal> {
        Ok(written.in_rounds_of(|_| (self.lens.stages)())?)
    }
}
