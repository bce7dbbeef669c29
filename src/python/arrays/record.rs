//! The record of a step: operations with their operands, and who wrote a cell.

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
    /// Its name: an operator's sign, or NumPy's name of a function or method.
    pub name: String,
    /// Where it is written in the program: from byte to byte.
    pub span: (u32, u32),
    /// What it was given.
    pub operands: Vec<OperandRecord>,
    /// Keyword arguments.
    pub keywords: Vec<(String, OperandRecord)>,
    /// What it gave.
    pub result: OperandRecord,
}

/// A write of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellWrite {
    /// Where the program stood.
    pub position: Position,
    /// Where the statement is written, in bytes.
    pub statement: u32,
    /// Where the write itself is written: from byte to byte.
    pub span: (u32, u32),
}

/// What is noted while a program runs.
#[derive(Debug, Clone, Default)]
pub struct Recorder {
    /// Operations, while they are wanted.
    pub operations: Option<Vec<OperationRecord>>,
    /// A buffer and a place in it.
    pub watched: Option<(Handle, usize)>,
    /// The last write of that cell.
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

    fn operand_record(&mut self, value: Value) -> Option<OperandRecord> {
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

    /// The operands of an operation before it runs, if a record is wanted.
    pub fn record_operands(&mut self, args: &[Value]) -> Option<Vec<OperandRecord>> {
        self.recorder.operations.as_ref()?;
        args.iter().map(|&value| self.operand_record(value)).collect()
    }

    /// Notes an operation whose operands were noted before.
    pub fn record_operation(
        &mut self,
        name: &str,
        operands: Option<Vec<OperandRecord>>,
        names: &[(String, Value)],
        result: Value,
    ) {
        let Some(operands) = operands else { return };
        let Some(result) = self.operand_record(result) else { return };
        let keywords = names
            .iter()
            .filter_map(|(name, value)| self.operand_record(*value).map(|record| (name.clone(), record)))
            .collect();
        let span = self.running_span();
        if let Some(all) = &mut self.recorder.operations {
            all.push(OperationRecord { name: name.to_owned(), span, operands, keywords, result });
        }
    }

    /// Notes that cells of a buffer have been written, if one of them is watched.
    pub fn note_write(&mut self, buffer: Handle, wrote: impl Fn(usize) -> bool) {
        if let Some((watched, place)) = self.recorder.watched
            && watched == buffer
            && wrote(place)
        {
            let write = CellWrite { position: self.done(), statement: self.statement, span: self.running_span() };
            self.recorder.written = Some(write);
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
