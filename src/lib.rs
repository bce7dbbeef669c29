//! lina-tui
pub mod math;
