//! Taking a place along: the text goes to the clipboard, and is shown as a page.

use std::path::PathBuf;

use super::pages::{Page, Reading};
use super::{App, Effect, Message, Mode};
use crate::lab::grouped;
use crate::page::{Block, Span};
use crate::report::{self, Export};
use crate::terminal::MOST_COPIED;

/// Lines of a text that are shown at most.
const SHOWN: usize = 1000;

/// A text that was taken along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Copied {
    what: Export,
    text: String,
}

impl Copied {
    /// Whether a terminal copies so much.
    fn is_short(&self) -> bool {
        self.text.len() <= MOST_COPIED
    }

    /// What it is.
    pub(super) fn title(&self) -> String {
        format!("{}: {}", if self.is_short() { "copied" } else { "not copied" }, self.what.name())
    }

    /// Its lines as a page.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> =
            self.text.lines().take(SHOWN).map(|line| Block::Verbatim(line.to_owned())).collect();
        let more = self.text.lines().skip(SHOWN).count();
        if more > 0 {
            blocks.push(Block::Paragraph(vec![Span::plain(format!("and {} more lines", grouped(more as u64)))]));
        }
        blocks
    }
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
        let copied = Copied { what, text: text.clone() };
        let is_short = copied.is_short();
        self.copied = Some(copied);
        self.mode = Mode::Reading(Reading { page: Page::Copied, scroll: 0 });
        let bytes = grouped(text.len() as u64);
        if is_short {
            self.message = Some(Message::Note(format!("copied: {}, {bytes} bytes", what.name())));
            Some(Effect::Copy(text))
        } else {
            let most = grouped(MOST_COPIED as u64);
            let message = format!("{bytes} bytes, and a terminal copies {most}: `lina-tui export` writes them");
            self.message = Some(Message::Warning(message));
            None
        }
    }
}
