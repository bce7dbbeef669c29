//! A snapshot in front of somebody, who can ask about it.

use std::cell::RefCell;
use std::ops::Deref;
use std::sync::Arc;

use super::super::{Lab, State};
use super::{Answers, Request, Snapshot, Stand, Wanted};

/// A snapshot in front of somebody. What is dear to find out about it is asked for here: the answer is there when it has
/// been found out before; else it is wanted, and whoever holds the sight has it found out.
pub struct Sight<'a> {
    snapshot: &'a Arc<Snapshot>,
    /// What is known; where nobody keeps answers, each is found out at once.
    answers: Option<&'a Answers>,
    wanted: RefCell<Vec<Wanted>>,
}

impl<'a> Sight<'a> {
    /// In front of somebody on a screen, for whom these answers are kept.
    pub fn of(snapshot: &'a Arc<Snapshot>, answers: &'a Answers) -> Self {
        Self { snapshot, answers: Some(answers), wanted: RefCell::default() }
    }

    /// In front of a report, which waits for every answer.
    pub fn at_once(snapshot: &'a Arc<Snapshot>) -> Self {
        Self { snapshot, answers: None, wanted: RefCell::default() }
    }

    /// The answer to `request`; nothing where it has yet to be found out.
    pub fn ask<R: Request>(&self, request: R) -> Option<Arc<R::Answer>> {
        let Some(answers) = self.answers else { return Some(Arc::new(request.answer(self.snapshot))) };
        let known = answers.get(self.snapshot, &request);
        if known.is_none() {
            self.wanted.borrow_mut().push(Wanted::new(self.snapshot, request));
        }
        known
    }

    /// As [`ask`](Self::ask), and until it has been found out the latest answer to a request like it about the same run.
    /// While one of its type is being found out, no other is wanted: who asks anew at every tick gets as many as can be had.
    pub fn ask_meanwhile<R: Request>(&self, request: R, is_like: impl Fn(&R) -> bool) -> Option<Arc<R::Answer>> {
        let Some(answers) = self.answers else { return self.ask(request) };
        if let Some(known) = answers.get(self.snapshot, &request) {
            return Some(known);
        }
        if !answers.is_finding::<R>() {
            self.wanted.borrow_mut().push(Wanted::new(self.snapshot, request));
        }
        answers.latest(|snapshot, asked: &R| is_like(asked) && snapshot.is_of_run_like(self.snapshot))
    }

    /// The snapshot.
    pub fn snapshot(&self) -> &'a Arc<Snapshot> {
        self.snapshot
    }

    /// What has been asked for and has yet to be found out.
    pub fn into_wanted(self) -> Vec<Wanted> {
        self.wanted.into_inner()
    }

    /// This sight, with what a lab of type `L` knows of the snapshot.
    ///
    /// # Panics
    /// If it is another lab's: a mistake in the registry.
    pub fn lab<L: Lab>(&self) -> Shown<'_, L> {
        Shown { sight: self, stand: self.snapshot.stand_of() }
    }
}

impl Deref for Sight<'_> {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        self.snapshot
    }
}

/// A snapshot of a run of the lab `L` in front of somebody, with what that lab knows of it.
pub struct Shown<'a, L: Lab> {
    sight: &'a Sight<'a>,
    stand: &'a Stand<L>,
}

impl<'a, L: Lab> Shown<'a, L> {
    /// The lab in force.
    pub fn lab(self) -> &'a L {
        self.stand.lab()
    }

    /// The state when the complete rounds of the position are done.
    pub fn state(self) -> &'a State<L> {
        self.stand.state()
    }

    /// The snapshot, whichever lab it is of.
    pub fn snapshot(self) -> &'a Snapshot {
        self.sight.snapshot
    }

    /// As [`Sight::ask`].
    pub fn ask<R: Request>(self, request: R) -> Option<Arc<R::Answer>> {
        self.sight.ask(request)
    }
}

impl<L: Lab> Clone for Shown<'_, L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L: Lab> Copy for Shown<'_, L> {}

impl<L: Lab> Deref for Shown<'_, L> {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        self.sight.snapshot
    }
}
