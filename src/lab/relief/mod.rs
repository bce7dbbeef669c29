//! The loss around where a run stands, over two directions through its weights, and the ways of runs over it.

mod axes;
mod directions;
mod survey;
mod walk;

pub use axes::Axes;
pub use survey::{Relief, Survey};
