//! The labs that follow each other as parameters change in the course of a run.

use std::sync::Arc;

use super::super::{Lab, Refusal, Schedule};
use super::{Course, Departure, Sample};
use crate::table::Table;

/// The labs that follow each other as parameters change.
pub(super) struct Plan<L> {
    pub(super) schedule: Schedule,
    pub(super) table: Arc<Table>,
    /// Never empty; the first begins at round 0, the others follow in order.
    segments: Vec<Segment<L>>,
}

struct Segment<L> {
    from: u64,
    lab: Arc<L>,
}

impl<L: Lab> Plan<L> {
    pub(super) fn new(schedule: Schedule, table: Arc<Table>, earlier: Option<&L>) -> Result<Self, Refusal> {
        if !L::CHANGES_IN_MID_RUN && schedule.boundaries().iter().any(|from| *from > 0) {
            let name = L::DESCRIPTION.name;
            return Err(Refusal(format!("{name} has the same parameters at every stage: write NAME=VALUE without @N")));
        }
        let mut segments: Vec<Segment<L>> = vec![];
        for from in schedule.boundaries() {
            let shared = segments.last().map(|segment| &*segment.lab).or(earlier);
            let lab = Arc::new(L::build(&schedule.at(from), &table, shared)?);
            segments.push(Segment { from, lab });
        }
        Ok(Self { schedule, table, segments })
    }

    /// The lab in force when `done` rounds are complete.
    pub(super) fn lab(&self, done: u64) -> &L {
        let index = self.segments.partition_point(|segment| segment.from <= done);
        &self.segments[index - 1].lab
    }

    /// The labs in force up to `done` complete rounds, each with the round from which on it is.
    pub(super) fn up_to(&self, done: u64) -> Vec<(u64, &L)> {
        let in_force = self.segments.iter().take_while(|segment| segment.from <= done);
        in_force.map(|segment| (segment.from, &*segment.lab)).collect()
    }
}

impl<L: Lab> Course for Plan<L> {
    type State = L::State;

    fn rounds(&self) -> u64 {
        self.segments[0].lab.rounds()
    }

    fn initial(&self) -> Result<L::State, Departure> {
        self.lab(0).initial()
    }

    fn advance(&self, round: u64, before: &L::State) -> Result<L::State, Departure> {
        // The lab of the round's beginning computes it; if another takes over at its end, it looks at the result anew.
        let index = self.segments.partition_point(|segment| segment.from < round);
        let state = self.segments[index - 1].lab.advance(round, before)?;
        match self.segments.get(index) {
            Some(next) if next.from == round => next.lab.adopt(round, &state),
            _ => Ok(state),
        }
    }

    fn stages(&self, done: u64) -> u64 {
        self.lab(done).stages(done)
    }

    fn sample(&self, state: &L::State) -> Sample {
        self.segments[0].lab.sample(state)
    }

    fn effort(&self) -> u64 {
        self.segments.iter().map(|segment| segment.lab.effort()).max().unwrap_or(1)
    }

    fn bytes(&self, state: &L::State) -> usize {
        self.segments[0].lab.bytes(state)
    }
}
