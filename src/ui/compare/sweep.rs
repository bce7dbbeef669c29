//! What a run comes to, against one of its settings.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Span;
use ratatui::widgets::Widget;

use crate::ui::Theme;
use crate::ui::axis::Axis;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;

/// So many times the least is as high as is drawn; what is higher is marked at the upper edge.
const BEYOND: f64 = 100.0;

/// What is no more than this above the least is as good.
const ALIKE: f64 = 0.01;

/// A value that was swept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The value.
    pub value: f64,
    /// What the run came to; nothing where that is not known, or no number.
    pub last: Option<f64>,
    /// How it ended.
    pub end: End,
}

/// How a run that was swept ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// At no more than it began with.
    Settled,
    /// Above where it began.
    Grown,
    /// It left the finite numbers.
    Diverged,
}

impl Point {
    /// What the run came to, where that is a number.
    fn finite(&self) -> Option<f64> {
        self.last.filter(|last| last.is_finite() && self.end != End::Diverged)
    }
}

/// What a sweep shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The place of the value that came to the least.
    pub best: usize,
    /// What it came to.
    pub least: f64,
    /// The first and the last place around it without a gap that came to no more than 1 % more.
    pub alike: (usize, usize),
    /// How many ended above where they began, or left the finite numbers.
    pub lost: usize,
    /// The first of these, where they are all that is above it.
    pub first_lost: Option<usize>,
}

/// What came out of a sweep; nothing where each ended above where it began, or left the finite numbers.
pub fn outcome(points: &[Point]) -> Option<Outcome> {
    let settled = |point: &Point| point.finite().filter(|_| point.end == End::Settled);
    let found = points.iter().enumerate().filter_map(|(place, point)| Some((place, settled(point)?)));
    let (best, least) = found.min_by(|a, b| a.1.total_cmp(&b.1))?;
    let is_alike = |point: &Point| settled(point).is_some_and(|last| last - least <= ALIKE * least.abs());
    let below = points[..best].iter().rev().take_while(|point| is_alike(point)).count();
    let above = points[best + 1..].iter().take_while(|point| is_alike(point)).count();
    let is_lost = |point: &Point| point.end != End::Settled;
    let lost = points.iter().filter(|point| is_lost(point)).count();
    let behind = points.iter().rev().take_while(|point| is_lost(point)).count();
    let first_lost = (lost > 0 && behind == lost).then(|| points.len() - lost);
    Some(Outcome { best, least, alike: (best - below, best + above), lost, first_lost })
}

/// What the marks of these points mean.
pub fn meanings(points: &[Point], theme: &Theme) -> Vec<Span<'static>> {
    let has = |end: End| points.iter().any(|point| point.end == end);
    let grown = [Span::styled("▲ ", theme.warning()), Span::styled("grew ", theme.title())];
    let diverged = [Span::styled("× ", theme.warning()), Span::styled("diverged ", theme.title())];
    let mut spans = vec![Span::styled(" ◆ ", theme.accent()), Span::styled("chosen ", theme.title())];
    spans.extend(grown.into_iter().filter(|_| has(End::Grown)));
    spans.extend(diverged.into_iter().filter(|_| has(End::Diverged)));
    spans
}

/// Draws the points; that in place `chosen` stands out. A run that has left the finite numbers is marked at the upper edge,
/// and one that came to more than is drawn.
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
    let finite: Vec<(f64, f64)> = points.iter().filter_map(|point| Some((point.value, point.finite()?))).collect();
    let within = |(least, most): (f64, f64), (_, last): &(f64, f64)| (least.min(*last), most.max(*last));
    let (low, high) = finite.iter().fold((f64::INFINITY, f64::NEG_INFINITY), within);
    // What has grown beyond all measure does not make the others flat.
    let high = if low > 0.0 { high.min(low * BEYOND) } else { high };
    let y_axis = if low > 0.0 && !is_linear {
        Axis::logarithmic(low / 1.2, high * 1.2)
    } else {
        Axis::with_margin(low, high, 0.05)
    };
    let top = y_axis.range().1;
    let mut plot = Plot::new(x_axis, y_axis, theme.dim());
    // Between a run that came down and one that grew nobody knows where the border is.
    for settled in points.chunk_by(|a, b| (a.end == End::Settled) == (b.end == End::Settled)) {
        let path: Vec<(f64, f64)> = settled.iter().filter_map(|point| Some((point.value, point.finite()?))).collect();
        plot = plot.path(path, Stroke::Pattern(1, 2), theme.contour());
    }
    plot = plot.points(finite.into_iter(), None, theme.curve());
    for (place, point) in points.iter().enumerate() {
        let is_chosen = place == chosen;
        let style = if is_chosen { theme.accent().add_modifier(Modifier::BOLD) } else { theme.warning() };
        let last = point.finite();
        if is_chosen {
            plot = plot.upright(point.value, Stroke::Pattern(1, 4), theme.accent());
        }
        plot = match (point.end, last) {
            (End::Diverged, _) => plot.glyph((point.value, top), "×", style),
            (_, Some(last)) if last > top => plot.glyph((point.value, top), "▲", style),
            (_, Some(last)) if is_chosen => plot.mark((point.value, last), "◆", style),
            (End::Grown, Some(last)) => plot.mark((point.value, last), "▲", style),
            _ => plot,
        };
    }
    plot.render(area, buffer);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Capabilities, Colours};

    fn points(lasts: &[f64]) -> Vec<Point> {
        let point = |(value, last): (usize, &f64)| {
            let end = if last.is_nan() { End::Diverged } else { End::Settled };
            Point { value: value as f64 + 1.0, last: Some(*last), end }
        };
        lasts.iter().enumerate().map(point).collect()
    }

    #[test]
    fn the_best_and_what_is_as_good_are_found() {
        let found = outcome(&points(&[3.0, 1.005, 1.0, 1.009, 1.02, f64::NAN, f64::NAN])).unwrap();
        assert_eq!(
            found,
            Outcome { best: 2, least: 1.0, alike: (1, 3), lost: 2, first_lost: Some(5) },
            "what is 2 % more is not as good"
        );
        assert_eq!(outcome(&points(&[f64::NAN, 2.0])).unwrap().first_lost, None, "the lost are below");
        assert_eq!(outcome(&points(&[f64::NAN])), None);
        assert_eq!(outcome(&[]), None);
    }

    #[test]
    fn what_has_diverged_is_marked_at_the_upper_edge() {
        let theme = Theme::new(crate::ui::Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        let area = Rect::new(0, 0, 60, 14);
        let mut buffer = Buffer::empty(area);
        render(&points(&[4.0, 3.0, 2.0, 1.0, f64::NAN, f64::NAN]), 0, false, false, &theme, area, &mut buffer);
        let row = |y| (0..60).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        assert_eq!(row(0).matches('×').count(), 2, "{}", row(0));
        assert!((1..14).all(|y| !row(y).contains('×')));
    }
}
