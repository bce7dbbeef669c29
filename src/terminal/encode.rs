//! Cells to bytes, as few as it takes.

use ratatui::buffer::{Buffer, Cell};

use super::pen::{Pen, is_erased};
use super::tidy::{COVERED, columns, is_uncertain};

/// Cells of one row, from column `from` up to column `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Which row.
    pub y: u16,
    /// The first column.
    pub from: u16,
    /// The column behind the last.
    pub to: u16,
    /// Behind which column nothing is written soon: that of the next run, where it begins near by.
    pub near: u16,
}

impl Run {
    /// These cells, with nothing to write near by.
    pub fn new(y: u16, from: u16, to: u16) -> Self {
        Self { y, from, to, near: to }
    }

    /// What is left of a run when `other` is written: erasing the end of a row reaches further than the run it was for.
    pub fn behind(self, other: Self) -> Option<Self> {
        let is_reached = self.y == other.y && other.from <= self.from;
        let from = if is_reached { self.from.max(other.to) } else { self.from };
        (from < self.to).then_some(Self { from, ..self })
    }
}

/// Bytes that writing one cell may take at most, with getting there and taking up its pen.
const ONE_CELL: usize = 80;

/// Where the terminal's cursor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Cursor {
    #[default]
    Unknown,
    /// In this row, in a column that is not known, as after writing into the last one.
    Row(u16),
    At(u16, u16),
}

/// Writes cells as escape sequences, remembering where the terminal's cursor is and which pen it holds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Encoder {
    cursor: Cursor,
    pen: Pen,
    /// Whether the terminal can be told to repeat the last character.
    repeats: bool,
}

impl Encoder {
    /// The bytes that clear the terminal, whatever it held, and put the cursor home.
    pub fn clear(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\x1b[m\x1b[H\x1b[2J");
        *self = Self { cursor: Cursor::At(0, 0), pen: Pen::default(), ..*self };
    }

    /// From now on the terminal is told to repeat characters where that is shorter.
    pub fn repeat(&mut self) {
        self.repeats = true;
    }

    /// The bytes that write the cells of `run` as `next` has them, appended to `out`, until that has about `limit`
    /// bytes. `written` is told which cells the terminal has then as `next` has them. Says whether that is all of them.
    pub fn encode(
        &mut self,
        next: &Buffer,
        run: Run,
        limit: usize,
        out: &mut Vec<u8>,
        mut written: impl FnMut(Run),
    ) -> bool {
        let row = row(next, run.y);
        let erased_from = row.iter().rposition(|cell| !is_erased(cell)).map_or(0, |last| last + 1) as u16;
        let mut x = run.from;
        while x < run.to {
            // Something is always written: a limit must not stop everything.
            if out.len() + ONE_CELL > limit && !out.is_empty() {
                return false;
            }
            let cell = &row[usize::from(x)];
            if cell.symbol() == COVERED {
                x += 1;
                continue;
            }
            if let Some(from) = self.go(x, run.y, row, out) {
                written(Run::new(run.y, from, x));
            }
            let to = if is_erased(cell) { self.erase(x, run.to, erased_from, row, out) } else { x };
            if to > x {
                written(Run::new(run.y, x, to));
                x = to;
                continue;
            }
            self.take(row, x, run.near, out);
            let to = if is_uncertain(cell.symbol()) {
                self.write_uncertain(cell, x, run.y, out)
            } else {
                out.extend_from_slice(cell.symbol().as_bytes());
                let again = self.write_again(&row[usize::from(x)..usize::from(run.to)], out);
                self.advance(x + 1 + again, run.y, row)
            };
            written(Run::new(run.y, x, to));
            x = to;
        }
        true
    }

    /// Has the first of these cells, which has just been written, repeated over those that are the same, where that is
    /// shorter than writing them. Says how many these are.
    fn write_again(&self, cells: &[Cell], out: &mut Vec<u8>) -> u16 {
        let symbol = cells[0].symbol();
        if !self.repeats {
            return 0;
        }
        let is_same = |cell: &&Cell| cell.symbol() == symbol && self.pen.writes(cell);
        let again = cells[1..].iter().take_while(is_same).count();
        let repeat = format!("\x1b[{again}b");
        if again * symbol.len() <= repeat.len() {
            return 0;
        }
        out.extend_from_slice(repeat.as_bytes());
        again as u16
    }

    fn advance(&mut self, x: u16, y: u16, row: &[Cell]) -> u16 {
        self.cursor = if usize::from(x) < row.len() { Cursor::At(x, y) } else { Cursor::Row(y) };
        x
    }

    /// Writes what terminals may disagree about: over blanks, so that what it does not cover is one, and without
    /// believing to know where the cursor is then.
    fn write_uncertain(&mut self, cell: &Cell, x: u16, y: u16, out: &mut Vec<u8>) -> u16 {
        let width = columns(cell.symbol());
        out.resize(out.len() + usize::from(width), b' ');
        out.extend(place(x, y));
        out.extend_from_slice(cell.symbol().as_bytes());
        self.cursor = Cursor::Unknown;
        x + width
    }

    /// Erases blanks from `x` on where that is shorter than writing them; says up to where.
    fn erase(&mut self, x: u16, to: u16, erased_from: u16, row: &[Cell], out: &mut Vec<u8>) -> u16 {
        let change = if self.pen.erases() { vec![] } else { self.pen.change(Pen::default()) };
        let blanks = row[usize::from(x)..usize::from(to)].iter().take_while(|cell| is_erased(cell)).count();
        let end = row.len() as u16;
        if x >= erased_from && blanks > change.len() + b"\x1b[K".len() {
            out.extend(change);
            out.extend_from_slice(b"\x1b[K");
        } else {
            let erase = format!("\x1b[{blanks}X");
            // The cursor has to get to what is written behind them, most often also behind the run.
            let on = forward(blanks as u16).len();
            if blanks <= change.len() + erase.len() + on {
                return x;
            }
            out.extend(change);
            out.extend_from_slice(erase.as_bytes());
            self.take_default();
            return x + blanks as u16;
        }
        self.take_default();
        end
    }

    /// The pen in hand is the default one, where it was changed to erase.
    fn take_default(&mut self) {
        if !self.pen.erases() {
            self.pen = Pen::default();
        }
    }

    /// Moves the cursor the cheapest way there is. Where that is to write cells on the way once more, says from which
    /// column on.
    fn go(&mut self, x: u16, y: u16, row: &[Cell], out: &mut Vec<u8>) -> Option<u16> {
        let (at_x, at_y) = match self.cursor {
            Cursor::Unknown => (None, None),
            Cursor::Row(at_y) => (None, Some(at_y)),
            Cursor::At(at_x, at_y) if (at_x, at_y) == (x, y) => return None,
            Cursor::At(at_x, at_y) => (Some(at_x), Some(at_y)),
        };
        let mut best = (place(x, y), None);
        if let Some(at_y) = at_y {
            let vertical = vertical(at_y, y);
            for (from, back) in [(at_x, &b""[..]), (Some(0), b"\r")] {
                let Some(from) = from else { continue };
                let (horizontal, is_again) = self.horizontal(from, x, row);
                let way = [&*vertical, back, &*horizontal].concat();
                if way.len() < best.0.len() {
                    best = (way, is_again.then_some(from));
                }
            }
        }
        out.extend(best.0);
        self.cursor = Cursor::At(x, y);
        best.1
    }

    /// The way from one column to another in the row of these cells, and whether it is to write them once more.
    fn horizontal(&self, from: u16, to: u16, row: &[Cell]) -> (Vec<u8>, bool) {
        if to < from {
            let (left, far) = (usize::from(from - to), format!("\x1b[{}D", from - to));
            return (if left < far.len() { vec![b'\x08'; left] } else { far.into() }, false);
        }
        let jump = forward(to - from);
        let mut again = vec![];
        for cell in &row[usize::from(from)..usize::from(to)] {
            again.extend_from_slice(cell.symbol().as_bytes());
            let is_certain = cell.symbol() != COVERED && !is_uncertain(cell.symbol());
            if !is_certain || !self.pen.writes(cell) || again.len() >= jump.len() {
                return (jump, false);
            }
        }
        let is_written = !again.is_empty();
        (again, is_written)
    }

    /// Takes up a pen for the cell at `x`, thinking of the cells up to `near`. A blank can be written with several: the one is
    /// taken that makes the change to what comes behind it short as well.
    fn take(&mut self, row: &[Cell], x: u16, near: u16, out: &mut Vec<u8>) {
        let cell = &row[usize::from(x)];
        if self.pen.writes(cell) {
            return;
        }
        let to_write = &row[usize::from(x)..usize::from(near)];
        let behind = to_write.iter().find(|cell| cell.symbol() != " ").map(Pen::of);
        let on = |pen: Pen| behind.map_or(0, |behind| pen.change(behind).len());
        let pens = [Some(Pen::of(cell)), behind, Some(self.pen.on_ground_of(cell))];
        let pens = pens.into_iter().flatten().filter(|pen| pen.writes(cell));
        let cost = |pen: &Pen| self.pen.change(*pen).len() + on(*pen);
        let pen = pens.min_by_key(cost).unwrap_or(Pen::of(cell));
        out.extend(self.pen.change(pen));
        self.pen = pen;
    }
}

/// The cells of a row.
pub fn row(buffer: &Buffer, y: u16) -> &[Cell] {
    let width = usize::from(buffer.area.width);
    &buffer.content[usize::from(y) * width..][..width]
}

/// The cells of a row, to be changed.
pub fn row_mut(buffer: &mut Buffer, y: u16) -> &mut [Cell] {
    let width = usize::from(buffer.area.width);
    &mut buffer.content[usize::from(y) * width..][..width]
}

/// The cursor put in its place.
fn place(x: u16, y: u16) -> Vec<u8> {
    match (x, y) {
        (0, 0) => b"\x1b[H".to_vec(),
        (0, y) => format!("\x1b[{}H", y + 1).into_bytes(),
        (x, y) => format!("\x1b[{};{}H", y + 1, x + 1).into_bytes(),
    }
}

/// The cursor moved from one row to another.
fn vertical(from: u16, to: u16) -> Vec<u8> {
    // A line feed keeps the column: the terminal is in raw mode.
    let far = |n: u16, letter: char| if n == 1 { format!("\x1b[{letter}") } else { format!("\x1b[{n}{letter}") };
    match to.checked_sub(from) {
        Some(down) if usize::from(down) <= far(down, 'B').len() => vec![b'\n'; usize::from(down)],
        Some(down) => far(down, 'B').into_bytes(),
        None => far(from - to, 'A').into_bytes(),
    }
}

/// The cursor moved right by `n`.
fn forward(n: u16) -> Vec<u8> {
    match n {
        0 => vec![],
        1 => b"\x1b[C".to_vec(),
        n => format!("\x1b[{n}C").into_bytes(),
    }
}
