//! The picture of a stage that every lab can have: what goes into its first formula, and what comes out.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::beside::{Beside, With, decimals, in_a_row};
use super::fit::short;
use super::grid::{Grid, Row};
use super::{Ui, factors};
use crate::lab::program::{Element, Kind, Operands, Reference};
use crate::lab::{Evaluation, Progress, Step};
use crate::ops::{Cell, Language, Shape, SourceCell};

/// Names that a lab has for the rows and for the columns of a quantity of this name and shape.
pub type Names<'a> = &'a dyn Fn(&str, Shape) -> (&'a [String], &'a [String]);

/// No names.
pub fn unnamed(_: &str, _: Shape) -> (&'static [String], &'static [String]) {
    (&[], &[])
}

/// Terms of a sum whose sources are lit at most.
pub(super) const MOST_LIT: usize = 2000;

/// Cells of a grid that are looked through for those that somebody asks about.
const MOST_ASKED: usize = 1 << 16;

/// Draws what the stage's first formula joins, and its result: the cell that is being computed and where it comes from
/// are marked.
pub fn render(step: &Step, ui: &Ui, names: Names, area: Rect, buffer: &mut Buffer) {
    let Some(of) = step.result() else { return };
    let cell = step.cell(of, ui.look.cell());
    render_cell(step, of, cell, ui, names, area, buffer);
}

/// As [`render`], for a formula and a cell of one's choice.
pub fn render_cell(step: &Step, of: Reference, cell: Cell, ui: &Ui, names: Names, area: Rect, buffer: &mut Buffer) {
    let evaluation = &step.evaluation;
    let Some(parts) = evaluation.operands(of) else {
        return render_alone(step, of, cell, ui, names, area, buffer);
    };
    let mut lit = vec![HashSet::new(); parts.arguments.len()];
    let mut lit_in_result = HashSet::new();
    parts.explain(cell).visit(MOST_LIT, &mut |source| match *source {
        SourceCell::Argument(argument, cell) => _ = lit[argument].insert(cell),
        SourceCell::Result(cell) => _ = lit_in_result.insert(cell),
    });
    let mut signs = vec![];
    let mut grids: Vec<Grid> = vec![];
    let opened = factors::opened(&parts, of, step, area, ui);
    for (argument, ((name, value), opened)) in parts.arguments.iter().zip(&opened).enumerate() {
        if value.shape().is_scalar() {
            continue;
        }
        let lit = std::mem::take(&mut lit[argument]);
        if let Some(product) = opened {
            grids.extend(factors::grids(product, &lit, ui, names));
            signs.extend([product.sign, parts.sign]);
            continue;
        }
        let (row_names, column_names) = names(name, value.shape());
        let (cursor, lit) = match ui.lit {
            None => (lit.iter().next().copied().filter(|_| lit.len() == 1), lit),
            // Somebody asks about a number: it is lit wherever it stands, and so is what it came from.
            Some(_) => asked(step, of, argument, value.shape(), ui),
        };
        let title = title(&ui.theme.formula(name.clone()), value.shape());
        let (is_source, progress) = (ui.lit.is_none(), Progress::WHOLE);
        grids.push(Grid { title, value, row_names, column_names, cursor, is_source, lit, progress });
        signs.push(parts.sign);
    }
    grids.push(result(step, of, (Some(cell), lit_in_result), ui, names));
    // What is written into a matrix goes to some of its rows only.
    let is_for_all = |matrix: &Grid, row: &Grid, result: &Grid| {
        parts.sign != "←" && is_for_every_row(matrix.value.shape(), row.value.shape(), result.value.shape())
    };
    let row = match &*grids {
        [matrix, row, result] if is_for_all(matrix, row, result) => Some(1),
        // Of a product that is opened, below its right factor.
        [_, _, row, result] if opened[0].is_some() && is_for_all(result, row, result) => Some(2),
        // What becomes of each column stands below it.
        [matrix, row] if is_of_columns(&parts, matrix.value.shape(), row.value.shape()) => Some(1),
        _ => None,
    };
    if let Some(row) = row {
        let decimals = decimals(ui.width);
        let below = row - 1;
        let is_result = row + 1 == grids.len();
        let sign = if is_result { Row::RESULT } else { parts.sign };
        let row = Row { grid: grids.remove(row), sign, decimals };
        signs.truncate(below);
        signs.extend((!is_result).then_some("→"));
        let with = With { row: Some((below, &row)), pale: &[], decimals };
        return Beside::of(&grids, &signs, &with, area).render(ui.theme, buffer);
    }
    if let Some(last) = signs.last_mut() {
        *last = "→";
    }
    in_a_row(&grids, &signs, ui, area, buffer);
}

/// Draws the quantities that the stage's first formula names, and its result: of a formula within a formula nothing is shown
/// that has no name.
pub fn render_named(step: &Step, ui: &Ui, names: Names, area: Rect, buffer: &mut Buffer) {
    let Some(of @ Reference::Statement(index)) = step.result() else { return };
    let evaluation = &step.evaluation;
    let cell = step.cell(of, ui.look.cell());
    let named = evaluation.program().statements()[index].formula.names();
    let mut sources = HashSet::new();
    evaluation.explain(Element { of, cell }).visit(MOST_LIT, &mut |place| _ = sources.insert(*place));
    let mut grids: Vec<Grid> = named
        .into_iter()
        .filter(|name| evaluation.kind(*name) != Kind::Setting)
        .map(|name| {
            let grid = quantity(evaluation, evaluation.program().name(name), name, ui, names);
            if ui.lit.is_some() {
                return grid;
            }
            let lit: HashSet<Cell> = sources.iter().filter(|place| place.of == name).map(|place| place.cell).collect();
            Grid { cursor: lit.iter().next().copied().filter(|_| lit.len() == 1), is_source: true, lit, ..grid }
        })
        .collect();
    let mut signs = vec![""; grids.len().saturating_sub(1)];
    signs.push("→");
    grids.push(result(step, of, (Some(cell), HashSet::new()), ui, names));
    in_a_row(&grids, &signs, ui, area, buffer);
}

/// Whether the second of two operands, a row of numbers, is joined with each row of the first.
pub(super) fn is_for_every_row(matrix: Shape, vector: Shape, result: Shape) -> bool {
    let is_row = vector.rank() == 1 || (vector.rank() == 2 && vector.rows() == 1);
    let is_stretched = vector.len() == matrix.columns() && matrix.rows() > 1;
    matrix == result && matrix.rank() == 2 && is_row && is_stretched
}

/// Whether the second is a number for each column of the first, made of the numbers of that column.
fn is_of_columns(parts: &Operands, matrix: Shape, row: Shape) -> bool {
    if matrix.rank() != 2 || row.rank() != 1 || row.len() != matrix.columns() || matrix.rows() < 2 {
        return false;
    }
    // The last column: in it no row that happens to be called so is met.
    let last = row.len() - 1;
    let (mut terms, mut is_of_column) = (0, true);
    parts.explain(Cell::at(last)).visit(MOST_LIT, &mut |source| {
        if let SourceCell::Argument(_, cell) = *source {
            terms += 1;
            is_of_column &= cell.column == last;
        }
    });
    is_of_column && terms > 1
}

/// What a formula without an operation gives: its result alone.
fn render_alone(step: &Step, of: Reference, cell: Cell, ui: &Ui, names: Names, area: Rect, buffer: &mut Buffer) {
    in_a_row(&[result(step, of, (Some(cell), HashSet::new()), ui, names)], &[], ui, area, buffer);
}

/// A cell that stands out, and others that are lit.
type Marks = (Option<Cell>, HashSet<Cell>);

/// The result of a formula as a grid, with these marks unless somebody asks about something.
pub(super) fn result<'a, 'b: 'a>(step: &'a Step, of: Reference, marks: Marks, ui: &Ui, names: Names<'b>) -> Grid<'a> {
    let value = step.evaluation.value(of);
    let name = step.evaluation.program().name(of);
    let (row_names, column_names) = names(name, value.shape());
    let (cursor, lit) = if ui.lit.is_some() { (ui.asked(name), ui.sources(name)) } else { marks };
    Grid {
        title: title(name, value.shape()),
        value,
        row_names,
        column_names,
        cursor,
        is_source: false,
        lit,
        progress: if step.result() == Some(of) { step.progress } else { Progress::WHOLE },
    }
}

/// A quantity as a grid: the cell that is looked at stands out, where it is the one that the cursor moves over.
pub fn quantity<'a, 'b: 'a>(
    evaluation: &'a Evaluation,
    name: &str,
    of: Reference,
    ui: &Ui,
    names: Names<'b>,
) -> Grid<'a> {
    let value = evaluation.value(of);
    let (row_names, column_names) = names(name, value.shape());
    Grid {
        title: title(name, value.shape()),
        value,
        row_names,
        column_names,
        cursor: ui.asked(name),
        is_source: false,
        lit: ui.sources(name),
        progress: Progress::WHOLE,
    }
}

/// The cells of an argument that are cells of a quantity which somebody asks about, or from which it came.
fn asked(step: &Step, of: Reference, argument: usize, shape: Shape, ui: &Ui) -> Marks {
    let evaluation = &step.evaluation;
    let mut marks = (None, HashSet::new());
    for cell in shape.cells().take(MOST_ASKED) {
        let Some(place) = evaluation.origin(of, argument, cell) else { break };
        let name = evaluation.program().name(place.of);
        if ui.asked(name) == Some(place.cell) {
            marks.0 = Some(cell);
        } else if ui.is_source(name, place.cell) {
            marks.1.insert(cell);
        }
    }
    marks
}

/// The formula of a statement with the shapes that flow through it: `scores = Q · Kᵀ   (4×8)·(8×4) → (4×4)`.
pub fn flow(step: &Step, of: Reference) -> String {
    let evaluation = &step.evaluation;
    let name = evaluation.program().name(of);
    let Reference::Statement(index) = of else { return name.to_owned() };
    let formula = evaluation.program().spell(index, Language::Notation).text;
    let result = evaluation.shape(of);
    let said = |shape: Shape| if shape.is_scalar() { "number".to_owned() } else { short(shape) };
    let shapes = evaluation.operands(of).map(|parts| {
        // `max(0, Z)` has a word for a sign, and a number that changes no shape.
        let is_word = parts.sign.chars().any(char::is_alphabetic);
        let is_told = |shape: &Shape| !is_word || !shape.is_scalar();
        let shapes: Vec<String> = parts
            .arguments
            .iter()
            .enumerate()
            .filter(|(_, (_, value))| is_told(&value.shape()))
            .map(|(argument, (_, value))| match evaluation.factors(of, argument) {
                Some(product) => {
                    let factors: Vec<String> = product.arguments.iter().map(|(_, value)| said(value.shape())).collect();
                    factors.join(product.sign)
                }
                None => said(value.shape()),
            })
            .collect();
        format!("   {} → {}", shapes.join(parts.sign), said(result))
    });
    format!("{name} = {formula}{}", shapes.unwrap_or_default())
}

/// The name of an array with its shape.
pub fn title(name: &str, shape: Shape) -> String {
    if shape.is_scalar() { name.to_owned() } else { format!("{name} {}", short(shape)) }
}
