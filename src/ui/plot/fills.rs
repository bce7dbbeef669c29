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

/// Fills the dots between two corners, of which `from` lies on 0. Neighbours touch.
pub(super) fn fill_bar(raster: &mut Raster, from: Point, to: Point, style: Style) {
    let (width, height) = raster.size();
    let across = |x: f64| x.floor().clamp(-1.0, width + 1.0) as i64;
    let down = |y: f64| y.floor().clamp(-1.0, height) as i64;
    let (left, right) = (across(from.0), across(to.0));
    for x in left..right.max(left + 1) {
        for y in down(to.1)..=down(from.1) {
            raster.dot(x as f64 + 0.5, y as f64 + 0.5, style);
        }
    }
}
