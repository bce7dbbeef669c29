//! The training lab's screen: points and line, the loss, the way down, the arithmetic.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Training;
use super::layout::Parts;
use super::loss_curve::{self, Curve};
use super::plane::FeaturePlane;
use super::{table_screen, words};
use crate::lab::{Element, Name, Shown, Sight};
use crate::math;
use crate::ops::Cell;
use crate::ui::axis::Axis;
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{self, Choice, Look, Ui, arithmetic, code, columns, framed, legend, panel, parameters};

static CHOICES: [Choice; 2] =
    [Choice { name: "scale", ways: &["log", "linear"] }, Choice { name: "window", ways: &["whole", "recent"] }];

/// Where a sample keeps what the way down shows.
const SLOPE: usize = 1;
const INTERCEPT: usize = 2;

/// What the training lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Training>();
        if let Some(plane) = run.lab().plane() {
            return table_screen::render(run, plane, ui, area, buffer);
        }
        let parts = Parts::of(area, ui.look, ui.editor.is_some());
        render_scatter(run, ui, parts.scatter, buffer);
        loss_curve::render(run, ui, parts.loss, buffer);
        loss_curve::render_spark(run, ui, parts.spark, buffer);
        render_plane(run, ui, parts.plane, buffer);
        if !parts.points.is_empty() {
            render_points(run, ui, parts.points, buffer);
        }
        if !parts.arithmetic.is_empty() {
            render_arithmetic(run, ui, parts.arithmetic, buffer);
        }
        code::render(run.snapshot(), ui.look, ui.theme, parts.code, buffer);
        if !parts.parameters.is_empty() {
            parameters::render(&run, ui.editor, ui.theme, parts.parameters, buffer);
        }
    }

    fn narration(&self, shown: &Sight, look: &Look) -> String {
        let run = shown.lab::<Training>();
        words::narrate(run, look)
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let run = shown.lab::<Training>();
        let step = run.step.as_ref()?;
        let of = step.result()?;
        let cell = run.lab().plane().map_or(look.cell(), |_| table_screen::cell(step, look));
        Some((step.evaluation.program().name(of).into(), step.cell(of, cell)))
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = shown.lab::<Training>();
        (run.lab().data().x.len(), run.lab().plane().map_or(1, FeaturePlane::features))
    }

    fn in_stage(&self, shown: &Sight, look: &Look) -> Look {
        let run = shown.lab::<Training>();
        if run.lab().plane().is_some() { table_screen::looking(run.snapshot(), look) } else { look.clone() }
    }

    fn overflow(&self, shown: &Sight, look: &Look, area: Rect) -> usize {
        let run = shown.lab::<Training>();
        let parts = Parts::of(area, look, false);
        let look = &self.in_stage(shown, look);
        let step = run.step.as_ref();
        let arithmetic = step.map_or(0, |step| arithmetic::overflow(step, look, parts.arithmetic));
        arithmetic.max(code::overflow(run.snapshot(), look, parts.code))
    }
}

fn render_scatter(run: Shown<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let (data, frame) = (run.lab().data(), run.snapshot());
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
        .points(asked_about(run, ui).into_iter().map(|i| (x[i], y[i])), theme.point(), theme.accent())
        .path(line(run).at(ends), Stroke::Solid, theme.fitted());
    if let Some(predicted) =
        frame.now.find("predictions").filter(|_| frame.position.stage == 0 || !run.lab().is_in_batches())
    {
        let predicted = frame.now.number(Element { of: predicted, cell: Cell::at(row) });
        plot = plot.path([(x[row], y[row]), (x[row], predicted)], Stroke::Solid, theme.error());
    }
    plot.glyph((x[row], y[row]), "◆", theme.error()).render(inner, buffer);
}

/// The points whose numbers somebody asks about, or from which the number in question came.
fn asked_about(run: Shown<Training>, ui: &Ui) -> Vec<usize> {
    let names = ["X", "y", "predictions", "errors"];
    let cells = names.iter().flat_map(|name| ui.sources(name).into_iter().chain(ui.asked(name)));
    let lit: HashSet<usize> = cells.map(|cell| cell.row).collect();
    run.lab().data().drawn.iter().copied().filter(|row| lit.contains(row)).collect()
}

/// The line where the lab stands; between the batches of an epoch it moves on with each of them.
fn line(run: Shown<Training>) -> math::Line {
    let scalar = |name| run.scalar(name).unwrap_or_default();
    math::Line { slope: scalar("slope"), intercept: scalar("intercept") }
}

fn render_plane(run: Shown<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
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
    let (past, future) = loss_curve::curve(run, ui);
    let places = |samples: Curve| samples.into_iter().map(|(_, sample)| (sample[SLOPE], sample[INTERCEPT]));
    let line = line(run);
    plot.path(places(future), Stroke::Solid, theme.future())
        .path(places(past), Stroke::Solid, theme.fitted())
        .glyph((data.fit.best.slope, data.fit.best.intercept), "×", theme.target())
        .glyph((line.slope, line.intercept), "●", theme.accent())
        .render(inner, buffer);
}

fn render_points(run: Shown<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let inner = framed(panel(" points ", ui.theme), area, buffer);
    let names: &[&str] = if run.now.find("X_batch").is_some() {
        &["batch", "X_batch", "y_batch", "predictions", "errors"]
    } else {
        &["X", "y", "predictions", "errors"]
    };
    columns::render(&run.now, names, ui, inner, buffer);
}

fn render_arithmetic(run: Shown<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if let Some(step) = &run.step {
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
