//! Vectors, their angles, and who is nearest to whom.

mod compute;
mod results;
mod screen;
mod words;

pub use compute::Vectors;
pub use screen::Screen;

use super::{Entry, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/vectors/lesson.md"),
    glossary: include_str!("../../../assets/labs/vectors/glossary.toml"),
    messages: include_str!("../../../assets/labs/vectors/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<Vectors>(&Screen, TEXTS);
