//! The functions of `math` by their names, with Python's words for wrong arguments.

use super::{real, sequence, whole};
use crate::python::text::{Fault, Kind, Plain, float};

/// `pi`, `e`, `tau`, `inf`, `nan`.
pub const CONSTANTS: [(&str, f64); 5] = [
    ("pi", std::f64::consts::PI),
    ("e", std::f64::consts::E),
    ("tau", std::f64::consts::TAU),
    ("inf", f64::INFINITY),
    ("nan", f64::NAN),
];

/// The functions that [`call`] knows.
pub const NAMES: [&str; 55] = [
    "acos",
    "acosh",
    "asin",
    "asinh",
    "atan",
    "atan2",
    "atanh",
    "cbrt",
    "ceil",
    "comb",
    "copysign",
    "cos",
    "cosh",
    "degrees",
    "dist",
    "erf",
    "erfc",
    "exp",
    "exp2",
    "expm1",
    "fabs",
    "factorial",
    "floor",
    "fmod",
    "frexp",
    "fsum",
    "gamma",
    "gcd",
    "hypot",
    "isclose",
    "isfinite",
    "isinf",
    "isnan",
    "isqrt",
    "lcm",
    "ldexp",
    "lgamma",
    "log",
    "log10",
    "log1p",
    "log2",
    "modf",
    "nextafter",
    "perm",
    "pow",
    "prod",
    "radians",
    "remainder",
    "sin",
    "sinh",
    "sqrt",
    "tan",
    "tanh",
    "trunc",
    "ulp",
];

fn real_number(value: &Plain) -> Result<f64, Fault> {
    match value {
        Plain::Bool(b) => Ok(f64::from(*b)),
        Plain::Int(i) => Ok(*i as f64),
        Plain::Float(x) => Ok(*x),
        other => Err(Fault::type_error(format!("must be real number, not {}", other.type_name()))),
    }
}

fn integer(value: &Plain) -> Result<i64, Fault> {
    match value {
        Plain::Bool(b) => Ok(i64::from(*b)),
        Plain::Int(i) => Ok(*i),
        other => {
            let kind = other.type_name();
            Err(Fault::type_error(format!("'{kind}' object cannot be interpreted as an integer")))
        }
    }
}

fn items(value: &Plain) -> Result<&[Plain], Fault> {
    match value {
        Plain::List(items) | Plain::Tuple(items) => Ok(items),
        other => Err(Fault::type_error(format!("'{}' object is not iterable", other.type_name()))),
    }
}

fn reals(values: &[Plain]) -> Result<Vec<f64>, Fault> {
    values.iter().map(real_number).collect()
}

/// One argument, as functions that take no other way of calling word it.
fn only<'a>(name: &str, args: &'a [Plain]) -> Result<&'a Plain, Fault> {
    match args {
        [only] => Ok(only),
        _ => Err(Fault::type_error(format!("math.{name}() takes exactly one argument ({} given)", args.len()))),
    }
}

fn count(name: &str, args: &[Plain], least: usize, most: usize) -> Result<(), Fault> {
    let given = args.len();
    let s = |n: usize| if n == 1 { "" } else { "s" };
    if least == most && given != least {
        return Err(Fault::type_error(format!("{name} expected {least} argument{}, got {given}", s(least))));
    }
    if given < least {
        return Err(Fault::type_error(format!("{name} expected at least {least} argument{}, got {given}", s(least))));
    }
    if given > most {
        return Err(Fault::type_error(format!("{name} expected at most {most} argument{}, got {given}", s(most))));
    }
    Ok(())
}

/// `math.NAME(*args, **kwargs)`; sequences are lists or tuples.
///
/// # Errors
/// As Python words them; `AttributeError` for a name that is not there.
pub fn call(name: &str, args: &[Plain], kwargs: &[(&str, Plain)]) -> Result<Plain, Fault> {
    if !kwargs.is_empty() && !matches!(name, "isclose" | "prod") {
        return Err(Fault::type_error(format!("math.{name}() takes no keyword arguments")));
    }
    if real::is_one(name) {
        return real::call_one(name, real_number(only(name, args)?)?).map(Plain::Float);
    }
    if real::is_two(name) {
        count(name, args, 2, 2)?;
        return real::call_two(name, real_number(&args[0])?, real_number(&args[1])?).map(Plain::Float);
    }
    match name {
        "floor" | "ceil" | "trunc" => rounded(name, only(name, args)?),
        "isfinite" => Ok(Plain::Bool(real_number(only(name, args)?)?.is_finite())),
        "isinf" => Ok(Plain::Bool(real_number(only(name, args)?)?.is_infinite())),
        "isnan" => Ok(Plain::Bool(real_number(only(name, args)?)?.is_nan())),
        "log" => {
            if !(1..=2).contains(&args.len()) {
                return Err(Fault::type_error("math.log requires 1 to 2 arguments"));
            }
            let top = real::logarithm(real_number(&args[0])?, f64::ln)?;
            let Some(base) = args.get(1) else { return Ok(Plain::Float(top)) };
            let bottom = real::logarithm(real_number(base)?, f64::ln)?;
            float::true_div(top, bottom).map(Plain::Float)
        }
        "modf" => Ok(modf(real_number(only(name, args)?)?)),
        "frexp" => {
            let x = real_number(only(name, args)?)?;
            let (mantissa, exponent) = if x.is_finite() { libm::frexp(x) } else { (x, 0) };
            Ok(Plain::Tuple(vec![Plain::Float(mantissa), Plain::Int(i64::from(exponent))]))
        }
        "ldexp" => {
            count(name, args, 2, 2)?;
            let Ok(exponent) = integer(&args[1]) else {
                return Err(Fault::type_error("Expected an int as second argument to ldexp."));
            };
            real::ldexp(real_number(&args[0])?, exponent).map(Plain::Float)
        }
        "isclose" => isclose(args, kwargs),
        "hypot" => Ok(Plain::Float(sequence::hypot(&reals(args)?))),
        "dist" => {
            count(name, args, 2, 2)?;
            sequence::dist(&reals(items(&args[0])?)?, &reals(items(&args[1])?)?).map(Plain::Float)
        }
        "fsum" => sequence::fsum(&reals(items(only(name, args)?)?)?).map(Plain::Float),
        "prod" => product(args, kwargs),
        _ => of_integers(name, args),
    }
}

fn of_integers(name: &str, args: &[Plain]) -> Result<Plain, Fault> {
    let value = match name {
        "factorial" => whole::factorial(integer(only(name, args)?)?),
        "isqrt" => whole::isqrt(integer(only(name, args)?)?),
        "gcd" => args.iter().try_fold(0, |so_far, arg| whole::gcd(so_far, integer(arg)?)),
        "lcm" => args.iter().try_fold(1, |so_far, arg| whole::lcm(so_far, integer(arg)?)),
        "comb" => {
            count(name, args, 2, 2)?;
            whole::comb(integer(&args[0])?, integer(&args[1])?)
        }
        "perm" => {
            count(name, args, 1, 2)?;
            let k = args.get(1).filter(|k| **k != Plain::None).map(integer).transpose()?;
            whole::perm(integer(&args[0])?, k)
        }
        _ => {
            let message = format!("module 'math' has no attribute '{name}'");
            return Err(Fault { kind: Kind::Attribute, message });
        }
    };
    value.map(Plain::Int)
}

fn rounded(name: &str, value: &Plain) -> Result<Plain, Fault> {
    let x = match value {
        Plain::Float(x) => *x,
        Plain::Int(_) | Plain::Bool(_) => return integer(value).map(Plain::Int),
        other if name == "trunc" => {
            let kind = other.type_name();
            return Err(Fault::type_error(format!("type {kind} doesn't define __trunc__ method")));
        }
        other => return real_number(other).map(Plain::Float),
    };
    match name {
        "floor" => float::floor(x),
        "ceil" => float::ceil(x),
        _ => float::trunc(x),
    }
    .map(Plain::Int)
}

fn modf(x: f64) -> Plain {
    let whole = x.trunc();
    let part = if x.is_infinite() { 0.0 } else { x - whole };
    Plain::Tuple(vec![Plain::Float(part.copysign(x)), Plain::Float(whole)])
}

fn isclose(args: &[Plain], kwargs: &[(&str, Plain)]) -> Result<Plain, Fault> {
    let given = args.len();
    if given != 2 {
        return Err(Fault::type_error(if given > 2 {
            format!("isclose() takes exactly 2 positional arguments ({given} given)")
        } else {
            let missing = ["a", "b"][given];
            format!("isclose() missing required argument '{missing}' (pos {})", given + 1)
        }));
    }
    let (mut relative, mut absolute) = (1e-9, 0.0);
    for (keyword, value) in kwargs {
        match *keyword {
            "rel_tol" => relative = real_number(value)?,
            "abs_tol" => absolute = real_number(value)?,
            other => {
                return Err(Fault::type_error(format!("'{other}' is an invalid keyword argument for isclose()")));
            }
        }
    }
    real::isclose(real_number(&args[0])?, real_number(&args[1])?, relative, absolute).map(Plain::Bool)
}

fn product(args: &[Plain], kwargs: &[(&str, Plain)]) -> Result<Plain, Fault> {
    let start =
        kwargs.iter().find(|(keyword, _)| *keyword == "start").map_or(Plain::Int(1), |(_, value)| value.clone());
    let [values] = args else {
        let given = args.len();
        return Err(Fault::type_error(format!("prod() takes exactly 1 positional argument ({given} given)")));
    };
    let mut so_far = start;
    for value in items(values)? {
        so_far = match (&so_far, value) {
            (Plain::Int(_) | Plain::Bool(_), Plain::Int(_) | Plain::Bool(_)) => {
                let value = integer(&so_far)?.checked_mul(integer(value)?);
                Plain::Int(value.ok_or_else(Fault::too_large)?)
            }
            _ => Plain::Float(real_number(&so_far)? * real_number(value)?),
        };
    }
    Ok(so_far)
}
