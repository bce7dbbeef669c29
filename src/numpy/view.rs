//! Which cells of a buffer an array shows.

use super::{Error, ErrorKind};

/// A slice of Python: any part may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slice {
    /// The first place.
    pub start: Option<i64>,
    /// The place behind the last.
    pub stop: Option<i64>,
    /// From place to place.
    pub step: Option<i64>,
}

impl Slice {
    /// First place, step and number of places along an axis of this length, as Python's `slice.indices`.
    ///
    /// # Errors
    /// If the step is 0.
    pub fn places(self, len: usize) -> Result<(i64, i64, usize), Error> {
        let (n, step) = (len as i64, self.step.unwrap_or(1));
        if step == 0 {
            return Err(Error::new(ErrorKind::Value, "slice step cannot be zero"));
        }
        let (low, high) = if step > 0 { (0, n) } else { (-1, n - 1) };
        let within = |place: i64| if place < 0 { place.saturating_add(n) } else { place }.clamp(low, high);
        let start = self.start.map_or(if step > 0 { low } else { high }, within);
        let stop = self.stop.map_or(if step > 0 { high } else { low }, within);
        let span = if step > 0 { stop - start } else { start - stop };
        let count = if span <= 0 { 0 } else { (span as u64 - 1) / step.unsigned_abs() + 1 };
        Ok((start, step, count as usize))
    }
}

/// Offset, shape and strides, all counted in cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The place of the first cell.
    pub offset: usize,
    /// The lengths of the axes.
    pub shape: Vec<usize>,
    /// From cell to cell along each axis.
    pub strides: Vec<isize>,
}

impl View {
    /// All cells in C order.
    pub fn contiguous(shape: &[usize]) -> Self {
        let mut strides = vec![1; shape.len()];
        for axis in (1..shape.len()).rev() {
            strides[axis - 1] = strides[axis] * shape[axis].max(1) as isize;
        }
        Self { offset: 0, shape: shape.to_vec(), strides }
    }

    /// How many cells it shows.
    pub fn size(&self) -> usize {
        self.shape.iter().product()
    }

    /// The place in the buffer of the cell at this index, which must be within the shape.
    pub fn place(&self, index: &[usize]) -> usize {
        let along = index.iter().zip(&self.strides).map(|(&at, &stride)| at as isize * stride);
        (self.offset as isize + along.sum::<isize>()) as usize
    }

    /// Calls with first place, stride and length of every run along the last axis, in C order.
    pub(crate) fn runs(&self, mut each: impl FnMut(usize, isize, usize)) {
        if self.size() == 0 {
            return;
        }
        if let Some(range) = self.contiguous_range() {
            return each(range.start, 1, range.len());
        }
        let Some((&len, outer)) = self.shape.split_last() else { return each(self.offset, 1, 1) };
        let (stride, mut at, mut place) = (self.strides[outer.len()], vec![0; outer.len()], self.offset as isize);
        loop {
            each(place as usize, stride, len);
            let mut axis = outer.len();
            loop {
                if axis == 0 {
                    return;
                }
                axis -= 1;
                at[axis] += 1;
                place += self.strides[axis];
                if at[axis] < outer[axis] {
                    break;
                }
                place -= self.strides[axis] * outer[axis] as isize;
                at[axis] = 0;
            }
        }
    }

    /// The places of its cells, if they stand one behind the other in C order.
    pub(crate) fn contiguous_range(&self) -> Option<std::ops::Range<usize>> {
        if self.shape.contains(&0) {
            return Some(0..0);
        }
        let mut expected = 1;
        for (&len, &stride) in self.shape.iter().zip(&self.strides).rev() {
            if len != 1 && stride != expected {
                return None;
            }
            expected *= len as isize;
        }
        Some(self.offset..self.offset + expected as usize)
    }

    /// Seen in a shape to which it broadcasts.
    pub(crate) fn spread(&self, shape: &[usize]) -> Self {
        let mut strides = vec![0; shape.len()];
        let ahead = shape.len() - self.shape.len();
        for axis in 0..self.shape.len() {
            strides[ahead + axis] = if self.shape[axis] == 1 { 0 } else { self.strides[axis] };
        }
        Self { offset: self.offset, shape: shape.to_vec(), strides }
    }

    /// Its axes in this order.
    pub(crate) fn permuted(&self, order: &[usize]) -> Self {
        Self {
            offset: self.offset,
            shape: order.iter().map(|&axis| self.shape[axis]).collect(),
            strides: order.iter().map(|&axis| self.strides[axis]).collect(),
        }
    }

    /// In another shape of as many cells, if strides can say it.
    pub(crate) fn reshaped(&self, shape: &[usize]) -> Option<Self> {
        if self.size() == 0 {
            return Some(Self { offset: self.offset, ..Self::contiguous(shape) });
        }
        let old: Vec<(usize, isize)> =
            self.shape.iter().copied().zip(self.strides.iter().copied()).filter(|axis| axis.0 != 1).collect();
        let mut strides = vec![0; shape.len()];
        let (mut from, mut to) = (0, 0);
        while from < old.len() && to < shape.len() {
            let (first_from, first_to) = (from, to);
            let (mut have, mut want) = (old[from].0, shape[to]);
            while have != want {
                if want < have {
                    to += 1;
                    want *= shape.get(to)?;
                } else {
                    from += 1;
                    have *= old.get(from)?.0;
                }
            }
            for axis in first_from..from {
                if old[axis].1 != old[axis + 1].1 * old[axis + 1].0 as isize {
                    return None;
                }
            }
            let mut stride = old[from].1;
            for axis in (first_to..=to).rev() {
                strides[axis] = stride;
                stride *= shape[axis] as isize;
            }
            from += 1;
            to += 1;
        }
        let last = if to > 0 { strides[to - 1] } else { 1 };
        strides[to..].fill(last);
        Some(Self { offset: self.offset, shape: shape.to_vec(), strides })
    }

    /// With the axes in reverse order.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let mut view = self.clone();
        view.shape.reverse();
        view.strides.reverse();
        view
    }

    /// With one place of an axis taken and the axis gone.
    ///
    /// # Errors
    /// If the index is out of bounds, in NumPy's words.
    pub fn at(&self, axis: usize, index: i64) -> Result<Self, Error> {
        let len = self.shape[axis] as i64;
        if index < -len || index >= len {
            let message = format!("index {index} is out of bounds for axis {axis} with size {len}");
            return Err(Error::new(ErrorKind::Index, message));
        }
        let mut view = self.clone();
        let place = index.rem_euclid(len) as isize;
        view.offset = (self.offset as isize + place * self.strides[axis]) as usize;
        view.shape.remove(axis);
        view.strides.remove(axis);
        Ok(view)
    }

    /// With an axis cut by a slice.
    ///
    /// # Errors
    /// If the step is 0.
    pub fn sliced(&self, axis: usize, slice: Slice) -> Result<Self, Error> {
        let (start, step, count) = slice.places(self.shape[axis])?;
        let mut view = self.clone();
        if count > 0 {
            view.offset = (self.offset as isize + start as isize * self.strides[axis]) as usize;
        }
        view.shape[axis] = count;
        view.strides[axis] = self.strides[axis].saturating_mul(step as isize);
        Ok(view)
    }
}

/// A shape as Python writes a tuple.
pub(super) fn shape_text(shape: &[usize]) -> String {
    match shape {
        [only] => format!("({only},)"),
        _ => format!("({})", shape.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")),
    }
}

/// The shape that all of these broadcast to.
///
/// # Errors
/// If they do not, in NumPy's words, with its blank at the end.
pub fn broadcast_shapes(shapes: &[&[usize]]) -> Result<Vec<usize>, Error> {
    let rank = shapes.iter().map(|shape| shape.len()).max().unwrap_or(0);
    let mut result = vec![1; rank];
    for shape in shapes {
        for (whole, &len) in result[rank - shape.len()..].iter_mut().zip(*shape) {
            if len != 1 && *whole != 1 && len != *whole {
                let all = shapes.iter().fold(String::new(), |text, shape| text + &shape_text(shape) + " ");
                let message = format!("operands could not be broadcast together with shapes {all}");
                return Err(Error::new(ErrorKind::Value, message));
            }
            if len != 1 {
                *whole = len;
            }
        }
    }
    Ok(result)
}
