//! The regression lab's matrices beside each other, the cells that take part lit.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget, Wrap};

use super::compute::Regression;
use super::fit;
use crate::lab::program::Reference;
use crate::lab::{Evaluation, Progress, Shown, Step};
use crate::ops::{Cell, Shape, SourceCell, Value};
use crate::ui::grid::{Grid, window};
use crate::ui::number::{exact, number};
use crate::ui::{Look, Ui, beside, operands};

/// Columns of a factor that lies on its side: more would leave no room for the others.
const LYING: usize = 5;

/// Terms of a sum whose sources are lit at most.
const MOST_LIT: usize = 2000;

/// A matrix, or the rows of it that there is room for.
struct Pane {
    title: String,
    value: Value,
    row_names: Vec<String>,
    column_names: Vec<String>,
    cursor: Option<Cell>,
    lit: HashSet<Cell>,
    progress: Progress,
}

impl Pane {
    /// The quantity `name`, with what somebody asks about lit; else with `cursor` and `lit`.
    fn of(evaluation: &Evaluation, ui: &Ui, name: &str, cursor: Option<Cell>, lit: HashSet<Cell>) -> Option<Self> {
        let value = evaluation.get(name)?.clone();
        let (cursor, lit) = if ui.lit.is_some() { (ui.asked(name), ui.sources(name)) } else { (cursor, lit) };
        let title = operands::title(name, value.shape());
        // A vector is one column, which needs no number.
        let column_names = if value.shape().rank() == 1 { vec![String::new()] } else { vec![] };
        let row_names = vec![];
        Some(Self { title, value, row_names, column_names, cursor, lit, progress: Progress::WHOLE })
    }

    fn titled(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }

    fn rows_named(self, names: &[String]) -> Self {
        Self { row_names: names.to_vec(), ..self }
    }

    fn columns_named(self, names: &[String]) -> Self {
        Self { column_names: names.to_vec(), ..self }
    }

    fn done(self, progress: Progress) -> Self {
        Self { progress, ..self }
    }

    /// The same with rows and columns exchanged.
    fn turned(self, title: &str) -> Self {
        let shape = self.value.shape().turned();
        Self {
            title: operands::title(title, shape),
            value: Value::from_cells(shape, |cell| self.value.get(cell.turned())),
            row_names: self.column_names,
            column_names: self.row_names,
            cursor: self.cursor.map(Cell::turned),
            lit: self.lit.into_iter().map(Cell::turned).collect(),
            progress: self.progress,
        }
    }

    /// As many rows as there is room for: those around what is asked about, else around `row`.
    fn window(self, row: usize, fits: usize) -> Self {
        let (rows, columns) = (self.value.shape().rows(), self.value.shape().columns());
        if rows <= fits {
            return self;
        }
        let row = self.cursor.map_or(row, |cursor| cursor.row);
        let shown = window(row, fits, rows);
        let first = shown.start;
        let inside = |cell: Cell| shown.contains(&cell.row).then(|| cell.in_row(cell.row - first));
        let is_vector = self.value.shape().rank() == 1;
        let shape = if is_vector { Shape::vector(shown.len()) } else { Shape::matrix(shown.len(), columns) };
        Self {
            title: format!("{}, from {first}", self.title),
            value: Value::from_cells(shape, |cell| self.value.get(cell.in_row(cell.row + first))),
            row_names: shown.clone().map(|row| row.to_string()).collect(),
            cursor: self.cursor.and_then(inside),
            lit: self.lit.into_iter().filter_map(inside).collect(),
            ..self
        }
    }

    fn grid(&self, ui: &Ui) -> Grid<'_> {
        Grid {
            title: ui.theme.formula(self.title.clone()),
            value: &self.value,
            row_names: &self.row_names,
            column_names: &self.column_names,
            cursor: self.cursor,
            is_source: false,
            lit: self.lit.clone(),
            progress: self.progress,
        }
    }
}

/// Draws panes with signs between them.
fn draw(panes: &[Option<Pane>], signs: &[&str], ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let grids: Vec<Grid> = panes.iter().flatten().map(|pane| pane.grid(ui)).collect();
    beside::in_a_row(&grids, signs, ui, area, buffer);
}

/// The area above, and `height` rows below it; none where that would leave too few for `rows` rows of numbers.
fn cut(area: Rect, height: usize, rows: usize) -> (Rect, Rect) {
    let below = if usize::from(area.height) >= height + rows + 2 { height as u16 } else { 0 };
    let above = Rect { height: area.height - below, ..area };
    (above, Rect { y: above.bottom(), height: below, ..area })
}

/// Rows of numbers that fit into a grid of this height, under its title and its column names.
fn rows_in(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(2))
}

/// The quantity and the cell that the cursor stands on where only X and y are given.
pub(super) fn given_at(run: Shown<Regression>, look: &Look) -> (&'static str, Cell) {
    let features = run.lab().weight_names().len().saturating_sub(1);
    if look.column < features { ("X", look.cell()) } else { ("y", Cell::at(look.row)) }
}

/// What is given: the features beside the labels.
pub(super) fn render_given(run: Shown<Regression>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (evaluation, names) = (&run.now, run.lab().weight_names());
    let (at, cell) = given_at(run, ui.look);
    let pane = |name: &str| {
        let pane = Pane::of(evaluation, ui, name, (at == name).then_some(cell), HashSet::new())?;
        Some(pane.window(ui.look.row, rows_in(area)))
    };
    let x = pane("X").map(|pane| pane.columns_named(names.get(1..).unwrap_or_default()));
    let truth = Pane::of(evaluation, ui, "true_weights", None, HashSet::new()).map(|pane| pane.rows_named(names));
    draw(&[x, pane("y"), truth], &[" ", " "], ui, area, buffer);
}

/// The equation of one row of a lower triangular system, in which all but the last unknown are known.
fn render_row(
    step: &Step,
    (factor, unknown, right): (&str, &str, &str),
    row: usize,
    names: &[String],
    ui: &Ui,
    area: Rect,
    buffer: &mut Buffer,
) {
    let [Some(factor), Some(known), Some(right)] = [factor, unknown, right].map(|name| step.evaluation.get(name))
    else {
        return;
    };
    let theme = ui.theme;
    let mut line = vec![Span::styled(format!(" row {}:  ", names.get(row).map_or("", String::as_str)), theme.dim())];
    for column in 0..row {
        let terms = [factor.get(Cell::new(row, column)), known.get(Cell::at(column))].map(number);
        line.push(Span::styled(format!("({} · {}) + ", terms[0], terms[1]), theme.text()));
    }
    line.push(Span::styled(format!("{} · ", number(factor.get(Cell::new(row, row)))), theme.text()));
    line.push(Span::styled(format!("{unknown}[{row}]"), theme.accent()));
    line.push(Span::styled(format!(" = {}", number(right.get(Cell::at(row)))), theme.text()));
    let line = Paragraph::new(Line::from(line)).wrap(Wrap { trim: false });
    line.render(Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }.intersection(area), buffer);
}

/// Which cells of each argument of a stage's first formula, and of its own result, take part in one cell.
fn taking_part(step: &Step, of: Reference, cell: Cell) -> [HashSet<Cell>; 3] {
    let mut lit = [HashSet::new(), HashSet::new(), HashSet::new()];
    if let Some(parts) = step.evaluation.operands(of) {
        parts.explain(cell).visit(MOST_LIT, &mut |source| match *source {
            SourceCell::Argument(argument, cell) => _ = lit[argument.min(1)].insert(cell),
            SourceCell::Result(cell) => _ = lit[2].insert(cell),
        });
    }
    lit
}

/// The matrices of one stage.
pub(super) fn render(run: Shown<Regression>, step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let Some(of) = step.result() else { return };
    let cell = step.cell(of, ui.look.cell());
    let names = run.lab().weight_names();
    let evaluation = &step.evaluation;
    let result = evaluation.program().name(of);
    let pane = |name: &str, lit: HashSet<Cell>| {
        let cursor = (name == result).then_some(cell);
        let pane = Pane::of(evaluation, ui, name, cursor, lit)?;
        Some(if name == result { pane.done(step.progress) } else { pane })
    };
    let square = |name: &str, lit| pane(name, lit).map(|pane| pane.rows_named(names).columns_named(names));
    let vector = |name: &str, lit| pane(name, lit).map(|pane| pane.rows_named(names));
    let rows = evaluation.find("y").map_or(0, |of| evaluation.shape(of).len());
    let columns = |of: &[usize]| -> HashSet<Cell> {
        let cells = |column: &usize| (0..rows).map(|row| Cell::new(row, *column)).collect::<Vec<_>>();
        of.iter().flat_map(cells).collect()
    };
    let window = |pane: Option<Pane>| pane.map(|pane| pane.window(ui.look.row, rows_in(area)));
    let x_bias = |lit| window(pane("X_bias", lit)).map(|pane| pane.columns_named(names));
    let lying = |lit, most| {
        let pane = pane("X_bias", lit)?.columns_named(names).window(ui.look.row, most);
        let rest = if rows > most { ", in part" } else { "" };
        Some(pane.turned("X_biasᵀ").titled(format!("X_biasᵀ ({}×{rows}){rest}", names.len())))
    };
    let [first, second, own] = taking_part(step, of, cell);
    match step.name() {
        "column of ones" => {
            let features = pane("X", first).map(|pane| pane.columns_named(names.get(1..).unwrap_or_default()));
            draw(&[window(features), x_bias(HashSet::new())], &["→"], ui, area, buffer);
        }
        "gram" => {
            let named = |name: &str, _: Shape| -> (&[String], &[String]) {
                match name {
                    "X_bias" => (&[], names),
                    "gram" => (names, names),
                    _ => (names, &[]),
                }
            };
            operands::render(step, ui, &named, area, buffer);
        }
        "ridge" => {
            let added = format!("gram + {} · I", exact(run.lab().ridge()));
            let gram = square("gram", HashSet::from([cell])).map(|pane| pane.titled(added));
            draw(&[gram, square("XtX", own)], &["→"], ui, area, buffer);
        }
        "Xty" => {
            let y = window(pane("y", columns(&[0])));
            draw(&[lying(columns(&[cell.row]), LYING), y, vector("Xty", own)], &["·", "→"], ui, area, buffer);
        }
        "factor" => {
            draw(&[square("XtX", first), square("L", own)], &["→"], ui, area, buffer);
        }
        "forward substitution" => {
            let panes = [square("L", first), vector("z", own), vector("Xty", second)];
            let (above, below) = cut(area, 3, names.len());
            draw(&panes, &["·", "="], ui, above, buffer);
            render_row(step, ("L", "z", "Xty"), cell.row, names, ui, below, buffer);
        }
        "back substitution" => {
            let factor = square("L", first).map(|pane| pane.turned("Lᵀ"));
            let panes = [factor, vector("weights", own), vector("z", second)];
            let (above, below) = cut(area, names.len() + 1, names.len());
            draw(&panes, &["·", "="], ui, above, buffer);
            fit::render_weights(run, step, ui, below, buffer);
        }
        _ => operands::render(step, ui, &operands::unnamed, area, buffer),
    }
}
