//! Operands that NumPy stretches to a common shape: what is repeated stands pale.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::beside::{Beside, With, decimals};
use super::fit::short;
use super::grid::{Cells, Grid};
use super::operands::{is_for_every_row, render_cell, result, title, unnamed};
use super::{Theme, Ui};
use crate::lab::{Progress, Step};
use crate::ops::{Cell, Shape, Value};

/// Draws what the stage's first formula joins, and its result, with each operand stretched to the shape of the result: what is repeated stands pale, and its heading says
/// over what.
pub fn render(step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let Some(of) = step.result() else { return };
    let cell = step.cell(of, ui.look.cell());
    let arguments = step.evaluation.operands(of).map_or_else(Vec::new, |parts| parts.arguments);
    let shapes: Vec<Shape> = arguments.iter().map(|(_, value)| value.shape()).filter(|it| !it.is_scalar()).collect();
    let whole = step.evaluation.shape(of);
    let is_rows = matches!(*shapes, [matrix, row] if is_for_every_row(matrix, row, whole));
    let is_stretched = !is_rows && shapes.iter().any(|shape| *shape != whole) && whole.len() <= MOST_STRETCHED;
    let joined = shapes
        .iter()
        .skip(1)
        .try_fold(shapes[..].first().copied().unwrap_or(Shape::SCALAR), |all, shape| all.broadcast(*shape));
    if shapes.len() < 2 || !is_stretched || joined != Some(whole) || ui.lit.is_some() {
        return render_cell(step, of, cell, ui, &unnamed, area, buffer);
    }
    let Some(parts) = step.evaluation.operands(of) else { return };
    let arrays: Vec<&(String, Value)> = arguments.iter().filter(|(_, value)| !value.shape().is_scalar()).collect();
    let stretched: Vec<Value> =
        arrays.iter().map(|(_, value)| Value::from_numbers(whole, value.stretched_to(whole).collect())).collect();
    let last = result(step, of, (Some(cell), HashSet::new()), ui, &unnamed);
    // The result takes what it needs, the operands share the rest.
    let taken = usize::from(last.width(last.numbers(DECIMALS))) + arrays.len() * SIGN;
    let room = usize::from(area.width).saturating_sub(taken) / arrays.len();
    let mut grids: Vec<Grid> = arrays
        .iter()
        .zip(&stretched)
        .map(|((name, value), stretched)| Grid {
            title: heading(&ui.theme.formula(name.clone()), value.shape(), whole, room),
            value: stretched,
            row_names: &[],
            column_names: &[],
            cursor: Some(cell),
            is_source: true,
            lit: HashSet::from([cell]),
            progress: Progress::WHOLE,
        })
        .collect();
    grids.push(last);
    let pale: Vec<[bool; 2]> = arrays.iter().map(|(_, value)| stretched_axes(value.shape(), whole)).collect();
    let signs: Vec<&str> = (1..grids.len()).map(|k| if k + 1 == grids.len() { "→" } else { parts.sign }).collect();
    let with = With { row: None, pale: &pale, decimals: decimals(ui.width) };
    Beside::of(&grids, &signs, &with, area).render(ui.theme, buffer);
}

/// Decimals of a number, for how much room a result needs about.
const DECIMALS: usize = 2;

/// Columns of a sign between two arrays, with what stands around it.
const SIGN: usize = 4;

/// Numbers of a result that its operands are stretched to at most.
const MOST_STRETCHED: usize = 1 << 14;

/// Whether the rows, and whether the columns of an array are repeated to make a result of this shape.
fn stretched_axes(shape: Shape, result: Shape) -> [bool; 2] {
    let has = |from_end: usize| {
        let length = |of: Shape| of.rank().checked_sub(from_end).map_or(1, |axis| of.axes()[axis]);
        length(shape) == 1 && length(result) > 1
    };
    // A vector is a column.
    if result.rank() == 1 { [has(1), false] } else { [has(2), has(1)] }
}

/// The name of an array with its shape, and how often it is repeated, at such length as there is room for: that it is repeated
/// is said in any case.
fn heading(name: &str, shape: Shape, result: Shape, room: usize) -> String {
    let title = title(name, shape);
    let over = repeated(shape, result);
    if over.is_empty() {
        return title;
    }
    let ways =
        [format!("{title}, repeated over {over}"), format!("{title} over {over}"), format!("{name} over {over}")];
    let fits = |way: &String| way.chars().count() < room;
    ways.into_iter().find(fits).unwrap_or_else(|| format!("{} over {over}", short(shape)))
}

/// How often an array is repeated, and along what: `4 rows`.
fn repeated(shape: Shape, result: Shape) -> String {
    let [rows, columns] = stretched_axes(shape, result);
    let over = |is: bool, many: usize, what: &str| is.then(|| format!("{many} {what}"));
    let mut over: Vec<String> =
        over(rows, result.rows(), "rows").into_iter().chain(over(columns, result.columns(), "columns")).collect();
    let own: usize = shape.lead().iter().product();
    let all: usize = result.lead().iter().product();
    over.extend((all > own).then(|| format!("{} matrices", all / own.max(1))));
    over.join(" and ")
}

/// Lets what is there only because others are repeated stand pale, where `grid` has been drawn into `area`: all rows but the
/// first, all columns but the first.
pub(super) fn make_pale(
    grid: &Grid,
    [rows, columns]: [bool; 2],
    pitch: u16,
    cells: Cells,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) {
    let here = grid.cursor.unwrap_or(Cell::SCALAR);
    let is_pale = |cell: &Cell| ((rows && cell.row > 0) || (columns && cell.column > 0)) && cell.lead == here.lead;
    for cell in grid.value.shape().cells().filter(is_pale) {
        if let Some(place) = grid.place_at(cell, pitch, cells, area) {
            let is_lit = grid.cursor == Some(cell);
            buffer
                .set_style(place, if is_lit { theme.dim().add_modifier(Modifier::UNDERLINED) } else { pale_of(theme) });
        }
    }
}

/// How numbers stand that are there only because others are repeated: on no ground.
fn pale_of(theme: &Theme) -> Style {
    theme.dim().bg(Color::Reset)
}
