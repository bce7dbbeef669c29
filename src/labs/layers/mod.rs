//! Networks, layer by layer.

mod compute;
mod flow;
mod misfit;
mod sample;
mod screen;
mod source;
mod words;

pub use compute::{Layers, Network};
pub use screen::Screen;
