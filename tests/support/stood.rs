//! A run that is looked at wherever it goes.

use std::ops::Deref;
use std::sync::Arc;

use lina_tui::lab::{Goal, Position, Refusal, Session, Set, Sight, Since, Snapshot, WrittenPosition};
use lina_tui::labs;
use lina_tui::ui::{Choice, Look, Screen};

/// A run, and what there is to see where it stands.
pub struct Stood {
    pub session: Box<dyn Session>,
    shown: Arc<Snapshot>,
}

impl Stood {
    pub fn new(mut session: Box<dyn Session>) -> Self {
        let shown = session.snapshot();
        Self { session, shown }
    }

    /// Goes to a position and arrives.
    pub fn go_to(&mut self, position: Position) {
        self.set_out(Goal::At(position));
    }

    /// Goes where that leads, and arrives.
    pub fn set_out(&mut self, goal: Goal) {
        self.session.set_out(goal);
        self.arrive();
    }

    /// Goes to a position as it is written, and arrives.
    pub fn go_to_written(&mut self, position: &str) {
        let written: WrittenPosition = position.parse().unwrap();
        self.go_to(self.session.read_position(written).unwrap());
    }

    /// Sets a parameter, and goes back to where the run stood.
    pub fn set(&mut self, name: &str, text: &str, since: Since) -> Result<Set, Refusal> {
        let set = self.session.set(name, text, since);
        self.arrive();
        set
    }

    fn arrive(&mut self) {
        while !self.session.work(u64::MAX) {}
        self.shown = self.session.snapshot();
    }

    fn screen(&self) -> &'static dyn Screen {
        labs::find(self.description().name).unwrap().screen
    }

    pub fn narration(&self, look: &Look) -> String {
        self.screen().narration(&Sight::at_once(&self.shown), look)
    }

    pub fn extent(&self) -> (usize, usize) {
        self.screen().extent(&Sight::at_once(&self.shown))
    }

    pub fn choices(&self) -> &'static [Choice] {
        self.screen().choices()
    }

    pub fn position(&self) -> Position {
        self.shown.position
    }

    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.shown
    }
}

impl Deref for Stood {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        &self.shown
    }
}
