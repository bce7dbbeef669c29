//! What an instruction or a native function may come to.

use super::Then;
use crate::python::objects::{Handle, Sym, Value};

/// An exception on its way.
#[derive(Debug, Clone)]
pub enum Fault {
    /// One of Python's own, still to be made: class and words.
    New(&'static str, String),
    /// One that exists.
    Raised(Value),
    /// One that goes on where it was caught.
    Again(Value),
    /// The program has come to what is not known here: nothing in it catches that.
    Refused(String),
}

/// What a native function comes to.
#[derive(Debug, Clone)]
pub enum Flow {
    /// A value.
    Value(Value),
    /// A call whose result is this one's.
    Call(Value, Vec<Value>, Vec<(Sym, Value)>),
    /// A call with something to do with its result.
    CallThen(Value, Vec<Value>, Then),
    /// A call of a function of the library's Python.
    Library(&'static str, Vec<Value>),
    /// A generator goes on with a value sent to it.
    Resume(Handle, Value, Then),
    /// A generator goes on with an exception thrown into it.
    Throw(Handle, Value),
}

/// What may fail in Python's way.
pub type Result<T> = std::result::Result<T, Fault>;

impl Fault {
    /// A `TypeError`.
    pub fn type_error(words: impl Into<String>) -> Self {
        Self::New("TypeError", words.into())
    }

    /// A `ValueError`.
    pub fn value_error(words: impl Into<String>) -> Self {
        Self::New("ValueError", words.into())
    }

    /// What is said where an integer does not fit.
    pub fn overflow() -> Self {
        Self::New("OverflowError", "integers of more than 64 bits are not taken".into())
    }
}

impl From<crate::numpy::Error> for Fault {
    fn from(error: crate::numpy::Error) -> Self {
        super::table::numpy_fault(&error)
    }
}

impl From<crate::python::text::Fault> for Fault {
    fn from(fault: crate::python::text::Fault) -> Self {
        Self::New(fault.kind.name(), fault.message)
    }
}
