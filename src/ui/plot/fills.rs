//! What is filled: the ground of a picture, and its bars.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Point;
use crate::ui::raster::{ACROSS, DOWN, Raster};

/// Gives every cell the style of its middle, so many dots across and down.
pub(super) fn lay_ground(style: &dyn Fn(f64, f64) -> Style, canvas: Rect, buffer: &mut Buffer) {
    for position in canvas.positions() {
        let dots = |cells: u16, dots: f64| (f64::from(cells) + 0.5) * dots - 0.5;
        let style = style(dots(position.x - canvas.x, ACROSS), dots(position.y - canvas.y, DOWN));
        if let Some(cell) = buffer.cell_mut(position) {
            cell.set_style(style);
        }
    }
}

/// A bar that stands on 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Where it begins along x.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How far up it goes.
    pub height: f64,
}

/// Fills the bar between two corners, of which `from` lies on 0.
///
/// One rule holds for all bars: each fills whole columns, with one left free ahead of the next where there is room, and is as
/// high as it says to an eighth of a row. No line takes anything from it: over its full cells a line's dots are seen on its
/// colour; in the one where it ends the bar alone is seen, and the line goes on in the cells around.
pub(super) fn fill_bar(raster: &mut Raster, from: Point, to: Point, style: Style) {
    let (width, height) = raster.size();
    let columns = width / ACROSS;
    let edge = |x: f64| (x / ACROSS).round().clamp(0.0, columns) as usize;
    let first = edge(from.0).min((columns as usize).saturating_sub(1));
    let last = edge(to.0).max(first + 1);
    let last = if last - first >= 2 { last - 1 } else { last };
    // A number is the middle of its dot, and there are two eighths to a dot.
    let eighths = ((height - to.1.max(0.0)) * 2.0).round().max(1.0) as usize;
    for column in first..last {
        raster.fill(column, eighths, style);
    }
}
