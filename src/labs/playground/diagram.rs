//! The network: its units as small fields, its weights as lines.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Playground;
use super::cursor::{Cursor, goes_back, layer_of};
use super::health::{Health, Unit};
use super::plane_view::{Grain, render_grid};
use crate::lab::{Evaluation, Shown};
use crate::ops::{Cell, Value};
use crate::ui::number::with_decimals;
use crate::ui::raster::{Raster, Stroke};
use crate::ui::{Theme, Ui, framed, legend, panel};

/// Where the units stand.
struct Places {
    /// The box of each unit, layer by layer, the inputs first.
    boxes: Vec<Vec<Rect>>,
    /// Whether there is a line below each for its number.
    has_numbers: bool,
}

/// Columns for the names of the inputs.
const NAMES: u16 = 6;

impl Places {
    fn of(sizes: &[usize], area: Rect) -> Self {
        let most = sizes.iter().copied().max().unwrap_or(1) as u16;
        let each = area.height / most.max(1);
        let height = match each {
            ..3 => 1,
            3..5 => 2,
            _ => 3,
        };
        let gaps = sizes.len() as u16 - 1;
        // Behind the output there is room for the mark of the unit that is chosen.
        let free = area.width.saturating_sub(NAMES + 1);
        let width = (2 * height + 1).max(4).min(free / (gaps + 1)).max(1);
        let has_numbers = each > height;
        let tall = height + u16::from(has_numbers);
        let boxes = sizes.iter().enumerate().map(|(layer, count)| {
            let x = area.x + NAMES + (free.saturating_sub(width)) * layer as u16 / gaps.max(1);
            let one = |unit: usize| {
                let middle = (2 * unit as u16 + 1) * area.height / (2 * *count as u16);
                let y = area.y + middle.saturating_sub(tall.div_ceil(2)).min(area.height.saturating_sub(tall));
                Rect { x, y, width, height }.intersection(area)
            };
            (0..*count).map(one).collect()
        });
        Self { boxes: boxes.collect(), has_numbers }
    }
}

/// Draws the network where the lab stands.
pub(super) fn render(run: Shown<Playground>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (lab, theme, network) = (run.lab(), ui.theme, run.lab().network());
    let sizes: Vec<String> = network.sizes().iter().map(ToString::to_string).collect();
    let back = run.step.as_ref().filter(|step| run.position.stage > 0 && goes_back(step));
    let what = if back.is_some() { "gradients" } else { "weights" };
    let marks = vec![
        Span::styled(" ━━ ", theme.target()),
        Span::styled(format!("{what} > 0  "), theme.title()),
        Span::styled("╌ ╌ ", theme.data()),
        Span::styled("< 0 ", theme.title()),
    ];
    let activation = run.parameters().get::<&str>("activation");
    let title = format!(" network {}, {activation} ", sizes.join("-"));
    let block = panel(title, theme).title_bottom(legend(area, marks));
    let inner = framed(block, area, buffer);
    if inner.height < 3 || inner.width < 12 {
        return;
    }
    let places = Places::of(network.sizes(), inner);
    render_lines(run, &places, theme, inner, buffer);
    render_units(run, &places, ui, buffer);
    let names = lab.features().iter().zip(&places.boxes[0]);
    for (feature, place) in names {
        let name = Line::styled(feature.label(), theme.dim());
        let left = Rect { x: inner.x, width: place.x.saturating_sub(inner.x), height: 1, ..*place };
        name.render(left.intersection(inner), buffer);
    }
}

/// Draws a line for each weight: solid above 0, dashed below; double where it is strong, none where it counts next to
/// nothing. While a stage goes back there are lines only where it has been, and they show gradients.
fn render_lines(run: Shown<Playground>, places: &Places, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let last = run.lab().network().layers();
    let step = run.step.as_ref().filter(|_| run.position.stage > 0);
    let mut raster = Raster::new(area);
    let dot = |x: u16, y: u16| (f64::from(x - area.x) * 2.0 + 0.5, f64::from(y - area.y) * 4.0 + 1.5);
    for layer in 1..=last {
        let name = match step.filter(|step| goes_back(step)) {
            Some(step) if layer < layer_of(step, last) => continue,
            Some(_) => format!("grad_W{layer}"),
            None => format!("W{layer}"),
        };
        let Some(values) = value(&run.now, &name) else { continue };
        let largest = values.largest();
        let is_current = step.is_some_and(|step| layer_of(step, last) == layer && step.name() != "update");
        let (units, inputs) = (values.shape().rows(), values.shape().columns());
        // The weak first, so that the strong lie over them.
        let mut cells: Vec<Cell> = (0..units).flat_map(|unit| (0..inputs).map(move |i| Cell::new(unit, i))).collect();
        cells.sort_by(|a, b| values.get(*a).abs().total_cmp(&values.get(*b).abs()));
        for cell in cells {
            let weight = values.get(cell);
            let strength = if largest > 0.0 { weight.abs() / largest } else { 0.0 };
            if strength < LEAST || !strength.is_finite() {
                continue;
            }
            let (from, to) = (places.boxes[layer - 1][cell.column], places.boxes[layer][cell.row]);
            let start = dot(from.right().saturating_sub(1), from.y + from.height / 2);
            let end = dot(to.x, to.y + to.height / 2);
            let style = style_of(weight, strength, is_current, theme);
            let below = if theme.has_colours() { Stroke::Dashed } else { SPARSE };
            let stroke = if weight < 0.0 { below } else { Stroke::Solid };
            raster.line(start, end, stroke, style);
            if strength >= 0.6 {
                raster.line((start.0, start.1 + 1.0), (end.0, end.1 + 1.0), stroke, style);
            }
        }
    }
    raster.draw(buffer);
}

/// Of the strongest line's size what a line has at least: a weaker one counts next to nothing.
const LEAST: f64 = 0.15;

/// A line below 0 where its colour does not say so: dots further apart.
const SPARSE: Stroke = Stroke::Pattern(0b0_0011, 5);

fn style_of(weight: f64, strength: f64, is_current: bool, theme: &Theme) -> Style {
    if !theme.has_colours() {
        // One style for all: where lines cross, each keeps its dots.
        return theme.text();
    }
    let style = if weight < 0.0 { theme.data() } else { theme.target() };
    match () {
        () if is_current => style.add_modifier(Modifier::BOLD),
        () if strength < 0.25 => theme.border(),
        () => style,
    }
}

fn value<'a>(now: &'a Evaluation, name: &str) -> Option<&'a Value> {
    now.get(name)
}

/// Draws each unit as what comes out of it over the plane, and below it what that is for the point that is looked at.
fn render_units(run: Shown<Playground>, places: &Places, ui: &Ui, buffer: &mut Buffer) {
    let (lab, theme, last) = (run.lab(), ui.theme, run.lab().network().layers());
    let size = places.boxes.iter().flatten().next().copied().unwrap_or_default();
    let grain = Grain { is_discrete: run.parameters().get("discretize"), is_coarse: false };
    if size.is_empty() {
        return;
    }
    let field = lab.averaged_field(&lab.numbers_in(&run.now), size.width.into(), 2 * usize::from(size.height));
    let cursor = Cursor::of(run, ui.look);
    let health = Health::shown(run);
    for (layer, boxes) in places.boxes.iter().enumerate() {
        for (unit, place) in boxes.iter().enumerate() {
            let numbers = if layer == 0 { &field.inputs[unit] } else { &field.units[layer - 1][unit] };
            // Inputs are shown from their least to their greatest.
            let scale =
                if layer == 0 { numbers.iter().fold(0.0_f64, |most, number| most.max(number.abs())) } else { 1.0 };
            let scaled: Vec<f64> = numbers.iter().map(|number| number / scale).collect();
            render_grid(&scaled, theme, grain, *place, buffer);
            let is_chosen = layer > 0 && (layer, unit) == (cursor.layer, cursor.unit);
            let below = Rect { y: place.bottom(), height: 1, width: place.width + 2, x: place.x.saturating_sub(1) };
            let how = health.units.get(layer.wrapping_sub(1)).and_then(|units| units.get(unit));
            let mark = match how {
                Some(Unit::Dead) => Some("dead"),
                Some(Unit::Saturated) => Some("flat"),
                _ => None,
            };
            if is_chosen {
                mark_chosen(*place, theme, buffer);
            }
            if let Some(mark) = mark {
                let line = Line::from(Span::styled(mark, theme.warning())).centered();
                line.render(if places.has_numbers { below } else { Rect { height: 1, ..*place } }, buffer);
            } else if places.has_numbers
                && let Some(number) = number_of(run, layer, unit, last, ui)
            {
                let (name, cell, number) = number;
                let usual = if is_chosen { theme.accent() } else { theme.text() };
                let style = ui.style_of(&name, cell, usual);
                Line::from(Span::styled(with_decimals(number, 2), style)).centered().render(below, buffer);
            }
        }
    }
}

/// Brackets around the unit that is chosen.
fn mark_chosen(place: Rect, theme: &Theme, buffer: &mut Buffer) {
    let middle = place.y + place.height / 2;
    for (x, bracket) in [(place.x.saturating_sub(1), "▸"), (place.right(), "◂")] {
        if let Some(cell) = buffer.cell_mut((x, middle)) {
            cell.set_symbol(bracket).set_style(theme.accent());
        }
    }
}

/// What comes out of a unit for the point that is looked at: the name, the cell and the number, where that is known.
fn number_of(run: Shown<Playground>, layer: usize, unit: usize, last: usize, ui: &Ui) -> Option<(String, Cell, f64)> {
    let is_within = run.position.stage > 0;
    let row = if is_within { ui.look.row.min(run.now.get("batch")?.shape().len() - 1) } else { ui.look.row };
    let row = if is_within { row } else { row.min(run.lab().points().len() - 1) };
    let (name, cell) = match layer {
        0 => (if is_within { "X_batch".to_owned() } else { "X".to_owned() }, Cell::new(row, unit)),
        layer if layer == last => ("output".to_owned(), Cell::at(row)),
        layer => (format!("A{layer}"), Cell::new(row, unit)),
    };
    let number = run.number(&name, cell)?;
    Some((name, cell, number))
}
