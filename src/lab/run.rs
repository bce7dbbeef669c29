//! A lab being stepped through.

use std::any::Any;
use std::sync::Arc;

use super::change::{From, Set};
use super::timeline::{Course, Departure, Timeline};
use super::{
    Description, Errand, Frame, Lab, Parameters, Position, Refusal, Sample, Schedule, Script, Setting, Step, Trace,
    WrittenPosition,
};
use crate::table::Table;

/// A lab being stepped through, whichever lab it is.
pub trait Session: Any + Send {
    /// What the lab is called and can be asked for.
    fn description(&self) -> &'static Description;

    /// Whether a parameter can change from some round on.
    fn changes_in_mid_run(&self) -> bool;

    /// What there is to see here.
    fn frame(&self) -> &Frame;

    /// The stage that a step from here to `goal` would end with, without taking it: what is remembered of the rounds, and
    /// with it every curve, stays as it is. Nothing where it is more than one step, or would leave the finite numbers.
    fn ahead(&self, goal: Position) -> Option<Step>;

    /// What is remembered of the rounds.
    fn trace(&self) -> &Trace;

    /// The furthest round computed so far.
    fn frontier(&self) -> u64;

    /// Where the lab stands.
    fn position(&self) -> Position {
        self.frame().position
    }

    /// The last position there is, as far as is known.
    fn end(&self) -> Position;

    /// How many rounds the run is set to.
    fn rounds(&self) -> u64;

    /// How many stages the round has that follows `done` complete ones.
    fn stages(&self, done: u64) -> u64;

    /// The round that left the finite numbers, once one has.
    fn departure(&self) -> Option<Departure>;

    /// The parameters in force here.
    fn parameters(&self) -> Parameters;

    /// The parameters over the whole run.
    fn schedule(&self) -> &Schedule;

    /// Sets a parameter to what `text` says.
    ///
    /// # Errors
    /// If the lab has no such parameter or the value is out of its range; then nothing has changed.
    fn set(&mut self, name: &str, text: &str, from: From) -> Result<Set, Refusal>;

    /// Moves a parameter up or down by one nudge.
    ///
    /// # Errors
    /// As [`set`](Self::set).
    fn nudge(&mut self, parameter: usize, up: bool, from: From) -> Result<Set, Refusal>;

    /// Lets the default of a parameter hold again.
    ///
    /// # Errors
    /// As [`set`](Self::set).
    fn reset(&mut self, parameter: usize, from: From) -> Result<Set, Refusal>;

    /// Takes over the schedule of another lab with the same parameters, and sets out for where that lab stands.
    ///
    /// # Errors
    /// If the parameters do not go together.
    fn follow(&mut self, schedule: &Schedule, goal: Position) -> Result<(), Refusal>;

    /// Sets out for a position. [`work`](Self::work) gets there.
    fn set_out(&mut self, goal: Position);

    /// Where the lab is going and how far it has come: the round, and the round it is going to.
    fn progress(&self) -> Option<(u64, u64)>;

    /// Gives up going on and stays at the round it has come to.
    fn stay(&mut self);

    /// Does about so much of the work of getting where it is going, and says whether it is there.
    fn work(&mut self, effort: u64) -> bool;

    /// What one round costs, in the unit of [`work`](Self::work).
    fn effort(&self) -> u64;

    /// What has to be measured for the lab to go on to its last round.
    fn errand(&self) -> Option<Errand>;

    /// The script that computes with NumPy what there is to see here.
    ///
    /// # Errors
    /// If there is more to write out than a script should hold.
    fn script(&self) -> Result<Script, Refusal>;

    /// The position as somebody wrote it.
    ///
    /// # Errors
    /// If there is no such position.
    fn read_position(&self, written: WrittenPosition) -> Result<Position, Refusal> {
        Ok(written.in_rounds_of(|round| self.stages(round.saturating_sub(1)))?)
    }

    /// Goes to a position and arrives.
    fn go_to(&mut self, goal: Position) {
        self.set_out(goal);
        while !self.work(u64::MAX) {}
    }
}

/// A lab, its parameters over time, and its timeline.
pub struct Run<L: Lab> {
    plan: Plan<L>,
    timeline: Timeline<L::State>,
    frame: Frame,
}

/// The labs that follow each other as parameters change.
struct Plan<L> {
    schedule: Schedule,
    table: Arc<Table>,
    /// Never empty; the first begins at round 0, the others follow in order.
    segments: Vec<Segment<L>>,
}

struct Segment<L> {
    from: u64,
    lab: Arc<L>,
}

impl<L: Lab> Plan<L> {
    fn new(schedule: Schedule, table: Arc<Table>, earlier: Option<&L>) -> Result<Self, Refusal> {
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
    fn lab(&self, done: u64) -> &L {
        let index = self.segments.partition_point(|segment| segment.from <= done);
        &self.segments[index - 1].lab
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
}

impl<L: Lab> Run<L> {
    /// The lab at its start, with these parameters and this table.
    ///
    /// # Errors
    /// If the parameters do not go together, or with the table, or the lab does not start on finite numbers.
    pub fn new(schedule: Schedule, table: Arc<Table>) -> Result<Self, Refusal> {
        let plan = Plan::<L>::new(schedule, table, None)?;
        let timeline = Timeline::new(&plan).map_err(|departure| not_even_started(&departure))?;
        let frame = frame(&plan, &timeline);
        Ok(Self { plan, timeline, frame })
    }

    /// The lab in force at the current position.
    pub fn lab(&self) -> &L {
        self.plan.lab(self.timeline.position().done)
    }

    /// The state when the complete rounds of the current position are done.
    pub fn state(&self) -> &L::State {
        self.timeline.state()
    }

    /// What a trace keeps of the last complete round.
    pub fn sample(&self) -> Sample {
        self.plan.sample(self.timeline.state())
    }

    /// Sets a parameter, or lets its default hold.
    fn change(&mut self, index: usize, setting: Option<Setting>, from: From) -> Result<Set, Refusal> {
        let (parameter, before) = self.parameters().at(index);
        let from = match from {
            _ if parameter.whole_run => 0,
            From::Here if !L::CHANGES_IN_MID_RUN => 0,
            From::Start => 0,
            From::Here => self.timeline.position().done,
            From::Round(round) => round,
        };
        let mut schedule = self.plan.schedule.clone();
        schedule.set(index, setting, from);
        let after = schedule.at(from).at(index).1;
        if schedule != self.plan.schedule {
            let plan = Plan::new(schedule, Arc::clone(&self.plan.table), Some(self.lab()))?;
            if parameter.whole_run && plan.lab(0).resumes(self.plan.lab(0)) {
                self.timeline.set_out(&plan, self.timeline.position());
            } else {
                self.timeline.replay_from(&plan, from).map_err(|departure| not_even_started(&departure))?;
            }
            self.plan = plan;
        }
        Ok(Set { parameter, before, after, from })
    }
}

fn not_even_started(departure: &Departure) -> Refusal {
    Refusal(format!("with these parameters {} is not finite from the start", departure.quantity))
}

/// What there is to see where the timeline stands.
fn frame<L: Lab>(plan: &Plan<L>, timeline: &Timeline<L::State>) -> Frame {
    let position = timeline.position();
    let done = position.done;
    let (state, before) = (timeline.state(), timeline.state_before());
    let settled = |done: u64, state: &L::State| plan.lab(done).settled(done, state);
    if position.stage > 0 {
        let step = plan.lab(done).step(done, position.stage, state);
        let earlier = settled(done, state);
        // What a stage computes exists when the stage is complete.
        let now = if step.progress.is_complete() { step.evaluation.clone() } else { earlier.clone() };
        return Frame { position, now, step: Some(step), earlier: Some(earlier) };
    }
    let last_stage = before.map(|before| {
        let lab = plan.lab(done - 1);
        lab.step(done - 1, lab.stages(done - 1), before)
    });
    let earlier = before.map(|before| settled(done - 1, before));
    Frame { position, now: settled(done, state), step: last_stage, earlier }
}

impl<L: Lab> Session for Run<L> {
    fn changes_in_mid_run(&self) -> bool {
        L::CHANGES_IN_MID_RUN
    }

    fn description(&self) -> &'static Description {
        L::DESCRIPTION
    }

    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn ahead(&self, goal: Position) -> Option<Step> {
        let (Position { done, stage }, state) = (self.timeline.position(), self.timeline.state());
        let lab = self.plan.lab(done);
        if goal.done == done && goal.stage > stage {
            return Some(lab.step(done, goal.stage, state));
        }
        let arrives = goal == Position::after(done + 1) && self.plan.advance(done + 1, state).is_ok();
        arrives.then(|| lab.step(done, lab.stages(done), state))
    }

    fn trace(&self) -> &Trace {
        self.timeline.trace()
    }

    fn frontier(&self) -> u64 {
        self.timeline.frontier()
    }

    fn end(&self) -> Position {
        self.timeline.end(&self.plan)
    }

    fn rounds(&self) -> u64 {
        self.plan.rounds()
    }

    fn stages(&self, done: u64) -> u64 {
        Course::stages(&self.plan, done)
    }

    fn departure(&self) -> Option<Departure> {
        self.timeline.departure()
    }

    fn parameters(&self) -> Parameters {
        self.plan.schedule.at(self.timeline.position().done)
    }

    fn schedule(&self) -> &Schedule {
        &self.plan.schedule
    }

    fn set(&mut self, name: &str, text: &str, from: From) -> Result<Set, Refusal> {
        let parameters = self.parameters();
        let index = parameters.index(name)?;
        let setting = parameters.at(index).0.read(text)?;
        self.change(index, Some(setting), from)
    }

    fn nudge(&mut self, parameter: usize, up: bool, from: From) -> Result<Set, Refusal> {
        let (known, setting) = self.parameters().at(parameter);
        self.change(parameter, Some(known.nudged(setting, up)), from)
    }

    fn reset(&mut self, parameter: usize, from: From) -> Result<Set, Refusal> {
        self.change(parameter, None, from)
    }

    fn follow(&mut self, schedule: &Schedule, goal: Position) -> Result<(), Refusal> {
        if *schedule != self.plan.schedule {
            let plan = Plan::new(schedule.clone(), Arc::clone(&self.plan.table), Some(self.lab()))?;
            self.timeline.replay_from(&plan, 0).map_err(|departure| not_even_started(&departure))?;
            self.plan = plan;
        }
        self.set_out(goal);
        Ok(())
    }

    fn set_out(&mut self, goal: Position) {
        self.timeline.set_out(&self.plan, goal);
    }

    fn progress(&self) -> Option<(u64, u64)> {
        self.timeline.progress()
    }

    fn stay(&mut self) {
        self.timeline.stay(&self.plan);
        self.frame = frame(&self.plan, &self.timeline);
    }

    fn work(&mut self, effort: u64) -> bool {
        let arrived = self.timeline.work(&self.plan, effort);
        if arrived {
            self.frame = frame(&self.plan, &self.timeline);
        }
        arrived
    }

    fn effort(&self) -> u64 {
        self.plan.effort()
    }

    fn errand(&self) -> Option<Errand> {
        self.lab().errand()
    }

    fn script(&self) -> Result<Script, Refusal> {
        let done = self.timeline.position().done;
        let in_force = self.plan.segments.iter().take_while(|segment| segment.from <= done);
        let course: Vec<(u64, &L)> = in_force.map(|segment| (segment.from, &*segment.lab)).collect();
        L::script(&course, &self.frame)
    }
}
