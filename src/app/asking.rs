//! Asking why a number is what it is. The question stays open while the lab is stepped or played.

use super::{App, Message, Mode};
use crate::input::Action;
use crate::lab::inquiry::Inquiry;
use crate::ops::Cell;

impl App {
    /// Asks, and changes the question that is open.
    pub(super) fn inquire(&mut self, action: &Action) {
        match action {
            Action::AskOn => self.ask_on(),
            Action::AskBack => self.ask_back(),
            Action::NextQuantity => self.reconsider(|inquiry, frame| inquiry.next_quantity(frame, true)),
            Action::PreviousQuantity => self.reconsider(|inquiry, frame| inquiry.next_quantity(frame, false)),
            Action::CellDown => self.reconsider(|inquiry, frame| inquiry.move_by(frame, 1, 0)),
            Action::CellUp => self.reconsider(|inquiry, frame| inquiry.move_by(frame, -1, 0)),
            Action::Open => match self.linked() {
                Some(index) => self.go_to_tab(index),
                None => self.ask(),
            },
            _ => self.ask(),
        }
    }

    /// Asks about the number under the cursor.
    pub(super) fn ask(&mut self) {
        let (tab, look) = (self.tab(), self.look());
        let frame = tab.frame();
        let under_cursor = tab.looked_at(look);
        // Where the cursor stands on nothing, the first number there is will do.
        let first = || frame.now.quantities().next().map(|(name, _)| (name, Cell::SCALAR));
        let inquiry = under_cursor.or_else(first).and_then(|(name, cell)| Inquiry::about(frame, name, cell));
        if let Some(inquiry) = inquiry {
            self.mode = Mode::Asking(inquiry);
        } else {
            let message = "there is no number here to ask about yet; step on first".to_owned();
            self.message = Some(Message::Warning(message));
        }
    }

    /// The question that is open.
    pub(super) fn inquiry(&self) -> Option<&Inquiry> {
        if let Mode::Asking(inquiry) = &self.mode { Some(inquiry) } else { None }
    }

    /// Changes the open question, given what there is to see.
    pub(super) fn reconsider(&mut self, change: impl FnOnce(&mut Inquiry, &crate::lab::Frame)) {
        if let Mode::Asking(inquiry) = &mut self.mode {
            change(inquiry, self.tabs[self.current].tab.frame());
        }
    }

    /// Goes on to the source that is chosen.
    fn ask_on(&mut self) {
        let mut went_on = true;
        self.reconsider(|inquiry, frame| went_on = inquiry.go_on(frame));
        if !went_on {
            self.message = Some(Message::Note("this is where the numbers begin; backspace goes back".to_owned()));
        }
    }

    /// Goes back to the question before; closes the first one.
    fn ask_back(&mut self) {
        let mut went_back = true;
        self.reconsider(|inquiry, _| went_back = inquiry.go_back());
        if !went_back {
            self.mode = Mode::Stepping;
        }
    }
}
