//! Functions of NumPy that go along an axis: which cells of what they are given a cell of the result comes from.

use crate::numpy::Operand;
use crate::ops::{Cell, Shape};
use crate::python::session::OperationRecord;

/// The cells of an argument that a cell of the result comes from: a lane along some of its axes, or a stretch of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The shape of the argument.
    given: Shape,
    /// For each axis of the argument the axis of the result that has the same places; nothing where the lane goes along it.
    places: Vec<Option<usize>>,
    /// The axis of the result along which the place is counted that a stretch hangs on.
    own: usize,
    stretch: Stretch,
}

/// Which cells of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    /// All.
    All,
    /// Those up to the place of the cell.
    UpTo,
    /// So many, of which the first lies so many ahead of the place of the cell.
    Some {
        /// How many.
        count: usize,
        /// How many ahead.
        ahead: usize,
    },
    /// The two beside the place of the cell; where there is only one, that and the cell itself.
    Beside,
}

/// Along which axes a function goes that is told of none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Usual {
    All,
    First,
    Last,
}

/// A function that goes along an axis.
struct Goes {
    /// Which operand says along which.
    at: usize,
    usual: Usual,
    stretch: Stretch,
}

impl Lane {
    /// Along these axes of an argument, where the result has the shape that comes of that; it may have axes ahead of those of
    /// the argument.
    pub fn along(axes: &[bool], given: Shape, result: Shape, ahead: usize, stretch: Stretch) -> Option<Self> {
        let lengths = result.axes().get(ahead..)?;
        let left = axes.iter().filter(|is_along| !**is_along).count();
        let is_kept = lengths.len() == given.rank();
        let is_flat = left == 0 && lengths.len() <= 1;
        if given.is_empty() || !(is_kept || lengths.len() == left || is_flat) {
            return None;
        }
        let (mut places, mut own, mut next) = (vec![], ahead, ahead);
        for (axis, is_along) in axes.iter().enumerate() {
            let at = if is_kept { ahead + axis } else { next };
            if *is_along {
                own = if is_kept && left > 0 { at } else { own };
                places.push(None);
                continue;
            }
            next += 1;
            if result.axes()[at] != given.axes()[axis] {
                return None;
            }
            places.push(Some(at));
        }
        let along: usize = axes.iter().filter(|is_along| **is_along).count();
        let counts = is_flat || (is_kept && along == 1);
        (stretch == Stretch::All || counts).then_some(Self { given, places, own, stretch })
    }

    /// Every cell of an argument.
    pub fn all(given: Shape) -> Self {
        Self { given, places: vec![None; given.rank()], own: 0, stretch: Stretch::All }
    }

    /// How many cells there are, and where in the lane the first is; of two that do not lie beside each other, how far apart.
    fn extent(&self, cell: Cell, result: Shape) -> (usize, usize, usize) {
        let len = self.lengths().map(|(_, len)| len).product::<usize>();
        let place = if self.own < result.rank() { cell.along(self.own, result) } else { 0 };
        match self.stretch {
            Stretch::All => (len, 0, 1),
            Stretch::UpTo => ((place + 1).min(len), 0, 1),
            Stretch::Some { count, ahead } => {
                let (from, to) = (place.saturating_sub(ahead), (place + count).saturating_sub(ahead).min(len));
                (to.saturating_sub(from), from, 1)
            }
            Stretch::Beside if place > 0 && place + 1 < len => (2, place - 1, 2),
            Stretch::Beside => (len.min(2), place.saturating_sub(1), 1),
        }
    }

    fn lengths(&self) -> impl DoubleEndedIterator<Item = (usize, usize)> + '_ {
        let along = self.places.iter().enumerate().filter(|(_, place)| place.is_none());
        along.map(|(axis, _)| (axis, self.given.axes()[axis]))
    }

    /// How many cells of the argument a cell of the result comes from.
    pub fn len(&self, cell: Cell, result: Shape) -> usize {
        self.extent(cell, result).0
    }

    /// The `k`-th of them.
    pub fn cell(&self, k: usize, cell: Cell, result: Shape) -> Cell {
        let (_, first, apart) = self.extent(cell, result);
        let mut index: Vec<usize> =
            self.places.iter().map(|place| place.map_or(0, |axis| cell.along(axis, result))).collect();
        let mut left = first + k * apart;
        for (axis, len) in self.lengths().rev() {
            index[axis] = left % len;
            left /= len;
        }
        Cell::from_index(&index)
    }
}

/// What a function goes along, where it is one that goes along an axis.
fn goes(record: &OperationRecord) -> Option<Goes> {
    let name = record.name.as_str();
    let plain = name.strip_prefix('.').unwrap_or(name);
    let plain = plain.strip_prefix("nan").unwrap_or(plain);
    let (at, usual, stretch) = match plain {
        "sum" | "prod" | "max" | "amax" | "min" | "amin" | "mean" | "var" | "std" | "any" | "all" | "argmax"
        | "argmin" | "ptp" | "median" | "average" | "count_nonzero" => (1, Usual::All, Stretch::All),
        "percentile" | "quantile" | "linalg.norm" => (2, Usual::All, Stretch::All),
        "cumsum" | "cumprod" => (1, Usual::All, Stretch::UpTo),
        "cumulative_sum" | "cumulative_prod" => (usize::MAX, Usual::All, Stretch::UpTo),
        "sort" | "argsort" => (1, Usual::Last, Stretch::All),
        "partition" | "argpartition" | "fft.irfft" => (2, Usual::Last, Stretch::All),
        "trapezoid" => (3, Usual::Last, Stretch::All),
        "diff" => (2, Usual::Last, differences(record)?),
        "gradient" if record.operands.len() == 1 && keyword(record, "edge_order").is_none() => {
            (usize::MAX, Usual::Last, Stretch::Beside)
        }
        // Python's own adds the rows of an array.
        "builtins.sum" if record.operands.len() == 1 => (usize::MAX, Usual::First, Stretch::All),
        _ if plain.ends_with(".reduce") => (1, Usual::First, Stretch::All),
        _ if plain.ends_with(".accumulate") => (1, Usual::First, Stretch::UpTo),
        _ => return None,
    };
    Some(Goes { at, usual, stretch })
}

fn keyword<'a>(record: &'a OperationRecord, name: &str) -> Option<&'a Operand> {
    record.keywords.iter().find(|(known, _)| known == name).map(|(_, of)| &of.value)
}

/// What an argument is, given by its name or in its place.
fn argument<'a>(record: &'a OperationRecord, name: &str, at: usize) -> Option<&'a Operand> {
    keyword(record, name).or_else(|| record.operands.get(at).map(|operand| &operand.value))
}

/// The stretch that `np.diff` takes differences of.
fn differences(record: &OperationRecord) -> Option<Stretch> {
    let order = argument(record, "n", 1);
    let order = order.map_or(Some(1), Operand::as_index).and_then(|order| usize::try_from(order).ok())?;
    // What is put ahead is one number, or its length hangs on the axis.
    let ahead = match keyword(record, "prepend") {
        None => 0,
        Some(one) if one.is_scalar() => 1,
        Some(_) => return None,
    };
    Some(Stretch::Some { count: order + 1, ahead })
}

/// Which operand says along which axis an operation goes.
pub fn axis_operand(record: &OperationRecord) -> Option<usize> {
    goes(record).map(|goes| goes.at)
}

/// Along which axes of its first argument an operation goes that may go along some; nothing where that is not known.
pub fn axes(record: &OperationRecord, rank: usize) -> Option<Vec<bool>> {
    let Goes { at, usual, .. } = goes(record)?;
    let said = argument(record, "axis", at);
    let mut axes = vec![false; rank];
    let mut mark = |axis: i64| {
        let place = if axis < 0 { axis + rank as i64 } else { axis };
        usize::try_from(place).ok().and_then(|place| axes.get_mut(place)).map(|is_along| *is_along = true)
    };
    match (said, usual) {
        (Some(Operand::Tuple(several)), _) => {
            for axis in several {
                mark(axis.as_index()?)?;
            }
        }
        (Some(Operand::None), _) | (None, Usual::All) => axes.fill(true),
        (Some(axis), _) => mark(axis.as_index()?)?,
        // A number has no axes.
        (None, _) if rank == 0 => {}
        (None, Usual::First) => mark(0)?,
        (None, Usual::Last) => mark(-1)?,
    }
    Some(axes)
}

/// For each argument of an operation that goes along an axis the cells that a cell of its result comes from.
pub fn lanes(record: &OperationRecord, given: &[Shape], result: Shape) -> Option<Vec<Lane>> {
    let (first, others) = given.split_first()?;
    let axes = axes(record, first.rank())?;
    let Goes { stretch, .. } = goes(record)?;
    // Several quantiles are asked for at once.
    let asked = record.name.ends_with("quantile") || record.name.ends_with("percentile");
    let asked = if asked { argument(record, "q", 1).and_then(|of| of.to_array().ok()) } else { None };
    let ahead = asked.map_or(0, |asked| asked.rank());
    let lane = Lane::along(&axes, *first, result, ahead, stretch)?;
    let beside = others.iter().map(|other| {
        if ahead > 0 && other.rank() == ahead {
            let places = (0..ahead).map(Some).collect();
            Lane { given: *other, places, own: 0, stretch: Stretch::All }
        } else if other == first {
            Lane { given: *other, ..lane.clone() }
        } else {
            Lane::all(*other)
        }
    });
    Some(std::iter::once(lane.clone()).chain(beside).collect())
}
