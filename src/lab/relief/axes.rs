//! Over what a loss surface is drawn.

use std::fmt;

use crate::lab::Refusal;

/// The two directions that a loss surface is drawn over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Axes {
    /// The two weights that have moved most.
    #[default]
    Moved,
    /// Two weights, as they are written: `W1[0,0]`.
    Named([String; 2]),
    /// The two directions in which the way so far goes most.
    Path,
}

impl Axes {
    /// What is written: nothing, `path`, or two weights.
    ///
    /// # Errors
    /// If it is something else.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let words: Vec<&str> = text.split_whitespace().collect();
        match *words {
            [] => Ok(Self::Moved),
            ["path"] => Ok(Self::Path),
            [a, b] if a != b => Ok(Self::Named([a.to_owned(), b.to_owned()])),
            _ => Err(Refusal(format!("surface {text}: it takes two weights, W1[0,0] W2[1,0], or path, or nothing"))),
        }
    }
}

impl fmt::Display for Axes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Moved => Ok(()),
            Self::Named([a, b]) => write!(f, "{a} {b}"),
            Self::Path => f.write_str("path"),
        }
    }
}
