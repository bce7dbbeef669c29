//! NumPy's arrays in the machine.

mod cells;
mod convert;
mod names;
mod operate;
mod record;

pub use names::NumPy;
pub use record::{CellWrite, OperandRecord, OperationRecord, Recorder, Watched};
