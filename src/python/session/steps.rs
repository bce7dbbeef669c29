//! The record of a step, and the last writer of a cell.

use super::{CellWrite, OperationRecord, Position, Session, Status};

impl Session {
    /// The operations of the statement that begins at this position, in order: the statement is replayed with the
    /// recorder on, on a copy; the session stays where it is.
    pub fn operations(&self, position: Position) -> Vec<OperationRecord> {
        let Some(mut machine) = self.replayed(position) else { return Vec::new() };
        machine.recorder.operations = Some(Vec::new());
        let next = if machine.loops == 0 && machine.done() == position && position.statement == 0 {
            Position { round: position.round, statement: 1 }
        } else {
            Position { round: position.round, statement: position.statement + 1 }
        };
        machine.until = Some(next);
        while machine.run(1_000_000, 0) == Status::Running {}
        machine.recorder.operations.unwrap_or_default()
    }

    /// Who wrote a cell of an array last, before where the session stands; nothing if it is as it was made.
    pub fn last_writer(&self, name: &str, index: &[usize]) -> Option<CellWrite> {
        let watched = self.machine.cell_of(name, index)?;
        let end = self.machine.steps;
        for (at, kept) in self.checkpoints.iter().enumerate().rev() {
            if kept.steps >= end {
                continue;
            }
            let until = self.checkpoints.get(at + 1).map_or(end, |next| next.steps.min(end));
            let mut machine = kept.clone();
            machine.until = None;
            machine.recorder.watched = Some(watched);
            while machine.steps < until && machine.run((until - machine.steps).min(1_000_000), 0) == Status::Running {}
            if machine.recorder.written.is_some() {
                return machine.recorder.written;
            }
        }
        None
    }

    /// A copy of the program at a position.
    fn replayed(&self, position: Position) -> Option<crate::python::machine::Machine> {
        let kept = self.checkpoints.iter().rev().find(|kept| kept.done() <= position).or(self.checkpoints.first())?;
        let mut machine = kept.clone();
        machine.until = Some(position);
        loop {
            match machine.run(1_000_000, 0) {
                Status::Running => {}
                Status::Reached => return Some(machine),
                Status::Ended | Status::Failed => return None,
            }
        }
    }
}
