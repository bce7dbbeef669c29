//! A picture that the program has drawn with `matplotlib`, as one of ours.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::super::plots::{Look as Drawn, Mark, Plot};
use super::super::stand::ProgramStand;
use super::chart;
use crate::math::{Histogram, ends};
use crate::ops::{Cell, Value};
use crate::page::Sentence;
use crate::ui::axis::Axis;
use crate::ui::fit::short;
use crate::ui::grid::Grid;
use crate::ui::histogram::{Bars, Series};
use crate::ui::number::number;
use crate::ui::{Look, Ui, beside, framed, panel};

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
        let text = ui.words.whole(&Sentence::of("nothing-drawn"));
        return Line::styled(text, theme.dim()).render(inner, buffer);
    };
    let title = if plot.title.is_empty() { "drawn with plt".to_owned() } else { plot.title.clone() };
    let count = match stand.plots.len() {
        1 => String::new(),
        many => format!(" plot {} of {many} ", place + 1),
    };
    let block = panel(format!(" {title} "), theme).title_top(Line::styled(count, theme.dim()).right_aligned());
    let inner = framed(block, area, buffer);
    chart::render_around(plot, theme, inner, buffer, |area, buffer| draw(plot, ui, area, buffer));
}

fn draw(plot: &Plot, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let first = |of: &dyn Fn(&Mark) -> bool| plot.series.iter().rev().find(|series| of(&series.what));
    if let Some(series) = first(&|what| matches!(what, Mark::Image(_)))
        && let Mark::Image(value) = &series.what
    {
        return image(value, ui, area, buffer);
    }
    if let Some(series) = first(&|what| matches!(what, Mark::Bars(..)))
        && let Mark::Bars(bars, names) = &series.what
    {
        return self::bars(bars, names, chart::ink(series.look.colour, ui.theme), ui, area, buffer);
    }
    if first(&|what| matches!(what, Mark::Histogram(..))).is_some() {
        return histograms(plot, ui, area, buffer);
    }
    chart::lines(plot, ui.theme, area, buffer);
}

/// A matrix: its numbers where there is room for them, else shades.
fn image(value: &Value, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let shape = value.shape();
    let grid = Grid::plain(short(shape), value);
    let has_room = grid.height() <= area.height && grid.width(grid.numbers(2)) <= area.width;
    if has_room {
        return beside::joined(&[grid], &[], theme, area, buffer);
    }
    let (least, most) = ends(value.numbers().filter(|number| number.is_finite()));
    let scale = Sentence::of("shades").with("shape", short(shape)).number("least", least).number("most", most);
    let scale = ui.words.whole(&scale);
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
fn bars(bars: &[(f64, f64)], names: &[String], ink: Style, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
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
            Span::styled(block.repeat((share * length as f64).round() as usize), ink),
            Span::styled(format!(" {}", number(height)), theme.value()),
        ];
        Line::from(spans).render(row, buffer);
    }
    if let Some(row) = area.rows().nth(shown).filter(|_| bars.len() > shown) {
        Line::styled(ui.words.whole(&Sentence::of("more-bars").with("count", bars.len() - shown)), theme.dim())
            .render(row, buffer);
    }
}

fn histograms(plot: &Plot, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let all: Vec<(Vec<f64>, usize, Drawn)> = plot
        .series
        .iter()
        .filter_map(|series| match &series.what {
            Mark::Histogram(numbers, bins) => {
                let finite = numbers.iter().copied().filter(|number| number.is_finite()).collect();
                Some((finite, *bins, series.look))
            }
            _ => None,
        })
        .collect();
    let (least, most) = ends(all.iter().flat_map(|(numbers, _, _)| numbers.iter().copied()));
    if least > most {
        return Line::styled(ui.words.whole(&Sentence::of("no-numbers")), theme.dim()).render(area, buffer);
    }
    let counted: Vec<Histogram> = match all.as_slice() {
        [(numbers, bins, _)] => vec![Histogram::of(numbers, *bins)],
        all => all.iter().map(|(numbers, bins, _)| Histogram::between(numbers, least, most, *bins)).collect(),
    };
    let end = counted[0].from + counted[0].width * counted[0].counts.len() as f64;
    let series = counted.iter().zip(&all).enumerate().map(|(place, (histogram, (_, _, look)))| Series {
        histogram,
        mark: look.marker.filter(|_| place > 0).map(chart::glyph),
        style: chart::ink(look.colour, theme),
    });
    Bars { series: series.collect(), x: Axis::linear(counted[0].from, end), also: None, at: None }
        .render(theme, area, buffer);
}
