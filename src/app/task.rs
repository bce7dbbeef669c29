//! Work that is done beside the event loop, as data: whoever has a thread for it performs it and brings back what came
//! of it.

use std::fmt;
use std::sync::Arc;

use super::sweep::Sweeping;
use crate::lab::run::{Found, PORTION};
use crate::lab::{
    Assignment, Engine, Goal, Order, Position, Refusal, Reply, Schedule, Snapshot, Wanted, WrittenPosition,
};
use crate::labs::Entry;
use crate::table::Table;

/// Who gave an order, and so hears what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// This viewer.
    Viewer(ViewerId),
    /// This viewer, by setting in another lab what the labs share.
    Sharing(ViewerId),
}

/// One of the people in front of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ViewerId(pub u32);

/// A lab to be opened.
#[derive(Clone)]
pub struct Opening {
    /// The lab.
    pub entry: &'static Entry,
    /// What is set.
    pub schedule: Schedule,
    /// What is set besides where it can be: what other labs share, and the person's table.
    pub wishes: Vec<Assignment>,
    /// The table.
    pub table: Arc<Table>,
    /// Where it is to stand.
    pub position: Option<WrittenPosition>,
    /// The run that it branches off from, as that is shown; nothing where it begins by itself.
    pub stem: Option<Arc<Snapshot>>,
    /// Where it is to stand, or as near as it comes.
    pub aim: Option<Position>,
}

/// Which run a task is for, and which of the engines that it has had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskId {
    pub(super) index: usize,
    pub(super) version: u64,
}

/// A piece of work.
pub struct Task {
    run: TaskId,
    job: Job,
}

impl fmt::Debug for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.job {
            Job::Open(opening) => write!(f, "open {:?}", opening.entry),
            Job::Go { orders, .. } => write!(f, "{orders:?} for {:?}", self.run),
            Job::Find(wanted) => write!(f, "{wanted:?}"),
            Job::Sweep(_) => write!(f, "sweep"),
        }
    }
}

enum Job {
    Open(Box<Opening>),
    Go { engine: Engine, orders: Vec<(Order, By)>, by: By, seen: Vec<Wanted> },
    Find(Wanted),
    Sweep(Box<Sweeping>),
}

/// What came of a task.
pub struct Arrival {
    pub(super) run: TaskId,
    pub(super) what: What,
}

pub(super) enum What {
    Worked(Box<Worked>),
    Refused(Refusal),
    Found(Wanted, Found),
    Swept(Box<Sweeping>),
}

/// A run that has been worked on.
pub(super) struct Worked {
    pub(super) engine: Engine,
    /// What there is to see, where it has come to something.
    pub(super) shown: Option<Arc<Snapshot>>,
    pub(super) replies: Vec<(By, Reply)>,
    /// What was found out about it besides: the same that was looked at before.
    pub(super) found: Vec<(Wanted, Found)>,
    /// What there is to say besides.
    pub(super) remarks: Vec<String>,
}

impl Task {
    pub(super) fn open(run: TaskId, opening: Opening) -> Self {
        Self { run, job: Job::Open(Box::new(opening)) }
    }

    /// Orders for a run, or more of what it was told to do before, by somebody. What was asked about what it shows now is
    /// found out about what it comes to as well.
    pub(super) fn go(run: TaskId, engine: Engine, orders: Vec<(Order, By)>, by: By, seen: Vec<Wanted>) -> Self {
        Self { run, job: Job::Go { engine, orders, by, seen } }
    }

    pub(super) fn sweep(run: TaskId, sweeping: Sweeping) -> Self {
        Self { run, job: Job::Sweep(Box::new(sweeping)) }
    }

    pub(super) fn find(wanted: Wanted) -> Self {
        Self { run: TaskId { index: 0, version: 0 }, job: Job::Find(wanted) }
    }

    /// Which run it is for; nothing where it only finds something out.
    pub fn id(&self) -> Option<TaskId> {
        if let Job::Find(_) | Job::Sweep(_) = self.job { None } else { Some(self.run) }
    }

    /// Does the work. It takes about 15 ms where it can be cut in pieces, and as long as it takes where it cannot.
    pub fn perform(self) -> Arrival {
        let Self { run, job } = self;
        let what = match job {
            Job::Open(opening) => match open(&opening) {
                Ok(worked) => What::Worked(Box::new(worked)),
                Err(refusal) => What::Refused(refusal),
            },
            Job::Go { engine, orders, by, seen } => What::Worked(Box::new(go(engine, orders, by, &seen))),
            Job::Sweep(sweeping) => What::Swept(Box::new(sweeping.perform())),
            Job::Find(wanted) => {
                let found = wanted.answer();
                What::Found(wanted, found)
            }
        };
        Arrival { run, what }
    }
}

impl Arrival {
    /// The task that it came of.
    pub fn id(&self) -> TaskId {
        self.run
    }
}

fn open(opening: &Opening) -> Result<Worked, Refusal> {
    let Opening { entry, schedule, wishes, table, position, stem, aim } = opening;
    let mut remarks = vec![];
    let wished = wishes.iter().fold(schedule.clone(), |mut schedule, wish| {
        if let Ok((parameter, setting, _)) = wish.read(entry.description.parameters) {
            schedule.set(parameter, Some(setting), 0);
        }
        schedule
    });
    // A branch has the data of its stem; whoever has none of that begins by itself.
    let branched = stem.as_ref().and_then(|stem| stem.stand.branch(wished.clone()));
    let mut session = match branched.unwrap_or_else(|| entry.open(wished, Arc::clone(table))) {
        // A table that does not suit one lab may suit the others.
        Err(refusal) if !wishes.is_empty() => {
            remarks.push(format!("{} keeps its own numbers: {refusal}", entry.description.name));
            entry.open(schedule.clone(), Arc::clone(table))?
        }
        opened => opened?,
    };
    if let Some(position) = position {
        let position = session.read_position(*position)?;
        if position > session.end() {
            return Err(Refusal(format!("position {position} is past the end; the last one is {}", session.end())));
        }
        session.set_out(Goal::At(position));
        session.work(PORTION);
    }
    if let Some(aim) = aim {
        session.set_out(Goal::At(*aim));
        session.work(PORTION);
    }
    let mut engine = Engine::new(session);
    let shown = Some(engine.snapshot());
    Ok(Worked { engine, shown, replies: vec![], found: vec![], remarks })
}

fn go(mut engine: Engine, orders: Vec<(Order, By)>, by: By, seen: &[Wanted]) -> Worked {
    let mut replies = vec![];
    if orders.is_empty() {
        replies.extend(engine.work(PORTION).map(|reply| (by, reply)));
    }
    // A portion for each order, so that a short way is walked to its end before the next order is given.
    for (order, by) in orders {
        replies.extend(engine.obey(order).map(|reply| (by, reply)));
        replies.extend(engine.work(PORTION).map(|reply| (by, reply)));
    }
    let shown = (engine.progress().is_none()).then(|| engine.snapshot());
    let found = shown.iter().flat_map(|shown| {
        seen.iter().map(|wanted| {
            let wanted = wanted.about(shown);
            let found = wanted.answer();
            (wanted, found)
        })
    });
    let found = found.collect();
    Worked { engine, shown, replies, found, remarks: vec![] }
}
