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
use crate::page::{Sentence, Tongue};
use crate::report::{self, Export};
use crate::terminal::MOST_COPIED;
use crate::ui::Look;

/// Asks for a place as a text.
#[derive(Debug)]
pub(super) struct AsText {
    pub(super) entry: &'static Entry,
    pub(super) tongue: Arc<Tongue>,
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
        let words = self.entry.words(&self.tongue);
        let mut text = report::export(snapshot, self.entry, words, &self.look, self.file.as_deref(), self.what)?;
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
        if what == Export::Command
            && let Some(text) = self.command_of_runs()
        {
            return self.has_copied(what, text);
        }
        let (look, tongue) = (self.tab().look.clone(), self.viewer.tongue.clone());
        let Some(text) = self.front(|front| front.sight.ask(AsText { entry, tongue, look, file, what })) else {
            return;
        };
        let text = match text.as_deref() {
            None => {
                self.viewer.note(Sentence::of("being-written").with("what", what.name()));
                return self.again(Action::Copy(what));
            }
            Some(Ok(text)) => text.clone(),
            Some(Err(Refusal(why))) => return self.viewer.warn(why.clone()),
        };
        self.has_copied(what, text);
    }

    /// The command that opens the runs beside each other; nothing where there is one.
    fn command_of_runs(&self) -> Option<String> {
        let compared = self.scene().compared();
        let (first, others) = compared.split_first().filter(|(_, others)| !others.is_empty())?;
        let position = compared.iter().map(|run| run.shown.position).max()?;
        let front = others.iter().find(|run| run.is_front).map(|run| run.name);
        let others: Vec<_> = others.iter().map(|run| (run.name.to_owned(), run.shown.schedule().clone())).collect();
        let file = self.room.file.as_deref();
        let lab = self.tab().entry.description.name;
        Some(report::command_line_of_runs(lab, first.shown, &others, position, front, file) + "\n")
    }

    fn has_copied(&mut self, what: Export, text: String) {
        let copied = Copied { what, text: text.clone() };
        let is_short = copied.is_short();
        self.viewer.copied = Some(copied);
        self.viewer.mode = Mode::Reading(Reading { page: Page::Copied, scroll: 0, chosen: None });
        let bytes = grouped(text.len() as u64);
        if is_short {
            self.viewer.note(Sentence::of("copied").with("what", what.name()).with("bytes", bytes));
            self.effects.push(Effect::Copy(text));
        } else {
            let most = grouped(MOST_COPIED as u64);
            self.viewer.warn(Sentence::of("too-long-to-copy").with("bytes", bytes).with("most", most));
        }
    }
}
