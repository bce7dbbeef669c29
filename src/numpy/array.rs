//! An array that owns a view of its cells.

use std::sync::Arc;

use super::buffer::rebuilt;
use super::element::{Element, gather};
use super::{Buffer, Dtype, Error, ErrorKind, View};

/// A view with the buffer that it looks at; clones share the buffer.
#[derive(Debug, Clone, PartialEq)]
pub struct Array {
    /// The cells.
    pub buffer: Arc<Buffer>,
    /// Which of them, in which order.
    pub view: View,
}

impl Array {
    /// The cells in C order, in this shape.
    ///
    /// # Errors
    /// If the shape has another number of cells, in the words of `reshape`.
    pub fn new(buffer: Buffer, shape: &[usize]) -> Result<Self, Error> {
        if shape.iter().product::<usize>() != buffer.len() {
            let axes = super::view::shape_text(shape);
            let message = format!("cannot reshape array of size {} into shape {axes}", buffer.len());
            return Err(Error::new(ErrorKind::Value, message));
        }
        Ok(Self::of(buffer, shape))
    }

    /// The cells in C order, in a shape that has as many.
    pub(crate) fn of(buffer: Buffer, shape: &[usize]) -> Self {
        debug_assert_eq!(shape.iter().product::<usize>(), buffer.len());
        Self { buffer: Arc::new(buffer), view: View::contiguous(shape) }
    }

    /// These numbers along one axis.
    pub(crate) fn row<T: Element>(cells: Vec<T>) -> Self {
        let len = cells.len();
        Self::of(T::wrap(cells), &[len])
    }

    /// One number without axes.
    pub(crate) fn one<T: Element>(cell: T) -> Self {
        Self::of(T::wrap(vec![cell]), &[])
    }

    /// The type of the cells.
    pub fn dtype(&self) -> Dtype {
        self.buffer.dtype()
    }

    /// The lengths of its axes.
    pub fn shape(&self) -> &[usize] {
        &self.view.shape
    }

    /// How many axes it has.
    pub fn rank(&self) -> usize {
        self.view.shape.len()
    }

    /// How many cells it shows.
    pub fn size(&self) -> usize {
        self.view.size()
    }

    /// The same cells through another view.
    #[must_use]
    pub fn through(&self, view: View) -> Self {
        Self { buffer: Arc::clone(&self.buffer), view }
    }

    /// The places of its cells in the buffer, in C order.
    pub fn places(&self) -> Vec<usize> {
        let mut places = Vec::with_capacity(self.size());
        self.view.runs(|start, stride, len| {
            places.extend((0..len).map(|at| (start as isize + at as isize * stride) as usize));
        });
        places
    }

    /// Its cells in C order, in a buffer of their own.
    pub fn packed(&self) -> Buffer {
        rebuilt!(&*self.buffer, cells => gather(cells, &self.view))
    }

    /// A copy of its own in C order.
    #[must_use]
    pub fn copied(&self) -> Self {
        Self::of(self.packed(), &self.view.shape)
    }

    /// The cells at these places of its buffer, in this shape.
    pub(crate) fn picked(&self, places: &[usize], shape: &[usize]) -> Self {
        Self::of(self.buffer.pick(places), shape)
    }

    /// Seen in this shape, to which it must broadcast.
    pub(crate) fn spread(&self, shape: &[usize]) -> Self {
        self.through(self.view.spread(shape))
    }

    /// In another shape of as many cells: a view where the strides allow it, else a copy.
    pub(crate) fn reshaped(&self, shape: &[usize]) -> Self {
        match self.view.reshaped(shape) {
            Some(view) => self.through(view),
            None => Self::of(self.packed(), shape),
        }
    }
}
