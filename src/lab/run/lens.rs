//! Another way to look at the runs of a lab.

use std::sync::Arc;

use super::{Goal, Request, Snapshot};

/// Another way to look at the runs of a lab: it has quantities and stages of its own, and stands where the run stands.
#[derive(Debug)]
pub struct Lens {
    /// How many stages it goes through in each round.
    pub stages: fn() -> u64,
    /// What there is to see where a run of that lab stands, and so many stages into its next round.
    pub look: fn(&Arc<Snapshot>, u64) -> Snapshot,
}

impl PartialEq for Lens {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Lens {
    /// The stage that a step leads to that goes on or back within a round, for somebody so many stages into it; nothing
    /// where it leads elsewhere.
    pub fn within(&self, goal: Goal, stage: u64) -> Option<u64> {
        match goal {
            Goal::StageForward if stage + 1 < (self.stages)() => Some(stage + 1),
            Goal::StageBack | Goal::Back if stage > 0 => Some(if goal == Goal::Back { 0 } else { stage - 1 }),
            _ => None,
        }
    }
}

/// Asks what there is to see through a lens.
#[derive(Debug, PartialEq)]
pub struct Through {
    /// The lens.
    pub lens: &'static Lens,
    /// How many stages into the next round.
    pub stage: u64,
}

impl Request for Through {
    type Answer = Snapshot;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Snapshot {
        (self.lens.look)(snapshot, self.stage)
    }
}
