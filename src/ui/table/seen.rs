//! What of a table is to be seen: the rows and columns around the cursor that there is room for.

use std::fmt;
use std::ops::Range;

use ratatui::layout::Rect;

use super::Table;
use crate::ui::grid::window;

/// What of a table is to be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Places of rows.
    pub rows: Range<usize>,
    /// Columns.
    pub columns: Range<usize>,
    all: (usize, usize),
    is_sorted: bool,
    pub(super) heads: u16,
    pub(super) summaries: Range<usize>,
    pub(super) has_shape: bool,
    pub(super) label: u16,
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |what: &str, shown: &Range<usize>, all: usize| {
            if shown.len() == all {
                format!("{all} {what}")
            } else if shown.is_empty() {
                format!("none of {all} {what}")
            } else {
                format!("{what} {} to {} of {all}", shown.start, shown.end - 1)
            }
        };
        // Sorted rows keep their numbers: which of them are seen those beside them say.
        let rows = match (self.is_sorted, self.rows.len()) {
            (true, shown) if 0 < shown && shown < self.all.0 => format!("{shown} of {} rows, sorted", self.all.0),
            _ => part("rows", &self.rows, self.all.0),
        };
        write!(f, "{rows}, {}", part("columns", &self.columns, self.all.1))
    }
}

impl Table<'_> {
    /// What is to be seen of it in this area.
    pub fn seen(&self, area: Rect) -> Seen {
        let (height, summaries) = (usize::from(area.height), self.summaries.len());
        let heads = if height >= 16 && self.columns > 0 && !(self.heading)(0).word.is_empty() { 2 } else { 1 };
        let left = height.saturating_sub(heads);
        let has_shape = self.shape.is_some() && left >= summaries + 4;
        let left = left - usize::from(has_shape);
        let shown = if left >= summaries + 2 { summaries } else { left.saturating_sub(2).min(summaries) };
        // Where not all have room, those around the cursor, or none.
        let shown = if shown < summaries && self.cursor.row >= summaries { 0 } else { shown };
        let centre = self.focus.unwrap_or(self.cursor).row;
        let rows = window(centre.saturating_sub(summaries), left - shown.min(left), self.rows);
        Seen {
            rows,
            columns: self.columns_within(area.width.saturating_sub(self.label())),
            all: (self.rows, self.columns),
            is_sorted: self.order.is_some(),
            heads: heads as u16,
            summaries: window(self.cursor.row.min(summaries), shown, summaries),
            has_shape,
            label: self.label(),
        }
    }

    /// The columns around the cursor that fit, whole.
    fn columns_within(&self, room: u16) -> Range<usize> {
        if self.columns == 0 {
            return 0..0;
        }
        if let Some(only) = &self.only {
            return only.start.min(self.columns)..only.end.min(self.columns);
        }
        let here = self.focus.unwrap_or(self.cursor).column.min(self.columns - 1);
        let (mut seen, mut used) = (here..here + 1, self.column_width(here));
        loop {
            let before = seen.len();
            if seen.end < self.columns && used + self.column_width(seen.end) <= room {
                used += self.column_width(seen.end);
                seen.end += 1;
            }
            if seen.start > 0 && used + self.column_width(seen.start - 1) <= room {
                used += self.column_width(seen.start - 1);
                seen.start -= 1;
            }
            if seen.len() == before {
                return seen;
            }
        }
    }
}
