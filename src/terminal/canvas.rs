//! What one terminal shows, and the bytes that make it show something else.
//!
//! There is no queue of frames. [`Canvas::want`] says that what was drawn is wanted; [`Canvas::piece`] gives some of the bytes that
//! bring the terminal nearer to that, and what they change counts as shown from then on. So a frame that was sent in
//! part and then overtaken costs nothing more: what is still missing is what differs from the newest frame.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use super::encode::{Run, row, row_mut};
use super::tidy::is_uncertain;
use super::{Encoder, Reducer, order};

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
        match self.plan(limit) {
            Some(plan) => self.advance(limit, plan.order),
            None => self.advance(limit, Order::Importance),
        }
        &self.bytes
    }

    /// The same of what is to be sent in several pieces, but to be shown in one: in the order that takes fewest bytes.
    pub fn whole_piece(&mut self, limit: usize) -> &[u8] {
        self.bytes.clear();
        let order = self.plan(usize::MAX).map_or(Order::Rows, |plan| plan.order);
        self.advance(limit, order);
        &self.bytes
    }

    /// The bytes that bring all of what `draw` draws onto the terminal; none if it is there.
    pub fn frame(&mut self, draw: impl FnOnce(Rect, &mut Buffer)) -> &[u8] {
        self.draw(draw);
        self.want(Cause::Time);
        let bytes = self.whole_piece(usize::MAX);
        if bytes.len() >= MARKED {
            self.bytes.splice(0..0, MARK_BEGIN.iter().copied());
            self.bytes.extend_from_slice(MARK_END);
        }
        &self.bytes
    }

    /// How many bytes it takes to bring all of what is wanted onto the terminal.
    pub fn cost(&self) -> usize {
        self.plan(usize::MAX).map_or(0, |plan| plan.cost)
    }

    /// How all of what is wanted is brought onto the terminal with fewest bytes, if these are no more than `limit`.
    fn plan(&self, limit: usize) -> Option<Plan> {
        let blank = self.is_stale.then(|| Buffer::empty(self.shown.area));
        let shown = blank.as_ref().unwrap_or(&self.shown);
        let rows = order::by_rows(shown, &self.wanted);
        let by_rows = self.cost_of(&rows, limit);
        let most = by_rows.unwrap_or(limit);
        let by_colours = || self.cost_of(&order::by_colours(&rows, &self.wanted)?, most);
        match (by_rows, (most > FEW).then(by_colours).flatten()) {
            (_, Some(cost)) if by_rows.is_none_or(|by_rows| cost < by_rows) => {
                Some(Plan { cost, order: Order::Colours })
            }
            (cost, _) => cost.map(|cost| Plan { cost, order: Order::Rows }),
        }
    }

    /// How many bytes it takes to write these runs in this order, if they are no more than `limit`.
    fn cost_of(&self, runs: &[Run], limit: usize) -> Option<usize> {
        let (mut encoder, mut bytes) = (self.encoder, vec![]);
        if self.is_stale {
            encoder.clear(&mut bytes);
        }
        let mut reached = Reached::default();
        let is_within = runs.iter().all(|run| {
            let Some(run) = reached.left_of(*run) else { return true };
            encoder.encode(&self.wanted, run, limit, &mut bytes, |written| reached.note(written))
        });
        is_within.then_some(bytes.len())
    }

    /// Appends bytes, up to about `limit`, in this order.
    fn advance(&mut self, limit: usize, order: Order) {
        if self.is_stale {
            self.encoder.clear(&mut self.bytes);
            self.shown.reset();
            self.is_stale = false;
        }
        while self.advance_once(limit, order) {}
    }

    /// Appends bytes for what differs now. Says whether more may differ then that can be sent now: writing something of
    /// which terminals disagree how wide it is may have covered what stands behind it.
    fn advance_once(&mut self, limit: usize, order: Order) -> bool {
        let mut runs = order::by_rows(&self.shown, &self.wanted);
        match order {
            Order::Rows => {}
            Order::Colours => runs = order::by_colours(&runs, &self.wanted).unwrap_or(runs),
            Order::Importance => {
                runs = runs.into_iter().flat_map(|run| self.parted(run)).collect();
                let height = self.shown.area.height.max(1);
                runs.sort_by_key(|run| {
                    (self.rank(run.from, run.y), (run.y + height - self.turn % height) % height, run.from)
                });
            }
        }
        let Self { encoder, wanted, shown, bytes, .. } = self;
        let mut has_covered = false;
        let mut reached = Reached::default();
        for run in runs {
            let Some(run) = reached.left_of(run) else { continue };
            let written = |run: Run| {
                reached.note(run);
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
                Some(last) if self.rank(last.from, run.y) == self.rank(x, run.y) => {
                    *last = Run::new(run.y, last.from, x + 1);
                }
                _ => parts.push(Run::new(run.y, x, x + 1)),
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

/// In which order the cells that differ are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Rows,
    Colours,
    /// The most important first.
    Importance,
}

/// How all of what is wanted is brought onto the terminal.
struct Plan {
    /// Bytes that it takes.
    cost: usize,
    order: Order,
}

/// Frames of no more bytes than this are written row by row: another order has little to gain.
const FEW: usize = 256;

/// How far each row has been written: erasing its end reaches further than the run that it was for.
#[derive(Default)]
struct Reached(Vec<Run>);

impl Reached {
    /// These cells have been written.
    fn note(&mut self, written: Run) {
        let y = usize::from(written.y);
        while self.0.len() <= y {
            self.0.push(Run::new(self.0.len() as u16, 0, 0));
        }
        if written.to >= self.0[y].to {
            self.0[y] = written;
        }
    }

    /// What is left of a run to be written.
    fn left_of(&self, run: Run) -> Option<Run> {
        self.0.get(usize::from(run.y)).map_or(Some(run), |reached| run.behind(*reached))
    }
}

#[cfg(test)]
mod tests;
