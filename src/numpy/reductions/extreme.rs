//! `ptp`, `median` and quantiles.

use super::moments::placed;
use super::sums::{plain, reduce};
use crate::numpy::args::{Answer, Given, Kwargs, bind};
use crate::numpy::call::Function;
use crate::numpy::ufunc::{folded_axes, keep};
use crate::numpy::{Array, Binary, Buffer, Dtype, Error, ErrorKind, Kind, Operand, State, binary};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "ptp" => ptp,
        "median" => |args, kwargs, state| median("median", false, args, kwargs, state),
        "nanmedian" => |args, kwargs, state| median("nanmedian", true, args, kwargs, state),
        "percentile" => |args, kwargs, _| quantile("percentile", 100.0, false, args, kwargs),
        "quantile" => |args, kwargs, _| quantile("quantile", 1.0, false, args, kwargs),
        "nanpercentile" => |args, kwargs, _| quantile("nanpercentile", 100.0, true, args, kwargs),
        "nanquantile" => |args, kwargs, _| quantile("nanquantile", 1.0, true, args, kwargs),
        _ => return None,
    })
}

fn ptp(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("ptp", "a axis= out= keepdims=", args, kwargs)?;
    let (array, keepdims) = (args.array("a")?, args.flag("keepdims", false));
    let high = reduce("maximum", &array, &plain(args.value("axis"), None, keepdims), state)?;
    let low = reduce("minimum", &array, &plain(args.value("axis"), None, keepdims), state)?;
    binary(Binary::Subtract, &Operand::Array(high), &Operand::Array(low), state)
}

/// The folded axes as rows of floats, and the shape that is kept.
fn rows(array: &Array, folded: &[bool]) -> (Vec<Vec<f64>>, Vec<usize>) {
    let kept: Vec<usize> = (0..array.rank()).filter(|&axis| !folded[axis]).collect();
    let order: Vec<usize> = kept.iter().copied().chain((0..array.rank()).filter(|&axis| folded[axis])).collect();
    let turned = array.through(array.view.permuted(&order));
    let shape: Vec<usize> = kept.iter().map(|&axis| array.shape()[axis]).collect();
    let count: usize = shape.iter().product();
    let values = turned.values::<f64>();
    let len = values.len().checked_div(count).unwrap_or(0);
    ((0..count).map(|at| values[at * len..(at + 1) * len].to_vec()).collect(), shape)
}

fn real(array: &Array, name: &str) -> Result<Dtype, Error> {
    match array.dtype().kind() {
        Kind::Complex => Err(Error::new(ErrorKind::Type, "a must be an array of real numbers")),
        Kind::Str => Err(Error::new(ErrorKind::Type, format!("{name} of text is not known here"))),
        Kind::Float => Ok(array.dtype()),
        _ => Ok(Dtype::Float64),
    }
}

fn median(name: &str, skip: bool, args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind(name, "a axis= out= overwrite_input= keepdims=", args, kwargs)?;
    let array = args.array("a")?;
    let dtype = real(&array, name)?;
    let folded = folded_axes(args.value("axis"), array.rank())?;
    let (rows, shape) = rows(&array, &folded);
    let mut cells = Vec::with_capacity(rows.len());
    let mut empty = false;
    for mut row in rows {
        if skip {
            row.retain(|x| !x.is_nan());
        }
        row.sort_by(f64::total_cmp);
        let len = row.len();
        if len == 0 {
            empty = true;
        }
        cells.push(if len == 0 || row.iter().any(|x| x.is_nan()) {
            f64::NAN
        } else if len % 2 == 1 {
            row[len / 2]
        } else if dtype == Dtype::Float32 {
            f64::from(f32::midpoint(row[len / 2 - 1] as f32, row[len / 2] as f32))
        } else {
            // The mean of the two in the middle, which is their sum halved.
            let sum = row[len / 2 - 1] + row[len / 2];
            sum / 2.0
        });
    }
    if empty && skip && array.size() > 0 {
        state.warn("RuntimeWarning", "All-NaN slice encountered");
    } else if empty {
        state.warn("RuntimeWarning", "Mean of empty slice");
    }
    if empty && !skip {
        let invalid = crate::numpy::state::Flags { invalid: true, ..Default::default() };
        state.report(invalid, if shape.is_empty() { "scalar divide" } else { "divide" })?;
    }
    let result = Array::of(Buffer::Float64(cells), &shape).cast(dtype)?;
    placed(keep(result, array.shape(), &folded, args.flag("keepdims", false)), args.get("out"))
}

/// How a quantile between two numbers is found.
#[derive(Clone, Copy)]
enum Between {
    Linear,
    Lower,
    Higher,
    Midpoint,
    Nearest,
    /// `(alpha, beta)` of Hyndman and Fan's continuous kinds.
    Fitted(f64, f64),
    InvertedCdf,
}

fn way(name: &str) -> Result<Between, Error> {
    Ok(match name {
        "linear" => Between::Linear,
        "lower" => Between::Lower,
        "higher" => Between::Higher,
        "midpoint" => Between::Midpoint,
        "nearest" => Between::Nearest,
        "inverted_cdf" => Between::InvertedCdf,
        "hazen" => Between::Fitted(0.5, 0.5),
        "weibull" => Between::Fitted(0.0, 0.0),
        "median_unbiased" => Between::Fitted(1.0 / 3.0, 1.0 / 3.0),
        "normal_unbiased" => Between::Fitted(3.0 / 8.0, 3.0 / 8.0),
        "interpolated_inverted_cdf" => Between::Fitted(0.0, 1.0),
        _ => {
            return Err(Error::new(
                ErrorKind::Value,
                format!(
                    "'{name}' is not a valid method. Use one of: inverted_cdf, interpolated_inverted_cdf, hazen, weibull, linear, median_unbiased, normal_unbiased, lower, higher, midpoint, nearest"
                ),
            ));
        }
    })
}

/// As `_lerp` in `numpy/lib/_function_base_impl.py`.
fn between(low: f64, high: f64, share: f64) -> f64 {
    let span = high - low;
    if share >= 0.5 { high - span * (1.0 - share) } else { low + span * share }
}

/// One quantile of sorted numbers.
fn quantile_of(row: &[f64], q: f64, way: Between) -> f64 {
    let len = row.len();
    if len == 0 || row.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    let last = len as f64 - 1.0;
    let at = match way {
        Between::Fitted(alpha, beta) => len as f64 * q + (alpha + q * (1.0 - alpha - beta)) - 1.0,
        Between::InvertedCdf => (len as f64 * q).ceil() - 1.0,
        _ => last * q,
    }
    .clamp(0.0, last);
    let (low, high) = (row[at.floor() as usize], row[at.ceil() as usize]);
    match way {
        Between::Lower | Between::InvertedCdf => low,
        Between::Higher => high,
        Between::Nearest => row[at.round_ties_even() as usize],
        Between::Midpoint => between(low, high, if at.fract() == 0.0 { 0.0 } else { 0.5 }),
        _ => between(low, high, at.fract()),
    }
}

fn quantile(name: &str, whole: f64, skip: bool, args: Given, kwargs: &Kwargs) -> Answer {
    let parameters = "a q axis= out= overwrite_input= method= keepdims= * weights= interpolation=";
    let args = bind(name, parameters, args, kwargs)?;
    let (array, wanted) = (args.array("a")?, args.array("q")?);
    let dtype = real(&array, name)?;
    let way = way(args.text("method").or(args.text("interpolation")).unwrap_or("linear"))?;
    if args.get("weights").is_some() {
        return Err(Error::new(ErrorKind::Type, format!("weights of {name} are not known here")));
    }
    let shares: Vec<f64> = wanted.values::<f64>().iter().map(|q| q / whole).collect();
    if shares.iter().any(|q| !(0.0..=1.0).contains(q)) {
        let range = if whole == 1.0 {
            "Quantiles must be in the range [0, 1]"
        } else {
            "Percentiles must be in the range [0, 100]"
        };
        return Err(Error::new(ErrorKind::Value, range));
    }
    let folded = folded_axes(args.value("axis"), array.rank())?;
    let (mut rows, shape) = rows(&array, &folded);
    for row in &mut rows {
        if skip {
            row.retain(|x| !x.is_nan());
        }
        row.sort_by(f64::total_cmp);
    }
    if rows.iter().any(Vec::is_empty) && !skip {
        return Err(Error::new(ErrorKind::Index, "index -1 is out of bounds for axis 0 with size 0"));
    }
    let cells = shares.iter().flat_map(|&q| rows.iter().map(move |row| quantile_of(row, q, way))).collect();
    let mut full = wanted.shape().to_vec();
    full.extend(&shape);
    let result = Array::of(Buffer::Float64(cells), &full);
    // A scalar q is a weak float64 in NumPy, so that float32 stays.
    let result = if array.dtype().kind() <= Kind::Int
        && matches!(way, Between::Lower | Between::Higher | Between::Nearest | Between::InvertedCdf)
    {
        result.cast(array.dtype())?
    } else if wanted.rank() == 0 {
        result.cast(dtype)?
    } else {
        result
    };
    let mut marks = vec![false; wanted.rank()];
    marks.extend(&folded);
    let mut original = wanted.shape().to_vec();
    original.extend(array.shape());
    placed(keep(result, &original, &marks, args.flag("keepdims", false)), args.get("out"))
}
