//! Vectors, their angles, and who is nearest to whom.

mod compute;
mod results;
mod screen;
mod words;

pub use compute::Vectors;
pub use screen::Screen;
