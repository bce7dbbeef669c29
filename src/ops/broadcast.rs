//! NumPy's broadcasting: which shapes go together, and which cell of each takes part where.

use super::{Cell, MOST_AXES, Shape};

impl Shape {
    /// The shape that NumPy's broadcasting gives two arguments, where they have one in common: shapes are aligned at
    /// their last axis, and an axis of length 1 stretches to the other's length.
    pub fn broadcast(self, other: Self) -> Option<Self> {
        let rank = self.rank().max(other.rank());
        let mut lengths = [0; MOST_AXES];
        for (axis, length) in lengths[..rank].iter_mut().enumerate() {
            let of = |shape: &Self| (axis + shape.rank()).checked_sub(rank).map_or(1, |axis| shape.axes()[axis]);
            *length = match (of(&self), of(&other)) {
                (a, b) if a == b => a,
                (1, b) => b,
                (a, 1) => a,
                _ => return None,
            };
        }
        Some(Self::new(&lengths[..rank]))
    }

    /// Which cell of an array of this shape takes part in `cell` of a result of shape `result` that it was broadcast to.
    pub fn source_of(self, cell: Cell, result: Self) -> Cell {
        if self == result {
            return cell;
        }
        let mut index = [0; MOST_AXES];
        let missing = result.rank() - self.rank();
        for (axis, length) in self.axes().iter().enumerate() {
            index[axis] = if *length == 1 { 0 } else { cell.along(axis + missing, result) };
        }
        Cell::from_index(&index[..self.rank()])
    }

    /// For every cell of a result of shape `result`, row by row, the place in an array of this shape that was broadcast
    /// to it: what [`Self::source_of`] says of each, at the price of a step.
    pub fn stretched_to(self, result: Self) -> Stretched {
        let (rank, missing) = (result.rank(), result.rank() - self.rank());
        let mut walk =
            Stretched { left: result.len(), place: 0, rank, index: [0; MOST_AXES], axes: [(0, 0); MOST_AXES] };
        let mut distance = 1;
        for axis in (0..rank).rev() {
            let length = axis.checked_sub(missing).map_or(1, |axis| self.axes()[axis]);
            walk.axes[axis] = (result.axes()[axis], if length == 1 { 0 } else { distance });
            distance *= length;
        }
        walk
    }
}

/// The places of an array that is stretched, as [`Shape::stretched_to`] walks through them.
#[derive(Debug, Clone)]
pub struct Stretched {
    left: usize,
    place: usize,
    rank: usize,
    index: [usize; MOST_AXES],
    /// How long each axis of the result is, and how far apart neighbours along it stand in the source.
    axes: [(usize, usize); MOST_AXES],
}

impl Iterator for Stretched {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        self.left = self.left.checked_sub(1)?;
        let place = self.place;
        for axis in (0..self.rank).rev() {
            let (length, distance) = self.axes[axis];
            self.index[axis] += 1;
            self.place += distance;
            if self.index[axis] < length {
                break;
            }
            self.index[axis] = 0;
            self.place -= distance * length;
        }
        Some(place)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Stretched {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_broadcast_as_numpy_has_it() {
        for (a, b, together) in [
            (&[][..], &[][..], Some(&[][..])),
            (&[], &[3], Some(&[3])),
            (&[3], &[3], Some(&[3])),
            (&[1], &[3], Some(&[3])),
            (&[2], &[3], None),
            (&[2, 3], &[3], Some(&[2, 3])),
            (&[2], &[2, 3], None),
            (&[2, 1], &[3], Some(&[2, 3])),
            (&[2, 1], &[1, 3], Some(&[2, 3])),
            (&[2, 3], &[3, 2], None),
            (&[4, 1, 3], &[2, 1], Some(&[4, 2, 3])),
            (&[4, 2, 3], &[2], None),
            (&[0, 1], &[5], Some(&[0, 5])),
            (&[1, 2, 3, 4, 5, 6], &[], Some(&[1, 2, 3, 4, 5, 6])),
        ] {
            let (a, b, together) = (Shape::new(a), Shape::new(b), together.map(Shape::new));
            assert_eq!(a.broadcast(b), together, "{a} with {b}");
            assert_eq!(b.broadcast(a), together, "{b} with {a}");
        }
    }

    #[test]
    fn what_is_stretched_is_found_again_in_its_source() {
        for (of, result) in [
            (&[][..], &[2, 3][..]),
            (&[3], &[2, 3]),
            (&[1], &[4]),
            (&[2, 1], &[2, 3]),
            (&[1, 3], &[2, 3]),
            (&[3], &[4, 2, 3]),
            (&[4, 1, 3], &[4, 2, 3]),
            (&[2, 1], &[4, 2, 3]),
            (&[1], &[0]),
            (&[0, 1], &[0, 5]),
            (&[2, 1, 3, 1, 2, 1], &[2, 4, 3, 2, 2, 5]),
        ] {
            let (of, result) = (Shape::new(of), Shape::new(result));
            let places = of.stretched_to(result);
            assert_eq!(places.len(), result.len());
            for (cell, place) in result.cells().zip(places) {
                let source = of.source_of(cell, result);
                assert_eq!(of.place(source), place);
                assert!(of.has(source));
                for axis in 0..of.rank() {
                    let index = cell.along(axis + result.rank() - of.rank(), result);
                    assert_eq!(source.along(axis, of), if of.axes()[axis] == 1 { 0 } else { index });
                }
            }
        }
    }
}
