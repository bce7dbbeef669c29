//! What one epoch hands on to the next: the line or the weights, the optimiser's memory, and what they make of the data.

use std::sync::Arc;

use super::optimiser::Memory;
use crate::math::{ErrorSums, Line};

/// What one epoch hands on to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The line so far; of a plane its intercept, the slope being 0.
    pub line: Line,
    /// The weights of a plane; nothing of a line, which has a slope.
    pub weights: Option<Arc<[Weight]>>,
    /// What the optimiser remembers of the slope's and the intercept's gradients.
    pub memory: [Memory; 2],
    /// Updates so far.
    pub updates: u64,
    /// What the line or the plane makes of all the points.
    pub seen: Seen,
}

/// A weight on its way.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Weight {
    /// What its feature counts.
    pub value: f64,
    /// The derivative of the loss with respect to it.
    pub gradient: f64,
    /// What the optimiser remembers of its gradients.
    pub memory: Memory,
}

/// What a line makes of some points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Mean squared error.
    pub loss: f64,
    /// Its derivatives with respect to slope and intercept; those with respect to weights stand with them.
    pub gradient: [f64; 2],
}

impl Seen {
    /// Of a line and `n` points, from the sums over these.
    pub(super) fn of(sums: ErrorSums, n: usize) -> Self {
        let n = n as f64;
        Self { loss: sums.squares / n, gradient: [2.0 * sums.times_x / n, 2.0 * sums.errors / n] }
    }
}
