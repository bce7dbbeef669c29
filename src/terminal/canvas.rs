//! What one terminal shows, and the bytes that make it show something else.
//!
//! There is no queue of frames. [`Canvas::want`] says that what was drawn is wanted; [`Canvas::piece`] gives some of the bytes that
//! bring the terminal nearer to that, and what they change counts as shown from then on. So a frame that was sent in
//! part and then overtaken costs nothing more: what is still missing is what differs from the newest frame.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use super::encode::{Run, row, row_mut};
use super::tidy::is_uncertain;
use super::{Encoder, Reducer};

/// From this many bytes on a frame that goes out in one is marked as one, so that a terminal does not show half of it.
pub const MARKED: usize = 4096;

/// Begins what a terminal is to show in one.
pub const MARK_BEGIN: &[u8] = b"\x1b[?2026h";
/// Ends it.
pub const MARK_END: &[u8] = b"\x1b[?2026l";

/// What a frame was drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Something that a person did: what it changes is sent before the rest.
    Person,
    /// Anything else.
    Time,
}

/// What a terminal shows, and what it is to show.
#[derive(Debug)]
pub struct Canvas {
    reducer: Reducer,
    encoder: Encoder,
    /// What the terminal shows once it has read all that was given out.
    shown: Buffer,
    wanted: Buffer,
    /// Where the next frame is drawn.
    next: Buffer,
    /// Which cells a person's last action changed.
    is_fresh: Vec<bool>,
    /// What is sent before everything else.
    first: Vec<Rect>,
    /// The row in which the last piece ended: the next one goes on there, or the lower rows would never be reached while
    /// the upper ones change.
    turn: u16,
    /// Whether what the terminal shows is not known.
    is_stale: bool,
    bytes: Vec<u8>,
}

impl Canvas {
    /// A terminal of this size, of which nothing is known.
    pub fn new(reducer: Reducer, size: Size) -> Self {
        let blank = Buffer::empty(Rect::from(size));
        Self {
            reducer,
            encoder: Encoder::default(),
            is_fresh: vec![false; blank.content.len()],
            shown: blank.clone(),
            wanted: blank.clone(),
            next: blank,
            first: vec![],
            turn: 0,
            is_stale: true,
            bytes: Vec::new(),
        }
    }

    /// The terminal has another size now, and what it shows is not known.
    pub fn resize(&mut self, size: Size) {
        let area = Rect::from(size);
        for buffer in [&mut self.shown, &mut self.wanted, &mut self.next] {
            buffer.resize(area);
        }
        self.is_fresh = vec![false; self.shown.content.len()];
        self.forget();
    }

    /// What the terminal shows is not known: the next frame is drawn whole.
    pub fn forget(&mut self) {
        self.is_stale = true;
    }

    /// The terminal can be told to repeat a character.
    pub fn repeat(&mut self) {
        self.encoder.repeat();
    }

    /// These regions are sent first, in this order, where not all can be sent.
    pub fn send_first(&mut self, regions: Vec<Rect>) {
        self.first = regions;
    }

    /// Draws what may be wanted next, as often as it takes.
    pub fn draw<T>(&mut self, draw: impl FnOnce(Rect, &mut Buffer) -> T) -> T {
        self.next.reset();
        draw(self.next.area, &mut self.next)
    }

    /// What is wanted from now on is what was drawn last.
    pub fn want(&mut self, cause: Cause) {
        self.reducer.reduce(&mut self.next);
        if cause == Cause::Person {
            let pairs = self.wanted.content.iter().zip(&self.next.content);
            self.is_fresh.iter_mut().zip(pairs).for_each(|(is_fresh, (old, new))| *is_fresh = old != new);
        }
        std::mem::swap(&mut self.wanted, &mut self.next);
    }

    /// About as many bytes as `limit`, and at least some, that bring the terminal nearer to what is wanted; none if it is
    /// there. The most important comes first. Anything may follow them that leaves the terminal's cursor and pen alone.
    pub fn piece(&mut self, limit: usize) -> &[u8] {
        self.bytes.clear();
        // What fits is sent in the order that takes fewest bytes.
        let is_whole = self.cost_within(limit).is_some();
        self.advance(limit, !is_whole);
        &self.bytes
    }

    /// The same of what is to be sent in several pieces, but to be shown in one: in the order that takes fewest bytes.
    pub fn whole_piece(&mut self, limit: usize) -> &[u8] {
        self.bytes.clear();
        self.advance(limit, false);
        &self.bytes
    }

    /// The bytes that bring all of what `draw` draws onto the terminal; none if it is there.
    pub fn frame(&mut self, draw: impl FnOnce(Rect, &mut Buffer)) -> &[u8] {
        self.draw(draw);
        self.want(Cause::Time);
        self.bytes.clear();
        self.advance(usize::MAX, false);
        if self.bytes.len() >= MARKED {
            self.bytes.splice(0..0, MARK_BEGIN.iter().copied());
            self.bytes.extend_from_slice(MARK_END);
        }
        &self.bytes
    }

    /// How many bytes it takes to bring all of what is wanted onto the terminal.
    pub fn cost(&self) -> usize {
        self.cost_within(usize::MAX).unwrap_or(0)
    }

    /// The same, if it is no more than `limit`.
    fn cost_within(&self, limit: usize) -> Option<usize> {
        let (mut encoder, mut bytes) = (self.encoder, vec![]);
        let blank;
        let shown = if self.is_stale {
            encoder.clear(&mut bytes);
            blank = Buffer::empty(self.shown.area);
            &blank
        } else {
            &self.shown
        };
        let mut reached = Run { y: 0, from: 0, to: 0 };
        let is_within = runs(shown, &self.wanted).into_iter().all(|run| {
            let Some(run) = run.behind(reached) else { return true };
            encoder.encode(&self.wanted, run, limit, &mut bytes, |written| reached = written)
        });
        is_within.then_some(bytes.len())
    }

    /// Appends bytes, up to about `limit`; in the order of their importance, or in that which takes fewest.
    fn advance(&mut self, limit: usize, by_importance: bool) {
        if self.is_stale {
            self.encoder.clear(&mut self.bytes);
            self.shown.reset();
            self.is_stale = false;
        }
        while self.advance_once(limit, by_importance) {}
    }

    /// Appends bytes for what differs now. Says whether more may differ then that can be sent now: writing something of
    /// which terminals disagree how wide it is may have covered what stands behind it.
    fn advance_once(&mut self, limit: usize, by_importance: bool) -> bool {
        let mut runs = runs(&self.shown, &self.wanted);
        if by_importance {
            runs = runs.into_iter().flat_map(|run| self.parted(run)).collect();
            let height = self.shown.area.height.max(1);
            runs.sort_by_key(|run| {
                (self.rank(run.from, run.y), (run.y + height - self.turn % height) % height, run.from)
            });
        }
        let Self { encoder, wanted, shown, bytes, .. } = self;
        let mut has_covered = false;
        let mut reached = Run { y: 0, from: 0, to: 0 };
        for run in runs {
            let Some(run) = run.behind(reached) else { continue };
            let written = |run: Run| {
                reached = run;
                let (old, new) = (row_mut(shown, run.y), row(wanted, run.y));
                let cells = usize::from(run.from)..usize::from(run.to);
                let uncertain = |cell: &Cell| is_uncertain(cell.symbol());
                if old[cells.clone()].iter().chain(&new[cells.clone()]).any(uncertain) {
                    old[cells.end..].iter_mut().for_each(|cell| _ = cell.set_symbol(UNKNOWN));
                    has_covered = true;
                }
                old[cells.clone()].clone_from_slice(&new[cells]);
            };
            if !encoder.encode(wanted, run, limit, bytes, written) {
                self.turn = run.y;
                return false;
            }
        }
        has_covered
    }

    /// The run, parted where its importance changes.
    fn parted(&self, run: Run) -> Vec<Run> {
        let mut parts: Vec<Run> = vec![];
        for x in run.from..run.to {
            match parts.last_mut() {
                Some(last) if self.rank(last.from, run.y) == self.rank(x, run.y) => last.to = x + 1,
                _ => parts.push(Run { from: x, to: x + 1, ..run }),
            }
        }
        parts
    }

    /// How soon a cell is sent: those of the first regions, those that a person changed, the others.
    fn rank(&self, x: u16, y: u16) -> usize {
        let region = self.first.iter().position(|region| region.contains(Position::new(x, y)));
        let is_fresh = self.is_fresh[usize::from(y) * usize::from(self.shown.area.width) + usize::from(x)];
        region.unwrap_or(self.first.len() + usize::from(!is_fresh))
    }
}

/// Stands for what a cell shows when nobody knows.
const UNKNOWN: &str = "\0";

/// The cells that differ, row by row.
fn runs(shown: &Buffer, wanted: &Buffer) -> Vec<Run> {
    let mut runs = vec![];
    for y in 0..wanted.area.height {
        let (old, new) = (row(shown, y), row(wanted, y));
        let mut x = 0;
        while x < new.len() {
            if old[x] == new[x] {
                x += 1;
                continue;
            }
            let to = (x..new.len()).find(|x| old[*x] == new[*x]).unwrap_or(new.len());
            runs.push(Run { y, from: x as u16, to: to as u16 });
            x = to;
        }
    }
    runs
}

#[cfg(test)]
mod tests;
