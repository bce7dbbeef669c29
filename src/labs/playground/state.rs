//! What one epoch hands on to the next: the network's numbers, what the optimiser remembers, and what they make of the points.

use std::sync::Arc;

use super::network::MOST_LAYERS;
use crate::labs::training::Memory;

/// What one epoch hands on to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Weights and biases, as the network has them one after the other.
    pub numbers: Arc<[f64]>,
    /// What the optimiser remembers of the gradient of each; nothing where it remembers nothing.
    pub memory: Arc<[Memory]>,
    /// Whether L1 has set each to 0 for good; nothing where there is no L1.
    pub is_dead: Arc<[bool]>,
    /// Updates so far.
    pub updates: u64,
    /// How many of the last points for training are waiting for the first batch of the next epoch.
    pub carried: usize,
    /// What the network makes of all the points.
    pub seen: Seen,
}

/// What a network makes of the points.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// Mean loss of the points for training.
    pub train_loss: f64,
    /// Mean loss of the points for testing.
    pub test_loss: f64,
    /// Share of the points for training that are on the right side.
    pub train_accuracy: f64,
    /// Share of the points for testing that are on the right side.
    pub test_accuracy: f64,
    /// The derivatives of the mean loss of the points for training, in the order of the network's numbers.
    pub gradient: Arc<[f64]>,
    /// The length of each layer's part of it.
    pub sizes: [f64; MOST_LAYERS],
}
