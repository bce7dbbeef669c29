//! What the cursor moves over besides numbers: lines of the program, and the names that hold something.

use super::super::stand::{ProgramStand, Variable};
use super::held;
use crate::lab::program::Reference;
use crate::lab::{Name, Snapshot};
use crate::ops::Cell;
use crate::python::session::Kept;
use crate::ui::number::number;
use crate::ui::{Look, indexed};

/// How many rows and columns the cursor moves over; nothing where it moves over numbers.
pub fn extent(stand: &ProgramStand, shown: &Snapshot, look: &Look) -> Option<(usize, usize)> {
    if look.is("lines") {
        return Some((stand.source.lines(), 1));
    }
    if look.is("plots") && look.is("numbers") {
        return Some((stand.plots.len().max(1), 1));
    }
    look.is("names").then(|| {
        let numbers = held::in_order(stand).into_iter().map(|variable| size(variable, shown)).max();
        (stand.variables.len(), numbers.unwrap_or(1))
    })
}

/// How many numbers a variable has.
fn size(variable: &Variable, shown: &Snapshot) -> usize {
    shown.now.find(&variable.name).map_or(1, |of| shown.now.shape(of).len())
}

/// The line that has been run; at the start that which is run first.
pub fn current_line(stand: &ProgramStand) -> usize {
    let at = stand.statement.map(|(start, _)| start).or(stand.next);
    at.map_or(1, |at| stand.source.line(at))
}

/// The variable that the cursor stands on.
pub fn variable<'a>(stand: &'a ProgramStand, look: &Look) -> Option<&'a Variable> {
    held::in_order(stand).into_iter().nth(look.row)
}

/// The number that the cursor stands on where it moves over names.
pub fn number_at(stand: &ProgramStand, shown: &Snapshot, look: &Look) -> Option<(Reference, Cell)> {
    let of = shown.now.find(&variable(stand, look)?.name)?;
    let shape = shown.now.shape(of);
    (!shape.is_empty()).then(|| (of, shape.cell(look.column.min(shape.len() - 1))))
}

/// The same, by its name.
pub fn named_number(stand: &ProgramStand, shown: &Snapshot, look: &Look) -> Option<(Name, Cell)> {
    let (_, cell) = number_at(stand, shown, look)?;
    Some((variable(stand, look)?.name.as_str().into(), cell))
}

/// What there is to say of the line that the cursor stands on.
pub fn line_told(stand: &ProgramStand, look: &Look) -> String {
    let line = look.row + 1;
    let marked = if stand.marks.contains(&line) { "is marked" } else { "has no mark" };
    match stand.source.stop(line) {
        None => format!("line {line}: nothing is run here or below"),
        Some(stop) if stop == line => {
            format!("line {line} {marked}; enter goes to its next run, b sets or clears the mark")
        }
        Some(stop) => format!("line {line}: nothing begins here; enter goes on to line {stop}"),
    }
}

/// What there is to say of the name that the cursor stands on.
pub fn name_told(stand: &ProgramStand, shown: &Snapshot, look: &Look) -> String {
    let Some(variable) = variable(stand, look) else { return "no name holds anything yet".to_owned() };
    let name = &variable.name;
    let many = stand.variables.len();
    let place = format!("name {} of {many}: {name}", look.row + 1);
    let Some((of, cell)) = number_at(stand, shown, look) else {
        return match &variable.held.value {
            Kept::Text(text) => format!("{place} is {text}"),
            _ => format!("{place}, {}", variable.held.kind),
        };
    };
    let value = number(shown.now.value(of).get(cell));
    let size = held::size(&variable.held);
    let kind = &variable.held.kind;
    match size.as_str() {
        "" => format!("{place}, {kind}, is {value}; enter asks why"),
        _ => format!(
            "{place} {size}: {} is {value}; [ ] another, enter asks why",
            indexed(name, cell, shown.now.shape(of))
        ),
    }
}
