//! `np.testing`: what should be so, and NumPy's report where it is not.

use crate::numpy::args::{Answer, Given, Kwargs, bind};
use crate::numpy::call::Function;
use crate::numpy::{Array, Error, ErrorKind, Kind, Operand, State, broadcast_shapes, repr, scalar_repr};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "testing.assert_allclose" => assert_allclose,
        "testing.assert_array_equal" | "testing.assert_equal" => assert_equal,
        "testing.assert_almost_equal" | "testing.assert_array_almost_equal" => assert_almost_equal,
        _ => return None,
    })
}

/// How the two sides differ, if they do.
struct Report {
    header: String,
    lines: Vec<String>,
}

fn written(operand: &Operand, array: &Array, state: &State) -> String {
    match operand {
        Operand::Scalar(scalar) => scalar_repr(scalar),
        Operand::Array(array) => repr(array, &state.print),
        _ if array.rank() == 0 => crate::numpy::element::cell_text(&array.buffer, array.view.offset),
        _ => repr(array, &state.print),
    }
}

fn fail(report: Report, operands: (&Operand, &Operand), names: (&str, &str), state: &State) -> Error {
    let mut lines = vec![String::new(), report.header];
    lines.extend(report.lines);
    for (operand, name) in [(operands.0, names.0), (operands.1, names.1)] {
        let text = operand.to_array().map_or_else(|_| String::new(), |array| written(operand, &array, state));
        let mut text: Vec<&str> = text.lines().collect();
        if text.len() > 3 {
            text.truncate(3);
            text.push("...");
        }
        lines.push(format!(" {name}: {}", text.join("\n")));
    }
    Error::new(ErrorKind::Assertion, lines.join("\n"))
}

/// Compares cell by cell; `near` tells whether two floats are the same.
fn compared(
    args: (&Operand, &Operand),
    header: &str,
    nans: bool,
    near: impl Fn(f64, f64) -> bool,
    state: &State,
) -> Result<(), Error> {
    let (a, b) = (args.0.to_array()?, args.1.to_array()?);
    let wrong = |report| Err(fail(report, args, ("ACTUAL", "DESIRED"), state));
    let header = format!("{header}\n");
    let Ok(shape) = broadcast_shapes(&[a.shape(), b.shape()]) else {
        let line = format!("(shapes {}, {} mismatch)", tuple(a.shape()), tuple(b.shape()));
        return wrong(Report { header: format!("{header}{line}"), lines: vec![] });
    };
    if a.rank() > 0 && b.rank() > 0 && a.shape() != b.shape() {
        let line = format!("(shapes {}, {} mismatch)", tuple(a.shape()), tuple(b.shape()));
        return wrong(Report { header: format!("{header}{line}"), lines: vec![] });
    }
    let (x, y) = (a.spread(&shape), b.spread(&shape));
    let (x, y) = (x.values::<f64>(), y.values::<f64>());
    let pairs: Vec<(f64, f64)> = x.iter().copied().zip(y.iter().copied()).collect();
    if nans && pairs.iter().any(|(x, y)| x.is_nan() != y.is_nan()) {
        return wrong(Report { header: format!("{header}nan location mismatch:"), lines: vec![] });
    }
    let bad: Vec<(f64, f64)> =
        pairs.iter().copied().filter(|&(x, y)| !(near(x, y) || nans && x.is_nan() && y.is_nan())).collect();
    if bad.is_empty() {
        return Ok(());
    }
    let percent = 100.0 * bad.len() as f64 / pairs.len() as f64;
    let share = crate::numpy::general(percent, 3);
    let mut lines = vec![format!("Mismatched elements: {} / {} ({share}%)", bad.len(), pairs.len())];
    let number = |x: f64| {
        if a.dtype().kind() <= Kind::Int && b.dtype().kind() <= Kind::Int {
            format!("{x}")
        } else {
            crate::numpy::float_repr(x)
        }
    };
    let most = bad.iter().map(|(x, y)| (x - y).abs()).fold(0.0, f64::max);
    let ratio = bad
        .iter()
        .filter(|(_, y)| *y != 0.0)
        .map(|(x, y)| ((x - y) / y).abs())
        .reduce(f64::max)
        .unwrap_or(f64::INFINITY);
    lines.push(format!("Max absolute difference among violations: {}", number(most)));
    lines.push(format!("Max relative difference among violations: {}", crate::numpy::general(ratio, 8)));
    wrong(Report { header: header.trim_end_matches('\n').to_owned() + "\n", lines })
        .map_err(|error| Error::new(error.kind, error.message.replace("\n\n\nM", "\n\nM")))
}

fn tuple(shape: &[usize]) -> String {
    crate::numpy::view::shape_text(shape).replace(',', ", ").replace(", )", ",)")
}

fn assert_allclose(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args =
        bind("assert_allclose", "actual desired rtol= atol= equal_nan= err_msg= verbose= * strict=", args, kwargs)?;
    let (relative, absolute) = (args.float("rtol", 1e-7)?, args.float("atol", 0.0)?);
    let header = format!(
        "Not equal to tolerance rtol={}, atol={}",
        crate::numpy::general(relative, 6),
        crate::numpy::general(absolute, 6)
    );
    let near = |x: f64, y: f64| x == y || y.is_finite() && (x - y).abs() <= absolute + relative * y.abs();
    compared((args.value("actual"), args.value("desired")), &header, true, near, state)?;
    Ok(Operand::None)
}

fn assert_equal(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("assert_array_equal", "actual desired err_msg= verbose= * strict=", args, kwargs)?;
    compared((args.value("actual"), args.value("desired")), "Arrays are not equal", true, |x, y| x == y, state)?;
    Ok(Operand::None)
}

fn assert_almost_equal(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("assert_array_almost_equal", "actual desired decimal= err_msg= verbose=", args, kwargs)?;
    let decimals = args.int("decimal", 6)?;
    let limit = 1.5 * 10_f64.powi(-decimals.clamp(-300, 300) as i32);
    let header = format!("Arrays are not almost equal to {decimals} decimals");
    compared(
        (args.value("actual"), args.value("desired")),
        &header,
        true,
        |x, y| x == y || (x - y).abs() < limit,
        state,
    )?;
    Ok(Operand::None)
}
