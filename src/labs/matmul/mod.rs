//! The product of two matrices.

mod compute;
mod race;
mod screen;
mod words;

pub use compute::{MatrixProduct, Timing};
pub use screen::Screen;
