//! An operand that is itself a product, as its factors: `W · x + b` shows `W` and `x`, not what they have come to already.

use std::collections::HashSet;

use ratatui::layout::Rect;

use super::Ui;
use super::beside::{Beside, With, decimals, total};
use super::grid::{Cells, Grid, Row};
use super::operands::{MOST_LIT, Names, is_for_every_row, title};
use crate::lab::program::{Operands, Reference};
use crate::lab::{Progress, Step};
use crate::ops::{Cell, Shape, SourceCell};

/// The factors of each argument that is a product, where there is room for them: all beside each other; where a row is added
/// to each row of the product, at least half of the terms of its sums.
pub(super) fn opened(parts: &Operands, of: Reference, step: &Step, area: Rect, ui: &Ui) -> Vec<Option<Operands>> {
    let evaluation = &step.evaluation;
    let factors: Vec<Option<Operands>> = (0..parts.arguments.len()).map(|k| evaluation.factors(of, k)).collect();
    let shapes: Vec<Shape> = parts.arguments.iter().map(|(_, value)| value.shape()).collect();
    let is_rows = matches!(*shapes, [matrix, row] if is_for_every_row(matrix, row, evaluation.shape(of)));
    let result = (String::new(), evaluation.value(of).clone());
    let all = parts.arguments.iter().zip(&factors).flat_map(|(argument, factors)| match factors {
        Some(factors) => factors.arguments.iter().collect(),
        None => vec![argument],
    });
    let mut all: Vec<Grid> = all
        .chain([&result])
        .filter(|(_, value)| !value.shape().is_scalar())
        .map(|(name, value)| Grid::plain(title(name, value.shape()), value))
        .collect();
    let decimals = decimals(ui.width);
    let is_seen = if !is_rows {
        let cells: Vec<Cells> = all.iter().map(|grid| grid.narrow_numbers(decimals)).collect();
        total(&all, &cells) <= area.width.into()
    } else if let ([left, _, _, _], Some(product)) = (&*all, &factors[0]) {
        let terms = left.value.shape().columns();
        let row = Row { grid: all.remove(2), sign: parts.sign, decimals };
        let with = With { row: Some((1, &row)), pale: &[], decimals };
        2 * Beside::of(&all, &[product.sign, "→"], &with, area).terms() >= terms
    } else {
        false
    };
    if is_seen { factors } else { factors.iter().map(|_| None).collect() }
}

/// The factors of a product whose cells are lit: what these come from is lit in them.
pub(super) fn grids<'a, 'b: 'a>(
    factors: &'a Operands,
    lit: &HashSet<Cell>,
    ui: &Ui,
    names: Names<'b>,
) -> impl Iterator<Item = Grid<'a>> {
    let mut sources = [HashSet::new(), HashSet::new()];
    for cell in lit {
        factors.explain(*cell).visit(MOST_LIT, &mut |source| {
            if let SourceCell::Argument(factor, cell) = *source {
                sources[factor].insert(cell);
            }
        });
    }
    factors.arguments.iter().zip(sources).map(move |((name, value), lit)| {
        let (row_names, column_names) = names(name, value.shape());
        let is_asked = ui.lit.is_some();
        let (cursor, lit) = if is_asked { (ui.asked(name), ui.sources(name)) } else { (None, lit) };
        let title = title(name, value.shape());
        Grid { title, value, row_names, column_names, cursor, is_source: !is_asked, lit, progress: Progress::WHOLE }
    })
}
