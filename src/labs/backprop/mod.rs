//! The chain rule through a small network.

mod chain;
mod checks;
mod compute;
mod ledger;
mod screen;
mod words;

pub use compute::{Backprop, Check};
pub use screen::Screen;

use super::{Entry, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/backprop/lesson.md"),
    glossary: include_str!("../../../assets/labs/backprop/glossary.toml"),
    messages: include_str!("../../../assets/labs/backprop/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<Backprop>(&Screen, TEXTS).with_scene(include_str!("scene.txt"));
