//! The residuals lab's screen: their histogram under the normal curve, their quantiles, the numbers and the outliers.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Shown;
use super::survey::{Bars, OUTLYING, Survey};
use super::words;
use crate::lab::{Element, Evaluation, Name, Sight, grouped};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::axis::Axis;
use crate::ui::grid::window;
use crate::ui::number::{number, with_decimals};
use crate::ui::plot::{Bar, Plot};
use crate::ui::raster::Stroke;
use crate::ui::{self, Choice, Look, Ui, arrangement, framed, legend, panel};

static CHOICES: [Choice; 1] = [Choice { name: "view", ways: &["histogram", "quantiles"] }];

/// What the cursor moves over from column to column, where it exists.
const ASKED: [&str; 8] = ["residuals", "z", "mean", "std", "min", "max", "within_1", "within_2"];

/// Percentages of a normal distribution within 1 and within 2 deviations.
const NORMAL: [&str; 2] = ["68.3", "95.4"];

/// Columns of the numbers beside the picture.
const NUMBERS: u16 = 28;

/// From this width on both pictures stand beside each other.
const WIDE: u16 = 108;

/// Lines of the numbers ahead of the outliers.
const HEAD: u16 = 8;

/// Percentages that the histogram's axis reaches up to, the least that will do.
const TOPS: [f64; 4] = [15.0, 30.0, 60.0, 100.0];

/// What the residuals lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = Shown::of(shown);
        arrangement::render(&run, ui, area, buffer, |area, buffer| {
            let survey = run.survey();
            let numbers = if area.width < 60 { 0 } else { NUMBERS + area.width.saturating_sub(WIDE) / 8 };
            let pictures = Rect { width: area.width - numbers, ..area };
            let right = Rect { x: pictures.right(), width: numbers, ..area };
            if pictures.width + numbers >= WIDE {
                let left = Rect { width: pictures.width * 11 / 20, ..pictures };
                let middle = Rect { x: left.right(), width: pictures.width - left.width, ..pictures };
                render_histogram(run, survey, ui, left, buffer);
                render_quantiles(run, survey, ui, middle, buffer);
            } else if ui.look.is("quantiles") {
                render_quantiles(run, survey, ui, pictures, buffer);
            } else {
                render_histogram(run, survey, ui, pictures, buffer);
            }
            if numbers > 0 {
                let points = if right.height >= 24 { right.height / 3 } else { 0 };
                let upper = Rect { height: right.height - points, ..right };
                render_numbers(run, survey, ui, upper, buffer);
                render_points(run, ui, Rect { y: upper.bottom(), height: points, ..right }, buffer);
            }
        });
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        let run = Shown::of(shown);
        words::narrate(run, look.row)
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let run = Shown::of(shown);
        let now = &run.now;
        let names = asked(run);
        let name = *names.get(look.column.min(names.len().saturating_sub(1)))?;
        Some((name.into(), now.shape(now.find(name)?).nearest(Cell::at(look.row))))
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = Shown::of(shown);
        (points(run), asked(run).len())
    }
}

/// What the cursor can move over here, what the stage is about first.
fn asked(run: Shown) -> Vec<&'static str> {
    let frame = run.snapshot();
    let mut names: Vec<&str> = ASKED.into_iter().filter(|name| is_known(run, name)).collect();
    let first = match frame.step.as_ref().map_or("", |step| step.name()) {
        "spread" => "mean",
        "z" | "outliers" | "bands" => "z",
        _ => "residuals",
    };
    if let Some(place) = names.iter().position(|name| *name == first) {
        names[..=place].rotate_right(1);
    }
    names
}

fn points(run: Shown) -> usize {
    let now = &run.now;
    now.find("residuals").map_or(0, |of| now.shape(of).len())
}

/// A number of the vector `name`, or a scalar, where it exists.
fn find(evaluation: &Evaluation, name: &str, row: usize) -> Option<f64> {
    let of = evaluation.find(name)?;
    let cell = if evaluation.shape(of).is_scalar() { Cell::SCALAR } else { Cell::at(row) };
    Some(evaluation.number(Element { of, cell }))
}

/// Whether a quantity is there to be shown. Before the first stage these are the residuals alone: what follows from them comes
/// in the stages ahead.
fn is_known(run: Shown, name: &str) -> bool {
    run.now.find(name).is_some() && (run.step.is_some() || name == "residuals")
}

/// The title of a picture, which says where it shows a part of the points only.
fn title(what: &str, survey: &Survey) -> String {
    let (shown, all) = (survey.sample.len(), survey.points);
    if shown == all {
        return format!(" {what} ");
    }
    format!(" {what}, {} of {} ", grouped(shown as u64), grouped(all as u64))
}

fn render_histogram(run: Shown, survey: &Survey, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    // Three columns at least to a bar, one of them free, and some for the frame and the axis.
    let end = Axis::end_for(survey.reach());
    let bars = survey.bars(end, survey.bins(end, usize::from(area.width.saturating_sub(8) / 3)));
    // What has yet to come is not in the picture.
    let mut key = vec![Span::styled(" █ ", theme.contour()), Span::styled("counted  ", theme.title())];
    if is_known(run, "std") && survey.std > 0.0 {
        key.extend([Span::styled("━ ", theme.value()), Span::styled("normal  ", theme.title())]);
    }
    if is_known(run, "outliers") {
        key.extend([Span::styled("× ", theme.warning()), Span::styled("outliers  ", theme.title())]);
    }
    key.extend([Span::styled("◆ ", theme.error()), Span::styled(format!("point {} ", ui.look.row), theme.title())]);
    let of_what = run.training().plane().map_or(String::new(), |plane| format!(" of {}", plane.source()));
    let title = title(&format!("residuals{of_what}: % of them in bins {} wide", number(bars.width)), survey);
    let inner = framed(panel(title, theme).title_bottom(legend(area, key)), area, buffer);

    // The curve counts from the start, so that nothing moves when it comes; two rows are kept for the brackets.
    let tallest = bars.percentages.iter().copied().fold(0.0, f64::max);
    let tallest = tallest.max(survey.expected(survey.mean, bars.width).unwrap_or(0.0).min(100.0));
    let rows = f64::from(inner.height.saturating_sub(2));
    let room = if rows > 5.0 { rows / (rows - 2.0) } else { 1.0 };
    // In steps that are far apart, so that the axis stands still while the line is learnt.
    let top = TOPS.into_iter().find(|top| *top >= tallest).unwrap_or(100.0) * room;
    let mut plot = Plot::new(Axis::linear(-end, end), Axis::linear(0.0, top), theme.dim());
    let has_spread = is_known(run, "std") && survey.std > 0.0;
    if has_spread {
        // Of one deviation the bracket says enough: a line through the bars would take them apart.
        for z in [-2.0, 2.0] {
            plot = plot.upright(survey.at(z), Stroke::Dashed, theme.border());
        }
    }
    plot = plot.bars(bars_of(&bars), theme.contour());
    if has_spread {
        plot = plot.path(survey.curve(end, bars.width), Stroke::Solid, theme.value());
        for (row, k) in [(0, 1), (1, 0)] {
            let ends = [-1.0, 1.0].map(|side| survey.at(side * (k + 1) as f64));
            let columns = (ends[1] - ends[0]) / (2.0 * end) * f64::from(inner.width);
            let counted = run.scalar(["within_1", "within_2"][k]).filter(|_| is_known(run, "within_1"));
            plot = plot.bracket(ends, row, bracket(k, counted, columns), theme.title());
        }
    }
    for (share, x, arrow) in [(bars.beyond[0], -end, "◂"), (bars.beyond[1], end, "▸")] {
        if share > 0.0 {
            plot = plot.text((x, top * 0.2), format!("{arrow}{}%", with_decimals(share, 1)), theme.warning());
        }
    }
    if is_known(run, "outliers") {
        for (_, residual) in survey.sample.iter().filter(|(_, residual)| survey.is_outlier(*residual)) {
            plot = plot.on_axis(*residual, "×", theme.warning());
        }
    }
    if let Some(residual) = find(&run.now, "residuals", ui.look.row) {
        let style = ui.style_of("residuals", Cell::at(ui.look.row), theme.error());
        plot = plot.on_axis(residual, "◆", style);
    }
    plot.render(inner, buffer);
}

fn bars_of(bars: &Bars) -> impl Iterator<Item = Bar> + '_ {
    bars.percentages.iter().enumerate().map(|(k, percentage)| {
        let from = bars.from + k as f64 * bars.width;
        Bar { from, to: from + bars.width, height: *percentage }
    })
}

/// What stands in the bracket of a band of so many columns: as much as there is room for.
fn bracket(band: usize, counted: Option<f64>, columns: f64) -> String {
    let band_name = format!("±{}σ", band + 1);
    let Some(counted) = counted else { return band_name };
    let (counted, normal) = (with_decimals(counted, 1), NORMAL[band]);
    let candidates = [
        format!("{counted}% within {band_name}, normal {normal}%"),
        format!("{counted}%, normal {normal}%"),
        format!("{counted}%"),
    ];
    let fits = |text: &&String| text.chars().count() as f64 + 4.0 <= columns;
    candidates.iter().find(fits).unwrap_or(&candidates[2]).clone()
}

/// How far up and down the quantile plot goes for a z of this size: in steps, so that it stands still for a while, but close.
fn height_for(z: f64) -> f64 {
    if z < 4.0 { (z * 4.0).ceil() / 4.0 } else { Axis::end_for(z) }
}

fn render_quantiles(run: Shown, survey: &Survey, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let key = vec![
        Span::styled(" ━ ", theme.target()),
        Span::styled("if normal  ", theme.title()),
        Span::styled(format!("{} ", theme.point().unwrap_or("•")), theme.data()),
        Span::styled("points  ", theme.title()),
        Span::styled("× ", theme.warning()),
        Span::styled("outliers  ", theme.title()),
        Span::styled("◆ ", theme.error()),
        Span::styled(format!("point {} ", ui.look.row), theme.title()),
    ];
    let title = title("quantiles: z against normal", survey);
    let inner = framed(panel(title, theme).title_bottom(legend(area, key)), area, buffer);
    let reach = survey.quantile_reach();
    let (across, up) = (Axis::end_for(reach[0]), height_for(reach[0].max(reach[1])));
    // The line is there before the points are, and is seen between and beside them.
    let mut plot = Plot::new(Axis::linear(-across, across), Axis::linear(-up, up), theme.dim()).path(
        [(-up, -up), (up, up)],
        Stroke::Solid,
        theme.target(),
    );
    if is_known(run, "z") && survey.std > 0.0 {
        let knows_outliers = is_known(run, "outliers");
        let is_outlier = |z: f64| knows_outliers && z.abs() > OUTLYING;
        let (out, within): (Vec<_>, Vec<_>) = survey.quantiles().partition(|quantile| is_outlier(quantile.z));
        plot = plot.points(within.into_iter().map(|point| (point.normal, point.z)), theme.point(), theme.data());
        for point in out {
            plot = plot.glyph((point.normal, point.z), "×", theme.warning());
        }
        if let Some(point) = survey.quantiles().find(|quantile| quantile.row == ui.look.row) {
            let style = ui.style_of("z", Cell::at(point.row), theme.error());
            plot = plot.glyph((point.normal, point.z), "◆", style);
        }
    }
    plot.render(inner, buffer);
}

/// The numbers of all the residuals, and below them the outliers.
fn render_numbers(run: Shown, survey: &Survey, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let now = &run.now;
    let inner = framed(panel(" numbers ", theme), area, buffer);
    let names = asked(run);
    let under_cursor = names.get(ui.look.column).copied().unwrap_or_default();
    let line = |name: &'static str, label: String, behind: &str| {
        let style = ui.style_of(
            name,
            Cell::at(if name == "residuals" || name == "z" { ui.look.row } else { 0 }),
            theme.value(),
        );
        // Without a spread there is no z, and nothing that follows from one.
        let has_none = survey.std == 0.0 && is_known(run, "std");
        let known = find(now, name, ui.look.row).filter(|_| is_known(run, name));
        let text = known.map_or(String::new(), |value| match name {
            "z" | "within_1" | "within_2" if has_none => "none".to_owned(),
            "within_1" | "within_2" => format!("{}%", with_decimals(value, 1)),
            _ => number(value),
        });
        let (mark, label_style) = if name == under_cursor { ("▸", theme.accent()) } else { (" ", theme.dim()) };
        Line::from(vec![
            Span::styled(format!("{mark}{label:<9}"), label_style),
            Span::raw(" ".repeat(8_usize.saturating_sub(text.chars().count()))),
            Span::styled(text, style),
            Span::styled(behind.to_owned(), theme.dim()),
        ])
    };
    let normal = |k: usize| format!(" ({})", NORMAL[k]);
    let lines = [
        line("residuals", format!("point {}", ui.look.row), ""),
        line("z", "its z".to_owned(), ""),
        line("mean", "mean".to_owned(), ""),
        line("std", "std σ".to_owned(), ""),
        line("min", "min".to_owned(), ""),
        line("max", "max".to_owned(), ""),
        line("within_1", "within σ".to_owned(), &normal(0)),
        line("within_2", "within 2σ".to_owned(), &normal(1)),
    ];
    for (line, row) in lines.into_iter().zip(inner.rows()) {
        line.render(row, buffer);
    }
    if is_known(run, "outliers") && inner.height > HEAD {
        let rest = Rect { y: inner.y + HEAD, height: inner.height - HEAD, ..inner };
        render_outliers(run, survey, ui, rest, buffer);
    }
}

/// Outliers, furthest first: as many as fit.
fn render_outliers(run: Shown, survey: &Survey, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let now = &run.now;
    let fits = usize::from(area.height.saturating_sub(1));
    let named = survey.furthest.len().min(fits);
    let is_cut = survey.outliers > named;
    let more = if is_cut { format!(", {} shown", grouped(named as u64)) } else { String::new() };
    let count = format!("{} beyond 2σ", grouped(survey.outliers as u64));
    let fits_beside = count.chars().count() + more.chars().count() + 2 <= usize::from(area.width);
    let more = if fits_beside { more } else { String::new() };
    Line::from(vec![Span::styled("× ", theme.warning()), Span::styled(format!("{count}{more}"), theme.title())])
        .render(area, buffer);
    // Where one z has three digits ahead of the point, all of them do with fewer behind it.
    let largest = survey.furthest.first().and_then(|row| find(now, "z", *row)).unwrap_or(0.0);
    let decimals = if largest.abs() < 99.0 { 2 } else { 0 };
    for (row, place) in survey.furthest.iter().zip(area.rows().skip(1)) {
        let (mark, style) = if *row == ui.look.row { ("▸", theme.accent()) } else { (" ", theme.text()) };
        let text = |name: &str, decimals| {
            find(now, name, *row).map_or(String::new(), |number| with_decimals(number, decimals))
        };
        Line::from(vec![
            Span::styled(format!("{mark}{row:>4}"), style),
            Span::raw(" "),
            Span::styled(format!("{:>9}", text("residuals", 4)), ui.style_of("residuals", Cell::at(*row), style)),
            Span::styled(" z ", theme.dim()),
            Span::styled(format!("{:>5}", text("z", decimals)), ui.style_of("z", Cell::at(*row), style)),
        ])
        .render(place, buffer);
    }
}

/// The points around the cursor.
fn render_points(run: Shown, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let theme = ui.theme;
    let now = &run.now;
    let inner = framed(panel(" points ", theme), area, buffer);
    let header = format!("{:>6} {:>10} {:>9}", "", "residual", "z");
    Line::styled(header, theme.dim()).render(inner, buffer);
    let fits = usize::from(inner.height.saturating_sub(1));
    for (row, place) in window(ui.look.row, fits, points(run)).zip(inner.rows().skip(1)) {
        let is_current = row == ui.look.row;
        let style = if is_current { theme.accent() } else { theme.text() };
        let text = |name: &str| find(now, name, row).filter(|_| is_known(run, name)).map_or(String::new(), number);
        Line::from(vec![
            Span::styled(format!("{}{row:>5} ", if is_current { "▸" } else { " " }), style),
            Span::styled(format!("{:>10}", text("residuals")), ui.style_of("residuals", Cell::at(row), style)),
            Span::raw(" "),
            Span::styled(format!("{:>9}", text("z")), ui.style_of("z", Cell::at(row), style)),
        ])
        .render(place, buffer);
    }
}
