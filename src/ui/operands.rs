//! The picture of a stage that every lab can have: what goes into its first formula, and what comes out.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::falk::Falk;
use super::fit::short;
use super::grid::{self, Cells, Grid, Row};
use super::{Theme, Ui, factors, stretched};
use crate::lab::program::Reference;
use crate::lab::{Evaluation, Progress, Step};
use crate::ops::{Cell, Language, Shape, SourceCell};

/// Names that a lab has for the rows and for the columns of a quantity of this name and shape.
pub type Names<'a> = &'a dyn Fn(&str, Shape) -> (&'a [String], &'a [String]);

/// No names.
pub fn unnamed(_: &str, _: Shape) -> (&'static [String], &'static [String]) {
    (&[], &[])
}

/// Columns between one grid and the next.
const GAP: u16 = 3;

/// Rows that a matrix with a row below it takes at least.
const LEAST_WITH_ROW: u16 = 3 + Row::HEIGHT;

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
    let opened = factors::opened(&parts, of, step, area.width, ui);
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
    if let [matrix, vector, result] = &*grids
        // What is written into a matrix goes to some of its rows only.
        && parts.sign != "←"
        && is_for_every_row(matrix.value.shape(), vector.value.shape(), result.value.shape())
    {
        let decimals = decimals(ui.width);
        let row = Row { grid: grids.remove(1), sign: parts.sign, decimals };
        let beside = Beside { row: Some(&row), pale: &[], decimals };
        return draw(&grids, &["→"], &beside, ui.theme, area, buffer);
    }
    if let Some(last) = signs.last_mut() {
        *last = "→";
    }
    in_a_row(&grids, &signs, ui, area, buffer);
}

/// Whether the second of two operands, a row of numbers, is joined with each row of the first.
pub(super) fn is_for_every_row(matrix: Shape, vector: Shape, result: Shape) -> bool {
    let is_row = vector.rank() == 1 || (vector.rank() == 2 && vector.rows() == 1);
    let is_stretched = vector.len() == matrix.columns() && matrix.rows() > 1;
    matrix == result && matrix.rank() == 2 && is_row && is_stretched
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
                    let factors: Vec<String> =
                        product.arguments.iter().map(|(_, value)| short(value.shape())).collect();
                    factors.join(product.sign)
                }
                None => short(value.shape()),
            })
            .collect();
        format!("   {} → {}", shapes.join(parts.sign), short(result))
    });
    format!("{name} = {formula}{}", shapes.unwrap_or_default())
}

/// The name of an array with its shape.
pub fn title(name: &str, shape: Shape) -> String {
    if shape.is_scalar() { name.to_owned() } else { format!("{name} {}", short(shape)) }
}

/// Grids beside each other in the middle of `area`, with a sign between each and the next.
pub fn in_a_row(grids: &[Grid], signs: &[&str], ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let beside = Beside { row: None, pale: &[], decimals: decimals(ui.width) };
    draw(grids, signs, &beside, ui.theme, area, buffer);
}

/// The same where `area` is as wide as the screen.
pub fn joined(grids: &[Grid], signs: &[&str], theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let beside = Beside { row: None, pale: &[], decimals: decimals(area.width) };
    draw(grids, signs, &beside, theme, area, buffer);
}

/// What belongs to grids beside each other.
pub(super) struct Beside<'a> {
    /// A row below the first of them that is joined with each of its rows.
    pub(super) row: Option<&'a Row<'a>>,
    /// Of which of them all rows but the first, or all columns but the first, are pale.
    pub(super) pale: &'a [[bool; 2]],
    /// Decimals of their numbers.
    pub(super) decimals: usize,
}

/// As [`in_a_row`], with what belongs to them.
pub(super) fn draw(grids: &[Grid], signs: &[&str], beside: &Beside, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Beside { row, pale, decimals } = *beside;
    let mut cells = fitting(grids, decimals, area.width);
    let Some(last) = grids.len().checked_sub(1) else { return };
    if let Some(row) = row {
        cells[0] = row.with_room(cells[0]);
    }
    // A row of numbers without its matrix would say nothing.
    let row = row.filter(|_| area.height >= LEAST_WITH_ROW);
    let below = row.map_or(0, |_| Row::HEIGHT);
    let room = area.height - below;
    let pitch = grid::pitch(grids.iter().map(Grid::rows).max().unwrap_or(1), room);
    let height = grids.iter().map(|grid| grid.height_at(pitch)).max().unwrap_or(0).min(room);
    let whole = area;
    let area = Rect { y: area.y + (room - height) / 2, height, ..area };
    let places = alike(grids, pitch, &cells, places(grids, &cells, area));
    if row.is_none()
        && pale.is_empty()
        && total(grids, &cells) > area.width.into()
        && let Some(falk) = Falk::of(grids, signs, decimals, whole)
        && falk.products() > products(grids, pitch, &cells, &places)
    {
        return falk.render(theme, buffer);
    }
    for (k, ((grid, cells), place)) in grids.iter().zip(&cells).zip(&places).enumerate() {
        grid.render_at(pitch, *cells, theme, *place, buffer);
        if let Some(axes) = pale.get(k) {
            stretched::make_pale(grid, *axes, pitch, *cells, theme, *place, buffer);
        }
        if let Some(row) = row.filter(|_| k == 0) {
            row.render(grid, pitch, *cells, theme, *place, buffer);
        }
        if k < last {
            // From the back row a dot is nothing.
            let between = signs.get(k).map_or("", |sign| if *sign == "·" { "×" } else { sign });
            let y = area.y + (area.height / 2).max(1);
            let place = Rect { x: place.right(), y, width: GAP, height: 1 }.intersection(area);
            Line::styled(between, theme.value()).centered().render(place, buffer);
        }
    }
}

/// Where each of the grids goes beside each other, in the middle of `area`.
fn places(grids: &[Grid], cells: &[Cells], area: Rect) -> Vec<Rect> {
    let last = grids.len().saturating_sub(1);
    let spare = u32::from(area.width).saturating_sub(total(grids, cells));
    let natural: Vec<u16> = grids.iter().zip(cells).map(|(grid, cells)| grid.width(*cells)).collect();
    let room = area.width.saturating_sub(GAP * last as u16);
    let widths = if are_alike(grids) && total(grids, cells) > area.width.into() {
        natural.iter().map(|_| room / natural.len() as u16).collect()
    } else {
        shares(&natural, room)
    };
    let mut x = area.x + (spare / 2) as u16;
    let place = |(k, width): (usize, u16)| {
        // Whoever comes last has all that is left.
        let left = area.right().saturating_sub(x);
        let place = Rect { x, width: if k == last { left } else { width.min(left) }, ..area };
        x = place.right().saturating_add(GAP);
        place
    };
    widths.into_iter().enumerate().map(place).collect()
}

/// Whether these are several matrices of one shape.
fn are_alike(grids: &[Grid]) -> bool {
    let mut shapes = grids.iter().map(|grid| grid.value.shape());
    let Some(first) = shapes.next() else { return false };
    grids.len() > 1 && first.rank() == 2 && shapes.all(|shape| shape == first)
}

/// The same places, matrices of one shape showing as many columns as each other: cell for cell, what is joined is seen.
fn alike(grids: &[Grid], pitch: u16, cells: &[Cells], mut places: Vec<Rect>) -> Vec<Rect> {
    if !are_alike(grids) {
        return places;
    }
    let across = |((grid, cells), place): ((&Grid, &Cells), &Rect)| {
        grid.shown(pitch, *cells, *place).map_or(0, |(_, columns)| columns.len())
    };
    let shown: Vec<usize> = grids.iter().zip(cells).zip(&places).map(across).collect();
    let fewest = shown.iter().min().copied().unwrap_or(0);
    for (k, place) in places.iter_mut().enumerate() {
        if shown[k] > fewest {
            place.width = place.width.min(grids[k].label_width(cells[k]) + 2 + fewest as u16 * cells[k].width);
        }
    }
    places
}

/// Of a product of two matrices, how many products of two numbers are seen with both of them and the number that they are
/// added to.
fn products(grids: &[Grid], pitch: u16, cells: &[Cells], places: &[Rect]) -> usize {
    let shown = grids.iter().zip(cells).zip(places).map(|((grid, cells), place)| grid.shown(pitch, *cells, *place));
    match &*shown.collect::<Vec<_>>() {
        [Some(left), Some(right), Some(product)] => {
            let terms = left.1.len().min(right.0.len());
            terms * left.0.len().min(product.0.len()) * right.1.len().min(product.1.len())
        }
        _ => 0,
    }
}

/// How wide each may be of those that want so much: all that it wants where there is room, else about as much as the
/// others. What little more it takes to be seen whole is given to those that want least, of equals to the last, the result.
fn shares(wanted: &[u16], room: u16) -> Vec<u16> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|k| (wanted[*k], std::cmp::Reverse(*k)));
    let mut widths = wanted.to_vec();
    let mut room = room;
    for (done, k) in order.iter().enumerate() {
        let others = (wanted.len() - done) as u16;
        let fair = room / others;
        let is_nearly = others > 1 && wanted[*k] <= fair + fair / 4;
        widths[*k] = if is_nearly { wanted[*k] } else { wanted[*k].min(fair) };
        room -= widths[*k];
    }
    widths
}

/// Columns that grids take beside each other.
pub(super) fn total(grids: &[Grid], cells: &[Cells]) -> u32 {
    let gaps = GAP * grids.len().saturating_sub(1) as u16;
    grids.iter().zip(cells).map(|(grid, cells)| u32::from(grid.width(*cells))).sum::<u32>() + u32::from(gaps)
}

/// Columns that a cell is widened by at most, where there is room.
const WIDENED: u16 = 3;

/// Decimals of a number on a screen of so many columns. They hang on the screen alone: a quantity keeps its format from stage to stage,
/// whatever stands beside it.
pub(super) fn decimals(width: u16) -> usize {
    match width {
        ..96 => 2,
        96..160 => 3,
        _ => 4,
    }
}

/// How each grid is drawn beside the others: with its names cut where there is no room for them. What then does not fit is
/// seen around the cursor.
fn fitting(grids: &[Grid], decimals: usize, width: u16) -> Vec<Cells> {
    let cells: Vec<Cells> = grids.iter().map(|grid| grid.numbers(decimals)).collect();
    if total(grids, &cells) <= width.into() {
        let widened = |by: u16| -> Vec<Cells> { cells.iter().map(|cells| cells.widened(by)).collect() };
        let roomy = (1..=WIDENED).rev().map(widened).find(|cells| total(grids, cells) <= width.into());
        return roomy.unwrap_or(cells);
    }
    // Names are cut, those of columns first.
    let narrow: Vec<Cells> = grids.iter().map(|grid| grid.narrow_numbers(decimals)).collect();
    if total(grids, &narrow) <= width.into() {
        return narrow;
    }
    narrow.into_iter().map(Cells::with_short_names).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_shared_fairly() {
        assert_eq!(shares(&[10, 20, 30], 60), [10, 20, 30]);
        assert_eq!(shares(&[10, 200, 300], 90), [10, 40, 40]);
        assert_eq!(shares(&[100, 100, 100], 60), [20, 20, 20]);
        assert_eq!(shares(&[51, 27, 27], 70), [22, 21, 27], "the result is seen whole");
        assert_eq!(shares(&[21, 51, 51], 70), [21, 25, 24]);
        assert_eq!(shares(&[], 60), [0_u16; 0]);
        assert_eq!(shares(&[5, 5], 0), [0, 0]);
    }
}
