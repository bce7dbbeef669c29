//! The training lab's screen where it works on a table: predicted against actual, the weights, the loss, the arithmetic.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget, Wrap};

use super::compute::Training;
use super::layout::Parts;
use super::loss_curve;
use super::plane::FeaturePlane;
use crate::lab::{Progress, Shown, Snapshot, Step};
use crate::ops::{Cell, Shape, Value};
use crate::page::shortened;
use crate::table::file_name;
use crate::ui::axis::Axis;
use crate::ui::grid::Grid;
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{Look, Theme, Ui, arithmetic, arrangement, code, columns, framed, legend, panel};

/// Columns that the weights need at least.
const LEAST_FOR_WEIGHTS: u16 = 24;

/// From this width on a weight's numbers stand beside its bar.
const ROOMY: u16 = 44;

/// From this width on the best number stands behind the other.
const WITH_BEST: u16 = 34;

/// Columns of a number beside a bar.
const NUMBER: usize = 12;

/// Points drawn at most of a batch.
const DRAWN: usize = 2000;

/// The cell that somebody looks at in what `step` computes: of a vector over the features the chosen column, of one over
/// the rows the chosen row.
pub(super) fn cell(step: &Step, look: &Look) -> Cell {
    let over_features = step.evaluation.find("weights").map(|of| step.evaluation.shape(of));
    let is_over_features = matches!(step.name(), "gradients" | "update")
        && step.result().is_some_and(|of| Some(step.evaluation.shape(of)) == over_features);
    if is_over_features { Cell::at(look.column) } else { look.cell() }
}

/// How somebody looks at the arithmetic and the code of what `frame` shows.
pub(super) fn looking(frame: &Snapshot, look: &Look) -> Look {
    let mut looking = look.clone();
    if let Some(step) = &frame.step {
        looking.row = cell(step, look).row;
    }
    looking
}

/// Draws the whole screen.
pub(super) fn render(run: Shown<Training>, plane: &FeaturePlane, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let parts = Parts::of(area, ui.look, ui.editor.is_some());
    // A plane has no surface that could be drawn: in its place stand the weights alone.
    let [picture, weights] = if ui.look.is("surface") {
        [Rect::default(), parts.scatter]
    } else if parts.loss.is_empty() {
        [parts.scatter, Rect::default()]
    } else {
        split(parts.scatter)
    };
    render_predictions(run, plane, ui, picture, buffer);
    if !weights.is_empty() {
        render_weights(run, plane, ui, weights, buffer);
    }
    loss_curve::render(run, ui, parts.loss, buffer);
    loss_curve::render_spark(run, ui, parts.spark, buffer);
    if !parts.plane.is_empty() {
        render_features(run, plane, ui, parts.plane, buffer);
    }
    if !parts.points.is_empty() {
        render_rows(run, ui, parts.points, buffer);
    }
    let look = looking(run.snapshot(), ui.look);
    if !parts.arithmetic.is_empty() {
        match &run.step {
            Some(step) => arithmetic::render(step, &look, ui.theme, parts.arithmetic, buffer),
            None => render_start(run, plane, ui.theme, parts.arithmetic, buffer),
        }
    }
    code::render(run.snapshot(), &look, ui.theme, parts.code, buffer);
    arrangement::render_parameters(&run, ui, parts.parameters, buffer);
}

/// The picture, about as wide as it is high, and the weights beside it.
fn split(area: Rect) -> [Rect; 2] {
    let most = area.width.saturating_sub(LEAST_FOR_WEIGHTS);
    // A character is twice as high as it is wide; beside the points there are numbers and a frame.
    let width = (2 * area.height.saturating_sub(4) + 12).max(28).min(most);
    [Rect { width, ..area }, Rect { x: area.x + width, width: area.width - width, ..area }]
}

/// What is predicted against what is the case; a batch alone while it is under way.
fn render_predictions(run: Shown<Training>, plane: &FeaturePlane, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (theme, now) = (ui.theme, &run.now);
    let is_batch = now.find("y_batch").is_some();
    let of_what = format!("{} of {}", plane.target(), file_name(plane.source()));
    let of_batch = if is_batch { ", batch" } else { "" };
    let long = format!(" {of_what}{of_batch}: predicted against actual ");
    let fits = long.chars().count() + 2 <= area.width.into();
    let title = if fits { long } else { format!(" {of_what}{of_batch} ") };
    let axes = " ↑ predicted → actual ";
    let beside = Rect { width: area.width.saturating_sub(axes.chars().count() as u16), ..area };
    let marks = vec![
        Span::styled("┄ ", theme.target()),
        Span::styled("exact ", theme.title()),
        Span::styled("◆ ", theme.error()),
        Span::styled(format!("row {} ", ui.look.row), theme.title()),
    ];
    let block = panel(title, theme).title_bottom(Line::styled(axes, theme.dim())).title_bottom(legend(beside, marks));
    let inner = framed(block, area, buffer);

    let data = run.lab().data();
    let [least, most] = data.bounds.1;
    // Every prediction starts at 0: with it in the picture the axes can stand still from beginning to end.
    let axis = Axis::with_margin(least.min(0.0), most.max(0.0), 0.05);
    let (first, last) = axis.range();
    let mut plot =
        Plot::new(axis, axis, theme.dim()).path([(first, first), (last, last)], Stroke::Dashed, theme.target());
    let actual = now.get(if is_batch { "y_batch" } else { "y" });
    if let (Some(actual), Some(predicted)) = (actual, now.get("predictions")) {
        let rows = actual.shape().len();
        let point = |row: usize| (actual.get(Cell::at(row)), predicted.get(Cell::at(row)));
        let drawn: Vec<usize> =
            if is_batch { (0..rows).step_by(rows.div_ceil(DRAWN).max(1)).collect() } else { data.drawn.clone() };
        // The error lies under the points: several rows may have one label.
        let chosen = rows.checked_sub(1).map(|last| point(ui.look.row.min(last)));
        if let Some((x, y)) = chosen {
            plot = plot.path([(x, x), (x, y)], Stroke::Solid, theme.error());
        }
        plot = plot.points(drawn.into_iter().map(point), theme.point(), theme.data());
        if let Some(at) = chosen {
            plot = plot.glyph(at, "◆", theme.error());
        }
    }
    plot.render(inner, buffer);
}

/// One weight, or the intercept, as it is shown.
struct Row<'a> {
    name: &'a str,
    value: f64,
    best: f64,
    /// Whether the last epoch moved it up or down.
    change: &'static str,
    style: ratatui::style::Style,
    marker: &'static str,
}

/// The weights as bars to the left or the right of 0, with those of least squares marked.
fn render_weights(run: Shown<Training>, plane: &FeaturePlane, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (theme, frame) = (ui.theme, run.snapshot());
    let (best, best_intercept, _) = plane.best();
    let names = plane.feature_names();
    let width = area.width.saturating_sub(3);
    let lines = usize::from(area.height.saturating_sub(2));
    let is_roomy = width >= ROOMY;
    let has_two_lines = !is_roomy && 2 * names.len() < lines;
    let fits = if has_two_lines { names.len() } else { lines.saturating_sub(1 + usize::from(is_roomy)) };
    let first = ui.look.column.saturating_sub(fits / 2).min(names.len().saturating_sub(fits));
    let shown = first..(first + fits).min(names.len());
    let some = if shown.len() < names.len() {
        format!(" {} to {} of {}", shown.start, shown.end.saturating_sub(1), names.len())
    } else {
        String::new()
    };
    let marks = vec![
        Span::styled(" █ ", theme.fitted()),
        Span::styled("here ", theme.title()),
        Span::styled("× ", theme.target()),
        Span::styled(if area.width < 30 { "best " } else { "least squares " }, theme.title()),
    ];
    let block = panel(format!(" weights{some} "), theme).title_bottom(legend(area, marks));
    let inner = framed(block, area, buffer);

    let change = |name: &str, at: usize| {
        let number = |value: Option<&Value>| value.map(|value| value.get(value.shape().nearest(Cell::at(at))));
        let before = frame.earlier.as_ref().filter(|_| frame.position.stage == 0).and_then(|earlier| earlier.get(name));
        match (number(before), number(frame.now.get(name))) {
            (Some(before), Some(now)) if now > before => " ▲",
            (Some(before), Some(now)) if now < before => " ▼",
            _ => "  ",
        }
    };
    let weights = frame.now.get("weights");
    let lit = ui.sources("weights");
    let row = |k: usize| Row {
        name: &names[k],
        value: weights
            .filter(|weights| weights.shape() == Shape::vector(names.len()))
            .map_or(f64::NAN, |weights| weights.get(Cell::at(k))),
        best: best[k],
        change: change("weights", k),
        style: match k {
            _ if lit.contains(&Cell::at(k)) => theme.accent().add_modifier(Modifier::UNDERLINED),
            k if k == ui.look.column => theme.accent(),
            _ => theme.text(),
        },
        marker: if k == ui.look.column { "▸" } else { " " },
    };
    let intercept = Row {
        name: "intercept",
        value: frame.scalar("intercept").unwrap_or(f64::NAN),
        best: best_intercept,
        change: change("intercept", 0),
        style: theme.text(),
        marker: " ",
    };
    // Against the best, so that bars grow and the scale stands still.
    let longest = best.iter().fold(0.0, |most: f64, weight| most.max(weight.abs()));
    let scale = Axis::linear(-longest, longest).range().1 * 1.25;
    let mut left = inner;
    let mut next = |height: u16| {
        let place = Rect { height: height.min(left.height), ..left };
        left = Rect { y: left.y + place.height, height: left.height - place.height, ..left };
        place
    };
    if is_roomy {
        let header = format!("{:>NUMBER$}  {:>NUMBER$}", "here", "best");
        Line::styled(header, theme.dim()).right_aligned().render(next(1), buffer);
    }
    // Where there is room for more, bars are thick and stand apart.
    let pitch = (lines - usize::from(is_roomy)) / (shown.len() + 1);
    let pitch = pitch.clamp(1, 4) as u16;
    for k in shown {
        let row = row(k);
        if is_roomy {
            render_roomy(&row, Some(scale), theme, next(pitch), buffer);
        } else if has_two_lines {
            render_named(&row, theme, next(1), buffer);
            render_bar(&row, scale, theme, next(if pitch == 4 { 2 } else { 1 }), buffer);
            next(u16::from(pitch > 2));
        } else {
            let place = next(1);
            let label = place.width / 2;
            render_name(&row, usize::from(label), Rect { width: label, ..place }, buffer);
            render_bar(&row, scale, theme, Rect { x: place.x + label, width: place.width - label, ..place }, buffer);
        }
    }
    if is_roomy {
        render_roomy(&intercept, None, theme, next(1), buffer);
    } else {
        render_named(&intercept, theme, next(1), buffer);
    }
}

fn render_name(row: &Row, width: usize, place: Rect, buffer: &mut Buffer) {
    let name = shortened(row.name, width.saturating_sub(2));
    Line::styled(format!("{}{name}", row.marker), row.style).render(place, buffer);
}

/// A name on the left, its number on the right, and where there is room the best one behind it.
fn render_named(row: &Row, theme: &Theme, place: Rect, buffer: &mut Buffer) {
    let mut value =
        Line::from(vec![Span::styled(number(row.value), theme.value()), Span::styled(row.change, theme.accent())]);
    if place.width >= WITH_BEST {
        value.push_span(Span::styled(format!(" ×{:>NUMBER$}", number(row.best)), theme.target()));
    }
    render_name(row, usize::from(place.width).saturating_sub(value.width()), place, buffer);
    value.right_aligned().render(place, buffer);
}

/// Name, bar, number and best number in one line.
fn render_roomy(row: &Row, scale: Option<f64>, theme: &Theme, place: Rect, buffer: &mut Buffer) {
    let label = (place.width / 4).clamp(12, 24);
    let numbers = Line::from(vec![
        Span::styled(format!("{:>NUMBER$}", number(row.value)), theme.value()),
        Span::styled(row.change, theme.accent()),
        Span::styled(format!("{:>NUMBER$}", number(row.best)), theme.target()),
    ]);
    let beside = numbers.width() as u16;
    // Between bars that are thick a line stays free.
    let bar = Rect { height: if place.height > 2 { place.height - 1 } else { place.height.min(1) }, ..place };
    let text = Rect { y: bar.y + bar.height.saturating_sub(1) / 2, height: bar.height.min(1), ..bar };
    render_name(row, usize::from(label), Rect { width: label.min(text.width), ..text }, buffer);
    if let Some(scale) = scale {
        let width = bar.width.saturating_sub(label + beside);
        render_bar(row, scale, theme, Rect { x: bar.x + label, width, ..bar }, buffer);
    }
    numbers.right_aligned().render(text, buffer);
}

/// A bar from 0, in the middle, to the number, in halves of a column; what lies beyond the scale ends in an arrow.
fn render_bar(row: &Row, scale: f64, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.width < 3 || area.height == 0 {
        return;
    }
    let half_width = (area.width - 1) / 2;
    // How far from the middle a number lies, in halves of a column.
    let halves =
        |value: f64| (value.abs() / scale * 2.0 * f64::from(half_width)).round().min(f64::from(u16::MAX)) as u16;
    let mut put = |value: f64, distance: u16, glyph: &str, style| {
        let distance = distance.min(half_width);
        let x = area.x + if value < 0.0 { half_width - distance } else { half_width + distance };
        for y in area.top()..area.bottom() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.set_symbol(glyph).set_style(style);
            }
        }
    };
    put(0.0, 0, "│", theme.dim());
    let Row { value, best, .. } = *row;
    let (length, is_negative) = (halves(value).min(2 * half_width), value < 0.0);
    (1..=length / 2).for_each(|distance| put(value, distance, "█", theme.fitted()));
    if length % 2 == 1 {
        put(value, length / 2 + 1, if is_negative { "▐" } else { "▌" }, theme.fitted());
    }
    if value.abs() > scale {
        put(value, half_width, if is_negative { "◄" } else { "►" }, theme.fitted());
    }
    put(best, halves(best).div_ceil(2), "×", theme.target());
}

/// The features as the weights see them, with the chosen row and column.
fn render_features(run: Shown<Training>, plane: &FeaturePlane, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let now = &run.now;
    let (name, of_batch) = if now.find("X_batch").is_some() { ("X_batch", ", batch") } else { ("X", "") };
    let Some(value) = now.get(name) else { return };
    let scale = if plane.is_standardized() { "standardized" } else { "as they are given" };
    let inner = framed(panel(format!(" features{of_batch}, {scale} "), ui.theme), area, buffer);
    let shape = value.shape();
    // As wide as the grid lets a heading be.
    let names: Vec<String> = plane.feature_names().iter().map(|name| shortened(name, 10)).collect();
    let grid = Grid {
        title: name.to_owned(),
        value,
        row_names: &[],
        column_names: &names,
        cursor: Some(shape.nearest(ui.look.cell())),
        is_source: false,
        lit: ui.sources(name),
        progress: Progress::WHOLE,
    };
    let cells =
        [3, 2, 1].map(|decimals| grid.numbers(decimals)).into_iter().find(|cells| grid.width(*cells) <= inner.width);
    grid.render(cells.unwrap_or_else(|| grid.numbers(1)), ui.theme, inner, buffer);
}

fn render_rows(run: Shown<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let inner = framed(panel(" rows ", ui.theme), area, buffer);
    let names: &[&str] = if run.now.find("y_batch").is_some() {
        &["batch", "y_batch", "predictions", "errors"]
    } else {
        &["y", "predictions", "errors"]
    };
    columns::render(&run.now, names, ui, inner, buffer);
}

/// What there is to begin with.
fn render_start(run: Shown<Training>, plane: &FeaturePlane, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let inner = framed(panel(" start ", theme), area, buffer);
    let (dropped, filled) = plane.gaps();
    let gaps = match (dropped, filled) {
        (0, 0) => String::new(),
        (0, filled) => format!(", {filled} empty cells given their column's mean"),
        (dropped, _) => format!(", {dropped} more dropped for an empty cell"),
    };
    let scale = if plane.is_standardized() { "standardized" } else { "as they are given" };
    let rows = run.lab().data().y.len();
    let line = |what: &'static str, text: String| {
        Line::from(vec![Span::styled(format!("{what:<9}"), theme.dim()), Span::styled(text, theme.text())])
    };
    let lines = vec![
        line("table", format!("{}, {rows} rows{gaps}", file_name(plane.source()))),
        line("label", plane.target().to_owned()),
        line("features", format!("{}, {scale}", plane.feature_names().join(", "))),
        line("loss", number(run.state().seen.loss)),
    ];
    Paragraph::new(lines).wrap(Wrap { trim: false }).render(inner, buffer);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_its_name() {
        for (source, name) in [("promotions", "promotions"), ("a/b/own.csv", "own.csv"), ("C:\\x\\own.csv", "own.csv")]
        {
            assert_eq!(file_name(source), name);
        }
    }
}
