//! Gradient descent on regression's data: the weights from step to step, beside the exact ones.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Regression;
use crate::lab::{Shown, Step};
use crate::ops::{Cell, Shape, Value};
use crate::page::shortened;
use crate::ui::axis::Axis;
use crate::ui::grid::window;
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{Theme, Ui};

/// Columns of a number.
const NUMBER: usize = 11;

/// Weights whose curves are drawn at most: more would be a tangle.
const CURVES: usize = 6;

/// How many rows the path has: a row for every step, and one for where it starts.
pub(super) fn rows(step: &Step) -> usize {
    let shape = step.result().map(|of| step.evaluation.shape(of));
    shape.filter(|shape| shape.rank() > 1).map_or(1, Shape::rows)
}

fn style(theme: &Theme, weight: usize) -> Style {
    [theme.fitted(), theme.data(), theme.curve(), theme.error(), theme.text(), theme.value()][weight % CURVES]
}

/// The weights whose curves are drawn: all of them, or those around the one that is looked at.
fn drawn(ui: &Ui, weights: usize) -> std::ops::Range<usize> {
    window(ui.look.column, CURVES, weights)
}

/// Draws the curves, and beside them the numbers of the step that has been come to.
pub(super) fn render(run: Shown<Regression>, step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let Some(of) = step.result() else { return };
    let path = step.evaluation.value(of);
    let at = step.cell(of, ui.look.cell());
    let plain = step.evaluation.get("plain_descent");
    let columns = if plain.is_some() { 3 } else { 2 };
    let names = run.lab().weight_names();
    let label = names.iter().map(|name| name.chars().count()).max().unwrap_or(0).min(12);
    let width = (label + 2 + columns * NUMBER) as u16;
    let width = if area.width >= width + 30 { width } else { 0 };
    let left = Rect { width: area.width - width, ..area };
    let right = Rect { x: left.right(), width, ..area };
    let left = Rect { width: left.width.saturating_sub(1), ..left };
    render_curves(run, step, ui, (path, plain), at, left, buffer);
    render_numbers(run, step, ui, (path, plain), at, right, buffer);
}

/// The least and the greatest of the exact weights, and 0.
fn ends(step: &Step) -> (f64, f64) {
    let exact = ["weights", "plain_weights"].into_iter().filter_map(|name| step.evaluation.get(name));
    let exact = exact.flat_map(Value::numbers).filter(|number| number.is_finite());
    exact.fold((0.0_f64, 0.0_f64), |(least, most), weight| (least.min(weight), most.max(weight)))
}

/// What is shown: where nothing more is to be seen from some step on, the steps up to it.
pub(super) fn title(step: &Step) -> String {
    let steps = rows(step) - 1;
    let end = step.result().map_or(steps, |of| drawn_to(step, step.evaluation.value(of)));
    let part = if end < steps { format!(", the first {end} of {steps}") } else { String::new() };
    format!("descent: weights against steps{part}")
}

/// The step that the curves are drawn up to.
fn drawn_to(step: &Step, path: &Value) -> usize {
    let (least, most) = ends(step);
    settled(path, most - least)
}

/// The step up to which something is to be seen: a little beyond the one from which on all weights stay where they end, to a
/// hundredth of the `range` that is drawn.
fn settled(path: &Value, range: f64) -> usize {
    let (rows, weights) = (path.shape().rows(), path.shape().columns());
    let last = rows.saturating_sub(1);
    let is_still_under_way = |row: &usize| {
        let far = |weight| (path.get(Cell::new(*row, weight)) - path.get(Cell::new(last, weight))).abs();
        (0..weights).any(|weight| far(weight).is_nan() || far(weight) > range * 0.01)
    };
    let from = (0..rows).rev().find(is_still_under_way).map_or(0, |row| row + 1);
    ((from * 5).div_ceil(4).max(10)).min(last).max(1)
}

/// A weight's way from one step to another.
fn way(path: &Value, weight: usize, from: usize, to: usize) -> impl Iterator<Item = (f64, f64)> + '_ {
    (from..=to).map(move |row| (row as f64, path.get(Cell::new(row, weight))))
}

fn render_curves(
    run: Shown<Regression>,
    step: &Step,
    ui: &Ui,
    (path, plain): (&Value, Option<&Value>),
    at: Cell,
    area: Rect,
    buffer: &mut Buffer,
) {
    let theme = ui.theme;
    let names = run.lab().weight_names();
    let steps = rows(step) - 1;
    let exact = |name: &str| step.evaluation.get(name);
    let (least, most) = ends(step);
    let end = drawn_to(step, path) as f64;
    let mut plot = Plot::new(Axis::linear(0.0, end), Axis::with_margin(least, most, 0.12), theme.dim());
    let shown = drawn(ui, names.len());
    for weight in shown.clone() {
        let style = style(theme, weight);
        if let Some(plain) = plain {
            plot = plot.path(way(plain, weight, 0, at.row), Stroke::Dashed, style);
        }
        if step.progress.is_complete() {
            plot = plot.path(way(path, weight, at.row, steps), Stroke::Solid, theme.future());
        }
        plot = plot.path(way(path, weight, 0, at.row), Stroke::Solid, style);
        // Last, so that it is seen also where the descent has come to it.
        if let Some(exact) = exact("weights") {
            let exact = exact.get(Cell::at(weight));
            plot = plot.path([(0.0, exact), (end, exact)], Stroke::Dashed, theme.target());
        }
    }
    for weight in shown {
        let style = style(theme, weight);
        let here = path.get(Cell::new(at.row, weight));
        let mark = if weight == at.column { theme.accent() } else { style };
        let is_beyond = at.row as f64 > end;
        if !is_beyond {
            plot = plot.glyph((at.row as f64, here), "●", ui.style_of("descent", at.in_column(weight), mark));
        }
        if let Some(exact) = exact("weights") {
            // A step further on stands at the edge, and says so.
            let name = shortened(&names[weight], 10) + if is_beyond { " ▸" } else { "" };
            let style = if is_beyond { ui.style_of("descent", at.in_column(weight), style) } else { style };
            plot = plot.text((end, exact.get(Cell::at(weight))), name, style);
        }
    }
    plot.render(area, buffer);
}

fn render_numbers(
    run: Shown<Regression>,
    step: &Step,
    ui: &Ui,
    (path, plain): (&Value, Option<&Value>),
    at: Cell,
    area: Rect,
    buffer: &mut Buffer,
) {
    if area.is_empty() {
        return;
    }
    let theme = ui.theme;
    let is_beyond = at.row > drawn_to(step, path);
    let names = run.lab().weight_names();
    let label = usize::from(area.width).saturating_sub(2 + (2 + usize::from(plain.is_some())) * NUMBER);
    let mut lines =
        vec![Line::styled(format!(" step {} of {}", at.row, rows(step) - 1), theme.accent()), Line::default()];
    let without = if plain.is_some() { "no ridge" } else { "" };
    let heading = format!("{:label$}  {:>NUMBER$}{:>NUMBER$}{without:>NUMBER$}", "", "descent", "exact");
    lines.push(Line::styled(heading, theme.dim()));
    let fits = usize::from(area.height).saturating_sub(lines.len() + 4);
    for weight in window(at.column, fits.max(1), names.len()) {
        let is_current = weight == at.column;
        let cell = at.in_column(weight);
        let name = shortened(&names[weight], label);
        let written = |value: f64| format!("{:>NUMBER$}", number(value));
        let mark = if is_current { "▸" } else { " " };
        let exact = step.evaluation.get("weights").map_or(f64::NAN, |exact| exact.get(Cell::at(weight)));
        let mut line = vec![
            Span::styled(format!("{mark}{name:>label$} "), style(theme, weight)),
            Span::styled(written(path.get(cell)), ui.style_of("descent", cell, theme.value())),
            Span::styled(written(exact), ui.style_of("weights", Cell::at(weight), theme.text())),
        ];
        if let Some(plain) = plain {
            let plain = written(plain.get(cell));
            line.push(Span::styled(plain, ui.style_of("plain_descent", cell, theme.dim())));
        }
        lines.push(Line::from(line));
    }
    lines.push(Line::default());
    let key = |mark: &'static str, what: &'static str, style| {
        Line::from(vec![Span::styled(mark, style), Span::styled(what, theme.dim())])
    };
    lines.push(key(" ━ ", "by descent", theme.value()));
    if is_beyond {
        lines.push(key(" ▸ ", "further on", theme.value()));
    }
    lines.push(key(" ┄ ", "exact", theme.target()));
    if plain.is_some() {
        lines.push(key(" ╌ ", "descent with no ridge", theme.value()));
    }
    for (line, place) in lines.into_iter().zip(area.rows()) {
        line.render(place, buffer);
    }
}
