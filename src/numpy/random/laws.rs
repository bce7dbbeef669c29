//! The distributions by their names.

use super::bits::Source;
use super::distributions as on;
use super::fill::Constraint::{AboveOne, BelowOne, Chance, Free, NonNegative, Positive, Rate, Share};
use super::fill::{Parameter, Parameters};
use super::signature::compiled;
use crate::numpy::args::Kwargs;
use crate::numpy::element::Element;
use crate::numpy::{Array, Error, ErrorKind, Operand};

/// A distribution: how it is called, what its parameters must be, and one deviate of it.
struct Law<S, T> {
    signature: &'static str,
    parameters: &'static [Parameter],
    draw: fn(&mut S, &[f64]) -> T,
}

type Continuous<S> = Law<S, f64>;
type Discrete<S> = Law<S, i64>;

const LOC: Parameter = ("loc", 0.0, Free);
const SCALE: Parameter = ("scale", 1.0, NonNegative);
const REQUIRED: f64 = f64::NAN;

fn continuous<S: Source>(name: &str) -> Option<Continuous<S>> {
    let law = |signature, parameters, draw| Some(Law { signature, parameters, draw });
    match name {
        "standard_normal" => law("size=", &[], |random, _| random.normal()),
        "standard_exponential" => law("size=", &[], |random, _| random.exponential()),
        "standard_cauchy" => law("size=", &[], |random, _| on::cauchy(random)),
        "normal" => law("loc= scale= size=", &[("loc", 0.0, Free), SCALE], |random, p| p[0] + p[1] * random.normal()),
        "lognormal" => law("mean= sigma= size=", &[("mean", 0.0, Free), ("sigma", 1.0, NonNegative)], |random, p| {
            (p[0] + p[1] * random.normal()).exp()
        }),
        "exponential" => law("scale= size=", &[SCALE], |random, p| p[0] * random.exponential()),
        "laplace" => law("loc= scale= size=", &[LOC, SCALE], |random, p| on::laplace(random, p[0], p[1])),
        "logistic" => law("loc= scale= size=", &[LOC, SCALE], |random, p| on::logistic(random, p[0], p[1])),
        "gumbel" => law("loc= scale= size=", &[LOC, SCALE], |random, p| on::gumbel(random, p[0], p[1])),
        "rayleigh" => law("scale= size=", &[SCALE], |random, p| on::rayleigh(random, p[0])),
        _ => shaped(name),
    }
}

/// Those whose first parameter is a shape that must be given.
fn shaped<S: Source>(name: &str) -> Option<Continuous<S>> {
    let law = |signature, parameters, draw| Some(Law { signature, parameters, draw });
    match name {
        "beta" => law("a b size=", &[("a", REQUIRED, Positive), ("b", REQUIRED, Positive)], |random, p| {
            on::beta(random, p[0], p[1])
        }),
        "gamma" => law("shape scale= size=", &[("shape", REQUIRED, NonNegative), SCALE], |random, p| {
            on::gamma(random, p[0], p[1])
        }),
        "standard_gamma" => {
            law("shape size=", &[("shape", REQUIRED, NonNegative)], |random, p| on::gamma(random, p[0], 1.0))
        }
        "chisquare" => law("df size=", &[("df", REQUIRED, Positive)], |random, p| on::chisquare(random, p[0])),
        "standard_t" => law("df size=", &[("df", REQUIRED, Positive)], |random, p| on::standard_t(random, p[0])),
        "f" => {
            law("dfnum dfden size=", &[("dfnum", REQUIRED, Positive), ("dfden", REQUIRED, Positive)], |random, p| {
                on::f(random, p[0], p[1])
            })
        }
        "pareto" => law("a size=", &[("a", REQUIRED, Positive)], |random, p| on::pareto(random, p[0])),
        "weibull" => law("a size=", &[("a", REQUIRED, NonNegative)], |random, p| on::weibull(random, p[0])),
        "power" => law("a size=", &[("a", REQUIRED, Positive)], |random, p| on::power(random, p[0])),
        "wald" => {
            law("mean scale size=", &[("mean", REQUIRED, Positive), ("scale", REQUIRED, Positive)], |random, p| {
                on::wald(random, p[0], p[1])
            })
        }
        "vonmises" => {
            law("mu kappa size=", &[("mu", REQUIRED, Free), ("kappa", REQUIRED, NonNegative)], |random, p| {
                on::vonmises(random, p[0], p[1])
            })
        }
        "triangular" => law(
            "left mode right size=",
            &[("left", REQUIRED, Free), ("mode", REQUIRED, Free), ("right", REQUIRED, Free)],
            |random, p| on::triangular(random, p[0], p[1], p[2]),
        ),
        _ => None,
    }
}

fn discrete<S: Source>(name: &str) -> Option<Discrete<S>> {
    let law = |signature, parameters, draw| Some(Law { signature, parameters, draw });
    match name {
        "binomial" => law("n p size=", &[("n", REQUIRED, NonNegative), ("p", REQUIRED, Share)], |random, p| {
            on::binomial(random, p[0] as i64, p[1])
        }),
        "negative_binomial" => law("n p size=", &[("n", REQUIRED, Positive), ("p", REQUIRED, Chance)], |random, p| {
            let rate = on::gamma(random, p[0], (1.0 - p[1]) / p[1]);
            on::poisson(random, rate)
        }),
        "poisson" => law("lam= size=", &[("lam", 1.0, Rate)], |random, p| on::poisson(random, p[0])),
        "geometric" => law("p size=", &[("p", REQUIRED, Chance)], |random, p| on::geometric(random, p[0])),
        "zipf" => law("a size=", &[("a", REQUIRED, AboveOne)], |random, p| on::zipf(random, p[0])),
        "logseries" => law("p size=", &[("p", REQUIRED, BelowOne)], |random, p| on::logseries(random, p[0])),
        _ => None,
    }
}

/// Draws from the distribution of this name, if there is one.
pub(super) fn draw<S: Source>(
    random: &mut S,
    name: &str,
    args: &[Operand],
    kwargs: &Kwargs,
) -> Option<Result<Operand, Error>> {
    if name == "uniform" {
        return Some(uniform(random, args, kwargs));
    }
    if let Some(law) = continuous::<S>(name) {
        return Some(law.call(random, name, args, kwargs, Operand::Float));
    }
    discrete::<S>(name).map(|law| law.call(random, name, args, kwargs, Operand::Int))
}

impl<S: Source, T: Element> Law<S, T> {
    fn call(
        &self,
        random: &mut S,
        name: &str,
        args: &[Operand],
        kwargs: &Kwargs,
        number: fn(T) -> Operand,
    ) -> Result<Operand, Error> {
        let args = compiled(name, self.signature, args, kwargs)?;
        let parameters = Parameters::read(&args, self.parameters)?;
        if name == "triangular" {
            parameters.check_order()?;
        }
        parameters.fill(&args, number, array, |values| (self.draw)(random, values))
    }
}

fn array<T: Element>(cells: Vec<T>, shape: &[usize]) -> Operand {
    Operand::Array(Array::of(T::wrap(cells), shape))
}

fn uniform<S: Source>(random: &mut S, args: &[Operand], kwargs: &Kwargs) -> Result<Operand, Error> {
    let args = compiled("uniform", "low= high= size=", args, kwargs)?;
    let bounds = Parameters::read(&args, &[("low", 0.0, Free), ("high", 1.0, Free)])?;
    let mut wrong = None;
    bounds.each(|values| {
        let range = values[1] - values[0];
        if !range.is_finite() {
            wrong = Some(Error::new(
                ErrorKind::Overflow,
                if S::LEGACY || !bounds.is_single() {
                    "Range exceeds valid bounds"
                } else {
                    "high - low range exceeds valid bounds"
                },
            ));
        } else if range < 0.0 && !S::LEGACY {
            wrong.get_or_insert_with(|| Error::new(ErrorKind::Value, "high - low < 0"));
        }
    });
    if let Some(error) = wrong {
        return Err(error);
    }
    bounds.fill(&args, Operand::Float, array, |values| values[0] + (values[1] - values[0]) * random.uniform())
}
