//! What a click means.

use super::scene::Strip;
use super::update::Desk;
use super::view;
use crate::input::Action;
use crate::lab::Position;
use crate::ui::chrome::{self, Button, Regions};

impl Desk<'_> {
    /// Does what was clicked on.
    pub(super) fn click(&mut self, column: u16, row: u16) {
        let regions = Regions::of(self.viewer.area);
        let Strip { places, names, current } = self.scene().strip();
        if row == regions.tabs.y
            && let Some(tab) = chrome::tab_at(&names, current, regions.tabs, column, row)
        {
            return self.go_to_tab(places[tab]);
        }
        if row != regions.transport.y {
            return;
        }
        let status = view::status(self.scene());
        let Some(button) = chrome::button_at(&status, regions.transport, column) else { return };
        let action = match button {
            Button::Start => Action::Start,
            Button::Back => Action::Back,
            Button::Play => Action::Play,
            Button::Forward => Action::Forward,
            Button::End => Action::End,
            Button::Place(share) => {
                let rounds = (share * self.shown().map_or(0, |shown| shown.end().done) as f64).round() as u64;
                Action::GoTo(Position::after(rounds))
            }
        };
        self.act(action);
    }
}
