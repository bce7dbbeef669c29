//! What a run comes to, against one of its settings.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use ratatui::widgets::Widget;

use crate::ui::Theme;
use crate::ui::axis::Axis;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;

/// So many times the least is as high as is drawn; what is higher is marked at the upper edge.
const BEYOND: f64 = 1e4;

/// A value that was swept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The value.
    pub value: f64,
    /// What the run came to; nothing where that is not known, or no number.
    pub last: Option<f64>,
    /// Whether it left the finite numbers.
    pub has_diverged: bool,
}

/// Draws the points; that in place `chosen` stands out. A run that has left the finite numbers is marked at the upper edge.
pub fn render(
    points: &[Point],
    chosen: usize,
    is_by_ratio: bool,
    is_linear: bool,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) {
    let values = points.iter().map(|point| point.value);
    let (least, most) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)));
    let x_axis = if is_by_ratio { Axis::logarithmic(least, most) } else { Axis::with_margin(least, most, 0.02) };
    let settled: Vec<(f64, f64)> = points
        .iter()
        .filter(|point| !point.has_diverged)
        .filter_map(|point| Some((point.value, point.last.filter(|last| last.is_finite())?)))
        .collect();
    let within = |(least, most): (f64, f64), (_, last): &(f64, f64)| (least.min(*last), most.max(*last));
    let (low, high) = settled.iter().fold((f64::INFINITY, f64::NEG_INFINITY), within);
    // What has grown beyond all measure does not make the others flat.
    let high = if low > 0.0 { high.min(low * BEYOND) } else { high };
    let y_axis =
        if low > 0.0 && !is_linear { Axis::logarithmic(low, high) } else { Axis::with_margin(low, high, 0.05) };
    let top = y_axis.range().1;
    let mut plot = Plot::new(x_axis, y_axis, theme.dim()).path(settled.iter().copied(), Stroke::Solid, theme.curve());
    for (value, last) in &settled {
        let (at, mark) = if *last > top { (top, "▲") } else { (*last, "●") };
        plot = plot.glyph((*value, at), mark, theme.curve());
    }
    for point in points.iter().filter(|point| point.has_diverged) {
        plot = plot.glyph((point.value, top), "×", theme.warning());
    }
    if let Some(point) = points.get(chosen) {
        let at = point.last.filter(|last| last.is_finite() && !point.has_diverged).unwrap_or(top).min(top);
        plot = plot.upright(point.value, Stroke::Pattern(1, 4), theme.accent()).glyph(
            (point.value, at),
            if point.has_diverged { "×" } else { "◆" },
            theme.accent().add_modifier(Modifier::BOLD),
        );
    }
    plot.render(area, buffer);
}
