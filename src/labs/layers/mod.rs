//! Networks, layer by layer.

mod compute;

pub use compute::{Layers, Network};
