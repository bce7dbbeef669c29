//! The module `statistics` on plain numbers.

mod call;
mod moments;
mod pairs;
mod places;

pub use call::{NAMES, call};
