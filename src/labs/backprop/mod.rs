//! The chain rule through a small network.

mod chain;
mod checks;
mod compute;
mod ledger;
mod screen;
mod words;

pub use compute::{Backprop, Check};
pub use screen::Screen;
