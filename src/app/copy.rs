//! Taking a place along: the text goes to the clipboard, and is shown as a page.

use std::path::PathBuf;
use std::sync::Arc;

use super::Effect;
use super::copied::Copied;
use super::pages::{Page, Reading};
use super::update::Desk;
use super::viewer::Mode;
use crate::input::Action;
use crate::lab::{Refusal, Request, Snapshot, grouped};
use crate::labs::Entry;
use crate::report::{self, Export};
use crate::terminal::MOST_COPIED;
use crate::ui::Look;

/// Asks for a place as a text.
#[derive(Debug)]
pub(super) struct AsText {
    pub(super) entry: &'static Entry,
    pub(super) look: Look,
    pub(super) file: Option<PathBuf>,
    pub(super) what: Export,
}

impl PartialEq for AsText {
    fn eq(&self, other: &Self) -> bool {
        let is_same = std::ptr::eq(self.entry, other.entry) && self.what == other.what;
        is_same && self.look == other.look && self.file == other.file
    }
}

impl Request for AsText {
    type Answer = Result<String, Refusal>;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Result<String, Refusal> {
        let mut text = report::export(snapshot, self.entry, &self.look, self.file.as_deref(), self.what)?;
        // Who says nothing at all is shown the scene.
        let says_nothing = self.what == Export::Command && !text.contains(" --");
        if says_nothing && !self.entry.scene.is_empty() {
            text = format!("{} --step 0\n", text.trim_end());
        }
        Ok(text)
    }
}

impl Desk<'_> {
    /// Takes the current place along.
    pub(super) fn copy(&mut self, what: Export) {
        self.viewer.mode = Mode::Stepping;
        let (entry, file) = (self.tab().entry, self.room.file.clone());
        let look = self.tab().look.clone();
        let Some(text) = self.front(|front| front.sight.ask(AsText { entry, look, file, what })) else { return };
        let text = match text.as_deref() {
            None => {
                self.viewer.note(format!("{} is being written", what.name()));
                return self.again(Action::Copy(what));
            }
            Some(Ok(text)) => text.clone(),
            Some(Err(Refusal(why))) => return self.viewer.warn(why.clone()),
        };
        let copied = Copied { what, text: text.clone() };
        let is_short = copied.is_short();
        self.viewer.copied = Some(copied);
        self.viewer.mode = Mode::Reading(Reading { page: Page::Copied, scroll: 0, chosen: None });
        let bytes = grouped(text.len() as u64);
        if is_short {
            self.viewer.note(format!("copied: {}, {bytes} bytes", what.name()));
            self.effects.push(Effect::Copy(text));
        } else {
            let most = grouped(MOST_COPIED as u64);
            self.viewer.warn(format!("{bytes} bytes, and a terminal copies {most}: `lina-tui export` writes them"));
        }
    }
}
