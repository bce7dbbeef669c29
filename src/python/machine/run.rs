//! Slices of a run.

use std::sync::Arc;

use super::{Fault, Machine, Position};

/// How a slice ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// There is more to run.
    Running,
    /// The position asked for has been reached.
    Reached,
    /// The program has ended.
    Ended,
    /// The program has ended with an exception.
    Failed,
}

/// Where a run stops: before the first statement at which all of it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Until {
    /// So much has been run at least.
    pub position: Position,
    /// At most so many frames are left.
    pub depth: Option<usize>,
    /// The statement begins here in the program's text: from byte to byte.
    pub place: Option<(u32, u32)>,
    /// Besides: before a statement that is marked.
    pub heeds_marks: bool,
    /// Besides: where so many rounds have been run.
    pub rounds: Option<u64>,
}

/// Why a run has stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// All that was asked for holds.
    Asked,
    /// The statement that begins here is marked.
    Mark(u32),
    /// So many rounds have been run.
    Rounds,
}

impl From<Position> for Until {
    fn from(position: Position) -> Self {
        Self { position, depth: None, place: None, heeds_marks: false, rounds: None }
    }
}

/// More bytes than this are refused.
pub const MEMORY: usize = 2 << 30;

impl Machine {
    /// Runs at most so many instructions, down to the frame that was there at depth `floor`.
    pub fn run(&mut self, budget: u64, floor: usize) -> Status {
        let unit = Arc::clone(&self.unit);
        let end = self.steps.saturating_add(budget);
        loop {
            if self.failure.is_some() {
                return Status::Failed;
            }
            if self.frames.len() <= floor {
                return Status::Ended;
            }
            if self.steps >= end {
                return Status::Running;
            }
            if self.heap.is_full() {
                self.collect();
                if self.heap.bytes() > MEMORY {
                    let words = "the program holds more than 2 GiB, which is not taken";
                    self.raise(Fault::New("MemoryError", words.into()), floor);
                    continue;
                }
            }
            match if self.is_recorded() { self.run_recorded(&unit, end) } else { self.run_frame(&unit, end) } {
                Ok(false) => {}
                Ok(true) => return Status::Reached,
                Err(fault) => self.raise(fault, floor),
            }
        }
    }

    /// Where a statement begins; whether the run stops before it.
    pub(super) fn enter_statement(&mut self, at: u32, top: bool) -> bool {
        let fresh = top && self.loops == 0;
        let position = if fresh { Position { round: self.position.round, statement: 0 } } else { self.position };
        if self.stops(position, fresh, Some(at)) {
            return true;
        }
        if fresh {
            self.position.round += 1;
            self.position.statement = 0;
        }
        self.position.statement += 1;
        self.statement = at;
        false
    }

    /// Where a loop begins.
    pub(super) fn enter_loop(&mut self) {
        if self.loops == 0 {
            self.loop_begun = self.position.round;
        }
        self.loops += 1;
        if let Some(frame) = self.frames.last_mut() {
            frame.loops += 1;
        }
    }

    /// Where an iteration begins; whether the run stops before it.
    pub(super) fn enter_round(&mut self) -> bool {
        if self.loops != 1 {
            return false;
        }
        let position = Position { round: self.position.round, statement: 0 };
        if self.stops(position, true, None) {
            return true;
        }
        self.position.round += 1;
        self.position.statement = 0;
        false
    }

    /// Whether what has been run so far reaches the position that is asked for, which is noted then: `round` rounds, and
    /// `statement` statements of the next.
    fn stops(&mut self, now: Position, fresh: bool, at: Option<u32>) -> bool {
        let is_overwritten = self.patched < self.patches.len();
        if self.until.is_none() && !is_overwritten {
            return false;
        }
        let done = if fresh { now } else { Position { round: now.round.saturating_sub(1), statement: now.statement } };
        if is_overwritten {
            self.overwrite_due(done);
        }
        let Some(until) = self.until else { return false };
        let is_there = |(from, to): (u32, u32)| at.is_some_and(|at| from <= at && at < to);
        let is_asked = done >= until.position
            && until.depth.is_none_or(|depth| self.frames.len() <= depth)
            && until.place.is_none_or(is_there);
        let marked = || at.filter(|_| until.heeds_marks && self.marks.iter().any(|mark| is_there(*mark)));
        let has_rounds = || until.rounds.filter(|rounds| done.round >= *rounds).map(|_| Stop::Rounds);
        self.stop = if is_asked { Some(Stop::Asked) } else { marked().map(Stop::Mark).or_else(has_rounds) };
        self.reached = self.stop.map(|_| done);
        self.stop.is_some()
    }
}
