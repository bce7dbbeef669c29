//! Runs beside each other, compared: their curves, and the numbers in which they differ.

mod curves;
mod numbers;
mod standings;
mod sweep;

use std::sync::Arc;

use crate::lab::Snapshot;

pub use curves::{Race, has_future, render as render_curves};
pub use numbers::{lines as numbers, render as render_numbers};
pub use standings::{Standing, render as render_standings, share, standings};
pub use sweep::{End, Outcome, Point, meanings, outcome, render as render_sweep};

/// How runs beside each other are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Comparison {
    /// Not at all: one is in front.
    #[default]
    Off,
    /// Their curves over one another, and how each stands.
    Curves,
    /// Their ways over one surface, and how each stands.
    Ways,
    /// Their pictures side by side.
    Side,
    /// What differs, and since when.
    Numbers,
    /// What runs come to, against one setting.
    Sweep,
}

impl Comparison {
    /// The way after it, in turn.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Off => Self::Curves,
            Self::Curves => Self::Ways,
            Self::Ways => Self::Side,
            Self::Side => Self::Numbers,
            Self::Numbers | Self::Sweep => Self::Off,
        }
    }
}

/// A run that is compared with others.
#[derive(Debug, Clone)]
pub struct Compared<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its place among those beside each other.
    pub slot: usize,
    /// Whether it is in front.
    pub is_front: bool,
    /// Whether it rests because it left the finite numbers.
    pub has_diverged: bool,
    /// What is shown of it.
    pub shown: &'a Arc<Snapshot>,
}
