//! What the tests have in common.

pub mod cases;
pub mod command;
pub mod frames;
pub mod golden;
pub mod homework;
pub mod labs;
pub mod person;
mod power_iteration;
pub mod stood;
