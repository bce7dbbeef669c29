//! A table of numbers.

mod compute;

pub use compute::Dataset;
