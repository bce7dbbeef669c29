//! Features brought to one scale.

mod compute;
mod distributions;
mod screen;
mod words;

pub use compute::Normalization;
pub use screen::Screen;

use super::{Entry, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/normalization/lesson.md"),
    glossary: include_str!("../../../assets/labs/normalization/glossary.toml"),
    messages: include_str!("../../../assets/labs/normalization/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<Normalization>(&Screen, TEXTS);
