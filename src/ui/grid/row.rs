//! A vector that every row of a matrix is joined with: a row of numbers below it, column under column.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::{Cells, Grid};
use crate::ops::{Cell, Value};
use crate::ui::Theme;

/// A vector below a matrix of as many columns.
pub struct Row<'a> {
    /// The vector, or a matrix of one row.
    pub grid: Grid<'a>,
    /// What joins it to every row.
    pub sign: &'a str,
    /// Decimals of its numbers, where they are not whole.
    pub decimals: usize,
}

impl Row<'_> {
    /// Rows that it takes: what it is, and its numbers.
    pub const HEIGHT: u16 = 2;

    /// Cells in which its numbers can be written too.
    #[must_use]
    pub fn with_room(&self, cells: Cells) -> Cells {
        Cells { width: cells.width.max(self.grid.narrow_numbers(self.decimals).width), ..cells }
    }

    /// Draws it from the left of `area` on, below `matrix`, which is drawn into `above`.
    pub fn render(&self, matrix: &Grid, pitch: u16, cells: Cells, theme: &Theme, above: Rect, buffer: &mut Buffer) {
        let Some((_, columns)) = matrix.shown(pitch, cells, above) else { return };
        let label = matrix.label_width(cells) + 2;
        let place = Rect { y: above.bottom(), height: Self::HEIGHT, ..above }.intersection(buffer.area);
        let sign = if self.sign == "·" { "×" } else { self.sign };
        let numbers = Rect { y: place.y + 1, height: place.height.saturating_sub(1), ..place };
        let heading = format!("{} to each row", self.grid.title);
        let indent = " ".repeat(usize::from(label).saturating_sub(2));
        Line::styled(format!("{indent} {sign} {heading}"), theme.title())
            .render(Rect { height: place.height.min(1), ..place }, buffer);
        // A matrix of whole numbers takes no decimals from what is joined with it.
        let decimals = cells.decimals.max(self.grid.narrow_numbers(self.decimals).decimals);
        let written = Cells { decimals, ..cells };
        let largest = self.grid.value.largest();
        let value: &Value = self.grid.value;
        for (k, column) in columns.enumerate() {
            let x = place.x + label + k as u16 * cells.width;
            let place = Rect { x, width: cells.width, ..numbers }.intersection(numbers);
            let cell = if value.shape().rank() > 1 { Cell::new(0, column) } else { Cell::at(column) };
            self.grid.render_cell(cell, written, largest, theme, place, buffer);
        }
    }
}
