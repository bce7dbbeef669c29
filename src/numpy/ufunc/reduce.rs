//! Axes folded into one number each, in NumPy's order of summation.

use super::input::memory_order;
use super::number::Number;
use crate::numpy::element::gather;
use crate::numpy::{Array, Kind, View};

/// What is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fold {
    Sum,
    Product,
    Max,
    Min,
}

/// One axis as the loop sees it.
#[derive(Clone, Copy)]
struct Axis {
    len: usize,
    stride: isize,
    folded: bool,
}

/// A run's sum as `pairwise_sum` in NumPy's loops adds it.
pub(crate) fn pairwise<T: Number>(cells: &[T]) -> T {
    let lanes = match T::DTYPE.kind() {
        Kind::Float => 8,
        Kind::Complex => 4,
        _ => return cells.iter().fold(T::default(), |sum, &x| sum.plus(x)),
    };
    let len = cells.len();
    if len < lanes {
        return cells.iter().fold(T::default(), |sum, &x| sum.plus(x));
    }
    if len > 16 * lanes {
        let half = if lanes == 8 { len / 2 - len / 2 % 8 } else { (len - len % 8) / 2 };
        return pairwise(&cells[..half]).plus(pairwise(&cells[half..]));
    }
    let mut sums = [T::default(); 8];
    sums[..lanes].copy_from_slice(&cells[..lanes]);
    let mut blocks = cells[lanes..].chunks_exact(lanes);
    for block in &mut blocks {
        for (sum, &x) in sums.iter_mut().zip(block) {
            *sum = sum.plus(x);
        }
    }
    let mut width = lanes;
    while width > 1 {
        for at in 0..width / 2 {
            sums[at] = sums[2 * at].plus(sums[2 * at + 1]);
        }
        width /= 2;
    }
    blocks.remainder().iter().fold(sums[0], |sum, &x| sum.plus(x))
}

impl Fold {
    fn step<T: Number>(self, a: T, b: T) -> T {
        match self {
            Self::Sum => a.plus(b),
            Self::Product => a.times(b),
            Self::Max => a.larger(b),
            Self::Min => a.smaller(b),
        }
    }

    /// A run folded into what is there.
    fn run<T: Number>(self, start: T, cells: &[T]) -> T {
        match self {
            Self::Sum => start.plus(pairwise(cells)),
            Self::Product => cells.iter().fold(start, |all, &x| all.times(x)),
            Self::Max => cells.iter().fold(start, |all, &x| all.larger(x)),
            Self::Min => cells.iter().fold(start, |all, &x| all.smaller(x)),
        }
    }
}

/// The axes in the order of memory, slowest first, joined where they can be.
fn axes_of(view: &View, folded: &[bool]) -> (usize, Vec<Axis>, Vec<usize>) {
    let mut offset = view.offset as isize;
    let mut strides = view.strides.clone();
    for axis in (0..strides.len()).filter(|&axis| folded[axis] && view.strides[axis] < 0) {
        offset += strides[axis] * (view.shape[axis] as isize - 1);
        strides[axis] = -strides[axis];
    }
    let order = memory_order(&[&View { offset: 0, shape: view.shape.clone(), strides: strides.clone() }]);
    let mut axes: Vec<Axis> = Vec::new();
    for &axis in order.iter().filter(|&&axis| view.shape[axis] != 1) {
        let next = Axis { len: view.shape[axis], stride: strides[axis], folded: folded[axis] };
        match axes.last_mut() {
            Some(last) if last.folded == next.folded && last.stride == next.stride * next.len as isize => {
                *last = Axis { len: last.len * next.len, ..next };
            }
            _ => axes.push(next),
        }
    }
    let kept = order.into_iter().filter(|&axis| !folded[axis]).collect();
    (offset as usize, axes, kept)
}

/// Folds the marked axes of an array of this type into numbers that begin with `start`; `None` begins with the first.
///
/// The result has the kept axes in their order.
pub(crate) fn fold<T: Number>(fold: Fold, array: &Array, folded: &[bool], start: Option<T>) -> Array {
    let kept_shape: Vec<usize> =
        array.shape().iter().zip(folded).filter(|(_, folded)| !**folded).map(|(&len, _)| len).collect();
    let (offset, axes, order) = axes_of(&array.view, folded);
    let count = kept_shape.iter().product();
    let Some(cells) = T::cells(&array.buffer) else {
        return Array::of(T::wrap(vec![T::default(); count]), &kept_shape);
    };
    let mut sums = vec![start.unwrap_or_default(); count];
    if array.size() > 0 {
        if start.is_none() {
            let first = View {
                offset,
                shape: axes.iter().map(|axis| if axis.folded { 1 } else { axis.len }).collect(),
                strides: axes.iter().map(|axis| axis.stride).collect(),
            };
            sums = gather(cells, &first);
        }
        run_all(fold, cells, offset, &axes, &mut sums);
    }
    // The sums stand in the order of memory.
    let rank_of = |axis: usize| (0..axis).filter(|&axis| !folded[axis]).count();
    let order: Vec<usize> = order.into_iter().map(rank_of).collect();
    super::input::in_order(T::wrap(sums), &kept_shape, &order)
}

fn run_all<T: Number>(fold: Fold, cells: &[T], offset: usize, axes: &[Axis], sums: &mut [T]) {
    let Some((inner, outer)) = axes.split_last() else {
        sums[0] = fold.run(sums[0], &cells[offset..=offset]);
        return;
    };
    let mut weights = vec![0; outer.len()];
    let mut weight = if inner.folded { 1 } else { inner.len };
    for at in (0..outer.len()).rev().filter(|&at| !outer[at].folded) {
        weights[at] = weight;
        weight *= outer[at].len;
    }
    let (mut at, mut place, mut to) = (vec![0; outer.len()], offset as isize, 0_usize);
    let mut run = Vec::new();
    loop {
        let start = place as usize;
        let line = if inner.stride == 1 {
            &cells[start..start + inner.len]
        } else {
            run.clear();
            run.extend((0..inner.len).map(|at| cells[(place + at as isize * inner.stride) as usize]));
            &run[..]
        };
        if inner.folded {
            sums[to] = fold.run(sums[to], line);
        } else {
            for (sum, &x) in sums[to..].iter_mut().zip(line) {
                *sum = fold.step(*sum, x);
            }
        }
        let mut axis = outer.len();
        loop {
            if axis == 0 {
                return;
            }
            axis -= 1;
            at[axis] += 1;
            place += outer[axis].stride;
            to += weights[axis];
            if at[axis] < outer[axis].len {
                break;
            }
            place -= outer[axis].stride * outer[axis].len as isize;
            to -= weights[axis] * outer[axis].len;
            at[axis] = 0;
        }
    }
}
