//! Lines and points that a program has drawn with `matplotlib`, over two axes, and what stands around such a picture: the names
//! of the axes and the legend.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::super::pen::{Colour, Marker};
use super::super::plots::{Groups, Look, Mark, Plot, Series};
use crate::math::ends;
use crate::ui::axis::Axis;
use crate::ui::number::number;
use crate::ui::plot::{Plot as Canvas, Point, Shape};
use crate::ui::{Theme, render_cut, runs};

/// Rows from which on the names of the axes and the legend have rows of their own.
const ROOMY: u16 = 8;

/// Rows from which on the name of the x axis has one of its own.
const HIGH: u16 = 12;

/// Cells that there are to be for every point for its shape to be seen.
const CELLS_PER_POINT: usize = 4;

/// The marker as one character.
pub fn glyph(marker: Marker) -> &'static str {
    match marker {
        Marker::Circle => "●",
        Marker::Cross => "×",
        Marker::Plus => "+",
        Marker::Triangle => "▲",
        Marker::Square => "■",
        Marker::Diamond => "◆",
        Marker::Star => "*",
        Marker::Dot => "·",
    }
}

/// The marker as dots.
fn shape(marker: Marker) -> Shape {
    match marker {
        Marker::Circle => Shape::Spot,
        Marker::Cross => Shape::Cross,
        Marker::Plus => Shape::Plus,
        Marker::Triangle => Shape::Triangle,
        Marker::Square => Shape::Square,
        Marker::Diamond => Shape::Diamond,
        Marker::Star => Shape::Star,
        Marker::Dot => Shape::Dot,
    }
}

/// A colour as the theme has it: the inks of runs are as far from each other as there are.
pub fn ink(colour: Colour, theme: &Theme) -> Style {
    match colour {
        Colour::Violet => theme.run(0),
        Colour::Orange => theme.run(1),
        Colour::Green => theme.run(2),
        Colour::Blue => theme.run(3),
        Colour::Red => theme.run(4),
        Colour::Cyan => theme.run(5),
        Colour::Yellow => theme.run(6),
        Colour::Grey => theme.dim(),
        Colour::Ink => theme.value(),
    }
}

/// A piece of a line, for the legend.
fn sample(look: Look) -> &'static str {
    match look.stroke {
        0 => "──",
        1 => "╌╌",
        2 => "··",
        3 => "── ─",
        4 => "─·",
        5 => "· ·",
        6 => "‥ ‥",
        _ => "─ ··",
    }
}

/// What each of the things is called, with how it is drawn.
fn told(plot: &Plot, theme: &Theme) -> Vec<Vec<Span<'static>>> {
    let entry = |sign: String, label: String, look: Look| {
        vec![Span::styled(format!("{sign} "), ink(look.colour, theme)), Span::styled(label, theme.text())]
    };
    let entries = plot.series.iter().flat_map(|series| match (&series.label, &series.what) {
        (Some(label), what) => {
            let marker = series.look.marker.map(glyph);
            let sign = match what {
                Mark::Line(_) | Mark::Level(_) | Mark::Upright(_) => {
                    // A marker stands in the middle of its line.
                    let line = sample(series.look);
                    marker.map_or(line.to_owned(), |marker| format!("─{marker}─"))
                }
                Mark::Bars(..) => "▇".to_owned(),
                Mark::Points(..) | Mark::Histogram(..) => marker.unwrap_or("▇").to_owned(),
                Mark::Image(_) => return vec![],
            };
            vec![entry(sign, label.clone(), series.look)]
        }
        (None, Mark::Points(_, Some(groups))) if groups.names.len() > 1 => {
            let looks = group_looks(series, groups);
            let named = groups.names.iter().zip(looks);
            named.map(|(name, look)| entry(look.marker.map_or("●", glyph).to_owned(), number(*name), look)).collect()
        }
        _ => vec![],
    });
    entries.collect()
}

/// How each group of points is drawn.
fn group_looks(series: &Series, groups: &Groups) -> Vec<Look> {
    let first =
        series.look.marker.and_then(|marker| Marker::ALL.iter().position(|known| *known == marker)).unwrap_or(0);
    let look = |group: usize| Look {
        colour: Colour::of_cycle(group),
        marker: Some(Marker::ALL[(first + group) % Marker::ALL.len()]),
        ..series.look
    };
    (0..groups.names.len()).map(look).collect()
}

/// The entries of a legend in rows of at most so many columns, each at the right.
fn rows(entries: Vec<Vec<Span<'static>>>, width: usize) -> Vec<Line<'static>> {
    let mut rows: Vec<Line> = vec![];
    for entry in entries {
        let length: usize = entry.iter().map(Span::width).sum();
        match rows.last_mut().filter(|row| row.width() + 3 + length <= width) {
            Some(row) => {
                row.push_span("   ");
                for span in entry {
                    row.push_span(span);
                }
            }
            None => rows.push(Line::from(entry)),
        }
    }
    rows
}

/// Draws what stands around a picture, and the picture in what is left: the name of the y axis above it at the left and the
/// legend at the right, in the same row where there is room; the name of the x axis below it.
pub fn render_around(
    plot: &Plot,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
    draw: impl FnOnce(Rect, &mut Buffer),
) {
    let [x, y] = &plot.labels;
    let has_axes = plot.series.iter().all(|series| !matches!(series.what, Mark::Image(_)));
    if area.height < ROOMY {
        return draw(area, buffer);
    }
    let mut inner = area;
    let take_first = |inner: &mut Rect| {
        let row = Rect { height: 1, ..*inner };
        (inner.y, inner.height) = (inner.y + 1, inner.height - 1);
        row
    };
    let legend = rows(told(plot, theme), area.width.into());
    let is_high = area.height >= HIGH;
    // Where rows are few, the names of both axes share one.
    let below = if is_high { x.as_str() } else { "" };
    let above = [(y, "↑"), (x, "→")].into_iter().take(if is_high { 1 } else { 2 });
    let above = above.filter(|(name, _)| has_axes && !name.is_empty()).map(|(name, sign)| format!("{name} {sign}"));
    let name = Line::styled(above.collect::<Vec<_>>().join("   "), theme.value());
    let has_name = name.width() > 0;
    let shares = legend.first().is_none_or(|first| name.width() + 3 + first.width() <= area.width.into());
    let most = usize::from(area.height / 4).max(1);
    let mut legend = legend.into_iter().take(most);
    if has_name {
        let row = take_first(&mut inner);
        if shares && let Some(first) = legend.next() {
            first.right_aligned().render(row, buffer);
        }
        let width = (name.width() as u16).min(row.width);
        render_cut(name, theme, Rect { width, ..row }, buffer);
    }
    for line in legend {
        render_cut(line.right_aligned(), theme, take_first(&mut inner), buffer);
    }
    if !below.is_empty() && has_axes {
        let row = Rect { y: inner.bottom() - 1, height: 1, ..inner };
        inner.height -= 1;
        let name = Line::styled(format!("{below} →"), theme.value());
        if name.width() <= area.width.into() {
            name.right_aligned().render(row, buffer);
        } else {
            render_cut(name, theme, row, buffer);
        }
    }
    draw(inner, buffer);
}

/// Lines and points over two axes.
pub fn lines(plot: &Plot, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let levels = |upright: bool| {
        plot.series.iter().filter_map(move |series| match series.what {
            Mark::Level(at) if !upright => Some(at),
            Mark::Upright(at) if upright => Some(at),
            _ => None,
        })
    };
    // Where nothing is drawn along an axis, its ends are infinite.
    let along = |axis: usize| {
        let ends = plot.series.iter().flat_map(move |series| [series.ends[axis].0, series.ends[axis].1]);
        ends.filter(|end| end.is_finite())
    };
    let axis = |(low, high): (f64, f64), is_logarithmic: bool| match (low, high) {
        (low, high) if is_logarithmic && low > 0.0 && low < high => Axis::logarithmic(low, high),
        (low, high) if low < high => Axis::with_margin(low, high, 0.05),
        (low, high) if low == high => Axis::linear(low - 1.0, high + 1.0),
        _ => Axis::linear(0.0, 1.0),
    };
    let x = axis(ends(along(0).chain(levels(true))), plot.is_logarithmic[0]);
    let y = axis(ends(along(1).chain(levels(false))), plot.is_logarithmic[1]);
    let mut canvas = Canvas::new(x, y, theme.dim());
    let scatter =
        Scatter { room: usize::from(area.width) * usize::from(area.height), theme, has_lines: has_lines(plot) };
    for (place, series) in plot.series.iter().enumerate() {
        let (look, style) = (series.look, ink(series.look.colour, theme));
        let stroke = runs::stroke(look.stroke);
        canvas = match &series.what {
            Mark::Line(points) => {
                let canvas = canvas.path(points.iter().copied(), stroke, style);
                match look.marker {
                    Some(_) => scatter.draw(canvas, Cow::Borrowed(points), look, place),
                    None => canvas,
                }
            }
            Mark::Points(points, None) => scatter.draw(canvas, Cow::Borrowed(points), look, place),
            Mark::Points(points, Some(groups)) => {
                let mut canvas = canvas;
                for (group, look) in group_looks(series, groups).into_iter().enumerate() {
                    let own = points.iter().zip(&groups.places).filter(|(_, of)| **of == group);
                    let own: Vec<Point> = own.map(|(point, _)| *point).collect();
                    canvas = scatter.draw(canvas, Cow::Owned(own), look, place + group);
                }
                canvas
            }
            Mark::Level(at) => canvas.level(*at, "", stroke, style),
            Mark::Upright(at) => canvas.upright(*at, stroke, style),
            _ => canvas,
        };
    }
    canvas.render(area, buffer);
}

fn has_lines(plot: &Plot) -> bool {
    plot.series.iter().any(|series| matches!(series.what, Mark::Line(_)))
}

/// How points are drawn.
struct Scatter<'a> {
    room: usize,
    theme: &'a Theme,
    has_lines: bool,
}

impl Scatter<'_> {
    /// Points each where it is, to the dot: in the shape of their marker where there is room to see that. Where colour cannot
    /// tell them from a line or from other points, as a character each.
    fn draw<'b>(&self, canvas: Canvas<'b>, points: Cow<'b, [Point]>, look: Look, place: usize) -> Canvas<'b> {
        let (style, marker) = (ink(look.colour, self.theme), look.marker.unwrap_or(Marker::Circle));
        let are_few = points.len() * CELLS_PER_POINT <= self.room;
        let has_ink = self.theme.point().is_none();
        if (!are_few && place > 0) || (!has_ink && self.has_lines) {
            return canvas.points(points.into_owned().into_iter(), Some(glyph(marker)), style);
        }
        canvas.shapes(points, if are_few { shape(marker) } else { Shape::Dot }, style)
    }
}
