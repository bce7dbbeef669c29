//! Scaled dot-product attention.

mod compute;
mod screen;
mod words;

pub use compute::Attention;
pub use screen::Screen;
