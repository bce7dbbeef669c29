//! A run of one lab: the lab, its parameters over time, and its timeline.

use std::sync::Arc;

use super::super::{
    Change, Departure, Description, Evaluation, Lab, Parameters, Position, Refusal, Rounds, Schedule, Set, Setting,
    Since, State, WrittenPosition,
};
use super::plan::Plan;
use super::snapshot::Surroundings;
use super::timeline::Timeline;
use super::{Goal, Session, Snapshot, Stand};
use crate::table::Table;

/// A lab, its parameters over time, and its timeline.
pub struct Run<L: Lab> {
    plan: Arc<Plan<L>>,
    timeline: Timeline<L>,
    /// What there is to see where it stands, once somebody has wanted to see it.
    shown: Option<Arc<Snapshot>>,
}

impl<L: Lab> Run<L> {
    /// The lab at its start, with these parameters and this table.
    ///
    /// # Errors
    /// If the parameters do not go together, or with the table, or the lab does not start on finite numbers.
    pub fn new(schedule: Schedule, table: Arc<Table>) -> Result<Self, Refusal> {
        Self::begun(Plan::new(schedule, table, None)?)
    }

    /// The same, sharing with `lab` what is costly to make and the same in both.
    pub(super) fn beside(schedule: Schedule, table: &Arc<Table>, lab: &L) -> Result<Self, Refusal> {
        Self::begun(Plan::new(schedule, Arc::clone(table), Some(lab))?)
    }

    fn begun(plan: Plan<L>) -> Result<Self, Refusal> {
        let timeline = Timeline::new(&plan).map_err(|departure| not_even_started(&departure))?;
        Ok(Self { plan: Arc::new(plan), timeline, shown: None })
    }

    /// The lab in force at the current position.
    pub fn lab(&self) -> &L {
        self.plan.lab(self.timeline.position().done)
    }

    /// The state when the complete rounds of the current position are done.
    pub fn state(&self) -> &State<L> {
        self.timeline.state()
    }

    /// Sets a parameter, or lets its default hold.
    fn change(&mut self, index: usize, setting: Option<Setting>, since: Since) -> Result<Set, Refusal> {
        let mut sets = self.change_all(vec![(index, setting, since)])?;
        Ok(sets.remove(0))
    }

    /// Sets parameters, or lets their defaults hold: all of them or none.
    fn change_all(&mut self, changes: Vec<(usize, Option<Setting>, Since)>) -> Result<Vec<Set>, Refusal> {
        let (parameters, mut schedule) = (self.parameters(), self.plan.schedule.clone());
        let mut changed = vec![];
        for (index, setting, since) in changes {
            let (parameter, before) = parameters.at(index);
            let from = match since {
                _ if parameter.whole_run => 0,
                Since::Here if !L::Rounds::CHANGES_IN_MID_RUN => 0,
                Since::Start => 0,
                Since::Here => self.timeline.position().done,
                Since::Round(round) => round,
            };
            schedule.set(index, setting, from);
            changed.push((index, parameter, before, from));
        }
        let set =
            |(index, parameter, before, from)| Set { parameter, before, after: schedule.at(from).at(index).1, from };
        let sets: Vec<Set> = changed.into_iter().map(set).collect();
        let from = sets.iter().map(|set| set.from).min().unwrap_or(0);
        if schedule != self.plan.schedule {
            let plan = Plan::new(schedule, Arc::clone(&self.plan.table), Some(self.lab()))?;
            plan.learn_from(&self.plan);
            let is_of_whole_run = sets.iter().all(|set| set.parameter.whole_run);
            if is_of_whole_run && L::Rounds::resumes(plan.lab(0), self.plan.lab(0)) {
                self.timeline.set_out(&plan, self.timeline.position());
            } else {
                self.timeline.replay_from(&plan, from).map_err(|departure| not_even_started(&departure))?;
            }
            self.plan = Arc::new(plan);
            self.shown = None;
        }
        Ok(sets)
    }

    /// What there is to see where the timeline stands.
    fn look(&self) -> Snapshot {
        let (plan, timeline) = (&self.plan, &self.timeline);
        let position = timeline.position();
        let done = position.done;
        let (state, before) = (timeline.state(), timeline.state_before());
        let settled = |done: u64, state: &State<L>| plan.settled(done, state);
        let (now, step, earlier): (Evaluation, _, _) = if position.stage > 0 {
            let step = plan.step(done, position.stage, state);
            let earlier = settled(done, state);
            // What a stage computes exists when the stage is complete.
            let now = if step.progress.is_complete() { step.evaluation.clone() } else { earlier.clone() };
            (now, Some(step), Some(earlier))
        } else {
            let last_stage = before.map(|before| plan.step(done - 1, plan.stages(done - 1), before));
            (settled(done, state), last_stage, before.map(|before| settled(done - 1, before)))
        };
        let course = Surroundings {
            description: L::DESCRIPTION,
            changes_in_mid_run: L::Rounds::CHANGES_IN_MID_RUN,
            schedule: plan.schedule.clone(),
            rounds: plan.rounds(),
            end: timeline.end(plan),
            frontier: timeline.frontier(),
            departure: timeline.departure().cloned(),
            trace: timeline.trace().clone(),
        };
        let stand = Stand { plan: Arc::clone(plan), done, state: state.clone() };
        Snapshot { position, now, step, earlier, course: Arc::new(course), stand: Arc::new(stand) }
    }
}

fn not_even_started(departure: &Departure) -> Refusal {
    Refusal(format!("with these parameters {} is not finite from the start", departure.quantity))
}

impl<L: Lab> Session for Run<L> {
    fn description(&self) -> &'static Description {
        L::DESCRIPTION
    }

    fn snapshot(&mut self) -> Arc<Snapshot> {
        if self.shown.is_none() {
            self.shown = Some(Arc::new(self.look().whole()));
        }
        Arc::clone(self.shown.as_ref().expect("made just now"))
    }

    fn position(&self) -> Position {
        self.timeline.position()
    }

    fn end(&self) -> Position {
        self.timeline.end(&self.plan)
    }

    fn parameters(&self) -> Parameters {
        self.plan.schedule.at(self.timeline.position().done)
    }

    fn schedule(&self) -> &Schedule {
        &self.plan.schedule
    }

    fn set_all(&mut self, changes: &[Change]) -> Result<Vec<Set>, Refusal> {
        let parameters = self.parameters();
        let read = |Change { name, value, since }: &Change| {
            let index = parameters.index(name)?;
            Ok((index, Some(parameters.at(index).0.read(value)?), *since))
        };
        self.change_all(changes.iter().map(read).collect::<Result<_, Refusal>>()?)
    }

    fn nudge(&mut self, parameter: usize, up: bool, since: Since) -> Result<Set, Refusal> {
        let (known, setting) = self.parameters().at(parameter);
        self.change(parameter, Some(known.nudged(setting, up)), since)
    }

    fn reset(&mut self, parameter: usize, since: Since) -> Result<Set, Refusal> {
        self.change(parameter, None, since)
    }

    fn set_out(&mut self, goal: Goal) {
        let here = self.timeline.goal().unwrap_or(self.timeline.position());
        let goal = goal.from(here, self.end(), |done| self.plan.stages(done));
        self.timeline.set_out(&self.plan, goal);
    }

    fn progress(&self) -> Option<(u64, u64)> {
        self.timeline.progress()
    }

    fn stay(&mut self) {
        self.timeline.stay(&self.plan);
        self.shown = None;
    }

    fn work(&mut self, effort: u64) -> bool {
        if self.timeline.progress().is_some() {
            self.shown = None;
        }
        self.timeline.work(&self.plan, effort)
    }

    fn effort(&self) -> u64 {
        self.plan.effort()
    }

    fn read_position(&self, written: WrittenPosition) -> Result<Position, Refusal> {
        Ok(written.in_rounds_of(|round| self.plan.stages(round.saturating_sub(1)))?)
    }
}
