//! What stands between the program and the world: bytes in, bytes out, signals, the clock.
//!
//! Everything else is deterministic; whatever is not is in here.

pub mod appearance;
pub mod config;
pub mod entrance;
pub mod events;
pub mod failure;
mod files;
mod forks;
pub mod headless;
pub mod link;
pub mod local;
mod manual;
pub mod meaning;
pub mod opening;
pub mod plain;
pub mod programs;
pub mod script;
pub mod sitting;
mod stopwatch;
pub mod tongues;
pub mod tty;
mod waiting;
mod workers;
