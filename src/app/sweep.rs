//! One setting swept over a range: a run to its end for each value, beside everything else.

use std::sync::Arc;

use super::room::Room;
use super::task::{Task, TaskId};
use crate::lab::run::PORTION;
use crate::lab::{Goal, Refusal, Schedule, Session, Snapshot};
use crate::labs::Entry;
use crate::table::Table;
use crate::ui::compare;

/// Runs that go on at once: as many as there are cores to count on.
const AT_ONCE: usize = 2;

/// The place of a task that is for no run of the room.
pub(super) const NO_RUN: usize = usize::MAX;

/// What came of one value.
#[derive(Debug, Clone, PartialEq)]
pub struct Swept {
    /// The first number of the curve; nothing where there is none.
    pub first: Option<f64>,
    /// The last number of the curve; nothing where there is none.
    pub last: Option<f64>,
    /// The round that it was come to in.
    pub round: u64,
    /// Whether the next one leaves the finite numbers.
    pub has_diverged: bool,
    /// Why there is nothing to say.
    pub refusal: Option<Refusal>,
}

/// A value that a setting is swept over.
pub struct Point {
    /// As it is written.
    pub written: String,
    /// As a number.
    pub value: f64,
    /// All that is set in its run.
    pub(super) schedule: Schedule,
    /// What came of it, once it has.
    pub swept: Option<Swept>,
}

/// One setting over a range.
pub struct Sweep {
    /// The family of the run that it is swept for.
    pub(super) family: usize,
    /// The parameter.
    pub name: &'static str,
    /// Whether the values lie apart by their ratio.
    pub is_by_ratio: bool,
    /// Each value, with what came of it so far.
    pub points: Vec<Point>,
    /// The scalar that is looked at.
    pub curve: String,
    version: u64,
    next: usize,
    under_way: usize,
    stem: Arc<Snapshot>,
    entry: &'static Entry,
}

/// A run for one value, on its way.
pub(super) struct Sweeping {
    point: usize,
    curve: String,
    state: State,
}

enum State {
    Begin { stem: Arc<Snapshot>, entry: &'static Entry, schedule: Box<Schedule>, table: Arc<Table> },
    Going(Box<dyn Session>),
    Ended(Swept),
}

impl Sweeping {
    /// Does a portion of it.
    pub(super) fn perform(self) -> Self {
        let Self { point, curve, state } = self;
        let state = match state {
            State::Begin { stem, entry, schedule, table } => {
                let branched = stem.stand.branch((*schedule).clone());
                match branched.unwrap_or_else(|| entry.open(*schedule, table)) {
                    Ok(mut session) => {
                        session.set_out(Goal::End);
                        State::Going(session)
                    }
                    Err(refusal) => {
                        let refusal = Some(refusal);
                        State::Ended(Swept { first: None, last: None, round: 0, has_diverged: false, refusal })
                    }
                }
            }
            State::Going(mut session) => {
                if session.work(PORTION) {
                    let shown = session.snapshot();
                    let numbers = shown.curve(&curve);
                    let number = |at: Option<&(u64, f64)>| at.map(|(_, number)| *number);
                    let (first, last) = (number(numbers.first()), number(numbers.last()));
                    let has_diverged = shown.departure().is_some();
                    State::Ended(Swept { first, last, round: shown.position.done, has_diverged, refusal: None })
                } else {
                    State::Going(session)
                }
            }
            ended @ State::Ended(_) => ended,
        };
        Self { point, curve, state }
    }
}

impl Point {
    /// What there is to see of it.
    pub(super) fn seen(&self) -> compare::Point {
        let swept = self.swept.as_ref();
        let last = swept.and_then(|swept| swept.last);
        let grew = swept.is_some_and(|swept| swept.first.zip(swept.last).is_some_and(|(first, last)| last > first));
        compare::Point {
            value: self.value,
            last,
            end: match swept {
                Some(Swept { has_diverged: true, .. }) => compare::End::Diverged,
                _ if grew => compare::End::Grown,
                _ => compare::End::Settled,
            },
        }
    }
}

impl Sweep {
    /// Whether some of it is still to come.
    pub fn is_under_way(&self) -> bool {
        self.under_way > 0 || self.next < self.points.len()
    }

    /// How many values there is something to say of.
    pub fn done(&self) -> usize {
        self.points.iter().filter(|point| point.swept.is_some()).count()
    }
}

impl Room {
    /// Begins to sweep a setting of the run in this place: each value with the schedule that it makes.
    pub(super) fn begin_sweep(
        &mut self,
        run: usize,
        name: &'static str,
        is_by_ratio: bool,
        points: Vec<Point>,
        stem: Arc<Snapshot>,
    ) -> Result<(), Refusal> {
        let Some(curve) = stem.curve_names().into_iter().next() else {
            let lab = stem.description().name;
            return Err(Refusal(format!("{lab} keeps no number of its rounds that a sweep could look at")));
        };
        self.sweeps += 1;
        let (family, entry) = (self.run(run).family, self.run(run).entry);
        let version = self.sweeps;
        let (next, under_way) = (0, 0);
        self.sweep = Some(Sweep { family, name, is_by_ratio, points, curve, version, next, under_way, stem, entry });
        self.go_on_sweeping();
        Ok(())
    }

    /// Gives out as many of the runs of a sweep as go on at once.
    fn go_on_sweeping(&mut self) {
        let table = self.table();
        let Some(sweep) = &mut self.sweep else { return };
        let mut tasks = vec![];
        while sweep.under_way < AT_ONCE && sweep.next < sweep.points.len() {
            let (stem, entry, table) = (Arc::clone(&sweep.stem), sweep.entry, Arc::clone(&table));
            let schedule = Box::new(sweep.points[sweep.next].schedule.clone());
            let state = State::Begin { stem, entry, schedule, table };
            let sweeping = Sweeping { point: sweep.next, curve: sweep.curve.clone(), state };
            tasks.push(Task::sweep(TaskId { index: NO_RUN, version: sweep.version }, sweeping));
            sweep.next += 1;
            sweep.under_way += 1;
        }
        self.give_out(tasks);
    }

    /// Takes what came of a portion; what is of an earlier sweep is not wanted any more.
    pub(super) fn take_swept(&mut self, version: u64, sweeping: Sweeping) {
        let Some(sweep) = self.sweep.as_mut().filter(|sweep| sweep.version == version) else { return };
        if let State::Ended(swept) = &sweeping.state {
            sweep.points[sweeping.point].swept = Some(swept.clone());
            sweep.under_way -= 1;
            self.go_on_sweeping();
        } else {
            let task = Task::sweep(TaskId { index: NO_RUN, version }, sweeping);
            self.give_out(vec![task]);
        }
    }

    /// Gives up what is left of a sweep; what has been found out stays.
    pub(super) fn stop_sweep(&mut self) {
        self.sweeps += 1;
        if let Some(sweep) = &mut self.sweep {
            sweep.points.retain(|point| point.swept.is_some());
            (sweep.version, sweep.next, sweep.under_way) = (self.sweeps, sweep.points.len(), 0);
        }
    }
}
