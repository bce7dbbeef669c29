//! What a click means.

use super::{App, Effect, view};
use crate::input::Action;
use crate::lab::Position;
use crate::ui::chrome::{self, Button, Regions};

impl App {
    pub(super) fn click(&mut self, column: u16, row: u16) -> Option<Effect> {
        let regions = Regions::of(self.area);
        let (names, current) = self.strip();
        if row == regions.tabs.y
            && let Some(tab) = chrome::tab_at(&names, current, regions.tabs, column, row)
        {
            return self.update(Action::Tab((tab + self.tabs.len() - 1) % self.tabs.len()));
        }
        if row != regions.transport.y {
            return None;
        }
        let status = view::status(self);
        let action = match chrome::button_at(&status, regions.transport, column)? {
            Button::Start => Action::Start,
            Button::Back => Action::Back,
            Button::Play => Action::Play,
            Button::Forward => Action::Forward,
            Button::End => Action::End,
            Button::Place(share) => {
                let rounds = (share * self.tab().end().done as f64).round() as u64;
                Action::GoTo(Position::after(rounds))
            }
        };
        self.update(action)
    }
}
