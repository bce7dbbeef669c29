//! From raw data to predictions.

mod compute;

pub use compute::{FLOWS, Flow, Pipeline, STATIONS, Station};
