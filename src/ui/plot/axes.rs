//! The axes of a picture: where their numbers go, and the area that is left for what is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::{Bar, Layer, Plot, width};
use crate::ui::axis::Tick;
use crate::ui::raster::{ACROSS, DOWN};

/// Columns that a label along the x axis needs around it.
const LABEL_GAP: u16 = 2;

impl Plot<'_> {
    /// Draws both axes and leaves the area inside them. They are widened a little, so that what is written beside them falls
    /// into the middle of a row, and of a column.
    pub(super) fn render_axes(&mut self, area: Rect, buffer: &mut Buffer) -> Rect {
        let rows = area.height - 2;
        let most = usize::from(rows / 3).max(2);
        let bars = self.bars_alike();
        // Bars stand on 0, and where one ends a row does.
        let standing = |most: usize| bars.and_then(|_| self.y.standing(f64::from(rows), DOWN, most));
        let aligned = |most: usize| standing(most).unwrap_or_else(|| self.y.aligned(f64::from(rows), DOWN, most));
        let is_standing = standing(most).is_some();
        // One number alone says nothing of how far it is to another.
        let (y, y_ticks) = (most..=usize::from(rows).max(most))
            .map(aligned)
            .find(|(_, ticks)| ticks.len() > 1)
            .unwrap_or_else(|| aligned(most));
        self.y = y;
        let gutter = y_ticks.iter().map(|tick| width(&tick.label)).max().unwrap_or(0).min(area.width / 3);
        let canvas = Rect { x: area.x + gutter + 1, width: area.width - gutter - 1, height: rows, ..area };
        let axis_x = canvas.x - 1;
        for y in canvas.top()..canvas.bottom() {
            self.put(buffer, axis_x, y, "│");
        }
        for tick in &y_ticks {
            let Some(place) = self.y.place(tick.value) else { continue };
            // The row that a dot of this number falls into.
            let dot = (1.0 - place) * (f64::from(rows) * DOWN - 1.0) + 0.5;
            let row = canvas.y + (dot / DOWN + 1e-9).floor().clamp(0.0, f64::from(rows)) as u16;
            if row < canvas.bottom() || is_standing {
                let label = Line::styled(tick.label.as_str(), self.axes).right_aligned();
                label.render(Rect { x: area.x, y: row, width: gutter, height: 1 }, buffer);
                self.put(buffer, axis_x, row, "┤");
            }
        }
        if let Some([from, width]) = bars {
            self.x = self.x.in_cells(from, width, f64::from(canvas.width), ACROSS);
        }
        let axis_y = canvas.bottom();
        self.put(buffer, axis_x, axis_y, "└");
        for x in canvas.left()..canvas.right() {
            self.put(buffer, x, axis_y, "─");
        }
        self.render_x_labels(Rect { y: axis_y, height: 2, ..canvas }, buffer);
        canvas
    }

    /// Where the first bar begins, and how wide each is; nothing where there are none or they differ.
    pub(super) fn bars_alike(&self) -> Option<[f64; 2]> {
        let bars = self.layers.iter().find_map(|layer| match layer {
            Layer::Bars(bars, _) => Some(bars),
            _ => None,
        })?;
        let first = bars.first()?;
        let width = first.to - first.from;
        let is_alike = |bar: &Bar| (bar.to - bar.from - width).abs() <= 1e-9 * width.abs();
        (width > 0.0 && bars.iter().all(is_alike)).then_some([first.from, width])
    }

    fn render_x_labels(&self, area: Rect, buffer: &mut Buffer) {
        let column = |tick: &Tick| {
            let place = self.x.place(tick.value)?;
            // The column that a dot of this number falls into.
            let dot = place * (f64::from(area.width) * ACROSS - 1.0) + 0.5;
            (0.0..f64::from(area.width)).contains(&(dot / ACROSS)).then(|| (dot / ACROSS) as u16)
        };
        // As many as fit beside each other: the fewer, the wider their labels.
        let fitting = (2..=usize::from(area.width / 6).max(2)).rev().map(|most| self.x.ticks(most)).find(|ticks| {
            let widest = ticks.iter().map(|tick| width(&tick.label)).max().unwrap_or(0) + LABEL_GAP;
            ticks.len() < 2 || widest * ticks.len() as u16 <= area.width
        });
        let mut free_from = area.x.saturating_sub(1);
        for tick in fitting.unwrap_or_default() {
            let Some(column) = column(&tick) else { continue };
            let width = width(&tick.label);
            let x = (area.x + column).saturating_sub(width / 2).min(area.right().saturating_sub(width));
            if x >= free_from {
                self.put(buffer, area.x + column, area.y, "┬");
                let label = Line::styled(tick.label, self.axes);
                label.render(Rect { x, y: area.y + 1, width, height: 1 }, buffer);
                free_from = x + width + 1;
            }
        }
    }

    fn put(&self, buffer: &mut Buffer, x: u16, y: u16, symbol: &str) {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(self.axes);
        }
    }
}
