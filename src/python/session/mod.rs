//! A program that runs: opening, slices, positions, what it has printed and what it holds.

mod changes;
mod held;
mod history;
mod look;
mod open;
mod overrides;
mod plots;
mod scratch;
mod steps;
mod traceback;
mod variables;

pub use super::arrays::{CellWrite, OperandRecord, OperationRecord};
pub use super::compile::Refusal;
pub use super::library::outside::Files;
pub use super::machine::{Patch, Position, Printed, Status, Stop, Until};
pub use changes::{Changed, What};
pub use held::{Held, Kept};
pub use history::Session;
pub use look::Call;
pub use overrides::Parameter;
pub use plots::{Drawn, Given};
pub use scratch::{Evaluated, Nothing};
pub use steps::StepRecord;
pub use variables::Shown;
