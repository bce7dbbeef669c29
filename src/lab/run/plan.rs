//! The labs that follow each other as parameters change in the course of a run.

use std::sync::Arc;

#[cfg(test)]
use super::super::Parameters;
use super::super::{Departure, Lab, Refusal, Rounds, Sample, Schedule, State};
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
        if !L::Rounds::CHANGES_IN_MID_RUN && schedule.boundaries().iter().any(|from| *from > 0) {
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

    /// One lab from the start to the end.
    #[cfg(test)]
    pub(super) fn of(lab: L) -> Self {
        let schedule = Schedule::new(Parameters::defaults(L::DESCRIPTION.parameters));
        Self { schedule, table: Table::built_in(), segments: vec![Segment { from: 0, lab: Arc::new(lab) }] }
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

    /// How many rounds there are.
    pub(super) fn rounds(&self) -> u64 {
        self.segments[0].lab.rounds()
    }

    /// The state before the first round.
    pub(super) fn initial(&self) -> Result<State<L>, Departure> {
        L::Rounds::initial(self.lab(0))
    }

    /// The state after `round`, given the one before it.
    pub(super) fn advance(&self, round: u64, before: &State<L>) -> Result<State<L>, Departure> {
        // The lab of the round's beginning computes it; if another takes over at its end, it looks at the result anew.
        let index = self.segments.partition_point(|segment| segment.from < round);
        let state = L::Rounds::advance(&self.segments[index - 1].lab, round, before)?;
        match self.segments.get(index) {
            Some(next) if next.from == round => L::Rounds::adopt(&next.lab, round, &state),
            _ => Ok(state),
        }
    }

    /// How many stages the round has that follows `done` complete ones.
    pub(super) fn stages(&self, done: u64) -> u64 {
        L::Rounds::stages(self.lab(done), done)
    }

    /// The numbers that a trace keeps of the round that ended in `state`.
    pub(super) fn sample(&self, state: &State<L>) -> Sample {
        L::Rounds::sample(&self.segments[0].lab, state)
    }

    /// What one round costs, in units of about half a nanosecond.
    pub(super) fn effort(&self) -> u64 {
        self.segments.iter().map(|segment| L::Rounds::effort(&segment.lab)).max().unwrap_or(1)
    }
}
