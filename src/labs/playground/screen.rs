//! The playground's screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::compute::Playground;
use super::words;
use crate::lab::Sight;
use crate::ui::{self, Look, Ui, arrangement, operands};

/// What the playground looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Playground>();
        arrangement::render(&run, ui, area, buffer, |area, buffer| {
            arrangement::stage(&run, ui, &operands::unnamed, area, buffer);
        });
    }

    fn narration(&self, shown: &Sight, look: &Look) -> String {
        words::narrate(shown.lab::<Playground>(), look)
    }
}
