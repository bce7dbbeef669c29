//! Dots of Braille: two by four to a character cell.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Dots across a cell.
pub const ACROSS: f64 = 2.0;
/// Dots down a cell.
pub const DOWN: f64 = 4.0;

/// The bit of a Braille pattern for each dot of a cell, by row and column.
pub(super) const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// A grid of dots that is drawn into character cells. The dots of a cell have one colour. Where lines meet in one, that drawn
/// last is seen alone. Points stand over lines: every dot of theirs is seen, and what they stand on keeps its dots and takes
/// their colour. Bars lie below all of it: a cell that one fills becomes the ground on which dots are seen, and where one ends
/// inside a cell no line is drawn.
#[derive(Debug)]
pub struct Raster {
    area: Rect,
    cells: Vec<Option<(u8, Style)>>,
    /// How many eighths of a cell are filled below the dots, from its bottom.
    grounds: Vec<Option<(usize, Style)>>,
}

/// A pattern along a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// Every dot.
    Solid,
    /// Three dots in six.
    Dashed,
    /// Of so many dots those whose bits are set, and again.
    Pattern(u16, u8),
}

impl Stroke {
    /// Whether there is a dot so far along.
    fn has(self, along: i64) -> bool {
        match self {
            Self::Solid => true,
            Self::Dashed => along.rem_euclid(6) < 3,
            Self::Pattern(bits, length) => bits >> along.rem_euclid(i64::from(length.max(1))) & 1 == 1,
        }
    }
}

/// Blocks of so many eighths of a cell, from one.
const BLOCKS: [char; EIGHTHS] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Eighths of a cell.
const EIGHTHS: usize = 8;

impl Raster {
    /// Dots over the cells of `area`, none of them set.
    pub fn new(area: Rect) -> Self {
        let cells = area.area() as usize;
        Self { area, cells: vec![None; cells], grounds: vec![None; cells] }
    }

    /// How many dots across and down.
    pub fn size(&self) -> (f64, f64) {
        (f64::from(self.area.width) * ACROSS, f64::from(self.area.height) * DOWN)
    }

    /// Sets the dot at `x` across and `y` down, both from 0; nothing outside.
    pub fn dot(&mut self, x: f64, y: f64, style: Style) {
        let (width, height) = self.size();
        if !(0.0..width).contains(&x) || !(0.0..height).contains(&y) {
            return;
        }
        let (x, y) = (x as usize, y as usize);
        let cell = &mut self.cells[y / 4 * usize::from(self.area.width) + x / 2];
        let kept = cell.filter(|(_, other)| *other == style).map_or(0, |(bits, _)| bits);
        *cell = Some((kept | BITS[y % 4][x % 2], style));
    }

    /// Fills a column from the bottom, so many eighths of a cell high.
    pub fn fill(&mut self, column: usize, eighths: usize, style: Style) {
        let width = usize::from(self.area.width);
        for (k, row) in (0..usize::from(self.area.height)).rev().enumerate() {
            let filled = eighths.saturating_sub(k * EIGHTHS).min(EIGHTHS);
            if let Some(ground) = self.grounds.get_mut(row * width + column)
                && filled > ground.map_or(0, |(filled, _)| filled)
            {
                *ground = Some((filled, style));
            }
        }
    }

    /// Whether something that is filled ends inside this dot's cell.
    fn is_edge(&self, x: f64, y: f64) -> bool {
        let (width, height) = self.size();
        let is_inside = (0.0..width).contains(&x) && (0.0..height).contains(&y);
        let cell = is_inside.then(|| y as usize / 4 * usize::from(self.area.width) + x as usize / 2);
        cell.and_then(|cell| self.grounds[cell]).is_some_and(|(filled, _)| filled < EIGHTHS)
    }

    /// Sets the dot of a point, which stands over what is there already.
    pub fn point(&mut self, x: f64, y: f64, style: Style) {
        let (width, height) = self.size();
        if (0.0..width).contains(&x) && (0.0..height).contains(&y) {
            let cell = y as usize / 4 * usize::from(self.area.width) + x as usize / 2;
            if let Some((_, other)) = &mut self.cells[cell] {
                *other = style;
            }
            self.dot(x, y, style);
        }
    }

    /// Sets the four dots around a corner of the dot grid: a mark that is seen from afar.
    pub fn spot(&mut self, x: f64, y: f64, style: Style) {
        let (x, y) = (x.round() - 1.0, y.round() - 1.0);
        for (dx, dy) in [(0.5, 0.5), (1.5, 0.5), (0.5, 1.5), (1.5, 1.5)] {
            self.point(x + dx, y + dy, style);
        }
    }

    /// Draws a straight line between two points, which may lie far outside.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke, style: Style) {
        self.along(from, to, stroke, |raster, x, y| raster.dot(x, y, style));
    }

    /// The same over what is there already: its dots stay, and take the line's colour.
    pub fn line_over(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke, style: Style) {
        self.along(from, to, stroke, |raster, x, y| raster.point(x, y, style));
    }

    fn along(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke, mut draw: impl FnMut(&mut Self, f64, f64)) {
        let Some(((x0, y0), (x1, y1))) = self.clipped(from, to) else { return };
        let steps = (x1 - x0).abs().max((y1 - y0).abs()).ceil().max(1.0);
        for step in 0..=steps as usize {
            // The pattern hangs on the place and not on the step, so that it stands still while the line moves.
            let share = step as f64 / steps;
            let (x, y) = (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share);
            let along = if (x1 - x0).abs() >= (y1 - y0).abs() { x } else { y };
            if stroke.has(along as i64) && !self.is_edge(x, y) {
                draw(self, x, y);
            }
        }
    }

    /// The part of a line that lies inside: Liang and Barsky, "A New Concept and Method for Line Clipping", 1984.
    fn clipped(&self, from: (f64, f64), to: (f64, f64)) -> Option<((f64, f64), (f64, f64))> {
        let (width, height) = self.size();
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        if !(dx.is_finite() && dy.is_finite()) {
            return None;
        }
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (towards, room) in [(-dx, from.0), (dx, width - 1e-6 - from.0), (-dy, from.1), (dy, height - 1e-6 - from.1)]
        {
            if towards == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if towards < 0.0 {
                enter = enter.max(room / towards);
            } else {
                leave = leave.min(room / towards);
            }
        }
        let at = |share: f64| (from.0 + dx * share, from.1 + dy * share);
        (enter <= leave).then(|| (at(enter), at(leave)))
    }

    /// Writes the dots that are set into `buffer`; other cells stay as they are.
    pub fn draw(&self, buffer: &mut Buffer) {
        for (position, (cell, ground)) in self.area.positions().zip(self.cells.iter().zip(&self.grounds)) {
            let Some(target) = buffer.cell_mut(position) else { continue };
            if let Some((bits, style)) = cell {
                target.set_char(char::from_u32(0x2800 + u32::from(*bits)).unwrap_or(' ')).set_style(*style);
                if let Some((EIGHTHS, Style { fg: Some(colour), .. })) = ground {
                    target.set_bg(*colour);
                }
            } else if let Some((filled, style)) = ground {
                target.set_char(BLOCKS[filled - 1]).set_style(*style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(width: u16, height: u16, draw: impl FnOnce(&mut Raster)) -> Vec<String> {
        let area = Rect::new(0, 0, width, height);
        let mut raster = Raster::new(area);
        draw(&mut raster);
        let mut buffer = Buffer::empty(area);
        raster.draw(&mut buffer);
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol().to_owned()).collect();
        (0..height).map(row).collect()
    }

    #[test]
    fn dots_fall_into_their_cells() {
        let dots = [(0.0, 0.0), (3.9, 3.9), (5.0, 7.0), (-0.1, 0.0), (6.0, 0.0), (0.0, 8.0), (f64::NAN, 0.0)];
        let lines = drawn(3, 2, |raster| dots.iter().for_each(|(x, y)| raster.dot(*x, *y, Style::new())));
        assert_eq!(lines, ["⠁⢀ ", "  ⢀"]);
    }

    #[test]
    fn lines_are_cut_off_at_the_edges() {
        let diagonal = |from, to| drawn(2, 1, |raster| raster.line(from, to, Stroke::Solid, Style::new()));
        assert_eq!(diagonal((0.0, 0.0), (3.9, 3.9)), diagonal((-1e12, -1e12), (1e12, 1e12)));
        assert_eq!(diagonal((-5.0, -5.0), (-1.0, -1.0)), ["  "]);
        assert_eq!(diagonal((f64::NAN, 0.0), (1.0, 1.0)), ["  "]);
        assert_eq!(diagonal((0.0, 1e300), (3.0, -1e300)).concat().chars().count(), 2);
        assert_eq!(diagonal((2.0, -9.0), (2.0, 9.0)), [" ⡇"]);
    }

    #[test]
    fn a_dashed_line_has_gaps() {
        let lines = drawn(4, 1, |raster| raster.line((0.0, 0.0), (7.9, 0.0), Stroke::Dashed, Style::new()));
        assert_eq!(lines, ["⠉⠁ ⠉"]);
    }

    #[test]
    fn marks_of_another_kind_cover_what_was_there() {
        let lines = drawn(1, 1, |raster| {
            raster.dot(0.0, 0.0, Style::new());
            raster.dot(1.0, 0.0, Style::new());
            raster.dot(1.0, 3.0, Style::new().bold());
        });
        assert_eq!(lines, ["⢀"]);
    }

    #[test]
    fn points_stand_over_what_is_there_and_nothing_of_it_is_lost() {
        let lines = drawn(1, 1, |raster| {
            raster.line((0.0, 3.0), (1.0, 3.0), Stroke::Solid, Style::new());
            raster.point(1.0, 0.0, Style::new().bold());
        });
        assert_eq!(lines, ["⣈"]);
    }

    #[test]
    fn what_is_filled_is_the_ground_of_what_is_drawn_over_it() {
        use ratatui::style::Color;
        let area = Rect::new(0, 0, 2, 1);
        let mut raster = Raster::new(area);
        (0..2).for_each(|column| raster.fill(column, 8, Style::new().fg(Color::Blue)));
        raster.line((0.0, 0.0), (1.0, 0.0), Stroke::Solid, Style::new().fg(Color::Red));
        let mut buffer = Buffer::empty(area);
        raster.draw(&mut buffer);
        let (line, filled) = (&buffer[(0, 0)], &buffer[(1, 0)]);
        assert_eq!((line.symbol(), line.fg, line.bg), ("⠉", Color::Red, Color::Blue));
        assert_eq!((filled.symbol(), filled.fg), ("█", Color::Blue));
    }

    #[test]
    fn an_area_without_cells_takes_anything() {
        drawn(0, 0, |raster| raster.line((0.0, 0.0), (10.0, 10.0), Stroke::Solid, Style::new()));
    }
}
