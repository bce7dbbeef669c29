//! A scalar of the program over its rounds.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::super::curves::is_followed;
use super::super::stand::ProgramStand;
use crate::lab::Snapshot;
use crate::math::ends;
use crate::page::Sentence;
use crate::ui::axis::Axis;
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{Ui, framed, panel};

/// The curve in its frame: of the loss, or of what the last statement changed where that is no count; else none.
pub fn render(stand: &ProgramStand, shown: &Snapshot, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let curves = &stand.curves;
    let changed =
        stand.variables.iter().filter(|variable| variable.has_changed()).map(|variable| variable.name.as_str());
    let is_no_count = |name: &&str| {
        curves.of(name).is_some_and(|curve| curve.iter().any(|(_, number)| number.is_finite() && number.fract() != 0.0))
    };
    let name = changed.clone().filter(|name| is_followed(name)).find(|name| curves.of(name).is_some());
    let name = name.or_else(|| curves.followed().next()).or_else(|| changed.clone().find(is_no_count));
    let Some((name, curve)) = name.and_then(|name| Some((name, curves.of(name)?))) else {
        let inner = framed(panel(" curve ", ui.theme), area, buffer);
        let text = ui.words.whole(&Sentence::of("no-curve"));
        return Line::styled(text, ui.theme.dim()).render(inner, buffer);
    };
    let now = shown.scalar(name).map_or_else(String::new, |now| format!(" {} ", number(now)));
    let block = panel(format!(" {name}, step by step "), ui.theme).title_bottom(Line::styled(now, ui.theme.value()));
    let inner = framed(block, area, buffer);
    let points: Vec<(f64, f64)> =
        curve.iter().map(|(round, number)| (*round as f64, *number)).filter(|(_, number)| number.is_finite()).collect();
    let (left, right) = ends(points.iter().map(|point| point.0));
    let (low, high) = ends(points.iter().map(|point| point.1));
    if points.is_empty() {
        return;
    }
    let here = shown.position.done as f64;
    let plot = Plot::new(Axis::linear(left, right.max(left + 1.0)), Axis::with_margin(low, high, 0.05), ui.theme.dim())
        .path(points.iter().copied().filter(|(round, _)| *round <= here), Stroke::Solid, ui.theme.fitted())
        .path(points.iter().copied().filter(|(round, _)| *round >= here), Stroke::Dashed, ui.theme.dim());
    let plot = match shown.scalar(name) {
        Some(now) if now.is_finite() => plot.glyph((here, now), "●", ui.theme.accent()),
        _ => plot,
    };
    plot.render(inner, buffer);
}
