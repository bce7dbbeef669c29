//! The loss as it goes down over the rounds, as a plot or, where there is no room, one row high.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Training;
use crate::lab::Shown;
use crate::ui::axis::Axis;
use crate::ui::course::{Course, Series};
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{Ui, framed, legend, panel};

/// Where a sample keeps the loss.
const LOSS: usize = 0;

/// What the loss curve shows: all of the run, or its latest rounds.
pub(super) fn course(run: Shown<Training>, ui: &Ui) -> Course {
    if ui.look.is("recent") { Course::recent(run.snapshot()) } else { Course::of(run.snapshot()) }
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
    let block = panel(format!(" loss ({scale} scale{window}) "), theme)
        .title_bottom(legend)
        .title_bottom(Line::styled(now, theme.value()));
    let inner = framed(block, area, buffer);

    let course = course(run, ui);
    let y_axis = loss_axis(run, ui, course.all(LOSS));
    let best = run.lab().best_loss();
    let plot = Plot::new(course.rounds, y_axis, theme.dim()).level(best, "", Stroke::Dashed, theme.target());
    let loss = Series { which: LOSS, stroke: Stroke::Solid, style: theme.curve() };
    course.plot(plot, &[loss], theme).render(inner, buffer);
}

/// Draws the loss one row high, with its number ahead of it.
pub(super) fn render_spark(run: Shown<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let course = course(run, ui);
    let y_axis = loss_axis(run, ui, course.so_far(LOSS).iter().map(|(_, loss)| *loss));
    course.render_spark(LOSS, y_axis, ui.theme, area, buffer);
}
