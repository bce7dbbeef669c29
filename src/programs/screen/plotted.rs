//! A picture that the program has drawn with `matplotlib`, as one of ours.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::super::plots::{Mark, Plot};
use super::super::stand::ProgramStand;
use super::drawn::MARKS;
use crate::math::Histogram;
use crate::ops::{Cell, Value};
use crate::ui::axis::Axis;
use crate::ui::fit::short;
use crate::ui::grid::Grid;
use crate::ui::histogram::{Bars, Series};
use crate::ui::number::number;
use crate::ui::plot::{Plot as Canvas, Point};
use crate::ui::raster::Stroke;
use crate::ui::{Look, Theme, Ui, framed, legend, operands, panel};

/// Shades of an image, from its least number to its greatest.
const SHADES: [&str; 5] = ["  ", "░░", "▒▒", "▓▓", "██"];

/// Columns of a bar's name at most.
const NAME: usize = 14;

/// Columns of a bar's number, with a space ahead of it.
const NUMBER: u16 = 9;

/// The picture that somebody looks at: the one that the cursor has been put on, else the one that was drawn on last.
pub fn chosen<'a>(stand: &'a ProgramStand, look: &Look) -> Option<(usize, &'a Plot)> {
    let place = match stand.has_drawn {
        Some(axes) if !look.is("plots") => stand.plots.iter().position(|plot| plot.number == axes),
        _ => Some(look.row.min(stand.plots.len().saturating_sub(1))),
    };
    place.and_then(|place| Some((place, stand.plots.get(place)?)))
}

/// The picture in its frame.
pub fn render(stand: &ProgramStand, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let Some((place, plot)) = chosen(stand, ui.look) else {
        let inner = framed(panel(" plots ", theme), area, buffer);
        return Line::styled("nothing has been drawn with plt yet", theme.dim()).render(inner, buffer);
    };
    let title = if plot.title.is_empty() { "drawn with plt".to_owned() } else { plot.title.clone() };
    let count = match stand.plots.len() {
        1 => String::new(),
        many => format!(" plot {} of {many} ", place + 1),
    };
    let named = |axis: &str, label: &str| if label.is_empty() { String::new() } else { format!("{axis}: {label} ") };
    let labels = format!(" {}{}", named("x", &plot.labels[0]), named("y", &plot.labels[1]));
    let labels = if labels.trim().is_empty() { String::new() } else { labels };
    let block = panel(format!(" {title} "), theme)
        .title_top(Line::styled(count, theme.dim()).right_aligned())
        .title_bottom(Line::styled(labels, theme.text()))
        .title_bottom(legend(area, told(plot, theme)));
    let inner = framed(block, area, buffer);
    draw(plot, ui, inner, buffer);
}

/// What each of the things is called, with its mark.
fn told(plot: &Plot, theme: &Theme) -> Vec<Span<'static>> {
    let named = plot.series.iter().enumerate().filter_map(|(place, series)| Some((place, series.label.as_ref()?)));
    let spans = named.flat_map(|(place, label)| {
        let mark = match &plot.series[place].what {
            Mark::Level(_) | Mark::Upright(_) => "╌",
            _ => MARKS[place % MARKS.len()],
        };
        [Span::styled(format!(" {mark} "), style(place, theme)), Span::styled(format!("{label} "), theme.text())]
    });
    spans.collect()
}

fn style(place: usize, theme: &Theme) -> Style {
    [theme.data(), theme.fitted(), theme.accent(), theme.value()][place % 4]
}

fn draw(plot: &Plot, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let first = |of: &dyn Fn(&Mark) -> bool| plot.series.iter().rev().find(|series| of(&series.what));
    if let Some(series) = first(&|what| matches!(what, Mark::Image(_)))
        && let Mark::Image(value) = &series.what
    {
        return image(value, ui.theme, area, buffer);
    }
    if let Some(series) = first(&|what| matches!(what, Mark::Bars(..)))
        && let Mark::Bars(bars, names) = &series.what
    {
        return self::bars(bars, names, ui.theme, area, buffer);
    }
    if first(&|what| matches!(what, Mark::Histogram(..))).is_some() {
        return histograms(plot, ui.theme, area, buffer);
    }
    lines(plot, ui.theme, area, buffer);
}

/// A matrix: its numbers where there is room for them, else shades.
fn image(value: &Value, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let shape = value.shape();
    let grid = Grid::plain(short(shape), value);
    let has_room = grid.height() <= area.height && grid.width(grid.numbers(2)) <= area.width;
    if has_room {
        return operands::joined(&[grid], &[], theme, area, buffer);
    }
    let finite = || value.numbers().filter(|number| number.is_finite());
    let (least, most) = finite().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(x), b.max(x)));
    let scale = format!("{}: blank is {}, full is {}", short(shape), number(least), number(most));
    Line::styled(scale, theme.dim()).render(area, buffer);
    let below = Rect { y: area.y + area.height.min(1), height: area.height.saturating_sub(1), ..area };
    let rows = shape.rows().min(below.height.into());
    let columns = shape.columns().min(usize::from(below.width / 2));
    for (row, place) in (0..rows).zip(below.rows()) {
        let text: String = (0..columns)
            .map(|column| {
                let cell = Cell::new(row * shape.rows() / rows, column * shape.columns() / columns);
                let share = (value.get(cell) - least) / (most - least);
                let shade = if share.is_finite() { (share * SHADES.len() as f64) as usize } else { 0 };
                SHADES[shade.min(SHADES.len() - 1)]
            })
            .collect();
        Line::styled(text, theme.data()).render(place, buffer);
    }
}

/// Bars with their names and numbers, one below the other.
fn bars(bars: &[(f64, f64)], names: &[String], theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let name = |place: usize| names.get(place).cloned().unwrap_or_else(|| number(bars[place].0));
    let name = |place: usize| name(place).chars().take(NAME).collect::<String>();
    let room = usize::from(area.height);
    let shown = if bars.len() > room { room.saturating_sub(1) } else { bars.len() };
    let width = (0..shown).map(|place| name(place).chars().count()).max().unwrap_or(0);
    let most = bars.iter().map(|(_, height)| height.abs()).filter(|height| height.is_finite()).fold(0.0, f64::max);
    let length = usize::from(area.width.saturating_sub(NUMBER)).saturating_sub(width + 1);
    for (place, row) in (0..shown).zip(area.rows()) {
        let height = bars[place].1;
        let share = if most > 0.0 && height.is_finite() { height.abs() / most } else { 0.0 };
        let block = if height < 0.0 { "▒" } else { "▇" };
        let spans = vec![
            Span::styled(format!("{:>width$} ", name(place)), theme.text()),
            Span::styled(block.repeat((share * length as f64).round() as usize), theme.data()),
            Span::styled(format!(" {}", number(height)), theme.value()),
        ];
        Line::from(spans).render(row, buffer);
    }
    if let Some(row) = area.rows().nth(shown).filter(|_| bars.len() > shown) {
        Line::styled(format!("{} bars more", bars.len() - shown), theme.dim()).render(row, buffer);
    }
}

fn histograms(plot: &Plot, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let all: Vec<(Vec<f64>, usize)> = plot
        .series
        .iter()
        .filter_map(|series| match &series.what {
            Mark::Histogram(numbers, bins) => {
                Some((numbers.iter().copied().filter(|number| number.is_finite()).collect(), *bins))
            }
            _ => None,
        })
        .collect();
    let numbers = || all.iter().flat_map(|(numbers, _)| numbers.iter().copied());
    let (least, most) = numbers().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(x), b.max(x)));
    if least > most {
        return Line::styled("a histogram of no numbers", theme.dim()).render(area, buffer);
    }
    let counted: Vec<Histogram> = match all.as_slice() {
        [(numbers, bins)] => vec![Histogram::of(numbers, *bins)],
        all => all.iter().map(|(numbers, bins)| Histogram::between(numbers, least, most, *bins)).collect(),
    };
    let end = counted[0].from + counted[0].width * counted[0].counts.len() as f64;
    let series = counted.iter().enumerate().map(|(place, histogram)| Series {
        histogram,
        mark: (place > 0).then(|| MARKS[place % MARKS.len()]),
        style: style(place, theme),
    });
    Bars { series: series.collect(), x: Axis::linear(counted[0].from, end), also: None, at: None }
        .render(theme, area, buffer);
}

fn lines(plot: &Plot, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let mut all: Vec<Point> = vec![];
    for series in &plot.series {
        match &series.what {
            Mark::Line(points, _) | Mark::Points(points, _) => all.extend(points),
            _ => {}
        }
    }
    let finite: Vec<Point> = all.into_iter().filter(|(x, y)| x.is_finite() && y.is_finite()).collect();
    let levels = |upright: bool| {
        plot.series.iter().filter_map(move |series| match series.what {
            Mark::Level(at) if !upright => Some(at),
            Mark::Upright(at) if upright => Some(at),
            _ => None,
        })
    };
    let axis = |numbers: Vec<f64>, is_logarithmic: bool| {
        let (low, high) = numbers.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(*x), b.max(*x)));
        match (low, high) {
            (low, high) if is_logarithmic && low > 0.0 && low < high => Axis::logarithmic(low, high),
            (low, high) if low < high => Axis::with_margin(low, high, 0.05),
            (low, high) if low == high => Axis::linear(low - 1.0, high + 1.0),
            _ => Axis::linear(0.0, 1.0),
        }
    };
    let x = axis(finite.iter().map(|point| point.0).chain(levels(true)).collect(), plot.is_logarithmic[0]);
    let y = axis(finite.iter().map(|point| point.1).chain(levels(false)).collect(), plot.is_logarithmic[1]);
    let mut canvas = Canvas::new(x, y, theme.dim());
    let is_one = plot.series.len() == 1;
    for (place, series) in plot.series.iter().enumerate() {
        let (style, mark) = (style(place, theme), MARKS[place % MARKS.len()]);
        canvas = match &series.what {
            Mark::Line(points, is_broken) => {
                let stroke = if *is_broken { Stroke::Dashed } else { Stroke::Solid };
                let mut canvas = canvas.path(points.iter().copied(), stroke, style);
                // Where there are several, each is told by its mark, not by its colour alone.
                let marked = [1, 3, 5].map(|sixth| points.len().saturating_sub(1) * sixth / 6);
                for at in marked.into_iter().filter(|_| !is_one) {
                    canvas = canvas.glyph(points[at], mark, style);
                }
                canvas
            }
            Mark::Points(points, None) => {
                let mark = if is_one { None } else { Some(mark) };
                canvas.points(points.iter().copied(), mark, style)
            }
            Mark::Points(points, Some(groups)) => in_groups(canvas, points, groups, theme),
            Mark::Level(at) => canvas.level(*at, "", Stroke::Dashed, style),
            Mark::Upright(at) => canvas.upright(*at, Stroke::Dashed, style),
            _ => canvas,
        };
    }
    canvas.render(area, buffer);
}

/// Points with a mark for each group.
fn in_groups<'a>(mut canvas: Canvas<'a>, points: &'a [Point], groups: &[usize], theme: &Theme) -> Canvas<'a> {
    for (group, mark) in MARKS.iter().enumerate() {
        let own = points.iter().zip(groups).filter(|(_, of)| **of == group).map(|(point, _)| *point);
        let own: Vec<Point> = own.collect();
        if !own.is_empty() {
            canvas = canvas.points(own.into_iter(), Some(mark), style(group, theme));
        }
    }
    canvas
}
