//! Taking a place along: the text goes to the clipboard, and is shown as a page.

use std::path::PathBuf;

use super::{App, Effect, Message, Mode};
use crate::lab::grouped;
use crate::report::{self, Export};
use crate::terminal::MOST_COPIED;

/// Columns of a line on a page.
const WIDTH: usize = 76;

/// A text shown as a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// What it is.
    pub title: String,
    /// Its lines, none wider than a page.
    pub lines: Vec<String>,
    /// Lines that it is scrolled down by.
    pub scroll: usize,
}

impl App {
    /// The app of somebody who put in the table of this file.
    #[must_use]
    pub fn with_file(self, file: Option<PathBuf>) -> Self {
        Self { file, ..self }
    }

    /// Takes the current place along.
    pub(super) fn copy(&mut self, what: Export) -> Option<Effect> {
        self.mode = Mode::Stepping;
        let text = match report::export(self.tab(), self.look(), self.file.as_deref(), what) {
            Ok(text) => text,
            Err(refusal) => {
                self.message = Some(Message::Warning(refusal.0));
                return None;
            }
        };
        let lines: Vec<String> = text.lines().flat_map(folded).collect();
        let is_short = text.len() <= MOST_COPIED;
        let title = format!("{}: {}", if is_short { "copied" } else { "not copied" }, what.name());
        self.mode = Mode::Showing(Page { title, lines, scroll: 0 });
        if is_short {
            self.message =
                Some(Message::Note(format!("copied: {}, {} bytes", what.name(), grouped(text.len() as u64))));
            Some(Effect::Copy(text))
        } else {
            let (bytes, most) = (grouped(text.len() as u64), grouped(MOST_COPIED as u64));
            let message = format!("{bytes} bytes, and a terminal copies {most}: `lina-tui export` writes them");
            self.message = Some(Message::Warning(message));
            None
        }
    }
}

/// A line cut where it is wider than a page.
fn folded(line: &str) -> Vec<String> {
    let characters: Vec<char> = line.chars().collect();
    if characters.is_empty() {
        return vec![String::new()];
    }
    characters.chunks(WIDTH).map(|piece| piece.iter().collect()).collect()
}
