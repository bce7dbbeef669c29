//! Softmax and cross-entropy.

mod compute;
mod screen;
mod words;

pub use compute::Softmax;
pub use screen::Screen;

use super::{Entry, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/softmax/lesson.md"),
    glossary: include_str!("../../../assets/labs/softmax/glossary.toml"),
    messages: include_str!("../../../assets/labs/softmax/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<Softmax>(&Screen, TEXTS);
