//! The cells that a loop runs over, in the order of memory as NumPy's iterator takes it.

use std::borrow::Cow;

use crate::numpy::element::Element;
use crate::numpy::{Array, Buffer, View};

/// The cells of one operand: one for all, or one for each.
pub(crate) struct Input<'a, T: Element> {
    cells: Cow<'a, [T]>,
    one: bool,
}

impl<'a, T: Element> Input<'a, T> {
    /// Of an array that is already spread.
    pub(crate) fn new(array: &'a Array) -> Self {
        let one = array.size() > 0 && array.view.strides.iter().zip(array.shape()).all(|(&s, &n)| s == 0 || n == 1);
        if one {
            let first = array.through(View { offset: array.view.offset, shape: Vec::new(), strides: Vec::new() });
            return Self { cells: Cow::Owned(vec![first.values::<T>()[0]]), one };
        }
        Self { cells: array.values::<T>(), one }
    }

    pub(crate) fn at(&self, place: usize) -> T {
        self.cells[if self.one { 0 } else { place }]
    }

    pub(crate) fn is_one(&self) -> bool {
        self.cells.len() == 1
    }

    pub(crate) fn any(&self, test: impl Fn(T) -> bool) -> bool {
        self.cells.iter().any(|&x| test(x))
    }
}

/// One number after the other.
pub(crate) fn map<T: Element, R>(a: &Input<T>, len: usize, f: impl Fn(T) -> R) -> Vec<R> {
    if a.one {
        return (0..len).map(|_| f(a.cells[0])).collect();
    }
    a.cells.iter().map(|&x| f(x)).collect()
}

/// Two numbers after the other.
pub(crate) fn zip<T: Element, R>(a: &Input<T>, b: &Input<T>, len: usize, f: impl Fn(T, T) -> R) -> Vec<R> {
    match (a.one, b.one) {
        (true, true) => (0..len).map(|_| f(a.cells[0], b.cells[0])).collect(),
        (true, false) => {
            let x = a.cells[0];
            b.cells.iter().map(|&y| f(x, y)).collect()
        }
        (false, true) => {
            let y = b.cells[0];
            a.cells.iter().map(|&x| f(x, y)).collect()
        }
        (false, false) => a.cells.iter().zip(b.cells.iter()).map(|(&x, &y)| f(x, y)).collect(),
    }
}

/// In which order the axes of these views, which have one shape, follow memory: slowest first.
///
/// Source: `npyiter_find_best_axis_ordering`.
pub(crate) fn memory_order(views: &[&View]) -> Vec<usize> {
    let rank = views.first().map_or(0, |view| view.shape.len());
    // From the fastest axis on, as the iterator sorts.
    let mut order: Vec<usize> = (0..rank).rev().collect();
    for from in 1..rank {
        let axis = order[from];
        let mut to = from;
        for at in (0..from).rev() {
            let other = order[at];
            let (mut ambiguous, mut swap) = (true, false);
            for view in views {
                let (mine, its) = (view.strides[axis].abs(), view.strides[other].abs());
                if mine != 0 && its != 0 && view.shape[axis] != 1 && view.shape[other] != 1 {
                    if its <= mine {
                        swap = false;
                    } else if ambiguous {
                        swap = true;
                    }
                    ambiguous = false;
                }
            }
            if !ambiguous {
                if !swap {
                    break;
                }
                to = at;
            }
        }
        order.remove(from);
        order.insert(to, axis);
    }
    order.reverse();
    order
}

/// Cells that were computed in this order of the axes, seen in their own order.
pub(crate) fn in_order(buffer: Buffer, shape: &[usize], order: &[usize]) -> Array {
    let inner: Vec<usize> = order.iter().map(|&axis| shape[axis]).collect();
    let made = Array::of(buffer, &inner);
    if order.iter().enumerate().all(|(at, &axis)| at == axis) {
        return made;
    }
    let mut back = vec![0; order.len()];
    for (at, &axis) in order.iter().enumerate() {
        back[axis] = at;
    }
    made.through(made.view.permuted(&back))
}
