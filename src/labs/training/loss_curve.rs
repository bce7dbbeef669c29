//! The loss as it goes down over the rounds, as a plot or, where there is no room, one row high.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Training;
use crate::lab::{RECENT_ROUNDS, Sample, Shown};
use crate::ui::axis::Axis;
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{Ui, framed, legend, panel, sparkline};

/// Where a sample keeps the loss.
const LOSS: usize = 0;

/// Samples with their rounds.
pub(super) type Curve = Vec<(f64, Sample)>;

/// The samples that the loss curve shows: those up to where the lab stands, and those beyond.
pub(super) fn curve(run: Shown<Training>, ui: &Ui) -> (Curve, Curve) {
    let done = run.position.done;
    let with_round = |(round, sample): (u64, &Sample)| (round as f64, *sample);
    let here = (done as f64, run.sample());
    if ui.look.is("recent") {
        let mut past: Vec<_> = run.trace().recent(done, RECENT_ROUNDS).map(with_round).collect();
        past.retain(|(round, _)| *round < here.0);
        past.push(here);
        return (past, vec![]);
    }
    let (mut past, mut future): (Vec<_>, Vec<_>) =
        run.trace().whole().map(with_round).partition(|(round, _)| *round < here.0);
    past.push(here);
    future.insert(0, here);
    (past, future)
}

/// The rounds that the curves show: all of the run, so that they stand still, or the recent ones. A run that has left the
/// numbers there are has no more of them.
fn round_axis(run: Shown<Training>, ui: &Ui) -> Axis {
    if ui.look.is("recent") {
        let from = run.position.done.saturating_sub(RECENT_ROUNDS);
        Axis::linear(from as f64, (from + RECENT_ROUNDS) as f64)
    } else {
        let last = run.departure().map_or(run.rounds(), |departure| departure.round.min(run.rounds()));
        Axis::linear(0.0, last as f64)
    }
}

fn loss_axis(run: Shown<Training>, ui: &Ui, samples: impl Iterator<Item = f64>) -> Axis {
    let best = run.lab().best_loss();
    let (least, most) = samples.fold((f64::INFINITY, 0.0_f64), |(least, most), loss| (least.min(loss), most.max(loss)));
    if ui.look.is("linear") {
        return Axis::linear(0.0, most);
    }
    // Down to the loss of least squares, which the curve comes close to; without noise that is 0, which no logarithmic
    // axis has.
    Axis::logarithmic(if best > most * 1e-12 { best.min(least) } else { least }, most)
}

/// Draws the loss over the rounds, with the loss of least squares.
pub(super) fn render(run: Shown<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let theme = ui.theme;
    let scale = if ui.look.is("linear") { "linear" } else { "log" };
    let window = if ui.look.is("recent") { ", recent" } else { "" };
    let loss = run.scalar("loss");
    let now = loss.map_or(String::new(), |loss| format!(" {} ", number(loss)));
    let beside = Rect { width: area.width.saturating_sub(now.chars().count() as u16), ..area };
    let legend =
        legend(beside, vec![Span::styled(" ┄ ", theme.target()), Span::styled("least squares ", theme.title())]);
    let block = panel(format!(" loss, {scale}{window} "), theme)
        .title_bottom(legend)
        .title_bottom(Line::styled(now, theme.value()));
    let inner = framed(block, area, buffer);

    let (past, future) = curve(run, ui);
    let done = run.position.done as f64;
    let x_axis = round_axis(run, ui);
    let losses =
        |samples: &Curve| -> Vec<(f64, f64)> { samples.iter().map(|(round, sample)| (*round, sample[LOSS])).collect() };
    let (past, future) = (losses(&past), losses(&future));
    let y_axis = loss_axis(run, ui, past.iter().chain(&future).map(|(_, loss)| *loss));
    let best = run.lab().best_loss();
    let mut plot = Plot::new(x_axis, y_axis, theme.dim())
        .level(best, "", Stroke::Dashed, theme.target())
        .path(future, Stroke::Solid, theme.future())
        .path(past.iter().copied(), Stroke::Solid, theme.curve());
    if let Some(&(_, loss)) = past.last() {
        plot = plot.glyph((done, loss), "●", theme.accent());
    }
    plot.render(inner, buffer);
}

/// Draws the loss one row high, with its number ahead of it.
pub(super) fn render_spark(run: Shown<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (past, _) = curve(run, ui);
    let losses: Vec<(f64, f64)> = past.iter().map(|(round, sample)| (*round, sample[LOSS])).collect();
    let y_axis = loss_axis(run, ui, losses.iter().map(|(_, loss)| *loss));
    let label = format!(" loss {} ", losses.last().map_or(String::new(), |(_, loss)| number(*loss)));
    let label_width = label.chars().count() as u16;
    Line::styled(label, ui.theme.title()).render(area, buffer);
    let rest = Rect { x: area.x + label_width, width: area.width.saturating_sub(label_width + 1), ..area };
    sparkline::render(&losses, round_axis(run, ui), y_axis, ui.theme.curve(), rest, buffer);
}
