//! The training lab's screen: points and line, the loss, the way down, the arithmetic.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Training;
use super::layout::Parts;
use super::loss_curve;
use super::plane::FeaturePlane;
use super::{surface, table_screen, words};
use crate::lab::{Element, Name, Shown, Sight, Snapshot};
use crate::math;
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::axis::Axis;
use crate::ui::compare::Compared;
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{self, Choice, Look, Theme, Ui, arithmetic, arrangement, code, columns, framed, legend, panel};

static CHOICES: [Choice; 3] = [
    Choice { name: "scale", ways: &["log", "linear"] },
    Choice { name: "window", ways: &["whole", "recent"] },
    Choice { name: "view", ways: &["fit", "surface"] },
];

/// What the training lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Training>();
        if let Some(plane) = run.lab().plane() {
            return table_screen::render(run, plane, ui, area, buffer);
        }
        let parts = Parts::of(area, ui.look, ui.editor.is_some());
        let parts = if ui.look.is("surface") { parts.around_the_surface() } else { parts };
        render_scatter(run, ui, parts.scatter, buffer);
        loss_curve::render(run, ui, parts.loss, buffer);
        loss_curve::render_spark(run, ui, parts.spark, buffer);
        surface::render(run, ui, parts.plane, buffer);
        surface::render_curvature(run, ui, parts.curvature, buffer);
        if !parts.points.is_empty() {
            render_points(run, ui, parts.points, buffer);
        }
        if !parts.arithmetic.is_empty() {
            render_arithmetic(run, ui, parts.arithmetic, buffer);
        }
        code::render(run.snapshot(), ui.look, ui.theme, parts.code, buffer);
        arrangement::render_parameters(&run, ui, parts.parameters, buffer);
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
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

    fn has_ways(&self, shown: &Snapshot) -> bool {
        shown.stand_of::<Training>().lab().plane().is_none()
    }

    fn view_ways(&self, runs: &[Compared], theme: &Theme, area: Rect, buffer: &mut Buffer) {
        surface::render_ways(runs, theme, area, buffer);
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
    if area.is_empty() {
        return;
    }
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
    let ends = [x_axis.range().0, x_axis.range().1];
    // The line starts at 0: with it in the picture the axes can stand still from beginning to end, unless it leaves.
    let own = Axis::with_margin(y_min.min(0.0), y_max.max(0.0), 0.03);
    let y_axis = own.holding(line(run).at(ends).map(|(_, y)| y));
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
pub(super) fn line(run: Shown<Training>) -> math::Line {
    let scalar = |name| run.scalar(name).unwrap_or_default();
    math::Line { slope: scalar("slope"), intercept: scalar("intercept") }
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
