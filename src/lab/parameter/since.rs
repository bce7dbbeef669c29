//! A parameter being changed while a lab is stepped through.

use crate::lab::{Parameter, Setting};

/// From when on a changed parameter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// From the rounds complete at the current position.
    Here,
    /// From the start, as if it had always been so.
    Start,
    /// From the time when so many rounds are complete.
    Round(u64),
}

/// A parameter that was set.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// Which.
    pub parameter: &'static Parameter,
    /// What it was.
    pub before: Setting,
    /// What it is.
    pub after: Setting,
    /// From when on: so many complete rounds.
    pub from: u64,
}

/// A parameter to be set as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// From when on.
    pub since: Since,
}

impl Change {
    /// A change that holds since then.
    pub fn new(name: &str, value: &str, since: Since) -> Self {
        Self { name: name.to_owned(), value: value.to_owned(), since }
    }
}
