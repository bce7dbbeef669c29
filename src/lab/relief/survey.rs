//! A loss surface, computed beside the event loop.

use std::sync::Arc;

use super::Axes;
use super::directions::Directions;
use super::walk::Walk;
use crate::lab::{Refusal, Request, Snapshot};
use crate::math::{Pieces, level_line};

/// Columns and rows of the grid that a surface is computed on: as many as what it costs allows.
const GRIDS: [(usize, usize); 3] = [(64, 56), (40, 36), (24, 22)];

/// What computing one may cost, in units of half a nanosecond: about a second and a half.
const EFFORT: u64 = 3_000_000_000;

/// The shares of the grid that lie below each level line.
const SHARES: [f64; 7] = [0.02, 0.08, 0.2, 0.36, 0.54, 0.72, 0.88];

/// Room around the ways, as a share of how far they go.
const ROOM: f64 = 0.4;

/// How far the ways of others may go beyond that of the run in front and still be seen whole.
const BEYOND: f64 = 10.0;

/// How much further up and down the grid goes than what is to be seen: an axis is widened so that its ticks fall on rows.
const FURTHER: f64 = 0.75;

/// Asks for the loss around where a run stands.
#[derive(Debug, Clone)]
pub struct Survey {
    /// Over which directions.
    pub axes: Axes,
    /// Runs beside it whose ways are to be drawn over it.
    pub others: Vec<Arc<Snapshot>>,
}

impl PartialEq for Survey {
    fn eq(&self, other: &Self) -> bool {
        let pairs = || self.others.iter().zip(&other.others);
        self.axes == other.axes && self.others.len() == other.others.len() && pairs().all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

/// The loss over a plane through what a run has learnt.
#[derive(Debug, Clone, PartialEq)]
pub struct Relief {
    /// The scalar.
    pub loss: String,
    /// What is along each axis.
    pub names: [String; 2],
    /// How much of the way the two directions explain; nothing where they are two weights.
    pub share: Option<f64>,
    /// How many numbers are learnt that are the same all over it, or hang on the two directions.
    pub others: usize,
    /// Least and greatest of both coordinates of the grid.
    pub bounds: [[f64; 2]; 2],
    /// Least and greatest of what is to be seen of it.
    pub seen: [[f64; 2]; 2],
    /// Columns of the grid.
    pub columns: usize,
    /// The loss at its points, row by row from the least coordinates on.
    pub losses: Vec<f64>,
    /// Levels, and the pieces of their lines.
    pub levels: Vec<(f64, Pieces)>,
    /// The way of the run in front and those of the others, each up to where it stands.
    pub ways: Vec<Vec<(f64, f64)>>,
}

impl Relief {
    /// The share of the grid that lies below the loss at this place; nothing outside and where that is no number.
    pub fn height(&self, (x, y): (f64, f64)) -> Option<f64> {
        let rows = self.losses.len() / self.columns;
        let index = |value: f64, [least, most]: [f64; 2], count: usize| {
            let place = ((value - least) / (most - least) * (count - 1) as f64).round();
            (0.0..count as f64).contains(&place).then_some(place as usize)
        };
        let (column, row) = (index(x, self.bounds[0], self.columns)?, index(y, self.bounds[1], rows)?);
        let loss = self.losses[row * self.columns + column];
        let below = self.levels.iter().filter(|(level, _)| *level < loss).count();
        loss.is_finite().then_some(below as f64 / self.levels.len().max(1) as f64)
    }
}

impl Request for Survey {
    type Answer = Result<Relief, Refusal>;

    const IS_LONG: bool = true;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Self::Answer {
        let walk = Walk::of(snapshot)?;
        let directions = Directions::of(&self.axes, &walk)?;
        let put = |way: &[Vec<f64>]| -> Vec<(f64, f64)> {
            way.iter().map(|numbers| directions.coordinates(numbers, walk.here())).collect()
        };
        let own = put(&walk.way);
        let ahead = put(&walk.ahead);
        let is_like = |other: &Walk| {
            let shapes = |walk: &Walk| walk.weights.iter().map(|one| (one.name.clone(), one.shape)).collect::<Vec<_>>();
            shapes(other) == shapes(&walk)
        };
        let other =
            |other: &Arc<Snapshot>| Walk::of(other).ok().filter(is_like).map_or(vec![], |other| put(&other.way));
        let ways: Vec<Vec<(f64, f64)>> = std::iter::once(own).chain(self.others.iter().map(other)).collect();
        let seen = seen(&ways, &ahead);
        let [bottom, top] = seen[1];
        let bounds = [seen[0], [bottom - (top - bottom) * FURTHER, top + (top - bottom) * FURTHER]];
        let cost = walk.evaluation.effort();
        let grid = GRIDS.into_iter().find(|(columns, rows)| cost.saturating_mul((columns * rows) as u64) <= EFFORT);
        let (columns, rows) =
            grid.ok_or_else(|| Refusal("there are too many rows to draw the loss over them".to_owned()))?;
        let [across, up] = bounds;
        let at =
            |[least, most]: [f64; 2], index: f64, count: usize| least + (most - least) * index / (count - 1) as f64;
        let place = |(column, row): (f64, f64)| (at(across, column, columns), at(up, row, rows));
        let moves = directions.moves();
        let loss = |index: usize| {
            let point = place(((index % columns) as f64, (index / columns) as f64));
            walk.loss_at(&directions.numbers(point, walk.here()), &moves)
        };
        let losses: Vec<f64> = (0..columns * rows).map(loss).collect();
        let line = |level: f64| {
            let pieces = level_line(columns, &losses, level);
            (level, pieces.into_iter().map(|piece| piece.map(place)).collect())
        };
        let is_seen = |place: &usize| (bottom..=top).contains(&at(up, (place / columns) as f64, rows));
        let losses_seen = (0..columns * rows).filter(is_seen).map(|place| losses[place]);
        let levels = heights(losses_seen.collect()).into_iter().map(line).collect();
        let name = walk.evaluation.program().name(walk.loss).to_owned();
        Ok(Relief {
            loss: name,
            names: directions.names.clone(),
            share: directions.share,
            others: walk.len() - 2,
            bounds,
            seen,
            columns,
            losses,
            levels,
            ways,
        })
    }
}

/// The levels of the lines: so much of what is seen lies below each.
fn heights(mut finite: Vec<f64>) -> Vec<f64> {
    finite.retain(|loss| loss.is_finite());
    finite.sort_by(f64::total_cmp);
    let last = finite.len().saturating_sub(1) as f64;
    let mut levels: Vec<f64> =
        SHARES.iter().filter_map(|share| finite.get((share * last).round() as usize)).copied().collect();
    levels.dedup();
    levels
}

/// What is seen: the way of the run in front with room around it, and those of the others as far as they do not go far beyond.
fn seen(ways: &[Vec<(f64, f64)>], ahead: &[(f64, f64)]) -> [[f64; 2]; 2] {
    let range = |numbers: &[f64]| {
        let finite = numbers.iter().filter(|number| number.is_finite());
        finite.fold([f64::INFINITY, f64::NEG_INFINITY], |[least, most], number| [least.min(*number), most.max(*number)])
    };
    let along = |axis: usize| {
        let of = |(x, y): &(f64, f64)| [*x, *y][axis];
        let own: Vec<f64> = ways[0].iter().chain(ahead).map(of).collect();
        let [least, most] = range(&own);
        let room = (most - least) * BEYOND;
        let near = ways[1..].iter().flatten().map(of).filter(|number| (least - room..=most + room).contains(number));
        range(&own.iter().copied().chain(near).collect::<Vec<_>>())
    };
    let both = [along(0), along(1)];
    let longest = both.map(|[least, most]| most - least).into_iter().fold(0.0, f64::max);
    both.map(|[least, most]| {
        let middle = f64::midpoint(least, most);
        let size = (most - least).max(0.3 * longest).max(middle.abs() * 1e-6).max(1e-9);
        [middle - size * (0.5 + ROOM), middle + size * (0.5 + ROOM)]
    })
}
