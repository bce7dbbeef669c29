//! Distributions over one axis, a strip each, one above the other: where each of several lies, and how they overlap.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Theme;
use super::axis::Axis;
use super::histogram::{BLOCKS, column_of, put, render_ticks};
use crate::math::Histogram;

/// One distribution.
#[derive(Debug, Clone)]
pub struct Strip<'a> {
    /// What is distributed.
    pub name: &'a str,
    /// How many numbers fall where.
    pub histogram: Histogram,
    /// A number that is pointed at.
    pub at: Option<f64>,
    /// Whether it is the one that is looked at.
    pub is_chosen: bool,
}

/// Strips over their common axis. Each is as high as its own highest place: what is compared is where they lie.
#[derive(Debug, Clone)]
pub struct Strips<'a> {
    /// From top to bottom.
    pub strips: Vec<Strip<'a>>,
    /// The style of the bars.
    pub style: Style,
}

/// Rows below the strips: the axis and its numbers.
const BELOW: u16 = 2;

/// The least columns of a strip.
const LEAST: u16 = 6;

impl Strips<'_> {
    /// How many strips there is room for.
    pub fn fitting(height: u16) -> usize {
        usize::from(height.saturating_sub(BELOW))
    }

    /// The axis that holds all of them.
    fn axis(&self) -> Axis {
        let ends = self.strips.iter().map(|strip| (strip.histogram.from, strip.histogram.to()));
        let (least, most) =
            ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), (from, to)| (least.min(from), most.max(to)));
        Axis::linear(least, most)
    }

    /// Draws them. Any area will do.
    pub fn render(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        let count = self.strips.len() as u16;
        let longest = self.strips.iter().map(|strip| strip.name.chars().count()).max().unwrap_or(0) as u16;
        let names = if longest <= area.width / 3 { longest } else { area.width / 4 };
        if count == 0 || area.height < count + BELOW || area.width < names + 1 + LEAST {
            return;
        }
        let pitch = (area.height - BELOW) / count;
        // A gap where there is room for one.
        let thick = if pitch >= 3 { pitch - 1 } else { pitch };
        let x = self.axis();
        let left = area.x + names + 1;
        let canvas = Rect { x: left, width: area.right() - left, height: pitch * count, ..area };
        for (k, strip) in self.strips.iter().enumerate() {
            let place = Rect { y: canvas.y + k as u16 * pitch + (pitch - thick), height: thick, ..canvas };
            let style = if strip.is_chosen { theme.accent() } else { theme.title() };
            let name: String = strip.name.chars().take(names.into()).collect();
            let beside = Rect { x: area.x, y: place.bottom() - 1, width: names, height: 1 };
            Line::styled(name, style).render(beside, buffer);
            self.render_strip(strip, x, theme, place, buffer);
        }
        for column in canvas.left()..canvas.right() {
            put(buffer, column, canvas.bottom(), "─", theme.dim());
        }
        render_ticks(x, true, theme, Rect { y: canvas.bottom() + 1, height: 1, ..canvas }, buffer);
    }

    fn render_strip(&self, strip: &Strip, x: Axis, theme: &Theme, canvas: Rect, buffer: &mut Buffer) {
        let shares = shares(&strip.histogram, x, canvas.width);
        let most = shares.iter().copied().fold(0.0, f64::max);
        for (column, share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            // One eighth stays free, so that no strip runs into the one above it.
            let highest = canvas.height * 8 - 1;
            let eighths = ((share / most * f64::from(highest)).ceil() as u16).clamp(1, highest);
            for row in 0..eighths.div_ceil(8) {
                let filled = usize::from((eighths - row * 8).min(8));
                put(buffer, canvas.x + column as u16, canvas.bottom() - 1 - row, BLOCKS[filled - 1], self.style);
            }
        }
        if let Some(column) = strip.at.and_then(|at| column_of(x, at, canvas)) {
            let style = theme.accent().add_modifier(Modifier::BOLD);
            put(buffer, canvas.x + column, canvas.bottom() - 1, "◆", style);
        }
    }
}

/// How many of the numbers fall into each of `width` columns over the axis; those of a bin are spread evenly over it.
fn shares(histogram: &Histogram, x: Axis, width: u16) -> Vec<f64> {
    let mut shares = vec![0.0; usize::from(width)];
    let last = f64::from(width);
    for (bin, count) in histogram.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let edge = |bin: usize| x.place(histogram.from + histogram.width * bin as f64).map(|place| place * last);
        let (Some(from), Some(to)) = (edge(bin), edge(bin + 1)) else { continue };
        let (from, to) = (from.clamp(0.0, last), to.clamp(0.0, last));
        let first = (from.floor() as usize).min(shares.len().saturating_sub(1));
        let end = (to.ceil() as usize).clamp(first + 1, shares.len().max(first + 1));
        for (column, share) in shares.iter_mut().enumerate().take(end).skip(first) {
            let inside = to.min(column as f64 + 1.0) - from.max(column as f64);
            *share += *count as f64 * if to > from { (inside / (to - from)).max(0.0) } else { 1.0 };
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Capabilities, Colours};
    use crate::ui::Background;

    fn drawn(histograms: &[Histogram], width: u16, height: u16) -> Vec<String> {
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let strip =
            |histogram: &Histogram| Strip { name: "ab", histogram: histogram.clone(), at: None, is_chosen: false };
        Strips { strips: histograms.iter().map(strip).collect(), style: theme.data() }.render(
            &theme,
            area,
            &mut buffer,
        );
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..height).map(row).collect()
    }

    #[test]
    fn each_lies_where_its_numbers_do() {
        let (low, wide) = (Histogram::of(&[0.0, 1.0, 2.0], 3), Histogram::of(&[0.0, 1.0, 99.0, 100.0], 2));
        let lines = drawn(&[low, wide], 23, 4);
        assert_eq!(lines[0], "ab ▇");
        assert_eq!(lines[1], "ab ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇");
    }

    #[test]
    fn all_the_numbers_are_in_the_columns() {
        let histogram = Histogram::of(&[0.0, 1.0, 2.0, 2.5, 9.0, 10.0], 7);
        for width in 1..40 {
            for ends in [(0.0, 10.0), (-5.0, 3000.0), (0.0, 11.0)] {
                let all: f64 = shares(&histogram, Axis::linear(ends.0, ends.1), width).iter().sum();
                assert!((all - 6.0).abs() < 1e-9, "{all} in {width} columns over {ends:?}");
            }
        }
    }

    #[test]
    fn any_area_and_any_numbers_will_do() {
        let of = [Histogram::of(&[3.0; 4], 3), Histogram::of(&[-1e300, 1e300], 5), Histogram::of(&[], 3)];
        for (width, height) in (0..30).flat_map(|width| (0..10).map(move |height| (width, height))) {
            drawn(&of, width, height);
        }
    }
}
