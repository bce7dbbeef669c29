//! Indices: which cells they mean, read and written.

mod parse;
mod places;
mod write;

pub use places::{Places, get, places};
pub(crate) use write::fits_into;
pub use write::{cast_into, set};
