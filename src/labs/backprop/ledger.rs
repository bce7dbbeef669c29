//! All the quantities of the network, a line for each, and beside each the derivative of the loss with respect to it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::checks;
use super::compute::Backprop;
use crate::lab::program::Reference;
use crate::lab::{Shown, Step};
use crate::ops::{Cell, Shape};
use crate::ui::fit::short;
use crate::ui::grid::window;
use crate::ui::number::with_decimals;
use crate::ui::operands;
use crate::ui::{Ui, framed, legend, panel};

/// A quantity and the derivative of the loss with respect to it.
static PAIRS: [(&str, Option<&str>); 10] = [
    ("x", None),
    ("W1", Some("dW1")),
    ("b1", Some("db1")),
    ("z1", Some("dz1")),
    ("a1", Some("da1")),
    ("W2", Some("dW2")),
    ("b2", Some("db2")),
    ("z2", Some("dz2")),
    ("y_pred", Some("dL_dy")),
    ("loss", None),
];

/// Columns of a name, of a shape, of a number with the space ahead of it, and of all numbers of a line.
const NAME: usize = 8;
const GRADIENT: usize = 7;
const SHAPE: usize = 5;
const NUMBER: usize = 8;
const NUMBERS: usize = 3 * NUMBER;

/// Columns of one quantity.
const HALF: usize = NAME + SHAPE + NUMBERS;

/// From this width on each gradient has its formula with its shapes behind it.
const WITH_FORMULA: u16 = 2 * HALF as u16 + 40;

/// Lines that all of it takes inside its frame.
pub(super) const LINES: u16 = 12;

/// Draws it.
pub(super) fn render(run: Shown<Backprop>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let stage = run.step.as_ref();
    let formula = stage.and_then(|step| Some(operands::flow(step, step.result()?)));
    let formula = formula.map_or(vec![], |text| vec![Span::styled(theme.formula(format!(" {text} ")), theme.accent())]);
    let title = " every quantity, and the derivative of the loss with respect to it ";
    let inner = framed(panel(title, theme).title_bottom(legend(area, formula)), area, buffer);
    let lines = lines(run, ui, inner.width);
    let current = lines.iter().position(|(is_current, _)| *is_current).unwrap_or(0);
    let shown = window(current, usize::from(inner.height), lines.len());
    for ((_, line), place) in lines.into_iter().skip(shown.start).zip(inner.rows()) {
        line.render(place, buffer);
    }
}

/// Every line, and whether it belongs to what this stage computes.
fn lines<'a>(run: Shown<Backprop>, ui: &Ui, width: u16) -> Vec<(bool, Line<'a>)> {
    let mut lines = vec![];
    for (name, gradient) in &PAIRS {
        let shape = shape_of(run, name);
        let rows = if shape.rank() > 1 { shape.rows() } else { 1 };
        for row in 0..rows {
            let (is_current, mut spans) = half(run, ui, name, (shape, NAME), row);
            let mut is_of_stage = is_current;
            if let Some(gradient) = gradient {
                let (is_current, more) = half(run, ui, gradient, (shape, GRADIENT), row);
                is_of_stage |= is_current;
                spans.push(Span::styled(" │ ", ui.theme.border()));
                spans.extend(more);
                if row == 0 && width >= WITH_FORMULA {
                    let style = if is_current { ui.theme.accent() } else { ui.theme.dim() };
                    let room = usize::from(width) - 2 * HALF - 3;
                    spans.push(Span::styled(ui.theme.formula(fitting(&formula(run, gradient), room)), style));
                }
            }
            lines.push((is_of_stage && row == 0, Line::from(spans)));
        }
    }
    lines
}

/// The statement that computes `name`.
fn statement(run: Shown<Backprop>, name: &str) -> Option<Reference> {
    let statements = run.now.program().statements();
    statements.iter().position(|statement| statement.name == name).map(Reference::Statement)
}

/// The shape of a quantity, which is known before its numbers are.
fn shape_of(run: Shown<Backprop>, name: &str) -> Shape {
    let now = &run.now;
    now.find(name).or_else(|| statement(run, name)).map_or(Shape::SCALAR, |of| now.shape(of))
}

/// How a gradient is computed, with the shapes that flow through it.
fn formula(run: Shown<Backprop>, name: &str) -> String {
    let of = statement(run, name);
    let stage = run.now.program().stages().iter().position(|stage| stage.name == name);
    let (Some(of), Some(stage)) = (of, stage) else { return String::new() };
    let evaluation = run.now.clone();
    operands::flow(&Step { evaluation, stage, part: None, progress: crate::lab::Progress::WHOLE }, of)
}

/// A formula with its shapes where there is room for them, else alone.
fn fitting(flow: &str, room: usize) -> String {
    let alone = flow.split("   ").next().unwrap_or(flow);
    format!("  {}", if flow.chars().count() + 2 <= room { flow } else { alone })
}

/// The name, the shape and the numbers of a row of a quantity; and whether this stage computes it.
fn half<'a>(
    run: Shown<Backprop>,
    ui: &Ui,
    name: &'static str,
    (shape, width): (Shape, usize),
    row: usize,
) -> (bool, Vec<Span<'a>>) {
    let (theme, frame) = (ui.theme, run.snapshot());
    let step = frame.step.as_ref();
    // A check computes nothing that stands here: what it checks is marked.
    let is_checked = checks::of_stage(run).iter().any(|check| check.gradient == name);
    let is_computed = step.is_some_and(|step| step.statements().any(|(_, line)| line.name == name));
    let is_current = is_computed || is_checked;
    let at = step.filter(|_| is_computed).and_then(|step| Some(step.cell(step.result()?, ui.look.cell())));
    let columns = shape.axes().last().copied().unwrap_or(1);
    let base = if is_current { theme.accent() } else { theme.text() };
    let marker = if is_current && row == 0 { "▸" } else { " " };
    let label = if row == 0 { format!("{marker}{name}") } else { String::new() };
    let of_shape = if row == 0 { short(shape) } else { String::new() };
    let mut spans =
        vec![Span::styled(format!("{label:width$}"), base), Span::styled(format!("{of_shape:SHAPE$}"), theme.dim())];
    for column in 0..columns {
        let cell = if shape.rank() > 1 { Cell::new(row, column) } else { Cell::at(column) };
        let value = frame.number(name, cell);
        let text = value.map_or("·".to_owned(), |value| with_decimals(value, 4));
        let style = match () {
            () if ui.asked(name) == Some(cell) => theme.accent().add_modifier(Modifier::REVERSED),
            () if ui.is_source(name, cell) => theme.accent().add_modifier(Modifier::UNDERLINED),
            () if value.is_none() => theme.border(),
            () if at == Some(cell) && ui.lit.is_none() => theme.accent().add_modifier(Modifier::REVERSED),
            () => base,
        };
        spans.push(Span::raw(" ".repeat(NUMBER.saturating_sub(text.chars().count()))));
        spans.push(Span::styled(text, style));
    }
    spans.push(Span::raw(" ".repeat(NUMBERS.saturating_sub(NUMBER * columns))));
    (is_current, spans)
}
