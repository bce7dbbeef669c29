//! The methods of `default_rng`'s generator by their names.

use super::bits::Source;
use super::choice::shuffle;
use super::integers::{integers, plain};
use super::pcg64::words;
use super::signature::{compiled, size, unknown};
use super::weights::taken;
use super::{Generator, laws, many};
use crate::numpy::args::{Kwargs, axis_within};
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand};

impl Generator {
    /// The generator that `np.random.default_rng(seed)` gives: of a whole number, or several.
    ///
    /// # Errors
    /// NumPy's, in its words. `None` is for the caller, who has the entropy: see [`Generator::seed_with_words`].
    pub fn seeded(seed: &Operand) -> Result<Self, Error> {
        let whole =
            |seed: i64| u64::try_from(seed).map_err(|_| Error::new(ErrorKind::Value, "expected non-negative integer"));
        if let Some(number) = seed.as_index() {
            return Ok(Self::seed(whole(number)?));
        }
        let cells = match seed {
            Operand::List(_) | Operand::Tuple(_) | Operand::Array(_) => seed.to_array()?,
            other => {
                let text = match other {
                    Operand::Float(number) => crate::numpy::float_repr(*number),
                    Operand::Str(text) => text.to_string(),
                    other => other.class_name(),
                };
                let message = format!("SeedSequence expects int or sequence of ints for entropy not {text}");
                return Err(Error::new(ErrorKind::Type, message));
            }
        };
        if !cells.dtype().casts_safely_to(Dtype::Int64) && cells.size() > 0 {
            return Err(Error::new(ErrorKind::Type, "seed must be integer"));
        }
        let mut all = Vec::new();
        for &cell in &*cells.values::<i64>() {
            all.extend(words(whole(cell)?));
        }
        Ok(Self::seed_with_words(&all))
    }

    /// Whether there is a method of this name.
    pub fn has(method: &str) -> bool {
        matches!(method, "integers" | "permuted")
            || super::legacy_call::METHODS.contains(&method)
                && !matches!(method, "seed" | "rand" | "randn" | "random_sample" | "ranf" | "sample" | "randint")
    }

    /// `rng.METHOD(args, **kwargs)`.
    ///
    /// `shuffle` gives `Written` cells for an array, and for a list the list in its new order, which the caller puts in
    /// place.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn call(&mut self, method: &str, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
        if !Self::has(method) {
            return Err(unknown("numpy.random._generator.Generator", method));
        }
        match method {
            "random" => self.random(args, kwargs),
            "standard_normal" | "standard_exponential"
                if args.len() > 1 || kwargs.iter().any(|(key, _)| *key != "size") =>
            {
                let message = format!("{method}() takes only its size here, and draws float64");
                Err(Error::new(ErrorKind::Type, message))
            }
            "integers" => {
                let args = compiled("integers", "low high= size= dtype= endpoint=", args, kwargs)?;
                let dtype = args.dtype("dtype")?.unwrap_or(Dtype::Int64);
                let size = size(&args)?;
                let scalar = size.is_none();
                let drawn = integers(self, &args, dtype, args.flag("endpoint", false), size)?;
                Ok(if scalar { plain(drawn, dtype == Dtype::Bool) } else { Operand::Array(drawn) })
            }
            "choice" => self.choice(args, kwargs),
            "permutation" => self.permutation(args, kwargs),
            "permuted" => self.permuted(args, kwargs),
            "shuffle" => shuffle(self, args, kwargs, "x axis="),
            // Called so it cannot warn; the functions of the module can.
            "multivariate_normal" => many::normal(self, args, kwargs, &mut crate::numpy::State::default()),
            "multinomial" => many::multinomial(self, args, kwargs),
            "dirichlet" => many::dirichlet(self, args, kwargs),
            _ => laws::draw(self, method, args, kwargs)
                .unwrap_or_else(|| Err(unknown("numpy.random._generator.Generator", method))),
        }
    }

    fn random(&mut self, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
        let args = compiled("random", "size= dtype=", args, kwargs)?;
        let size = size(&args)?;
        let count = size.as_ref().map_or(1, |shape| shape.iter().product());
        let buffer = match args.dtype("dtype")?.unwrap_or(Dtype::Float64) {
            Dtype::Float64 => Buffer::Float64((0..count).map(|_| self.uniform()).collect()),
            Dtype::Float32 => Buffer::Float32((0..count).map(|_| self.bits.uniform_f32()).collect()),
            other => {
                let message = format!("Unsupported dtype {} for random", other.repr());
                return Err(Error::new(ErrorKind::Type, message));
            }
        };
        let drawn = Array::of(buffer, size.as_deref().unwrap_or(&[]));
        Ok(if size.is_some() { drawn.into() } else { Operand::Float(drawn.values::<f64>()[0]) })
    }

    /// Every line along the axis in an order of its own; without one, all cells.
    fn permuted(&mut self, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
        let args = compiled("permuted", "x axis=", args, kwargs)?;
        let array = args.array("x")?;
        let Some(axis) = args.get("axis") else {
            let flat = array.reshaped(&[array.size()]);
            let order = self.shuffled(flat.size());
            return Ok(taken(&flat, 0, &order, &[order.len()]).reshaped(array.shape()).into());
        };
        let axis = axis_within(crate::numpy::args::whole(axis)?, array.rank())?;
        let (len, cells) = (array.shape()[axis], array.places());
        let inner: usize = array.shape()[axis + 1..].iter().product();
        let mut picked = cells.clone();
        for outer in 0..array.shape()[..axis].iter().product() {
            for within in 0..inner {
                let place = |at: usize| (outer * len + at) * inner + within;
                for (at, from) in self.shuffled(len).into_iter().enumerate() {
                    picked[place(at)] = cells[place(from)];
                }
            }
        }
        Ok(array.picked(&picked, array.shape()).into())
    }
}
