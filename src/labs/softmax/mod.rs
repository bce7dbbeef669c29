//! Softmax and cross-entropy.

mod compute;
mod screen;
mod words;

pub use compute::Softmax;
pub use screen::Screen;
