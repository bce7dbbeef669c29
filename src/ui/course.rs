//! How numbers have gone over the rounds of a run: what a trace kept of them, as a plot or one row high.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::axis::Axis;
use super::number::number;
use super::plot::{Plot, Point};
use super::raster::Stroke;
use super::{Theme, sparkline};
use crate::lab::{RECENT_ROUNDS, Sample, Snapshot};

/// What a trace has of a run: up to where the run stands, that included, and from there on.
#[derive(Debug)]
pub struct Course {
    /// Samples with their rounds, up to where the run stands.
    pub past: Vec<(f64, Sample)>,
    /// Those from there on, where the run has been already.
    pub future: Vec<(f64, Sample)>,
    /// The rounds that are shown.
    pub rounds: Axis,
}

/// One number of every sample, and how its curve is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Series {
    /// Its place in a sample.
    pub which: usize,
    /// How its line is drawn, whatever colours there are.
    pub stroke: Stroke,
    /// Its style where the run has come to.
    pub style: Style,
}

impl Course {
    /// The whole of a run, so that its curves stand still. One that has left the numbers there are has no more rounds than
    /// those before that.
    pub fn of(run: &Snapshot) -> Self {
        Self::up_to(run, run.sample())
    }

    /// The same, where a sample of what is shown is known already: of some labs it takes long to find out.
    pub fn up_to(run: &Snapshot, here: Sample) -> Self {
        let here = (run.position.done as f64, here);
        let all = run.trace().whole().map(|(round, sample)| (round as f64, *sample));
        let (mut past, mut future): (Vec<_>, Vec<_>) = all.partition(|(round, _)| *round < here.0);
        past.push(here);
        future.insert(0, here);
        let last = run.departure().map_or(run.rounds(), |departure| departure.round.min(run.rounds()));
        Self { past, future, rounds: Axis::linear(0.0, last.max(1) as f64) }
    }

    /// Its latest rounds alone.
    pub fn recent(run: &Snapshot) -> Self {
        let done = run.position.done;
        let kept = run.trace().recent(done, RECENT_ROUNDS).map(|(round, sample)| (round as f64, *sample));
        let mut past: Vec<_> = kept.filter(|(round, _)| *round < done as f64).collect();
        past.push((done as f64, run.sample()));
        let from = done.saturating_sub(RECENT_ROUNDS);
        Self { past, future: vec![], rounds: Axis::linear(from as f64, (from + RECENT_ROUNDS) as f64) }
    }

    /// One number of every sample so far.
    pub fn so_far(&self, which: usize) -> Vec<Point> {
        points(&self.past, which)
    }

    /// One number of all samples.
    pub fn all(&self, which: usize) -> impl Iterator<Item = f64> + '_ {
        self.past.iter().chain(&self.future).map(move |(_, sample)| sample[which])
    }

    /// Their curves, the first of them on top with a mark where the run stands: paler where it has been and is not now.
    pub fn plot<'a>(&self, plot: Plot<'a>, series: &[Series], theme: &Theme) -> Plot<'a> {
        let mut plot = plot;
        for Series { which, stroke, style } in series.iter().rev() {
            plot = plot.path(points(&self.future, *which), *stroke, theme.future());
            plot = plot.path(points(&self.past, *which), *stroke, *style);
        }
        let here = series.first().zip(self.past.last()).map(|(first, (round, sample))| (*round, sample[first.which]));
        match here {
            Some(here) if here.1.is_finite() => plot.glyph(here, "●", theme.accent()),
            _ => plot,
        }
    }

    /// The course of a loss in one row, its number so far ahead of it.
    pub fn render_spark(&self, which: usize, y: Axis, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let points = self.so_far(which);
        let label = format!(" loss {} ", points.last().map_or(String::new(), |(_, loss)| number(*loss)));
        let width = label.chars().count() as u16;
        Line::styled(label, theme.title()).render(area, buffer);
        let rest = Rect { x: area.x + width, width: area.width.saturating_sub(width + 1), ..area };
        sparkline::render(&points, self.rounds, y, theme.curve(), rest.intersection(area), buffer);
    }
}

fn points(samples: &[(f64, Sample)], which: usize) -> Vec<Point> {
    samples.iter().map(|(round, sample)| (*round, sample[which])).collect()
}
