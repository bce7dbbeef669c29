//! Taking a place along: the text goes to the clipboard, and is shown as a page.

use std::path::PathBuf;

use super::copied::Copied;
use super::pages::{Page, Reading};
use super::{App, Effect, Message, Mode};
use crate::lab::grouped;
use crate::report::{self, Export};
use crate::terminal::MOST_COPIED;

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
