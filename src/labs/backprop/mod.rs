//! The chain rule through a small network.

mod compute;
mod screen;
mod words;

pub use compute::Backprop;
