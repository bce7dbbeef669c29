//! The chain rule through a small network.

mod compute;

pub use compute::Backprop;
