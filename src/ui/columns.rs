//! Vectors side by side, a row for each of their places.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Ui;
use super::number::number;
use crate::lab::{Element, Evaluation};
use crate::ops::Cell;

/// Columns that a number needs, with the space ahead of it.
const COLUMN: u16 = 13;

/// Draws the vectors `names` as columns under their names, as many rows as fit, with the one that is looked at among them
/// and marked. A vector that does not exist yet keeps its place and is blank.
pub fn render(evaluation: &Evaluation, names: &[&str], ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (theme, row) = (ui.theme, ui.look.row);
    let vectors: Vec<_> =
        names.iter().map(|name| evaluation.find(name).filter(|of| evaluation.shape(*of).rank() == 1)).collect();
    let length = vectors.iter().flatten().map(|of| evaluation.shape(*of).len()).max().unwrap_or(0);
    let fits = usize::from(area.height.saturating_sub(1));
    if length == 0 || fits == 0 {
        return;
    }
    let digits = (length - 1).to_string().len().max(3) as u16;
    let place = |k: usize, y: u16| Rect { x: area.x + digits + 2 + COLUMN * k as u16, y, width: COLUMN, height: 1 };
    for (k, name) in names.iter().enumerate() {
        Line::styled(*name, theme.dim()).right_aligned().render(place(k, area.y).intersection(area), buffer);
    }
    let row = row.min(length - 1);
    let first = row.saturating_sub(fits / 2).min(length.saturating_sub(fits));
    for (line, index) in (first..length).take(fits).enumerate() {
        let y = area.y + 1 + line as u16;
        let style = if index == row { theme.accent() } else { theme.text() };
        let marker = if index == row { "▸" } else { " " };
        let label = format!("{marker}{index:>width$}", width = usize::from(digits));
        Line::styled(label, if index == row { style } else { theme.dim() })
            .render(Rect { y, height: 1, ..area }.intersection(area), buffer);
        for (k, (name, of)) in names.iter().zip(&vectors).enumerate() {
            let Some(of) = of else { continue };
            if index < evaluation.shape(*of).len() {
                let text = number(evaluation.number(Element { of: *of, cell: Cell::at(index) }));
                let style = ui.style_of(name, Cell::at(index), style);
                Line::styled(text, style).right_aligned().render(place(k, y).intersection(area), buffer);
            }
        }
    }
}
