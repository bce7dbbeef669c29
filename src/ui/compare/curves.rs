//! The curves of several runs over one another.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Compared;
use crate::ui::Theme;
use crate::ui::axis::Axis;
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::{DOWN, Stroke};
use crate::ui::runs::{mark, stroke};

/// Marks along a curve, so that it can be told from the others where lines look alike.
const MARKS: usize = 4;

/// So many times what it began with is as high as is shown of a number that grows.
const HIGHEST: f64 = 3.0;

/// Rounds that are shown at least, where there are as many.
const FEWEST: f64 = 20.0;

/// What curves are compared in.
#[derive(Debug, Clone, Copy)]
pub struct Race<'a> {
    /// The scalar.
    pub name: &'a str,
    /// The number that it is to come below.
    pub threshold: f64,
    /// Whether nobody wants it by ratios.
    pub is_linear: bool,
}

/// Draws the curve of each run over the rounds, its name at its end; by ratios where all numbers are above 0 and nobody wants
/// it otherwise. The threshold is drawn through them, and says its number. As many rounds are shown as have been gone
/// through, and a third more.
pub fn render(runs: &[Compared], race: Race, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let end = end(runs);
    let curves: Vec<Vec<(f64, f64)>> = runs.iter().map(|run| finite(run, race.name, end)).collect();
    let longest = runs.iter().map(|run| run.name.chars().count()).max().unwrap_or_default() as u16;
    let labels = (longest + 5).min(area.width / 3);
    let chart = Rect { width: area.width.saturating_sub(labels), ..area };
    let numbers = curves.iter().flatten().map(|(_, number)| *number).chain([race.threshold]);
    let y_axis = axis(numbers, race.is_linear);
    let top = y_axis.range().1;
    let goal = format!(" goal: ≤ {} ", number(race.threshold));
    let mut plot = Plot::new(Axis::linear(0.0, end), y_axis, theme.dim());
    plot = plot.level(race.threshold, goal, Stroke::Pattern(1, 3), theme.text());
    // What is in front is drawn last: over the others.
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_by_key(|index| runs[*index].is_front);
    for index in order {
        let (run, curve) = (&runs[index], &curves[index]);
        let here = run.shown.position.done as f64;
        let style = theme.run(run.slot);
        let (past, future): (Vec<_>, Vec<_>) = curve.iter().partition(|(round, _)| *round <= here);
        let joined: Vec<(f64, f64)> = past.last().into_iter().copied().chain(future).collect();
        let along = (1..MARKS).filter_map(|part| past.get(past.len() * part / MARKS)).copied().collect::<Vec<_>>();
        plot = plot.path(joined, stroke(run.slot), theme.future()).path(past.clone(), stroke(run.slot), style);
        for place in along.into_iter().filter(|_| past.len() > 4 * MARKS) {
            plot = plot.glyph(place, mark(run.slot), style);
        }
        let bold = style.add_modifier(Modifier::BOLD);
        match past.last() {
            // Where it left what is shown for good.
            Some((last, number)) if *number > top => {
                let within = past.iter().rposition(|(_, number)| *number <= top);
                let left = within.and_then(|within| past.get(within + 1)).map_or(*last, |(round, _)| *round);
                plot = plot.glyph((left, top), "↑", bold);
            }
            Some(place) => plot = plot.mark(*place, mark(run.slot), bold),
            None => {}
        }
    }
    plot.render(chart, buffer);
    if chart.width >= 12 && chart.height >= 4 {
        let beside = Rect { x: chart.right() + 1, width: area.right().saturating_sub(chart.right() + 1), ..area };
        label(runs, &curves, y_axis, theme, beside, buffer);
    }
}

/// The last round that is shown: it stands still for a while as the runs go on.
fn end(runs: &[Compared]) -> f64 {
    let last = runs.iter().map(|run| run.shown.rounds()).max().unwrap_or(1).max(1) as f64;
    let here = runs.iter().map(|run| run.shown.position.done).max().unwrap_or_default() as f64;
    Axis::end_for((here * 1.3).max(FEWEST)).min(last)
}

/// Whether there is something to see of what is to come: a run has been further than where it stands.
pub fn has_future(runs: &[Compared], name: &str) -> bool {
    let is_ahead = |run: &Compared| {
        let here = run.shown.position.done;
        run.shown.curve(name).last().is_some_and(|(round, _)| *round > here)
    };
    runs.iter().any(is_ahead)
}

/// The finite numbers of a run's curve up to a round.
fn finite(run: &Compared, name: &str, end: f64) -> Vec<(f64, f64)> {
    let curve = run.shown.curve(name).into_iter().map(|(round, number)| (round as f64, number));
    curve.filter(|(round, number)| *round <= end && number.is_finite()).collect()
}

/// The axis that holds these numbers. A run that grows beyond all measure does not make the others flat: what is shown ends
/// at some times what the first of them began with.
fn axis(numbers: impl Iterator<Item = f64> + Clone, is_linear: bool) -> Axis {
    let first = numbers.clone().next().unwrap_or(1.0).abs();
    let most = if first > 0.0 { first * HIGHEST } else { f64::INFINITY };
    let within = |(least, greatest): (f64, f64), number: f64| (least.min(number), greatest.max(number));
    let (least, greatest) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), within);
    if least > 0.0 && !is_linear {
        Axis::logarithmic((least / 1.2).min(most), greatest.min(most) * 1.2)
    } else if least > 0.0 {
        Axis::linear(0.0, greatest.min(most))
    } else {
        Axis::with_margin(least.max(-most), greatest.min(most), 0.03)
    }
}

/// Writes the name of each run beside where its curve ends, one under the other where they would fall into one row.
fn label(runs: &[Compared], curves: &[Vec<(f64, f64)>], axis: Axis, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let rows = area.height.saturating_sub(2);
    let (axis, _) = axis.aligned(f64::from(rows), DOWN, usize::from(rows / 3).max(2));
    let row = |index: usize| {
        let here = runs[index].shown.position.done as f64;
        let last = curves[index].iter().rfind(|(round, _)| *round <= here)?;
        let place = axis.place(last.1)?;
        let row = ((1.0 - place.clamp(0.0, 1.0)) * (f64::from(rows) * DOWN - 1.0) + 0.5) / DOWN;
        Some((row as u16, index, place > 1.0))
    };
    let mut places: Vec<(u16, usize, bool)> = (0..runs.len()).filter_map(row).collect();
    places.sort_unstable();
    let count = places.len() as u16;
    let mut free = 0;
    for (place, (wanted, index, is_beyond)) in places.into_iter().enumerate() {
        // Those below need a row each as well.
        let latest = rows.saturating_sub(count - place as u16);
        let at = wanted.min(latest).max(free);
        free = at + 1;
        if at < rows {
            let run = &runs[index];
            let style = theme.run(run.slot);
            let style = if run.is_front { style.add_modifier(Modifier::BOLD) } else { style };
            let beyond = if is_beyond { " ↑" } else { "" };
            let line = Line::styled(format!("{} {}{beyond}", mark(run.slot), run.name), style);
            line.render(Rect { y: area.y + at, height: 1, ..area }, buffer);
        }
    }
}
