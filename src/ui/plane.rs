//! Arrows on a plane, with as many dots to a unit across as up: an angle looks as large as it is.

use std::f64::consts::{PI, TAU};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::axis::Axis;
use super::plot::Point;
use super::raster::{ACROSS, DOWN, Raster, Stroke};

/// An arrow from the origin.
#[derive(Debug, Clone)]
pub struct Arrow<'a> {
    /// Where its tip is.
    pub to: Point,
    /// What it is called.
    pub label: &'a str,
    /// How its shaft is drawn.
    pub stroke: Stroke,
    /// Its colour.
    pub style: Style,
    /// The colour of its name.
    pub label_style: Style,
}

/// The angle between two directions, as an arc around the origin.
#[derive(Debug, Clone)]
pub struct Angle {
    /// A point in the one direction.
    pub from: Point,
    /// A point in the other.
    pub to: Point,
    /// What is written at it.
    pub label: String,
    /// Its colour.
    pub style: Style,
}

/// A plane with axes through its origin.
#[derive(Debug, Clone)]
pub struct ArrowPlane<'a> {
    /// The arrows; those that come later lie above.
    pub arrows: Vec<Arrow<'a>>,
    /// An angle that is marked.
    pub angle: Option<Angle>,
    /// Dashed lines between two points.
    pub lines: Vec<(Point, Point, Style)>,
    /// A thick stretch along the axis across, from the origin to this x.
    pub stretch: Option<(f64, Style)>,
    /// The colour of axes and ticks.
    pub axes: Style,
}

/// Cells that are kept free around what is drawn, for names and ticks. A little more than one row: the axis goes through
/// the middle of the row it falls into, and its ticks need the whole row below.
const MARGIN: (f64, f64) = (6.0, 1.25);

/// Dots of an arrow's head along its sides, and the angle between a side and the shaft.
const HEAD: (f64, f64) = (6.5, 0.42);

/// The share of the shorter direction at which an angle's arc is drawn.
const ARC: f64 = 0.45;

/// Where the plane's points fall.
#[derive(Debug, Clone, Copy)]
struct Frame {
    /// The origin, in dots.
    origin: Point,
    /// Dots to a unit, the same both ways.
    scale: f64,
}

impl Frame {
    fn dot(self, (x, y): Point) -> Point {
        (self.origin.0 + x * self.scale, self.origin.1 - y * self.scale)
    }
}

impl ArrowPlane<'_> {
    /// The frame in which everything is seen.
    fn frame(&self, area: Rect) -> Frame {
        let tips = self.arrows.iter().map(|arrow| arrow.to).filter(|(x, y)| x.is_finite() && y.is_finite());
        let ((left, right), (low, high)) = tips.fold(((0.0, 0.0), (0.0, 0.0)), |(across, up), (x, y)| {
            let with = |(least, most): Point, number: f64| (least.min(number), most.max(number));
            (with(across, x), with(up, y))
        });
        let (width, height) = (f64::from(area.width) * ACROSS, f64::from(area.height) * DOWN);
        let margin = (MARGIN.0 * ACROSS, MARGIN.1 * DOWN);
        let room = ((width - 2.0 * margin.0).max(1.0), (height - 2.0 * margin.1).max(1.0));
        let fit = |room: f64, range: f64| if range > 0.0 { room / range } else { f64::INFINITY };
        let scale = fit(room.0, right - left).min(fit(room.1, high - low));
        let scale = if scale.is_finite() && scale > 0.0 { scale } else { 1.0 };
        // What is left of the room lies on both sides; the origin in the middle of a cell, where lines cross.
        let across = margin.0 + (room.0 - scale * (right - left)) / 2.0 - scale * left;
        let down = margin.1 + (room.1 - scale * (high - low)) / 2.0 + scale * high;
        let middle = |place: f64, dots: f64| ((place / dots).floor() + 0.5) * dots - 0.5;
        Frame { origin: (middle(across, ACROSS) + 0.5, middle(down, DOWN)), scale }
    }
}

impl Widget for ArrowPlane<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let frame = self.frame(area);
        let cell = |(x, y): Point| ((x / ACROSS).floor(), (y / DOWN).floor());
        let origin = cell(frame.origin);
        self.render_axes(origin, area, buffer);
        let mut raster = Raster::new(area);
        for (from, to, style) in &self.lines {
            raster.line(frame.dot(*from), frame.dot(*to), Stroke::Dashed, *style);
        }
        if let Some(angle) = &self.angle {
            render_arc(angle, frame, &mut raster);
        }
        for arrow in &self.arrows {
            render_arrow(arrow, frame, &mut raster);
        }
        if let Some((to, style)) = self.stretch {
            // Below the axis: what lies along it is seen too.
            for down in [1.0, 2.0] {
                let [from, to] = [0.0, to].map(|x| frame.dot((x, 0.0))).map(|(x, y)| (x, y + down));
                raster.line_over(from, to, Stroke::Solid, style);
            }
        }
        raster.draw(buffer);
        let mut taken = vec![];
        for arrow in self.arrows.iter().rev() {
            let tip = cell(frame.dot(arrow.to));
            write_beside(arrow.label, arrow.label_style, tip, arrow.to, &mut taken, area, buffer);
        }
        if let Some(angle) = &self.angle {
            let middle = middle_of(angle);
            // A little outside the arc.
            let radius = arc_radius(angle) + 4.0 / frame.scale;
            let at = cell(frame.dot((middle.cos() * radius, middle.sin() * radius)));
            write_beside(&angle.label, angle.style, at, (middle.cos(), middle.sin()), &mut taken, area, buffer);
        }
        self.render_ticks(frame, origin, area, buffer);
    }
}

impl ArrowPlane<'_> {
    fn render_axes(&self, origin: Point, area: Rect, buffer: &mut Buffer) {
        let inside = |place: f64, size: u16| (0.0..f64::from(size)).contains(&place).then_some(place as u16);
        let (column, row) = (inside(origin.0, area.width), inside(origin.1, area.height));
        let mut put = |x: u16, y: u16, symbol: &str| {
            if let Some(cell) = buffer.cell_mut((area.x + x, area.y + y)) {
                cell.set_symbol(symbol).set_style(self.axes);
            }
        };
        if let Some(row) = row {
            (0..area.width).for_each(|x| put(x, row, "─"));
        }
        if let Some(column) = column {
            (0..area.height).for_each(|y| put(column, y, "│"));
        }
        if let (Some(column), Some(row)) = (column, row) {
            put(column, row, "┼");
        }
    }

    /// Round numbers along both axes, wherever nothing stands yet.
    fn render_ticks(&self, frame: Frame, origin: Point, area: Rect, buffer: &mut Buffer) {
        let (width, height) = (f64::from(area.width) * ACROSS, f64::from(area.height) * DOWN);
        let across = Axis::linear(-frame.origin.0 / frame.scale, (width - frame.origin.0) / frame.scale);
        let up = Axis::linear((frame.origin.1 - height) / frame.scale, frame.origin.1 / frame.scale);
        let mut write = |text: &str, mark: (f64, f64, &str), at: (f64, f64)| {
            let axis = cell_at(mark.0, mark.1, area).and_then(|position| buffer.cell_mut(position));
            let Some(axis) = axis else { return };
            // An arrow along the axis hides the mark, not the number beside it.
            if ["─", "│"].contains(&axis.symbol()) {
                axis.set_symbol(mark.2);
            }
            let columns = text.chars().count() as u16;
            let Some((x, y)) = cell_at(at.0, at.1, area) else { return };
            let place = Rect { x, y, width: columns, height: 1 };
            if place.intersection(area) == place && is_blank(place, buffer) {
                Line::styled(text.to_owned(), self.axes).render(place, buffer);
            }
        };
        for tick in across.ticks(usize::from(area.width / 10).max(2)) {
            if tick.value != 0.0 {
                let x = (frame.dot((tick.value, 0.0)).0 / ACROSS).floor();
                let half = (tick.label.chars().count() / 2) as f64;
                write(&tick.label, (x, origin.1, "┴"), (x - half, origin.1 + 1.0));
            }
        }
        for tick in up.ticks(usize::from(area.height / 4).max(2)) {
            if tick.value != 0.0 {
                let y = (frame.dot((0.0, tick.value)).1 / DOWN).floor();
                let columns = tick.label.chars().count() as f64;
                write(&tick.label, (origin.0, y, "├"), (origin.0 - columns, y));
            }
        }
    }
}

/// The position of a cell counted from the corner of `area`; nothing outside.
fn cell_at(column: f64, row: f64, area: Rect) -> Option<(u16, u16)> {
    let is_inside = (0.0..f64::from(area.width)).contains(&column) && (0.0..f64::from(area.height)).contains(&row);
    is_inside.then(|| (area.x + column as u16, area.y + row as u16))
}

fn is_blank(place: Rect, buffer: &Buffer) -> bool {
    place.positions().all(|position| buffer.cell(position).is_none_or(|cell| cell.symbol() == " "))
}

fn render_arrow(arrow: &Arrow, frame: Frame, raster: &mut Raster) {
    let (from, to) = (frame.origin, frame.dot(arrow.to));
    // All of them begin in one cell: none hides another's beginning.
    raster.line_over(from, to, arrow.stroke, arrow.style);
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    if length < 1.0 {
        return raster.spot(to.0, to.1, arrow.style);
    }
    let back = PI + dy.atan2(dx);
    let side = HEAD.0.min(length / 2.0);
    let corners = [-HEAD.1, HEAD.1].map(|turn| {
        let turned = back + turn;
        (to.0 + side * turned.cos(), to.1 + side * turned.sin())
    });
    // Filled, by lines from the tip to its base.
    for step in 0..=4 {
        let share = f64::from(step) / 4.0;
        let base = (
            corners[0].0 + (corners[1].0 - corners[0].0) * share,
            corners[0].1 + (corners[1].1 - corners[0].1) * share,
        );
        raster.line(to, base, Stroke::Solid, arrow.style);
    }
}

/// Where an angle begins, and how far it goes the short way round.
fn sweep(angle: &Angle) -> (f64, f64) {
    let (begin, end) = (angle.from.1.atan2(angle.from.0), angle.to.1.atan2(angle.to.0));
    let turn = (end - begin + PI).rem_euclid(TAU) - PI;
    (begin, turn)
}

fn middle_of(angle: &Angle) -> f64 {
    let (begin, turn) = sweep(angle);
    begin + turn / 2.0
}

fn arc_radius(angle: &Angle) -> f64 {
    ARC * angle.from.0.hypot(angle.from.1).min(angle.to.0.hypot(angle.to.1))
}

fn render_arc(angle: &Angle, frame: Frame, raster: &mut Raster) {
    const STEPS: i32 = 60;
    let (begin, turn) = sweep(angle);
    let radius = arc_radius(angle);
    let at = |step: i32| {
        let turned = begin + turn * f64::from(step) / f64::from(STEPS);
        frame.dot((turned.cos() * radius, turned.sin() * radius))
    };
    for step in 0..STEPS {
        raster.line(at(step), at(step + 1), Stroke::Solid, angle.style);
    }
}

/// Writes `text` beside the cell `at`, on the side that `direction` points to first, wherever it covers nothing.
fn write_beside(
    text: &str,
    style: Style,
    at: Point,
    direction: Point,
    taken: &mut Vec<Rect>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let columns = text.chars().count() as u16;
    let (width, (x, y)) = (f64::from(columns), at);
    let (right, left) = (x + 2.0, x - width - 1.0);
    let (first, second) = if direction.0 >= 0.0 { (right, left) } else { (left, right) };
    let (near, far) = if direction.1 >= 0.0 { (y - 1.0, y + 1.0) } else { (y + 1.0, y - 1.0) };
    let middle = (x - width / 2.0).floor();
    let places = [(first, y), (first, near), (middle, near), (first, far), (middle, far), (second, y), (second, near)];
    let mut places = places.into_iter().filter_map(|(column, row)| {
        let (x, y) = cell_at(column, row, area)?;
        let place = Rect { x, y, width: columns, height: 1 };
        // Two names need a space between them.
        let apart = Rect { x: place.x.saturating_sub(1), width: columns + 2, ..place };
        let is_free = place.intersection(area) == place && taken.iter().all(|other| !other.intersects(apart));
        is_free.then_some(place)
    });
    let free: Vec<Rect> = places.by_ref().collect();
    let Some(place) = free.iter().find(|place| is_blank(**place, buffer)).or(free.first()) else { return };
    Line::styled(text.to_owned(), style).render(*place, buffer);
    taken.push(*place);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plane(tips: &[Point]) -> ArrowPlane<'static> {
        let arrow = |to: &Point| Arrow {
            to: *to,
            label: "v",
            stroke: Stroke::Solid,
            style: Style::new(),
            label_style: Style::new(),
        };
        ArrowPlane {
            arrows: tips.iter().map(arrow).collect(),
            angle: None,
            lines: vec![],
            stretch: None,
            axes: Style::new(),
        }
    }

    fn drawn(plane: ArrowPlane, width: u16, height: u16) -> Vec<String> {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        plane.render(area, &mut buffer);
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..height).map(row).collect()
    }

    #[test]
    fn a_unit_is_as_long_across_as_up() {
        for (width, height) in [(40, 10), (20, 20), (100, 12)] {
            let area = Rect::new(0, 0, width, height);
            let frame = plane(&[(3.0, 0.0), (0.0, 2.0)]).frame(area);
            let (o, x, y) = (frame.dot((0.0, 0.0)), frame.dot((1.0, 0.0)), frame.dot((0.0, 1.0)));
            assert!((x.0 - o.0 - (o.1 - y.1)).abs() < 1e-9, "{width}x{height}: {frame:?}");
        }
    }

    #[test]
    fn everything_is_inside_with_its_name_and_ticks() {
        let lines = drawn(plane(&[(3.0, 0.0), (-2.0, 2.0)]), 40, 12).join("\n");
        assert_eq!(lines.matches('v').count(), 2, "{lines}");
        assert!(lines.contains('┴') && lines.contains('├'), "{lines}");
    }

    #[test]
    fn the_axis_across_has_its_numbers_where_nothing_lies_below_it() {
        for height in [8, 10, 12, 15, 24] {
            let lines = drawn(plane(&[(9.0, 2.0), (1.0, 9.0)]), 40, height);
            let axis = lines.iter().position(|line| line.contains('┴')).unwrap();
            assert!(
                lines[axis + 1..].concat().contains(|c: char| c.is_ascii_digit()),
                "{height} rows:\n{}",
                lines.join("\n")
            );
        }
    }

    #[test]
    fn an_arrow_along_an_axis_leaves_its_numbers() {
        let lines = drawn(plane(&[(14.0, 0.0), (0.0, 3.0)]), 60, 12).join("\n");
        assert!(lines.contains("10"), "{lines}");
    }

    #[test]
    fn an_arrow_begins_at_the_origin_also_beside_another() {
        let (alone, both) = (drawn(plane(&[(9.0, 1.0)]), 60, 12), drawn(plane(&[(9.0, 1.0), (9.0, 0.0)]), 60, 12));
        let row = both.iter().position(|line| line.contains('┼') || line.contains('┴')).unwrap();
        let dots = |line: &String| line.chars().filter(|c| ('\u{2801}'..='\u{28ff}').contains(c)).count();
        assert!(both.iter().map(dots).sum::<usize>() >= alone.iter().map(dots).sum::<usize>(), "{}", both.join("\n"));
        // Above the axis it goes on where it leaves the axis's row.
        let first = |line: &String| line.chars().position(|c| ('\u{2801}'..='\u{28ff}').contains(&c));
        assert_eq!(first(&both[row - 1]), first(&alone[row - 1]));
    }

    #[test]
    fn a_stretch_lies_along_the_axis_as_far_as_it_goes() {
        let with = |to| {
            let mut plane = plane(&[(10.0, 5.0)]);
            plane.stretch = Some((to, Style::new().bold()));
            let area = Rect::new(0, 0, 60, 12);
            let mut buffer = Buffer::empty(area);
            plane.render(area, &mut buffer);
            let is_thick = |cell: &ratatui::buffer::Cell| cell.modifier.contains(ratatui::style::Modifier::BOLD);
            buffer.content.iter().filter(|cell| is_thick(cell)).count()
        };
        assert!(with(2.0) > 0);
        assert!(with(8.0).abs_diff(4 * with(2.0)) <= 8, "{} {}", with(8.0), with(2.0));
    }

    #[test]
    fn an_angle_goes_the_short_way_round() {
        let angle = |from, to| Angle { from, to, label: String::new(), style: Style::new() };
        let (_, turn) = sweep(&angle((-1.0, 0.1), (-1.0, -0.1)));
        assert!(turn > 0.0 && turn < 0.5, "{turn}");
        let (begin, turn) = sweep(&angle((1.0, 0.0), (0.0, 3.0)));
        assert!(begin == 0.0 && (turn - PI / 2.0).abs() < 1e-12);
    }

    #[test]
    fn any_area_and_any_arrow_will_do() {
        let tips = [(0.0, 0.0), (f64::NAN, 1.0), (f64::INFINITY, 0.0), (1e300, -1e300), (1e-300, 0.0)];
        for (width, height) in (0..14).flat_map(|width| (0..6).map(move |height| (width, height))) {
            for tip in tips {
                let mut plane = plane(&[tip, (1.0, 1.0)]);
                plane.angle = Some(Angle { from: tip, to: (1.0, 1.0), label: "45°".to_owned(), style: Style::new() });
                plane.lines = vec![(tip, (1.0, 0.0), Style::new())];
                plane.stretch = Some((tip.0, Style::new()));
                drawn(plane, width, height);
            }
        }
    }
}
