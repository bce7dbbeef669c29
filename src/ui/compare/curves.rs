//! The curves of several runs over one another.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Compared;
use crate::ui::Theme;
use crate::ui::axis::Axis;
use crate::ui::plot::Plot;
use crate::ui::raster::{DOWN, Stroke};
use crate::ui::runs::{mark, stroke};

/// Marks along a curve, so that it can be told from the others where lines look alike.
const MARKS: usize = 4;

/// Draws the curve `name` of each run over the rounds, its name at its end; by ratios where all numbers are above 0 and nobody
/// wants it otherwise. `threshold` is drawn through them.
pub fn render(
    runs: &[Compared],
    name: &str,
    is_linear: bool,
    threshold: f64,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) {
    let curves: Vec<Vec<(f64, f64)>> = runs.iter().map(|run| finite(run, name)).collect();
    let longest = runs.iter().map(|run| run.name.chars().count()).max().unwrap_or_default() as u16;
    let labels = (longest + 3).min(area.width / 3);
    let chart = Rect { width: area.width.saturating_sub(labels), ..area };
    let last = runs.iter().map(|run| run.shown.rounds()).max().unwrap_or(1);
    let x_axis = Axis::linear(0.0, last as f64);
    let y_axis = axis(curves.iter().flatten().map(|(_, number)| *number), is_linear);
    let ends = x_axis.range();
    let mut plot = Plot::new(x_axis, y_axis, theme.dim());
    plot = plot.path([(ends.0, threshold), (ends.1, threshold)], Stroke::Pattern(1, 6), theme.border());
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
        if let Some(place) = past.last() {
            plot = plot.glyph(*place, mark(run.slot), style.add_modifier(Modifier::BOLD));
        }
    }
    plot.render(chart, buffer);
    if chart.width >= 12 && chart.height >= 4 {
        let beside = Rect { x: chart.right() + 1, width: area.right().saturating_sub(chart.right() + 1), ..area };
        label(runs, &curves, y_axis, theme, beside, buffer);
    }
}

/// The finite numbers of a run's curve.
fn finite(run: &Compared, name: &str) -> Vec<(f64, f64)> {
    let curve = run.shown.curve(name).into_iter().filter(|(_, number)| number.is_finite());
    curve.map(|(round, number)| (round as f64, number)).collect()
}

/// The axis that holds these numbers. A run that grows beyond all measure does not make the others flat: what is shown ends
/// at a hundred times where they began.
fn axis(numbers: impl Iterator<Item = f64> + Clone, is_linear: bool) -> Axis {
    let first = numbers.clone().next().unwrap_or(1.0).abs();
    let most = if first > 0.0 { first * 100.0 } else { f64::INFINITY };
    let within = |(least, greatest): (f64, f64), number: f64| (least.min(number), greatest.max(number));
    let (least, greatest) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), within);
    if least > 0.0 && !is_linear {
        Axis::logarithmic(least.min(most), greatest.min(most))
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
        let place = axis.place(last.1)?.clamp(0.0, 1.0);
        Some((((1.0 - place) * f64::from(rows.saturating_sub(1))).round() as u16, index))
    };
    let mut places: Vec<(u16, usize)> = (0..runs.len()).filter_map(row).collect();
    places.sort_unstable();
    let count = places.len() as u16;
    let mut free = 0;
    for (place, (wanted, index)) in places.into_iter().enumerate() {
        // Those below need a row each as well.
        let latest = rows.saturating_sub(count - place as u16);
        let at = wanted.min(latest).max(free);
        free = at + 1;
        if at < rows {
            let run = &runs[index];
            let style = theme.run(run.slot);
            let style = if run.is_front { style.add_modifier(Modifier::BOLD) } else { style };
            let line = Line::styled(format!("{} {}", mark(run.slot), run.name), style);
            line.render(Rect { y: area.y + at, height: 1, ..area }, buffer);
        }
    }
}
