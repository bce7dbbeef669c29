//! Vectors, their angles, and who is nearest to whom.

mod compute;
mod screen;
mod words;

pub use compute::Vectors;
