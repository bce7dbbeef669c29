//! From raw data to predictions.

mod compute;
mod screen;
mod words;

pub use compute::{FLOWS, Flow, Pipeline, STATIONS, Station};
pub use screen::Screen;
