//! Typed cells.

use std::sync::Arc;

use num_complex::Complex64;

use super::Dtype;

/// Typed cells.
#[derive(Debug, Clone, PartialEq)]
pub enum Buffer {
    /// Cells of `bool`.
    Bool(Vec<bool>),
    /// Cells of `uint8`.
    Uint8(Vec<u8>),
    /// Cells of `int32`.
    Int32(Vec<i32>),
    /// Cells of `int64`.
    Int64(Vec<i64>),
    /// Cells of `float32`.
    Float32(Vec<f32>),
    /// Cells of `float64`.
    Float64(Vec<f64>),
    /// Cells of `complex128`.
    Complex128(Vec<Complex64>),
    /// Texts, and how many characters each has at most.
    Str(Vec<Arc<str>>, usize),
}

/// The value of one cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Of `bool`.
    Bool(bool),
    /// Of `uint8`.
    Uint8(u8),
    /// Of `int32`.
    Int32(i32),
    /// Of `int64`.
    Int64(i64),
    /// Of `float32`.
    Float32(f32),
    /// Of `float64`.
    Float64(f64),
    /// Of `complex128`.
    Complex128(Complex64),
    /// A text.
    Str(Arc<str>),
}

/// The same for the cells of every type.
macro_rules! each {
    ($buffer:expr, $cells:ident => $body:expr) => {
        match $buffer {
            $crate::numpy::Buffer::Bool($cells) => $body,
            $crate::numpy::Buffer::Uint8($cells) => $body,
            $crate::numpy::Buffer::Int32($cells) => $body,
            $crate::numpy::Buffer::Int64($cells) => $body,
            $crate::numpy::Buffer::Float32($cells) => $body,
            $crate::numpy::Buffer::Float64($cells) => $body,
            $crate::numpy::Buffer::Complex128($cells) => $body,
            $crate::numpy::Buffer::Str($cells, _) => $body,
        }
    };
}

/// A buffer of the same type from the cells of a buffer.
macro_rules! rebuilt {
    ($buffer:expr, $cells:ident => $body:expr) => {
        match $buffer {
            $crate::numpy::Buffer::Bool($cells) => $crate::numpy::Buffer::Bool($body),
            $crate::numpy::Buffer::Uint8($cells) => $crate::numpy::Buffer::Uint8($body),
            $crate::numpy::Buffer::Int32($cells) => $crate::numpy::Buffer::Int32($body),
            $crate::numpy::Buffer::Int64($cells) => $crate::numpy::Buffer::Int64($body),
            $crate::numpy::Buffer::Float32($cells) => $crate::numpy::Buffer::Float32($body),
            $crate::numpy::Buffer::Float64($cells) => $crate::numpy::Buffer::Float64($body),
            $crate::numpy::Buffer::Complex128($cells) => $crate::numpy::Buffer::Complex128($body),
            $crate::numpy::Buffer::Str($cells, width) => $crate::numpy::Buffer::Str($body, *width),
        }
    };
}
pub(crate) use rebuilt;

impl Buffer {
    /// So many cells of zero, `False` or the empty text.
    pub fn zeros(dtype: Dtype, len: usize) -> Self {
        match dtype {
            Dtype::Bool => Self::Bool(vec![false; len]),
            Dtype::Uint8 => Self::Uint8(vec![0; len]),
            Dtype::Int32 => Self::Int32(vec![0; len]),
            Dtype::Int64 => Self::Int64(vec![0; len]),
            Dtype::Float32 => Self::Float32(vec![0.0; len]),
            Dtype::Float64 => Self::Float64(vec![0.0; len]),
            Dtype::Complex128 => Self::Complex128(vec![Complex64::default(); len]),
            Dtype::Str(width) => Self::Str(vec![Arc::from(""); len], width),
        }
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        each!(self, cells => cells.len())
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The type of the cells.
    pub fn dtype(&self) -> Dtype {
        match self {
            Self::Bool(_) => Dtype::Bool,
            Self::Uint8(_) => Dtype::Uint8,
            Self::Int32(_) => Dtype::Int32,
            Self::Int64(_) => Dtype::Int64,
            Self::Float32(_) => Dtype::Float32,
            Self::Float64(_) => Dtype::Float64,
            Self::Complex128(_) => Dtype::Complex128,
            Self::Str(_, width) => Dtype::Str(*width),
        }
    }

    /// The value at a place within it.
    pub fn cell(&self, place: usize) -> Cell {
        match self {
            Self::Bool(cells) => Cell::Bool(cells[place]),
            Self::Uint8(cells) => Cell::Uint8(cells[place]),
            Self::Int32(cells) => Cell::Int32(cells[place]),
            Self::Int64(cells) => Cell::Int64(cells[place]),
            Self::Float32(cells) => Cell::Float32(cells[place]),
            Self::Float64(cells) => Cell::Float64(cells[place]),
            Self::Complex128(cells) => Cell::Complex128(cells[place]),
            Self::Str(cells, _) => Cell::Str(Arc::clone(&cells[place])),
        }
    }

    /// Puts a value of the buffer's own type to a place; one of another type is left alone.
    pub fn put(&mut self, place: usize, cell: &Cell) {
        match (self, cell) {
            (Self::Bool(cells), &Cell::Bool(x)) => cells[place] = x,
            (Self::Uint8(cells), &Cell::Uint8(x)) => cells[place] = x,
            (Self::Int32(cells), &Cell::Int32(x)) => cells[place] = x,
            (Self::Int64(cells), &Cell::Int64(x)) => cells[place] = x,
            (Self::Float32(cells), &Cell::Float32(x)) => cells[place] = x,
            (Self::Float64(cells), &Cell::Float64(x)) => cells[place] = x,
            (Self::Complex128(cells), &Cell::Complex128(x)) => cells[place] = x,
            (Self::Str(cells, _), Cell::Str(x)) => cells[place] = Arc::clone(x),
            _ => {}
        }
    }

    /// The cells at these places.
    #[must_use]
    pub fn pick(&self, places: &[usize]) -> Self {
        rebuilt!(self, cells => places.iter().map(|&place| Clone::clone(&cells[place])).collect())
    }

    /// Puts the cell at `from` of another buffer of the same type to the place `to`, for every pair.
    pub(crate) fn write(&mut self, pairs: impl Iterator<Item = (usize, usize)>, source: &Self) {
        macro_rules! copy {
            ($($kind:ident),*) => {
                match (self, source) {
                    $((Self::$kind(cells), Self::$kind(source)) => {
                        for (to, from) in pairs { cells[to] = source[from]; }
                    })*
                    (Self::Str(cells, _), Self::Str(source, _)) => {
                        for (to, from) in pairs { cells[to] = Arc::clone(&source[from]); }
                    }
                    _ => {}
                }
            };
        }
        copy!(Bool, Uint8, Int32, Int64, Float32, Float64, Complex128);
    }
}
