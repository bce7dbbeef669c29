//! Networks, layer by layer.

mod compute;
mod flow;
mod misfit;
mod sample;
mod screen;
mod source;
mod words;

pub use super::networks::Network;
pub use compute::Layers;
pub use screen::Screen;

use super::{Entry, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/layers/lesson.md"),
    glossary: include_str!("../../../assets/labs/layers/glossary.toml"),
    messages: include_str!("../../../assets/labs/layers/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<Layers>(&Screen, TEXTS).with_keys(include_str!("keys.toml"));
