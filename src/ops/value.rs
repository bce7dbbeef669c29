//! What operations work on: scalars, vectors and matrices, and the shapes they have.

use std::fmt;
use std::sync::Arc;

use faer::Mat;

use crate::math::Column;

/// The shape of a value, as NumPy has it: `()`, `(n,)` or `(rows, columns)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One number.
    Scalar,
    /// `n` numbers.
    Vector(usize),
    /// Rows and columns.
    Matrix(usize, usize),
}

impl Shape {
    /// How many numbers a value of this shape holds.
    pub fn len(self) -> usize {
        match self {
            Self::Scalar => 1,
            Self::Vector(n) => n,
            Self::Matrix(rows, columns) => rows * columns,
        }
    }

    /// Whether a value of this shape holds no number.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The cell of this shape that is nearest to `cell`.
    pub fn nearest(self, cell: Cell) -> Cell {
        let (rows, columns) = match self {
            Self::Scalar => (1, 1),
            Self::Vector(n) => (n, 1),
            Self::Matrix(rows, columns) => (rows, columns),
        };
        Cell { row: cell.row.min(rows.saturating_sub(1)), column: cell.column.min(columns.saturating_sub(1)) }
    }

    /// The shape of the transpose. A vector is its own.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Matrix(rows, columns) => Self::Matrix(columns, rows),
            other => other,
        }
    }

    /// Every cell, row by row.
    pub fn cells(self) -> impl Iterator<Item = Cell> {
        let columns = match self {
            Self::Matrix(_, columns) => columns,
            Self::Scalar | Self::Vector(_) => 1,
        };
        (0..self.len()).map(move |k| Cell { row: k / columns, column: k % columns })
    }

    /// The shape that NumPy's broadcasting gives two arguments, where they have one in common: shapes are aligned at
    /// their last axis, and an axis of length 1 stretches to the other's length.
    pub fn broadcast(self, other: Self) -> Option<Self> {
        let axis = |a: usize, b: usize| match (a, b) {
            (a, b) if a == b => Some(a),
            (1, b) => Some(b),
            (a, 1) => Some(a),
            _ => None,
        };
        Some(match (self, other) {
            (Self::Scalar, shape) | (shape, Self::Scalar) => shape,
            (Self::Vector(a), Self::Vector(b)) => Self::Vector(axis(a, b)?),
            (Self::Matrix(rows, a), Self::Vector(b)) | (Self::Vector(b), Self::Matrix(rows, a)) => {
                Self::Matrix(rows, axis(a, b)?)
            }
            (Self::Matrix(r, a), Self::Matrix(s, b)) => Self::Matrix(axis(r, s)?, axis(a, b)?),
        })
    }

    /// Which cell of a value of this shape takes part in `cell` of a result of shape `result` that it was broadcast to.
    pub fn source_of(self, cell: Cell, result: Self) -> Cell {
        let within = |index: usize, length: usize| if length == 1 { 0 } else { index };
        match (self, result) {
            (Self::Scalar, _) => Cell::SCALAR,
            (Self::Vector(n), Self::Matrix(..)) => Cell::at(within(cell.column, n)),
            (Self::Vector(n), _) => Cell::at(within(cell.row, n)),
            (Self::Matrix(rows, columns), _) => {
                Cell { row: within(cell.row, rows), column: within(cell.column, columns) }
            }
        }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar => write!(f, "()"),
            Self::Vector(n) => write!(f, "({n},)"),
            Self::Matrix(rows, columns) => write!(f, "({rows}, {columns})"),
        }
    }
}

/// One place in a value. A vector's place `i` is row `i` of column 0, a scalar's only place is row 0 of column 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
}

impl Cell {
    /// The one cell of a scalar.
    pub const SCALAR: Self = Self { row: 0, column: 0 };

    /// Place `i` of a vector.
    pub fn at(i: usize) -> Self {
        Self { row: i, column: 0 }
    }

    /// The cell in this place of the transpose.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { row: self.column, column: self.row }
    }

    /// The index behind a name in a value of `shape`: nothing, `[i]` or `[i,j]`.
    pub fn index(self, shape: Shape) -> String {
        match shape {
            Shape::Scalar => String::new(),
            Shape::Vector(_) => format!("[{}]", self.row),
            Shape::Matrix(..) => format!("[{},{}]", self.row, self.column),
        }
    }
}

/// A scalar, a vector or a matrix of doubles. Cloning shares the numbers; they never change.
#[derive(Debug, Clone)]
pub enum Value {
    /// One number.
    Scalar(f64),
    /// A vector.
    Vector(Arc<Column>),
    /// A matrix.
    Matrix(Arc<Mat<f64>>),
}

impl Value {
    /// The value of `shape` whose every cell is what `number` says.
    pub fn from_cells(shape: Shape, mut number: impl FnMut(Cell) -> f64) -> Self {
        match shape {
            Shape::Scalar => Self::Scalar(number(Cell::SCALAR)),
            Shape::Vector(n) => Column::from_fn(n, |i| number(Cell::at(i))).into(),
            Shape::Matrix(rows, columns) => {
                Mat::from_fn(rows, columns, |row, column| number(Cell { row, column })).into()
            }
        }
    }

    /// The shape.
    pub fn shape(&self) -> Shape {
        match self {
            Self::Scalar(_) => Shape::Scalar,
            Self::Vector(column) => Shape::Vector(column.len()),
            Self::Matrix(matrix) => Shape::Matrix(matrix.nrows(), matrix.ncols()),
        }
    }

    /// The number in one cell.
    ///
    /// # Panics
    /// If the value has no such cell.
    pub fn get(&self, cell: Cell) -> f64 {
        match self {
            Self::Scalar(number) => *number,
            Self::Vector(column) => column.as_slice()[cell.row],
            Self::Matrix(matrix) => matrix[(cell.row, cell.column)],
        }
    }

    /// Every number, row by row.
    pub fn numbers(&self) -> impl Iterator<Item = f64> + '_ {
        self.shape().cells().map(|cell| self.get(cell))
    }

    /// The number, where this is a scalar.
    pub fn scalar(&self) -> Option<f64> {
        match self {
            Self::Scalar(number) => Some(*number),
            Self::Vector(_) | Self::Matrix(_) => None,
        }
    }

    /// This value summed over the axes along which `shape` was stretched to reach it: how a gradient flows back
    /// through broadcasting.
    pub(super) fn summed_to(&self, shape: Shape) -> Self {
        if self.shape() == shape {
            return self.clone();
        }
        let mut sums = vec![0.0; shape.len()];
        let columns = if let Shape::Matrix(_, columns) = shape { columns } else { 1 };
        for cell in self.shape().cells() {
            let to = shape.source_of(cell, self.shape());
            sums[to.row * columns + to.column] += self.get(cell);
        }
        Self::from_cells(shape, |cell| sums[cell.row * columns + cell.column])
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Scalar(number)
    }
}

impl From<Column> for Value {
    fn from(column: Column) -> Self {
        Self::Vector(Arc::new(column))
    }
}

impl From<&Arc<Column>> for Value {
    fn from(column: &Arc<Column>) -> Self {
        Self::Vector(Arc::clone(column))
    }
}

impl From<Mat<f64>> for Value {
    fn from(matrix: Mat<f64>) -> Self {
        Self::Matrix(Arc::new(matrix))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Shape::{Matrix, Scalar, Vector};

    #[test]
    fn shapes_broadcast_as_numpy_has_it() {
        for (a, b, together) in [
            (Scalar, Scalar, Some(Scalar)),
            (Scalar, Vector(3), Some(Vector(3))),
            (Vector(3), Vector(3), Some(Vector(3))),
            (Vector(1), Vector(3), Some(Vector(3))),
            (Vector(2), Vector(3), None),
            (Matrix(2, 3), Vector(3), Some(Matrix(2, 3))),
            (Vector(2), Matrix(2, 3), None),
            (Matrix(2, 1), Vector(3), Some(Matrix(2, 3))),
            (Matrix(2, 1), Matrix(1, 3), Some(Matrix(2, 3))),
            (Matrix(2, 3), Matrix(3, 2), None),
        ] {
            assert_eq!(a.broadcast(b), together, "{a} with {b}");
            assert_eq!(b.broadcast(a), together, "{b} with {a}");
        }
    }

    #[test]
    fn cells_run_row_by_row() {
        let cells: Vec<_> = Matrix(2, 2).cells().map(|cell| (cell.row, cell.column)).collect();
        assert_eq!(cells, [(0, 0), (0, 1), (1, 0), (1, 1)]);
        assert_eq!(Scalar.cells().count(), 1);
        assert_eq!(Vector(0).cells().count(), 0);
        assert_eq!(Matrix(3, 0).cells().count(), 0);
    }

    #[test]
    fn a_stretched_value_sums_back() {
        let matrix = Value::from_cells(Matrix(2, 3), |cell| (10 * cell.row + cell.column) as f64);
        let sums = |shape| matrix.summed_to(shape).numbers().collect::<Vec<_>>();
        assert_eq!(sums(Vector(3)), [10.0, 12.0, 14.0]);
        assert_eq!(sums(Matrix(2, 1)), [3.0, 33.0]);
        assert_eq!(sums(Scalar), [36.0]);
    }

    #[test]
    fn indices_are_written_as_in_numpy() {
        let cell = Cell { row: 1, column: 2 };
        assert_eq!(cell.index(Scalar), "");
        assert_eq!(cell.index(Vector(9)), "[1]");
        assert_eq!(cell.index(Matrix(9, 9)), "[1,2]");
    }
}
