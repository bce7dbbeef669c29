//! Histograms: bars over an axis, of one or several series, and a line of blocks where there is no room for them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Theme;
use super::axis::{Axis, Tick};
use crate::lab::grouped;
use crate::math::Histogram;

/// Blocks of eight heights.
pub(super) const BLOCKS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The counts of one series.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    /// How many numbers fall where.
    pub histogram: &'a Histogram,
    /// What its bars are drawn with; blocks that are as high as the count says to an eighth, where there is none.
    pub mark: Option<&'static str>,
    /// Their style.
    pub style: Style,
}

/// Bars over a common axis, with counts beside them.
#[derive(Debug, Clone)]
pub struct Bars<'a> {
    /// What is counted; later ones lie over earlier ones.
    pub series: Vec<Series<'a>>,
    /// The axis under them.
    pub x: Axis,
    /// The same places in another unit, below it.
    pub also: Option<Axis>,
    /// A number on the axis that is pointed at.
    pub at: Option<f64>,
}

/// The least area for bars with axes.
const LEAST: (u16, u16) = (12, 5);

impl Bars<'_> {
    /// Where the bars themselves go, and the counts beside them; nothing where there is no room for more than a line.
    fn laid(&self, area: Rect) -> Option<(Rect, Vec<Tick>)> {
        let most = self.most();
        if area.width < LEAST.0 || area.height < LEAST.1 || most == 0 {
            return None;
        }
        let labels = 1 + u16::from(self.also.is_some());
        let rows = area.height - 1 - labels;
        // Where it costs little, one more is as high everywhere: then each count stands where a bar of so many ends.
        let over = u16::try_from(most).map_or(0, |most| rows % most);
        let rows = if over * 4 <= rows { rows - over } else { rows };
        let wanted =
            if most <= usize::from(rows / 2) && most <= 6 { most + 1 } else { usize::from(rows / 3).clamp(3, 8) };
        // Counts are whole.
        let whole = Axis::linear(0.0, most as f64).ticks(wanted).into_iter().filter(|tick| tick.value.fract() == 0.0);
        let ticks: Vec<_> = whole.map(|tick| Tick { label: grouped(tick.value as u64), ..tick }).collect();
        let gutter = ticks.iter().map(|tick| tick.label.chars().count()).max().unwrap_or(1) as u16;
        let left = area.x + gutter + 1;
        let width = area.right().saturating_sub(left);
        // Bins are as wide as each other where they have the axis to themselves.
        let bins = self.series.first().map_or(1, |series| series.histogram.counts.len().max(1)) as u16;
        let is_alone = self.series.len() == 1 && self.also.is_none() && bins <= width / 2;
        let width = if is_alone && self.is_spanned() { width - width % bins } else { width };
        Some((Rect { x: left, y: area.y + area.height - 1 - labels - rows, width, height: rows }, ticks))
    }

    fn most(&self) -> usize {
        self.series.iter().map(|series| series.histogram.most()).max().unwrap_or(0)
    }

    /// Whether the first series goes from one end of the axis to the other.
    fn is_spanned(&self) -> bool {
        let ends = self.series.first().map(|series| (series.histogram.from, series.histogram.to()));
        ends == Some(self.x.range())
    }

    /// The columns of the axis, in the line under its numbers.
    pub fn under(&self, area: Rect) -> Option<Rect> {
        let (canvas, _) = self.laid(area)?;
        Some(Rect { y: area.bottom(), height: 1, ..canvas })
    }

    /// Draws them. Any area will do.
    pub fn render(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        let most = self.most();
        let Some((canvas, ticks)) = self.laid(area) else {
            let text = self.series.first().map_or(String::new(), |series| spark(series.histogram));
            return Line::styled(text, theme.data()).render(area, buffer);
        };
        let (rows, gutter) = (canvas.height, canvas.x - 1 - area.x);
        for row in canvas.rows() {
            put(buffer, canvas.x - 1, row.y, "│", theme.dim());
        }
        for tick in ticks {
            // The height that a bar of so many reaches up to.
            let row = canvas.bottom() - ((tick.value / most as f64 * f64::from(rows)).round() as u16).clamp(1, rows);
            if tick.value > 0.0 {
                let place = Rect { x: area.x, y: row, width: gutter, height: 1 };
                Line::styled(tick.label, theme.dim()).right_aligned().render(place, buffer);
                put(buffer, canvas.x - 1, row, "┤", theme.dim());
            }
        }
        for series in &self.series {
            self.render_series(series, most, canvas, buffer);
        }
        put(buffer, canvas.x - 1, canvas.bottom(), "└", theme.dim());
        for x in canvas.left()..canvas.right() {
            put(buffer, x, canvas.bottom(), "─", theme.dim());
        }
        for (line, axis) in [Some(self.x), self.also].into_iter().flatten().enumerate() {
            let place = Rect { y: canvas.bottom() + 1 + line as u16, height: 1, ..canvas };
            render_ticks(axis, line == 0, theme, place, buffer);
        }
        if let Some(column) = self.at.and_then(|at| column_of(self.x, at, canvas)) {
            put(buffer, canvas.x + column, canvas.bottom(), "▲", theme.accent());
        }
    }

    fn render_series(&self, series: &Series, most: usize, canvas: Rect, buffer: &mut Buffer) {
        let histogram = series.histogram;
        for (bin, count) in histogram.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let edge = |bin: usize| self.x.place(histogram.from + histogram.width * bin as f64);
            let (Some(from), Some(to)) = (edge(bin), edge(bin + 1)) else { continue };
            let width = f64::from(canvas.width);
            let first = ((from * width).round().max(0.0) as u16).min(canvas.width.saturating_sub(1));
            let last = ((to * width).round().max(0.0) as u16).clamp(first + 1, canvas.width);
            // A gap where there is room for one.
            let last = if last - first >= 3 { last - 1 } else { last };
            let eighths = (*count as f64 / most as f64 * f64::from(canvas.height) * 8.0).round().max(1.0) as u16;
            for x in first..last {
                for row in 0..eighths.div_ceil(8) {
                    let filled = (eighths - row * 8).min(8);
                    let symbol = series.mark.unwrap_or(BLOCKS[usize::from(filled) - 1]);
                    put(buffer, canvas.x + x, canvas.bottom() - 1 - row, symbol, series.style);
                }
            }
        }
    }
}

/// A histogram as a line of blocks, one for each bin; nothing stands where nothing falls.
pub fn spark(histogram: &Histogram) -> String {
    let most = histogram.most().max(1);
    let block = |count: &usize| match count {
        0 => " ",
        count => BLOCKS[(count * 8).div_ceil(most) - 1],
    };
    histogram.counts.iter().map(block).collect()
}

/// Where a number stands along the axis under `canvas`.
pub(super) fn column_of(axis: Axis, number: f64, canvas: Rect) -> Option<u16> {
    let place = axis.place(number).filter(|place| (0.0..=1.0).contains(place))?;
    Some((place * f64::from(canvas.width)).floor().min(f64::from(canvas.width.saturating_sub(1))) as u16)
}

/// The numbers along an axis, as many as fit beside each other, with marks on the line above them.
pub(super) fn render_ticks(axis: Axis, is_marked: bool, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let width = |label: &str| label.chars().count() as u16;
    let fitting = (1..=usize::from(area.width / 5).max(1)).rev().map(|most| axis.ticks(most)).find(|ticks| {
        let widest = ticks.iter().map(|tick| width(&tick.label)).max().unwrap_or(0) + 2;
        ticks.len() < 2 || widest * ticks.len() as u16 <= area.width
    });
    let mut free_from = area.x.saturating_sub(1);
    for tick in fitting.unwrap_or_default() {
        let Some(column) = column_of(axis, tick.value, area) else { continue };
        let width = width(&tick.label);
        let x =
            (area.x + column).saturating_sub(width / 2).clamp(area.x, area.right().saturating_sub(width).max(area.x));
        if x >= free_from {
            if is_marked {
                put(buffer, area.x + column, area.y - 1, "┬", theme.dim());
            }
            Line::styled(tick.label, theme.dim()).render(Rect { x, width, ..area }.intersection(area), buffer);
            free_from = x + width + 1;
        }
    }
}

pub(super) fn put(buffer: &mut Buffer, x: u16, y: u16, symbol: &str, style: Style) {
    if let Some(cell) = buffer.cell_mut((x, y)) {
        cell.set_symbol(symbol).set_style(style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Capabilities, Colours};
    use crate::ui::Background;

    fn drawn(series: &[(&Histogram, Option<&'static str>)], x: Axis, width: u16, height: u16) -> Vec<String> {
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let series =
            series.iter().map(|(histogram, mark)| Series { histogram, mark: *mark, style: theme.data() }).collect();
        Bars { series, x, also: None, at: Some(0.5) }.render(&theme, area, &mut buffer);
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..height).map(row).collect()
    }

    #[test]
    fn bars_are_as_high_as_their_counts() {
        let histogram = Histogram { from: 0.0, width: 1.0, counts: vec![1, 4, 0, 2] };
        let lines = drawn(&[(&histogram, None)], Axis::linear(0.0, 4.0), 18, 6);
        assert_eq!(
            lines,
            [
                "4┤    ███",
                " │    ███",
                "2┤    ███     ███",
                " │███ ███     ███",
                " └┬─▲─────┬──────┬",
                "  0       2      4",
            ]
        );
    }

    #[test]
    fn what_is_narrower_than_a_column_still_shows() {
        let (wide, narrow) = (Histogram::of(&[0.0, 50.0, 100.0], 2), Histogram::of(&[0.1, 0.2, 0.3, 0.4], 2));
        let lines = drawn(&[(&wide, None), (&narrow, Some("▒"))], Axis::linear(0.0, 100.0), 22, 6);
        assert!(lines[3].starts_with(" │▒"), "{lines:?}");
    }

    #[test]
    fn a_line_of_blocks_has_one_for_each_bin() {
        assert_eq!(spark(&Histogram { from: 0.0, width: 1.0, counts: vec![0, 1, 4, 8] }), " ▁▄█");
        assert_eq!(spark(&Histogram { from: 0.0, width: 1.0, counts: vec![0, 0] }), "  ");
    }

    #[test]
    fn any_area_and_any_numbers_will_do() {
        let histograms = [
            Histogram::of(&[], 3),
            Histogram::of(&[3.0; 4], 3),
            Histogram::of(&[-1e300, 1e300], 5),
            Histogram::of(&[f64::MIN, f64::MAX], 5),
        ];
        for (width, height) in (0..30).flat_map(|width| (0..10).map(move |height| (width, height))) {
            for histogram in &histograms {
                drawn(&[(histogram, None)], Axis::linear(-1.0, 1e300), width, height);
            }
        }
    }
}
