//! The record of a step: operations with their operands, and who wrote a cell or bound a name.

use crate::numpy::{Operand, View};
use crate::python::machine::{Machine, Position};
use crate::python::objects::{Handle, Object, Value};

/// An operand as it was: a buffer of the heap at a version, through a view; or a plain value.
#[derive(Debug, Clone, PartialEq)]
pub struct OperandRecord {
    /// The buffer's number and how often it had been written, for an array.
    pub buffer: Option<(u32, u64)>,
    /// The value itself; an array's cells are those of that version.
    pub value: Operand,
}

/// An operation of a step.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationRecord {
    /// Its name: an operator's sign, `[]` for a subscript, `[]=` for what is written into one, NumPy's name of a function,
    /// `.name` of a method or an attribute.
    pub name: String,
    /// Where it is written in the program: from byte to byte.
    pub span: (u32, u32),
    /// What it was given.
    pub operands: Vec<OperandRecord>,
    /// Keyword arguments.
    pub keywords: Vec<(String, OperandRecord)>,
    /// What it gave; nothing of one that failed.
    pub result: Option<OperandRecord>,
}

/// A write of a cell, or of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellWrite {
    /// Where the program stood.
    pub position: Position,
    /// Where the statement is written, in bytes.
    pub statement: u32,
    /// Where the write itself is written: from byte to byte.
    pub span: (u32, u32),
}

/// What is watched for writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watched {
    /// A place in a buffer.
    Cell(Handle, usize),
    /// A global, by its slot.
    Global(u32),
}

/// What is noted while a program runs.
#[derive(Debug, Clone, Default)]
pub struct Recorder {
    /// Operations, while they are wanted.
    pub operations: Option<Vec<OperationRecord>>,
    /// The operation that is running; after an exception the one that raised it.
    pub begun: Option<OperationRecord>,
    /// Operations that the library carries out in Python, with the depth of the frame that waits for each.
    pub open: Vec<(usize, OperationRecord)>,
    /// What is watched.
    pub watched: Option<Watched>,
    /// The last write of it.
    pub written: Option<CellWrite>,
}

impl Machine {
    /// Where the running instruction of the program is written.
    pub fn running_span(&self) -> (u32, u32) {
        let frame = self.frames.iter().rev().find(|frame| {
            let source = self.unit.codes[frame.code as usize].source;
            !self.unit.sources[source as usize].library
        });
        let span = frame.and_then(|frame| {
            self.unit.codes[frame.code as usize].spans.get(frame.ip.saturating_sub(1) as usize).copied()
        });
        span.unwrap_or((0, 0))
    }

    /// A value as it is now; nothing where NumPy has no place for it.
    pub fn operand_record(&mut self, value: Value) -> Option<OperandRecord> {
        let buffer = match self.object(value) {
            Some(Object::Array(array)) => {
                let handle = array.buffer;
                match self.heap.get(handle) {
                    Object::Buffer(_, version) => Some((handle.0, *version)),
                    _ => None,
                }
            }
            _ => None,
        };
        let value = self.operand(value, 0).ok()?;
        Some(OperandRecord { buffer, value })
    }

    fn write_here(&self) -> CellWrite {
        CellWrite { position: self.done(), statement: self.statement, span: self.running_span() }
    }

    /// Notes that cells of a buffer have been written, if one of them is watched.
    pub fn note_write(&mut self, buffer: Handle, wrote: impl Fn(usize) -> bool) {
        if let Some(Watched::Cell(watched, place)) = self.recorder.watched
            && watched == buffer
            && wrote(place)
        {
            self.recorder.written = Some(self.write_here());
        }
    }

    /// Notes that a global has been given a value, if it is watched.
    pub fn note_binding(&mut self, slot: u32) {
        if self.recorder.watched == Some(Watched::Global(slot)) {
            self.recorder.written = Some(self.write_here());
        }
    }

    /// The buffer and the place in it of a cell of an array that a name of the module holds.
    pub fn cell_of(&self, name: &str, index: &[usize]) -> Option<(Handle, usize)> {
        let sym = self.symbols.find(name)?;
        let (_, value) = self.module_variables().into_iter().find(|&(own, _)| own == sym)?;
        let Some(Object::Array(array)) = self.object(value) else { return None };
        let view: &View = &array.view;
        let within = index.len() == view.shape.len() && index.iter().zip(&view.shape).all(|(at, len)| at < len);
        within.then(|| (array.buffer, view.place(index)))
    }
}
