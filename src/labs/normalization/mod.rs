//! Features brought to one scale.

mod compute;
mod screen;
mod words;

pub use compute::Normalization;
pub use screen::Screen;
