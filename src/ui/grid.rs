//! A matrix as a grid: its numbers on a ground that says how large they are. Where there is no room for all of them, those
//! around the cursor.

mod cells;
mod row;

use std::collections::HashSet;
use std::fmt::Write as _;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

pub use cells::{Cells, NAMES};
pub use row::Row;

use super::number::{fixed, with_decimals};
use super::{Target, Theme};
use crate::lab::Progress;
use crate::ops::{Cell, Value};
use crate::page::shortened;

/// A matrix, or a vector as a column, with what is to be seen of it.
pub struct Grid<'a> {
    /// What stands above it.
    pub title: String,
    /// Its numbers.
    pub value: &'a Value,
    /// What its rows are called; their numbers where they have no names.
    pub row_names: &'a [String],
    /// What its columns are called; their numbers where they have no names.
    pub column_names: &'a [String],
    /// The cell that is being looked at.
    pub cursor: Option<Cell>,
    /// Whether that cell is not what is computed, but what something else is computed from.
    pub is_source: bool,
    /// Cells that take part in it.
    pub lit: HashSet<Cell>,
    /// How far it has been computed.
    pub progress: Progress,
}

/// Rows of the screen that a row of numbers takes at most.
pub const HIGHEST: u16 = 3;

/// A cell of numbers is never wider than this.
const WIDEST: u16 = 11;

/// Numbers of a grid that are looked at to find out how wide its cells have to be.
const SAMPLED: usize = 4096;

/// Decimals that small numbers are written with at most; what is smaller still is written with a power of ten.
const MOST_DECIMALS: usize = 4;

impl<'a> Grid<'a> {
    /// All of `value`, nothing in it looked at more than the rest.
    pub fn plain(title: String, value: &'a Value) -> Self {
        Self {
            title,
            value,
            row_names: &[],
            column_names: &[],
            cursor: None,
            is_source: false,
            lit: HashSet::new(),
            progress: Progress::WHOLE,
        }
    }
}

impl Grid<'_> {
    /// How many rows of numbers it has.
    pub fn rows(&self) -> usize {
        self.size().0
    }

    /// Rows and columns, a vector being a column.
    fn size(&self) -> (usize, usize) {
        (self.value.shape().rows(), self.value.shape().columns())
    }

    pub(super) fn label_width(&self, cells: Cells) -> u16 {
        let (rows, _) = self.size();
        let named = self.row_names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        let wanted = named.max(rows.saturating_sub(1).to_string().len()).max(1);
        wanted.min(cells.names.into()) as u16
    }

    /// Numbers with so many decimals, as wide as they need to be.
    pub fn numbers(&self, decimals: usize) -> Cells {
        let decimals = self.decimals(decimals);
        let width = self.widest(writer(self.value.largest(), decimals));
        let named = self.column_names.iter().map(|name| name.chars().count() as u16 + 1).max().unwrap_or(0);
        Cells { decimals, width: width.max(named.min(WIDEST)).clamp(4, WIDEST), pad: 0, names: NAMES }
    }

    /// As [`numbers`](Self::numbers), names of columns being cut where they are wider than the numbers.
    pub fn narrow_numbers(&self, decimals: usize) -> Cells {
        let decimals = self.decimals(decimals);
        let width = self.widest(writer(self.value.largest(), decimals));
        Cells { decimals, width: width.clamp(4, WIDEST), pad: 0, names: NAMES }
    }

    /// So many decimals, and none where all numbers are whole; more, up to [`MOST_DECIMALS`], where else the largest number had less
    /// than two digits, or most of those that are not 0 would be written as 0.
    fn decimals(&self, decimals: usize) -> usize {
        if self.is_whole() {
            return 0;
        }
        let largest = self.value.largest();
        let sizes = self.value.numbers().take(SAMPLED).filter(|number| *number != 0.0 && number.is_finite());
        let sizes: Vec<f64> = sizes.map(f64::abs).collect();
        let says = |decimals: &usize| {
            let unit = 0.1_f64.powi(*decimals as i32);
            let told = sizes.iter().filter(|size| **size >= unit / 2.0).count();
            largest >= 10.0 * unit && 2 * told >= sizes.len()
        };
        (decimals..=MOST_DECIMALS).find(says).unwrap_or(decimals)
    }

    /// Whether all its numbers are whole: then decimals say nothing.
    fn is_whole(&self) -> bool {
        self.value.numbers().take(SAMPLED).all(|number| number.fract() == 0.0 || !number.is_finite())
    }

    /// Columns of the widest number when they are written so, with the space ahead of it.
    fn widest(&self, written: impl Fn(f64) -> String) -> u16 {
        let widths = self.value.numbers().take(SAMPLED).map(|number| written(number).chars().count() as u16 + 1);
        widths.max().unwrap_or(2)
    }

    /// Columns that the whole grid takes.
    pub fn width(&self, cells: Cells) -> u16 {
        let (_, columns) = self.size();
        let label = self.label_width(cells);
        let cells = at_most(columns).saturating_mul(cells.width);
        (label + 2).saturating_add(cells).max(self.titled().chars().count() as u16)
    }

    /// Rows that the whole grid takes: title, column names, numbers.
    pub fn height(&self) -> u16 {
        at_most(self.size().0).saturating_add(2)
    }

    /// Rows that the whole grid takes where each of its rows takes so many.
    pub fn height_at(&self, pitch: u16) -> u16 {
        at_most(self.size().0).saturating_mul(pitch).saturating_add(2)
    }

    /// Draws it. What does not fit is left out around the cursor, and the title says so.
    pub fn render(&self, cells: Cells, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        self.render_at(1, cells, theme, area, buffer);
    }

    /// As [`render`](Self::render), each row of numbers being `pitch` rows high.
    pub fn render_at(&self, pitch: u16, cells: Cells, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        let Some((rows, columns)) = self.shown(pitch, cells, area) else {
            return Line::styled(self.title.as_str(), theme.title()).render(area, buffer);
        };
        let heading = self.heading(&rows, &columns, usize::from(area.width));
        Line::styled(heading, theme.title()).render(area, buffer);
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        self.render_numbers((rows, columns), pitch, cells, theme, below, buffer);
    }

    /// Draws these rows and columns of it under the names of the columns, without a title.
    pub(super) fn render_numbers(
        &self,
        (rows, columns): (Range<usize>, Range<usize>),
        pitch: u16,
        cells: Cells,
        theme: &Theme,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let label = self.label_width(cells) + 2;
        let width = cells.width;
        let cursor = self.centre();
        let header = Rect { x: area.x + label, width: area.width.saturating_sub(label), height: 1, ..area };
        for (k, column) in columns.clone().enumerate() {
            let number = column.to_string();
            let name = self.column_names.get(column).map_or(number.as_str(), String::as_str);
            let width = width - cells.pad;
            let place = Rect { x: header.x + k as u16 * cells.width, width, ..header }.intersection(area);
            let name = shortened(name, usize::from(width) - 1);
            Line::styled(name, theme.dim()).right_aligned().render(place, buffer);
        }
        let largest = self.value.largest();
        for (line, row) in rows.enumerate() {
            let top = area.y + 1 + line as u16 * pitch;
            let y = top + (pitch - 1) / 2;
            let is_current = self.cursor.is_some_and(|cursor| cursor.row == row);
            let number = row.to_string();
            let name = self.row_names.get(row).map_or(number.as_str(), String::as_str);
            let marker = if is_current { "▸" } else { " " };
            let name = if label > 2 { shortened(name, usize::from(label) - 2) } else { String::new() };
            let style = if is_current { theme.accent() } else { theme.dim() };
            Line::styled(format!("{marker}{name:>width$}", width = usize::from(label) - 2), style)
                .render(Rect { y, height: 1, ..area }.intersection(area), buffer);
            for (k, column) in columns.clone().enumerate() {
                // Of two rows the second stays empty: on one ground with it the number would stand above the middle.
                let height = if pitch == 2 { 1 } else { pitch };
                let place = Rect { x: header.x + k as u16 * width, y: top, width, height }.intersection(area);
                let cell = Cell { row, column, ..cursor };
                self.render_cell(cell, cells, largest, theme, place, buffer);
                if self.cursor.is_some() {
                    theme.note(place, Target::from_cursor(cursor, cell));
                }
            }
        }
    }

    /// The cell that somebody looks at, or else the first that is marked.
    pub(super) fn looked_at(&self) -> Option<Cell> {
        let marked = || self.lit.iter().min_by_key(|cell| (cell.row, cell.column)).copied();
        self.cursor.or_else(marked)
    }

    /// The cell around which it is shown.
    fn centre(&self) -> Cell {
        self.looked_at().unwrap_or(Cell::SCALAR)
    }

    /// The rows and columns that [`render_at`](Self::render_at) has room for; nothing where it has none for numbers.
    pub(super) fn shown(&self, pitch: u16, cells: Cells, area: Rect) -> Option<(Range<usize>, Range<usize>)> {
        let (rows, columns) = self.size();
        let label = self.label_width(cells) + 2;
        if area.height < 3 || area.width <= label {
            return None;
        }
        let down = usize::from((area.height - 2) / pitch).max(1);
        let across = usize::from((area.width - label) / cells.width).max(1);
        let centre = self.centre();
        Some((window(centre.row, down, rows), window(centre.column, across, columns)))
    }

    /// Where [`render_at`](Self::render_at) puts a cell; nothing where it leaves it out.
    pub fn place_at(&self, cell: Cell, pitch: u16, cells: Cells, area: Rect) -> Option<Rect> {
        let (label, width) = (self.label_width(cells) + 2, cells.width);
        let shown = self.shown(pitch, cells, area)?;
        if !(shown.0.contains(&cell.row) && shown.1.contains(&cell.column)) {
            return None;
        }
        let (down, across) = ((cell.row - shown.0.start) as u16, (cell.column - shown.1.start) as u16);
        let place = Rect { x: area.x + label + across * width, y: area.y + 2 + down * pitch, width, height: pitch };
        Some(place.intersection(area)).filter(|place| !place.is_empty())
    }

    fn render_cell(&self, cell: Cell, cells: Cells, largest: f64, theme: &Theme, place: Rect, buffer: &mut Buffer) {
        let middle = Rect { y: place.y + place.height.saturating_sub(1) / 2, height: place.height.min(1), ..place };
        if !self.progress.has(cell, self.value.shape()) {
            // What is not computed yet is not there.
            return;
        }
        let number = self.value.get(cell);
        let heat = if largest > 0.0 && number.is_finite() { number / largest } else { f64::NAN };
        let text = writer(largest, cells.decimals)(number);
        let text = if text.chars().count() < cells.width.into() { text } else { fixed(number, cells.decimals) };
        // A number in play stands on no ground: its colour says already that it is the one that is meant.
        let is_here = self.cursor == Some(cell);
        let is_lit = (is_here && self.is_source) || (!is_here && self.lit.contains(&cell));
        let ground = if is_lit || is_here { Style::new() } else { ground(theme, heat) };
        let style = match () {
            () if is_lit => theme.accent().add_modifier(Modifier::UNDERLINED),
            () if is_here => theme.accent().add_modifier(Modifier::REVERSED),
            () => theme.text().patch(ground),
        };
        // Grounds touch: one of which the next is the same takes no bytes. An underline belongs to the number alone.
        let inner = Rect { x: place.x + 1, width: place.width.saturating_sub(1), ..place }.intersection(place);
        buffer.set_style(place, ground);
        buffer.set_style(inner, style.remove_modifier(Modifier::UNDERLINED));
        let digits = Rect { width: inner.width.saturating_sub(cells.pad), ..inner };
        Line::from(Span::styled(text, style)).right_aligned().render(digits.intersection(middle), buffer);
    }

    /// The title, and which rows and columns are shown where not all are: at such length as `width` has room for, the
    /// shortest being a slice as NumPy writes it.
    pub(super) fn heading(&self, rows: &Range<usize>, columns: &Range<usize>, width: usize) -> String {
        let (all_rows, all_columns) = self.size();
        let parts = [("rows", rows, all_rows), ("columns", columns, all_columns)];
        let cut: Vec<_> = parts.into_iter().filter(|(_, shown, all)| shown.len() < *all).collect();
        let title = self.titled();
        if cut.is_empty() {
            return title;
        }
        let mut ways = [title.clone(), title.clone()];
        for (what, shown, all) in cut {
            let part = format!(", {what} {} to {}", shown.start, shown.end.saturating_sub(1));
            let _ = write!(ways[0], "{part} of {all}");
            ways[1].push_str(&part);
        }
        let is_matrix = self.value.shape().rank() > 1;
        let across = if is_matrix { format!(", {}:{}", columns.start, columns.end) } else { String::new() };
        let slice = format!("[{}:{}{across}]", rows.start, rows.end);
        let name = title.split(" (").next().unwrap_or_default();
        let slices = [&*title, name].map(|title| format!("{title} {slice}"));
        let fits = |heading: &String| heading.chars().count() <= width;
        ways.into_iter().chain(slices).find(fits).unwrap_or_else(|| format!("{title} …"))
    }

    /// The title; of an array of more than two axes with the matrix that is shown: `x[0,2,:,:] (2×3×4×5)`.
    fn titled(&self) -> String {
        let shape = self.value.shape();
        let path: String = self
            .centre()
            .lead
            .iter()
            .zip(shape.lead())
            .fold(String::new(), |path, (index, _)| path + &format!("{index},"));
        if path.is_empty() {
            return self.title.clone();
        }
        let (name, rest) = self.title.rsplit_once(" (").unwrap_or((&self.title, ""));
        let rest = if rest.is_empty() { String::new() } else { format!(" ({rest}") };
        format!("{name}[{path}:,:]{rest}")
    }
}

/// How the numbers of a matrix with this largest one are written, however much room there is: where so many decimals say
/// something of the largest, the smallest have no more of them.
fn writer(largest: f64, decimals: usize) -> impl Fn(f64) -> String {
    let says_something = largest >= 0.1_f64.powi(decimals as i32);
    move |number| {
        if says_something && number != 0.0 { fixed(number, decimals) } else { with_decimals(number, decimals) }
    }
}

/// So many, or as many as any screen has.
fn at_most(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn ground(theme: &Theme, heat: f64) -> Style {
    if heat.is_nan() { Style::new() } else { theme.heat(heat) }
}

/// How many rows of the screen each row of numbers gets where `rows` of them have `height`: the more, the better they are
/// seen from afar.
pub fn pitch(rows: usize, height: u16) -> u16 {
    (height.saturating_sub(2) / at_most(rows.max(1))).clamp(1, HIGHEST)
}

/// So many of `all` lines, with `cursor` among them.
pub fn window(cursor: usize, fits: usize, all: usize) -> Range<usize> {
    let fits = fits.min(all);
    let first = cursor.saturating_sub(fits / 2).min(all - fits);
    first..first + fits
}

#[cfg(test)]
mod tests;
