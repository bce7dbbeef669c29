//! Where the input comes from, named on every picture.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::compute::Layers;
use crate::lab::Shown;
use crate::labs::networks::Network;
use crate::page::shortened;
use crate::table::file_name;
use crate::ui::Ui;

/// Characters of a file's name that are told at most.
const FILE: usize = 30;

/// Names it in the lower left of the frame.
pub(super) fn render(run: Shown<Layers>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let source = format!(" X: {} ", source(run));
    let width = source.chars().count() as u16;
    if area.height >= 3 && width + 4 <= area.width {
        let place = Rect { x: area.x + 1, y: area.bottom() - 1, width, height: 1 };
        Line::styled(source, ui.theme.dim()).render(place, buffer);
    }
}

/// Where the input comes from.
fn source(run: Shown<Layers>) -> String {
    let source = run.lab().source();
    match run.lab().network() {
        Network::Promotion => {
            format!("{}, as normalization leaves it", shortened(file_name(source), FILE))
        }
        Network::ThreeLayer => source.to_owned(),
    }
}
