//! Commands: the written form of what a person can mean. The line after `:`, keys, scripts, lessons and recordings all say
//! them.
//!
//! ```text
//! text ──► read ──► Action ──► write ──► the same text, in its plainest form
//! ```
//!
//! A command that is always the same is a [`Word`]; one that takes something is a [`Form`]. What there is to take, the
//! lab in front says: its [`Vocabulary`].

mod assignments;
mod branches;
mod check;
mod complete;
mod forms;
mod nearest;
mod quotes;
mod read;
mod vocabulary;
mod words;
mod write;

pub use check::{check, unopened};
pub use complete::{Candidate, Completion, complete};
pub use forms::{FORMS, Form};
pub use quotes::split;
pub use read::read;
pub use vocabulary::Vocabulary;
pub use words::{WORDS, Word, word};
pub use write::write;
