//! What the line leaves unexplained.

mod compute;

pub use compute::Residuals;
