//! The same as the JSON, for people and screen readers: one thing a line, in words.

use std::io::{self, Write};

use crate::lab::program::Kind;
use crate::lab::{Evaluation, Snapshot};

/// Writes a lab at its position; `remarks` say what became of the table on its way into it.
///
/// # Errors
/// If the output cannot be written.
pub fn write_text(shown: &Snapshot, remarks: &[String], out: &mut impl Write) -> io::Result<()> {
    let description = shown.description();
    writeln!(out, "{}: {}", description.name, description.about)?;
    writeln!(out, "{} {} of {}", description.round, shown.position, shown.rounds())?;
    for remark in remarks {
        writeln!(out, "{remark}")?;
    }
    writeln!(out, "\nparameters")?;
    for (parameter, setting) in shown.parameters().iter() {
        writeln!(out, "  {} = {setting}  ({})", parameter.name, parameter.meaning)?;
    }
    writeln!(out, "\nquantities")?;
    let now = &shown.now;
    for (name, reference) in now.quantities() {
        let meaning =
            description.quantities.iter().find(|(known, _)| *known == name).map_or("", |(_, meaning)| meaning);
        let shape = match now.shape(reference).axes() {
            [] => String::new(),
            [n] => format!(", {n} numbers"),
            [rows, columns] => format!(", {rows} rows of {columns}"),
            [lead @ .., rows, columns] => {
                format!(", {} times {rows} rows of {columns}", lead.iter().product::<usize>())
            }
        };
        write!(out, "  {name}")?;
        let value = now.value(reference);
        let kind = now.kind(reference);
        if let Some(number) = value.scalar() {
            writeln!(out, " = {}  ({meaning})", written(now, kind, number))?;
            continue;
        }
        writeln!(out, "  ({meaning}{shape})")?;
        // The numbers of the last axis stand in one line.
        let length = value.shape().axes().last().copied().unwrap_or(1);
        let lines = value.shape().len().checked_div(length).unwrap_or(value.shape().rows());
        for line in 0..lines {
            write_row(now, kind, &value.as_slice()[line * length..(line + 1) * length], out)?;
        }
    }
    if let Some(departure) = shown.departure() {
        let (round, at) = (description.round, departure.round);
        writeln!(out, "\nin {round} {at} {} leaves the finite numbers", departure.quantity)?;
    }
    Ok(())
}

fn write_row(now: &Evaluation, kind: Kind, numbers: &[f64], out: &mut impl Write) -> io::Result<()> {
    write!(out, "   ")?;
    for number in numbers {
        write!(out, " {}", written(now, kind, *number))?;
    }
    writeln!(out)
}

/// A number as what it is.
fn written(now: &Evaluation, kind: Kind, number: f64) -> String {
    match kind {
        Kind::Number | Kind::Rows | Kind::Setting => word(number),
        Kind::Names => now.name_of(number).to_owned(),
        Kind::Truth => (number != 0.0).to_string(),
    }
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
