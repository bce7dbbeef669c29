//! How the cells of a grid are written.

/// Numbers with so many decimals, in so many columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cells {
    /// Digits behind the point.
    pub decimals: usize,
    /// Columns of a cell, with the space ahead of it.
    pub width: u16,
    /// Columns behind a number that stay empty: digits do not touch the next cell's ground.
    pub pad: u16,
    /// Columns that the names of rows take at most; without any they are not named.
    pub names: u16,
}

/// Names of rows are cut where they are wider than this.
pub const NAMES: u16 = 14;

/// Where there is little room, they are cut to so much.
const SHORT_NAMES: u16 = 6;

impl Cells {
    /// The same with cells that are so many columns wider.
    #[must_use]
    pub fn widened(self, by: u16) -> Self {
        Self { width: self.width + by, pad: u16::from(by > 1), ..self }
    }

    /// The same without names of rows.
    #[must_use]
    pub fn without_names(self) -> Self {
        Self { names: 0, ..self }
    }

    /// The same with the names of rows cut as short as they can be told apart by.
    #[must_use]
    pub fn with_short_names(self) -> Self {
        Self { names: SHORT_NAMES, ..self }
    }
}
