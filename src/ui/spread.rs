//! What is said of some numbers as a whole, drawn under the axis that they lie on: where their mean is, how far they spread,
//! and where they end.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Theme;
use super::axis::Axis;
use super::histogram::{column_of, put};

/// As much of it as is known.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spread {
    /// The mean.
    pub mean: Option<f64>,
    /// The standard deviation.
    pub std: Option<f64>,
    /// The least number.
    pub least: Option<f64>,
    /// The greatest.
    pub greatest: Option<f64>,
}

impl Spread {
    /// Draws it into one line under the axis `x`, and into the next one what its marks are.
    pub fn render(&self, x: Axis, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let column = |number: f64| column_of(x, number, area).map(|column| area.x + column);
        let range = x.range();
        if let (Some(mean), Some(std)) = (self.mean, self.std) {
            let within = |number: f64| column(number.clamp(range.0, range.1));
            if let (Some(from), Some(to)) = (within(mean - std), within(mean + std)) {
                (from..=to).for_each(|x| put(buffer, x, area.y, "━", theme.curve()));
            }
        }
        let marks =
            [(self.least, "├", theme.target()), (self.greatest, "┤", theme.target()), (self.mean, "●", theme.fitted())];
        for (number, mark, style) in marks {
            if let Some(x) = number.and_then(column) {
                put(buffer, x, area.y, mark, style);
            }
        }
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        self.legend(theme, below.width).render(below, buffer);
    }

    /// What the marks are, the latest first where there is no room for all.
    fn legend(&self, theme: &Theme, width: u16) -> Line<'static> {
        let told = |mark: &'static str, style, word: &'static str| {
            [Span::styled(mark, style), Span::styled(word, theme.title())]
        };
        let mut parts = vec![];
        if self.mean.is_some() {
            parts.push(told("●", theme.fitted(), " mean "));
        }
        if self.std.is_some() {
            parts.push(told("━", theme.curve(), " ±std "));
        }
        if self.least.is_some() {
            parts.push(told("├", theme.target(), " min "));
        }
        if self.greatest.is_some() {
            parts.push(told("┤", theme.target(), " max "));
        }
        let ways = (0..parts.len()).map(|first| Line::from(parts[first..].concat()));
        ways.into_iter().find(|line| line.width() <= usize::from(width) + 1).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Capabilities, Colours};
    use crate::ui::Background;

    fn drawn(spread: Spread, width: u16) -> Vec<String> {
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        let area = Rect::new(0, 0, width, 2);
        let mut buffer = Buffer::empty(area);
        spread.render(Axis::linear(0.0, 20.0), &theme, area, &mut buffer);
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..2).map(row).collect()
    }

    #[test]
    fn what_is_known_is_marked_where_it_is() {
        let mut spread = Spread { mean: Some(8.5), ..Spread::default() };
        assert_eq!(drawn(spread, 20), ["        ●", "● mean"]);
        spread.std = Some(3.0);
        assert_eq!(drawn(spread, 20), ["     ━━━●━━━", "● mean ━ ±std"]);
        (spread.least, spread.greatest) = (Some(0.0), Some(20.0));
        assert_eq!(drawn(spread, 30)[1], "● mean ━ ±std ├ min ┤ max");
        assert_eq!(drawn(spread, 20), ["├    ━━━●━━━       ┤", "━ ±std ├ min ┤ max"]);
    }

    #[test]
    fn any_width_will_do() {
        let spread = Spread { mean: Some(1e300), std: Some(1e300), least: Some(-1.0), greatest: None };
        (0..30).for_each(|width| _ = drawn(spread, width));
    }
}
