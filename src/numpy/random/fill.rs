//! Draws as many deviates as the parameters and `size` ask for.

use super::signature::size;
use crate::numpy::args::Args;
use crate::numpy::{Array, Dtype, Error, ErrorKind, Operand, broadcast_shapes};

/// What a parameter must be.
#[derive(Clone, Copy)]
pub(super) enum Constraint {
    Free,
    NonNegative,
    Positive,
    /// From 0 to 1.
    Share,
    /// Above 0, up to 1.
    Chance,
    /// From 0, below 1.
    BelowOne,
    AboveOne,
    Rate,
}

const LARGEST_RATE: f64 = 9.223_372_006_484_771e18;

impl Constraint {
    /// Refuses numbers in NumPy's words, which for arrays are others than for single numbers.
    pub(super) fn check(self, name: &str, values: &[f64], single: bool) -> Result<(), Error> {
        let nan = if single { "is NaN" } else { "contains NaNs" };
        let all = |test: fn(f64) -> bool| values.iter().all(|&x| test(x));
        let (holds, message) = match self {
            Self::Free => return Ok(()),
            Self::NonNegative => (all(|x| x.is_nan() || x.is_sign_positive()), format!("{name} < 0")),
            Self::Positive => (all(|x| x.is_nan() || x > 0.0), format!("{name} <= 0")),
            Self::Share => (all(|x| (0.0..=1.0).contains(&x)), format!("{name} < 0, {name} > 1 or {name} {nan}")),
            Self::Chance => (all(|x| x > 0.0 && x <= 1.0), format!("{name} <= 0, {name} > 1 or {name} contains NaNs")),
            Self::BelowOne => (all(|x| (0.0..1.0).contains(&x)), format!("{name} < 0, {name} >= 1 or {name} {nan}")),
            Self::AboveOne => (all(|x| x > 1.0), format!("{name} <= 1 or {name} {nan}")),
            Self::Rate if !all(|x| x >= 0.0) => (false, format!("{name} < 0 or {name} {nan}")),
            Self::Rate => (all(|x| x <= LARGEST_RATE), format!("{name} value too large")),
        };
        if holds { Ok(()) } else { Err(Error::new(ErrorKind::Value, message)) }
    }
}

/// A parameter of a distribution: its name, its value where it is left out, what it must be.
pub(super) type Parameter = (&'static str, f64, Constraint);

/// The parameters of one call as cells that were spread over a common shape.
pub(super) struct Parameters {
    columns: Vec<Array>,
    /// What a call with `size=None` gives.
    natural: Vec<usize>,
}

impl Parameters {
    pub(super) fn read(args: &Args, parameters: &[Parameter]) -> Result<Self, Error> {
        let column = |&(name, default, _): &Parameter| match args.given(name) {
            None => Ok(Array::one(default)),
            Some(Operand::None) => {
                let message = "float() argument must be a string or a real number, not 'NoneType'";
                Err(Error::new(ErrorKind::Type, message))
            }
            Some(value) => value.to_array()?.cast(Dtype::Float64),
        };
        let columns = parameters.iter().map(column).collect::<Result<Vec<_>, _>>()?;
        let single = columns.iter().all(|column| column.rank() == 0);
        for ((name, _, constraint), column) in parameters.iter().zip(&columns) {
            constraint.check(name, &column.values::<f64>(), single)?;
        }
        let shapes: Vec<&[usize]> = columns.iter().map(Array::shape).collect();
        let natural = match_shapes(&shapes)?;
        Ok(Self { columns, natural })
    }

    /// Whether no parameter has axes.
    pub(super) fn is_single(&self) -> bool {
        self.columns.iter().all(|column| column.rank() == 0)
    }

    /// Every combination of parameters in order.
    pub(super) fn each(&self, mut see: impl FnMut(&[f64])) {
        let spread: Vec<Array> = self.columns.iter().map(|column| column.spread(&self.natural)).collect();
        let cells: Vec<_> = spread.iter().map(Array::values::<f64>).collect();
        for at in 0..self.natural.iter().product() {
            see(&cells.iter().map(|column| column[at]).collect::<Vec<_>>());
        }
    }

    /// Refuses a triangle whose corners are not in order.
    pub(super) fn check_order(&self) -> Result<(), Error> {
        let mut seen = [false; 3];
        self.each(|corners| {
            seen[0] |= corners[0] > corners[1];
            seen[1] |= corners[1] > corners[2];
            seen[2] |= corners[0] == corners[2];
        });
        match seen.iter().zip(["left > mode", "mode > right", "left == right"]).find(|(seen, _)| **seen) {
            Some((_, message)) => Err(Error::new(ErrorKind::Value, message)),
            None => Ok(()),
        }
    }

    /// Draws one number for every cell: a plain number of Python where neither the parameters nor `size` have axes.
    pub(super) fn fill<T>(
        &self,
        args: &Args,
        number: impl Fn(T) -> Operand,
        array: impl Fn(Vec<T>, &[usize]) -> Operand,
        mut draw: impl FnMut(&[f64]) -> T,
    ) -> Result<Operand, Error> {
        let size = size(args)?;
        let at_zero = |column: &Array| column.values::<f64>()[0];
        if self.is_single() {
            let values: Vec<f64> = self.columns.iter().map(at_zero).collect();
            let Some(shape) = size else { return Ok(number(draw(&values))) };
            let drawn = (0..shape.iter().product()).map(|_| draw(&values)).collect();
            return Ok(array(drawn, &shape));
        }
        let shape = self.checked(size)?;
        let spread =
            Self { columns: self.columns.iter().map(|column| column.spread(&shape)).collect(), natural: shape.clone() };
        let mut drawn = Vec::new();
        spread.each(|values| drawn.push(draw(values)));
        Ok(array(drawn, &shape))
    }

    /// The shape of the result, which must be `size` if that is given.
    fn checked(&self, size: Option<Vec<usize>>) -> Result<Vec<usize>, Error> {
        let Some(size) = size else { return Ok(self.natural.clone()) };
        let mut shapes = vec![&size[..]];
        shapes.extend(self.columns.iter().map(Array::shape));
        let whole = match_shapes(&shapes)?;
        if whole == size {
            return Ok(size);
        }
        let (size, whole) = (tuple_text(&size), tuple_text(&whole));
        let message = format!("Output size {size} is not compatible with broadcast dimensions of inputs {whole}.");
        Err(Error::new(ErrorKind::Value, message))
    }
}

/// A shape as Python's `repr` of a tuple.
fn tuple_text(shape: &[usize]) -> String {
    match shape {
        [only] => format!("({only},)"),
        _ => format!("({})", shape.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
    }
}

/// The common shape, or which two do not agree, in the words of NumPy's iterators.
///
/// # Errors
/// If they do not broadcast.
pub(crate) fn match_shapes(shapes: &[&[usize]]) -> Result<Vec<usize>, Error> {
    broadcast_shapes(shapes).map_err(|_| {
        let agrees = |a: usize, b: usize| broadcast_shapes(&[shapes[a], shapes[b]]).is_ok();
        let pairs = (1..shapes.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
        let (a, b) = pairs.into_iter().find(|&(a, b)| !agrees(a, b)).unwrap_or((0, shapes.len() - 1));
        let message = format!(
            "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg {a} with shape {} \
             and arg {b} with shape {}.",
            tuple_text(shapes[a]),
            tuple_text(shapes[b])
        );
        Error::new(ErrorKind::Value, message)
    })
}
