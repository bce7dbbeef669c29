//! The picture that a program asks for, drawn of what its variables hold where it stands.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::super::directive::{Directive, is_of_points};
use crate::lab::Snapshot;
use crate::math::{Histogram, ends};
use crate::ops::{Cell, Value};
use crate::page::Sentence;
use crate::ui::axis::Axis;
use crate::ui::beside;
use crate::ui::histogram::{Bars, Series};
use crate::ui::operands::{self, unnamed};
use crate::ui::plane::{Arrow, ArrowPlane};
use crate::ui::plot::{Plot, Point};
use crate::ui::raster::Stroke;
use crate::ui::{Theme, Ui};

/// Marks of groups, in the order of their numbers; they are told apart without colours.
pub const MARKS: [&str; 6] = ["●", "×", "◆", "+", "▲", "○"];

/// Bins of a histogram.
const BINS: usize = 12;

/// Arrows that are drawn of one matrix at most.
const MOST_ARROWS: usize = 16;

/// Draws it; where one of the variables is not there yet, which.
pub fn render(directive: &Directive, shown: &Snapshot, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    if let Some(missing) = directive.names().into_iter().find(|name| shown.now.get(name).is_none()) {
        let text = ui.words.whole(&Sentence::of("picture-needs").with("name", missing));
        return Line::styled(text, theme.dim()).render(area, buffer);
    }
    let value = |name: &String| shown.now.get(name).expect("looked for above");
    match directive {
        Directive::Plane(names) => arrows(names, &value, ui, area, buffer),
        Directive::Points(name, labels) => points(value(name), labels.as_ref().map(value), ui, area, buffer),
        Directive::Line(names) => line(names.each_ref().map(value), ui, area, buffer),
        Directive::Histogram(name) => {
            let numbers: Vec<f64> = value(name).numbers().filter(|number| number.is_finite()).collect();
            if numbers.is_empty() {
                return;
            }
            let histogram = Histogram::of(&numbers, BINS);
            let end = histogram.from + histogram.width * histogram.counts.len() as f64;
            let series = vec![Series { histogram: &histogram, mark: None, style: theme.data() }];
            Bars { series, x: Axis::linear(histogram.from, end), also: None, at: None }.render(theme, area, buffer);
        }
        Directive::Image(name) => {
            let Some(of) = shown.now.find(name) else { return };
            let grid = operands::quantity(&shown.now, name, of, ui, &unnamed);
            beside::joined(&[grid], &[], theme, area, buffer);
        }
        Directive::Curve(name) => {
            let numbers = value(name).numbers().enumerate();
            let curve: Vec<Point> = numbers.map(|(at, number)| (at as f64, number)).collect();
            over(&[&curve], theme).path(curve.iter().copied(), Stroke::Solid, theme.fitted()).render(area, buffer);
        }
    }
}

/// The rows of an array as points of the plane; a vector of two is one.
fn rows(value: &Value) -> Vec<Point> {
    let shape = value.shape();
    match shape.rank() {
        1 if shape.len() == 2 => vec![(value.get(Cell::at(0)), value.get(Cell::at(1)))],
        2 if is_of_points(shape) => {
            (0..shape.rows()).map(|row| (value.get(Cell::new(row, 0)), value.get(Cell::new(row, 1)))).collect()
        }
        _ => vec![],
    }
}

fn arrows<'a>(names: &'a [String], value: &dyn Fn(&String) -> &'a Value, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let styles = [theme.data(), theme.fitted(), theme.accent(), theme.value()];
    let mut arrows = vec![];
    for (which, name) in names.iter().enumerate() {
        let style = styles[which % styles.len()];
        let tips = rows(value(name));
        let last = tips.len().saturating_sub(1);
        for (at, to) in tips.into_iter().take(MOST_ARROWS).enumerate() {
            let is_finite = to.0.is_finite() && to.1.is_finite();
            let label = if at == last { name.as_str() } else { "" };
            if is_finite {
                arrows.push(Arrow { to, label, stroke: Stroke::Solid, style, label_style: style });
            }
        }
    }
    if arrows.is_empty() {
        let text = ui.words.whole(&Sentence::of("plane-takes"));
        return Line::styled(text, theme.dim()).render(area, buffer);
    }
    ArrowPlane { arrows, angle: None, lines: vec![], stretch: None, axes: theme.dim() }.render(area, buffer);
}

fn points(value: &Value, labels: Option<&Value>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let all = rows(value);
    if all.is_empty() {
        return Line::styled(ui.words.whole(&Sentence::of("points-take")), theme.dim()).render(area, buffer);
    }
    let group = |row: usize| {
        let label = labels.filter(|labels| row < labels.shape().len()).map_or(0.0, |labels| labels.as_slice()[row]);
        if label.is_finite() { label.abs() as usize } else { 0 }
    };
    let styles: [Style; 3] = [theme.data(), theme.accent(), theme.value()];
    let mut plot = over(&[&all], theme);
    for which in 0..MARKS.len() {
        let own: Vec<Point> = all
            .iter()
            .enumerate()
            .filter(|(row, _)| group(*row) % MARKS.len() == which)
            .map(|(_, point)| *point)
            .collect();
        if !own.is_empty() {
            plot = plot.points(own.into_iter(), Some(MARKS[which]), styles[which % styles.len()]);
        }
    }
    plot.render(area, buffer);
}

fn line([slope, intercept, x, y]: [&Value; 4], ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let number = |value: &Value| value.numbers().next().filter(|_| value.shape().len() == 1);
    let (Some(slope), Some(intercept)) = (number(slope), number(intercept)) else {
        return Line::styled(ui.words.whole(&Sentence::of("line-takes")), theme.dim()).render(area, buffer);
    };
    let points: Vec<Point> = x.numbers().zip(y.numbers()).collect();
    let (left, right) = ends(points.iter().map(|point| point.0));
    if points.is_empty() {
        return;
    }
    let line: Vec<Point> = [left, right].map(|x| (x, slope * x + intercept)).to_vec();
    over(&[&points, &line], theme)
        .points(points.iter().copied(), None, theme.data())
        .path(line.iter().copied(), Stroke::Solid, theme.fitted())
        .render(area, buffer);
}

/// A plot that has room for all of these.
fn over<'a>(all: &[&[Point]], theme: &Theme) -> Plot<'a> {
    let finite = || all.iter().flat_map(|points| points.iter()).filter(|(x, y)| x.is_finite() && y.is_finite());
    let range = |number: &dyn Fn(&Point) -> f64| {
        let bounds = ends(finite().map(number));
        match bounds {
            (low, high) if low < high => bounds,
            (low, high) if low == high => (low - 1.0, high + 1.0),
            _ => (0.0, 1.0),
        }
    };
    let ((left, right), (low, high)) = (range(&|point| point.0), range(&|point| point.1));
    Plot::new(Axis::with_margin(left, right, 0.05), Axis::with_margin(low, high, 0.05), theme.dim())
}
