//! Linear regression by gradient descent.

mod compute;
mod data;
mod optimiser;
mod parameters;

pub use compute::{Seen, State, Training};
pub use data::Data;
pub use optimiser::{Memory, Optimiser};
