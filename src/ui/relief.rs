//! The loss over a plane through what is learnt: shaded, with level lines, and the ways of runs over it.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget, Wrap};

use super::axis::Axis;
use super::compare::Compared;
use super::plot::Plot;
use super::raster::Stroke;
use super::runs::{mark, stroke};
use super::{Theme, Ui, framed, legend, panel};
use crate::lab::Sight;
use crate::lab::relief::{Relief, Survey};
use crate::page::number::{number, with_decimals};

/// The name of the way in which a screen shows it.
pub const WAY: &str = "surface";

/// How much of the theme's heat the highest ground has.
const HIGHEST: f64 = 0.7;

/// Draws the loss around where the run stands, over the directions that somebody looks along.
pub fn render(shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let theme = ui.theme;
    let others: Vec<&Compared> = ui.beside.iter().filter(|run| !run.is_front).collect();
    let axes = &ui.look.surface;
    let survey = Survey { axes: axes.clone(), others: others.iter().map(|run| Arc::clone(run.shown)).collect() };
    let say = |text: &str, style: Style, buffer: &mut Buffer| {
        let inner = framed(panel(" loss surface ", theme), area, buffer);
        Paragraph::new(text.to_owned()).style(style).wrap(Wrap { trim: true }).render(inner, buffer);
    };
    let is_like = |known: &Survey| {
        let mut pairs = known.others.iter().zip(&others);
        known.axes == *axes && known.others.len() == others.len() && pairs.all(|(a, b)| a.is_of_run_like(b.shown))
    };
    match shown.ask_meanwhile(survey, is_like).as_deref() {
        None => say("the surface is being computed", theme.dim(), buffer),
        Some(Err(refusal)) => say(&refusal.0, theme.warning(), buffer),
        Some(Ok(relief)) => draw(relief, &others, ui, area, buffer),
    }
}

fn draw(relief: &Relief, others: &[&Compared], ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let [across, up] = &relief.names;
    let title = format!(" {} over {across} (→) and {up} (↑) ", relief.loss);
    let inner = framed(panel(title, theme).title_bottom(said(relief, theme, area)), area, buffer);
    let [[left, right], [bottom, top]] = relief.seen;
    let ground = |point| relief.height(point).map_or_else(Style::new, |height| theme.heat(height * HIGHEST));
    let mut plot = Plot::new(Axis::linear(left, right), Axis::linear(bottom, top), theme.dim()).ground(ground);
    for (loss, pieces) in &relief.levels {
        for piece in pieces {
            plot = plot.path(*piece, Stroke::Solid, theme.contour());
        }
        plot = plot.along(pieces.iter().flatten().copied(), brief(*loss), theme.title());
    }
    let front = ui.beside.iter().find(|run| run.is_front);
    for (run, way) in others.iter().zip(&relief.ways[1..]) {
        plot = walked(plot, way, stroke(run.slot), mark(run.slot), theme.run(run.slot));
    }
    let style = front.filter(|_| !others.is_empty()).map_or(theme.accent(), |run| theme.run(run.slot));
    let glyph = front.filter(|_| !others.is_empty()).map_or("●", |run| mark(run.slot));
    plot = walked(plot, &relief.ways[0], Stroke::Solid, glyph, style);
    plot.render(inner, buffer);
}

/// A level line with the loss that it stands for.
pub fn level_line<'a>(
    plot: Plot<'a>,
    loss: f64,
    line: impl Iterator<Item = (f64, f64)> + Clone,
    theme: &Theme,
) -> Plot<'a> {
    plot.path(line.clone(), Stroke::Solid, theme.contour()).along(line, brief(loss), theme.title())
}

/// A loss as short as it can stand on a line.
fn brief(loss: f64) -> String {
    let decimals = match loss.abs() {
        10.0.. => 0,
        1.0.. => 1,
        _ => 2,
    };
    with_decimals(loss, decimals)
}

/// A way with the mark of its run at its end.
fn walked<'a>(plot: Plot<'a>, way: &[(f64, f64)], stroke: Stroke, glyph: &'static str, style: Style) -> Plot<'a> {
    let plot = plot.path(way.iter().copied(), stroke, style);
    way.last().into_iter().fold(plot, |plot, end| plot.mark(*end, glyph, style.add_modifier(Modifier::BOLD)))
}

/// What kind of picture it is: the whole, or what slice of it.
fn said<'a>(relief: &Relief, theme: &Theme, area: Rect) -> Line<'a> {
    let lines = match relief.levels[..] {
        [(least, _), .., (most, _)] => format!("; lines from {} to {}", number(least), number(most)),
        _ => String::new(),
    };
    let said = match (relief.others, relief.share) {
        (0, _) => "exact: no more is learnt than these".to_owned(),
        (_, Some(share)) => format!("these two directions explain {:.1} % of the way", 100.0 * share),
        (others, None) => format!("a slice: {others} more as they are here"),
    };
    let line = |text: String| legend(area, vec![Span::styled(format!(" {text} "), theme.title())]);
    let long = line(format!("{said}{lines}"));
    if long.width() > 0 { long } else { line(said) }
}
