//! The matmul lab's screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::compute::MatrixProduct;
use super::words;
use crate::lab::Run;
use crate::ui::{Look, Screen, Ui, arrangement, operands};

impl Screen for Run<MatrixProduct> {
    fn view(&self, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        arrangement::render(self, ui, area, buffer, |area, buffer| {
            arrangement::stage(self, ui, &operands::unnamed, area, buffer);
        });
    }

    fn narration(&self, look: &Look) -> String {
        words::narrate(self, look)
    }
}
