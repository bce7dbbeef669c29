//! The functions of Python's module `random` by their names, of numbers and of lists.

use super::Random;
use super::signature::unknown;
use crate::numpy::args::{Args, Kwargs, bind, whole};
use crate::numpy::{Error, ErrorKind, Operand};

fn refused(kind: ErrorKind, message: impl Into<String>) -> Error {
    Error::new(kind, message)
}

/// All functions by name.
const METHODS: &[&str] = &[
    "seed",
    "random",
    "uniform",
    "triangular",
    "randint",
    "randrange",
    "getrandbits",
    "choice",
    "choices",
    "sample",
    "shuffle",
    "gauss",
    "normalvariate",
    "lognormvariate",
    "expovariate",
    "gammavariate",
    "betavariate",
    "paretovariate",
    "weibullvariate",
    "vonmisesvariate",
];

impl Random {
    /// The generator that `random.seed(seed)` makes.
    ///
    /// # Errors
    /// Python's, in its words. `None` is for the caller, who has the entropy: see [`Random::seed_with_words`].
    pub fn seeded(seed: &Operand) -> Result<Self, Error> {
        match seed {
            Operand::Str(text) => Ok(Self::seed_text(text)),
            Operand::Float(number) => Ok(Self::seed_float(*number)),
            Operand::Int(_) | Operand::Bool(_) => Ok(Self::seed(seed.as_index().unwrap_or_default())),
            _ => Err(refused(
                ErrorKind::Type,
                "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.",
            )),
        }
    }

    /// Whether there is a function of this name.
    pub fn has(method: &str) -> bool {
        METHODS.contains(&method)
    }

    /// `random.METHOD(args, **kwargs)`. Seeding without a seed goes on with words of its own; `shuffle` gives the list in
    /// its new order, which the caller puts in place. For populations that are no numbers the caller asks
    /// [`Random::below`], [`Random::shuffled`], [`Random::sample`] and [`Random::choices`] for places.
    ///
    /// # Errors
    /// Python's, in its words.
    pub fn call(&mut self, method: &str, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
        let label = format!("Random.{method}");
        // Python counts the generator itself among the arguments.
        let with_self: Vec<Operand> = std::iter::once(Operand::None).chain(args.iter().cloned()).collect();
        let read = |parameters| bind(&label, parameters, &with_self, kwargs);
        match method {
            "seed" => self.reseed(&read("self a= version=")?),
            "random" if args.is_empty() && kwargs.is_empty() => Ok(Operand::Float(self.random())),
            "random" => Err(refused(
                ErrorKind::Type,
                format!("Random.random() takes no arguments ({} given)", args.len() + kwargs.len()),
            )),
            "randint" => {
                let args = read("self a b")?;
                let (low, high) = (number(args.value("a"), "arg 1")?, number(args.value("b"), "stop")?);
                self.range(low, high.saturating_add(1), 1)
            }
            "randrange" => self.randrange(&read("self start stop= step=")?),
            "getrandbits" => self.getrandbits(&read("self k")?),
            "choice" | "choices" | "sample" | "shuffle" => self.of_items(method, &label, &with_self, kwargs),
            _ => self.deviate(method, &label, &with_self, kwargs).map(Operand::Float),
        }
    }

    fn reseed(&mut self, args: &Args) -> Result<Operand, Error> {
        *self = if let Some(seed) = args.get("a") {
            Self::seeded(seed)?
        } else {
            let words: Vec<u32> = (0..8).map(|_| self.next_u32()).collect();
            Self::seed_with_words(&words)
        };
        Ok(Operand::None)
    }

    fn randrange(&mut self, args: &Args) -> Result<Operand, Error> {
        let start = number(args.value("start"), "arg 1")?;
        let Some(stop) = args.get("stop") else {
            if args.given("step").is_some() {
                return Err(refused(ErrorKind::Type, "Missing a non-None stop argument"));
            }
            if start <= 0 {
                return Err(refused(ErrorKind::Value, "empty range for randrange()"));
            }
            return Ok(Operand::Int(self.below(start as u64) as i64));
        };
        let step = args.get("step").map_or(Ok(1), |step| number(step, "step"))?;
        self.range(start, number(stop, "stop")?, step)
    }

    fn range(&mut self, start: i64, stop: i64, step: i64) -> Result<Operand, Error> {
        let width = i128::from(stop) - i128::from(start);
        if step == 0 {
            return Err(refused(ErrorKind::Value, "zero step for randrange()"));
        }
        if step == 1 && width <= 0 {
            return Err(refused(ErrorKind::Value, format!("empty range for randrange() ({start}, {stop}, {width})")));
        }
        let step = i128::from(step);
        let count = if step > 0 { (width + step - 1).div_euclid(step) } else { (-width - step - 1).div_euclid(-step) };
        if count <= 0 {
            return Err(refused(ErrorKind::Value, "empty range for randrange()"));
        }
        let drawn = i128::from(start) + step * i128::from(self.below(count as u64));
        Ok(Operand::Int(drawn as i64))
    }

    fn getrandbits(&mut self, args: &Args) -> Result<Operand, Error> {
        let k = whole(args.value("k"))?;
        match k {
            0..=63 => Ok(Operand::Int(self.bits(k as u32) as i64)),
            64.. => Err(refused(ErrorKind::Overflow, "getrandbits() of more than 63 bits does not fit an int here")),
            _ => Err(refused(ErrorKind::Value, "number of bits must be non-negative")),
        }
    }

    /// Of the items of a list or tuple, or the characters of a text.
    fn of_items(&mut self, method: &str, label: &str, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
        let parameters = match method {
            "choice" => "self seq",
            "choices" => "self population weights= * cum_weights= k=",
            "sample" => "self population k * counts=",
            _ => "self x",
        };
        let args = bind(label, parameters, args, kwargs)?;
        let items = items(args.value(parameters.split(' ').nth(1).unwrap_or_default()), method)?;
        let pick = |places: Vec<usize>| Operand::List(places.into_iter().map(|place| items[place].clone()).collect());
        match method {
            "choice" if items.is_empty() => Err(refused(ErrorKind::Index, "Cannot choose from an empty sequence")),
            "choice" => Ok(items[self.below(items.len() as u64) as usize].clone()),
            "sample" if args.get("counts").is_some() => Err(refused(ErrorKind::Type, "sample() takes no counts here")),
            "sample" => Ok(pick(self.sample(items.len(), whole(args.value("k"))?)?)),
            "shuffle" => Ok(pick(self.shuffled(items.len()))),
            _ => Ok(pick(self.chosen(&args, items.len())?)),
        }
    }

    fn chosen(&mut self, args: &Args, len: usize) -> Result<Vec<usize>, Error> {
        let k = args.int("k", 1)?.max(0) as usize;
        crate::numpy::args::check_size(&[k])?;
        let (weights, cumulative) = (args.get("weights"), args.get("cum_weights"));
        let sums = match (weights, cumulative) {
            (Some(_), Some(_)) => {
                return Err(refused(ErrorKind::Type, "Cannot specify both weights and cumulative weights"));
            }
            (None, None) if len == 0 && k > 0 => return Err(refused(ErrorKind::Index, "list index out of range")),
            (None, None) => return Ok(self.choices(len, k)),
            (None, Some(sums)) => numbers(sums)?,
            (Some(weights), None) => {
                let mut sums = numbers(weights)?;
                for at in 1..sums.len() {
                    sums[at] += sums[at - 1];
                }
                sums
            }
        };
        if sums.len() != len {
            return Err(refused(ErrorKind::Value, "The number of weights does not match the population"));
        }
        self.weighted_choices(&sums, k)
    }

    /// The distributions that are made of one or two numbers.
    fn deviate(&mut self, method: &str, label: &str, args: &[Operand], kwargs: &Kwargs) -> Result<f64, Error> {
        let read = |parameters| bind(label, parameters, args, kwargs);
        Ok(match method {
            "uniform" => {
                let args = read("self a b")?;
                let (a, b) = (args.float("a", 0.0)?, args.float("b", 0.0)?);
                a + (b - a) * self.random()
            }
            "triangular" => {
                let args = read("self low= high= mode=")?;
                let mode = args.get("mode").map(|_| args.float("mode", 0.0)).transpose()?;
                self.triangular(args.float("low", 0.0)?, args.float("high", 1.0)?, mode)
            }
            "gauss" | "normalvariate" => {
                let args = read("self mu= sigma=")?;
                let (mu, sigma) = (args.float("mu", 0.0)?, args.float("sigma", 1.0)?);
                if method == "gauss" { self.gauss(mu, sigma) } else { self.normal(mu, sigma) }
            }
            "lognormvariate" => {
                let args = read("self mu sigma")?;
                self.normal(args.float("mu", 0.0)?, args.float("sigma", 0.0)?).exp()
            }
            "expovariate" => {
                let rate = read("self lambd")?.float("lambd", 0.0)?;
                let drawn = self.exponential(rate);
                if rate == 0.0 {
                    return Err(refused(ErrorKind::ZeroDivision, "float division by zero"));
                }
                drawn
            }
            _ => return self.shaped_deviate(method, label, args, kwargs),
        })
    }

    fn shaped_deviate(&mut self, method: &str, label: &str, args: &[Operand], kwargs: &Kwargs) -> Result<f64, Error> {
        let parameters = match method {
            "gammavariate" | "betavariate" | "weibullvariate" => "self alpha beta",
            "paretovariate" => "self alpha",
            "vonmisesvariate" => "self mu kappa",
            _ => return Err(unknown("Random", method)),
        };
        let args = bind(label, parameters, args, kwargs)?;
        let numbers = parameters.split(' ').skip(1).map(|name| args.float(name, 0.0)).collect::<Result<Vec<_>, _>>()?;
        Ok(match method {
            "gammavariate" => self.gamma(numbers[0], numbers[1])?,
            "betavariate" => {
                let y = self.gamma(numbers[0], 1.0)?;
                if y == 0.0 { 0.0 } else { y / (y + self.gamma(numbers[1], 1.0)?) }
            }
            "weibullvariate" => numbers[0] * (-(1.0 - self.random()).ln()).powf(1.0 / numbers[1]),
            "paretovariate" => (1.0 - self.random()).powf(-1.0 / numbers[0]),
            _ => self.vonmises(numbers[0], numbers[1]),
        })
    }
}

/// A whole number; floats that are one are taken as well.
fn number(value: &Operand, what: &str) -> Result<i64, Error> {
    match value {
        Operand::Float(x) if x.fract() == 0.0 && x.abs() < 9e18 => Ok(*x as i64),
        Operand::Float(_) => Err(refused(ErrorKind::Value, format!("non-integer {what} for randrange()"))),
        other => whole(other),
    }
}

fn numbers(value: &Operand) -> Result<Vec<f64>, Error> {
    Ok(value.to_array()?.cast(crate::numpy::Dtype::Float64)?.values::<f64>().into_owned())
}

/// What a population holds.
fn items(population: &Operand, method: &str) -> Result<Vec<Operand>, Error> {
    match population {
        Operand::List(items) | Operand::Tuple(items) => Ok(items.clone()),
        Operand::Str(text) => Ok(text.chars().map(|c| Operand::Str(c.to_string().into())).collect()),
        Operand::Array(array) if array.rank() == 1 => {
            Ok(array.places().into_iter().map(|place| Operand::Scalar(array.picked(&[place], &[]))).collect())
        }
        _ if method == "sample" => {
            Err(refused(ErrorKind::Type, "Population must be a sequence.  For dicts or sets, use sorted(d)."))
        }
        other => Err(refused(ErrorKind::Type, format!("object of type '{}' has no len()", other.class_name()))),
    }
}
