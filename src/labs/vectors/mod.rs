//! Vectors, their angles, and who is nearest to whom.

mod compute;

pub use compute::Vectors;
