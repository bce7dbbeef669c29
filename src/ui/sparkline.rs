//! A curve one row high, for where there is no room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::axis::Axis;
use super::plot::Point;

/// Draws `points`, which are in the order of their x, with blocks of eight heights; beyond the last of them nothing.
pub fn render(points: &[Point], x: Axis, y: Axis, style: Style, area: Rect, buffer: &mut Buffer) {
    const BLOCKS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    let Some(reached) = points.last().and_then(|(last, _)| x.place(*last)) else { return };
    for column in 0..area.width {
        let place = f64::from(column) / f64::from(area.width.max(2) - 1);
        let next = points.iter().find(|(at, _)| x.place(*at).is_some_and(|at| at >= place));
        let shown = if column == 0 { points.first() } else { next.filter(|_| place <= reached) };
        let Some(height) = shown.and_then(|(_, value)| y.place(*value)) else { continue };
        let block = BLOCKS[(height.clamp(0.0, 1.0) * 7.0).round() as usize];
        if let Some(cell) = buffer.cell_mut((area.x + column, area.y)) {
            cell.set_symbol(block).set_style(style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(points: &[Point]) -> String {
        let area = Rect::new(0, 0, 9, 1);
        let mut buffer = Buffer::empty(area);
        render(points, Axis::linear(0.0, 8.0), Axis::linear(0.0, 7.0), Style::new(), area, &mut buffer);
        (0..9).map(|x| buffer[(x, 0)].symbol().to_owned()).collect()
    }

    #[test]
    fn a_curve_ends_where_its_points_end() {
        let points: Vec<Point> = (0..=7).map(|i| (f64::from(i), 7.0 - f64::from(i))).collect();
        assert_eq!(drawn(&points), "█▇▆▅▄▃▂▁ ");
        assert_eq!(drawn(&points[..3]), "█▇▆      ");
        assert_eq!(drawn(&points[..1]), "█        ");
        assert_eq!(drawn(&[]), "         ");
    }
}
