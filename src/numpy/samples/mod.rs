//! What is estimated from samples: covariances, counts, fitted and interpolated curves.

mod counts;
mod covariance;
mod curves;
mod gradient;
mod search;

use super::call::Function;

/// What stands in `np` under this name, if it is one of these.
pub(crate) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "cov" => covariance::cov,
        "corrcoef" => covariance::corrcoef,
        "polyfit" => curves::polyfit,
        "polyval" => curves::polyval,
        "interp" => curves::interp,
        "gradient" => gradient::gradient,
        "bincount" => counts::bincount,
        "histogram" => counts::histogram,
        "searchsorted" => search::searchsorted,
        "digitize" => search::digitize,
        _ => return None,
    })
}

/// A function of `np` on these arguments.
fn np(
    name: &str,
    args: &[super::Operand],
    kwargs: &[(&str, super::Operand)],
    state: &mut super::State,
) -> Result<super::Array, super::Error> {
    super::call(name, args, kwargs, state)?.to_array()
}
