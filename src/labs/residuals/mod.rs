//! What the line leaves unexplained.

mod compute;
mod screen;
mod survey;
mod words;

pub use compute::Residuals;
pub use survey::{Bars, OUTLYING, Quantile, Survey};
