//! lina-tui
pub mod lab;
pub mod labs;
pub mod math;
pub mod ops;
pub mod terminal;
