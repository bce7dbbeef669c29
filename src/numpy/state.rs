//! What stands in NumPy beside its arguments.

use super::{Error, ErrorKind, PrintOptions};

/// What to do when a computation runs into an exceptional value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorMode {
    /// Nothing.
    Ignore,
    /// A `RuntimeWarning`.
    Warn,
    /// A `FloatingPointError`.
    Raise,
    /// A line on standard output.
    Print,
}

impl ErrorMode {
    /// As `np.seterr` names it.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ignore" => Self::Ignore,
            "warn" => Self::Warn,
            "raise" => Self::Raise,
            "print" => Self::Print,
            _ => return None,
        })
    }

    /// NumPy's name of it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ignore => "ignore",
            Self::Warn => "warn",
            Self::Raise => "raise",
            Self::Print => "print",
        }
    }
}

/// What `np.seterr` and `np.errstate` set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrState {
    /// A number divided by zero.
    pub divide: ErrorMode,
    /// A result too large.
    pub over: ErrorMode,
    /// A result too small.
    pub under: ErrorMode,
    /// No number comes out.
    pub invalid: ErrorMode,
}

impl Default for ErrState {
    fn default() -> Self {
        Self { divide: ErrorMode::Warn, over: ErrorMode::Warn, under: ErrorMode::Ignore, invalid: ErrorMode::Warn }
    }
}

/// A warning that Python writes to standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Its class: `RuntimeWarning`, `DeprecationWarning`…
    pub class: &'static str,
    /// NumPy's words.
    pub message: String,
}

/// What went wrong in the floats of one operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Flags {
    pub divide: bool,
    pub over: bool,
    pub invalid: bool,
}

impl Flags {
    pub(crate) fn any(self) -> bool {
        self.divide || self.over || self.invalid
    }
}

/// What stands in NumPy beside its arguments: plain data.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// `np.seterr`.
    pub errors: ErrState,
    /// `np.set_printoptions`.
    pub print: PrintOptions,
    /// `np.random`'s own generator; whoever has entropy seeds it.
    pub random: super::random::LegacyState,
    /// Warnings in order; whoever calls takes them away.
    pub warnings: Vec<Warning>,
}

impl State {
    /// Adds a warning.
    pub(crate) fn warn(&mut self, class: &'static str, message: impl Into<String>) {
        self.warnings.push(Warning { class, message: message.into() });
    }

    /// Says what went wrong in an operation, as the settings tell.
    pub(crate) fn report(&mut self, flags: Flags, operation: &str) -> Result<(), Error> {
        if !flags.any() {
            return Ok(());
        }
        let errors = self.errors;
        let all = [
            (flags.divide, errors.divide, "divide by zero"),
            (flags.over, errors.over, "overflow"),
            (flags.invalid, errors.invalid, "invalid value"),
        ];
        for (_, mode, what) in all.into_iter().filter(|(seen, ..)| *seen) {
            let message = format!("{what} encountered in {operation}");
            match mode {
                ErrorMode::Ignore => {}
                ErrorMode::Warn => self.warn("RuntimeWarning", message),
                ErrorMode::Print => self.warn("print", format!("Warning: {message}")),
                ErrorMode::Raise => return Err(Error::new(ErrorKind::FloatingPoint, message)),
            }
        }
        Ok(())
    }
}
