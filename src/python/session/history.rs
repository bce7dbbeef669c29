//! A program with its checkpoints.

use std::sync::Arc;

use super::{Files, Position, Refusal, Status};
use crate::python::machine::{Machine, Patch, Stop, Until};

/// How many instructions lie between checkpoints at first.
const STRIDE: u64 = 10_000;

/// The part of what has run that lies between two checkpoints at least: one in so many.
const SHARE: u64 = 16;

/// Places that are kept of a way back.
const NEARBY: usize = 3;

/// A program that runs, with checkpoints of its past. Clones share them.
#[derive(Debug, Clone)]
pub struct Session {
    pub(super) machine: Machine,
    pub(super) checkpoints: Vec<Arc<Machine>>,
    /// Where it stood before the step that led here, so that the step can be had again at once.
    pub(super) behind: Option<Arc<Machine>>,
    /// The last stretch of a way back, so that the next step back is near.
    nearby: Vec<Arc<Machine>>,
    /// Whether it is on a way back.
    goes_back: bool,
    stride: u64,
    bytes: usize,
    /// Where marks are, in the program's text.
    marks: Arc<Vec<(u32, u32)>>,
    /// Numbers that are overwritten on its way, in the order of their positions.
    patches: Arc<Vec<Patch>>,
    pub(super) status: Status,
    /// The end, once it has been reached.
    pub(super) last: Option<Position>,
}

impl Session {
    /// Opens a program; nothing of it has run yet.
    ///
    /// # Errors
    /// All that is not known, at once.
    pub fn open(
        name: &str,
        text: &str,
        files: Arc<dyn Files>,
        overrides: &[(String, String)],
    ) -> Result<Self, Vec<Refusal>> {
        Self::opened(name, text, files, overrides, false)
    }

    /// The same; a program with something in it that is not known here is run as far as that.
    ///
    /// # Errors
    /// What Python itself would refuse.
    pub fn open_as_far(
        name: &str,
        text: &str,
        files: Arc<dyn Files>,
        overrides: &[(String, String)],
    ) -> Result<Self, Vec<Refusal>> {
        Self::opened(name, text, files, overrides, true)
    }

    fn opened(
        name: &str,
        text: &str,
        files: Arc<dyn Files>,
        overrides: &[(String, String)],
        is_run_as_far: bool,
    ) -> Result<Self, Vec<Refusal>> {
        let (name, text, overrides) = (name.to_owned(), text.to_owned(), overrides.to_vec());
        // Deeply nested programs take much stack to read.
        let reader = std::thread::Builder::new().stack_size(256 << 20);
        let opened = reader.spawn(move || super::open::open(&name, &text, files, &overrides, is_run_as_far));
        let failed =
            || vec![Refusal { line: 1, column: 1, text: String::new(), message: "the program cannot be read".into() }];
        let machine = opened.map_err(|_| failed())?.join().map_err(|_| failed())??;
        let first = Arc::new(machine.clone());
        Ok(Self {
            machine,
            checkpoints: vec![first],
            behind: None,
            nearby: vec![],
            goes_back: false,
            marks: Arc::default(),
            patches: Arc::default(),
            stride: STRIDE,
            bytes: 256 << 20,
            status: Status::Running,
            last: None,
        })
    }

    /// Lets checkpoints take at most so many bytes, roughly.
    pub fn limit_checkpoints(&mut self, bytes: usize) {
        self.bytes = bytes;
    }

    /// Runs at most so many instructions.
    pub fn run_slice(&mut self, budget: u64) -> Status {
        self.machine.until = None;
        self.machine.patches = Arc::clone(&self.patches);
        self.advance(budget)
    }

    fn advance(&mut self, budget: u64) -> Status {
        let end = self.machine.steps.saturating_add(budget);
        self.machine.reached = None;
        self.machine.stop = None;
        while self.status == Status::Running && self.machine.steps < end {
            // Pages that are written after a checkpoint are copied: the longer a run, the wider its checkpoints lie apart,
            // so that they cost a share of it, and going back replays a share of it.
            let last = self.checkpoints.last().map_or(0, |last| last.steps);
            let next = last + self.stride.max(last / SHARE);
            if self.machine.steps >= next {
                self.remember();
            }
            let slice = (end - self.machine.steps).min(self.stride);
            self.status = self.machine.run(slice, 0);
            if self.goes_back && self.status == Status::Running {
                self.keep_near();
            }
            if matches!(self.status, Status::Ended | Status::Failed) {
                let end = self.position();
                self.machine.overwrite_due(end);
                self.last = Some(self.position());
            }
        }
        self.status
    }

    /// Keeps where it stands on a way back, and where it stood a stretch before.
    fn keep_near(&mut self) {
        let mut kept = self.machine.clone();
        kept.until = None;
        if self.nearby.len() == NEARBY {
            self.nearby.remove(0);
        }
        self.nearby.push(Arc::new(kept));
    }

    /// Adds a checkpoint; where they take too much, every other one goes and they lie wider apart.
    fn remember(&mut self) {
        let mut kept = self.machine.clone();
        kept.until = None;
        self.checkpoints.push(Arc::new(kept));
        // Pages that did not change are shared; what differs is at most what has been written in between.
        let each = self.machine.heap.bytes() / 4 + self.machine.stack.len() * 16 + self.machine.output.len() + 4096;
        let most = (self.bytes / each).max(2);
        while self.checkpoints.len() > most {
            let mut at = 0;
            self.checkpoints.retain(|_| {
                at += 1;
                at % 2 == 1
            });
            self.stride *= 2;
        }
    }

    /// Where the program stands: rounds done, and statements done in the next.
    pub fn position(&self) -> Position {
        if matches!(self.status, Status::Ended | Status::Failed) {
            return Position { round: self.machine.position.round, statement: 0 };
        }
        self.machine.reached.unwrap_or(self.machine.done())
    }

    /// The last position, once it is known.
    pub fn last(&self) -> Option<Position> {
        self.last
    }

    /// Goes to a position, forward or back; the program is replayed from the nearest checkpoint.
    /// Stops after at most `budget` instructions; `Running` asks for another call.
    pub fn goto(&mut self, position: Position, budget: u64) -> Status {
        let near = self.before(position);
        if position < self.position() || near.steps > self.machine.steps {
            self.machine = near.as_ref().clone();
            self.status = Status::Running;
            self.goes_back = true;
        }
        self.go_on(position.into(), budget)
    }

    /// The nearest checkpoint before a position, or at it.
    pub(super) fn before(&self, position: Position) -> &Arc<Machine> {
        let behind = self.behind.iter().filter(|kept| kept.done() <= position);
        let kept = self.checkpoints.iter().rev().find(|kept| kept.done() <= position);
        let nearby = self.nearby.iter().filter(|kept| kept.done() <= position);
        let nearest = behind.chain(nearby).chain(kept).max_by_key(|kept| kept.steps);
        nearest.unwrap_or(&self.checkpoints[0])
    }

    /// Goes on from where it stands, up to the first statement at which all of this holds.
    /// Stops after at most `budget` instructions; `Running` asks for another call.
    pub fn go_on(&mut self, until: Until, budget: u64) -> Status {
        if self.status == Status::Reached {
            self.status = Status::Running;
        }
        self.machine.until = Some(until);
        self.machine.marks = Arc::clone(&self.marks);
        self.machine.patches = Arc::clone(&self.patches);
        let status = self.advance(budget);
        if status != Status::Running {
            self.goes_back = false;
        }
        if status == Status::Reached {
            self.status = Status::Running;
            self.machine.until = None;
        }
        status
    }

    /// Marks what begins in these places of the text: whoever heeds marks stops there.
    pub fn set_marks(&mut self, marks: Vec<(u32, u32)>) {
        self.marks = Arc::new(marks);
    }

    /// Lets numbers be overwritten from their positions on, and nothing else: what has been run of it is kept up to the first
    /// position at which that is not as it was.
    pub fn overwrite(&mut self, mut patches: Vec<Patch>) {
        patches.sort_by_key(|patch| patch.position);
        let same = patches.iter().zip(&*self.patches).take_while(|(one, other)| one == other).count();
        let others = patches.get(same).into_iter().chain(self.patches.get(same));
        let Some(from) = others.map(|patch| patch.position).min() else { return };
        self.patches = Arc::new(patches);
        let is_before = |kept: &Arc<Machine>| kept.done() <= from && kept.patched <= same;
        let first = self.checkpoints.first().cloned();
        self.checkpoints.retain(is_before);
        if self.checkpoints.is_empty() {
            self.checkpoints.extend(first);
        }
        self.nearby.retain(is_before);
        self.behind = self.behind.take().filter(is_before);
        (self.machine, self.status, self.last) = (self.before(from).as_ref().clone(), Status::Running, None);
    }

    /// Whether numbers can be overwritten where it stands.
    ///
    /// # Errors
    /// If there is nothing of this name, or it has no such numbers.
    pub fn can_overwrite(&self, patch: &Patch) -> Result<(), String> {
        self.machine.clone().overwrite_number(patch)
    }

    /// Why a number could not be overwritten that was to be.
    pub fn unpatched(&self) -> Option<&str> {
        self.machine.unpatched.as_deref()
    }

    /// A copy of the program where it stood, to be run by itself.
    pub(super) fn copy_of(&self, kept: &Machine) -> Machine {
        Machine { patches: Arc::clone(&self.patches), until: None, ..kept.clone() }
    }

    /// Why it has stopped where it stands.
    pub fn stop(&self) -> Option<Stop> {
        self.machine.stop
    }

    /// Keeps where it stands now as what lies behind the next step.
    pub fn mark(&mut self) {
        let mut kept = self.machine.clone();
        kept.until = None;
        self.behind = Some(Arc::new(kept));
    }
}
