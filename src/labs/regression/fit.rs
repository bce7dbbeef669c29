//! The weights that regression has found, beside the true ones and those without the ridge, and how far they can be trusted.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Regression;
use crate::lab::{Shown, Step};
use crate::ops::Cell;
use crate::page::shortened;
use crate::ui::Ui;
use crate::ui::bullets::{self, Bullet};
use crate::ui::grid::window;
use crate::ui::number::{number, with_decimals};

/// What the cursor moves over from column to column where the weights stand beside each other.
pub(super) const ASKED: &[&str] =
    &["weights", "true_weights", "difference", "plain_weights", "residual_sum", "plain_residual_sum"];

/// What it moves over where the condition is shown.
pub(super) const ASKED_OF_CONDITION: &[&str] =
    &["condition", "singular_values", "digits_at_risk", "lr_limit", "plain_condition"];

/// Columns of a number.
const NUMBER: usize = 11;

/// Columns of a name at most.
const NAME: usize = 12;

/// Digits of a double.
const DIGITS: usize = 16;

/// Columns that bars need to say anything.
const LEAST_BARS: u16 = 12;

/// A column of numbers, a row for each weight.
struct WeightColumn {
    /// Its quantity.
    name: &'static str,
    /// What stands above it.
    heading: &'static str,
}

const COLUMNS: [WeightColumn; 4] = [
    WeightColumn { name: "weights", heading: "weight" },
    WeightColumn { name: "true_weights", heading: "true" },
    WeightColumn { name: "difference", heading: "difference" },
    WeightColumn { name: "plain_weights", heading: "no ridge" },
];

/// The number in place `row` of the vector `name`, where it has been computed.
fn find(step: &Step, name: &str, row: usize) -> Option<f64> {
    let evaluation = &step.evaluation;
    let of = evaluation.find(name)?;
    let shape = evaluation.shape(of);
    let cell = if shape.is_scalar() { Cell::SCALAR } else { Cell::at(row) };
    let is_known = step.result() != Some(of) || step.progress.has(cell, shape);
    is_known.then(|| evaluation.value(of).get(cell))
}

/// The weights in a row each, with bars where there is room.
pub(super) fn render_weights(run: Shown<Regression>, step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let names = run.lab().weight_names();
    let columns: Vec<&WeightColumn> =
        COLUMNS.iter().filter(|column| step.evaluation.find(column.name).is_some()).collect();
    let label = names.iter().map(|name| name.chars().count()).max().unwrap_or(0).min(NAME);
    let left = (label + 1 + NUMBER * columns.len()) as u16 + 2;
    let bars = Rect { x: area.x.saturating_add(left), width: area.width.saturating_sub(left), ..area };
    let bars = if bars.width < LEAST_BARS { Rect::default() } else { bars };
    let asked = ASKED.iter().filter(|name| step.evaluation.find(name).is_some()).nth(ui.look.column);
    let under_cursor = asked.copied().filter(|_| step.name() == "fit");

    let mut heading = vec![Span::raw(" ".repeat(label + 1))];
    for column in &columns {
        let style = if under_cursor == Some(column.name) { theme.accent() } else { theme.dim() };
        heading.push(Span::styled(format!("{:>NUMBER$}", column.heading), style));
    }
    Line::from(heading).render(area, buffer);
    if !bars.is_empty() {
        render_key(&columns, ui, Rect { height: 1, ..bars }, buffer);
    }

    let bullets: Vec<Bullet> = (0..names.len()).map(|row| bullet(step, row, ui)).collect();
    // The axis counts what is still to come, so that no bar moves when it does.
    let all = Step { progress: crate::lab::Progress::WHOLE, ..step.clone() };
    let axis = bullets::axis(&(0..names.len()).map(|row| bullet(&all, row, ui)).collect::<Vec<_>>());
    let spacing = spacing(area, names.len());
    let fits = usize::from(area.height.saturating_sub(1)) / spacing;
    let shown = window(ui.look.row, fits, names.len());
    for (row, place) in shown.zip(area.rows().skip(1).step_by(spacing)) {
        let is_current = under_cursor.is_some() && ui.look.row == row;
        let style = if is_current { theme.accent() } else { theme.text() };
        let name = shortened(&names[row], label);
        let mut line = vec![Span::styled(format!("{}{name:>label$}", if is_current { "▸" } else { " " }), style)];
        for column in &columns {
            let text = find(step, column.name, row).map_or(String::new(), |value| written(step, column.name, value));
            let usual = if column.name == "weights" { theme.value() } else { theme.text() };
            line.push(Span::raw(" ".repeat(NUMBER.saturating_sub(text.chars().count()))));
            line.push(Span::styled(text, ui.style_of(column.name, Cell::at(row), usual)));
        }
        Line::from(line).render(place, buffer);
        let bar = Rect { x: bars.x, width: bars.width, ..place };
        bullets::render(&bullets[row], axis, theme.fitted(), theme, bar, buffer);
    }
}

/// A number of a column as all of it is written: a whole one has decimals where others have.
fn written(step: &Step, column: &str, value: f64) -> String {
    let of_column = step.evaluation.get(column);
    let are_whole = of_column.is_none_or(|column| column.numbers().all(|number| number.fract() == 0.0));
    if value.fract() == 0.0 && value != 0.0 && value.abs() < 1000.0 && !are_whole {
        with_decimals(value, 4)
    } else {
        number(value)
    }
}

/// Lines from one weight to the next: two where there is room.
fn spacing(area: Rect, weights: usize) -> usize {
    if usize::from(area.height) > 2 * weights { 2 } else { 1 }
}

/// A weight as a bar, with marks for the true one and for the one without the ridge.
fn bullet(step: &Step, row: usize, ui: &Ui) -> Bullet {
    let mark = |name: &str, mark, style: Style| find(step, name, row).map(|number| (number, mark, style));
    let marks = [mark("plain_weights", "○", ui.theme.curve()), mark("true_weights", "◆", ui.theme.target())];
    Bullet { bar: find(step, "weights", row), marks: marks.into_iter().flatten().collect() }
}

fn render_key(columns: &[&WeightColumn], ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let mut key = vec![Span::styled("▬ ", theme.fitted()), Span::styled("weight ", theme.title())];
    let has = |name: &str| columns.iter().any(|column| column.name == name);
    if has("true_weights") {
        key.extend([Span::styled("◆ ", theme.target()), Span::styled("true ", theme.title())]);
    }
    if has("plain_weights") {
        key.extend([Span::styled("○ ", theme.curve()), Span::styled("no ridge", theme.title())]);
    }
    Line::from(key).render(area, buffer);
}

/// The weights, and what they leave unexplained.
pub(super) fn render(run: Shown<Regression>, step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let sums = [("residual_sum", "sum of squared residuals"), ("plain_residual_sum", "the same with no ridge")];
    let sums: Vec<_> = sums.into_iter().filter(|(name, _)| step.evaluation.find(name).is_some()).collect();
    let below = (sums.len() as u16 + 1).min(area.height);
    let above = Rect { height: area.height - below, ..area };
    render_weights(run, step, ui, above, buffer);
    let weights = run.lab().weight_names().len();
    let used = 1 + weights * spacing(above, weights);
    let y = above.y + (used as u16).min(above.height);
    for ((name, text), place) in sums.into_iter().zip(Rect { y, height: area.bottom() - y, ..area }.rows().skip(1)) {
        scalar(step, ui, ASKED, name, text).render(place, buffer);
    }
}

/// A scalar behind what it is.
fn scalar<'a>(step: &Step, ui: &Ui, asked: &[&'static str], name: &'static str, text: &'a str) -> Line<'a> {
    let theme = ui.theme;
    let asked = asked.iter().filter(|name| step.evaluation.find(name).is_some()).nth(ui.look.column);
    let (mark, style) = if asked == Some(&name) { ("▸", theme.accent()) } else { (" ", theme.dim()) };
    Line::from(vec![
        Span::styled(format!("{mark}{text:<36} "), style),
        Span::styled(find(step, name, 0).map_or(String::new(), number), ui.style_of(name, Cell::SCALAR, theme.value())),
    ])
}

/// The singular values as bars, the condition, and the digits that it can cost.
pub(super) fn render_condition(run: Shown<Regression>, step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let count = run.lab().weight_names().len();
    let scalars = [
        ("condition", "condition = largest / least"),
        ("plain_condition", "condition with no ridge"),
        ("digits_at_risk", "digits at risk = log10(condition)"),
        ("lr_limit", "largest lr that settles = rows / σ0"),
    ];
    let scalars: Vec<_> = scalars.into_iter().filter(|(name, _)| step.evaluation.find(name).is_some()).collect();
    let below = (scalars.len() as u16 + 2).min(area.height);
    let above = Rect { height: area.height - below, ..area };
    Line::styled(" singular values of XtX", theme.title()).render(above, buffer);
    let asked = ASKED_OF_CONDITION.get(ui.look.column) == Some(&"singular_values");
    let bullets: Vec<Bullet> =
        (0..count).map(|row| Bullet { bar: find(step, "singular_values", row), marks: vec![] }).collect();
    let axis = bullets::axis(&bullets);
    let shown = window(ui.look.row, usize::from(above.height.saturating_sub(1)), count);
    let used = shown.len() as u16 + 1;
    for (row, place) in shown.zip(above.rows().skip(1)) {
        let is_current = asked && row == ui.look.row;
        let (mark, style) = if is_current { ("▸", theme.accent()) } else { (" ", theme.dim()) };
        let text = find(step, "singular_values", row).map_or(String::new(), number);
        Line::from(vec![
            Span::styled(format!("{mark}σ{row:<3}"), style),
            Span::raw(" ".repeat(NUMBER.saturating_sub(text.chars().count()))),
            Span::styled(text, ui.style_of("singular_values", Cell::at(row), theme.value())),
        ])
        .render(place, buffer);
        let left = NUMBER as u16 + 7;
        let bar = Rect { x: place.x.saturating_add(left), width: place.width.saturating_sub(left + 1), ..place };
        bullets::render(&bullets[row], axis, theme.fitted(), theme, bar.intersection(place), buffer);
    }
    let y = above.y + used.min(above.height);
    let rest = Rect { y, height: area.bottom() - y, ..area };
    for ((name, text), place) in scalars.iter().zip(rest.rows().skip(1)) {
        scalar(step, ui, ASKED_OF_CONDITION, name, text).render(place, buffer);
    }
    if let (Some(place), Some(lost)) = (rest.rows().nth(scalars.len() + 1), find(step, "digits_at_risk", 0)) {
        digits(lost, ui).render(place, buffer);
    }
}

/// The digits of a double: those that are safe, and those that are not.
fn digits<'a>(lost: f64, ui: &Ui) -> Line<'a> {
    let theme = ui.theme;
    let at_risk = if lost.is_finite() { (lost.ceil().max(0.0) as usize).min(DIGITS) } else { DIGITS };
    Line::from(vec![
        Span::styled(" of 16 digits ", theme.dim()),
        Span::styled("■".repeat(DIGITS - at_risk), theme.fitted()),
        Span::styled("□".repeat(at_risk), theme.warning()),
        Span::styled(format!("  □ {} can be lost", with_decimals(lost, 1)), theme.dim()),
    ])
}
