//! A program that runs: opening, slices, positions, what it has printed and what it holds.

mod history;
mod open;
mod overrides;
mod steps;
mod traceback;
mod variables;

pub use super::arrays::{CellWrite, OperandRecord, OperationRecord};
pub use super::compile::Refusal;
pub use super::library::outside::Files;
pub use super::machine::{Position, Status};
pub use history::Session;
pub use overrides::Parameter;
pub use variables::Shown;
