//! A program being walked through: where it stands, and where it is going.

use std::collections::VecDeque;
use std::sync::Arc;

use super::curves::Curves;
use super::file::ProgramFile;
use super::leg::{Leg, NEVER};
use super::source::Source;
use super::stand;
use super::values::Values;
use crate::lab::{
    Change, Description, Goal, Parameters, Position, Refusal, Schedule, Session, Set, Setting, Since, Snapshot,
    WrittenPosition,
};
use crate::python::session::{self as python, Status, Until};

/// What an instruction of the program costs about, in the unit of [`Session::work`].
const INSTRUCTION: u64 = 80;

/// Instructions that are run when a program is opened, to see where it ends.
const AHEAD: u64 = 300_000;

/// A program being walked through.
pub struct Walkthrough {
    pub(super) file: &'static ProgramFile,
    pub(super) description: &'static Description,
    pub(super) schedule: Schedule,
    pub(super) source: Arc<Source>,
    pub(super) program: python::Session,
    /// The part of the last statement that is shown.
    part: Part,
    /// How many parts it has.
    pub(super) parts: usize,
    /// What is left to do, in order.
    way: VecDeque<Leg>,
    /// The round that it wants to come to, for whoever waits.
    goal: u64,
    /// Steps that wait for the place that they count from.
    goals: VecDeque<Goal>,
    pub(super) frontier: Position,
    pub(super) curves: Arc<Curves>,
    pub(super) values: Values,
    pub(super) shown: Option<Arc<Snapshot>>,
}

/// Which part of a statement is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The first.
    First,
    /// The last: what the whole statement came to.
    Last,
    /// This one.
    At(usize),
}

impl Walkthrough {
    /// A program at its start, with these settings.
    ///
    /// # Errors
    /// If there is something in it that is not known here.
    pub fn new(
        file: &'static ProgramFile,
        description: &'static Description,
        schedule: Schedule,
    ) -> Result<Self, Refusal> {
        let program = file.open(&schedule.at(0))?;
        let source = Arc::new(Source::of(program.text()));
        let mut walk = Self {
            file,
            description,
            schedule,
            source,
            program,
            part: Part::Last,
            parts: 0,
            way: VecDeque::new(),
            goal: 0,
            goals: VecDeque::new(),
            frontier: Position::START,
            curves: Arc::default(),
            values: Values::default(),
            shown: None,
        };
        walk.look_ahead();
        Ok(walk)
    }

    /// Runs on for a moment, to see where the program ends, and goes back to its start.
    fn look_ahead(&mut self) {
        self.run_rounds(NEVER, AHEAD);
        self.program.goto(python::Position::default(), 0);
    }

    /// Runs on round by round, and takes note of the scalars of each.
    fn run_rounds(&mut self, to: python::Position, budget: u64) -> Status {
        let end = self.program.instructions().saturating_add(budget);
        loop {
            let next = python::Position { round: self.program.position().round + 1, statement: 0 };
            let left = end.saturating_sub(self.program.instructions());
            let status = self.program.go_on(next.min(to).into(), left);
            if status == Status::Running {
                return status;
            }
            let now = self.program.position();
            self.frontier = self.frontier.max(stand::position(now));
            if now.statement == 0 && self.curves.wants(now.round) {
                Arc::make_mut(&mut self.curves).note(now.round, &self.program);
            }
            if status != Status::Reached || now >= to {
                return status;
            }
            if self.program.instructions() >= end {
                return Status::Running;
            }
        }
    }

    /// Sets out for a goal that counts from where the program stands.
    fn begin(&mut self, goal: Goal) {
        let here = self.program.position();
        let next = Until::from(python::Position { statement: here.statement + 1, ..here });
        self.part = if goal == Goal::PartForward { Part::First } else { Part::Last };
        self.goal = here.round + 1;
        match goal {
            Goal::At(position) => self.begin_to(stand::place(position)),
            Goal::End => self.begin_to(self.program.last().unwrap_or(NEVER)),
            Goal::Forward => self.begin(Goal::Rounds(1)),
            Goal::Back => self.begin(Goal::Rounds(-i64::from(here.statement == 0))),
            Goal::Rounds(rounds) => {
                let round = here.round.saturating_add_signed(rounds);
                self.begin_to(python::Position { round, statement: 0 });
            }
            Goal::StageForward | Goal::PartForward => self.way.push_back(Leg::Next),
            Goal::StageBack | Goal::PartBack => self.way.push_back(Leg::Before),
            Goal::Over => {
                let over = Until { depth: Some(self.program.depth()), ..next };
                self.way.extend([Leg::On(over), Leg::Again]);
            }
            Goal::Out => {
                let depth = self.program.depth().saturating_sub(1).max(1);
                self.way.extend([Leg::On(Until { depth: Some(depth), ..next }), Leg::Again]);
            }
            Goal::Again => self.begin(Goal::Line(self.program.line())),
            Goal::Line(line) => {
                let place = self.source.span_of_line(line);
                self.way.extend([Leg::On(Until { place: Some(place), ..next }), Leg::Next]);
            }
        }
    }

    fn begin_to(&mut self, to: python::Position) {
        self.goal = if to == NEVER { self.frontier.done } else { to.round };
        let seen = stand::place(self.frontier);
        if to > seen && self.program.last().is_none() {
            self.way.extend([Leg::To(seen), Leg::Rounds(to)]);
        } else {
            self.way.push_back(Leg::To(to));
        }
        self.way.push_back(Leg::Again);
    }

    /// Walks a leg that has been taken from the way; says whether it has come to its end.
    fn walk(&mut self, leg: Leg, budget: u64) -> bool {
        match leg {
            Leg::To(position) => self.program.goto(position, budget) != Status::Running,
            Leg::Rounds(position) => self.run_rounds(position, budget) != Status::Running,
            Leg::On(until) => self.program.go_on(until, budget) != Status::Running,
            Leg::Mark => {
                self.program.mark();
                true
            }
            Leg::Next if matches!(self.program.status(), Status::Ended | Status::Failed) => {
                self.detour([Leg::Again]);
                true
            }
            Leg::Next => {
                let here = self.program.position();
                let next = python::Position { statement: here.statement + 1, ..here };
                self.detour([Leg::Mark, Leg::On(next.into())]);
                true
            }
            Leg::Before => {
                match self.program.previous() {
                    // One statement further back is where the step begins that leads there.
                    Some(to @ python::Position { statement: 1.., .. }) => {
                        let from = python::Position { statement: to.statement - 1, ..to };
                        self.detour([Leg::To(from), Leg::Mark, Leg::On(to.into())]);
                    }
                    Some(to) => self.detour([Leg::To(to), Leg::Again]),
                    None => {}
                }
                true
            }
            Leg::Again => {
                let here = self.program.position();
                if let Some(before) = self.program.previous() {
                    self.detour([Leg::To(before), Leg::Mark, Leg::On(here.into())]);
                }
                true
            }
        }
    }

    /// Legs that come ahead of all others.
    fn detour<const COUNT: usize>(&mut self, legs: [Leg; COUNT]) {
        legs.into_iter().rev().for_each(|leg| self.way.push_front(leg));
    }

    /// The part that is shown, of so many.
    pub(super) fn part_shown(&self, parts: usize) -> usize {
        match self.part {
            Part::First => 0,
            Part::Last => parts.saturating_sub(1),
            Part::At(part) => part.min(parts.saturating_sub(1)),
        }
    }

    fn is_on_its_way(&self) -> bool {
        !self.way.is_empty() || !self.goals.is_empty()
    }

    /// Lets the program begin anew with these parameters, and go to where it stands.
    fn restart(&mut self, schedule: Schedule) -> Result<(), Refusal> {
        let program = self.file.open(&schedule.at(0))?;
        let here = self.program.position();
        self.source = Arc::new(Source::of(program.text()));
        (self.program, self.schedule) = (program, schedule);
        (self.frontier, self.curves, self.shown) = (Position::START, Arc::default(), None);
        self.way.clear();
        self.goals.clear();
        self.look_ahead();
        // Where the program ends sooner now, that is as far as it goes.
        self.begin_to(here.min(self.program.last().unwrap_or(here)));
        Ok(())
    }

    fn change(&mut self, changes: &[(usize, Option<Setting>)]) -> Result<Vec<Set>, Refusal> {
        let (before, mut schedule) = (self.parameters(), self.schedule.clone());
        for (index, setting) in changes {
            schedule.set(*index, setting.clone(), 0);
        }
        let after = schedule.at(0);
        let set = |(index, _): &(usize, Option<Setting>)| {
            let ((parameter, before), (_, after)) = (before.at(*index), after.at(*index));
            Set { parameter, before, after, from: 0 }
        };
        let sets = changes.iter().map(set).collect();
        if schedule != self.schedule {
            self.restart(schedule)?;
        }
        Ok(sets)
    }
}

impl Session for Walkthrough {
    fn description(&self) -> &'static Description {
        self.description
    }

    fn snapshot(&mut self) -> Arc<Snapshot> {
        if self.shown.is_none() {
            self.shown = Some(Arc::new(self.look()));
        }
        Arc::clone(self.shown.as_ref().expect("made just now"))
    }

    fn position(&self) -> Position {
        stand::position(self.program.position())
    }

    fn end(&self) -> Position {
        stand::position(self.program.last().unwrap_or(NEVER))
    }

    fn parameters(&self) -> Parameters {
        self.schedule.at(0)
    }

    fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    fn set_all(&mut self, changes: &[Change]) -> Result<Vec<Set>, Refusal> {
        let parameters = self.parameters();
        let read = |Change { name, value, since }: &Change| {
            let index = parameters.index(name)?;
            if matches!(since, Since::Round(1..)) {
                return Err(Refusal(format!(
                    "{name}: a literal of a program holds from its start: write {name}={value}"
                )));
            }
            Ok((index, Some(parameters.at(index).0.read(value)?)))
        };
        self.change(&changes.iter().map(read).collect::<Result<Vec<_>, Refusal>>()?)
    }

    fn nudge(&mut self, parameter: usize, up: bool, _: Since) -> Result<Set, Refusal> {
        let (known, setting) = self.parameters().at(parameter);
        let mut sets = self.change(&[(parameter, Some(known.nudged(setting, up)))])?;
        Ok(sets.remove(0))
    }

    fn reset(&mut self, parameter: usize, _: Since) -> Result<Set, Refusal> {
        let mut sets = self.change(&[(parameter, None)])?;
        Ok(sets.remove(0))
    }

    fn set_out(&mut self, goal: Goal) {
        if let Goal::At(_) | Goal::End = goal {
            self.way.clear();
            self.goals.clear();
            return self.begin(goal);
        }
        if self.is_on_its_way() {
            return self.goals.push_back(goal);
        }
        if let Goal::PartForward | Goal::PartBack = goal {
            // Only who has looked knows how many parts there are.
            self.snapshot();
        }
        let part = self.part_shown(self.parts);
        match goal {
            Goal::PartForward if part + 1 < self.parts => (self.part, self.shown) = (Part::At(part + 1), None),
            Goal::PartBack if part > 0 && self.parts > 0 => (self.part, self.shown) = (Part::At(part - 1), None),
            _ => self.begin(goal),
        }
    }

    fn progress(&self) -> Option<(u64, u64)> {
        self.is_on_its_way().then(|| (self.program.position().round, self.goal.max(self.program.position().round)))
    }

    fn stay(&mut self) {
        self.goals.clear();
        if !self.way.is_empty() {
            let here = self.program.position();
            self.way = VecDeque::from([Leg::On(here.into()), Leg::Again]);
        }
    }

    fn work(&mut self, effort: u64) -> bool {
        let budget = (effort / INSTRUCTION).max(1000);
        if self.is_on_its_way() {
            self.shown = None;
        }
        loop {
            while let Some(leg) = self.way.pop_front() {
                if !self.walk(leg, budget) {
                    self.way.push_front(leg);
                    return false;
                }
            }
            match self.goals.pop_front() {
                Some(goal) => self.set_out(goal),
                None => return true,
            }
        }
    }

    fn effort(&self) -> u64 {
        INSTRUCTION * 1000
    }

    fn read_position(&self, written: WrittenPosition) -> Result<Position, Refusal> {
        Ok(written.in_rounds_of(|_| u64::MAX)?)
    }
}
