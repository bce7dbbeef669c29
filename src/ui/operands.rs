//! The picture of a stage that every lab can have: what goes into its first formula, and what comes out.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::grid::{Cells, Grid};
use super::{Theme, Ui};
use crate::lab::program::Reference;
use crate::lab::{Progress, Step};
use crate::ops::{Cell, Shape, SourceCell, Value};

/// Names that a lab has for the rows and columns of its matrices, by their number.
pub type Names<'a> = &'a dyn Fn(Shape) -> (&'a [String], &'a [String]);

/// No names.
pub fn unnamed(_: Shape) -> (&'static [String], &'static [String]) {
    (&[], &[])
}

/// Columns between one grid and the next.
const GAP: u16 = 3;

/// Terms of a sum whose sources are lit at most.
const MOST_LIT: usize = 2000;

/// Draws what the stage's first formula joins, and its result: the cell that is being computed and where it comes from
/// are marked.
pub fn render(step: &Step, ui: &Ui, names: Names, area: Rect, buffer: &mut Buffer) {
    let Some(of) = step.result() else { return };
    let cell = step.cell(of, Cell { row: ui.look.row, column: ui.look.column });
    render_cell(step, of, cell, ui.theme, names, area, buffer);
}

/// As [`render`], for a formula and a cell of one's choice.
pub fn render_cell(
    step: &Step,
    of: Reference,
    cell: Cell,
    theme: &Theme,
    names: Names,
    area: Rect,
    buffer: &mut Buffer,
) {
    let evaluation = &step.evaluation;
    let Some(parts) = evaluation.operands(of) else { return };
    let shown: Vec<(usize, &(String, Value))> =
        parts.arguments.iter().enumerate().filter(|(_, (_, value))| value.shape() != Shape::Scalar).collect();
    let mut lit = vec![HashSet::new(); parts.arguments.len()];
    let mut lit_in_result = HashSet::new();
    parts.explain(cell).visit(MOST_LIT, &mut |source| match *source {
        SourceCell::Argument(argument, cell) => _ = lit[argument].insert(cell),
        SourceCell::Result(cell) => _ = lit_in_result.insert(cell),
    });
    let title = |name: &str, shape: Shape| match shape {
        Shape::Matrix(rows, columns) => format!("{name} ({rows}×{columns})"),
        Shape::Vector(n) => format!("{name} ({n})"),
        Shape::Scalar => name.to_owned(),
    };
    let mut grids: Vec<Grid> = shown
        .iter()
        .map(|(argument, (name, value))| {
            let (row_names, column_names) = names(value.shape());
            // The grid is scrolled to where its cells take part.
            let cursor = lit[*argument].iter().min_by_key(|cell| (cell.row, cell.column)).copied();
            Grid {
                title: title(&theme.formula(name.clone()), value.shape()),
                value,
                row_names,
                column_names,
                cursor: cursor.filter(|_| lit[*argument].len() == 1),
                lit: std::mem::take(&mut lit[*argument]),
                progress: Progress::WHOLE,
            }
        })
        .collect();
    let result = evaluation.value(of);
    let (row_names, column_names) = names(result.shape());
    let name = evaluation.program().name(of);
    grids.push(Grid {
        title: title(name, result.shape()),
        value: result,
        row_names,
        column_names,
        cursor: Some(cell),
        lit: lit_in_result,
        progress: if step.result() == Some(of) { step.progress } else { Progress::WHOLE },
    });
    side_by_side(&grids, parts.sign, theme, area, buffer);
}

/// Grids beside each other, with the operation's sign between the arguments and an arrow ahead of the result.
pub fn side_by_side(grids: &[Grid], sign: &str, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let mut signs = vec![sign; grids.len().saturating_sub(1)];
    if let Some(last) = signs.last_mut() {
        *last = "→";
    }
    joined(grids, &signs, theme, area, buffer);
}

/// Grids beside each other, with a sign between each and the next.
pub fn joined(grids: &[Grid], signs: &[&str], theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let cells = fitting(grids, area.width);
    let Some(last) = grids.len().checked_sub(1) else { return };
    let mut x = area.x;
    for (k, (grid, cells)) in grids.iter().zip(&cells).enumerate() {
        // Whoever comes last has all that is left.
        let left = area.right().saturating_sub(x);
        let width = if k == last { left } else { grid.width(*cells).min(left) };
        let place = Rect { x, width, ..area };
        grid.render(*cells, theme, place, buffer);
        x = x.saturating_add(width);
        if k < last {
            let between = signs.get(k).copied().unwrap_or_default();
            let y = area.y + (area.height.min(grid.height()) / 2).max(1);
            let place = Rect { x, y, width: GAP, height: 1 }.intersection(area);
            Line::styled(between, theme.accent()).centered().render(place, buffer);
            x = x.saturating_add(GAP);
        }
    }
}

/// How each grid is drawn so that all fit beside each other: with as many decimals as there is room for, then the
/// widest as shades.
fn fitting(grids: &[Grid], width: u16) -> Vec<Cells> {
    let gaps = GAP * grids.len().saturating_sub(1) as u16;
    let total = |cells: &[Cells]| -> u32 {
        grids.iter().zip(cells).map(|(grid, cells)| u32::from(grid.width(*cells))).sum::<u32>() + u32::from(gaps)
    };
    for decimals in [4, 3, 2, 1] {
        let cells: Vec<Cells> = grids.iter().map(|grid| grid.numbers(decimals)).collect();
        if total(&cells) <= width.into() {
            return cells;
        }
    }
    let mut cells: Vec<Cells> = grids.iter().map(|grid| grid.numbers(2)).collect();
    // The result is the last to give up its numbers.
    let mut order: Vec<usize> = (0..grids.len().saturating_sub(1)).collect();
    order.sort_by_key(|k| std::cmp::Reverse(grids[*k].width(cells[*k])));
    for k in order.into_iter().chain(grids.len().checked_sub(1)) {
        cells[k] = Cells::Shades;
        if total(&cells) <= width.into() {
            break;
        }
    }
    cells
}
