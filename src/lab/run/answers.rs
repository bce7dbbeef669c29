//! What has been found out about snapshots, kept for all who ask the same.

use std::collections::VecDeque;
use std::sync::Arc;

use super::request::Found;
use super::{Request, Snapshot, Wanted};

/// Answers kept at most. A screen asks for a few at a time, and each may be about as large as what it is about.
const KEPT: usize = 24;

/// What has been found out about snapshots, the latest last.
#[derive(Default)]
pub struct Answers {
    kept: VecDeque<(Wanted, Found)>,
    /// What is being found out.
    under_way: Vec<Wanted>,
}

impl Answers {
    /// The answer to `request` about `snapshot`, where it is known.
    pub fn get<R: Request>(&self, snapshot: &Arc<Snapshot>, request: &R) -> Option<Arc<R::Answer>> {
        let (_, found) = self.kept.iter().rev().find(|(wanted, _)| wanted.is(snapshot, request))?;
        Arc::clone(found).downcast().ok()
    }

    /// The latest answer to a request of this type of which this holds, and of the snapshot that it is about.
    pub fn latest<R: Request>(&self, holds: impl Fn(&Snapshot, &R) -> bool) -> Option<Arc<R::Answer>> {
        let is_it = |wanted: &Wanted| wanted.as_a::<R>().is_some_and(|request| holds(&wanted.snapshot, request));
        let (_, found) = self.kept.iter().rev().find(|(wanted, _)| is_it(wanted))?;
        Arc::clone(found).downcast().ok()
    }

    /// Whether a request of this type is being found out.
    pub fn is_finding<R: Request>(&self) -> bool {
        self.under_way.iter().any(|wanted| wanted.as_a::<R>().is_some())
    }

    /// Takes note of what is wanted; says which of it nobody is finding out yet.
    pub fn want(&mut self, wanted: Vec<Wanted>) -> Vec<Wanted> {
        let mut new = vec![];
        for wanted in wanted {
            let is_known = self.kept.iter().any(|(known, _)| known.is_same(&wanted));
            if !is_known && !self.under_way.iter().any(|other| other.is_same(&wanted)) {
                self.under_way.push(wanted.clone());
                new.push(wanted);
            }
        }
        new
    }

    /// Whether something is being found out.
    pub fn is_under_way(&self) -> bool {
        !self.under_way.is_empty()
    }

    /// Keeps an answer.
    pub fn keep(&mut self, wanted: Wanted, found: Found) {
        self.under_way.retain(|other| !other.is_same(&wanted));
        self.kept.push_back((wanted, found));
        while self.kept.len() > KEPT {
            self.kept.pop_front();
        }
    }
}
