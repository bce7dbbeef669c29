//! The scalars of a program over its rounds.

use std::collections::BTreeMap;

use crate::python::session::Session;

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
}

impl Default for Curves {
    fn default() -> Self {
        Self { all: BTreeMap::new(), stride: 1, next: 0 }
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

    /// The curve of a name that has been more than one number.
    pub fn of(&self, name: &str) -> Option<&[(u64, f64)]> {
        let curve = self.all.get(name)?;
        let first = curve.first()?.1;
        curve.iter().any(|(_, number)| *number != first).then_some(curve.as_slice())
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
