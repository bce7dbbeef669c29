//! A vector that every row of a matrix is joined with, or that is computed of its columns: a row of numbers below it, column
//! under column.

use std::ops::Range;

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
    /// What joins it to every row; [`Row::RESULT`] where it is what becomes of the columns.
    pub sign: &'a str,
    /// Decimals of its numbers, where they are not whole.
    pub decimals: usize,
}

impl Row<'_> {
    /// The sign of what is computed of the columns above it.
    pub const RESULT: &'static str = "→";

    /// Rows that it takes: what it is, and its numbers.
    pub const HEIGHT: u16 = 2;

    /// Cells in which its numbers can be written too.
    #[must_use]
    pub fn with_room(&self, cells: Cells) -> Cells {
        Cells { width: cells.width.max(self.grid.narrow_numbers(self.decimals).width), ..cells }
    }

    /// What it is called, and what joins it to each row.
    pub fn named(&self) -> String {
        format!("{} {}", if self.sign == "·" { "×" } else { self.sign }, self.grid.title)
    }

    /// Draws it from the left of `above` on, below `matrix`, which is drawn into `above`.
    pub fn render(&self, matrix: &Grid, pitch: u16, cells: Cells, theme: &Theme, above: Rect, buffer: &mut Buffer) {
        let Some((_, columns)) = matrix.shown(pitch, cells, above) else { return };
        let label = matrix.label_width(cells) + 2;
        let place = Rect { y: above.bottom(), height: Self::HEIGHT, ..above }.intersection(buffer.area);
        let indent = " ".repeat(usize::from(label).saturating_sub(1));
        let long = format!("{indent}{} to each row", self.named());
        let fits = self.sign != Self::RESULT && long.chars().count() <= usize::from(place.width);
        let heading = if fits { long } else { format!("{indent}{}", self.named()) };
        Line::styled(heading, theme.title()).render(Rect { height: place.height.min(1), ..place }, buffer);
        let numbers = Rect {
            x: place.x + label,
            y: place.y + 1,
            width: place.width.saturating_sub(label),
            height: place.height.saturating_sub(1),
        };
        self.render_numbers(columns, cells, theme, numbers, buffer);
    }

    /// Draws these of its numbers, each in a cell of its own from the left of `area` on.
    pub(in crate::ui) fn render_numbers(
        &self,
        columns: Range<usize>,
        cells: Cells,
        theme: &Theme,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        // A matrix of whole numbers takes no decimals from what is joined with it.
        let decimals = cells.decimals.max(self.grid.narrow_numbers(self.decimals).decimals);
        let written = Cells { decimals, ..cells };
        let largest = self.grid.value.largest();
        let value: &Value = self.grid.value;
        for (k, column) in columns.enumerate() {
            let x = area.x + k as u16 * cells.width;
            let place = Rect { x, width: cells.width, ..area }.intersection(area);
            let cell = if value.shape().rank() > 1 { Cell::new(0, column) } else { Cell::at(column) };
            self.grid.render_cell(cell, written, largest, theme, place, buffer);
        }
    }
}
