//! Errors in NumPy's words.

use std::fmt;

/// The class of Python that an error has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// `ValueError`.
    Value,
    /// `TypeError`.
    Type,
    /// `IndexError`.
    Index,
    /// `numpy.exceptions.AxisError`.
    Axis,
    /// `AttributeError`.
    Attribute,
    /// `ZeroDivisionError`.
    ZeroDivision,
    /// `OverflowError`.
    Overflow,
    /// `FloatingPointError`.
    FloatingPoint,
    /// `MemoryError`.
    Memory,
    /// `AssertionError`.
    Assertion,
    /// `NotImplementedError`.
    NotImplemented,
    /// `numpy.linalg.LinAlgError`.
    LinAlg,
    /// A ufunc's result that has no place in `out`.
    UfuncCast,
    /// An operand that has no place in the `dtype` asked for.
    UfuncInput,
    /// A ufunc that has nothing for the types given.
    UfuncLoop,
}

/// What an operation on arrays says where it cannot be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Its class.
    pub kind: ErrorKind,
    /// NumPy's words.
    pub message: String,
}

impl ErrorKind {
    /// The class as a traceback names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "ValueError",
            Self::Type => "TypeError",
            Self::Index => "IndexError",
            Self::Axis => "numpy.exceptions.AxisError",
            Self::Attribute => "AttributeError",
            Self::ZeroDivision => "ZeroDivisionError",
            Self::Overflow => "OverflowError",
            Self::FloatingPoint => "FloatingPointError",
            Self::Memory => "MemoryError",
            Self::Assertion => "AssertionError",
            Self::NotImplemented => "NotImplementedError",
            Self::LinAlg => "numpy.linalg.LinAlgError",
            Self::UfuncCast => "numpy._core._exceptions._UFuncOutputCastingError",
            Self::UfuncInput => "numpy._core._exceptions._UFuncInputCastingError",
            Self::UfuncLoop => "numpy._core._exceptions._UFuncNoLoopError",
        }
    }
}

impl Error {
    /// An error of this class with these words.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
