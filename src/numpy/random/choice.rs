//! `choice` and `permutation` of both generators.

use std::collections::HashSet;

use super::bits::Source;
use super::integers::{Whole, plain};
use super::signature::{compiled, size};
use super::weights::{probabilities, taken, with_replacement, without_replacement};
use super::{Generator, LegacyState};
use crate::numpy::args::{Args, Kwargs, axis_within, whole};
use crate::numpy::{Array, Error, ErrorKind, Operand};

fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// What is drawn from: so many whole numbers, or the things of an array along an axis.
enum Population {
    Numbers(usize),
    Things(Array, usize),
}

impl Population {
    fn len(&self) -> usize {
        match self {
            Self::Numbers(len) => *len,
            Self::Things(array, axis) => array.shape()[*axis],
        }
    }

    /// What stands at the places drawn.
    fn give(&self, places: &[usize], size: Option<&[usize]>) -> Operand {
        let shape = size.unwrap_or(&[]);
        match self {
            Self::Numbers(_) => {
                let cells = places.iter().map(|&place| place as i64).collect();
                let array = Array::of(crate::numpy::Buffer::Int64(cells), shape);
                if size.is_some() { Operand::Array(array) } else { plain(array, true) }
            }
            Self::Things(array, axis) => {
                let things = taken(array, *axis, places, shape);
                if size.is_some() { Operand::Array(things) } else { Operand::scalar_or_array(things) }
            }
        }
    }
}

/// A number of things, if the operand is one.
fn population_size(a: &Operand, array: &Array) -> Option<i64> {
    if array.rank() > 0 { None } else { a.as_index() }
}

/// The places drawn from so many, so many of them; `distinct` draws them where none may be drawn twice and none weighs more
/// than another.
fn places<S: Source + Whole>(
    random: &mut S,
    args: &Args,
    (len, count): (usize, usize),
    p: Option<&[f64]>,
    no_replacing: &str,
    distinct: impl FnOnce(&mut S) -> Vec<usize>,
) -> Result<Vec<usize>, Error> {
    let replaces = args.flag("replace", true);
    if !replaces && count > len {
        return Err(refused(format!("Cannot take a larger sample than population when {no_replacing}")));
    }
    Ok(match p {
        Some(p) if replaces => with_replacement(random, p, count),
        Some(p) => without_replacement(random, p, count)?,
        None if replaces => (0..count).map(|_| random.up_to(len as u64 - 1) as usize).collect(),
        None => distinct(random),
    })
}

impl LegacyState {
    pub(super) fn choice(&mut self, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
        let args = compiled("choice", "a size= replace= p=", args, kwargs)?;
        let array = args.array("a")?;
        let size = size(&args)?;
        let count = size.as_ref().map_or(1, |shape| shape.iter().product());
        let population = match (population_size(args.value("a"), &array), array.rank()) {
            (Some(len), 0) if len <= 0 && count != 0 => {
                return Err(refused("a must be greater than 0 unless no samples are taken"));
            }
            (Some(len), 0) => Population::Numbers(len.max(0) as usize),
            (None, 0) => return Err(refused("a must be 1-dimensional or an integer")),
            (_, 1) if array.size() == 0 && count != 0 => {
                return Err(refused("'a' cannot be empty unless no samples are taken"));
            }
            (_, 1) => Population::Things(array, 0),
            _ => return Err(refused("a must be 1-dimensional")),
        };
        let len = population.len();
        let p = args.get("p").map(|p| probabilities(p, len, true)).transpose()?;
        let places = places(self, &args, (len, count), p.as_deref(), "'replace=False'", |random| {
            random.shuffled(len)[..count].to_vec()
        })?;
        Ok(population.give(&places, size.as_deref()))
    }

    pub(super) fn permutation(&mut self, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
        let args = compiled("permutation", "x", args, kwargs)?;
        permutation(self, &args, 0, |_| Error::new(ErrorKind::Index, "x must be an integer or at least 1-dimensional"))
    }
}

/// A shuffled range or a shuffled copy along an axis.
fn permutation<S: Source>(
    random: &mut S,
    args: &Args,
    axis: i64,
    scalar: impl Fn(i64) -> Error,
) -> Result<Operand, Error> {
    let x = args.value("x");
    if let (Some(len), Operand::Int(_) | Operand::Scalar(_) | Operand::Bool(_)) = (x.as_index(), x) {
        crate::numpy::args::check_size(&[len.max(0) as usize])?;
        let order = random.shuffled(len.max(0) as usize);
        return Ok(Array::row(order.into_iter().map(|place| place as i64).collect()).into());
    }
    let array = x.to_array()?;
    if array.rank() == 0 {
        return Err(scalar(axis));
    }
    let axis = axis_within(axis, array.rank())?;
    let len = array.shape()[axis];
    let order = random.shuffled(len);
    Ok(taken(&array, axis, &order, &[len]).into())
}

impl Generator {
    pub(super) fn choice(&mut self, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
        let args = compiled("choice", "a size= replace= p= axis= shuffle=", args, kwargs)?;
        let array = args.array("a")?;
        let size = size(&args)?;
        let count = size.as_ref().map_or(1, |shape| shape.iter().product());
        let population = match (population_size(args.value("a"), &array), array.rank()) {
            (Some(len), 0) if len <= 0 && count != 0 => {
                return Err(refused("a must be a positive integer unless no samples are taken"));
            }
            (Some(len), 0) => Population::Numbers(len.max(0) as usize),
            (None, 0) => {
                let class = args.value("a").class_name();
                return Err(refused(format!("a must be a sequence or an integer, not <class '{class}'>")));
            }
            _ => {
                let axis = axis_within(args.int("axis", 0)?, array.rank())?;
                Population::Things(array, axis)
            }
        };
        let len = population.len();
        if len == 0 && count != 0 {
            return Err(refused("a cannot be empty unless no samples are taken"));
        }
        let p = args.get("p").map(|p| probabilities(p, len, false)).transpose()?;
        let places = places(self, &args, (len, count), p.as_deref(), "replace is False", |random| {
            random.distinct(len, count, args.flag("shuffle", true))
        })?;
        Ok(population.give(&places, size.as_deref()))
    }

    /// Places of so many, none twice: by Floyd's algorithm, or by a shuffle of the tail where many are taken of many.
    fn distinct(&mut self, len: usize, count: usize, shuffle: bool) -> Vec<usize> {
        let cutoff = if shuffle { 50 } else { 20 };
        if len > 10_000 && count > len / cutoff {
            let mut places: Vec<usize> = (0..len).collect();
            self.swap_down_to(&mut places, (len - count).max(1));
            return places.split_off(len - count);
        }
        let mut seen = HashSet::with_capacity(count);
        let mut places = Vec::with_capacity(count);
        for last in len - count..len {
            let drawn = self.bounded(last as u64) as usize;
            let place = if seen.insert(drawn) { drawn } else { last };
            seen.insert(place);
            places.push(place);
        }
        if shuffle {
            self.swap_down_to(&mut places, 1);
        }
        places
    }

    /// Swaps each place from the last down to `first` with one that is not behind it.
    fn swap_down_to(&mut self, places: &mut [usize], first: usize) {
        for at in (first..places.len()).rev() {
            places.swap(at, self.bounded(at as u64) as usize);
        }
    }

    pub(super) fn permutation(&mut self, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
        let args = compiled("permutation", "x axis=", args, kwargs)?;
        let axis = args.int("axis", 0)?;
        permutation(self, &args, axis, |axis| {
            Error::new(ErrorKind::Axis, format!("axis {axis} is out of bounds for array of dimension 0"))
        })
    }
}

/// The first argument of `shuffle`, shuffled: an array along an axis, a list along its items.
pub(super) fn shuffle<S: Source>(
    random: &mut S,
    args: &[Operand],
    kwargs: &Kwargs,
    parameters: &'static str,
) -> Result<Operand, Error> {
    let args = compiled("shuffle", parameters, args, kwargs)?;
    match args.value("x") {
        Operand::Array(array) if array.rank() > 0 => {
            let axis = axis_within(args.get("axis").map_or(Ok(0), whole)?, array.rank())?;
            let len = array.shape()[axis];
            // NumPy does not draw for an array without cells.
            let order = if array.size() == 0 { (0..len).collect() } else { random.shuffled(len) };
            Ok(Operand::Written(taken(array, axis, &order, &[len])))
        }
        Operand::List(items) => {
            let order = random.shuffled(items.len());
            Ok(Operand::List(order.into_iter().map(|place| items[place].clone()).collect()))
        }
        Operand::Tuple(_) => Err(Error::new(ErrorKind::Type, "'tuple' object does not support item assignment")),
        other => Err(Error::new(ErrorKind::Type, format!("object of type '{}' has no len()", other.class_name()))),
    }
}
