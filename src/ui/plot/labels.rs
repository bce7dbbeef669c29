//! Words in a picture: at a point, over a bracket, and on a line, where they hide nothing but lines.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Point, width};

/// Cells of the screen: rows and columns, from the top down.
type Cells = BTreeSet<(u16, u16)>;

/// What is written into a picture over all that is drawn.
#[derive(Default)]
pub(super) struct Words {
    /// Words from a column and a row of the picture on.
    pub(super) at: Vec<(f64, f64, String, Style)>,
    /// Words somewhere on these cells of the screen.
    pub(super) along: Vec<(Cells, String, Style)>,
    /// Marks on the axis below, in these columns of the screen.
    pub(super) on_axis: Vec<(u16, &'static str, Style)>,
}

impl Words {
    /// Adds a bracket from one column of the picture to another, with a label in its middle.
    pub(super) fn bracket(&mut self, ends: [f64; 2], row: u16, label: &str, style: Style, canvas: Rect) {
        let last = f64::from(canvas.width.saturating_sub(1));
        let [from, to] = ends.map(|x| x.floor().clamp(0.0, last) as usize);
        self.at.push((from as f64, f64::from(row), bracket(to.saturating_sub(from) + 1, label), style));
    }

    /// Writes them; the axis below lies in this row of the screen.
    pub(super) fn write(self, axis_row: u16, canvas: Rect, buffer: &mut Buffer) {
        for (x, glyph, style) in self.on_axis.into_iter().filter(|_| canvas.height > 0) {
            buffer.set_string(x, axis_row, glyph, style);
        }
        for (x, y, text, style) in self.at {
            write_word((x, y), &text, style, canvas, buffer);
        }
        for (cells, text, style) in self.along {
            write(&cells, &text, style, canvas, buffer);
        }
    }
}

/// The cells of the screen that a line goes through, from the top down, given as rows and columns of the picture.
pub(super) fn cells(line: impl Iterator<Item = (f64, f64)>, canvas: Rect) -> Cells {
    let is_inside = |(row, column): &(f64, f64)| {
        (0.0..f64::from(canvas.height)).contains(row) && (0.0..f64::from(canvas.width)).contains(column)
    };
    line.filter(is_inside).map(|(row, column)| (canvas.y + row as u16, canvas.x + column as u16)).collect()
}

/// Writes the words from the first of these cells on from which they cover nothing but blanks and what has the colour of that
/// cell.
fn write(line: &Cells, text: &str, style: Style, canvas: Rect, buffer: &mut Buffer) {
    let wanted = width(text);
    let is_free = |(row, column): &&(u16, u16)| {
        let ink = buffer[(*column, *row)].fg;
        // A blank before and behind, so that it does not run into other words.
        let around = column.saturating_sub(1)..column.saturating_add(wanted + 1);
        around.start >= canvas.x && around.end <= canvas.right() && {
            around.clone().all(|x| buffer[(x, *row)].symbol() == " " || buffer[(x, *row)].fg == ink)
        }
    };
    if let Some((row, column)) = line.iter().find(is_free) {
        buffer.set_string(*column, *row, text, style);
    }
}

/// Writes a word from a column and a row of the picture on, as far inside it as it takes to be seen whole.
fn write_word((x, y): Point, text: &str, style: Style, canvas: Rect, buffer: &mut Buffer) {
    if (0.0..f64::from(canvas.height)).contains(&y) && width(text) <= canvas.width {
        let x = x.clamp(0.0, f64::from(canvas.width - width(text))) as u16;
        buffer.set_string(canvas.x + x, canvas.y + y as u16, text, style);
    }
}

/// `├── label ──┤` in so many columns; the label alone where there are too few.
fn bracket(columns: usize, label: &str) -> String {
    let length = usize::from(width(label));
    let Some(lines) = columns.checked_sub(length + 4) else { return label.to_owned() };
    let left = lines / 2;
    format!("├{} {label} {}┤", "─".repeat(left), "─".repeat(lines - left))
}
