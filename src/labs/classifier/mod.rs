//! Two small networks that learn to tell classes apart.

mod compute;
mod data;
mod learning;
mod loss;
mod mistakes;
mod program;
mod screen;
mod softmax;
mod story;
mod words;

pub use compute::Classifier;
pub use data::Labelled;
pub use mistakes::{Mistakes, dead_units};
pub use screen::Screen;

use super::{Entry, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/classifier/lesson.md"),
    glossary: include_str!("../../../assets/labs/classifier/glossary.toml"),
    messages: include_str!("../../../assets/labs/classifier/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<Classifier>(&Screen, TEXTS);
