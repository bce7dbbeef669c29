//! Vectors side by side, a row for each of their places.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Ui;
use super::number::number;
use crate::lab::{Element, Evaluation, Reference};
use crate::ops::Cell;
use crate::page::shortened;

/// Columns of the screen for a vector, with the space ahead of it: as many as there is room for, down to where a usual
/// number still fits.
const WIDTHS: [u16; 3] = [13, 11, 9];

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
    let row = row.min(length - 1);
    let first = row.saturating_sub(fits / 2).min(length.saturating_sub(fits));
    let written = |of: Reference, index: usize| {
        let has = index < evaluation.shape(of).len();
        has.then(|| number(evaluation.number(Element { of, cell: Cell::at(index) })))
    };
    let room = area.width.saturating_sub(digits + 2);
    let shown = |count: usize| {
        let numbers = vectors[..count].iter().flatten().flat_map(|of| {
            (first..length).take(fits).filter_map(|index| written(*of, index)).map(|text| text.chars().count() as u16)
        });
        let longest = numbers.max().unwrap_or(0);
        WIDTHS.into_iter().find(|width| width * count as u16 <= room && longest < *width).map(|width| (count, width))
    };
    // What has no room is left out whole: half a number would be another one.
    let Some((count, width)) = (1..=names.len()).rev().find_map(shown) else { return };
    let place = |k: usize, y: u16| Rect { x: area.x + digits + 2 + width * k as u16, y, width, height: 1 };
    for (k, name) in names[..count].iter().enumerate() {
        let name = shortened(name, usize::from(width) - 1);
        Line::styled(name, theme.dim()).right_aligned().render(place(k, area.y), buffer);
    }
    for (line, index) in (first..length).take(fits).enumerate() {
        let y = area.y + 1 + line as u16;
        let style = if index == row { theme.accent() } else { theme.text() };
        let marker = if index == row { "▸" } else { " " };
        let label = format!("{marker}{index:>width$}", width = usize::from(digits));
        Line::styled(label, if index == row { style } else { theme.dim() })
            .render(Rect { y, height: 1, ..area }.intersection(area), buffer);
        for (k, (name, of)) in names.iter().zip(&vectors).enumerate().take(count) {
            if let Some(text) = of.and_then(|of| written(of, index)) {
                let style = ui.style_of(name, Cell::at(index), style);
                Line::styled(text, style).right_aligned().render(place(k, y), buffer);
            }
        }
    }
}
