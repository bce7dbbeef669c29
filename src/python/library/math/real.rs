//! Functions of one or two floats, with Python's errors.

use super::gamma;
use crate::python::text::Fault;

fn domain() -> Fault {
    Fault::value("math domain error")
}

fn range() -> Fault {
    Fault::overflow("math range error")
}

/// A function of one float.
type One = fn(f64) -> f64;

/// The functions of one float, and whether an infinite result means that it was too large.
fn one(name: &str) -> Option<(One, bool)> {
    Some(match name {
        "acos" => (f64::acos, false),
        "acosh" => (libm::acosh, false),
        "asin" => (f64::asin, false),
        "asinh" => (libm::asinh, false),
        "atan" => (f64::atan, false),
        "atanh" => (libm::atanh, false),
        "cbrt" => (f64::cbrt, false),
        "cos" => (f64::cos, false),
        "cosh" => (f64::cosh, true),
        "degrees" => (|x| x * (180.0 / std::f64::consts::PI), true),
        "erf" => (libm::erf, false),
        "erfc" => (libm::erfc, false),
        "exp" => (f64::exp, true),
        "exp2" => (f64::exp2, true),
        "expm1" => (f64::exp_m1, true),
        "fabs" => (f64::abs, false),
        "log1p" => (f64::ln_1p, false),
        "radians" => (|x| x * (std::f64::consts::PI / 180.0), false),
        "sin" => (f64::sin, false),
        "sinh" => (f64::sinh, true),
        "sqrt" => (f64::sqrt, false),
        "tan" => (f64::tan, false),
        "tanh" => (f64::tanh, false),
        _ => return None,
    })
}

/// Whether `name` is a function of one float that gives a float.
pub(super) fn is_one(name: &str) -> bool {
    one(name).is_some() || matches!(name, "gamma" | "lgamma" | "log2" | "log10" | "ulp")
}

/// `math.NAME(x)`; the name is one that [`is_one`] knows.
pub(super) fn call_one(name: &str, x: f64) -> Result<f64, Fault> {
    match name {
        "gamma" => return gamma::gamma(x),
        "lgamma" => return gamma::lgamma(x),
        "log2" => return logarithm(x, f64::log2),
        "log10" => return logarithm(x, f64::log10),
        "ulp" => return Ok(ulp(x)),
        _ => {}
    }
    let Some((function, grows)) = one(name) else { return Err(domain()) };
    let value = function(x);
    if value.is_nan() && !x.is_nan() {
        return Err(domain());
    }
    if value.is_infinite() && x.is_finite() {
        // Degrees are multiplied without looking.
        return if name == "degrees" { Ok(value) } else { Err(if grows { range() } else { domain() }) };
    }
    Ok(value)
}

/// A logarithm: of what is above zero only.
pub(super) fn logarithm(x: f64, function: One) -> Result<f64, Fault> {
    if x <= 0.0 { Err(domain()) } else { Ok(function(x)) }
}

fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let above = libm::nextafter(x, f64::INFINITY);
    if above.is_infinite() { x - libm::nextafter(x, f64::NEG_INFINITY) } else { above - x }
}

/// Whether `name` is a function of two floats.
pub(super) fn is_two(name: &str) -> bool {
    matches!(name, "atan2" | "copysign" | "fmod" | "nextafter" | "pow" | "remainder")
}

/// `math.NAME(x, y)`; the name is one that [`is_two`] knows.
pub(super) fn call_two(name: &str, x: f64, y: f64) -> Result<f64, Fault> {
    match name {
        "atan2" => Ok(x.atan2(y)),
        "copysign" => Ok(x.copysign(y)),
        "nextafter" => Ok(libm::nextafter(x, y)),
        "pow" => pow(x, y),
        _ => {
            if x.is_nan() || y.is_nan() {
                return Ok(f64::NAN);
            }
            if x.is_infinite() || y == 0.0 {
                return Err(domain());
            }
            if y.is_infinite() {
                return Ok(x);
            }
            Ok(if name == "fmod" { x % y } else { libm::remainder(x, y) })
        }
    }
}

fn pow(x: f64, y: f64) -> Result<f64, Fault> {
    let value = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if value.is_nan() || (value.is_infinite() && x == 0.0) {
            return Err(domain());
        }
        if value.is_infinite() {
            return Err(range());
        }
    }
    Ok(value)
}

/// `math.ldexp(x, i)`.
pub(super) fn ldexp(x: f64, i: i64) -> Result<f64, Fault> {
    let value = libm::scalbn(x, i.clamp(-3000, 3000) as i32);
    if value.is_infinite() && x.is_finite() { Err(range()) } else { Ok(value) }
}

/// `math.isclose(a, b, rel_tol=, abs_tol=)`.
pub(super) fn isclose(a: f64, b: f64, relative: f64, absolute: f64) -> Result<bool, Fault> {
    if relative < 0.0 || absolute < 0.0 {
        return Err(Fault::value("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let difference = (b - a).abs();
    Ok(difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute)
}
