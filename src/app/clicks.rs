//! What a click means, and the wheel.

use std::rc::Rc;

use ratatui::buffer::Buffer;

use super::scene::Strip;
use super::update::Desk;
use super::viewer::Mode;
use super::{hints, runs, view};
use crate::input::Action;
use crate::lab::Position;
use crate::terminal::{Capabilities, Colours};
use crate::ui::chrome::{self, Button, Regions};
use crate::ui::parameters::Editor;
use crate::ui::{Background, Spots, Target, Theme};

/// Rows that a notch of the wheel moves the cursor by.
const NOTCH: usize = 3;

impl Desk<'_> {
    /// Does what was clicked on.
    pub(super) fn click(&mut self, column: u16, row: u16) {
        let regions = self.scene().regions(self.viewer.area);
        let Strip { places, names, current } = self.scene().strip();
        if row == regions.tabs.y
            && let Some(tab) = chrome::tab_at(&names, current, regions.tabs, column, row)
        {
            return self.go_to_tab(places[tab]);
        }
        if let Some(run) = runs::at(self.scene(), regions.runs, column, row) {
            return self.look_at_run(run);
        }
        if row == regions.keys.y && !self.is_completing() {
            let key = hints::key_at(self.scene(), regions.keys, column);
            if let Some(action) = key.and_then(|key| self.scene().meaning(key)) {
                self.act(action);
            }
        } else if row == regions.transport.y {
            // While a command is written, what it takes stands there.
            if !matches!(self.viewer.mode, Mode::Writing(_)) {
                self.click_transport(column, regions);
            }
        } else if let Some(target) = self.target(column, row) {
            self.click_target(target);
        }
    }

    /// Whether what a command could become stands where the keys do otherwise.
    fn is_completing(&self) -> bool {
        let Mode::Writing(draft) = &self.viewer.mode else { return false };
        !draft.completion(&self.scene().vocabulary()).0.candidates.is_empty()
    }

    fn click_transport(&mut self, column: u16, regions: Regions) {
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

    /// What is drawn in this column and row, of what can be clicked on.
    fn target(&self, column: u16, row: u16) -> Option<Target> {
        let spots = Rc::new(Spots::default());
        let capabilities = Capabilities { colours: Colours::None, unicode: true };
        let theme = Theme::new(Background::Dark, capabilities).noting(&spots);
        // What has yet to be found out is wanted when the screen is drawn for the person.
        let _ = view::view(self.scene(), &theme, self.viewer.area, &mut Buffer::empty(self.viewer.area));
        spots.at(column, row)
    }

    /// Puts the cursor on a cell, or asks about the one that it is on; goes to a parameter.
    fn click_target(&mut self, target: Target) {
        match (target, &mut self.viewer.mode) {
            (Target::Parameter(selected), Mode::Editing(editor)) if editor.selected == selected => {
                self.act(Action::Change);
            }
            (Target::Parameter(selected), Mode::Stepping | Mode::Editing(_)) => {
                self.viewer.mode = Mode::Editing(Editor { selected, input: None, since: self.viewer.since });
            }
            (Target::Cell { rows: 0, columns: 0 }, Mode::Stepping) => self.act(Action::Open),
            (Target::Cell { rows, columns }, Mode::Stepping) => {
                let look = self.look();
                look.row = look.row.saturating_add_signed(rows);
                look.column = look.column.saturating_add_signed(columns);
            }
            (Target::Cell { rows, columns }, Mode::Asking(_)) => {
                self.reconsider(|inquiry, shown| inquiry.move_by(shown, rows, columns));
            }
            _ => {}
        }
    }

    /// Scrolls what is under the mouse: rows where the cursor moves over them, else what is scrolled by keys.
    pub(super) fn wheel(&mut self, down: bool, column: u16, row: u16) {
        let is_stepping = matches!(self.viewer.mode, Mode::Stepping);
        if is_stepping && matches!(self.target(column, row), Some(Target::Cell { .. })) {
            let look = self.look();
            look.row = if down { look.row.saturating_add(NOTCH) } else { look.row.saturating_sub(NOTCH) };
            return;
        }
        self.act(if down { Action::ScrollDown } else { Action::ScrollUp });
    }
}
