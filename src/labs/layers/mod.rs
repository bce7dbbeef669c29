//! Networks, layer by layer.

mod compute;
mod flow;
mod screen;
mod words;

pub use compute::{Layers, Network};
