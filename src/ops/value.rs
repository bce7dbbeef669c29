//! What operations work on: arrays of numbers with any number of axes.

use std::sync::Arc;

use faer::{Mat, MatRef};

use super::{Cell, Shape};
use crate::math::Doubles;

/// An array of doubles. Cloning shares the numbers; they never change.
#[derive(Debug, Clone)]
pub struct Value {
    shape: Shape,
    numbers: Numbers,
}

#[derive(Debug, Clone)]
enum Numbers {
    One(f64),
    /// Row by row.
    Many(Arc<Doubles>),
}

impl Value {
    /// The array of `shape` whose numbers these are, row by row.
    ///
    /// # Panics
    /// If there are not as many as the shape has.
    pub fn new(shape: Shape, numbers: Arc<Doubles>) -> Self {
        assert_eq!(shape.len(), numbers.len(), "{shape} is not the shape of {} numbers", numbers.len());
        Self { shape, numbers: Numbers::Many(numbers) }
    }

    /// The array of `shape` whose every cell is what `number` says.
    pub fn from_cells(shape: Shape, mut number: impl FnMut(Cell) -> f64) -> Self {
        match *shape.axes() {
            [] => number(Cell::SCALAR).into(),
            [n] => Doubles::from_fn(n, |i| number(Cell::at(i))).into(),
            [rows, columns] => {
                let mut cells = (0..rows).flat_map(|row| (0..columns).map(move |column| Cell::new(row, column)));
                Self::filled(shape, || cells.next().map_or(f64::NAN, &mut number))
            }
            _ => {
                let mut cells = shape.cells();
                Self::filled(shape, || cells.next().map_or(f64::NAN, &mut number))
            }
        }
    }

    /// The array of `shape` with the numbers that come, row by row.
    fn filled(shape: Shape, mut next: impl FnMut() -> f64) -> Self {
        Self::new(shape, Arc::new(Doubles::from_fn(shape.len(), |_| next())))
    }

    /// The array of `shape` with these numbers, row by row.
    ///
    /// # Panics
    /// If there are not as many as the shape has.
    pub fn from_numbers(shape: Shape, numbers: Vec<f64>) -> Self {
        if shape.is_scalar() {
            assert_eq!(numbers.len(), 1, "a scalar is one number");
            return numbers[0].into();
        }
        Self::new(shape, Arc::new(numbers.into()))
    }

    /// The shape.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The number in one cell.
    ///
    /// # Panics
    /// If the array has no such cell.
    pub fn get(&self, cell: Cell) -> f64 {
        debug_assert!(self.shape.has(cell), "{cell:?} is no cell of an array of shape {}", self.shape);
        match &self.numbers {
            Numbers::One(number) => *number,
            Numbers::Many(numbers) => numbers.as_slice()[self.shape.place(cell)],
        }
    }

    /// Every number, row by row.
    pub fn as_slice(&self) -> &[f64] {
        match &self.numbers {
            Numbers::One(number) => std::slice::from_ref(number),
            Numbers::Many(numbers) => numbers.as_slice(),
        }
    }

    /// Every number, row by row.
    pub fn numbers(&self) -> impl ExactSizeIterator<Item = f64> + DoubleEndedIterator + '_ {
        self.as_slice().iter().copied()
    }

    /// The number, where this is a scalar.
    pub fn scalar(&self) -> Option<f64> {
        if let Numbers::One(number) = self.numbers { Some(number) } else { None }
    }

    /// The numbers as faer sees a matrix; a vector is a column.
    ///
    /// # Panics
    /// If there are more than two axes.
    pub fn as_mat(&self) -> MatRef<'_, f64> {
        assert!(self.shape.rank() <= 2, "{} is not the shape of a matrix", self.shape);
        MatRef::from_row_major_slice(self.as_slice(), self.shape.rows(), self.shape.columns())
    }

    /// The size of its largest finite number, 0 where there is none.
    pub fn largest(&self) -> f64 {
        match &self.numbers {
            Numbers::One(number) if number.is_finite() => number.abs(),
            Numbers::One(_) => 0.0,
            Numbers::Many(numbers) => numbers.largest(),
        }
    }

    /// The same numbers in another shape of as many.
    ///
    /// # Panics
    /// If it has not as many.
    #[must_use]
    pub fn reshaped(&self, shape: Shape) -> Self {
        match &self.numbers {
            Numbers::Many(numbers) if !shape.is_scalar() => Self::new(shape, Arc::clone(numbers)),
            _ => Self::from_cells(shape, |_| self.as_slice()[0]),
        }
    }

    /// Whether it has the shape and the numbers of `other`.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.shape == other.shape && (self.shares_numbers_with(other) || self.as_slice() == other.as_slice())
    }

    /// Whether the numbers are not only equal but held in the same place.
    pub fn shares_numbers_with(&self, other: &Self) -> bool {
        matches!((&self.numbers, &other.numbers), (Numbers::Many(ours), Numbers::Many(theirs)) if Arc::ptr_eq(ours, theirs))
    }

    /// Every number of a result of this shape that the array is broadcast to, row by row.
    pub fn stretched_to(&self, shape: Shape) -> impl Iterator<Item = f64> {
        let numbers = self.as_slice();
        self.shape.stretched_to(shape).map(|place| numbers[place])
    }

    /// This array summed over the axes along which `shape` was stretched to reach it: how a gradient flows back
    /// through broadcasting.
    pub(super) fn summed_to(&self, shape: Shape) -> Self {
        if self.shape == shape {
            return self.clone();
        }
        let mut sums = vec![0.0; shape.len()];
        for (place, number) in shape.stretched_to(self.shape).zip(self.numbers()) {
            sums[place] += number;
        }
        Self::from_numbers(shape, sums)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self { shape: Shape::SCALAR, numbers: Numbers::One(number) }
    }
}

impl From<Doubles> for Value {
    fn from(numbers: Doubles) -> Self {
        Self::new(Shape::vector(numbers.len()), Arc::new(numbers))
    }
}

impl From<&Arc<Doubles>> for Value {
    fn from(numbers: &Arc<Doubles>) -> Self {
        Self::new(Shape::vector(numbers.len()), Arc::clone(numbers))
    }
}

impl From<Mat<f64>> for Value {
    fn from(matrix: Mat<f64>) -> Self {
        matrix.as_ref().into()
    }
}

impl From<MatRef<'_, f64>> for Value {
    fn from(matrix: MatRef<'_, f64>) -> Self {
        Self::from_cells(Shape::matrix(matrix.nrows(), matrix.ncols()), |cell| matrix[(cell.row, cell.column)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretched_value_sums_back() {
        let matrix = Value::from_cells(Shape::matrix(2, 3), |cell| (10 * cell.row + cell.column) as f64);
        let sums = |shape| matrix.summed_to(shape).numbers().collect::<Vec<_>>();
        assert_eq!(sums(Shape::vector(3)), [10.0, 12.0, 14.0]);
        assert_eq!(sums(Shape::matrix(2, 1)), [3.0, 33.0]);
        assert_eq!(sums(Shape::SCALAR), [36.0]);
    }

    #[test]
    fn the_largest_number_is_the_finite_one_furthest_from_0() {
        let numbers = [1.0, -3.0, f64::INFINITY, f64::NAN];
        assert_eq!(Value::from(Doubles::from(&numbers[..])).largest(), 3.0);
        assert_eq!(Value::from(Doubles::from(&[f64::NAN][..])).largest(), 0.0);
        assert_eq!(Value::from(-2.0).largest(), 2.0);
    }
}
