//! A picture with two axes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::axis::{Axis, Tick};
use super::raster::{ACROSS, DOWN, Raster, Stroke};

/// A point in the picture's numbers.
pub type Point = (f64, f64);

/// A picture with two axes, its layers drawn over each other in the order in which they were added.
pub struct Plot<'a> {
    x: Axis,
    y: Axis,
    axes: Style,
    layers: Vec<Layer<'a>>,
}

enum Layer<'a> {
    Points(Box<dyn ExactSizeIterator<Item = Point> + 'a>, Option<&'static str>, Style),
    Path(Vec<Point>, Stroke, Style),
    Glyph(Point, &'static str, Style),
}

impl<'a> Plot<'a> {
    /// A picture over these axes, which are drawn in `style`.
    pub fn new(x: Axis, y: Axis, style: Style) -> Self {
        Self { x, y, axes: style, layers: vec![] }
    }

    /// Adds points: as `mark`, where there is one; else large where they are few, and a dot each where they would run
    /// into one another.
    #[must_use]
    pub fn points(
        mut self,
        points: impl ExactSizeIterator<Item = Point> + 'a,
        mark: Option<&'static str>,
        style: Style,
    ) -> Self {
        self.layers.push(Layer::Points(Box::new(points), mark, style));
        self
    }

    /// Adds a line from point to point.
    #[must_use]
    pub fn path(mut self, points: impl IntoIterator<Item = Point>, stroke: Stroke, style: Style) -> Self {
        self.layers.push(Layer::Path(points.into_iter().collect(), stroke, style));
        self
    }

    /// Adds a mark one character large.
    #[must_use]
    pub fn glyph(mut self, at: Point, glyph: &'static str, style: Style) -> Self {
        self.layers.push(Layer::Glyph(at, glyph, style));
        self
    }
}

/// Cells that there are to be for every point that is drawn large.
const CELLS_PER_SPOT: usize = 8;

/// Columns that a label along the x axis needs around it.
const LABEL_GAP: u16 = 2;

impl Widget for Plot<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let has_axes = area.width >= 12 && area.height >= 4;
        let canvas = if has_axes { self.render_axes(area, buffer) } else { area };
        let mut raster = Raster::new(canvas);
        let (width, height) = raster.size();
        // A dot's centre, so that the least and the greatest number fall inside.
        let dot = |(x, y): Point| {
            let (x, y) = (self.x.place(x)?, self.y.place(y)?);
            Some((x * (width - 1.0) + 0.5, (1.0 - y) * (height - 1.0) + 0.5))
        };
        // Marks lie under the lines, glyphs over them.
        let (mut marks, mut glyphs) = (vec![], vec![]);
        for layer in self.layers {
            match layer {
                Layer::Points(points, Some(mark), style) => marks.extend(points.map(|at| (at, mark, style))),
                Layer::Points(points, None, style) => {
                    let are_few = points.len() * CELLS_PER_SPOT <= canvas.area() as usize;
                    let draw = if are_few { Raster::spot } else { Raster::dot };
                    points.filter_map(dot).for_each(|(x, y)| draw(&mut raster, x, y, style));
                }
                Layer::Path(points, stroke, style) => {
                    let places: Vec<_> = points.into_iter().map(dot).collect();
                    for pair in places.windows(2) {
                        if let [Some(from), Some(to)] = pair {
                            raster.line(*from, *to, stroke, style);
                        }
                    }
                }
                Layer::Glyph(at, glyph, style) => glyphs.push((at, glyph, style)),
            }
        }
        let write = |glyphs: Vec<(Point, &str, Style)>, buffer: &mut Buffer| {
            for (at, glyph, style) in glyphs {
                let place = dot(at).filter(|(x, y)| (0.0..width).contains(x) && (0.0..height).contains(y));
                let Some((x, y)) = place else { continue };
                let position = (canvas.x + (x / ACROSS) as u16, canvas.y + (y / DOWN) as u16);
                if let Some(cell) = buffer.cell_mut(position) {
                    cell.set_symbol(glyph).set_style(style);
                }
            }
        };
        write(marks, buffer);
        raster.draw(buffer);
        write(glyphs, buffer);
    }
}

impl Plot<'_> {
    /// Draws both axes and leaves the area inside them.
    fn render_axes(&self, area: Rect, buffer: &mut Buffer) -> Rect {
        let rows = area.height - 2;
        let y_ticks = self.y.ticks(usize::from(rows / 3).max(2));
        let gutter = y_ticks.iter().map(|tick| width(&tick.label)).max().unwrap_or(0).min(area.width / 3);
        let canvas = Rect { x: area.x + gutter + 1, width: area.width - gutter - 1, height: rows, ..area };
        let axis_x = canvas.x - 1;
        for y in canvas.top()..canvas.bottom() {
            self.put(buffer, axis_x, y, "│");
        }
        for tick in &y_ticks {
            let Some(place) = self.y.place(tick.value) else { continue };
            let row = canvas.y + ((1.0 - place) * (f64::from(rows) - 1.0)).round().clamp(0.0, f64::from(rows)) as u16;
            if row < canvas.bottom() {
                let label = Line::styled(tick.label.as_str(), self.axes).right_aligned();
                label.render(Rect { x: area.x, y: row, width: gutter, height: 1 }, buffer);
                self.put(buffer, axis_x, row, "┤");
            }
        }
        let axis_y = canvas.bottom();
        self.put(buffer, axis_x, axis_y, "└");
        for x in canvas.left()..canvas.right() {
            self.put(buffer, x, axis_y, "─");
        }
        self.render_x_labels(Rect { y: axis_y, height: 2, ..canvas }, buffer);
        canvas
    }

    fn render_x_labels(&self, area: Rect, buffer: &mut Buffer) {
        let column = |tick: &Tick| {
            let place = self.x.place(tick.value)?;
            Some((place * (f64::from(area.width) - 1.0)).round() as u16)
        };
        // As many as fit beside each other: the fewer, the wider their labels.
        let fitting = (2..=usize::from(area.width / 6).max(2)).rev().map(|most| self.x.ticks(most)).find(|ticks| {
            let widest = ticks.iter().map(|tick| width(&tick.label)).max().unwrap_or(0) + LABEL_GAP;
            ticks.len() < 2 || widest * ticks.len() as u16 <= area.width
        });
        let mut free_from = area.x.saturating_sub(1);
        for tick in fitting.unwrap_or_default() {
            let Some(column) = column(&tick) else { continue };
            let width = width(&tick.label);
            let x = (area.x + column).saturating_sub(width / 2).min(area.right().saturating_sub(width));
            if x >= free_from {
                self.put(buffer, area.x + column, area.y, "┬");
                let label = Line::styled(tick.label, self.axes);
                label.render(Rect { x, y: area.y + 1, width, height: 1 }, buffer);
                free_from = x + width + 1;
            }
        }
    }

    fn put(&self, buffer: &mut Buffer, x: u16, y: u16, symbol: &str) {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(self.axes);
        }
    }
}

fn width(text: &str) -> u16 {
    Line::raw(text).width() as u16
}
