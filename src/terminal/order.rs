//! In which order what differs is written.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

use super::encode::{Run, row};
use super::pen::is_blank;
use super::tidy::{COVERED, is_uncertain};

/// Columns between runs that are near each other: what is written in the one is thought of in the other.
const NEAR: u16 = 2;

/// The cells that differ, row by row.
pub fn by_rows(shown: &Buffer, wanted: &Buffer) -> Vec<Run> {
    let mut runs: Vec<Run> = vec![];
    for y in 0..wanted.area.height {
        let (old, new) = (row(shown, y), row(wanted, y));
        let mut x = 0;
        while x < new.len() {
            if old[x] == new[x] {
                x += 1;
                continue;
            }
            let to = (x..new.len()).find(|x| old[*x] == new[*x]).unwrap_or(new.len());
            let from = x as u16;
            if let Some(before) = runs.last_mut().filter(|before| before.y == y && from - before.to <= NEAR) {
                before.near = from + 1;
            }
            runs.push(Run::new(y, from, to as u16));
            x = to;
        }
    }
    runs
}

/// The same cells parted where their colours change, those of the same colours behind one another: to get to the next of
/// them takes fewer bytes than to change the pen. Nothing where something is written of which terminals disagree how wide it
/// is, so that what stands behind it has to come after it.
pub fn by_colours(runs: &[Run], wanted: &Buffer) -> Option<Vec<Run>> {
    let mut parts: Vec<Part> = vec![];
    for run in runs {
        let cells = &row(wanted, run.y)[usize::from(run.from)..usize::from(run.to)];
        for (cell, x) in cells.iter().zip(run.from..) {
            if is_uncertain(cell.symbol()) {
                return None;
            }
            let last = parts.last_mut().filter(|last| last.run.y == run.y && last.run.to == x);
            if !last.is_some_and(|last| last.take(cell)) {
                parts.push(Part::of(cell, Run::new(run.y, x, x + 1)));
            }
        }
    }
    parts.sort_by_key(|part| (code(part.ground), part.ink.map(code), part.run.y, part.run.from));
    Some(parts.into_iter().map(|part| Run::new(part.run.y, part.run.from, part.run.to)).collect())
}

/// Cells beside each other that have the same colours.
struct Part {
    run: Run,
    ground: Color,
    /// Nothing where nothing is written in them.
    ink: Option<Color>,
}

impl Part {
    fn of(cell: &Cell, run: Run) -> Self {
        Self { run, ground: cell.bg, ink: ink(cell) }
    }

    /// Takes the cell behind, if it can go with the others; says whether it does.
    fn take(&mut self, cell: &Cell) -> bool {
        let ink = ink(cell);
        let is_alike = cell.bg == self.ground && (ink.is_none() || self.ink.is_none() || ink == self.ink);
        let is_taken = is_alike || cell.symbol() == COVERED;
        if is_alike {
            self.ink = self.ink.or(ink);
        }
        self.run = if is_taken { Run::new(self.run.y, self.run.from, self.run.to + 1) } else { self.run };
        is_taken
    }
}

fn ink(cell: &Cell) -> Option<Color> {
    (!is_blank(cell)).then_some(cell.fg)
}

/// A number for each colour.
fn code(colour: Color) -> u32 {
    const NAMED: [Color; 17] = [
        Color::Reset,
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    match colour {
        Color::Indexed(index) => 1 << 8 | u32::from(index),
        Color::Rgb(r, g, b) => 1 << 24 | u32::from_be_bytes([0, r, g, b]),
        named => NAMED.iter().position(|colour| *colour == named).unwrap_or(0) as u32,
    }
}
