//! The scalars of a program over its rounds.

use std::collections::BTreeMap;

use crate::python::session::{Position, Session};

/// Points of a curve at most; then every second one goes.
const MOST: usize = 4096;

/// Names that are followed at most.
const MOST_NAMES: usize = 64;

/// The numbers that names of the module held at the end of each round, as far as the program has been run.
#[derive(Debug, Clone)]
pub struct Curves {
    all: BTreeMap<String, Vec<(u64, f64)>>,
    stride: u64,
    /// The next round to take note of.
    next: u64,
    /// Of each loop, by the round in which it began, how many iterations of it are known.
    iterations: BTreeMap<u64, u64>,
}

impl Default for Curves {
    fn default() -> Self {
        Self { all: BTreeMap::new(), stride: 1, next: 0, iterations: BTreeMap::new() }
    }
}

impl Curves {
    /// Whether a round is one to take note of.
    pub fn wants(&self, round: u64) -> bool {
        round >= self.next
    }

    /// Takes note of where the program stands.
    pub fn note(&mut self, round: u64, session: &Session) {
        if !self.wants(round) {
            return;
        }
        for (name, number) in session.scalars() {
            if let Some(curve) = self.all.get_mut(&name) {
                curve.push((round, number));
            } else if self.all.len() < MOST_NAMES {
                self.all.insert(name, vec![(round, number)]);
            }
        }
        if self.all.values().any(|curve| curve.len() > MOST) {
            self.stride *= 2;
            let stride = self.stride;
            self.all.values_mut().for_each(|curve| curve.retain(|(round, _)| round.is_multiple_of(stride)));
        }
        self.next = (round + 1).next_multiple_of(self.stride);
    }

    /// Takes note of how far the loop has come that runs, if one does.
    pub fn note_iteration(&mut self, session: &Session) {
        let Some((begun, iterations)) = session.iteration() else { return };
        // Between two of them the next is about to begin.
        let iterations = iterations + u64::from(session.position().statement == 0);
        if self.iterations.contains_key(&begun) || self.iterations.len() < MOST {
            let known = self.iterations.entry(begun).or_default();
            *known = iterations.max(*known);
        }
    }

    /// How many iterations there are of the loop that began in this round, as far as is known.
    pub fn iterations(&self, begun: u64) -> Option<u64> {
        self.iterations.get(&begun).copied()
    }

    /// Forgets what was from a position on.
    pub fn forget_from(&mut self, from: Position) {
        let is_before = |round: u64| Position { round, statement: 0 } < from;
        self.all.values_mut().for_each(|curve| curve.retain(|(round, _)| is_before(*round)));
        self.all.retain(|_, curve| !curve.is_empty());
        let last = self.all.values().filter_map(|curve| curve.last()).map(|(round, _)| *round).max();
        self.iterations.retain(|begun, _| is_before(*begun));
        for (begun, iterations) in &mut self.iterations {
            *iterations = (*iterations).min(from.round - begun);
        }
        self.next = last.map_or(0, |last| (last + 1).next_multiple_of(self.stride));
    }

    /// The curve of a name that has been more than one number.
    pub fn of(&self, name: &str) -> Option<&[(u64, f64)]> {
        let curve = self.all.get(name)?;
        let first = curve.first()?.1;
        curve.iter().any(|(_, number)| *number != first).then_some(curve.as_slice())
    }

    /// The names that have been more than one number and are called as people call what they want to become small, or large.
    pub fn followed(&self) -> impl Iterator<Item = &str> {
        self.names().filter(|name| is_followed(name))
    }

    /// Whether a name has been a number.
    pub fn has(&self, name: &str) -> bool {
        self.all.contains_key(name)
    }

    /// The names that have been more than one number.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.keys().map(String::as_str).filter(|name| self.of(name).is_some())
    }
}

/// Whether something is called as people call what they want to become small, or large: `loss`, `total_cost`, `val_acc`.
pub fn is_followed(name: &str) -> bool {
    const WORDS: &[&str] = &["loss", "cost", "err", "error", "mse", "mae", "rmse", "acc", "accuracy", "inertia", "nll"];
    let name = name.to_lowercase();
    name.split('_').any(|word| WORDS.contains(&word)) || ["loss", "error"].iter().any(|word| name.ends_with(word))
}
