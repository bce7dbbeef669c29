//! How a program is walked from where it stands to where somebody wants it.

use super::leg::{Leg, NEVER};
use super::marks::Came;
use super::session::{Part, Walkthrough};
use super::stand;
use crate::lab::Goal;
use crate::python::session::{self as python, Status, Stop, Until};

impl Walkthrough {
    /// Runs on until it stops, and takes note of the scalars of each round.
    pub(super) fn run_on(&mut self, until: Until, budget: u64) -> Status {
        let end = self.program.instructions().saturating_add(budget);
        loop {
            let rounds = Some(self.program.position().round + 1);
            let left = end.saturating_sub(self.program.instructions());
            let status = self.program.go_on(Until { rounds, ..until }, left);
            if status == Status::Running {
                return status;
            }
            let now = self.program.position();
            self.frontier = self.frontier.max(stand::position(now));
            if self.program.is_in_loop() {
                std::sync::Arc::make_mut(&mut self.curves).note_iteration(&self.program);
            }
            if now.statement == 0 && self.curves.wants(now.round) {
                std::sync::Arc::make_mut(&mut self.curves).note(now.round, &self.program);
            }
            if status != Status::Reached || self.program.stop() != Some(Stop::Rounds) {
                return status;
            }
            if self.program.instructions() >= end {
                return Status::Running;
            }
        }
    }

    /// Sets out for a goal that counts from where the program stands.
    pub(super) fn begin(&mut self, goal: Goal) {
        let here = self.program.position();
        let heeding = Until { heeds_marks: true, ..here.into() };
        let next = Until { position: python::Position { statement: here.statement + 1, ..here }, ..heeding };
        self.part = if goal == Goal::PartForward { Part::First } else { Part::Last };
        self.goal = Some(here.round + 1);
        self.came = None;
        match goal {
            Goal::At(position) => self.begin_to(stand::place(position)),
            Goal::End => self.begin_to(self.program.last().unwrap_or(NEVER)),
            Goal::Forward => self.begin(Goal::Rounds(1)),
            Goal::Back => self.begin(Goal::Rounds(-i64::from(here.statement == 0))),
            Goal::Rounds(rounds) => {
                let to = python::Position { round: here.round.saturating_add_signed(rounds), statement: 0 };
                if self.marks.is_empty() || rounds <= 0 {
                    self.begin_to(to);
                } else {
                    self.goal = Some(to.round);
                    self.way.extend([Leg::Watch(Until { position: to, ..heeding }), Leg::Again]);
                }
            }
            Goal::StageForward | Goal::PartForward => self.way.push_back(Leg::Next),
            Goal::StageBack | Goal::PartBack => self.way.push_back(Leg::Before),
            Goal::Over => {
                let over = Until { depth: Some(self.program.depth()), ..next };
                self.way.extend([Leg::Watch(over), Leg::Again]);
            }
            Goal::Out => {
                let depth = self.program.depth().saturating_sub(1).max(1);
                self.way.extend([Leg::Watch(Until { depth: Some(depth), ..next }), Leg::Again]);
            }
            Goal::Again => self.begin(Goal::Line(self.program.line())),
            Goal::Line(line) => self.begin_line(line, heeding),
            Goal::Mark => {
                self.goal = None;
                self.way.extend([Leg::Watch(Until { position: NEVER, ..heeding }), Leg::Again]);
            }
        }
    }

    /// Sets out for the next time that a line is run; where there is none, for the last time before.
    fn begin_line(&mut self, asked: usize, heeding: Until) {
        self.goal = None;
        let Some(line) = self.source.stop(asked) else {
            self.came = Some(Came::Nowhere(asked));
            return self.way.push_back(Leg::Again);
        };
        let here = self.program.position();
        let place = Some(self.source.span_of_line(line));
        self.found = None;
        self.way.extend([Leg::Watch(Until { place, ..heeding }), Leg::OrLast { line, asked, here }]);
    }

    pub(super) fn begin_to(&mut self, to: python::Position) {
        self.goal = if to == NEVER { None } else { Some(to.round) };
        let seen = stand::place(self.frontier);
        if to > seen && self.program.last().is_none() {
            self.way.extend([Leg::To(seen), Leg::Rounds(to)]);
        } else {
            self.way.push_back(Leg::To(to));
        }
        self.way.push_back(Leg::Again);
    }

    /// Walks a leg that has been taken from the way; says whether it has come to its end.
    pub(super) fn walk(&mut self, leg: Leg, budget: u64) -> bool {
        match leg {
            Leg::To(position) => self.program.goto(position, budget) != Status::Running,
            Leg::Rounds(position) => self.run_on(position.into(), budget) != Status::Running,
            Leg::On(until) => self.program.go_on(until, budget) != Status::Running,
            Leg::Watch(until) => {
                let status = self.run_on(until, budget);
                match (status, self.program.stop()) {
                    (Status::Reached, Some(Stop::Mark(at))) => {
                        // What is marked is run, so that it is what there is to see; what was to come is not wanted any more.
                        self.came = Some(Came::AtMark(self.source.line(at)));
                        self.way.clear();
                        self.goals.clear();
                        self.detour([Leg::Next]);
                    }
                    (Status::Reached, _) => self.came = None,
                    _ => {}
                }
                status != Status::Running
            }
            Leg::OrLast { line, asked, here } => {
                if matches!(self.program.status(), Status::Ended | Status::Failed) {
                    let fails = self.program.status() == Status::Failed;
                    self.detour([Leg::To(python::Position::default()), Leg::Seek { line, here, fails }]);
                } else {
                    self.came = (asked != line).then_some(Came::Below(asked));
                    self.detour([Leg::Next]);
                }
                true
            }
            Leg::Seek { line, here, fails } => self.seek(line, here, fails, budget),
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

    /// Looks from the start for the last time that a line was run before the program came here, and goes there; where it
    /// never was, back to here, or to where the program fails before it comes to the line. Says whether it has been looked
    /// for long enough.
    fn seek(&mut self, line: usize, here: python::Position, fails: bool, budget: u64) -> bool {
        let place = Some(self.source.span_of_line(line));
        let end = self.program.instructions().saturating_add(budget);
        loop {
            let after = |found: python::Position| python::Position { statement: found.statement + 1, ..found };
            let position = self.found.map_or_else(python::Position::default, after);
            let left = end.saturating_sub(self.program.instructions());
            if left == 0 {
                return false;
            }
            let status = self.program.go_on(Until { place, ..position.into() }, left);
            let now = self.program.position();
            match status {
                Status::Running => return false,
                Status::Reached if now < here => self.found = Some(now),
                _ => break,
            }
        }
        if let Some(last) = self.found.take() {
            self.came = Some(Came::Last);
            self.detour([Leg::To(last), Leg::Next]);
        } else if fails {
            self.came = Some(Came::Fails(line));
            self.detour([Leg::To(self.program.last().unwrap_or(NEVER)), Leg::Again]);
        } else {
            self.came = Some(Came::Never(line));
            self.detour([Leg::To(here), Leg::Again]);
        }
        true
    }

    /// Legs that come ahead of all others.
    fn detour<const COUNT: usize>(&mut self, legs: [Leg; COUNT]) {
        legs.into_iter().rev().for_each(|leg| self.way.push_front(leg));
    }
}
