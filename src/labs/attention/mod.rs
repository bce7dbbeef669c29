//! Scaled dot-product attention.

mod compute;
mod screen;
mod words;

pub use compute::Attention;
pub use screen::Screen;

use super::{Entry, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/attention/lesson.md"),
    glossary: include_str!("../../../assets/labs/attention/glossary.toml"),
    messages: include_str!("../../../assets/labs/attention/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry =
    Entry::of::<Attention>(&Screen, TEXTS).with_keys(include_str!("keys.toml")).with_scene(include_str!("scene.txt"));
