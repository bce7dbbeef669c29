//! Numbers as horizontal bars on a common zero, each with its number beside it.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Theme;
use super::number::with_decimals;

/// A column of bars under a title. One that is not computed yet keeps its place and is blank.
#[derive(Debug)]
pub struct Bars<'a> {
    /// What stands above it.
    pub title: &'a str,
    /// The numbers, from top to bottom; nothing where there is none yet.
    pub values: &'a [Option<f64>],
    /// The numbers at the ends; widened to have 0 between them.
    pub range: (f64, f64),
    /// How bars are drawn.
    pub style: Style,
    /// The number that has just been computed.
    pub current: Option<usize>,
    /// The number that somebody asks about.
    pub asked: Option<usize>,
    /// The numbers that it came from.
    pub sources: HashSet<usize>,
    /// A second series, drawn as a mark on each bar.
    pub second: Option<(&'a [Option<f64>], Style)>,
    /// Where the rows go.
    pub rows: Rows,
}

/// Where the rows of several columns of bars beside each other go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// Those that are shown.
    pub shown: std::ops::Range<usize>,
    /// Lines from one to the next.
    pub pitch: u16,
    /// Lines of each.
    pub thickness: u16,
}

/// Columns of a number, with the space ahead of it.
const NUMBER: u16 = 9;

impl Rows {
    /// `all` rows in `height` lines, with row `cursor` among them; as thick as there is room for.
    pub fn fitting(all: usize, cursor: usize, height: u16) -> Self {
        let pitch = (usize::from(height) / all.max(1)).clamp(1, 4) as u16;
        let shown = super::grid::window(cursor.min(all), usize::from(height / pitch), all);
        Self { shown, pitch, thickness: pitch.saturating_sub(1).max(1) }
    }

    /// Whether there are several, one directly below the other.
    fn are_thin(&self) -> bool {
        self.pitch == 1 && self.shown.len() > 1
    }

    /// Each row with the line, from 0, of its number: the middle of its bar.
    pub fn lines(&self) -> impl Iterator<Item = (usize, u16)> + '_ {
        self.shown.clone().enumerate().map(|(k, row)| (row, k as u16 * self.pitch + (self.thickness - 1) / 2))
    }
}

impl Bars<'_> {
    /// Draws it: the title, the bars, and below them what their ends stand for. Any area will do.
    pub fn render(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        Line::styled(self.title, theme.title()).render(Rect { height: 1, ..area }, buffer);
        let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let canvas = Rect { width: body.width.saturating_sub(NUMBER), ..body };
        for (k, row) in self.rows.shown.clone().enumerate() {
            let top = k as u16 * self.rows.pitch;
            for line in top..(top + self.rows.thickness).min(body.height) {
                self.render_bar(row, theme, Rect { y: body.y + line, height: 1, ..canvas }, buffer);
            }
        }
        for (row, line) in self.rows.lines().filter(|(_, line)| *line < body.height) {
            self.render_second(row, Rect { y: body.y + line, height: 1, ..canvas }, buffer);
            let (text, style) = self.number(row, theme);
            let place = Rect { x: canvas.right(), y: body.y + line, width: NUMBER.min(body.width), height: 1 };
            Line::styled(text, style).right_aligned().render(place.intersection(area), buffer);
        }
        let below = self.rows.shown.len() as u16 * self.rows.pitch;
        if below < body.height {
            self.render_scale(theme, Rect { y: body.y + below, height: 1, ..canvas }, buffer);
        }
    }

    fn number(&self, row: usize, theme: &Theme) -> (String, Style) {
        let Some(value) = self.values.get(row).copied().flatten() else { return (String::new(), theme.border()) };
        let style = match () {
            () if self.asked == Some(row) => theme.accent().add_modifier(Modifier::REVERSED),
            () if self.sources.contains(&row) => theme.accent().add_modifier(Modifier::UNDERLINED),
            () if !value.is_finite() => theme.warning(),
            () if self.current == Some(row) => theme.accent(),
            () => theme.value(),
        };
        (with_decimals(value, 4), style)
    }

    /// The ends of the scale, with 0 between them.
    fn ends(&self) -> (f64, f64) {
        let finite = |end: f64| if end.is_finite() { end } else { 0.0 };
        let (least, most) = (finite(self.range.0).min(0.0), finite(self.range.1).max(0.0));
        if least < most { (least, most) } else { (0.0, 1.0) }
    }

    /// Cells to the left of 0 when there are `width`.
    fn zero(&self, width: u16) -> u16 {
        let (least, most) = self.ends();
        // Halved first: the range of the largest doubles is not one.
        let share = (-least / 2.0) / (most / 2.0 - least / 2.0);
        (share * f64::from(width.saturating_sub(1))).round() as u16
    }

    /// Half cells from 0 to `value`, without its sign, and never more than there are on its side.
    fn halves(&self, value: f64, width: u16) -> u16 {
        let (least, most) = self.ends();
        let zero = self.zero(width);
        let room = if value < 0.0 { zero } else { width.saturating_sub(zero + 1) };
        let share = (value.abs() / 2.0) / (most / 2.0 - least / 2.0);
        let halves = (share * 2.0 * f64::from(width.saturating_sub(1))).round();
        halves.min(2.0 * f64::from(room)) as u16
    }

    fn render_bar(&self, row: usize, theme: &Theme, place: Rect, buffer: &mut Buffer) {
        let mut put = |offset: u16, symbol: &str, style: Style| {
            let cell = buffer.cell_mut((place.x.saturating_add(offset), place.y));
            if let Some(cell) = cell.filter(|_| offset < place.width) {
                cell.set_symbol(symbol).set_style(style);
            }
        };
        let zero = self.zero(place.width);
        // Where nothing is free between two rows, bars are half as high as a row.
        let [full, left, right] = if self.rows.are_thin() { ["▄", "▖", "▗"] } else { ["█", "▌", "▐"] };
        put(zero, "│", theme.border());
        let Some(value) = self.values.get(row).copied().flatten().filter(|value| !value.is_nan()) else { return };
        let style = if value.is_finite() { self.style } else { theme.warning() };
        let halves = self.halves(value, place.width);
        let (whole, half) = (halves / 2, halves % 2);
        let at = |k: u16| if value < 0.0 { zero.wrapping_sub(k) } else { zero + k };
        for k in 1..=whole {
            put(at(k), full, style);
        }
        if half > 0 {
            put(at(whole + 1), if value < 0.0 { right } else { left }, style);
        }
        if value.is_infinite() && whole > 0 {
            put(at(whole), if value < 0.0 { "◀" } else { "▶" }, style);
        }
    }

    /// The mark of the second series, on the line of the row's number.
    fn render_second(&self, row: usize, place: Rect, buffer: &mut Buffer) {
        let Some((values, style)) = self.second else { return };
        if self.values.get(row).copied().flatten().is_none_or(f64::is_nan) {
            return;
        }
        let Some(value) = values.get(row).copied().flatten().filter(|value| value.is_finite()) else { return };
        let (zero, k) = (self.zero(place.width), self.halves(value, place.width).div_ceil(2));
        let offset = if value < 0.0 { zero.wrapping_sub(k) } else { zero + k };
        let cell = buffer.cell_mut((place.x.saturating_add(offset), place.y));
        if let Some(cell) = cell.filter(|_| offset < place.width) {
            cell.set_symbol("◇").set_style(style);
        }
    }

    fn render_scale(&self, theme: &Theme, place: Rect, buffer: &mut Buffer) {
        let (least, most) = self.ends();
        let text = |end: f64| {
            let text = with_decimals(end, 2);
            if text.contains(['e', 'i']) { text } else { text.trim_end_matches(".00").to_owned() }
        };
        let (left, right) = (text(least), text(most));
        if left.chars().count() + right.chars().count() < usize::from(place.width) {
            Line::styled(&*left, theme.dim()).render(place, buffer);
            Line::styled(&*right, theme.dim()).right_aligned().render(place, buffer);
        }
        // 0 under its line, where neither end is in the way.
        let zero = self.zero(place.width);
        let is_free = |column: u16, ahead: &str, behind: &str| {
            usize::from(column) > ahead.chars().count()
                && usize::from(column) + 1 + behind.chars().count() < usize::from(place.width)
        };
        if least < 0.0 && most > 0.0 && is_free(zero, &left, &right) {
            Line::styled("0", theme.dim()).render(Rect { x: place.x + zero, width: 1, ..place }, buffer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Capabilities, Colours};
    use crate::ui::Background;

    fn drawn(values: &[Option<f64>], range: (f64, f64), width: u16, height: u16) -> Vec<String> {
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let truth = [Some(1.0)];
        let bars = Bars {
            title: "x",
            values,
            range,
            style: Style::new(),
            current: None,
            asked: None,
            sources: HashSet::new(),
            second: Some((&truth, Style::new())),
            rows: Rows::fitting(values.len(), 0, height.saturating_sub(2)),
        };
        bars.render(&theme, area, &mut buffer);
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..height).map(row).collect()
    }

    #[test]
    fn bars_stand_on_a_common_zero_with_their_numbers() {
        let lines = drawn(&[Some(2.0), Some(-1.0), Some(0.0), None], (-1.0, 2.0), 16, 6);
        assert_eq!(lines, ["x", "  │▄◇▄▄   2.0000", "▄▄│      −1.0000", "  │            0", "  │", "−1    2"]);
        let lines = drawn(&[Some(2.0), Some(-1.0)], (-1.0, 2.0), 21, 6);
        assert_eq!(lines, ["x", "    │███◇███   2.0000", "", "▐███│         −1.0000", "", "−1  0      2"]);
    }

    #[test]
    fn what_is_no_number_has_no_bar_and_what_is_beyond_all_has_an_arrow() {
        let lines = drawn(&[Some(f64::NAN), Some(f64::INFINITY), Some(f64::MAX)], (0.0, f64::INFINITY), 15, 5);
        assert_eq!(&lines[1..4], ["│           nan", "│▄▄▄▄▶      inf", "│▄▄▄▄▄  1.8e308"]);
    }

    #[test]
    fn rows_that_do_not_fit_are_those_far_from_the_cursor() {
        assert_eq!(Rows::fitting(9, 8, 3), Rows { shown: 6..9, pitch: 1, thickness: 1 });
        assert_eq!(Rows::fitting(2, 0, 7), Rows { shown: 0..2, pitch: 3, thickness: 2 });
        assert_eq!(Rows::fitting(0, 0, 7).shown, 0..0);
    }

    #[test]
    fn any_area_will_do() {
        for (width, height) in (0..14).flat_map(|width| (0..6).map(move |height| (width, height))) {
            drawn(&[Some(1.0), Some(-5.0), None], (-5.0, 1.0), width, height);
        }
    }
}
