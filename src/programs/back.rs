//! From a number that a statement was given back to the statement that computed it.

use super::source::Source;
use super::stand;
use super::statement;
use super::values::Values;
use crate::lab::inquiry::{Asked, Side};
use crate::lab::program::Reference;
use crate::lab::{Element, Origin};
use crate::ops::{Cell, Shape};
use crate::python::session::Session;

/// Where the number in question was computed; nothing where that cannot be told.
pub fn origin_of(mut session: Session, source: &Source, asked: &Asked) -> Option<Origin> {
    let index: Vec<usize> = (0..asked.shape.rank()).map(|axis| asked.cell.along(axis, asked.shape)).collect();
    let (write, buffer) = session.origin(&asked.name, &index, asked.side == Side::Stage)?;
    let number = number_of(&session, asked);
    session.goto(write.position, u64::MAX >> 1);
    let here = session.position();
    let record = session.record(session.previous()?, here);
    let position = stand::position(here);
    let there = |name: &str, cell: Cell| Some(Origin { position, name: name.into(), cell });
    if let Some(done) = statement::done(&source.text, &source.outline, &record.operations, &mut Values::default()) {
        let program = done.evaluation.program();
        let lines = (0..program.statements().len()).rev();
        for line in lines {
            let of = Reference::Statement(line);
            let shape = done.evaluation.shape(of);
            let is_it = match buffer {
                Some(_) => done.buffers[line] == buffer,
                None => shape.is_scalar(),
            };
            let cell =
                if shape == asked.shape { Some(asked.cell) } else { cell_with(&done.evaluation, of, shape, number) };
            let Some(cell) = cell.filter(|_| is_it) else { continue };
            let has_number =
                number.is_none_or(|number| done.evaluation.number(Element { of, cell }).to_bits() == number.to_bits());
            if has_number {
                return there(program.name(of), cell);
            }
        }
    }
    // The statement gave the name what it found elsewhere.
    there(&asked.name, asked.cell)
}

/// The number in question.
fn number_of(session: &Session, asked: &Asked) -> Option<f64> {
    let held = if asked.side == Side::Stage { session.held_behind() } else { session.held() };
    let of =
        held.iter().rev().find(|held| held.name == *asked.name || held.name.ends_with(&format!(".{}", asked.name)))?;
    let value = Values::default().held(of)?;
    (value.shape() == asked.shape).then(|| value.get(asked.cell))
}

/// The first cell with this number, where the array has another shape than that which was asked about.
fn cell_with(evaluation: &crate::lab::Evaluation, of: Reference, shape: Shape, number: Option<f64>) -> Option<Cell> {
    let number = number?;
    let same = |cell: &Cell| evaluation.number(Element { of, cell: *cell }).to_bits() == number.to_bits();
    let mut found = shape.cells().take(1 << 16).filter(same);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
