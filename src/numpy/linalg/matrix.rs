//! A plain matrix of doubles, and arrays as stacks of them.

use std::ops::{Index, IndexMut};

use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind};

/// Rows and columns of doubles in C order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Matrix {
    pub rows: usize,
    pub columns: usize,
    pub cells: Vec<f64>,
}

impl Index<(usize, usize)> for Matrix {
    type Output = f64;
    fn index(&self, (row, column): (usize, usize)) -> &f64 {
        &self.cells[row * self.columns + column]
    }
}

impl IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut f64 {
        &mut self.cells[row * self.columns + column]
    }
}

impl Matrix {
    pub(super) fn zeros(rows: usize, columns: usize) -> Self {
        Self { rows, columns, cells: vec![0.0; rows * columns] }
    }

    pub(super) fn identity(n: usize) -> Self {
        let mut matrix = Self::zeros(n, n);
        for at in 0..n {
            matrix[(at, at)] = 1.0;
        }
        matrix
    }

    pub(super) fn transposed(&self) -> Self {
        let mut matrix = Self::zeros(self.columns, self.rows);
        for row in 0..self.rows {
            for column in 0..self.columns {
                matrix[(column, row)] = self[(row, column)];
            }
        }
        matrix
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = Self::zeros(self.rows, other.columns);
        for row in 0..self.rows {
            for inner in 0..self.columns {
                let factor = self[(row, inner)];
                for column in 0..other.columns {
                    product[(row, column)] += factor * other[(inner, column)];
                }
            }
        }
        product
    }

    /// The first columns only.
    pub(super) fn cut(&self, rows: usize, columns: usize) -> Self {
        let mut part = Self::zeros(rows, columns);
        for row in 0..rows {
            for column in 0..columns {
                part[(row, column)] = self[(row, column)];
            }
        }
        part
    }

    pub(super) fn is_finite(&self) -> bool {
        self.cells.iter().all(|x| x.is_finite())
    }

    /// Turns two columns: as LAPACK's `drot` with (c, s).
    pub(super) fn turn_columns(&mut self, first: usize, second: usize, c: f64, s: f64) {
        for row in 0..self.rows {
            let (x, y) = (self[(row, first)], self[(row, second)]);
            self[(row, first)] = c * x + s * y;
            self[(row, second)] = c * y - s * x;
        }
    }

    /// Turns two rows.
    pub(super) fn turn_rows(&mut self, first: usize, second: usize, c: f64, s: f64) {
        for column in 0..self.columns {
            let (x, y) = (self[(first, column)], self[(second, column)]);
            self[(first, column)] = c * x + s * y;
            self[(second, column)] = c * y - s * x;
        }
    }

    pub(super) fn swap_columns(&mut self, first: usize, second: usize) {
        for row in 0..self.rows {
            self.cells.swap(row * self.columns + first, row * self.columns + second);
        }
    }

    pub(super) fn swap_rows(&mut self, first: usize, second: usize) {
        for column in 0..self.columns {
            self.cells.swap(first * self.columns + column, second * self.columns + column);
        }
    }
}

/// An error of `numpy.linalg`.
pub(super) fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::LinAlg, message)
}

/// The matrices of an array of at least two axes, and the leading axes.
pub(super) struct Stack {
    pub batch: Vec<usize>,
    pub matrices: Vec<Matrix>,
    /// The type of the results: float32 stays, everything else becomes float64.
    pub dtype: Dtype,
}

/// Refuses what has not two axes at least.
pub(super) fn check_rank(array: &Array) -> Result<(), Error> {
    let rank = array.rank();
    if rank < 2 {
        return Err(refused(format!("{rank}-dimensional array given. Array must be at least two-dimensional")));
    }
    Ok(())
}

/// Refuses what is not square.
pub(super) fn check_square(array: &Array) -> Result<(), Error> {
    check_rank(array)?;
    let rank = array.rank();
    if array.shape()[rank - 1] != array.shape()[rank - 2] {
        return Err(refused("Last 2 dimensions of the array must be square"));
    }
    Ok(())
}

/// The type in which a result is given.
pub(super) fn result_type(dtype: Dtype) -> Dtype {
    if dtype == Dtype::Float32 { Dtype::Float32 } else { Dtype::Float64 }
}

impl Stack {
    pub(super) fn of(array: &Array, function: &str) -> Result<Self, Error> {
        check_rank(array)?;
        match array.dtype() {
            Dtype::Complex128 => {
                let message = format!("linalg.{function} of complex numbers is not done here");
                return Err(Error::new(ErrorKind::NotImplemented, message));
            }
            Dtype::Str(_) => {
                let from = array.dtype().repr();
                let message = format!(
                    "Cannot cast ufunc '{function}' input from {from} to dtype('float64') with casting rule 'same_kind'"
                );
                return Err(Error::new(ErrorKind::UfuncInput, message));
            }
            _ => {}
        }
        let (batch, core) = array.shape().split_at(array.rank() - 2);
        let (rows, columns) = (core[0], core[1]);
        let cells = array.values::<f64>();
        let count: usize = batch.iter().product();
        let size = rows * columns;
        let matrix = |at: usize| Matrix { rows, columns, cells: cells[at * size..(at + 1) * size].to_vec() };
        let matrices = (0..count).map(matrix).collect();
        Ok(Self { batch: batch.to_vec(), matrices, dtype: result_type(array.dtype()) })
    }

    pub(super) fn square(array: &Array, function: &str) -> Result<Self, Error> {
        check_square(array)?;
        Self::of(array, function)
    }

    /// Matrices of one shape as an array with the leading axes of this stack.
    pub(super) fn arrays(&self, matrices: &[Matrix], rows: usize, columns: usize) -> Result<Array, Error> {
        let cells = matrices.iter().flat_map(|matrix| matrix.cells.iter().copied()).collect();
        self.cells(cells, &[rows, columns])
    }

    /// Cells with the leading axes of this stack and these behind them.
    pub(super) fn cells(&self, cells: Vec<f64>, core: &[usize]) -> Result<Array, Error> {
        let shape = [&self.batch, core].concat();
        Array::of(Buffer::Float64(cells), &shape).cast(self.dtype)
    }
}
