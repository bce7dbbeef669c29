//! A table of numbers: headings and row numbers stay in place while what is between them is scrolled. Only what is seen
//! is asked for, however long the table is.

mod digits;
mod seen;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::{Target, Theme};
use crate::ops::Cell;
use crate::table::Sort;

pub use digits::{Digits, WIDEST};
pub use seen::Seen;

/// A table with what is to be seen of it.
pub struct Table<'a> {
    /// How many columns it has.
    pub columns: usize,
    /// How many rows.
    pub rows: usize,
    /// Which row stands in each place; as they are, where there is no order.
    pub order: Option<&'a [usize]>,
    /// What the rows are sorted by.
    pub sort: Option<Sort>,
    /// What stands over a column.
    pub heading: &'a dyn Fn(usize) -> Heading,
    /// Rows that stay under the headings: what is said of each column as a whole.
    pub summaries: &'a [Summary],
    /// A line of blocks under these, for each column.
    pub shape: Option<&'a dyn Fn(usize) -> String>,
    /// What stands in a place.
    pub cell: &'a dyn Fn(Spot) -> Content,
    /// The place of the cursor: its rows are the summaries and then the table's, in the order that is shown.
    pub cursor: Cell,
    /// What has to be in sight besides: the place that is being computed, while one is.
    pub focus: Option<Cell>,
    /// The columns to show, where another table beside this one says so; as many as fit, where none does.
    pub only: Option<Range<usize>>,
    /// Columns of the screen that a heading takes at most.
    pub widest_heading: u16,
    /// Whether the cursor is in this table, or only in a row of it.
    pub has_cursor: bool,
    /// Whether rows have their numbers beside them.
    pub has_labels: bool,
}

/// What stands over a column.
#[derive(Debug, Clone)]
pub struct Heading {
    /// Its name.
    pub name: String,
    /// What it is, as a sign ahead of its name.
    pub sign: &'static str,
    /// The same in a word, for a line of its own.
    pub word: &'static str,
    /// How its numbers are written.
    pub digits: Digits,
    /// Whether it is at work, or found.
    pub mark: Mark,
}

/// A row of numbers of which each says something of a column.
#[derive(Debug, Clone, Copy)]
pub struct Summary {
    /// What.
    pub name: &'static str,
    /// Whether it is a number of the column itself, and written as these are.
    pub is_of_column: bool,
    /// Whether it has just been computed.
    pub is_new: bool,
}

/// A place in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Under the headings: which summary, of which column.
    Summary(usize, usize),
    /// A number of the table, its row that of the data.
    Number(Cell),
}

/// What stands in a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Content {
    /// The number; nothing where it is not computed yet.
    pub number: Option<f64>,
    /// What there is about it.
    pub mark: Mark,
}

/// What there is about a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    Plain,
    /// It has just been computed.
    New,
    /// A number that is asked about came from it.
    Source,
    /// It is asked about.
    Asked,
    /// It was searched for.
    Hit,
    /// It is one of those that something is predicted from.
    Feature,
    /// It is what is to be predicted.
    Label,
}

/// What stands beside the lines of blocks.
const SHAPE: &str = "shape";

impl Table<'_> {
    /// Columns that all of it would take.
    pub fn width(&self) -> u16 {
        self.width_of(0..self.columns.min(64))
    }

    /// Columns of the screen that these of its columns would take.
    pub fn width_of(&self, columns: Range<usize>) -> u16 {
        columns.fold(self.label(), |sum, column| sum.saturating_add(self.column_width(column)))
    }

    /// Columns that a column takes, with the space ahead of it.
    fn column_width(&self, column: usize) -> u16 {
        let heading = (self.heading)(column);
        // Room for the sign ahead of the name and for the arrow behind it, so that sorting moves nothing.
        let signs = if heading.sign.is_empty() { 2 } else { 4 };
        let named = (heading.name.chars().count() as u16).saturating_add(signs).min(self.widest_heading);
        heading.digits.width.max(named) + 1
    }

    fn label(&self) -> u16 {
        if !self.has_labels {
            return 0;
        }
        let names = self.summaries.iter().map(|summary| summary.name.len());
        let names = names.chain(self.shape.map(|_| SHAPE.len())).max().unwrap_or(0);
        names.max(self.rows.saturating_sub(1).to_string().len()) as u16 + 1
    }

    /// Draws it.
    pub fn render(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let seen = self.seen(area);
        let mut x = area.x + seen.label;
        let columns: Vec<(usize, Heading, u16, u16)> = seen
            .columns
            .clone()
            .map(|column| {
                let (width, at) = (self.column_width(column), x);
                x += width;
                (column, (self.heading)(column), at, width - 1)
            })
            .collect();
        let place = |at: u16, width: u16, y: u16| Rect { x: at + 1, y, width, height: 1 }.intersection(area);
        for (column, heading, at, width) in &columns {
            self.render_heading(*column, heading, theme, place(*at, *width, area.y), buffer);
            if seen.heads == 2 {
                Line::styled(heading.word, theme.dim()).right_aligned().render(place(*at, *width, area.y + 1), buffer);
            }
        }
        let mut y = area.y + seen.heads;
        for index in seen.summaries.clone() {
            let summary = self.summaries[index];
            let is_current = self.cursor.row == index;
            self.render_label(summary.name, is_current, summary.is_new, theme, Rect { y, ..area }, buffer);
            for (column, heading, at, width) in &columns {
                let is_here = is_current && self.cursor.column == *column;
                let shown = (self.cell)(Spot::Summary(index, *column));
                // The heading may be wider than the numbers: there is that much room.
                let digits = Digits { width: *width, ..heading.digits };
                let write = |number| {
                    if summary.is_of_column { heading.digits.write(number) } else { digits.write_about(number) }
                };
                self.render_cell(shown, is_here, &write, theme, place(*at, *width, y), buffer);
                self.note(Cell::new(index, *column), place(*at, *width, y), theme);
            }
            y += 1;
        }
        if let Some(shape) = self.shape.filter(|_| seen.has_shape) {
            self.render_label(SHAPE, false, false, theme, Rect { y, ..area }, buffer);
            for (column, _, at, width) in &columns {
                let line = Line::styled(shape(*column), theme.data()).right_aligned();
                line.render(place(*at, *width, y), buffer);
            }
            y += 1;
        }
        for index in seen.rows.clone() {
            let row = self.order.map_or(index, |order| order[index]);
            let is_current = self.cursor.row == index + self.summaries.len();
            self.render_label(&row.to_string(), is_current, false, theme, Rect { y, ..area }, buffer);
            for (column, heading, at, width) in &columns {
                let is_here = is_current && self.cursor.column == *column;
                let shown = (self.cell)(Spot::Number(Cell::new(row, *column)));
                let write = |number| heading.digits.write(number);
                self.render_cell(shown, is_here, &write, theme, place(*at, *width, y), buffer);
                let cell = Cell::new(index + self.summaries.len(), *column);
                self.note(cell, place(*at, *width, y), theme);
            }
            y += 1;
        }
    }

    /// Takes note of a place that the cursor can be put on.
    fn note(&self, cell: Cell, place: Rect, theme: &Theme) {
        if self.has_cursor {
            theme.note(place, Target::from_cursor(self.cursor, cell));
        }
    }

    fn render_heading(&self, column: usize, heading: &Heading, theme: &Theme, place: Rect, buffer: &mut Buffer) {
        let arrow = match self.sort.filter(|sort| sort.column == column) {
            Some(Sort { is_descending: true, .. }) => " ▼",
            Some(_) => " ▲",
            None => "",
        };
        let sign = if heading.sign.is_empty() { String::new() } else { format!("{} ", heading.sign) };
        let room = usize::from(place.width).saturating_sub(sign.chars().count() + arrow.chars().count());
        let name = if heading.name.chars().count() > room {
            let cut: String = heading.name.chars().take(room.saturating_sub(1)).collect();
            cut + "…"
        } else {
            heading.name.clone()
        };
        let hit = if heading.mark == Mark::Hit { Modifier::UNDERLINED } else { Modifier::empty() };
        let is_at_work = heading.mark != Mark::Plain || self.cursor.column == column;
        let style = match heading.mark {
            Mark::Feature => theme.data(),
            Mark::Label => theme.target(),
            _ if is_at_work => theme.accent().add_modifier(hit),
            _ => theme.title(),
        };
        Line::styled(format!("{sign}{name}{arrow}"), style).right_aligned().render(place, buffer);
    }

    fn render_label(&self, name: &str, is_current: bool, is_new: bool, theme: &Theme, row: Rect, buffer: &mut Buffer) {
        if !self.has_labels {
            return;
        }
        let place = Rect { width: self.label().min(row.width), height: 1, ..row };
        let marker = if is_current { "▸" } else { " " };
        let style = if is_current || is_new { theme.accent() } else { theme.dim() };
        let width = usize::from(place.width).saturating_sub(1);
        Line::styled(format!("{marker}{name:>width$}"), style).render(place, buffer);
    }

    fn render_cell(
        &self,
        content: Content,
        is_here: bool,
        write: &dyn Fn(f64) -> String,
        theme: &Theme,
        place: Rect,
        buffer: &mut Buffer,
    ) {
        let style: Style = match content.mark {
            _ if is_here && self.has_cursor => theme.accent().add_modifier(Modifier::REVERSED),
            Mark::Asked => theme.accent().add_modifier(Modifier::REVERSED),
            Mark::Source => theme.accent().add_modifier(Modifier::UNDERLINED),
            Mark::New | Mark::Hit => theme.accent(),
            Mark::Feature => theme.data(),
            Mark::Label => theme.target(),
            Mark::Plain => theme.text(),
        };
        if is_here && self.has_cursor {
            buffer.set_style(place, style);
        }
        // A hit has a sign besides, where it fits.
        let text = content.number.map_or(String::new(), write);
        let has_room = text.chars().count() < place.width.into();
        let text = if content.mark == Mark::Hit && has_room { format!("*{text}") } else { text };
        let style = if content.number.is_none() && !is_here { theme.border() } else { style };
        Line::styled(text, style).right_aligned().render(place, buffer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Capabilities, Colours};
    use crate::ui::Background;

    struct Drawn {
        lines: Vec<String>,
        said: String,
        asked_for: usize,
    }

    fn drawn(size: (usize, usize), cursor: Cell, sort: Option<Sort>, order: Option<&[usize]>, area: Rect) -> Drawn {
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        let asked_for = std::cell::Cell::new(0);
        let number = |cell: Cell| cell.row as f64 + cell.column as f64 / 4.0;
        let table = Table {
            columns: size.1,
            rows: size.0,
            order,
            sort,
            heading: &|column| Heading {
                name: format!("c{column}"),
                sign: "x",
                word: "feature",
                digits: Digits::of(size.0.min(9), |row| number(Cell::new(row, column)), 6),
                mark: Mark::Plain,
            },
            summaries: &[Summary { name: "mean", is_of_column: false, is_new: true }],
            shape: Some(&|_| "▁█".to_owned()),
            cell: &|spot| {
                asked_for.set(asked_for.get() + 1);
                let number = match spot {
                    Spot::Number(cell) => Some(number(cell)),
                    Spot::Summary(_, column) => (column > 0).then_some(1.5),
                };
                let mark = if number == Some(2.25) { Mark::Hit } else { Mark::Plain };
                Content { number, mark }
            },
            cursor,
            focus: None,
            only: None,
            widest_heading: WIDEST,
            has_cursor: true,
            has_labels: true,
        };
        let mut buffer = Buffer::empty(area);
        table.render(&theme, area, &mut buffer);
        let row = |y| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        Drawn {
            lines: (0..area.height).map(row).collect(),
            said: table.seen(area).to_string(),
            asked_for: asked_for.get(),
        }
    }

    #[test]
    fn headings_summaries_and_row_numbers_stand_around_the_numbers() {
        let table = drawn((3, 2), Cell::new(2, 1), None, None, Rect::new(0, 0, 20, 6));
        assert_eq!(
            table.lines,
            [
                "         x c0   x c1",
                "  mean        1.5000",
                " shape     ▁█     ▁█",
                "     0      0   0.25",
                "▸    1      1   1.25",
                "     2      2  *2.25",
            ]
        );
        assert_eq!(table.said, "3 rows, 2 columns");
    }

    #[test]
    fn sorting_moves_rows_and_leaves_their_numbers() {
        let sort = Some(Sort { column: 0, is_descending: true });
        let table = drawn((3, 2), Cell::new(2, 1), sort, Some(&[2, 1, 0]), Rect::new(0, 0, 20, 6));
        assert!(table.lines[0].contains("x c0 ▼"), "{:?}", table.lines);
        assert!(table.lines[3].starts_with("     2"), "{:?}", table.lines);
    }

    #[test]
    fn of_a_large_table_only_what_is_seen_is_asked_for() {
        let cursor = Cell::new(50_001, 100);
        let table = drawn((100_000, 200), cursor, None, None, Rect::new(0, 0, 80, 12));
        assert!(table.asked_for < 120, "{}", table.asked_for);
        assert!(table.lines.iter().any(|line| line.starts_with("▸50000")), "{:?}", table.lines);
        assert_eq!(table.said, "rows 49996 to 50004 of 100000, columns 97 to 104 of 200");
        let end = drawn((100_000, 200), Cell::new(100_000, 199), None, None, Rect::new(0, 0, 80, 12));
        assert!(end.said.contains("to 99999 of 100000") && end.said.contains("to 199 of 200"), "{}", end.said);
    }

    #[test]
    fn any_area_and_any_size_will_do() {
        for (width, height) in (0..14).flat_map(|width| (0..9).map(move |height| (width, height))) {
            for size in [(0, 0), (0, 3), (5, 1), (5, 5)] {
                for row in [0, 1, 5] {
                    drawn(size, Cell::new(row, 4), None, None, Rect::new(0, 0, width, height));
                }
            }
        }
    }
}
