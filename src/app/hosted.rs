//! A run in a room: what was shown of it last, what it has been told to do, and where its engine is.

use std::sync::Arc;

use super::play::{Direction, Play};
use super::task::{By, ViewerId};
use crate::lab::{
    Assignment, Engine, Order, Parameters, Position, Refusal, SOURCE, Schedule, Snapshot, Wanted, WrittenPosition,
};
use crate::labs::Entry;

/// A run, its own name, and where it is.
pub struct Hosted {
    /// Its name; of a lab's main run the lab's.
    pub name: String,
    /// The lab whose run it is.
    pub entry: &'static Entry,
    /// The last there was to see, whole.
    pub shown: Option<Arc<Snapshot>>,
    /// Whether and how it plays.
    pub play: Play,
    pub(super) engine: Whereabouts,
    pub(super) orders: Vec<(Order, By)>,
    /// The orders that are being carried out.
    pub(super) given: Vec<(Order, By)>,
    /// Who gave the last order.
    pub(super) by: By,
    pub(super) version: u64,
    /// Whether the work that is under way takes longer than anybody wants to wait.
    pub(super) is_stuck: bool,
    /// What is to be set when it is opened, or opened again.
    pub(super) schedule: Schedule,
    pub(super) wishes: Vec<Assignment>,
    pub(super) position: Option<WrittenPosition>,
    /// How far it has come on a long way: the round, and the round it is going to.
    pub(super) progress: Option<(u64, u64)>,
    /// The condition that it runs until, as it was written.
    pub(super) watched: Option<String>,
    /// What was asked about what it shows.
    pub(super) seen: Vec<Wanted>,
    /// The runs that it stands beside: those of the same family, which is named by the place of its first.
    pub(super) family: usize,
    /// Its place among them: which mark and line it has.
    pub(super) slot: usize,
    /// Whether it has been dropped; then it is nothing but a place that was taken.
    pub(super) is_dropped: bool,
    /// What it branched off from, as that was shown, until it is opened.
    pub(super) stem: Option<Arc<Snapshot>>,
    /// Where it is to stand when it is opened, or as near as it comes.
    pub(super) aim: Option<Position>,
    /// Where it was told last to go with the others.
    pub(super) told: Option<Position>,
}

/// Where the engine of a run is.
pub(super) enum Whereabouts {
    /// Nobody has looked at the run yet.
    Unopened,
    /// It could not be opened.
    Refused(Refusal),
    /// It rests here.
    Here(Engine),
    /// Somebody works on it.
    Away,
}

/// A position as somebody would write it.
pub(super) fn written(position: Position) -> WrittenPosition {
    WrittenPosition { round: position.round(), stage: (position.stage > 0).then_some(position.stage) }
}

/// Whether an order sets again all that an earlier one sets.
fn is_replaced(earlier: &Order, order: &Order) -> bool {
    let (Order::Set(earlier), Order::Set(later)) = (earlier, order) else { return false };
    earlier.iter().all(|change| later.iter().any(|again| again.name == change.name))
}

impl Hosted {
    pub(super) fn new(entry: &'static Entry, is_brought: bool) -> Self {
        let schedule = Schedule::new(Parameters::defaults(entry.description.parameters));
        let has_sources = entry.description.parameters.iter().any(|parameter| parameter.name == SOURCE);
        let wish = Assignment { name: SOURCE.to_owned(), value: "table".to_owned(), from: None };
        Self {
            name: entry.description.name.to_owned(),
            entry,
            shown: None,
            play: if entry.is_in_stages { Play::by_stages() } else { Play::default() },
            engine: Whereabouts::Unopened,
            orders: vec![],
            given: vec![],
            by: By::Viewer(ViewerId::default()),
            version: 0,
            is_stuck: false,
            schedule,
            wishes: if has_sources && is_brought { vec![wish] } else { vec![] },
            position: None,
            progress: None,
            watched: None,
            seen: vec![],
            family: 0,
            slot: 0,
            is_dropped: false,
            stem: None,
            aim: None,
            told: None,
        }
    }

    /// Lets something be set when it is opened, where it can be.
    pub(super) fn wish(&mut self, wish: Assignment) {
        self.wishes.retain(|other| other.name != wish.name);
        self.wishes.push(wish);
    }

    /// Takes an order, to be carried out after those before it.
    pub(super) fn take_order(&mut self, order: Order, by: By) {
        self.told = None;
        let sets = |order: &Order| matches!(order, Order::Set(_) | Order::Nudge { .. } | Order::Reset { .. });
        // What comes back piece by piece, only later than it should, stays where it has come to; whoever asks twice does not
        // wait for that.
        let stays = order == Order::Stay && self.progress.is_some();
        if stays && !self.orders.iter().any(|(order, _)| *order == Order::Stay) {
            return self.orders.push((order, by));
        }
        if self.is_stuck && (sets(&order) || order == Order::Stay || !self.given.iter().any(|(order, _)| sets(order))) {
            // Nobody waits for what is under way: it is given up and the run begun anew, with what was set on the way.
            self.position = self.shown.as_ref().map(|shown| written(shown.position));
            self.abandon();
            let given = std::mem::take(&mut self.given);
            let kept = given.into_iter().filter(|(earlier, _)| sets(earlier) && order != Order::Stay);
            let kept = kept.filter(|(earlier, _)| !is_replaced(earlier, &order));
            self.orders.splice(0..0, kept);
        }
        self.orders.push((order, by));
    }

    pub(super) fn arrive(&mut self, engine: Engine, shown: Option<Arc<Snapshot>>) {
        if let Some(shown) = shown {
            self.schedule = shown.schedule().clone();
            self.wishes.clear();
            self.shown = Some(shown);
        }
        (self.stem, self.aim) = (None, None);
        self.progress = engine.progress();
        self.watched = engine.watched().map(|condition| condition.text.clone());
        self.engine = Whereabouts::Here(engine);
    }

    /// Gives up the engine that somebody works on: what comes of it is not wanted any more.
    pub(super) fn abandon(&mut self) {
        self.version += 1;
        self.engine = Whereabouts::Unopened;
        self.is_stuck = false;
        self.progress = None;
        self.watched = None;
    }

    /// Whether it has come as far as it plays to.
    pub(super) fn has_played(&self) -> bool {
        let Some(shown) = &self.shown else { return false };
        let is_there = match self.play.direction {
            Some(Direction::Forwards) => shown.position >= shown.end() || shown.stand.rests().is_some(),
            Some(Direction::Backwards) => shown.position == Position::START,
            None => false,
        };
        is_there && self.is_at_rest()
    }

    /// Whether it stands where it is to stand, and nobody works on it.
    pub(super) fn is_at_rest(&self) -> bool {
        let is_still = match &self.engine {
            Whereabouts::Here(engine) => !engine.is_under_way(),
            Whereabouts::Refused(_) => true,
            Whereabouts::Unopened | Whereabouts::Away => false,
        };
        is_still && self.orders.is_empty()
    }

    /// Whether its engine is here to be told something.
    pub(super) fn has_engine(&self) -> bool {
        matches!(self.engine, Whereabouts::Here(_))
    }

    /// Whether somebody works on it, or there is something that it has been told to do.
    pub fn is_under_way(&self) -> bool {
        matches!(self.engine, Whereabouts::Away) || !self.orders.is_empty()
    }

    /// What is set over the whole run.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// How far it has come on a long way.
    pub fn progress(&self) -> Option<(u64, u64)> {
        self.progress
    }

    /// Whether it goes on to where nobody knows how far that is.
    pub fn is_endless(&self) -> bool {
        self.progress.is_some_and(|(_, goal)| goal == u64::MAX)
    }

    /// The condition that it runs until.
    pub fn watched(&self) -> Option<&str> {
        self.watched.as_deref()
    }

    /// Why it could not be opened.
    pub fn refusal(&self) -> Option<&Refusal> {
        if let Whereabouts::Refused(refusal) = &self.engine { Some(refusal) } else { None }
    }
}
