//! Arrows: as long as can be seen, whatever the size of what they point along.

use ratatui::style::Style;

use super::Point;
use crate::ui::raster::{Raster, Stroke};

/// Dots of an arrow, of the shorter side of the picture's.
const ARROW: f64 = 0.3;

/// Draws an arrow into a direction, with a head; none where there is no direction.
pub(super) fn draw_arrow(raster: &mut Raster, from: Point, along: Point, style: Style) {
    let far = along.0.hypot(along.1);
    if far == 0.0 || !far.is_finite() {
        return;
    }
    let length = (raster.size().0.min(raster.size().1) * ARROW).max(8.0);
    let (x, y) = (along.0 / far, along.1 / far);
    let tip = (from.0 + x * length, from.1 + y * length);
    raster.line(from, tip, Stroke::Solid, style);
    let head = (length / 3.0).clamp(3.0, 6.0);
    for turn in [2.6_f64, -2.6] {
        let (sine, cosine) = turn.sin_cos();
        let barb = (tip.0 + head * (x * cosine - y * sine), tip.1 + head * (x * sine + y * cosine));
        raster.line(tip, barb, Stroke::Solid, style);
    }
}
