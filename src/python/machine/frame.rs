//! Frames of the explicit stack.

use crate::python::compile::{Binary, Compare};
use crate::python::objects::{Handle, Value};

/// What becomes of a frame's result.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs, reason = "the fields are operands and what has been asked")]
pub enum Then {
    /// It is pushed.
    Push,
    /// It is dropped and this is pushed.
    Instead(Value),
    /// It is dropped.
    Drop,
    /// Its truth is turned around.
    Not,
    /// Its truth is pushed.
    Truth,
    /// It is the next value of the loop whose instruction is running; the end goes there.
    Next(u32),
    /// The same for `yield from`, whose end has a value.
    Delegate(u32),
    /// At the end of the iterator, this.
    OrDefault(Value),
    /// `NotImplemented` asks the other operand.
    Binary { op: Binary, left: Value, right: Value, asked: u8, in_place: bool },
    /// `NotImplemented` asks the other operand.
    Compare { op: Compare, left: Value, right: Value, asked: u8 },
    /// A class is made of the slots; bases lie on the stack.
    Class { bases: u32 },
    /// It is an iterator that replaces the value on the stack.
    Iterator,
    /// An `AttributeError` asks `__getattr__` of this object, or is the default of `getattr`, or the answer of `hasattr`.
    Attribute(Value),
    /// It must be an integer, the length.
    Length,
    /// It must be a string.
    Text,
    /// A truth: where it is as wanted the code goes on there, else the value on top is dropped.
    Keep {
        /// Where to.
        to: u32,
        /// Which truth.
        wanted: bool,
    },
    /// Nothing is above: the slice ends.
    Stop,
}

/// Code that runs.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Which code.
    pub code: u32,
    /// The next instruction.
    pub ip: u32,
    /// Where its slots begin on the stack; temporaries follow.
    pub base: u32,
    /// How many loops it has begun and not ended.
    pub loops: u32,
    /// What becomes of its result.
    pub then: Then,
    /// The generator that it belongs to.
    pub generator: Option<Handle>,
}

impl Frame {
    /// Calls `mark` with every value that it holds.
    pub fn trace(&self, mark: &mut impl FnMut(Value)) {
        if let Some(generator) = self.generator {
            mark(Value::Ref(generator));
        }
        match self.then {
            Then::Instead(value) | Then::OrDefault(value) | Then::Attribute(value) => mark(value),
            Then::Binary { left, right, .. } | Then::Compare { left, right, .. } => {
                mark(left);
                mark(right);
            }
            _ => {}
        }
    }
}
