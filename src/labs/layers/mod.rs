//! Networks, layer by layer.

mod compute;
mod screen;
mod words;

pub use compute::{Layers, Network};
