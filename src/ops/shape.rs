//! The shapes that arrays have, and the places in them.

use std::fmt;

/// Axes that an array has at most.
pub const MOST_AXES: usize = 6;

/// Axes ahead of the last two, at most.
const LEAD: usize = MOST_AXES - 2;

/// The shape of an array, as NumPy has it: how long each of its axes is. One number has no axis, a vector has one, a
/// matrix two.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    rank: u8,
    /// 0 behind the last axis.
    lengths: [usize; MOST_AXES],
}

impl Shape {
    /// One number.
    pub const SCALAR: Self = Self { rank: 0, lengths: [0; MOST_AXES] };

    /// Axes of these lengths.
    ///
    /// # Panics
    /// If there are more than [`MOST_AXES`].
    pub fn new(axes: &[usize]) -> Self {
        let mut lengths = [0; MOST_AXES];
        lengths[..axes.len()].copy_from_slice(axes);
        Self { rank: axes.len() as u8, lengths }
    }

    /// `n` numbers in a row.
    pub const fn vector(n: usize) -> Self {
        Self { rank: 1, lengths: [n, 0, 0, 0, 0, 0] }
    }

    /// Rows and columns.
    pub const fn matrix(rows: usize, columns: usize) -> Self {
        Self { rank: 2, lengths: [rows, columns, 0, 0, 0, 0] }
    }

    /// The lengths of its axes.
    pub fn axes(&self) -> &[usize] {
        &self.lengths[..usize::from(self.rank)]
    }

    /// How many axes it has.
    pub fn rank(self) -> usize {
        self.rank.into()
    }

    /// Whether it is one number.
    pub fn is_scalar(self) -> bool {
        self.rank == 0
    }

    /// How many numbers an array of this shape holds.
    pub fn len(self) -> usize {
        self.axes().iter().product()
    }

    /// Whether an array of this shape holds no number.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The rows of its matrices: the last axis but one. A vector is a column, one number a row of one.
    pub fn rows(self) -> usize {
        match *self.axes() {
            [] => 1,
            [n] => n,
            [.., rows, _] => rows,
        }
    }

    /// The columns of its matrices: the last axis. A vector is a column.
    pub fn columns(self) -> usize {
        match *self.axes() {
            [] | [_] => 1,
            [.., columns] => columns,
        }
    }

    /// The axes ahead of the last two.
    pub fn lead(&self) -> &[usize] {
        &self.axes()[..self.rank().saturating_sub(2)]
    }

    /// The cell of this shape that is nearest to `cell`.
    pub fn nearest(self, cell: Cell) -> Cell {
        let within = |index: usize, length: usize| index.min(length.saturating_sub(1));
        let mut nearest = Cell::new(within(cell.row, self.rows()), within(cell.column, self.columns()));
        for (axis, length) in self.lead().iter().enumerate() {
            nearest.lead[axis] = within(cell.lead[axis] as usize, *length) as u32;
        }
        nearest
    }

    /// Whether an array of this shape has such a cell.
    pub fn has(self, cell: Cell) -> bool {
        !self.is_empty() && self.nearest(cell) == cell
    }

    /// The shape of the transpose: the last two axes exchanged. A vector is its own.
    #[must_use]
    pub fn turned(self) -> Self {
        let mut turned = self;
        if self.rank() > 1 {
            turned.lengths.swap(self.rank() - 2, self.rank() - 1);
        }
        turned
    }

    /// The lengths of the axes, as they are said: `4×8`.
    pub fn times(self) -> String {
        let axes: Vec<String> = self.axes().iter().map(usize::to_string).collect();
        axes.join("×")
    }

    /// Every cell, row by row.
    pub fn cells(self) -> impl Iterator<Item = Cell> {
        (0..self.len()).map(move |place| self.cell(place))
    }

    /// Where a cell stands among all of them, row by row.
    pub fn place(self, cell: Cell) -> usize {
        let matrix =
            self.lead().iter().zip(cell.lead).fold(0, |place, (length, index)| place * length + index as usize);
        (matrix * self.rows() + cell.row) * self.columns() + cell.column
    }

    /// The cell in this place among all of them, row by row.
    pub fn cell(self, place: usize) -> Cell {
        let (rows, columns) = (self.rows().max(1), self.columns().max(1));
        let mut cell = Cell::new(place / columns % rows, place % columns);
        let mut matrix = place / columns / rows;
        for (axis, length) in self.lead().iter().enumerate().rev() {
            cell.lead[axis] = (matrix % length.max(&1)) as u32;
            matrix /= length.max(&1);
        }
        cell
    }
}

impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [n] = self.axes() {
            return write!(f, "({n},)");
        }
        let lengths: Vec<String> = self.axes().iter().map(usize::to_string).collect();
        write!(f, "({})", lengths.join(", "))
    }
}

/// One place in an array, however many axes it has: a row and a column of one of its matrices, and which of these. A
/// vector's place `i` is row `i` of column 0, a scalar's only place is row 0 of column 0.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell {
    /// Which matrix, along each of the axes ahead of the last two; 0 where there are none.
    pub lead: [u32; LEAD],
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
}

impl Cell {
    /// The one cell of a scalar.
    pub const SCALAR: Self = Self::new(0, 0);

    /// A row and a column of a matrix.
    pub const fn new(row: usize, column: usize) -> Self {
        Self { lead: [0; LEAD], row, column }
    }

    /// Place `i` of a vector.
    pub const fn at(i: usize) -> Self {
        Self::new(i, 0)
    }

    /// The cell at this index, a number for each axis.
    pub fn from_index(index: &[usize]) -> Self {
        match *index {
            [] => Self::SCALAR,
            [i] => Self::at(i),
            [ref lead @ .., row, column] => {
                let mut cell = Self::new(row, column);
                for (axis, number) in lead.iter().enumerate() {
                    // What is beyond all there can be is nowhere.
                    cell.lead[axis] = u32::try_from(*number).unwrap_or(u32::MAX);
                }
                cell
            }
        }
    }

    /// Its index along one axis of an array of this shape.
    pub fn along(self, axis: usize, shape: Shape) -> usize {
        match shape.rank() - axis {
            1 if shape.rank() == 1 => self.row,
            1 => self.column,
            2 => self.row,
            _ => self.lead[axis] as usize,
        }
    }

    /// The same row and column in another matrix, named by its index along the axes ahead of the last two.
    #[must_use]
    pub fn in_matrix(self, path: &[usize]) -> Self {
        let mut lead = [0; LEAD];
        for (to, from) in lead.iter_mut().zip(path) {
            *to = u32::try_from(*from).unwrap_or(u32::MAX);
        }
        Self { lead, ..self }
    }

    /// The same place in another row.
    #[must_use]
    pub fn in_row(self, row: usize) -> Self {
        Self { row, ..self }
    }

    /// The same place in another column.
    #[must_use]
    pub fn in_column(self, column: usize) -> Self {
        Self { column, ..self }
    }

    /// The cell in this place of the transpose.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { row: self.column, column: self.row, ..self }
    }

    /// The index behind a name in an array of `shape`: nothing, `[i]`, `[i,j]`, `[k,i,j]`.
    pub fn index(self, shape: Shape) -> String {
        if shape.is_scalar() {
            return String::new();
        }
        let numbers: Vec<String> = (0..shape.rank()).map(|axis| self.along(axis, shape).to_string()).collect();
        format!("[{}]", numbers.join(","))
    }
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lead = self.lead.iter().rev().skip_while(|index| **index == 0).count();
        write!(f, "[")?;
        self.lead[..lead].iter().try_for_each(|index| write!(f, "{index},"))?;
        write!(f, "{},{}]", self.row, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_run_row_by_row_whatever_the_rank() {
        let cells: Vec<_> = Shape::matrix(2, 2).cells().map(|cell| (cell.row, cell.column)).collect();
        assert_eq!(cells, [(0, 0), (0, 1), (1, 0), (1, 1)]);
        for axes in [&[][..], &[1], &[5], &[3, 0], &[0], &[2, 3], &[2, 3, 4], &[1, 2, 1, 3], &[2, 1, 3, 2, 2, 2]] {
            let shape = Shape::new(axes);
            let cells: Vec<Cell> = shape.cells().collect();
            assert_eq!(cells.len(), axes.iter().product::<usize>());
            for (place, cell) in cells.iter().enumerate() {
                assert_eq!((shape.place(*cell), shape.cell(place), shape.nearest(*cell)), (place, *cell, *cell));
                let index: Vec<usize> = (0..shape.rank()).map(|axis| cell.along(axis, shape)).collect();
                assert_eq!(Cell::from_index(&index), *cell);
                assert!(shape.has(*cell));
            }
            assert!(cells.is_sorted());
        }
    }

    #[test]
    fn indices_and_shapes_are_written_as_in_numpy() {
        let cell = Cell::from_index(&[7, 1, 2]);
        assert_eq!(cell.index(Shape::SCALAR), "");
        assert_eq!(cell.index(Shape::vector(9)), "[1]");
        assert_eq!(cell.index(Shape::matrix(9, 9)), "[1,2]");
        assert_eq!(cell.index(Shape::new(&[9, 9, 9])), "[7,1,2]");
        let shapes = [Shape::SCALAR, Shape::vector(3), Shape::matrix(2, 3), Shape::new(&[2, 3, 4])];
        assert_eq!(shapes.map(|shape| shape.to_string()), ["()", "(3,)", "(2, 3)", "(2, 3, 4)"]);
    }
}
