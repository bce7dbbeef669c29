//! A run together with what it has been told to do: given to whoever does the work, and given back.

use std::sync::Arc;

use super::super::program::Hit;
use super::super::{Change, Condition, Departure, Errand, Position, Refusal, Set, Since};
use super::{Goal, Lens, Marking, Session, Snapshot};
use crate::ops::Value;

/// What a run is told to do. Orders are carried out one after the other.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// Go somewhere.
    Go(Goal),
    /// Stay where it has come to.
    Stay,
    /// Set parameters, all of them or none.
    Set(Vec<Change>),
    /// Move a parameter, named by its place, up or down by one nudge.
    Nudge {
        /// Its place.
        parameter: usize,
        /// Which way.
        up: bool,
        /// From when on.
        since: Since,
    },
    /// Let the default of a parameter, named by its place, hold again.
    Reset {
        /// Its place.
        parameter: usize,
        /// From when on.
        since: Since,
    },
    /// Run until a condition holds of what is seen, through a lens where there is one.
    Until(Condition, Option<&'static Lens>),
    /// Change marks on lines.
    Mark(Marking),
    /// Take what was measured, and go on to the end where the run has been waiting for it.
    Measured(Errand, String),
}

/// What came of an order that has an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// Parameters were set, or why they were not.
    Set(Result<Vec<Set>, Refusal>),
    /// Running until a condition held has ended.
    Until(Condition, Outcome),
    /// Marks were changed, as it is said, or why they were not.
    Marked(Result<String, Refusal>),
}

/// How running until a condition held has ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It holds here, where the number is this.
    Holds(Position, Hit),
    /// The next round would leave the finite numbers, which was waited for.
    Departs(Departure),
    /// It rests here before that, at this.
    Rests(Position, String),
    /// It did not come true up to the end, where the number is this.
    Never(Position, Option<f64>),
}

/// Work done in one go, in the unit of [`Session::effort`]: about 15 ms.
pub const PORTION: u64 = 30_000_000;

/// What one step costs besides its round, in the unit of a session's effort: a snapshot is made to look at the number.
const LOOK: u64 = 40_000;

/// A run together with what it has been told to do.
pub struct Engine {
    session: Box<dyn Session>,
    watch: Option<Box<Watch>>,
}

/// A run that stops by itself.
struct Watch {
    condition: Condition,
    lens: Option<&'static Lens>,
    /// What it read one step earlier.
    before: Option<Value>,
    /// Stages of the round in which it came true that are still looked at one by one, to see which it was.
    stages: Option<u32>,
    /// Where the last round began.
    from: Position,
}

/// Stages of a round that are looked at one by one.
const MOST_STAGES: u32 = 2000;

impl Engine {
    /// A run that rests where it stands.
    pub fn new(session: Box<dyn Session>) -> Self {
        Self { session, watch: None }
    }

    /// Where it is going and how far it has come: the round, and the round it is going to.
    pub fn progress(&self) -> Option<(u64, u64)> {
        self.session.progress()
    }

    /// The condition that it runs until.
    pub fn watched(&self) -> Option<&Condition> {
        self.watch.as_ref().map(|watch| &watch.condition)
    }

    /// Whether it has something to do.
    pub fn is_under_way(&self) -> bool {
        self.watch.is_some() || self.session.progress().is_some()
    }

    /// What there is to see where it stands.
    pub fn snapshot(&mut self) -> Arc<Snapshot> {
        self.session.snapshot()
    }

    /// Carries out an order, as far as that is done at once: a way is set out on, and walked by [`work`](Self::work).
    pub fn obey(&mut self, order: Order) -> Option<Reply> {
        self.watch = None;
        match order {
            Order::Go(goal) => self.session.set_out(goal),
            Order::Stay => self.session.stay(),
            Order::Set(changes) => {
                // What is under way was on its way with the old values.
                self.session.stay();
                return Some(Reply::Set(self.session.set_all(&changes)));
            }
            Order::Nudge { parameter, up, since } => {
                self.session.stay();
                return Some(Reply::Set(self.session.nudge(parameter, up, since).map(|set| vec![set])));
            }
            Order::Reset { parameter, since } => {
                self.session.stay();
                return Some(Reply::Set(self.session.reset(parameter, since).map(|set| vec![set])));
            }
            Order::Until(condition, lens) => {
                self.session.stay();
                let before = condition.reading(&seen(&self.session.snapshot(), lens));
                self.watch =
                    Some(Box::new(Watch { condition, lens, before, stages: None, from: self.session.position() }));
            }
            Order::Mark(marking) => return Some(Reply::Marked(self.session.mark(&marking))),
            Order::Measured(errand, setting) => return self.measured(&errand, &setting),
        }
        None
    }

    fn measured(&mut self, errand: &Errand, setting: &str) -> Option<Reply> {
        if self.session.snapshot().errand().as_ref() != Some(errand) {
            return None;
        }
        // Whoever has stepped away meanwhile stays there.
        let is_waiting = self.session.position() >= self.session.end();
        match self.session.set(errand.setting, setting, Since::Start) {
            Ok(_) => {
                if is_waiting {
                    self.session.set_out(Goal::End);
                }
                None
            }
            Err(refusal) => Some(Reply::Set(Err(refusal))),
        }
    }

    /// Does about so much of what there is to do.
    pub fn work(&mut self, effort: u64) -> Option<Reply> {
        let Some(mut watch) = self.watch.take() else {
            self.session.work(effort);
            return None;
        };
        let steps = (effort / (self.session.effort() + LOOK)).max(1);
        for _ in 0..steps {
            // Whoever is on the way, also back to the start of a round, is not where it ends.
            if self.session.progress().is_none() {
                let here = self.session.position();
                if here >= self.session.end() {
                    let last = watch.before.and_then(|before| before.scalar());
                    return Some(Reply::Until(watch.condition, Outcome::Never(here, last)));
                }
                let goal = if let Some(left @ 1..) = &mut watch.stages {
                    *left -= 1;
                    Goal::StageForward
                } else {
                    watch.from = here;
                    Goal::Rounds(1)
                };
                self.session.set_out(goal);
            }
            if !self.session.work(effort) {
                break;
            }
            let shown = seen(&self.session.snapshot(), watch.lens);
            let now = watch.condition.reading(&shown);
            let hit = watch.condition.met(watch.before.as_ref(), now.as_ref(), &shown);
            if watch.stages == Some(MOST_STAGES) && shown.position <= watch.from {
                // What was true before is true at its end again.
                watch.stages = if hit.is_some() { Some(0) } else { watch.stages };
                continue;
            }
            // A person's own program is gone through statement by statement once more, up to the one that made it true.
            if hit.is_some() && watch.stages.is_none() && shown.stand.is_of_program() {
                watch.stages = Some(MOST_STAGES);
                self.session.set_out(Goal::At(watch.from));
                continue;
            }
            if let Some(hit) = hit {
                let departure = shown.departure().filter(|_| watch.condition.is_of_departure());
                let outcome = departure.cloned().map_or(Outcome::Holds(shown.position, hit), Outcome::Departs);
                return Some(Reply::Until(watch.condition, outcome));
            }
            if let Some(rest) = shown.stand.rests() {
                return Some(Reply::Until(watch.condition, Outcome::Rests(shown.position, rest)));
            }
            if watch.stages.is_none() {
                watch.before = now;
            }
        }
        self.watch = Some(watch);
        None
    }
}

/// What is seen of a run, through a lens where there is one.
fn seen(shown: &Arc<Snapshot>, lens: Option<&Lens>) -> Arc<Snapshot> {
    lens.map_or_else(|| Arc::clone(shown), |lens| Arc::new((lens.look)(shown, 0)))
}
