//! The product of two matrices.

mod compute;

pub use compute::{MatrixProduct, Timing};
