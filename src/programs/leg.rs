//! The ways that a program is walked: leg by leg.

use crate::python::session::{self as python, Until};

/// A leg of a way.
#[derive(Debug, Clone, Copy)]
pub enum Leg {
    /// To a position, from the nearest checkpoint.
    To(python::Position),
    /// On to a position that nobody has seen before, round by round.
    Rounds(python::Position),
    /// On to the first statement at which this holds.
    On(Until),
    /// The same, round by round, with an eye on marks.
    Watch(Until),
    /// If the program has come to its end meanwhile, to the last time that this line was run before it was here; else one
    /// statement on. Which line was asked for is known besides.
    OrLast {
        /// The line.
        line: usize,
        /// The one that was asked for.
        asked: usize,
        /// Where the program was.
        here: python::Position,
    },
    /// From the start on, to the last time that this line was run before the program was here.
    Seek {
        /// The line.
        line: usize,
        /// Where the program was.
        here: python::Position,
        /// Whether the program fails.
        fails: bool,
    },
    /// One statement on.
    Next,
    /// Back by one statement.
    Before,
    /// Back by one statement and on again, so that what led here is known.
    Again,
    /// What follows is the step that led to where it ends.
    Mark,
}

/// Further than any program comes.
pub const NEVER: python::Position = python::Position { round: u64::MAX >> 1, statement: 0 };
