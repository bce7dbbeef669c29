//! What the cursor moves over besides numbers: lines of the program, and the names that hold something.

use super::super::stand::{ProgramStand, Variable};
use super::held;
use crate::lab::program::Reference;
use crate::lab::{Name, Snapshot};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::python::session::Kept;
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
pub fn line_told(stand: &ProgramStand, look: &Look) -> Sentence {
    let line = look.row + 1;
    let sentence = match stand.source.stop(line) {
        None => Sentence::of("line-nothing"),
        Some(stop) if stop == line && stand.marks.contains(&line) => Sentence::of("line-marked"),
        Some(stop) if stop == line => Sentence::of("line-unmarked"),
        Some(stop) => Sentence::of("line-elsewhere").with("other", stop),
    };
    sentence.with("line", line)
}

/// What there is to say of the name that the cursor stands on.
pub fn name_told(stand: &ProgramStand, shown: &Snapshot, look: &Look) -> Sentence {
    let Some(variable) = variable(stand, look) else { return Sentence::of("no-names") };
    let (name, kind) = (&variable.name, &variable.held.kind);
    let told = |sentence: Sentence| {
        sentence.with("place", look.row + 1).with("count", stand.variables.len()).with("name", name)
    };
    let Some((of, cell)) = number_at(stand, shown, look) else {
        return match &variable.held.value {
            Kept::Text(text) => told(Sentence::of("name-is")).with("value", text),
            _ => told(Sentence::of("name-of")).with("kind", kind),
        };
    };
    let value = shown.now.value(of).get(cell);
    match held::size(&variable.held) {
        size if size.is_empty() => told(Sentence::of("name-number")).with("kind", kind).number("value", value),
        size => {
            let cell = indexed(name, cell, shown.now.shape(of));
            told(Sentence::of("name-cell")).with("size", size).with("cell", cell).number("value", value)
        }
    }
}
