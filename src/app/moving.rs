//! Moving the cursor: over the picture, over parameters, over what somebody asks about.

use super::update::Desk;
use super::viewer::Mode;

impl Desk<'_> {
    pub(super) fn move_row(&mut self, down: bool) {
        if let Mode::Editing(editor) = &self.viewer.mode {
            let selected = self.neighbour(editor.selected, down);
            if let Mode::Editing(editor) = &mut self.viewer.mode {
                editor.selected = selected;
            }
            return;
        }
        match &mut self.viewer.mode {
            Mode::Asking(_) => return self.choose_source(down),
            Mode::Fitting(fitting) => return fitting.choose(true, down),
            _ => {}
        }
        let look = self.look();
        look.row = if down { look.row.saturating_add(1) } else { look.row.saturating_sub(1) };
    }

    pub(super) fn move_column(&mut self, right: bool) {
        match &mut self.viewer.mode {
            Mode::Asking(_) => {
                let by = if right { 1 } else { -1 };
                return self.reconsider(|inquiry, shown| inquiry.move_by(shown, 0, by));
            }
            Mode::Fitting(fitting) => return fitting.choose(false, right),
            _ => {}
        }
        let look = self.look();
        look.column = if right { look.column + 1 } else { look.column.saturating_sub(1) };
    }

    pub(super) fn turn(&mut self, is_left: bool) {
        if let Mode::Fitting(fitting) = &mut self.viewer.mode {
            fitting.turn(is_left);
        }
    }
}
