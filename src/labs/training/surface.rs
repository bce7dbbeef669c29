//! The loss surface with the way down it, and how steep it is: why there is a limit to the learning rate.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Training;
use super::loss_curve;
use super::screen::line;
use crate::lab::{Sample, Shown};
use crate::ui::axis::Axis;
use crate::ui::compare::Compared;
use crate::ui::number::{exact, number};
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::runs::{mark, stroke};
use crate::ui::{Theme, Ui, framed, legend, panel, relief, render_cut};

/// Where a sample keeps what the way down shows.
const SLOPE: usize = 1;
const INTERCEPT: usize = 2;

/// From this width on what is said of a direction stands in one line.
const ROOMY: u16 = 70;

/// A gradient of no more than this share of that at the start is as good as none.
const LEVEL: f64 = 1e-3;

/// Draws the level lines of the loss over slope and intercept, the way so far and to come, and where it goes downhill.
pub(super) fn render(run: Shown<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let theme = ui.theme;
    let landscape = &run.lab().data().landscape;
    let here = line(run);
    // Where it is as good as level the gradient is noise, and would point anywhere.
    let size = |(slope, intercept): (f64, f64)| slope.hypot(intercept);
    let downhill = landscape.downhill(here);
    let at_start = landscape.downhill(crate::math::Line { slope: 0.0, intercept: 0.0 });
    let downhill = Some(downhill).filter(|downhill| size(*downhill) > LEVEL * size(at_start));
    let mut marks = vec![Span::styled(" ● ", theme.accent()), Span::styled("here  ", theme.title())];
    if downhill.is_some() {
        marks.extend([Span::styled("→ ", theme.value()), Span::styled("downhill  ", theme.title())]);
    }
    marks.extend([Span::styled("× ", theme.target()), Span::styled("least squares ", theme.title())]);
    let titles = [" loss over slope (→) and intercept (↑) ", " loss over slope, intercept "];
    let fits = |title: &&str| title.chars().count() + 2 <= usize::from(area.width);
    let title = titles.into_iter().find(fits).unwrap_or(" loss surface ");
    let inner = framed(panel(title, theme).title_bottom(legend(area, marks)), area, buffer);

    let ([slope_min, slope_max], [intercept_min, intercept_max]) = landscape.bounds;
    let slopes = Axis::linear(slope_min, slope_max).holding([here.slope]);
    let intercepts = Axis::linear(intercept_min, intercept_max).holding([here.intercept]);
    let mut plot = Plot::new(slopes, intercepts, theme.dim());
    for (loss, line) in &landscape.levels {
        plot = relief::level_line(plot, *loss, line.iter().copied(), theme);
    }
    let course = loss_curve::course(run, ui);
    let places =
        |samples: Vec<(f64, Sample)>| samples.into_iter().map(|(_, sample)| (sample[SLOPE], sample[INTERCEPT]));
    let best = run.lab().data().fit.best;
    plot = plot.path(places(course.future), Stroke::Solid, theme.future()).path(
        places(course.past),
        Stroke::Solid,
        theme.fitted(),
    );
    if let Some(downhill) = downhill {
        plot = plot.arrow((here.slope, here.intercept), downhill, theme.value());
    }
    plot.glyph((best.slope, best.intercept), "×", theme.target())
        .glyph((here.slope, here.intercept), "●", theme.accent())
        .render(inner, buffer);
}

/// Draws the ways of several runs over the level lines of the first one's loss. Where the data of another are not the same,
/// its way leads over a surface of its own, and is left out.
pub(super) fn render_ways(runs: &[Compared], theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Some(first) = runs.first().map(|run| run.shown.stand_of::<Training>().lab()) else { return };
    let is_same = |run: &&Compared| run.shown.stand_of::<Training>().lab().data.has_points_of(&first.data);
    let others = runs.iter().filter(|run| !is_same(run)).count();
    let left_out = match others {
        0 => String::new(),
        1 => "1 run on other data is left out ".to_owned(),
        others => format!("{others} runs on other data are left out "),
    };
    let title = " ways over the loss: slope (→) and intercept (↑) ";
    let bottom = legend(
        area,
        vec![
            Span::styled(format!(" {left_out}"), theme.dim()),
            Span::styled("× ", theme.target()),
            Span::styled("least squares ", theme.title()),
        ],
    );
    let inner = framed(panel(title, theme).title_bottom(bottom), area, buffer);
    let landscape = &first.data.landscape;
    let ([slope_min, slope_max], [intercept_min, intercept_max]) = landscape.bounds;
    let mut plot =
        Plot::new(Axis::linear(slope_min, slope_max), Axis::linear(intercept_min, intercept_max), theme.dim());
    for (loss, line) in &landscape.levels {
        plot = relief::level_line(plot, *loss, line.iter().copied(), theme);
    }
    let best = first.data.fit.best;
    plot = plot.glyph((best.slope, best.intercept), "×", theme.target());
    let mut drawn: Vec<&Compared> = runs.iter().filter(is_same).collect();
    drawn.sort_by_key(|run| run.is_front);
    for run in drawn {
        let here = run.shown.position.done;
        let numbers = |name: &str| run.shown.curve(name).into_iter().filter(|(round, _)| *round <= here);
        let way = numbers("slope").zip(numbers("intercept")).map(|((_, slope), (_, intercept))| (slope, intercept));
        let way: Vec<(f64, f64)> = way.collect();
        let style = theme.run(run.slot);
        let end = way.last().copied();
        plot = plot.path(way, stroke(run.slot), style);
        if let Some(end) = end {
            plot = plot.mark(end, mark(run.slot), style.add_modifier(Modifier::BOLD));
        }
    }
    plot.render(inner, buffer);
}

/// Says how steep the surface is along its two directions, and what that makes of the learning rate.
pub(super) fn render_curvature(run: Shown<Training>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let theme = ui.theme;
    let is_plain = run.parameters().get::<&str>("optimiser") == "plain";
    let title = if is_plain { " curvature " } else { " curvature, plain descent " };
    let inner = framed(panel(title, theme), area, buffer);
    let [steep, flat] = run.lab().data().landscape.curvatures;
    let lr = run.lab().lr;
    let mut lines = vec![];
    for (which, name, curvature) in [("steepest", "λmax", steep), ("flattest", "λmin", flat)] {
        let factor = 1.0 - lr * curvature;
        let style = if factor.abs() > 1.0 { theme.warning() } else { theme.value() };
        let lambda =
            [Span::styled(format!("{which} {name} "), theme.dim()), Span::styled(number(curvature), theme.value())];
        let shrinks = [
            Span::styled(format!("1 − {}·{} = ", exact(lr), number(curvature)), theme.text()),
            Span::styled(number(factor), style),
        ];
        if inner.width >= ROOMY {
            let (ahead, behind) = ("   an epoch leaves ", " of the way");
            let around = [ahead, behind].map(|words| Span::styled(words, theme.dim()));
            let [ahead, behind] = around;
            lines.push(lambda.into_iter().chain([ahead]).chain(shrinks).chain([behind]).collect());
        } else {
            lines.push(lambda.into_iter().collect());
            lines.push([Span::raw(" ")].into_iter().chain(shrinks).collect());
        }
    }
    if inner.width < ROOMY {
        lines.push(Line::styled("of the way is what an", theme.dim()));
        lines.push(Line::styled("epoch leaves to go", theme.dim()));
    }
    lines.push(Line::styled("below −1 it grows, so", theme.dim()));
    lines.push(Line::from(vec![
        Span::styled("lr < 2/λmax = ", theme.text()),
        Span::styled(number(2.0 / steep), theme.target()),
    ]));
    for (line, place) in lines.into_iter().zip(inner.rows()) {
        render_cut(line, theme, place, buffer);
    }
}
