//! What stands between the program and the world: bytes in, bytes out, signals, the clock.
//!
//! Everything else is deterministic; whatever is not is in here.

mod events;
mod files;
pub mod headless;
pub mod local;
mod stopwatch;
pub mod tty;
mod workers;
