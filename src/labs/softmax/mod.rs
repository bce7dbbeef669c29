//! Softmax and cross-entropy.

mod compute;

pub use compute::Softmax;
