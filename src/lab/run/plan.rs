//! The labs that follow each other as parameters change in the course of a run.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

#[cfg(test)]
use super::super::Parameters;
use super::super::{Departure, Evaluation, Lab, Overwritten, Position, Refusal, Rounds, Sample, Schedule, State, Step};
use crate::table::Table;

/// The labs that follow each other as parameters change.
pub(super) struct Plan<L: Lab> {
    pub(super) schedule: Schedule,
    pub(super) table: Arc<Table>,
    /// Never empty; the first begins at round 0, the others follow in order.
    segments: Vec<Segment<L>>,
    /// The states that numbers were overwritten in, as they were before, by the round that they came of.
    untouched: Mutex<BTreeMap<u64, State<L>>>,
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
        let is_given = |one: &&Overwritten| L::GIVEN.contains(&&*one.name);
        let given: Vec<&Overwritten> = schedule.overwritten().iter().filter(is_given).collect();
        let mut boundaries = schedule.boundaries();
        boundaries.extend(given.iter().map(|one| one.at.done));
        boundaries.sort_unstable();
        boundaries.dedup();
        for from in boundaries {
            let shared = segments.last().map(|segment| &*segment.lab).or(earlier);
            let lab = L::build(&schedule.at(from), &table, shared)?;
            let mut in_force = given.iter().filter(|one| one.at.done <= from);
            let lab = Arc::new(in_force.try_fold(lab, |lab, one| lab.given(one))?);
            segments.push(Segment { from, lab });
        }
        Ok(Self { schedule, table, segments, untouched: Mutex::default() })
    }

    /// One lab from the start to the end.
    #[cfg(test)]
    pub(super) fn of(lab: L) -> Self {
        let schedule = Schedule::new(Parameters::defaults(L::DESCRIPTION.parameters));
        Self {
            schedule,
            table: Table::built_in(),
            segments: vec![Segment { from: 0, lab: Arc::new(lab) }],
            untouched: Mutex::default(),
        }
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
        self.come_to(0, L::Rounds::initial(self.lab(0))?)
    }

    /// The state after `round`, given the one before it.
    pub(super) fn advance(&self, round: u64, before: &State<L>) -> Result<State<L>, Departure> {
        // The lab of the round's beginning computes it; if another takes over at its end, it looks at the result anew.
        let index = self.segments.partition_point(|segment| segment.from < round);
        let state = L::Rounds::advance(&self.segments[index - 1].lab, round, before)?;
        let state = match self.segments.get(index) {
            Some(next) if next.from == round => L::Rounds::adopt(&next.lab, round, &state)?,
            _ => state,
        };
        self.come_to(round, state)
    }

    /// The state after `round`, where numbers in it are overwritten with those instead.
    fn come_to(&self, round: u64, state: State<L>) -> Result<State<L>, Departure> {
        let here = Position::after(round);
        if !L::Rounds::CHANGES_IN_MID_RUN || self.overwritten(here).next().is_none() {
            return Ok(state);
        }
        let lab = self.lab(round);
        let evaluation = self.over(L::Rounds::settled(lab, round, &state), here);
        let overwritten = L::Rounds::state_of(lab, round, &state, &evaluation)?;
        if let Ok(mut untouched) = self.untouched.lock() {
            untouched.insert(round, state);
        }
        Ok(overwritten)
    }

    /// What is overwritten in what is computed at a position: where rounds are handed on in that round alone, what follows is
    /// in what they hand on; else from its position on.
    fn overwritten(&self, position: Position) -> impl Iterator<Item = &Overwritten> {
        let is_meant = move |one: &&Overwritten| {
            if L::Rounds::CHANGES_IN_MID_RUN {
                one.at.done == position.done && !L::GIVEN.contains(&&*one.name)
            } else {
                one.at <= position
            }
        };
        self.schedule.overwritten().iter().filter(is_meant)
    }

    fn over(&self, evaluation: Evaluation, position: Position) -> Evaluation {
        self.overwritten(position).fold(evaluation, |evaluation, one| evaluation.overwriting(one))
    }

    /// The state after a round as it was before something in it was overwritten.
    fn untouched(&self, round: u64, state: &State<L>) -> State<L> {
        let untouched = self.untouched.lock().ok().and_then(|untouched| untouched.get(&round).cloned());
        untouched.filter(|_| self.overwritten(Position::after(round)).next().is_some()).unwrap_or_else(|| state.clone())
    }

    /// Takes over what another plan knows of states that were overwritten.
    pub(super) fn learn_from(&self, other: &Self) {
        if let (Ok(mut own), Ok(others)) = (self.untouched.lock(), other.untouched.lock()) {
            own.extend(others.iter().map(|(round, state)| (*round, state.clone())));
        }
    }

    /// Everything that can be known between rounds, when `done` of them ended in `state`.
    pub(super) fn settled(&self, done: u64, state: &State<L>) -> Evaluation {
        let state = self.untouched(done, state);
        self.over(L::Rounds::settled(self.lab(done), done, &state), Position::after(done))
    }

    /// The round after `done` rounds as far as its `stage`-th stage, from 1, begun in `state`.
    pub(super) fn step(&self, done: u64, stage: u64, state: &State<L>) -> Step {
        let state = self.untouched(done, state);
        let step = L::Rounds::step(self.lab(done), done, stage, &state);
        let is_over = stage >= self.stages(done) && !L::Rounds::CHANGES_IN_MID_RUN;
        let position = if is_over { Position::after(done + 1) } else { Position { done, stage } };
        Step { evaluation: self.over(step.evaluation.clone(), position), ..step }
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
