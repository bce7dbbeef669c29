//! All the residuals at once, in a few passes over them.

use crate::math::{mean, normal_quantile};
use crate::ops::Value;

/// Residuals that pictures are made of at most: more could not be told apart, and sorting them would take longer than
/// a frame.
const SAMPLED: usize = 20_000;

/// Outliers that are named at most.
const NAMED: usize = 64;

/// From how many deviations on a residual is an outlier.
pub const OUTLYING: f64 = 2.0;

/// What the residuals of one line come to. The numbers are those of the lab's program, which takes longer to get them.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation.
    pub std: f64,
    /// The least of them.
    pub min: f64,
    /// The greatest of them.
    pub max: f64,
    /// Percentages with a z within 1 and within 2.
    pub within: [f64; 2],
    /// How many have a z beyond 2.
    pub outliers: usize,
    /// The rows of the outliers that lie furthest out, furthest first.
    pub furthest: Vec<usize>,
    /// Rows with their residuals, the least residual first: all of them, or evenly spread rows where there are too many.
    pub sample: Vec<(usize, f64)>,
    /// How many residuals there are.
    pub points: usize,
}

/// One point of the normal quantile plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantile {
    /// The row.
    pub row: usize,
    /// The z that a normal distribution would have in its place.
    pub normal: f64,
    /// The z it has.
    pub z: f64,
}

/// Bars of a histogram.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// Where the first begins.
    pub from: f64,
    /// How wide each is.
    pub width: f64,
    /// Which percentage of the residuals falls into each.
    pub percentages: Vec<f64>,
    /// Which percentages lie below the first and above the last.
    pub beyond: [f64; 2],
}

impl Survey {
    /// The survey of these residuals.
    pub fn of(residuals: &Value) -> Self {
        Self::of_slice(residuals.as_slice())
    }

    fn of_slice(residuals: &[f64]) -> Self {
        let points = residuals.len();
        let centre = mean(residuals);
        let ends = |(least, most): (f64, f64), r: &f64| (least.min(*r), most.max(*r));
        let (min, max) = residuals.iter().fold((f64::INFINITY, f64::NEG_INFINITY), ends);
        let std = squares_about(residuals, centre).sqrt();
        let z = |r: f64| (r - centre) / std;
        let within = [1.0, OUTLYING].map(|bound| residuals.iter().filter(|r| z(**r).abs() <= bound).count());
        let every = points.div_ceil(SAMPLED).max(1);
        let mut sample: Vec<(usize, f64)> = (0..points).step_by(every).map(|row| (row, residuals[row])).collect();
        sample.sort_by(|a, b| a.1.total_cmp(&b.1));
        Self {
            mean: centre,
            std,
            min,
            max,
            within: within.map(|count| 100.0 * (count as f64 / points as f64)),
            outliers: if std > 0.0 { points - within[1] } else { 0 },
            furthest: furthest(residuals, z),
            sample,
            points,
        }
    }

    /// The scalars under the names that they have in the program.
    pub(super) fn scalars(&self) -> [(&'static str, f64); 6] {
        [
            ("mean", self.mean),
            ("std", self.std),
            ("min", self.min),
            ("max", self.max),
            ("within_1", self.within[0]),
            ("within_2", self.within[1]),
        ]
    }

    /// How many deviations a residual lies from the mean.
    pub fn z(&self, residual: f64) -> f64 {
        (residual - self.mean) / self.std
    }

    /// Where so many deviations from the mean lie.
    pub fn at(&self, z: f64) -> f64 {
        self.mean + z * self.std
    }

    /// Whether a residual counts as an outlier.
    pub fn is_outlier(&self, residual: f64) -> bool {
        self.z(residual).abs() > OUTLYING
    }

    /// The residual furthest from 0 that a picture should reach to: the furthest there is, but no more than 5 deviations
    /// from the mean, beyond which a normal distribution has one in two million.
    pub fn reach(&self) -> f64 {
        let bulk = self.mean.abs() + 5.0 * self.std;
        self.min.abs().max(self.max.abs()).min(bulk)
    }

    /// How many bars from `-end` to `end` suit so many residuals, at most `most`: so many that their width is a round number.
    pub fn bins(&self, end: f64, most: usize) -> usize {
        let suiting = 2.5 * (self.sample.len() as f64).sqrt();
        let suiting = (suiting as usize).clamp(8, most.max(8)) / 2 * 2;
        let is_round = |bins: &usize| {
            let width = 2.0 * end / *bins as f64;
            let digits = width / 10_f64.powf(width.log10().floor() - 1.0);
            (digits - digits.round()).abs() < 1e-6
        };
        (suiting / 2..=suiting).rev().filter(|bins| bins % 2 == 0).find(is_round).unwrap_or(suiting)
    }

    /// The sampled residuals counted in so many bins between `-end` and `end`.
    pub fn bars(&self, end: f64, bins: usize) -> Bars {
        let bins = bins.max(1);
        let width = 2.0 * end / bins as f64;
        // The first and the last count what lies beyond.
        let mut counts = vec![0_usize; bins + 2];
        for (_, residual) in &self.sample {
            let bin = ((residual + end) / width).floor().clamp(-1.0, bins as f64);
            counts[(bin + 1.0) as usize] += 1;
        }
        let share = |count: usize| 100.0 * (count as f64 / self.sample.len() as f64);
        let beyond = [share(counts[0]), share(counts[bins + 1])];
        Bars { from: -end, width, percentages: counts[1..=bins].iter().copied().map(share).collect(), beyond }
    }

    /// Which percentage of normal residuals with this mean and deviation would fall into a bar of this width around
    /// `residual`: the density times the width. Nothing where there is no deviation.
    pub fn expected(&self, residual: f64, width: f64) -> Option<f64> {
        let z = self.z(residual);
        let density = (-z * z / 2.0).exp() / (self.std * std::f64::consts::TAU.sqrt());
        Some(100.0 * density * width).filter(|percentage| percentage.is_finite())
    }

    /// Points of the curve of [`expected`](Self::expected) from `-end` to `end`; none where there is no deviation.
    pub fn curve(&self, end: f64, width: f64) -> impl Iterator<Item = (f64, f64)> + '_ {
        const POINTS: i32 = 200;
        let x = move |k: i32| end * (f64::from(2 * k) / f64::from(POINTS) - 1.0);
        (0..=POINTS).map(x).filter_map(move |x| Some((x, self.expected(x, width)?)))
    }

    /// The points of the normal quantile plot: on the line through 0 with slope 1 where the residuals are normal.
    pub fn quantiles(&self) -> impl ExactSizeIterator<Item = Quantile> + '_ {
        let n = self.sample.len() as f64;
        // Hazen's plotting positions.
        let place = move |k: usize| (k as f64 + 0.5) / n;
        self.sample.iter().enumerate().map(move |(k, &(row, residual))| Quantile {
            row,
            normal: normal_quantile(place(k)),
            z: self.z(residual),
        })
    }

    /// How far the quantile plot reaches along its axes: the greatest normal quantile, and the greatest z.
    pub fn quantile_reach(&self) -> [f64; 2] {
        let last = normal_quantile(1.0 - 0.5 / self.sample.len().max(1) as f64);
        let ends = [self.sample.first(), self.sample.last()];
        let furthest = ends.into_iter().flatten().map(|(_, residual)| self.z(*residual).abs()).fold(0.0, f64::max);
        [last, furthest]
    }
}

/// The mean of the squared distances from `centre`, block by block, so that it hardly rounds.
fn squares_about(residuals: &[f64], centre: f64) -> f64 {
    const BLOCK: usize = 1024;
    let block = |block: &[f64]| block.iter().map(|r| (r - centre) * (r - centre)).sum::<f64>();
    let blocks: Vec<f64> = residuals.chunks(BLOCK).map(block).collect();
    crate::math::sum(&blocks) / residuals.len() as f64
}

/// The rows with the largest |z| beyond 2, largest first.
fn furthest(residuals: &[f64], z: impl Fn(f64) -> f64) -> Vec<usize> {
    let mut found: Vec<(f64, usize)> = vec![];
    let mut bound = OUTLYING;
    let keep = |found: &mut Vec<(f64, usize)>| {
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(NAMED);
    };
    for (row, residual) in residuals.iter().enumerate() {
        let size = z(*residual).abs();
        if size > bound {
            found.push((size, row));
            if found.len() == 2 * NAMED {
                keep(&mut found);
                bound = found.last().map_or(bound, |(size, _)| *size);
            }
        }
    }
    keep(&mut found);
    found.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::{Doubles, NumpyRandom};

    fn normal(n: usize) -> Survey {
        let random = &mut NumpyRandom::seed(1);
        Survey::of(&Doubles::from_fn(n, |_| 0.3 + 2.0 * random.normal()).into())
    }

    #[test]
    fn normal_residuals_are_seen_to_be_normal() {
        let survey = normal(10_000);
        assert!((survey.within[0] - 68.3).abs() < 1.5 && (survey.within[1] - 95.4).abs() < 0.7);
        let bars = survey.bars(8.0, 16);
        for (k, percentage) in bars.percentages.iter().enumerate() {
            let middle = bars.from + (k as f64 + 0.5) * bars.width;
            assert!((percentage - survey.expected(middle, bars.width).unwrap()).abs() < 1.5, "bar {k}");
        }
        for quantile in survey.quantiles().filter(|quantile| quantile.normal.abs() < 2.5) {
            assert!((quantile.normal - quantile.z).abs() < 0.2, "{quantile:?}");
        }
    }

    #[test]
    fn every_residual_is_in_a_bar_or_beyond() {
        let survey = normal(777);
        for (end, bins) in [(1.0, 7), (100.0, 1), (3.0, 40)] {
            let bars = survey.bars(end, bins);
            let all = bars.percentages.iter().chain(&bars.beyond).sum::<f64>();
            assert!((all - 100.0).abs() < 1e-9, "{all}");
        }
    }

    #[test]
    fn outliers_are_named_furthest_first() {
        let mut residuals = vec![0.0; 1000];
        (residuals[10], residuals[500], residuals[700]) = (5.0, -9.0, 7.0);
        let survey = Survey::of_slice(&residuals);
        assert_eq!((survey.furthest, survey.outliers), (vec![500, 700, 10], 3));
        let many = normal(200_000);
        assert!(many.furthest.len() == NAMED && many.outliers > 8000 && many.sample.len() <= SAMPLED);
        let largest = many.sample.iter().map(|(_, r)| many.z(*r).abs()).fold(0.0, f64::max);
        assert!(many.furthest.iter().all(|row| *row < 200_000) && largest > OUTLYING);
    }

    #[test]
    fn equal_residuals_have_no_outliers_and_no_curve() {
        let survey = Survey::of_slice(&[1.5; 9]);
        assert_eq!((survey.std, survey.outliers, survey.expected(1.5, 0.1)), (0.0, 0, None));
        assert_eq!(survey.bars(2.0, 4).percentages, [0.0, 0.0, 0.0, 100.0]);
    }
}
