//! A program with its checkpoints.

use std::sync::Arc;

use super::{Files, Position, Refusal, Shown, Status};
use crate::python::machine::Machine;

/// How many instructions lie between checkpoints at first.
const STRIDE: u64 = 10_000;

/// The part of what has run that lies between two checkpoints at least: one in so many.
const SHARE: u64 = 16;

/// A program that runs, with checkpoints of its past.
#[derive(Debug)]
pub struct Session {
    pub(super) machine: Machine,
    pub(super) checkpoints: Vec<Machine>,
    stride: u64,
    bytes: usize,
    status: Status,
    /// The end, once it has been reached.
    last: Option<Position>,
}

impl Session {
    /// Opens a program; nothing of it has run yet.
    ///
    /// # Errors
    /// All that is not known, at once.
    pub fn open(
        name: &str,
        text: &str,
        files: Arc<dyn Files>,
        overrides: &[(String, String)],
    ) -> Result<Self, Vec<Refusal>> {
        let (name, text, overrides) = (name.to_owned(), text.to_owned(), overrides.to_vec());
        // Deeply nested programs take much stack to read.
        let reader = std::thread::Builder::new().stack_size(256 << 20);
        let opened = reader.spawn(move || super::open::open(&name, &text, files, &overrides));
        let failed =
            || vec![Refusal { line: 1, column: 1, text: String::new(), message: "the program cannot be read".into() }];
        let machine = opened.map_err(|_| failed())?.join().map_err(|_| failed())??;
        let first = machine.clone();
        Ok(Self {
            machine,
            checkpoints: vec![first],
            stride: STRIDE,
            bytes: 256 << 20,
            status: Status::Running,
            last: None,
        })
    }

    /// Lets checkpoints take at most so many bytes, roughly.
    pub fn limit_checkpoints(&mut self, bytes: usize) {
        self.bytes = bytes;
    }

    /// Runs at most so many instructions.
    pub fn run_slice(&mut self, budget: u64) -> Status {
        self.machine.until = None;
        self.advance(budget)
    }

    fn advance(&mut self, budget: u64) -> Status {
        let end = self.machine.steps.saturating_add(budget);
        self.machine.reached = None;
        while self.status == Status::Running && self.machine.steps < end {
            // Pages that are written after a checkpoint are copied: the longer a run, the wider its checkpoints lie apart,
            // so that they cost a share of it, and going back replays a share of it.
            let last = self.checkpoints.last().map_or(0, |last| last.steps);
            let next = last + self.stride.max(last / SHARE);
            if self.machine.steps >= next {
                self.remember();
            }
            let slice = (end - self.machine.steps).min(self.stride);
            self.status = self.machine.run(slice, 0);
            if matches!(self.status, Status::Ended | Status::Failed) {
                self.last = Some(self.position());
            }
        }
        self.status
    }

    /// Adds a checkpoint; where they take too much, every other one goes and they lie wider apart.
    fn remember(&mut self) {
        let mut kept = self.machine.clone();
        kept.until = None;
        self.checkpoints.push(kept);
        // Pages that did not change are shared; what differs is at most what has been written in between.
        let each = self.machine.heap.bytes() / 4 + self.machine.stack.len() * 16 + self.machine.output.len() + 4096;
        let most = (self.bytes / each).max(2);
        while self.checkpoints.len() > most {
            let mut at = 0;
            self.checkpoints.retain(|_| {
                at += 1;
                at % 2 == 1
            });
            self.stride *= 2;
        }
    }

    /// Where the program stands: rounds done, and statements done in the next.
    pub fn position(&self) -> Position {
        if matches!(self.status, Status::Ended | Status::Failed) {
            return Position { round: self.machine.position.round, statement: 0 };
        }
        self.machine.reached.unwrap_or(self.machine.done())
    }

    /// The last position, once it is known.
    pub fn last(&self) -> Option<Position> {
        self.last
    }

    /// Goes to a position, forward or back; the program is replayed from the nearest checkpoint.
    /// Stops after at most `budget` instructions; `Running` asks for another call.
    pub fn goto(&mut self, position: Position, budget: u64) -> Status {
        if position < self.position() || self.machine.until.is_some_and(|until| until != position) {
            let before = self.checkpoints.iter().rev().find(|kept| kept.done() <= position);
            if position < self.position()
                && let Some(kept) = before.or(self.checkpoints.first())
            {
                self.machine = kept.clone();
                self.status = Status::Running;
            }
        }
        if self.status == Status::Reached {
            self.status = Status::Running;
        }
        self.machine.until = Some(position);
        let status = self.advance(budget);
        if status == Status::Reached {
            self.status = Status::Running;
            self.machine.until = None;
        }
        status
    }

    /// How the last slice ended.
    pub fn status(&self) -> Status {
        self.status
    }

    /// What has been printed.
    pub fn output(&self) -> &str {
        &self.machine.output
    }

    /// What has been written to standard error, warnings included.
    pub fn warnings(&self) -> &str {
        &self.machine.errors
    }

    /// The exception that ended the program, as Python writes it.
    pub fn error(&self) -> Option<String> {
        self.machine.traceback()
    }

    /// The status that the program ends with: `sys.exit(3)` is 3, an exception 1.
    pub fn exit_status(&self) -> i32 {
        self.machine.exit_status()
    }

    /// The plain variables, by name: those of the module, and in a call those of the function as `function.name`.
    pub fn variables(&self) -> Vec<(String, Shown)> {
        self.machine.variables()
    }

    /// The literals given to names at top level.
    pub fn parameters(&self) -> Vec<super::Parameter> {
        super::overrides::parameters(&self.machine.unit.sources[super::open::PROGRAM as usize].text)
    }

    /// The line of the statement that was run last, from 1.
    pub fn line(&self) -> usize {
        self.machine.unit.sources[super::open::PROGRAM as usize].line(self.machine.statement)
    }

    /// The program's text, as it runs.
    pub fn text(&self) -> &str {
        &self.machine.unit.sources[super::open::PROGRAM as usize].text
    }

    /// How many instructions have run.
    pub fn instructions(&self) -> u64 {
        self.machine.steps
    }

    /// How many checkpoints are kept.
    pub fn checkpoints(&self) -> usize {
        self.checkpoints.len()
    }

    /// The whole state as text, for comparing a replay with the first run.
    pub fn fingerprint(&self) -> String {
        self.machine.fingerprint()
    }
}
