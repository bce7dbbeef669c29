//! What the line leaves unexplained.

mod compute;
mod screen;
mod survey;
mod words;

pub use compute::Residuals;
pub use screen::Screen;
pub use survey::{Bars, OUTLYING, Quantile, Survey};

use crate::lab::Lens;

/// Residuals are another way to look at the runs of the training lab.
pub static LENS: Lens = Lens { of: "training", stages: Residuals::stages, look: Residuals::of };
