//! What the line leaves unexplained.

mod compute;
mod screen;
mod words;

pub use compute::Residuals;
