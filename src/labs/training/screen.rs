//! The training lab's screen: points and line, the loss, the way down, the arithmetic.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Training;
use super::plane::Plane;
use super::{table_screen, words};
use crate::lab::{Place, RECENT_ROUNDS, Run, Sample, Session};
use crate::math;
use crate::ops::Cell;
use crate::ui::axis::Axis;
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{Choice, Look, Screen, Ui, arithmetic, code, columns, framed, legend, panel, parameters, sparkline};

static CHOICES: [Choice; 2] =
    [Choice { name: "scale", ways: &["log", "linear"] }, Choice { name: "window", ways: &["whole", "recent"] }];

/// Where a sample keeps what the curves show.
const LOSS: usize = 0;
const SLOPE: usize = 1;
const INTERCEPT: usize = 2;

/// Where the parts of the screen go; those for which there is no room have none.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Parts {
    pub(super) scatter: Rect,
    pub(super) loss: Rect,
    pub(super) spark: Rect,
    pub(super) plane: Rect,
    pub(super) arithmetic: Rect,
    pub(super) points: Rect,
    pub(super) code: Rect,
    pub(super) parameters: Rect,
}

pub(super) fn layout(area: Rect, look: &Look, is_editing: bool) -> Parts {
    let parts = without_code(area, is_editing);
    let (mut loss, mut beside) = (parts.loss, parts.parameters);
    // On a small screen the parameters begin a little above the arithmetic: what that leaves, the loss takes.
    if look.code.is_some() && !is_editing && beside.bottom() == parts.arithmetic.bottom() {
        loss.height += beside.height - parts.arithmetic.height;
        beside = Rect { y: parts.arithmetic.y, height: parts.arithmetic.height, ..beside };
    }
    let [arithmetic, code, parameters] = code::places(look, area, parts.arithmetic, beside, is_editing);
    Parts { loss, arithmetic, code, parameters, ..parts }
}

fn without_code(area: Rect, is_editing: bool) -> Parts {
    let Rect { width, height, .. } = area;
    if width < 64 || height < 16 {
        return compact(area, is_editing);
    }
    let right_width = (width * 7 / 20).clamp(28, 80);
    let [left, right] = [
        Rect { width: width - right_width, ..area },
        Rect { x: area.x + width - right_width, width: right_width, ..area },
    ];
    let cut = |column: Rect, heights: [u16; 3]| {
        let mut y = column.y;
        heights.map(|height| {
            let part = Rect { y, height, ..column };
            y += height;
            part
        })
    };
    // The points have a table and the way down has a picture where both still leave the scatter the largest.
    let (arithmetic, points, plane, parameters) = match height {
        ..28 => (6, 0, 0, 8),
        28..46 => (7, 8, height * 3 / 8, 9),
        _ => (16, 12, height * 3 / 7, 16),
    };
    let [scatter, arithmetic, points] = cut(left, [height - arithmetic - points, arithmetic, points]);
    let [loss, plane, parameters] = cut(right, [height - plane - parameters, plane, parameters]);
    Parts { scatter, loss, plane, arithmetic, points, parameters, ..Parts::default() }
}

/// For areas with no room for parts beside each other.
fn compact(area: Rect, is_editing: bool) -> Parts {
    let Rect { y, height, .. } = area;
    let lower = match height {
        ..10 => 0,
        10..14 if !is_editing => 4,
        _ => 6,
    };
    let spark = u16::from(height >= 5);
    let lower_part = Rect { y: y + height - lower, height: lower, ..area };
    let (arithmetic, parameters) = match is_editing {
        // Who edits must see what.
        true if lower == 0 => return Parts { parameters: area, ..Parts::default() },
        true => (Rect::default(), lower_part),
        false => (lower_part, Rect::default()),
    };
    Parts {
        scatter: Rect { height: height - lower - spark, ..area },
        spark: Rect { y: y + height - lower - spark, height: spark, ..area },
        arithmetic,
        parameters,
        ..Parts::default()
    }
}

impl Screen for Run<Training> {
    fn view(&self, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        if let Some(plane) = self.lab().plane() {
            return table_screen::render(self, plane, ui, area, buffer);
        }
        let parts = layout(area, ui.look, ui.editor.is_some());
        render_scatter(self, ui, parts.scatter, buffer);
        render_loss(self, ui, parts.loss, buffer);
        render_spark(self, ui, parts.spark, buffer);
        render_plane(self, ui, parts.plane, buffer);
        if !parts.points.is_empty() {
            render_points(self, ui, parts.points, buffer);
        }
        if !parts.arithmetic.is_empty() {
            render_arithmetic(self, ui, parts.arithmetic, buffer);
        }
        code::render(self.frame(), ui.look, ui.theme, parts.code, buffer);
        if !parts.parameters.is_empty() {
            parameters::render(self, ui.editor, ui.theme, parts.parameters, buffer);
        }
    }

    fn narration(&self, look: &Look) -> String {
        words::narrate(self, look)
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn looked_at(&self, look: &Look) -> Option<(&'static str, Cell)> {
        let step = self.frame().step.as_ref()?;
        let of = step.result()?;
        let cell = self.lab().plane().map_or(look.cell(), |_| table_screen::cell(step, look));
        Some((step.evaluation.program().name(of), step.cell(of, cell)))
    }

    fn extent(&self) -> (usize, usize) {
        (self.lab().data().x.len(), self.lab().plane().map_or(1, Plane::features))
    }

    fn in_stage(&self, look: &Look) -> Look {
        if self.lab().plane().is_some() { table_screen::looking(self.frame(), look) } else { look.clone() }
    }

    fn overflow(&self, look: &Look, area: Rect) -> usize {
        let parts = layout(area, look, false);
        let look = &self.in_stage(look);
        let step = self.frame().step.as_ref();
        let arithmetic = step.map_or(0, |step| arithmetic::overflow(step, look, parts.arithmetic));
        arithmetic.max(code::overflow(self.frame(), look, parts.code))
    }
}

fn render_scatter(run: &Run<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let (data, frame) = (run.lab().data(), run.frame());
    let legend = legend(
        area,
        vec![
            Span::styled(" ━ ", theme.fitted()),
            Span::styled("fitted  ", theme.title()),
            Span::styled("┄ ", theme.target()),
            Span::styled("least squares  ", theme.title()),
            Span::styled("◆ ", theme.error()),
            Span::styled(format!("point {} ", ui.look.row), theme.title()),
        ],
    );
    let shown = data.drawn.len();
    let title = match data.x.len() {
        all if all > shown => format!(" y against x, {shown} of {all} points "),
        _ => " y against x ".to_owned(),
    };
    let inner = framed(panel(title, theme).title_bottom(legend), area, buffer);

    let (x_bounds, [y_min, y_max]) = data.bounds;
    let x_axis = Axis::with_margin(x_bounds[0], x_bounds[1], 0.03);
    // The line starts at 0: with it in the picture the axes can stand still from beginning to end.
    let y_axis = Axis::with_margin(y_min.min(0.0), y_max.max(0.0), 0.03);
    let ends = [x_axis.range().0, x_axis.range().1];
    let (x, y) = (data.x.as_slice(), data.y.as_slice());
    let row = ui.look.row;
    let mut plot = Plot::new(x_axis, y_axis, theme.dim())
        .path(data.fit.best.at(ends), Stroke::Dashed, theme.target())
        .points(data.drawn.iter().map(|&i| (x[i], y[i])), theme.point(), theme.data())
        .path(line(run).at(ends), Stroke::Solid, theme.fitted());
    if let Some(predicted) =
        frame.now.find("predictions").filter(|_| frame.position.stage == 0 || !run.lab().is_in_batches())
    {
        let predicted = frame.now.number(Place { of: predicted, cell: Cell::at(row) });
        plot = plot.path([(x[row], y[row]), (x[row], predicted)], Stroke::Solid, theme.error());
    }
    plot.glyph((x[row], y[row]), "◆", theme.error()).render(inner, buffer);
}

/// The line where the lab stands; between the batches of an epoch it moves on with each of them.
fn line(run: &Run<Training>) -> math::Line {
    let scalar = |name| run.frame().scalar(name).unwrap_or_default();
    math::Line { slope: scalar("slope"), intercept: scalar("intercept") }
}

/// Samples with their rounds.
type Curve = Vec<(f64, Sample)>;

/// The samples that the loss curve shows: those up to where the lab stands, and those beyond.
fn curve(run: &Run<Training>, ui: &Ui) -> (Curve, Curve) {
    let done = run.position().done;
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

/// The rounds that the curves show: all of the run, so that they stand still, or the recent ones.
fn round_axis(run: &Run<Training>, ui: &Ui) -> Axis {
    if ui.look.is("recent") {
        let from = run.position().done.saturating_sub(RECENT_ROUNDS);
        Axis::linear(from as f64, (from + RECENT_ROUNDS) as f64)
    } else {
        Axis::linear(0.0, run.rounds() as f64)
    }
}

fn loss_axis(run: &Run<Training>, ui: &Ui, samples: impl Iterator<Item = f64>) -> Axis {
    let best = run.lab().best_loss();
    let (least, most) = samples.fold((f64::INFINITY, 0.0_f64), |(least, most), loss| (least.min(loss), most.max(loss)));
    if ui.look.is("linear") {
        return Axis::linear(0.0, most);
    }
    // Down to the loss of least squares, which the curve comes close to; without noise that is 0, which no logarithmic
    // axis has.
    Axis::logarithmic(if best > most * 1e-12 { best.min(least) } else { least }, most)
}

pub(super) fn render_loss(run: &Run<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let theme = ui.theme;
    let scale = if ui.look.is("linear") { "linear" } else { "log" };
    let window = if ui.look.is("recent") { ", recent" } else { "" };
    let loss = run.frame().scalar("loss");
    let now = loss.map_or(String::new(), |loss| format!(" {} ", number(loss)));
    let beside = Rect { width: area.width.saturating_sub(now.chars().count() as u16), ..area };
    let legend =
        legend(beside, vec![Span::styled(" ┄ ", theme.target()), Span::styled("least squares ", theme.title())]);
    let block = panel(format!(" loss, {scale}{window} "), theme)
        .title_bottom(legend)
        .title_bottom(Line::styled(now, theme.value()));
    let inner = framed(block, area, buffer);

    let (past, future) = curve(run, ui);
    let done = run.position().done as f64;
    let x_axis = round_axis(run, ui);
    let losses =
        |samples: &Curve| -> Vec<(f64, f64)> { samples.iter().map(|(round, sample)| (*round, sample[LOSS])).collect() };
    let (past, future) = (losses(&past), losses(&future));
    let y_axis = loss_axis(run, ui, past.iter().chain(&future).map(|(_, loss)| *loss));
    let best = run.lab().best_loss();
    let (first, last) = x_axis.range();
    let mut plot = Plot::new(x_axis, y_axis, theme.dim())
        .path([(first, best), (last, best)], Stroke::Dashed, theme.target())
        .path(future, Stroke::Solid, theme.future())
        .path(past.iter().copied(), Stroke::Solid, theme.curve());
    if let Some(&(_, loss)) = past.last() {
        plot = plot.glyph((done, loss), "●", theme.accent());
    }
    plot.render(inner, buffer);
}

pub(super) fn render_spark(run: &Run<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
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

fn render_plane(run: &Run<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let theme = ui.theme;
    let legend = legend(
        area,
        vec![
            Span::styled(" ● ", theme.accent()),
            Span::styled("here  ", theme.title()),
            Span::styled("× ", theme.target()),
            Span::styled("least squares ", theme.title()),
        ],
    );
    let inner = framed(panel(" the way down: intercept against slope ", theme).title_bottom(legend), area, buffer);

    let data = run.lab().data();
    let ([slope_min, slope_max], [intercept_min, intercept_max]) = data.landscape.bounds;
    let mut plot =
        Plot::new(Axis::linear(slope_min, slope_max), Axis::linear(intercept_min, intercept_max), theme.dim());
    for level in &data.landscape.levels {
        plot = plot.path(level.iter().copied(), Stroke::Solid, theme.contour());
    }
    let (past, future) = curve(run, ui);
    let places = |samples: Curve| samples.into_iter().map(|(_, sample)| (sample[SLOPE], sample[INTERCEPT]));
    let line = line(run);
    plot.path(places(future), Stroke::Solid, theme.future())
        .path(places(past), Stroke::Solid, theme.fitted())
        .glyph((data.fit.best.slope, data.fit.best.intercept), "×", theme.target())
        .glyph((line.slope, line.intercept), "●", theme.accent())
        .render(inner, buffer);
}

fn render_points(run: &Run<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let inner = framed(panel(" points ", ui.theme), area, buffer);
    let names: &[&str] = if run.frame().now.find("X_batch").is_some() {
        &["batch", "X_batch", "y_batch", "predictions", "errors"]
    } else {
        &["X", "y", "predictions", "errors"]
    };
    columns::render(&run.frame().now, names, ui.look.row, ui.theme, inner, buffer);
}

fn render_arithmetic(run: &Run<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if let Some(step) = &run.frame().step {
        return arithmetic::render(step, ui.look, ui.theme, area, buffer);
    }
    let inner = framed(panel(" start ", ui.theme), area, buffer);
    let line = line(run);
    let numbers = [("slope", line.slope), ("intercept", line.intercept), ("loss", run.state().seen.loss)];
    for ((name, value), row) in numbers.into_iter().zip(inner.rows()) {
        let text =
            vec![Span::styled(format!("{name:<10} "), ui.theme.dim()), Span::styled(number(value), ui.theme.value())];
        Line::from(text).render(row, buffer);
    }
}
