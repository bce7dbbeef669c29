//! Power iteration: a lab that the program does not have. It is written as the program's own are, in one folder instead of
//! two, and registered in `labs.rs`: whatever the tests ask of every lab they ask of it as well.

mod compute;
mod screen;
mod words;

use compute::PowerIteration;
use lina_tui::labs::{Entry, Texts};
use screen::Screen;

const TEXTS: Texts = Texts {
    lesson: include_str!("lesson.md"),
    glossary: include_str!("glossary.toml"),
    messages: include_str!("messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<PowerIteration>(&Screen, TEXTS);
