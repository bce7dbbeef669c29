//! The two directions through what is learnt that a surface is drawn over.

use faer::Mat;

use super::Axes;
use super::walk::Walk;
use crate::lab::{Refusal, condition};

/// A plane through where a run stands.
#[derive(Debug)]
pub(super) struct Directions {
    /// Both directions: how much of each number is in them.
    pub(super) along: [Vec<f64>; 2],
    /// The coordinates of where the run stands.
    pub(super) base: [f64; 2],
    pub(super) names: [String; 2],
    /// How much of the way they explain; nothing where they are two weights.
    pub(super) share: Option<f64>,
}

impl Directions {
    /// The directions that are asked for.
    ///
    /// # Errors
    /// If there are none such.
    pub(super) fn of(axes: &Axes, walk: &Walk) -> Result<Self, Refusal> {
        match axes {
            Axes::Path => along_the_way(walk),
            Axes::Moved => Ok(weights(walk, moved_most(walk))),
            Axes::Named(written) => {
                let places = [place(&written[0], walk)?, place(&written[1], walk)?];
                if places[0] == places[1] {
                    return Err(Refusal(format!("surface {axes}: it takes two weights")));
                }
                Ok(weights(walk, places))
            }
        }
    }

    /// The coordinates of all that is learnt, put onto the plane at right angles.
    pub(super) fn coordinates(&self, numbers: &[f64], here: &[f64]) -> (f64, f64) {
        let along = |axis: usize| {
            let parts = numbers.iter().zip(here).zip(&self.along[axis]);
            self.base[axis] + parts.map(|((number, here), along)| (number - here) * along).sum::<f64>()
        };
        (along(0), along(1))
    }

    /// All that is learnt in this place of the plane.
    pub(super) fn numbers(&self, (x, y): (f64, f64), here: &[f64]) -> Vec<f64> {
        let (x, y) = (x - self.base[0], y - self.base[1]);
        let parts = here.iter().zip(self.along[0].iter().zip(&self.along[1]));
        parts.map(|(here, (a, b))| here + x * a + y * b).collect()
    }

    /// Of every number whether it is another elsewhere in the plane.
    pub(super) fn moves(&self) -> Vec<bool> {
        self.along[0].iter().zip(&self.along[1]).map(|(a, b)| *a != 0.0 || *b != 0.0).collect()
    }
}

/// The directions of two numbers.
fn weights(walk: &Walk, places: [usize; 2]) -> Directions {
    let unit = |place: usize| (0..walk.len()).map(|k| f64::from(u8::from(k == place))).collect();
    Directions {
        along: places.map(unit),
        base: places.map(|place| walk.here()[place]),
        names: places.map(|place| walk.name(place)),
        share: None,
    }
}

/// The two numbers that have moved furthest from where they began, or, at the start, are going to.
fn moved_most(walk: &Walk) -> [usize; 2] {
    let first = &walk.way[0];
    let far = |place: usize| {
        let all = walk.way.iter().chain(&walk.ahead);
        all.map(|numbers| (numbers[place] - first[place]).abs()).filter(|far| far.is_finite()).fold(0.0, f64::max)
    };
    let mut places: Vec<(usize, f64)> = (0..walk.len()).map(|place| (place, far(place))).collect();
    places.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut two = [places[0].0, places[1].0];
    two.sort_unstable();
    two
}

/// The place of a number as it is written.
fn place(written: &str, walk: &Walk) -> Result<usize, Refusal> {
    let refuse = || {
        let names: Vec<&str> = walk.weights.iter().map(|weights| &*weights.name).collect();
        Refusal(format!("surface {written}: there is no such weight; there are numbers of {}", names.join(", ")))
    };
    let (name, cell) = condition::place(written, &walk.evaluation).ok_or_else(refuse)?;
    let mut first = 0;
    for weights in &walk.weights {
        if *weights.name == *name {
            return Ok(first + weights.shape.place(cell));
        }
        first += weights.shape.len();
    }
    Err(refuse())
}

/// The two directions in which the way goes furthest from where the run stands: the first two right singular vectors of the
/// way there, a row for each round. Li et al., "Visualizing the Loss Landscape of Neural Nets", 2018, section 7.
fn along_the_way(walk: &Walk) -> Result<Directions, Refusal> {
    let here = walk.here();
    let rows: Vec<&Vec<f64>> = walk.way.iter().chain(&walk.ahead).collect();
    let way = Mat::from_fn(rows.len(), walk.len(), |row, place| rows[row][place] - here[place]);
    let refuse = || Refusal("the way so far has no two directions yet: step on".to_owned());
    let parts = way.thin_svd().map_err(|_| refuse())?;
    let v = parts.V();
    let values: Vec<f64> = (0..v.ncols()).map(|k| parts.S()[k]).collect();
    let has_two = v.ncols() >= 2 && values[1] > values[0] * 1e-9;
    if !has_two {
        return Err(refuse());
    }
    let size: f64 = values.iter().map(|value| value * value).sum();
    let along = [0, 1].map(|k| {
        let start: f64 = (0..walk.len()).map(|place| (rows[0][place] - here[place]) * v[(place, k)]).sum();
        // The way comes from the left, and from below.
        let sign = if start > 0.0 { -1.0 } else { 1.0 };
        (0..walk.len()).map(|place| sign * v[(place, k)]).collect::<Vec<f64>>()
    });
    Ok(Directions {
        along,
        base: [0.0; 2],
        names: ["the way's first direction".to_owned(), "its second".to_owned()],
        share: Some((values[0] * values[0] + values[1] * values[1]) / size),
    })
}
