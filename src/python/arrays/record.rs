//! The record of a step: operations with their operands, and who wrote a cell or bound a name.

use crate::numpy::{Operand, View};
use crate::python::compile::PROGRAM;
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
    /// `module.name` of one of another module, `builtins.name` of Python's own; `.name` of a method or an attribute.
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
    /// A name of a function, by its code and its slot there.
    Local(u32, u32),
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
        let frame = self.frames.iter().rev().find(|frame| !self.is_library(frame.code));
        let span = frame.and_then(|frame| {
            self.unit.codes[frame.code as usize].spans.get(frame.ip.saturating_sub(1) as usize).copied()
        });
        span.unwrap_or((0, 0))
    }

    /// A value as it is now; nothing where NumPy has no place for it.
    pub fn operand_record(&mut self, value: Value) -> Option<OperandRecord> {
        let buffer = match self.object(value) {
            // Whoever looks at what it gives takes that away.
            Some(Object::Iter(_) | Object::Generator(_)) => return None,
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

    /// Notes that a name has been given a value, if it is watched.
    pub fn note_binding(&mut self, name: Watched) {
        if self.recorder.watched == Some(name) {
            self.recorder.written = Some(self.write_here());
        }
    }

    /// What is held under a name, as the function that is running would find it: a name of its own, one of the module, or an
    /// attribute of an object; besides, what to watch to see it given a value.
    pub fn visible(&self, name: &str) -> Option<(Value, Option<Watched>)> {
        self.visible_to(0, name)
    }

    /// As [`visible`](Self::visible), as a function would find it that waits for the one that is running: its caller is the
    /// first.
    pub fn visible_to(&self, caller: usize, name: &str) -> Option<(Value, Option<Watched>)> {
        if let Some((object, attribute)) = name.rsplit_once('.') {
            let (object, _) = self.visible_to(caller, object)?;
            let attribute = self.symbols.find(attribute)?;
            let Object::Instance(instance) = self.object(object)? else { return None };
            let found = instance.attributes.iter().find(|&&(known, _)| known == attribute)?;
            return Some((found.1, None));
        }
        let sym = self.symbols.find(name)?;
        let frame = self.frames.iter().rev().filter(|frame| !self.is_library(frame.code)).nth(caller);
        let own = frame.and_then(|frame| {
            let slot = self.unit.codes[frame.code as usize].slots.iter().position(|known| *known == Some(sym))?;
            Some((self.local(frame, slot)?, Some(Watched::Local(frame.code, slot as u32))))
        });
        own.or_else(|| {
            // When the program has ended no frame is left, and its names are still there.
            let slot = *self.unit.sources[PROGRAM as usize].slots.get(&sym)?;
            let value = self.globals[slot as usize];
            (value != Value::Unbound).then_some((value, Some(Watched::Global(slot))))
        })
    }

    /// The buffer and the place in it of a cell of an array that is held under a name.
    pub fn cell_of(&self, name: &str, index: &[usize]) -> Option<(Handle, usize)> {
        let (value, _) = self.visible(name)?;
        self.cell_in(value, index)
    }

    /// The buffer and the place in it of a cell of an array.
    pub fn cell_in(&self, array: Value, index: &[usize]) -> Option<(Handle, usize)> {
        let Some(Object::Array(array)) = self.object(array) else { return None };
        let view: &View = &array.view;
        let within = index.len() == view.shape.len() && index.iter().zip(&view.shape).all(|(at, len)| at < len);
        within.then(|| (array.buffer, view.place(index)))
    }
}
