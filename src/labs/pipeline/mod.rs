//! From raw data to predictions.

mod compute;
mod screen;
mod words;

pub use compute::{FLOWS, Flow, Pipeline, STATIONS, Station};
pub use screen::Screen;

use super::{Entry, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/pipeline/lesson.md"),
    glossary: include_str!("../../../assets/labs/pipeline/glossary.toml"),
    messages: include_str!("../../../assets/labs/pipeline/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<Pipeline>(&Screen, TEXTS).at_home();
