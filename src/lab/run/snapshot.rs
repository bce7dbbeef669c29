//! Everything about a run at one position.

use std::fmt;
use std::sync::Arc;

use super::super::{
    Departure, Description, Element, Errand, Evaluation, Lab, Parameters, Position, Reference, Refusal, Schedule,
    Script, WrittenPosition,
};
use super::{Goal, Progress, Sample, Stand, Standing, Step, Trace};
use crate::ops::{Cell, Value};

/// Everything about a run at one position: all that is on screen, in the JSON and in the tests is read from here.
///
/// It never changes and is shared. It fixes every number; a cell of something long is computed from it when it is looked
/// at, and what is dear is computed when it is made, so that looking is always quick.
#[derive(Clone)]
pub struct Snapshot {
    /// The position.
    pub position: Position,
    /// The quantities that exist here.
    pub now: Evaluation,
    /// The stage that led here; nothing at the start.
    pub step: Option<Step>,
    /// The quantities as they were one round earlier.
    pub earlier: Option<Evaluation>,
    /// What is known of the run as a whole.
    pub course: Arc<Surroundings>,
    /// What only the lab knows.
    pub stand: Arc<dyn Standing>,
}

/// What is known of a run as a whole when a snapshot of it is made.
#[derive(Clone)]
pub struct Surroundings {
    /// What the lab is called and can be asked for.
    pub description: &'static Description,
    /// Whether a parameter can change from some round on.
    pub changes_in_mid_run: bool,
    /// The parameters over the whole run.
    pub schedule: Schedule,
    /// How many rounds the run is set to.
    pub rounds: u64,
    /// The last position there is, as far as is known.
    pub end: Position,
    /// The furthest round computed so far.
    pub frontier: u64,
    /// The round that left the finite numbers, once one has.
    pub departure: Option<Departure>,
    /// What is remembered of the rounds.
    pub trace: Trace,
}

impl Snapshot {
    /// What the lab is called and can be asked for.
    pub fn description(&self) -> &'static Description {
        self.course.description
    }

    /// The parameters in force here.
    pub fn parameters(&self) -> Parameters {
        self.course.schedule.at(self.position.done)
    }

    /// Whether it is of a run of the same lab or program that is set alike.
    pub fn is_of_run_like(&self, other: &Self) -> bool {
        std::ptr::eq(self.description(), other.description()) && self.schedule() == other.schedule()
    }

    /// The parameters over the whole run.
    pub fn schedule(&self) -> &Schedule {
        &self.course.schedule
    }

    /// How many rounds the run is set to.
    pub fn rounds(&self) -> u64 {
        self.course.rounds
    }

    /// The last position there is, as far as is known.
    pub fn end(&self) -> Position {
        self.course.end
    }

    /// The furthest round computed so far.
    pub fn frontier(&self) -> u64 {
        self.course.frontier
    }

    /// The round that left the finite numbers, once one has.
    pub fn departure(&self) -> Option<&Departure> {
        self.course.departure.as_ref()
    }

    /// What is remembered of the rounds.
    pub fn trace(&self) -> &Trace {
        &self.course.trace
    }

    /// Whether a parameter can change from some round on.
    pub fn changes_in_mid_run(&self) -> bool {
        self.course.changes_in_mid_run
    }

    /// How many stages the round has that follows `done` complete ones.
    pub fn stages(&self, done: u64) -> u64 {
        self.stand.stages(done)
    }

    /// What a trace keeps of the last complete round.
    pub fn sample(&self) -> Sample {
        self.stand.sample()
    }

    /// The scalars that are kept of every round, by their names.
    pub fn curve_names(&self) -> Vec<String> {
        self.stand
            .curve_names()
            .unwrap_or_else(|| self.description().traced.iter().map(|name| (*name).into()).collect())
    }

    /// The scalar `name` over the rounds, as far as it has been computed and is kept: rounds and numbers.
    pub fn curve(&self, name: &str) -> Vec<(u64, f64)> {
        if let Some(curve) = self.stand.curve(name) {
            return curve;
        }
        let Some(column) = self.description().traced.iter().position(|traced| *traced == name) else { return vec![] };
        let here = self.position.done;
        let mut curve: Vec<(u64, f64)> = self.trace().whole().map(|(round, sample)| (round, sample[column])).collect();
        let place = curve.partition_point(|(round, _)| *round < here);
        if curve.get(place).is_none_or(|(round, _)| *round != here) {
            curve.insert(place, (here, self.sample()[column]));
        }
        curve
    }

    /// What has to be measured for the lab to go on to its last round.
    pub fn errand(&self) -> Option<Errand> {
        self.stand.errand()
    }

    /// The script that computes with NumPy what there is to see here.
    ///
    /// # Errors
    /// If there is more to write out than a script should hold.
    pub fn script(&self) -> Result<Script, Refusal> {
        self.stand.script(self)
    }

    /// The stage that a step from here would end with, without taking it: what is remembered of the rounds, and with it
    /// every curve, stays as it is. Nothing where it is more than one step, or would leave the finite numbers.
    pub fn ahead(&self, goal: Goal) -> Option<Step> {
        let goal = self.reach(goal);
        if goal > self.end() { None } else { self.stand.ahead(self.position, goal) }
    }

    /// The position that `goal` means to somebody who stands here.
    pub fn reach(&self, goal: Goal) -> Position {
        goal.from(self.position, self.end(), |done| self.stages(done))
    }

    /// The position as somebody wrote it.
    ///
    /// # Errors
    /// If there is no such position.
    pub fn read_position(&self, written: WrittenPosition) -> Result<Position, Refusal> {
        Ok(written.in_rounds_of(|round| self.stages(round.saturating_sub(1)))?)
    }

    /// What a lab of type `L` knows of it.
    ///
    /// # Panics
    /// If it is another lab's: a mistake in the registry.
    pub fn stand_of<L: Lab>(&self) -> &Stand<L> {
        let stand = self.stand.as_any().downcast_ref();
        stand.expect("a screen is registered with the lab whose runs it shows")
    }

    /// The quantities that exist at this position, with their values, in the program's order.
    pub fn quantities(&self) -> impl Iterator<Item = (&str, &Value)> + '_ {
        self.now.quantities().map(|(name, reference)| (name, self.now.value(reference)))
    }

    /// The scalar `name`, where it exists here.
    pub fn scalar(&self, name: &str) -> Option<f64> {
        self.now.scalar(name)
    }

    /// The number in `cell` of `name`, where it has been computed; also of a stage that is under way, as far as that
    /// has come.
    pub fn number(&self, name: &str, cell: Cell) -> Option<f64> {
        let (evaluation, of) = self.known(name, cell)?;
        Some(evaluation.number(Element { of, cell }))
    }

    /// The evaluation that has computed `cell` of `name`, and what the name refers to in it.
    fn known(&self, name: &str, cell: Cell) -> Option<(&Evaluation, Reference)> {
        let settled = self.now.find(name).map(|of| (&self.now, of));
        let under_way = || {
            let step = self.step.as_ref()?;
            let of = step.result().filter(|of| step.evaluation.program().name(*of) == name)?;
            step.progress.has(cell, step.evaluation.shape(of)).then_some((&step.evaluation, of))
        };
        let (evaluation, of) = settled.or_else(under_way)?;
        (evaluation.shape(of).nearest(cell) == cell && !evaluation.shape(of).is_empty()).then_some((evaluation, of))
    }

    /// How far `name` has been computed here.
    pub fn progress_of(&self, name: &str) -> Progress {
        let step = self.step.as_ref();
        let is_under_way = |step: &&Step| step.result().map(|of| step.evaluation.program().name(of)) == Some(name);
        match step.filter(is_under_way) {
            _ if self.now.find(name).is_some() => Progress::WHOLE,
            Some(step) => step.progress,
            None => Progress::NOTHING,
        }
    }

    /// Computes what is dear to compute, so that nobody who looks has to wait for it.
    #[must_use]
    pub fn whole(self) -> Self {
        self.now.settle();
        for evaluation in self.step.iter().map(|step| &step.evaluation).chain(&self.earlier) {
            evaluation.settle();
        }
        self
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.description().name, self.position)
    }
}
