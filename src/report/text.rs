//! The same as the JSON, for people and screen readers: one thing a line, in words.

use std::io::{self, Write};

use crate::lab::program::{Kind, Reference};
use crate::lab::{Description, Evaluation, Parameters, Snapshot};

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
    write_parameters(&shown.parameters(), out)?;
    writeln!(out, "\nquantities")?;
    for (_, reference) in shown.now.quantities() {
        write_quantity(description, &shown.now, reference, usize::MAX, out)?;
    }
    if let Some(departure) = shown.departure() {
        let (round, at) = (description.round, departure.round);
        writeln!(out, "\nin {round} {at} {} leaves the finite numbers", departure.quantity)?;
    }
    Ok(())
}

/// Writes parameters, a line each.
///
/// # Errors
/// If the output cannot be written.
pub fn write_parameters(parameters: &Parameters, out: &mut impl Write) -> io::Result<()> {
    for (parameter, setting) in parameters.iter() {
        writeln!(out, "  {} = {setting}  ({})", parameter.name, parameter.meaning)?;
    }
    Ok(())
}

/// Writes a quantity of a lab: a number in a line, of anything else the numbers of the last axis in one, up to so many
/// lines.
///
/// # Errors
/// If the output cannot be written.
pub fn write_quantity(
    lab: &Description,
    now: &Evaluation,
    reference: Reference,
    most: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let name = now.program().name(reference);
    let meaning = lab.quantities.iter().find(|(known, _)| *known == name).map_or("", |(_, meaning)| meaning);
    let shape = match now.shape(reference).axes() {
        [] => String::new(),
        [n] => format!("{n} numbers"),
        [rows, columns] => format!("{rows} rows of {columns}"),
        [lead @ .., rows, columns] => format!("{} times {rows} rows of {columns}", lead.iter().product::<usize>()),
    };
    let about: Vec<&str> = [meaning, &shape].into_iter().filter(|part| !part.is_empty()).collect();
    let about = if about.is_empty() { String::new() } else { format!("  ({})", about.join(", ")) };
    write!(out, "  {name}")?;
    let value = now.value(reference);
    let kind = now.kind(reference);
    if let Some(number) = value.scalar() {
        return writeln!(out, " = {}{about}", written(now, kind, number));
    }
    writeln!(out, "{about}")?;
    let length = value.shape().axes().last().copied().unwrap_or(1);
    let lines = value.shape().len().checked_div(length).unwrap_or(value.shape().rows());
    for line in 0..lines.min(most) {
        write_row(now, kind, &value.as_slice()[line * length..(line + 1) * length], out)?;
    }
    if lines > most {
        writeln!(out, "    and {} more", lines - most)?;
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
