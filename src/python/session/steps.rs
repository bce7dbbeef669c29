//! The record of a step, and the last writer of a cell.

use super::{CellWrite, OperationRecord, Position, Session, Status};
use crate::python::arrays::Watched;
use crate::python::machine::Machine;

/// Instructions from one look to the next.
const SLICE: u64 = 1_000_000;

/// What a step did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StepRecord {
    /// Its operations, in the order in which they were carried out.
    pub operations: Vec<OperationRecord>,
    /// The operation that raised the exception that the step ended with.
    pub failed: Option<OperationRecord>,
}

impl Session {
    /// The operations of the statement that begins at this position, in order: the statement is replayed with the
    /// recorder on, on a copy; the session stays where it is.
    pub fn operations(&self, position: Position) -> Vec<OperationRecord> {
        let next = Position { round: position.round, statement: position.statement + 1 };
        self.record(position, next).operations
    }

    /// What was done between two positions: that is replayed with the recorder on, on a copy; the session stays where it
    /// is.
    pub fn record(&self, from: Position, to: Position) -> StepRecord {
        let Some(mut machine) = self.replayed(from) else { return StepRecord::default() };
        machine.recorder.operations = Some(Vec::new());
        machine.until = Some(to.into());
        let mut status = Status::Running;
        while status == Status::Running {
            status = machine.run(SLICE, 0);
        }
        let failed = machine.recorder.begun.take().filter(|_| status == Status::Failed);
        StepRecord { operations: machine.recorder.operations.take().unwrap_or_default(), failed }
    }

    /// Who wrote a cell of an array last, before where the session stands; nothing if it is as it was made.
    pub fn last_writer(&self, name: &str, index: &[usize]) -> Option<CellWrite> {
        let (buffer, place) = self.machine.cell_of(name, index)?;
        self.last_write(Watched::Cell(buffer, place), self.machine.steps)
    }

    /// Who gave what is held under a name its value last, of an array the cell of this index; where it is asked
    /// `before_step`, as it was before the step that led here. Besides, the number of the array's buffer. Nothing where that
    /// cannot be told.
    pub fn origin(&self, name: &str, index: &[usize], before_step: bool) -> Option<(CellWrite, Option<u32>)> {
        let machine = if before_step { self.behind.as_deref()? } else { &self.machine };
        let (value, named) = machine.visible(name)?;
        let found = match machine.cell_in(value, index) {
            Some((buffer, place)) => {
                self.last_write(Watched::Cell(buffer, place), machine.steps).map(|write| (write, Some(buffer.0)))
            }
            None => self.last_write(named?, machine.steps).map(|write| (write, None)),
        };
        let is_argument = found.is_some_and(|(write, _)| !before_step && write.position == self.position());
        if !is_argument {
            return found;
        }
        // It was given to the function that has just been called: the caller knows where it comes from.
        let (handed, named) = machine.visible_to(1, name).filter(|(handed, _)| handed.is(value))?;
        match machine.cell_in(handed, index) {
            Some(_) => found,
            None => Some((self.last_write(named?, machine.steps)?, None)),
        }
    }

    fn last_write(&self, watched: Watched, end: u64) -> Option<CellWrite> {
        for (at, kept) in self.checkpoints.iter().enumerate().rev() {
            if kept.steps >= end {
                continue;
            }
            let until = self.checkpoints.get(at + 1).map_or(end, |next| next.steps.min(end));
            let mut machine = self.copy_of(kept);
            machine.recorder.watched = Some(watched);
            while machine.steps < until && machine.run((until - machine.steps).min(SLICE), 0) == Status::Running {}
            if machine.recorder.written.is_some() {
                return machine.recorder.written;
            }
        }
        None
    }

    /// A copy of the program at a position.
    fn replayed(&self, position: Position) -> Option<Machine> {
        let mut machine = self.copy_of(self.before(position));
        machine.until = Some(position.into());
        loop {
            match machine.run(SLICE, 0) {
                Status::Running => {}
                Status::Reached => return Some(machine),
                Status::Ended | Status::Failed => return None,
            }
        }
    }
}
