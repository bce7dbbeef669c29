//! The training lab's screen: points and line, the loss, the way down, the arithmetic.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Training;
use super::layout::Parts;
use super::loss_curve;
use super::plane::FeaturePlane;
use super::{surface, table_screen, words};
use crate::lab::{Element, Name, Shown, Sight, Snapshot, Step};
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

/// Of how many points in a picture of this width the distance of one is drawn, so that each is seen by itself.
fn stride(points: usize, width: u16) -> usize {
    points.div_ceil(usize::from(width / 6).max(1)).max(1)
}

/// The stage of an epoch that is told of; nothing where all of it is.
fn told(run: Shown<'_, Training>) -> &str {
    let is_within = run.position.stage > 0;
    run.snapshot().step.as_ref().filter(|_| is_within).map_or("", Step::name)
}

/// Where the line is pushed by the gradients, at a few places along it: the way down changes what it says at x by
/// −(∂slope · x + ∂intercept), times the learning rate.
fn pushes(run: Shown<Training>, x: &Axis) -> Vec<((f64, f64), (f64, f64))> {
    let scalar = |name| run.scalar(name);
    let Some((slope, intercept)) = scalar("grad_slope").zip(scalar("grad_intercept")) else { return vec![] };
    let places = [0.15, 0.85].map(|place| x.number(place));
    let ends = places.into_iter().flat_map(|x| line(run).at([x]));
    ends.map(|(x, y)| ((x, y), (0.0, -(slope * x + intercept)))).collect()
}

/// Columns that the frame of the picture takes, and a space inside it.
const FRAME: u16 = 3;

/// What the marks of the picture are; without least squares, which the loss has too, where there is no room for all.
fn marks(run: Shown<Training>, ui: &Ui, area: Rect) -> Line<'static> {
    let theme = ui.theme;
    let errors = match stride(run.lab().data().drawn.len(), area.width.saturating_sub(FRAME)) {
        1 => "errors  ".to_owned(),
        stride => format!("1 error in {stride}  "),
    };
    let told = match told(run) {
        _ if run.lab().is_in_batches() => None,
        "predict" => Some(("● ", theme.fitted(), "predicted  ")),
        "error" => Some(("┃ ", theme.error(), "its error  ")),
        "loss" => Some(("┃ ", theme.error(), errors.as_str())),
        "gradients" => Some(("↕ ", theme.accent(), "where to  ")),
        _ => None,
    };
    let word = |mark: &'static str, style: Style, word: &str| {
        [Span::styled(mark, style), Span::styled(word.to_owned(), theme.title())]
    };
    let fitted = word(" ━ ", theme.fitted(), "fitted  ");
    let best = word("┄ ", theme.target(), "least squares  ");
    let told = told.into_iter().flat_map(|(mark, style, of)| word(mark, style, of)).collect::<Vec<_>>();
    let point = word("◆ ", theme.error(), &format!("point {} ", ui.look.row));
    let whole = legend(area, [&fitted[..], &best, &told, &point].concat());
    if whole.width() > 0 { whole } else { legend(area, [&fitted[..], &told, &point].concat()) }
}

fn render_scatter(run: Shown<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let theme = ui.theme;
    let (data, frame) = (run.lab().data(), run.snapshot());
    let legend = marks(run, ui, area);
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
    let predictions = frame.now.find("predictions").filter(|_| frame.position.stage == 0 || !run.lab().is_in_batches());
    if let Some(of) = predictions {
        let predicted = |i: usize| (x[i], frame.now.number(Element { of, cell: Cell::at(i) }));
        plot = match told(run) {
            "predict" => plot.glyph(predicted(row), "●", theme.fitted()),
            // What the loss is the mean of the squares of.
            "loss" => data
                .drawn
                .iter()
                .step_by(stride(data.drawn.len(), inner.width))
                .fold(plot, |plot, &i| plot.path([(x[i], y[i]), predicted(i)], Stroke::Solid, theme.error())),
            "gradients" => {
                pushes(run, &x_axis).into_iter().fold(plot, |plot, (from, push)| plot.arrow(from, push, theme.accent()))
            }
            // The line has moved on from what was predicted.
            "update" => plot,
            _ => plot.path([(x[row], y[row]), predicted(row)], Stroke::Solid, theme.error()),
        };
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
