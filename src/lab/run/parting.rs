//! In what two runs of one lab differ, and since when.

use std::sync::Arc;

use super::super::program::is_rounding;
use super::super::{Evaluation, Foretold, Name, Position, Reference};
use super::{Answers, Goal, Request, Session, Snapshot};
use crate::ops::Cell;

/// Rounds that are gone through after the first in which something is set otherwise, to find what differs.
const ROUNDS: u64 = 64;

/// Steps that are looked at there at most.
const STEPS: usize = 400;

/// What it may cost to go to where two runs may part, in the unit of [`Session::effort`]: about 50 ms.
const EFFORT: u64 = 100_000_000;

/// Asks in what another run differs from this one.
#[derive(Debug, Clone)]
pub struct Against {
    /// What is shown of the other.
    pub other: Arc<Snapshot>,
    /// What was found out before of two that part in the same place: it hangs on what is set in each, and not on where they
    /// stand.
    pub known: Option<Arc<Difference>>,
}

impl Against {
    /// Asks in what `other` differs from `one`; where they part may be known already.
    pub fn new(one: &Snapshot, other: &Arc<Snapshot>, answers: &Answers) -> Self {
        // Programs of somebody's own may be set alike and be others.
        let sets = |a: &Snapshot, b: &Snapshot| a.is_of_run_like(b);
        let known = answers.latest(|snapshot, asked: &Self| sets(snapshot, one) && sets(&asked.other, other));
        Self { other: Arc::clone(other), known }
    }
}

impl PartialEq for Against {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.other, &other.other)
    }
}

/// In what two runs differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Where they part; nothing where they do not, as far as was looked.
    pub parting: Option<Parting>,
    /// Every quantity that both have where they stand, with the largest difference in it.
    pub quantities: Vec<(Name, Apart)>,
    /// What the derivative foretold of the other's scalars, where a number was overwritten in it here, and what happened.
    pub foretold: Vec<Foretold>,
}

/// Where two runs part.
#[derive(Debug, Clone, PartialEq)]
pub struct Parting {
    /// The first position at which something differs.
    pub position: Position,
    /// The first that differs there; nothing where it was not looked for, because it is a long way to there.
    pub quantity: Option<Name>,
}

/// How far two values of a quantity are apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Apart {
    /// They are the same to the last bit.
    Not,
    /// They are the same but for rounding.
    ByRounding,
    /// They have other shapes.
    InShape,
    /// By so much at most, where the cell of the first is this.
    By(f64, Cell),
}

/// How far two values of a name are apart.
fn apart(a: &Evaluation, of: Reference, b: &Evaluation, other: Reference) -> Apart {
    if a.shape(of) != b.shape(other) {
        return Apart::InShape;
    }
    let shape = a.shape(of);
    let pairs = a.value(of).numbers().zip(b.value(other).numbers());
    let far = |(a, b): (f64, f64)| if (a - b).is_nan() { f64::INFINITY } else { (a - b).abs() };
    let differing = pairs.enumerate().filter(|(_, (a, b))| a.to_bits() != b.to_bits());
    let furthest = differing.map(|(place, pair)| (far(pair), place)).reduce(|a, b| if b.0 > a.0 { b } else { a });
    furthest.map_or(Apart::Not, |(by, place)| {
        let is_rounding = is_rounding(by, a.size(of).max(b.size(other)));
        if is_rounding { Apart::ByRounding } else { Apart::By(by, shape.cell(place)) }
    })
}

/// The quantities that both have, with how far each is apart.
fn all_apart<'a>(a: &'a Snapshot, b: &'a Snapshot) -> impl Iterator<Item = (Name, Apart)> + 'a {
    let pair = |(name, of): (&'a str, Reference)| Some((name, of, b.now.find(name)?));
    a.now.quantities().filter_map(pair).map(|(name, of, other)| (name.into(), apart(&a.now, of, &b.now, other)))
}

/// The first that differs in two snapshots.
fn first(a: &Snapshot, b: &Snapshot) -> Option<Name> {
    all_apart(a, b).find(|(_, apart)| *apart != Apart::Not).map(|(name, _)| name)
}

/// Goes there, if that is no long way.
fn gone(session: &mut dyn Session, goal: Goal) -> bool {
    session.set_out(goal);
    session.work(EFFORT)
}

impl Request for Against {
    type Answer = Difference;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Difference {
        Difference {
            parting: match &self.known {
                Some(known) => known.parting.clone(),
                None => parting(snapshot, &self.other),
            },
            quantities: all_apart(snapshot, &self.other).collect(),
            foretold: self.foretold(snapshot),
        }
    }
}

impl Against {
    /// What the derivative foretold of the other's scalars, where a number was overwritten in it, and what happened. Where no
    /// derivative is known, what happened alone: of each scalar that both have at one position.
    fn foretold(&self, one: &Snapshot) -> Vec<Foretold> {
        let known = self.other.now.foretold();
        let is_overwritten = one.schedule().overwritten_from(self.other.schedule()).is_some();
        if !known.is_empty() || !is_overwritten || !self.other.stand.is_of_program() {
            return known;
        }
        let number = |snapshot: &Snapshot, name: &str| snapshot.now.scalar(name);
        let names = one.now.quantities().map(|(name, _)| name);
        let pairs = names.filter_map(|name| Some((name, number(one, name)?, number(&self.other, name)?)));
        let differing = pairs.filter(|(_, before, now)| before.to_bits() != now.to_bits());
        let told = |(name, before, now): (&str, f64, f64)| {
            let size = f64::max(before.abs(), now.abs());
            Foretold { name: name.to_owned(), before, foretold: None, now, size }
        };
        differing.map(told).collect()
    }
}

/// Where two runs part.
fn parting(one: &Snapshot, other: &Snapshot) -> Option<Parting> {
    let from = one.schedule().parts_from(other.schedule())?;
    let unsought = Some(Parting { position: Position::after(from), quantity: None });
    let branch = |of: &Snapshot| of.stand.branch(of.schedule().clone())?.ok();
    let (Some(mut a), Some(mut b)) = (branch(one), branch(other)) else { return unsought };
    let start = Goal::At(Position::after(from));
    if from.saturating_mul(a.effort()) > EFFORT || !gone(&mut *a, start) || !gone(&mut *b, start) {
        return unsought;
    }
    for _ in 0..STEPS {
        let (seen, beside) = (a.snapshot(), b.snapshot());
        let position = seen.position.min(beside.position);
        if let Some(quantity) = first(&seen, &beside) {
            return Some(Parting { position, quantity: Some(quantity) });
        }
        if seen.position != beside.position {
            return Some(Parting { position, quantity: None });
        }
        let is_over = position >= a.end() || position >= b.end() || position.done > from + ROUNDS;
        if is_over {
            return None;
        }
        if !gone(&mut *a, Goal::StageForward) || !gone(&mut *b, Goal::StageForward) {
            return unsought;
        }
    }
    None
}
