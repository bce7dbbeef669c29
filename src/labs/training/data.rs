//! The points that a line is fitted to.

use std::sync::Arc;

use rand::distr::Distribution;
use rand_distr::{LogNormal, StudentT, Uniform};

use super::landscape::Landscape;
use crate::lab::Parameters;
use crate::math::{Doubles, LineFit, NumpyRandom};

/// Points drawn at most: more would not fit on any screen.
const DRAWN: usize = 2000;

/// Degrees of freedom of the heavy-tailed noise: the fewest whole number with a finite variance.
const STUDENT_FREEDOM: f64 = 3.0;

/// Everything that decides what the points are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Recipe {
    seed: u32,
    points: usize,
    slope: f64,
    intercept: f64,
    noise: f64,
    kind: NoiseKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NoiseKind {
    Normal,
    Uniform,
    StudentT,
    LogNormal,
}

/// The words for the kinds of noise, as the parameter `noise_kind` takes them.
pub(super) const NOISE_KINDS: &[&str] = &["normal", "uniform", "student-t", "log-normal"];

/// Points (xᵢ, yᵢ).
#[derive(Debug)]
pub struct Data {
    /// Standard normal deviates; of a table its first feature, as the weights see it.
    pub x: Arc<Doubles>,
    /// `slope · xᵢ + intercept + noise · εᵢ`; of a table its labels.
    pub y: Arc<Doubles>,
    /// What is known of the best line through them.
    pub fit: LineFit,
    /// Least and greatest x, least and greatest y.
    pub bounds: ([f64; 2], [f64; 2]),
    /// The loss over all lines.
    pub landscape: Landscape,
    /// The rows that are drawn: all of them, or evenly spread ones where there are too many.
    pub drawn: Vec<usize>,
}

impl Data {
    /// Whether these are the points of other data too, wherever each was made.
    pub(super) fn has_points_of(&self, other: &Self) -> bool {
        let is_same =
            |own: &Arc<Doubles>, other: &Arc<Doubles>| Arc::ptr_eq(own, other) || own.as_slice() == other.as_slice();
        is_same(&self.x, &other.x) && is_same(&self.y, &other.y)
    }
}

impl Recipe {
    pub(super) fn of(parameters: &Parameters) -> Self {
        let kind = match parameters.get("noise_kind") {
            "uniform" => NoiseKind::Uniform,
            "student-t" => NoiseKind::StudentT,
            "log-normal" => NoiseKind::LogNormal,
            _ => NoiseKind::Normal,
        };
        Self {
            seed: parameters.get("seed"),
            points: parameters.get("points"),
            slope: parameters.get("slope"),
            intercept: parameters.get("intercept"),
            noise: parameters.get("noise"),
            kind,
        }
    }

    /// The points. First every x is drawn, then every ε, as NumPy's `randn(n)` twice in a row would; ε has mean 0 and
    /// variance 1 whatever its kind.
    pub(super) fn cook(&self) -> Data {
        let random = &mut NumpyRandom::seed(self.seed);
        let x = Doubles::from_fn(self.points, |_| random.normal());
        let xs = x.as_slice();
        let mut noise = self.kind.source();
        let y = Doubles::from_fn(self.points, |i| self.slope * xs[i] + self.intercept + noise(random) * self.noise);
        Data::of(Arc::new(x), Arc::new(y))
    }
}

impl Data {
    /// Points, and what is known of them.
    pub(super) fn of(x: Arc<Doubles>, y: Arc<Doubles>) -> Self {
        let bounds = (bounds(x.as_slice()), bounds(y.as_slice()));
        let fit = LineFit::of(&x, &y);
        let drawn = (0..x.len()).step_by(x.len().div_ceil(DRAWN).max(1)).collect();
        Self { x, y, landscape: Landscape::of(&fit), fit, bounds, drawn }
    }
}

impl Recipe {
    /// The lines of Python that draw the same points; nothing where NumPy draws such noise in another way.
    pub(super) fn drawn(&self) -> Option<Vec<String>> {
        let Self { seed, points, slope, intercept, noise, kind } = self;
        (*kind == NoiseKind::Normal).then(|| {
            vec![
                format!("np.random.seed({seed})"),
                format!("X = np.random.randn({points})"),
                format!("y = {slope:?} * X + {intercept:?} + np.random.randn({points}) * {noise:?}"),
            ]
        })
    }
}

impl NoiseKind {
    /// Draws one ε at a time.
    fn source(self) -> Box<dyn FnMut(&mut NumpyRandom) -> f64> {
        let fixed = "the distribution's parameters are constants in its range";
        match self {
            Self::Normal => Box::new(NumpyRandom::normal),
            Self::Uniform => {
                let half_width = 3_f64.sqrt();
                let uniform = Uniform::new(-half_width, half_width).expect(fixed);
                Box::new(move |random| uniform.sample(random))
            }
            Self::StudentT => {
                let student = StudentT::new(STUDENT_FREEDOM).expect(fixed);
                let deviation = (STUDENT_FREEDOM / (STUDENT_FREEDOM - 2.0)).sqrt();
                Box::new(move |random| student.sample(random) / deviation)
            }
            Self::LogNormal => {
                let skewed = LogNormal::new(0.0, 1.0).expect(fixed);
                let e = std::f64::consts::E;
                let (mean, deviation) = (e.sqrt(), ((e - 1.0) * e).sqrt());
                Box::new(move |random| (skewed.sample(random) - mean) / deviation)
            }
        }
    }
}

fn bounds(values: &[f64]) -> [f64; 2] {
    values.iter().fold([f64::INFINITY, f64::NEG_INFINITY], |[least, most], &value| [least.min(value), most.max(value)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::mean;

    fn recipe(kind: NoiseKind) -> Recipe {
        Recipe { seed: 7, points: 200_000, slope: 0.0, intercept: 0.0, noise: 1.0, kind }
    }

    /// Skewness and kurtosis of the noise alone.
    fn shape(kind: NoiseKind) -> (f64, f64, f64, f64) {
        let data = recipe(kind).cook();
        let noise = data.y.as_slice();
        let moment =
            |centre: f64, power: i32| mean(&noise.iter().map(|v| (v - centre).powi(power)).collect::<Vec<_>>());
        let centre = moment(0.0, 1);
        let variance = moment(centre, 2);
        (centre, variance, moment(centre, 3) / variance.powf(1.5), moment(centre, 4) / variance.powi(2))
    }

    #[test]
    fn every_kind_of_noise_has_its_shape() {
        let (centre, variance, skewness, kurtosis) = shape(NoiseKind::Normal);
        assert!(centre.abs() < 0.01 && (variance - 1.0).abs() < 0.02);
        assert!(skewness.abs() < 0.05 && (kurtosis - 3.0).abs() < 0.1);

        let (centre, variance, skewness, kurtosis) = shape(NoiseKind::Uniform);
        assert!(centre.abs() < 0.01 && (variance - 1.0).abs() < 0.02);
        assert!(skewness.abs() < 0.05 && (kurtosis - 1.8).abs() < 0.05);

        let (centre, variance, _, kurtosis) = shape(NoiseKind::StudentT);
        assert!(centre.abs() < 0.02 && (variance - 1.0).abs() < 0.2);
        assert!(kurtosis > 6.0, "heavy tails: {kurtosis}");

        let (centre, variance, skewness, _) = shape(NoiseKind::LogNormal);
        assert!(centre.abs() < 0.02 && (variance - 1.0).abs() < 0.2);
        assert!(skewness > 3.0, "skewed: {skewness}");
    }

    #[test]
    fn at_most_so_many_points_are_drawn_and_they_reach_from_end_to_end() {
        for points in [1, 100, 2000, 2001, 123_457] {
            let data = Recipe { points, ..recipe(NoiseKind::Normal) }.cook();
            assert!(data.drawn.len() <= DRAWN && data.drawn.len() >= points.min(DRAWN) / 2);
            assert_eq!(data.drawn[0], 0);
            assert!(*data.drawn.last().unwrap() < points);
        }
    }
}
