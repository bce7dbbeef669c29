//! Linear regression in closed form.

mod compute;
mod descent;
mod fit;
mod matrices;
mod predictions;
mod screen;
mod words;

pub use compute::Regression;
pub use screen::Screen;

use super::{Entry, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/regression/lesson.md"),
    glossary: include_str!("../../../assets/labs/regression/glossary.toml"),
    messages: include_str!("../../../assets/labs/regression/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<Regression>(&Screen, TEXTS);
