//! A table of numbers.

mod compute;
mod screen;
mod words;

pub use compute::Dataset;
pub use screen::Screen;
