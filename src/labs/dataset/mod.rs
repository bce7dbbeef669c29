//! A table of numbers.

mod compute;
mod screen;
mod words;

pub use compute::Dataset;
pub use screen::Screen;

use super::{Entry, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/dataset/lesson.md"),
    glossary: include_str!("../../../assets/labs/dataset/glossary.toml"),
    messages: include_str!("../../../assets/labs/dataset/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<Dataset>(&Screen, TEXTS);
