//! Where on the screen there is something that can be clicked on: noted while it is drawn, for whoever asks.

use std::cell::RefCell;

use ratatui::layout::{Position, Rect};

use crate::ops::Cell;

/// Something that can be clicked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A cell, so many rows and columns from the one under the cursor.
    Cell {
        /// Rows down; up where it is negative.
        rows: isize,
        /// Columns to the right; to the left where it is negative.
        columns: isize,
    },
    /// A parameter, by its place among all of the lab's.
    Parameter(usize),
}

impl Target {
    /// The cell `to`, for whoever has the cursor on `cursor`.
    pub fn from_cursor(cursor: Cell, to: Cell) -> Self {
        let from = |cursor: usize, to: usize| to as isize - cursor as isize;
        Self::Cell { rows: from(cursor.row, to.row), columns: from(cursor.column, to.column) }
    }
}

/// What was noted while a screen was drawn.
#[derive(Debug, Default)]
pub struct Spots(RefCell<Vec<(Rect, Target)>>);

impl Spots {
    /// Takes note of something.
    pub(super) fn note(&self, place: Rect, target: Target) {
        self.0.borrow_mut().push((place, target));
    }

    /// What is to be seen in this column and row: of what lies there, what was drawn last.
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        let here = Position::new(column, row);
        self.0.borrow().iter().rev().find(|(place, _)| place.contains(here)).map(|(_, target)| *target)
    }
}
