//! The same as the JSON, for people and screen readers: one thing a line, in words.

use std::io::{self, Write};

use crate::lab::Session;
use crate::ops::{Shape, Value};

/// Writes a lab at its position.
///
/// # Errors
/// If the output cannot be written.
pub fn write_text(session: &dyn Session, out: &mut impl Write) -> io::Result<()> {
    let description = session.description();
    writeln!(out, "{}: {}", description.name, description.about)?;
    writeln!(out, "{} {} of {}", description.round, session.position(), session.rounds())?;
    writeln!(out, "\nparameters")?;
    for (parameter, setting) in session.parameters().iter() {
        writeln!(out, "  {} = {setting}  ({})", parameter.name, parameter.meaning)?;
    }
    writeln!(out, "\nquantities")?;
    let now = &session.frame().now;
    for (name, reference) in now.quantities() {
        let meaning =
            description.quantities.iter().find(|(known, _)| *known == name).map_or("", |(_, meaning)| meaning);
        let shape = match now.shape(reference) {
            Shape::Scalar => String::new(),
            Shape::Vector(n) => format!(", {n} numbers"),
            Shape::Matrix(rows, columns) => format!(", {rows} rows of {columns}"),
        };
        write!(out, "  {name}")?;
        match now.value(reference) {
            Value::Scalar(number) => writeln!(out, " = {}  ({meaning})", word(*number))?,
            Value::Vector(column) => {
                writeln!(out, "  ({meaning}{shape})")?;
                write_row(column.as_slice().iter().copied(), out)?;
            }
            Value::Matrix(matrix) => {
                writeln!(out, "  ({meaning}{shape})")?;
                for row in 0..matrix.nrows() {
                    write_row(matrix.row(row).iter().copied(), out)?;
                }
            }
        }
    }
    if let Some(departure) = session.departure() {
        let (round, at) = (description.round, departure.round);
        writeln!(out, "\nin {round} {at} {} leaves the finite numbers", departure.quantity)?;
    }
    Ok(())
}

fn write_row(numbers: impl Iterator<Item = f64>, out: &mut impl Write) -> io::Result<()> {
    write!(out, "   ")?;
    for number in numbers {
        write!(out, " {}", word(number))?;
    }
    writeln!(out)
}

/// The shortest form that reads back to the same number, as the JSON has it.
pub(super) fn word(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    match number.abs() {
        0.0 | 1e-5..1e16 | f64::INFINITY => number.to_string(),
        _ => format!("{number:e}"),
    }
}
