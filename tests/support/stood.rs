//! A run that is looked at wherever it goes.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use lina_tui::cli;
use lina_tui::lab::{Goal, Position, Refusal, Session, Set, Sight, Since, Snapshot, WrittenPosition};
use lina_tui::ops::Cell;
use lina_tui::table::Table;
use lina_tui::ui::{Choice, Look, Screen};

use super::labs::labs;

/// The lab of this name with these settings, at its start.
#[track_caller]
pub fn open(lab: &str, settings: &[impl AsRef<str>]) -> Stood {
    open_with(lab, settings, Table::built_in())
}

/// The same with this table.
#[track_caller]
pub fn open_with(lab: &str, settings: &[impl AsRef<str>], table: Arc<Table>) -> Stood {
    let settings = settings.iter().map(|setting| setting.as_ref().parse().unwrap()).collect();
    let place = cli::Place { step: None, data: None, target: None, from: None, settings };
    Stood::new(place.open(labs(), lab, table).unwrap_or_else(|refusal| panic!("{lab}: {refusal}")))
}

/// `weights[1,0]` as a name and a cell; the row alone, `weights[1]`, as its first cell.
pub fn place(written: &str) -> (&str, Cell) {
    let Some((name, index)) = written.split_once('[') else { return (written, Cell::SCALAR) };
    let numbers: Vec<usize> = index.trim_end_matches(']').split(',').map(|part| part.parse().unwrap()).collect();
    (name, Cell::new(numbers[0], numbers.get(1).copied().unwrap_or(0)))
}

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

    /// Goes to a position as it is written, which is there, and arrives.
    #[track_caller]
    pub fn go_to_written(&mut self, position: &str) {
        let written: WrittenPosition = position.parse().unwrap();
        let goal = self.session.read_position(written).unwrap();
        self.go_to(goal);
        assert_eq!(self.position(), goal);
    }

    /// Goes to the last position that there is.
    pub fn go_to_end(&mut self) {
        self.set_out(Goal::End);
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
        labs().find(self.description().name).unwrap().screen
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

    /// Whether each round is a program of its own; otherwise the rounds are the stages of one program.
    pub fn is_in_rounds(&self) -> bool {
        self.changes_in_mid_run()
    }

    /// The start, the ends of the first rounds, some places within each of them, and the end.
    pub fn positions(&mut self) -> BTreeSet<Position> {
        self.go_to_end();
        let end = self.end();
        self.go_to(Position::START);
        // Where a round is one of many like it, the first ones will do.
        let rounds = if self.rounds() > 15 { 2 } else { self.rounds() };
        let mut positions = BTreeSet::from([Position::START, end]);
        for done in 0..rounds.min(end.done) {
            let stages = self.stages(done);
            let first = (1..stages).take(if rounds == 2 { 6 } else { 0 });
            let within = [1, stages / 2, stages - 1].into_iter().chain(first);
            positions.extend(within.filter(|stage| (1..stages).contains(stage)).map(|stage| Position { done, stage }));
            positions.insert(Position::after(done + 1));
        }
        positions
    }
}

impl Deref for Stood {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        &self.shown
    }
}
