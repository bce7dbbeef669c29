//! A curve one row high, for where there is no room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::axis::Axis;

/// Draws `values`, stretched or thinned to the width of `area`, with blocks of eight heights.
pub fn render(values: &[f64], axis: Axis, style: Style, area: Rect, buffer: &mut Buffer) {
    const BLOCKS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    if values.is_empty() || area.is_empty() {
        return;
    }
    for column in 0..area.width {
        let index = usize::from(column) * values.len() / usize::from(area.width);
        let Some(height) = axis.place(values[index]) else { continue };
        let block = BLOCKS[((height.clamp(0.0, 1.0)) * 7.0).round() as usize];
        if let Some(cell) = buffer.cell_mut((area.x + column, area.y)) {
            cell.set_symbol(block).set_style(style);
        }
    }
}
