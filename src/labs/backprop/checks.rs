//! The gradients beside the central differences that check them, a line for every weight.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::{Backprop, Check};
use crate::lab::{Name, Shown, Step};
use crate::ops::{Cell, Shape, Value};
use crate::ui::grid::window;
use crate::ui::number::{number, with_decimals};
use crate::ui::{Look, Theme, Ui, framed, panel, strip};

/// Relative differences below this come of rounding.
pub(super) const ROUNDING: f64 = 1e-6;

/// Columns of a line: the name, the gradient, the central difference, how far they lie apart.
const NAME: usize = 9;
const NUMBER: usize = 9;
const DIFFERENCE: usize = 9;

/// Columns of a whole line.
const WIDTH: u16 = (1 + NAME + 2 * NUMBER + DIFFERENCE) as u16;

/// The checks that a stage makes, by their places among all.
pub(super) fn of_stage(run: Shown<Backprop>) -> Vec<Check> {
    let stage = run.step.as_ref().map(Step::name);
    let checks = run.lab().checks().into_iter();
    match stage {
        Some("check dW1") => checks.filter(|check| check.weight == "W1").collect(),
        Some("check the rest") => checks.filter(|check| check.weight != "W1").collect(),
        Some("apart" | "gradient check") => checks.collect(),
        _ => vec![],
    }
}

/// The check that the stage has come to, or that somebody looks at.
pub(super) fn current(run: Shown<Backprop>, look: &Look) -> Option<Check> {
    let step = run.step.as_ref()?;
    let checks = of_stage(run);
    let of = step.result()?;
    if step.name() == "check dW1" || !step.progress.is_complete() {
        let cell = step.cell(of, look.cell());
        let name = step.evaluation.program().name(of);
        return checks.into_iter().find(|check| [check.numeric, check.apart].contains(&name) && check.cell == cell);
    }
    // The first line of the last stage is that of the whole.
    let row = if step.name() == "gradient check" { look.row.checked_sub(1)? } else { look.row };
    checks.get(row.min(checks.len().saturating_sub(1))).copied()
}

/// The number of the current check that the stage computes.
pub(super) fn looked_at(run: Shown<Backprop>, look: &Look) -> Option<(Name, Cell)> {
    let check = current(run, look)?;
    let is_compared = matches!(run.step.as_ref()?.name(), "apart" | "gradient check");
    let name = if is_compared { check.apart } else { check.numeric };
    Some((name.into(), check.cell))
}

/// The same look at the number that the current check computes, where the cursor moves over checks.
pub(super) fn in_stage(run: Shown<Backprop>, look: &Look) -> Look {
    looked_at(run, look).map_or_else(|| look.clone(), |(name, cell)| look.at_quantity(&name, cell))
}

/// How many lines the cursor moves over, where it moves over the checks: beside those of the weights that of the whole.
pub(super) fn lines(run: Shown<Backprop>) -> Option<usize> {
    let checks = of_stage(run).len();
    match run.step.as_ref()?.name() {
        "gradient check" => Some(checks + 1),
        "check the rest" | "apart" => Some(checks),
        _ => None,
    }
}

/// Draws the table: of all weights, in two columns where one is not enough.
pub(super) fn render(run: Shown<Backprop>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (theme, frame) = (ui.theme, run.snapshot());
    let inner = framed(panel(" every gradient beside its central difference ", theme), area, buffer);
    let program = frame.now.program();
    let stages: Vec<&str> = program.stages().iter().map(|stage| &*stage.name).collect();
    let stage = frame.step.as_ref().map(|step| step.stage);
    strip::render(&stages, stage, theme, Rect { height: inner.height.min(1), ..inner }, buffer);
    let checks = run.lab().checks();
    // A free line under the stages, where the checks leave one.
    let room = usize::from((inner.width + 2) / (WIDTH + 2)).max(1);
    let is_free = usize::from(inner.height.saturating_sub(3)) * room >= checks.len();
    let above = inner.height.min(if is_free { 2 } else { 1 });
    let body = Rect { y: inner.y + above, height: inner.height - above, ..inner };
    if body.height < 2 {
        return;
    }
    let current = current(run, ui.look);
    let place = current.and_then(|now| checks.iter().position(|check| *check == now));
    let lines = usize::from(body.height - 1);
    // As many tables side by side as it takes to show them all, or as there is room for.
    let tables = checks.len().div_ceil(lines).clamp(1, room);
    let each = checks.len().div_ceil(tables).min(lines);
    let shown = window(place.unwrap_or(0), each * tables, checks.len());
    let largest = frame.scalar("gradient_check");
    let gap = body.width.saturating_sub(WIDTH * tables as u16) / (tables as u16 + 1);
    for table in 0..tables {
        let x = body.x + gap + table as u16 * (WIDTH + gap);
        let header = format!(" {:NAME$}{:>NUMBER$}{:>NUMBER$}{:>DIFFERENCE$}", "", "gradient", "central", "rel.diff");
        let line = |k: usize| Rect { x, y: body.y + k as u16, width: WIDTH, height: 1 }.intersection(body);
        Line::styled(header, theme.title()).render(line(0), buffer);
        for (k, index) in shown.clone().skip(table * each).take(each).enumerate() {
            let check = &checks[index];
            let is_largest = largest.is_some_and(|largest| check.difference >= largest);
            render_check(run, check, (place == Some(index), is_largest), ui, line(k + 1), buffer);
        }
    }
    render_whole(run, largest, ui, area, buffer);
    if shown.len() < checks.len() && area.height >= 3 {
        let left_out = format!(" {} of {} ", shown.len(), checks.len());
        let place = Rect { x: area.x + 1, y: area.bottom() - 1, width: area.width.saturating_sub(2), height: 1 };
        Line::styled(left_out, theme.dim()).render(place, buffer);
    }
}

/// The largest difference, in the lower right of the frame.
fn render_whole(run: Shown<Backprop>, largest: Option<f64>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (Some(largest), true) = (largest, area.height >= 3) else { return };
    let theme = ui.theme;
    let kink = run.lab().checks().iter().any(|check| check.straddles_kink);
    let is_asked = ui.asked("gradient_check").is_some() || (ui.lit.is_none() && ui.look.row == 0);
    let style = verdict(largest, theme);
    let style = if is_asked { theme.accent().add_modifier(Modifier::REVERSED) } else { style };
    let mut line = vec![Span::styled(" gradient_check = largest relative difference ", theme.title())];
    line.push(Span::styled(number(largest), style));
    line.push(Span::styled(if kink { "  ^ across the ReLU's kink " } else { " " }, theme.dim()));
    let place = Rect { x: area.x + 1, y: area.bottom() - 1, width: area.width.saturating_sub(2), height: 1 };
    Line::from(line).right_aligned().render(place, buffer);
}

/// The largest difference in the colour of what it says: that the gradients hold, or that something is wrong.
fn verdict(largest: f64, theme: &Theme) -> Style {
    if largest < ROUNDING { theme.target() } else { theme.warning() }
}

fn render_check(
    run: Shown<Backprop>,
    check: &Check,
    (is_current, is_largest): (bool, bool),
    ui: &Ui,
    area: Rect,
    buffer: &mut Buffer,
) {
    let (theme, frame) = (ui.theme, run.snapshot());
    let shape = frame.now.get(check.weight).map_or(Shape::SCALAR, Value::shape);
    let base = if is_current { theme.accent() } else { theme.text() };
    let part = |name: &'static str, decimals: usize, width: usize, unmarked: Style| {
        let value = frame.number(name, check.cell);
        let style = match () {
            () if ui.asked(name) == Some(check.cell) => theme.accent().add_modifier(Modifier::REVERSED),
            () if ui.is_source(name, check.cell) => theme.accent().add_modifier(Modifier::UNDERLINED),
            () if value.is_none() => theme.border(),
            () => unmarked,
        };
        let text = value.map_or("·".to_owned(), |value| with_decimals(value, decimals));
        let spare = width.saturating_sub(text.chars().count());
        [Span::raw(" ".repeat(spare)), Span::styled(text, style)]
    };
    let unmarked = match () {
        () if is_largest => verdict(check.difference, theme),
        () if is_current => base,
        () => theme.dim(),
    };
    let kink = if check.straddles_kink { "^" } else { "" };
    let marker = if is_current { "▸" } else { " " };
    let name = format!("{marker}{:NAME$}", format!("{}{}{kink}", check.gradient, check.cell.index(shape)));
    let mut line = Line::from(Span::styled(name, base));
    line.extend(part(check.gradient, 4, NUMBER, base));
    line.extend(part(check.numeric, 4, NUMBER, base));
    let [spare, apart] = part(check.apart, 1, DIFFERENCE - usize::from(is_largest), unmarked);
    line.push_span(spare);
    line.push_span(Span::styled(if is_largest { "◂" } else { "" }, unmarked));
    line.push_span(apart);
    line.render(area, buffer);
}
