//! The functions of `statistics` by their names.

use super::moments::{Spread, fmean, geometric_mean, harmonic_mean, mean, real, spread};
use super::{pairs, places};
use crate::python::text::{Fault, Kind, Plain};

/// The functions that [`call`] knows. `linear_regression` gives the tuple of slope and intercept:
/// the machine makes `LinearRegression(slope=…, intercept=…)` of it.
pub const NAMES: [&str; 18] = [
    "correlation",
    "covariance",
    "fmean",
    "geometric_mean",
    "harmonic_mean",
    "linear_regression",
    "mean",
    "median",
    "median_grouped",
    "median_high",
    "median_low",
    "mode",
    "multimode",
    "pstdev",
    "pvariance",
    "quantiles",
    "stdev",
    "variance",
];

/// The names of a function's parameters, and how many of them must be given.
fn parameters(name: &str) -> Option<(&'static [&'static str], usize)> {
    Some(match name {
        "mean" | "geometric_mean" | "median" | "median_low" | "median_high" | "mode" | "multimode" => (&["data"], 1),
        "fmean" | "harmonic_mean" => (&["data", "weights"], 1),
        "stdev" | "variance" => (&["data", "xbar"], 1),
        "pstdev" | "pvariance" => (&["data", "mu"], 1),
        "median_grouped" => (&["data", "interval"], 1),
        "quantiles" => (&["data", "n", "method"], 1),
        "covariance" | "correlation" => (&["x", "y"], 2),
        "linear_regression" => (&["x", "y", "proportional"], 2),
        _ => return None,
    })
}

fn bind<'a>(name: &str, args: &'a [Plain], kwargs: &'a [(&str, Plain)]) -> Result<Vec<Option<&'a Plain>>, Fault> {
    let Some((names, least)) = parameters(name) else {
        let message = format!("module 'statistics' has no attribute '{name}'");
        return Err(Fault { kind: Kind::Attribute, message });
    };
    if args.len() > names.len() {
        let (most, given) = (names.len(), args.len());
        let message = format!(
            "{name}() takes {most} positional argument{} but {given} were given",
            if most == 1 { "" } else { "s" }
        );
        return Err(Fault::type_error(message));
    }
    let mut bound: Vec<Option<&Plain>> = (0..names.len()).map(|i| args.get(i)).collect();
    for (keyword, value) in kwargs {
        let Some(i) = names.iter().position(|n| n == keyword) else {
            let message = format!("{name}() got an unexpected keyword argument '{keyword}'");
            return Err(Fault::type_error(message));
        };
        if bound[i].replace(value).is_some() {
            return Err(Fault::type_error(format!("{name}() got multiple values for argument '{keyword}'")));
        }
    }
    let missing: Vec<&str> = (0..least).filter(|&i| bound[i].is_none()).map(|i| names[i]).collect();
    match missing.as_slice() {
        [] => Ok(bound),
        [one] => Err(Fault::type_error(format!("{name}() missing 1 required positional argument: '{one}'"))),
        [one, two, ..] => {
            Err(Fault::type_error(format!("{name}() missing 2 required positional arguments: '{one}' and '{two}'")))
        }
    }
}

fn items(value: Option<&Plain>) -> Result<&[Plain], Fault> {
    match value {
        Some(Plain::List(items) | Plain::Tuple(items)) => Ok(items),
        Some(other) => Err(Fault::type_error(format!("'{}' object is not iterable", other.type_name()))),
        None => Ok(&[]),
    }
}

fn reals(values: &[Plain]) -> Result<Vec<f64>, Fault> {
    let real = |value: &Plain| match value {
        Plain::Bool(_) | Plain::Int(_) | Plain::Float(_) => real(value),
        other => Err(Fault::type_error(format!("must be real number, not {}", other.type_name()))),
    };
    values.iter().map(real).collect()
}

/// `statistics.NAME(*args, **kwargs)`; data are lists or tuples (of any iterable the machine makes one).
///
/// # Errors
/// As Python words them; `AttributeError` for a name that is not there.
pub fn call(name: &str, args: &[Plain], kwargs: &[(&str, Plain)]) -> Result<Plain, Fault> {
    let bound = bind(name, args, kwargs)?;
    let data = items(bound[0])?;
    let second = bound.get(1).copied().flatten().filter(|value| **value != Plain::None);
    match name {
        "mean" => mean(data),
        "fmean" => {
            let weights = second.map(|weights| reals(items(Some(weights))?)).transpose()?;
            fmean(&reals(data)?, weights.as_deref()).map(Plain::Float)
        }
        "geometric_mean" => geometric_mean(&reals(data)?).map(Plain::Float),
        "harmonic_mean" => harmonic_mean(data, second.map(|weights| items(Some(weights))).transpose()?),
        "stdev" => spread(name, data, second, Spread { sample: true, root: true }),
        "variance" => spread(name, data, second, Spread { sample: true, root: false }),
        "pstdev" => spread(name, data, second, Spread { sample: false, root: true }),
        "pvariance" => spread(name, data, second, Spread { sample: false, root: false }),
        "median" | "median_low" | "median_high" => places::median(name, data),
        "median_grouped" => places::median_grouped(data, second.map_or(Ok(1.0), real)?).map(Plain::Float),
        "mode" => places::mode(data),
        "multimode" => Ok(Plain::List(places::multimode(data))),
        "quantiles" => {
            let n = match second {
                None => 4,
                Some(Plain::Int(n)) => *n,
                Some(other) => {
                    let kind = other.type_name();
                    return Err(Fault::type_error(format!("'{kind}' object cannot be interpreted as an integer")));
                }
            };
            let method = match bound[2] {
                Some(Plain::Str(method)) => method.as_str(),
                _ => "exclusive",
            };
            places::quantiles(data, n, method).map(Plain::List)
        }
        "covariance" => pairs::covariance(&reals(data)?, &reals(items(second)?)?).map(Plain::Float),
        "correlation" => pairs::correlation(&reals(data)?, &reals(items(second)?)?).map(Plain::Float),
        _ => {
            let proportional = bound[2].is_some_and(|value| *value == Plain::Bool(true));
            let (slope, intercept) = pairs::linear_regression(&reals(data)?, &reals(items(second)?)?, proportional)?;
            Ok(Plain::Tuple(vec![Plain::Float(slope), Plain::Float(intercept)]))
        }
    }
}
