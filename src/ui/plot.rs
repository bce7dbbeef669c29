//! A picture with two axes.
//!
//! What overlaps is drawn by one rule, whatever the order in which it was added: bars, then points in shapes of dots, then
//! lines, then other points, then arrows, then marks of one character, then words. Where a mark goes is told in
//! `plot/marks.rs`, and why no line takes anything from a bar in `plot/fills.rs`.

mod arrow;
mod axes;
mod fills;
mod labels;
mod marks;

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

pub use super::shape::Shape;

use super::axis::Axis;
use super::raster::{ACROSS, DOWN, Raster, Stroke};
use arrow::draw_arrow;
pub use fills::Bar;
use fills::{fill_bar, lay_ground};
use marks::Mark;

/// A point in the picture's numbers.
pub type Point = (f64, f64);

/// A picture with two axes.
pub struct Plot<'a> {
    x: Axis,
    y: Axis,
    axes: Style,
    layers: Vec<Layer<'a>>,
}

enum Layer<'a> {
    Ground(Box<dyn Fn(Point) -> Style + 'a>),
    Points(Box<dyn ExactSizeIterator<Item = Point> + 'a>, Option<&'static str>, Style),
    Shapes(Cow<'a, [Point]>, Shape, Style),
    Path(Vec<Point>, Stroke, Style),
    Arrow(Point, Point, Style),
    Glyph(Point, &'static str, Style),
    Mark(Point, &'static str, Style),
    Level(f64, String, Stroke, Style),
    Bars(Vec<Bar>, Style),
    Text(Point, String, Style),
    Along(Vec<Point>, String, Style),
    Bracket([f64; 2], u16, String, Style),
    OnAxis(f64, &'static str, Style),
}

impl Layer<'_> {
    /// Over which other layers it is drawn: over those below it, and of those of the same height over the earlier.
    fn height(&self) -> u8 {
        match self {
            Self::Ground(..) | Self::Bars(..) => 0,
            Self::Shapes(..) => 1,
            Self::Path(..) | Self::Level(..) => 2,
            Self::Points(..) => 3,
            Self::Arrow(..) => 4,
            Self::Glyph(..) | Self::Mark(..) | Self::OnAxis(..) => 5,
            Self::Text(..) | Self::Bracket(..) | Self::Along(..) => 6,
        }
    }
}

impl<'a> Plot<'a> {
    /// A picture over these axes, which are drawn in `style`.
    pub fn new(x: Axis, y: Axis, style: Style) -> Self {
        Self { x, y, axes: style, layers: vec![] }
    }

    /// Lays a ground below everything: the style of each cell is that of the point in its middle.
    #[must_use]
    pub fn ground(mut self, style: impl Fn(Point) -> Style + 'a) -> Self {
        self.layers.push(Layer::Ground(Box::new(style)));
        self
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

    /// Adds points in a shape of dots, each where it is and not where a character can stand.
    #[must_use]
    pub fn shapes(mut self, points: Cow<'a, [Point]>, shape: Shape, style: Style) -> Self {
        self.layers.push(Layer::Shapes(points, shape, style));
        self
    }

    /// Adds a line from point to point.
    #[must_use]
    pub fn path(mut self, points: impl IntoIterator<Item = Point>, stroke: Stroke, style: Style) -> Self {
        self.layers.push(Layer::Path(points.into_iter().collect(), stroke, style));
        self
    }

    /// Adds an arrow from a point into a direction, always of one length: it says where to, not how far.
    #[must_use]
    pub fn arrow(mut self, from: Point, direction: Point, style: Style) -> Self {
        self.layers.push(Layer::Arrow(from, direction, style));
        self
    }

    /// Adds a mark one character large.
    #[must_use]
    pub fn glyph(mut self, at: Point, glyph: &'static str, style: Style) -> Self {
        self.layers.push(Layer::Glyph(at, glyph, style));
        self
    }

    /// Adds the place of a number, as dots that are as exact as lines are, and a mark beside them that says whose it is.
    #[must_use]
    pub fn mark(mut self, at: Point, glyph: &'static str, style: Style) -> Self {
        self.layers.push(Layer::Mark(at, glyph, style));
        self
    }

    /// Adds a horizontal line over the whole width, with words at its right end. No mark stands on another side of it than
    /// its number does.
    #[must_use]
    pub fn level(mut self, y: f64, words: impl Into<String>, stroke: Stroke, style: Style) -> Self {
        self.layers.push(Layer::Level(y, words.into(), stroke, style));
        self
    }

    /// Adds bars that stand on 0. However low one is, it is seen where it is not 0.
    #[must_use]
    pub fn bars(mut self, bars: impl IntoIterator<Item = Bar>, style: Style) -> Self {
        self.layers.push(Layer::Bars(bars.into_iter().collect(), style));
        self
    }

    /// Adds a mark on the axis below, in the column of `x`: there it covers nothing of the picture.
    #[must_use]
    pub fn on_axis(mut self, x: f64, glyph: &'static str, style: Style) -> Self {
        self.layers.push(Layer::OnAxis(x, glyph, style));
        self
    }

    /// Adds a vertical line over the whole height.
    #[must_use]
    pub fn upright(self, x: f64, stroke: Stroke, style: Style) -> Self {
        let (bottom, top) = self.y.range();
        self.path([(x, bottom), (x, top)], stroke, style)
    }

    /// Adds words that begin at a point; they are moved to the left where they would run out of the picture.
    #[must_use]
    pub fn text(mut self, at: Point, text: impl Into<String>, style: Style) -> Self {
        self.layers.push(Layer::Text(at, text.into(), style));
        self
    }

    /// Adds words somewhere on a line through these points, as high up as they hide nothing but lines like it; they are left out
    /// where they would.
    #[must_use]
    pub fn along(mut self, points: impl IntoIterator<Item = Point>, text: impl Into<String>, style: Style) -> Self {
        self.layers.push(Layer::Along(points.into_iter().collect(), text.into(), style));
        self
    }

    /// Adds a bracket from one x to another, in the row of characters of this number from the top, with a label in its
    /// middle.
    #[must_use]
    pub fn bracket(mut self, ends: [f64; 2], row: u16, label: impl Into<String>, style: Style) -> Self {
        self.layers.push(Layer::Bracket(ends, row, label.into(), style));
        self
    }
}

/// Cells that there are to be for every point that is drawn large.
const CELLS_PER_SPOT: usize = 8;

impl Widget for Plot<'_> {
    fn render(mut self, area: Rect, buffer: &mut Buffer) {
        let has_axes = area.width >= 12 && area.height >= 4;
        let canvas = if has_axes { self.render_axes(area, buffer) } else { area };
        let mut raster = Raster::new(canvas);
        let (across, down) = raster.size();
        let has_bars = self.bars_alike().is_some();
        // A dot's centre, so that the least and the greatest number fall inside.
        let dot = |(x, y): Point| {
            let (x, y) = (self.x.place(x)?, self.y.place(y)?);
            let (x, y) = (x * (across - 1.0) + 0.5, (1.0 - y) * (down - 1.0) + 0.5);
            // What is less than half a dot above the foot of bars lies on it.
            Some((x, if has_bars && y < down + 0.1 { y.min(down - 0.5) } else { y }))
        };
        let (mut marks, mut glyphs, mut levels) = (vec![], vec![], vec![]);
        let mut words = labels::Words::default();
        let mut layers = self.layers;
        // A line that goes over points in shapes leaves their dots to be seen; one over the whole width goes behind them.
        let goes_over = layers.iter().any(|layer| matches!(layer, Layer::Shapes(..)));
        let is_behind = |layer: &Layer| goes_over && matches!(layer, Layer::Level(..));
        layers.sort_by_key(|layer| if is_behind(layer) { 0 } else { layer.height() });
        for layer in layers {
            match layer {
                Layer::Ground(style) => {
                    let number =
                        |x: f64, y: f64| (self.x.number(x / (across - 1.0)), self.y.number(1.0 - y / (down - 1.0)));
                    lay_ground(&|x, y| style(number(x, y)), canvas, buffer);
                }
                Layer::Points(points, Some(glyph), style) => {
                    marks.extend(points.filter_map(dot).map(|dot| Mark { dot, glyph, style, is_beside: false }));
                }
                Layer::Points(points, None, style) => {
                    let are_few = points.len() * CELLS_PER_SPOT <= canvas.area() as usize;
                    let draw = if are_few { Raster::spot } else { Raster::point };
                    points.filter_map(dot).for_each(|(x, y)| draw(&mut raster, x, y, style));
                }
                Layer::Shapes(points, shape, style) => {
                    for (x, y) in points.iter().copied().filter_map(dot) {
                        shape.draw(&mut raster, x, y, style);
                    }
                }
                Layer::Path(points, stroke, style) => {
                    let places: Vec<_> = points.into_iter().map(dot).collect();
                    for pair in places.windows(2) {
                        if let [Some(from), Some(to)] = pair {
                            let draw = if goes_over { Raster::line_over } else { Raster::line };
                            draw(&mut raster, *from, *to, stroke, style);
                        }
                    }
                }
                Layer::Arrow(from, direction, style) => {
                    let per = |axis: &Axis, dots: f64, by: f64| by / (axis.range().1 - axis.range().0) * dots;
                    let along = (per(&self.x, across, direction.0), -per(&self.y, down, direction.1));
                    if let Some(from) = dot(from) {
                        draw_arrow(&mut raster, from, along, style);
                    }
                }
                Layer::Glyph(at, glyph, style) => {
                    glyphs.extend(dot(at).map(|dot| Mark { dot, glyph, style, is_beside: false }));
                }
                Layer::Mark(at, glyph, style) => {
                    glyphs.extend(dot(at).map(|dot| Mark { dot, glyph, style, is_beside: true }));
                }
                Layer::Level(at, text, stroke, style) => {
                    let Some((_, y)) = dot((self.x.range().0, at)) else { continue };
                    raster.line((0.5, y), (across - 0.5, y), stroke, style);
                    levels.push(y);
                    words.at.push((f64::from(canvas.width), (y / DOWN).floor(), text, style));
                }
                Layer::Bars(bars, style) => {
                    for Bar { from, to, height } in bars.into_iter().filter(|bar| bar.height > 0.0) {
                        if let (Some(from), Some(to)) = (dot((from, 0.0)), dot((to, height))) {
                            fill_bar(&mut raster, from, to, style);
                        }
                    }
                }
                Layer::OnAxis(x, glyph, style) => {
                    words.on_axis.extend(column(dot((x, 0.0)), canvas).map(|x| (x, glyph, style)));
                }
                Layer::Text(at, text, style) => {
                    if let Some((x, y)) = dot(at) {
                        words.at.push(((x / ACROSS).floor(), (y / DOWN).floor(), text, style));
                    }
                }
                Layer::Along(points, text, style) => {
                    let cells = points.into_iter().filter_map(&dot).map(|(x, y)| (y / DOWN, x / ACROSS));
                    words.along.push((labels::cells(cells, canvas), text, style));
                }
                Layer::Bracket([from, to], row, label, style) => {
                    if let (Some(from), Some(to)) = (dot((from, 0.0)), dot((to, 0.0))) {
                        words.bracket([from.0, to.0].map(|x| x / ACROSS), row, &label, style, canvas);
                    }
                }
            }
        }
        let size = (canvas.width, canvas.height);
        let placed = marks::place(marks.into_iter().chain(glyphs), &levels, size.0, size.1, &mut raster);
        raster.draw(buffer);
        for mark in &placed {
            if let Some(cell) = buffer.cell_mut((canvas.x + mark.column, canvas.y + mark.row)) {
                cell.set_symbol(mark.glyph).set_style(mark.style);
            }
        }
        let axis_row = if has_axes { canvas.bottom() } else { canvas.bottom().saturating_sub(1) };
        words.write(axis_row, canvas, buffer);
    }
}

/// The column of the screen that a dot of a picture falls into; nothing where it lies beside the picture.
fn column(dot: Option<Point>, canvas: Rect) -> Option<u16> {
    let column = dot?.0 / ACROSS;
    (0.0..f64::from(canvas.width)).contains(&column).then(|| canvas.x + column as u16)
}

fn width(text: &str) -> u16 {
    Line::raw(text).width() as u16
}

#[cfg(test)]
mod tests;
