//! A person's own program, walked through like a lab: its rounds are iterations, its stages are statements, and their parts
//! are operations.
//!
//! ```text
//! ProgramFile ──open──► python::Session ──record──► operations ──statement──► Evaluation: parts, numbers, where each
//!                            │                                                 cell comes from
//!                            └──held──► variables ──► Evaluation: what is known now
//! ```

mod back;
mod curves;
mod directive;
mod file;
mod gallery;
mod lanes;
mod leg;
mod look;
mod marks;
mod origin;
mod pen;
mod plots;
mod recorded;
mod rule;
mod screen;
mod session;
mod source;
mod stand;
mod statement;
mod values;
mod watch;
mod way;

use std::sync::LazyLock;

use crate::page::Catalogue;

/// What a program looks like.
pub static SCREEN: screen::Screen = screen::Screen;

/// The lesson on programs, in Markdown.
pub const LESSON: &str = include_str!("../../assets/programs/lesson.md");

/// The words for what is said of programs, in Fluent.
pub const MESSAGES: &str = include_str!("../../assets/programs/messages.ftl");

/// The built-in words for what is said of programs.
pub fn catalogue() -> &'static Catalogue {
    static READ: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::built_in(MESSAGES));
    &READ
}

/// Keys of programs.
pub const KEYS: &str = include_str!("keys.toml");

pub use crate::python::session::Nothing;
pub use file::ProgramFile;
pub use gallery::{GALLERY, Piece};
pub use marks::Came;
pub use screen::watched::{in_words as watched_in_words, told as watched};
pub use session::Walkthrough;
pub use stand::{Failed, ProgramStand, Variable, patch};
