//! What a page offers to do: the lines to try of a lesson, the labs of the menu. Enter does what is chosen.

use super::pages::{Page, Reading};
use super::scene::Scene;
use super::update::Desk;
use super::viewer::Mode;
use crate::input::Action;
use crate::page::{Sentence, SpanKind};
use crate::ui::help::{self, Stand};

/// What a command in a lesson begins with, as it does where it is written.
const PROMPT: &str = ": ";

/// Something that a page offers to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offer {
    /// How it stands on the page.
    pub(super) text: String,
    /// The command.
    pub(super) command: String,
}

impl Page {
    /// What it offers, in the order in which it stands there.
    pub(super) fn offers(self, scene: Scene) -> Vec<Offer> {
        match self {
            Self::Labs => {
                let names = scene.strip().names.into_iter();
                names.map(|name| Offer { text: name.to_owned(), command: format!("lab {name}") }).collect()
            }
            Self::Lesson => {
                let blocks = self.blocks(scene);
                let spans = blocks.iter().flat_map(crate::page::Block::spans);
                let codes = spans.filter(|span| span.kind == SpanKind::Code);
                let commands = codes.filter_map(|span| Some((&span.text, span.text.strip_prefix(PROMPT)?)));
                let offer =
                    |(text, command): (&String, &str)| Offer { text: text.clone(), command: command.to_owned() };
                commands.map(offer).collect()
            }
            _ => vec![],
        }
    }
}

impl Scene<'_> {
    /// What is chosen of what the page offers that is being read.
    pub(super) fn offer(self) -> Option<Offer> {
        let Mode::Reading(Reading { page, chosen, .. }) = self.viewer.mode else { return None };
        page.offers(self).into_iter().nth(chosen?)
    }
}

impl Desk<'_> {
    /// Opens the menu, chooses on a page, or does what is chosen there.
    pub(super) fn offer(&mut self, action: &Action) {
        match action {
            Action::OpenLabs => self.open_labs(),
            Action::TakeOffer => self.take_offer(),
            _ => self.choose_offer(*action == Action::NextOffer),
        }
    }

    /// Opens the menu of all labs, the one in front chosen; closes it where it is open.
    pub(super) fn open_labs(&mut self) {
        let current = self.scene().strip().current;
        self.read(Page::Labs);
        if let Mode::Reading(reading) = &mut self.viewer.mode {
            reading.chosen = Some(current);
        }
    }

    /// Chooses the next of what the page offers, or the one before, and scrolls to where it stands.
    pub(super) fn choose_offer(&mut self, next: bool) {
        let Mode::Reading(Reading { page, chosen, scroll }) = self.viewer.mode else { return };
        let offers = page.offers(self.scene());
        let Some(last) = offers.len().checked_sub(1) else { return };
        let chosen = match chosen {
            None => 0,
            Some(chosen) if next => (chosen + 1).min(last),
            Some(chosen) => chosen.saturating_sub(1),
        };
        // The same may be offered twice.
        let earlier = offers[..chosen].iter().filter(|offer| offer.text == offers[chosen].text).count();
        let (blocks, stand) = (page.blocks(self.scene()), page.stand(self.viewer.area));
        let line = help::find(&blocks, stand, &offers[chosen].text, earlier).unwrap_or(scroll);
        let height = stand.height();
        let scroll = if (scroll..scroll + height).contains(&line) { scroll } else { line.saturating_sub(height / 2) };
        self.viewer.mode = Mode::Reading(Reading { page, chosen: Some(chosen), scroll });
    }

    /// Does what is chosen of what the page offers; closes the page where nothing is. A page that stands beside the lab
    /// stays, so that one sees what comes of it and can go on to the next.
    pub(super) fn take_offer(&mut self) {
        let offer = self.scene().offer();
        let (page, tab) = (self.viewer.mode.clone(), self.viewer.current);
        self.stop_reading();
        let Some(Offer { command, .. }) = offer else { return };
        self.viewer.mode = Mode::Stepping;
        match self.scene().read(&command) {
            Ok(action) => self.act(action),
            Err(refusal) => self.viewer.warn(refusal.0),
        }
        let Mode::Reading(reading) = page else { return };
        let is_beside = matches!(reading.page.stand(self.viewer.area), Stand::Beside(_));
        if is_beside && self.viewer.current == tab && matches!(self.viewer.mode, Mode::Stepping) {
            self.viewer.behind = std::mem::replace(&mut self.viewer.mode, Mode::Reading(reading));
        }
    }

    /// Goes to the first line of the page that is being read, or to the last.
    pub(super) fn go_to_edge_of_page(&mut self, is_last: bool) -> bool {
        let Mode::Reading(reading) = &mut self.viewer.mode else { return false };
        reading.scroll = 0;
        if is_last {
            self.scroll(true, usize::MAX);
        }
        true
    }

    /// Goes to the next line of the page behind the one that is looked at where this text stands.
    pub(super) fn search_page(&mut self, text: &str, mut reading: Reading) {
        let text = text.trim();
        let (blocks, stand) = (reading.page.blocks(self.scene()), reading.page.stand(self.viewer.area));
        let found =
            help::search(&blocks, stand, text, reading.scroll + 1).or_else(|| help::search(&blocks, stand, text, 0));
        match found.filter(|_| !text.is_empty()) {
            Some(line) => {
                reading.scroll = line;
                text.clone_into(&mut self.viewer.sought);
            }
            None => self.viewer.warn(Sentence::of("not-on-this-page").with("text", text)),
        }
        self.viewer.mode = Mode::Reading(reading);
    }

    /// Begins to search the page that is being read, else the table.
    pub(super) fn open_search(&mut self) {
        self.viewer.searched = if let Mode::Reading(reading) = self.viewer.mode { Some(reading) } else { None };
        self.viewer.mode = Mode::Searching(tui_input::Input::default());
    }

    /// The next place where it is found what was searched for last: on the page that is being read, else in the table.
    pub(super) fn find_next(&mut self) {
        match self.viewer.mode {
            Mode::Reading(_) if self.viewer.sought.is_empty() => {
                self.viewer.warn(Sentence::of("nothing-searched-for"));
            }
            Mode::Reading(reading) => {
                let text = self.viewer.sought.clone();
                self.search_page(&text, reading);
            }
            _ => self.next_match(),
        }
    }

    /// What is written to be searched for.
    pub(super) fn search_for(&mut self, text: String) {
        match self.viewer.searched.take() {
            Some(reading) => self.search_page(&text, reading),
            None => self.search(text),
        }
    }

    /// Leaves what is searched as it is.
    pub(super) fn stop_searching(&mut self) {
        self.viewer.mode = self.viewer.searched.take().map_or(Mode::Stepping, Mode::Reading);
    }
}
