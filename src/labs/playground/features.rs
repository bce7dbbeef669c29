//! What of a point goes into the network.

use crate::lab::formula::{Formula, as_column, beside, name, sin, square, take_column};
use crate::lab::{Parameters, Refusal};

/// One of the numbers that are made of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    /// x
    X,
    /// y
    Y,
    /// x²
    XSquared,
    /// y²
    YSquared,
    /// x · y
    XTimesY,
    /// sin x
    SinX,
    /// sin y
    SinY,
}

/// All of them in the order of TensorFlow Playground, with the parameters that switch them on and what they are called.
pub const FEATURES: [(Feature, &str, &str); 7] = [
    (Feature::X, "x", "x"),
    (Feature::Y, "y", "y"),
    (Feature::XSquared, "x_squared", "x²"),
    (Feature::YSquared, "y_squared", "y²"),
    (Feature::XTimesY, "x_times_y", "xy"),
    (Feature::SinX, "sin_x", "sin x"),
    (Feature::SinY, "sin_y", "sin y"),
];

impl Feature {
    /// Those that are switched on.
    ///
    /// # Errors
    /// If none is.
    pub(super) fn of(parameters: &Parameters) -> Result<Vec<Self>, Refusal> {
        let on = FEATURES.iter().filter(|(_, parameter, _)| parameters.get(parameter));
        let on: Vec<Self> = on.map(|(feature, ..)| *feature).collect();
        if on.is_empty() {
            let names: Vec<&str> = FEATURES.iter().map(|(_, parameter, _)| *parameter).collect();
            return Err(Refusal(format!("nothing goes into the network: one of {} has to be true", names.join(", "))));
        }
        Ok(on)
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        FEATURES.iter().find(|(feature, ..)| *feature == self).map_or("", |(_, _, label)| label)
    }

    /// What it is of a point.
    pub fn at(self, x: f64, y: f64) -> f64 {
        match self {
            Self::X => x,
            Self::Y => y,
            Self::XSquared => x * x,
            Self::YSquared => y * y,
            Self::XTimesY => x * y,
            Self::SinX => x.sin(),
            Self::SinY => y.sin(),
        }
    }

    fn formula(self) -> Formula {
        let coordinate = |column: f64| take_column(name("points"), column.into());
        match self {
            Self::X => coordinate(0.0),
            Self::Y => coordinate(1.0),
            Self::XSquared => square(coordinate(0.0)),
            Self::YSquared => square(coordinate(1.0)),
            Self::XTimesY => coordinate(0.0) * coordinate(1.0),
            Self::SinX => sin(coordinate(0.0)),
            Self::SinY => sin(coordinate(1.0)),
        }
    }

    /// The matrix with a column for each of these.
    pub(super) fn matrix(features: &[Self]) -> Formula {
        match features {
            [one] => as_column(one.formula()),
            [first, rest @ ..] => {
                rest.iter().fold(first.formula(), |matrix, feature| beside(matrix, feature.formula()))
            }
            [] => unreachable!("one is switched on"),
        }
    }
}
