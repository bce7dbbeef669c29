//! The methods of the legacy generator by their names.

use super::bits::Source;
use super::choice::shuffle;
use super::integers::{integers, plain};
use super::signature::{compiled, size, unknown};
use super::{LegacyState, laws, many};
use crate::numpy::args::Kwargs;
use crate::numpy::call::Function;
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand};

impl LegacyState {
    /// The generator that `seed` names: a whole number, or several.
    ///
    /// # Errors
    /// NumPy's, in its words. `None` is for the caller, who has the entropy: see [`LegacyState::seed_with_key`].
    pub fn seeded(seed: &Operand) -> Result<Self, Error> {
        let outside = || Error::new(ErrorKind::Value, "Seed must be between 0 and 2**32 - 1");
        if let Some(seed) = seed.as_index() {
            return u32::try_from(seed).map(Self::seed).map_err(|_| outside());
        }
        let array = seed.to_array()?;
        if array.size() == 0 {
            return Err(Error::new(ErrorKind::Value, "Seed must be non-empty"));
        }
        if !array.dtype().casts_safely_to(Dtype::Int64) {
            let what = if array.rank() == 0 { "scalar" } else { "array data" };
            let from = array.dtype().repr();
            let message = format!("Cannot cast {what} from {from} to dtype('int64') according to the rule 'safe'");
            return Err(Error::new(ErrorKind::Type, message));
        }
        if array.rank() != 1 {
            return Err(Error::new(ErrorKind::Value, "Seed array must be 1-d"));
        }
        let words = array.values::<i64>().iter().map(|&word| u32::try_from(word)).collect::<Result<Vec<_>, _>>();
        words.map(|words| Self::seed_with_key(&words)).map_err(|_| outside())
    }

    /// Whether there is a method of this name.
    pub fn has(method: &str) -> bool {
        METHODS.contains(&method)
    }

    /// `np.random.METHOD(args, **kwargs)`, or the same of a `RandomState`.
    ///
    /// Seeding without a seed goes on with words of its own. `shuffle` gives `Written` cells for an array, and for a
    /// list the list in its new order, which the caller puts in place.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn call(&mut self, method: &str, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
        match method {
            "seed" => self.reseed(args, kwargs),
            "rand" | "randn" => {
                if let Some((name, _)) = kwargs.first() {
                    let message = format!("{method}() got an unexpected keyword argument '{name}'");
                    return Err(Error::new(ErrorKind::Type, message));
                }
                let size = if args.is_empty() { Operand::None } else { Operand::Tuple(args.to_vec()) };
                let name = if method == "rand" { "random_sample" } else { "standard_normal" };
                self.call(name, &[size], &[])
            }
            "random" | "random_sample" | "ranf" | "sample" => {
                let args = compiled(method, "size=", args, kwargs)?;
                Ok(match size(&args)? {
                    None => Operand::Float(self.uniform()),
                    Some(shape) => {
                        let cells = (0..shape.iter().product()).map(|_| self.uniform()).collect();
                        Operand::Array(Array::of(Buffer::Float64(cells), &shape))
                    }
                })
            }
            "randint" => {
                let args = compiled("randint", "low high= size= dtype=", args, kwargs)?;
                let dtype = args.dtype("dtype")?.unwrap_or(Dtype::Int64);
                let size = size(&args)?;
                let scalar = size.is_none();
                let drawn = integers(self, &args, dtype, false, size)?;
                let python = args.get("dtype").is_none() || dtype == Dtype::Bool;
                Ok(if scalar { plain(drawn, python) } else { Operand::Array(drawn) })
            }
            "choice" => self.choice(args, kwargs),
            "permutation" => self.permutation(args, kwargs),
            "shuffle" => shuffle(self, args, kwargs, "x"),
            // Called so it cannot warn; the functions of the module can.
            "multivariate_normal" => many::normal(self, args, kwargs, &mut crate::numpy::State::default()),
            "multinomial" => many::multinomial(self, args, kwargs),
            "dirichlet" => many::dirichlet(self, args, kwargs),
            _ => laws::draw(self, method, args, kwargs)
                .unwrap_or_else(|| Err(unknown("numpy.random.mtrand.RandomState", method))),
        }
    }

    fn reseed(&mut self, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
        let args = compiled("seed", "seed=", args, kwargs)?;
        *self = if let Some(seed) = args.get("seed") {
            Self::seeded(seed)?
        } else {
            let words: Vec<u32> = (0..8).map(|_| self.next_u32()).collect();
            Self::seed_with_key(&words)
        };
        Ok(Operand::None)
    }
}

/// A function of `np.random` for each method, and the list of their names.
macro_rules! methods {
    ($($name:literal)*) => {
        /// All methods by name.
        pub(super) const METHODS: &[&str] = &[$($name),*];

        /// What stands in `np` under `random.NAME`.
        pub(crate) fn lookup(name: &str) -> Option<Function> {
            // This one warns, so it needs what stands beside the generator.
            if name == "random.multivariate_normal" {
                return Some(|args, kwargs, state| {
                    let mut random = std::mem::take(&mut state.random);
                    let drawn = many::normal(&mut random, args, kwargs, state);
                    state.random = random;
                    drawn
                });
            }
            Some(match name.strip_prefix("random.")? {
                $($name => |args, kwargs, state| state.random.call($name, args, kwargs),)*
                _ => return None,
            })
        }
    };
}

methods! {
    "seed" "rand" "randn" "random" "random_sample" "ranf" "sample" "randint" "choice" "permutation" "shuffle"
    "multivariate_normal" "multinomial" "dirichlet" "uniform" "normal" "standard_normal" "exponential" "standard_exponential"
    "standard_cauchy" "lognormal" "laplace" "logistic" "gumbel" "rayleigh" "beta" "gamma" "standard_gamma" "chisquare"
    "standard_t" "f" "pareto" "weibull" "power" "wald" "vonmises" "triangular" "binomial" "negative_binomial"
    "poisson" "geometric" "zipf" "logseries"
}
