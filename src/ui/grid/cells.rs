//! How the cells of a grid are drawn: as numbers, or where there is no room for these as shades.

/// How the cells of a grid are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// As numbers with so many decimals, in so many columns.
    Numbers {
        /// Digits behind the point.
        decimals: usize,
        /// Columns of a cell, with the space ahead of it.
        width: u16,
        /// Columns that the names of rows take at most.
        names: u16,
    },
    /// As a sign and a shade.
    Shades,
}

/// Columns of a cell that is only a sign and a shade.
const SHADE: u16 = 3;

/// Names of rows are cut where they are wider than this.
pub const NAMES: u16 = 14;

/// Where there is little room, they are cut to so much.
const SHORT_NAMES: u16 = 6;

impl Cells {
    /// The same with cells that are so many columns wider.
    #[must_use]
    pub fn widened(self, by: u16) -> Self {
        match self {
            Self::Numbers { decimals, width, names } => Self::Numbers { decimals, width: width + by, names },
            Self::Shades => self,
        }
    }

    /// The same with the names of rows cut as short as they can be told apart by.
    #[must_use]
    pub fn with_short_names(self) -> Self {
        match self {
            Self::Numbers { decimals, width, .. } => Self::Numbers { decimals, width, names: SHORT_NAMES },
            Self::Shades => self,
        }
    }

    /// Columns of a cell.
    pub(super) fn width(self) -> u16 {
        match self {
            Self::Numbers { width, .. } => width,
            Self::Shades => SHADE,
        }
    }

    /// Columns that the names of rows take at most.
    pub(super) fn names(self) -> u16 {
        match self {
            Self::Numbers { names, .. } => names,
            Self::Shades => SHORT_NAMES,
        }
    }
}
