//! Numbers as bars along a line each, with marks where other numbers lie.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Theme;
use super::axis::Axis;

/// One line: a bar from 0 to a number, and marks at others.
#[derive(Debug, Clone, Default)]
pub struct Bullet {
    /// The number; nothing where it is not known yet.
    pub bar: Option<f64>,
    /// Other numbers, each with its mark.
    pub marks: Vec<(f64, &'static str, Style)>,
}

/// The axis that all these lines have room on, with 0 on it.
pub fn axis(bullets: &[Bullet]) -> Axis {
    let numbers =
        bullets.iter().flat_map(|bullet| bullet.bar.into_iter().chain(bullet.marks.iter().map(|mark| mark.0)));
    let numbers = numbers.filter(|number| number.is_finite());
    let (least, most) = numbers.fold((0.0_f64, 0.0_f64), |(least, most), number| (least.min(number), most.max(number)));
    Axis::linear(least, most)
}

/// Draws one of the lines in the first row of `area`, its bar in `style`.
pub fn render(bullet: &Bullet, axis: Axis, style: Style, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let column = |number: f64| {
        let place = axis.place(number)?;
        Some(area.x + (place.clamp(0.0, 1.0) * f64::from(area.width - 1)).round() as u16)
    };
    let mut put = |x: u16, symbol: &str, style: Style| {
        if let Some(cell) = buffer.cell_mut((x, area.y)) {
            cell.set_symbol(symbol).set_style(style);
        }
    };
    let Some(zero) = column(0.0) else { return };
    if let Some(end) = bullet.bar.and_then(column) {
        for x in zero.min(end)..=zero.max(end) {
            put(x, "▬", style);
        }
    }
    put(zero, "│", theme.border());
    for (number, mark, style) in &bullet.marks {
        if let Some(x) = column(*number) {
            put(x, mark, *style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Capabilities, Colours};
    use crate::ui::Background;

    fn drawn(bullets: &[Bullet], width: u16) -> Vec<String> {
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        let area = Rect::new(0, 0, width, bullets.len() as u16);
        let mut buffer = Buffer::empty(area);
        for (bullet, row) in bullets.iter().zip(area.rows()) {
            render(bullet, axis(bullets), Style::new(), &theme, row, &mut buffer);
        }
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..area.height).map(row).collect()
    }

    fn bullet(bar: Option<f64>, marks: &[f64]) -> Bullet {
        Bullet { bar, marks: marks.iter().map(|mark| (*mark, "◆", Style::new())).collect() }
    }

    #[test]
    fn bars_begin_at_0_and_end_at_their_number() {
        let lines = drawn(&[bullet(Some(4.0), &[2.0]), bullet(Some(-2.0), &[]), bullet(None, &[4.0])], 7);
        assert_eq!(lines, ["  │▬◆▬▬", "▬▬│", "  │   ◆"]);
    }

    #[test]
    fn any_numbers_and_any_width_will_do() {
        for width in 0..4 {
            drawn(&[bullet(Some(f64::NAN), &[f64::INFINITY]), bullet(Some(0.0), &[f64::MIN])], width);
        }
    }
}
