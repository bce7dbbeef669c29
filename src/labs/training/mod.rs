//! Linear regression by gradient descent.

mod compute;
mod data;
mod landscape;
mod optimiser;
mod parameters;
mod screen;
mod script;
mod words;

pub use compute::{Seen, State, Training};
pub use data::Data;
pub use landscape::Landscape;
pub use optimiser::{Memory, Optimiser};
pub use parameters::PARAMETERS;
