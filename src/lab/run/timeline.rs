//! Getting from any position of a lab to any other, with the same bits on whichever way.

use super::super::{Departure, Lab, Position, Rounds, State};
use super::Trace;
use super::plan::Plan;

/// Checkpoints kept at most, and the bytes that they may take; then every second one goes.
const CHECKPOINTS: usize = 8192;
const CHECKPOINT_BYTES: usize = 16 << 20;

/// Checkpoints that are kept however large they are.
const FEWEST: usize = 4;

/// Rounds without a gap that curves can count on behind the current one.
pub const RECENT_ROUNDS: u64 = 256;

/// How much recomputing a step back may cost only to fill the recent rounds of the curves, in units of
/// [`Rounds::effort`].
const REFILL_EFFORT: u64 = 4_000_000;

/// Where a lab is, and how it gets anywhere else.
///
/// A state follows from the one before it alone, so checkpoints are copies and a step back replays from the nearest
/// one: exact to the bit, in milliseconds, in memory that does not grow with the run.
pub(super) struct Timeline<L: Lab> {
    position: Position,
    here: Here<State<L>>,
    /// The state after round `i * stride` in place `i`.
    checkpoints: Vec<State<L>>,
    stride: u64,
    trace: Trace,
    /// The furthest round computed since the last change.
    frontier: u64,
    departure: Option<Departure>,
    journey: Option<Journey<State<L>>>,
}

/// The state between rounds, and the one before it, from which the last round can be shown.
#[derive(Debug, Clone)]
struct Here<S> {
    before: Option<S>,
    state: S,
}

/// On the way to a position.
#[derive(Debug, Clone)]
struct Journey<S> {
    goal: Position,
    round: u64,
    here: Here<S>,
}

impl<L: Lab> Timeline<L> {
    /// A timeline at the start of `plan`.
    ///
    /// # Errors
    /// If the plan does not even start on finite numbers.
    pub(super) fn new(plan: &Plan<L>) -> Result<Self, Departure> {
        let state = plan.initial()?;
        let mut timeline = Self {
            position: Position::START,
            here: Here { before: None, state: state.clone() },
            checkpoints: vec![],
            stride: 1,
            trace: Trace::default(),
            frontier: 0,
            departure: None,
            journey: None,
        };
        timeline.pass(plan, 0, &state, true);
        Ok(timeline)
    }

    /// Where the lab stands.
    pub(super) fn position(&self) -> Position {
        self.position
    }

    /// The state when the complete rounds of the position are done.
    pub(super) fn state(&self) -> &State<L> {
        &self.here.state
    }

    /// The state one round earlier; nothing at the start.
    pub(super) fn state_before(&self) -> Option<&State<L>> {
        self.here.before.as_ref()
    }

    /// What is remembered of the rounds.
    pub(super) fn trace(&self) -> &Trace {
        &self.trace
    }

    /// The furthest round computed so far.
    pub(super) fn frontier(&self) -> u64 {
        self.frontier
    }

    /// The round that left the finite numbers, once one has.
    pub(super) fn departure(&self) -> Option<&Departure> {
        self.departure.as_ref()
    }

    /// The last position there is, as far as is known.
    pub(super) fn end(&self, plan: &Plan<L>) -> Position {
        let last_finite = self.departure.as_ref().map_or(u64::MAX, |departure| departure.round - 1);
        Position::after(plan.rounds().min(last_finite))
    }

    /// Sets out for `goal`, or for the last position if that lies beyond. [`work`](Self::work) does the walking.
    pub(super) fn set_out(&mut self, plan: &Plan<L>, goal: Position) {
        let mut goal = goal.min(self.end(plan));
        // The round may have fewer stages than it had when the goal was named.
        goal.stage = goal.stage.min(plan.stages(goal.done).saturating_sub(1));
        let (round, here) = self.start_for(plan, goal.done);
        self.trace.record(round, || plan.sample(&here.state), goal.done - round <= RECENT_ROUNDS);
        self.journey = Some(Journey { goal, round, here });
    }

    /// Where the lab is going, while it is on its way.
    pub(super) fn goal(&self) -> Option<Position> {
        self.journey.as_ref().map(|journey| journey.goal)
    }

    /// How far it has come on its way: the round, and the round it is going to.
    pub(super) fn progress(&self) -> Option<(u64, u64)> {
        self.journey.as_ref().map(|journey| (journey.round, journey.goal.done))
    }

    /// Gives up going on and stays at the round it has come to.
    pub(super) fn stay(&mut self, plan: &Plan<L>) {
        // One round at least, so that there is a last round to show.
        self.work(plan, 0);
        if let Some(journey) = self.journey.take() {
            self.position = Position::after(journey.round);
            self.here = journey.here;
        }
    }

    /// Walks on towards the goal for about `effort` and says whether it has arrived.
    pub(super) fn work(&mut self, plan: &Plan<L>, effort: u64) -> bool {
        let Some(mut journey) = self.journey.take() else { return true };
        let mut rounds = (effort / plan.effort().max(1)).max(1);
        while journey.round < journey.goal.done {
            if rounds == 0 {
                self.journey = Some(journey);
                return false;
            }
            rounds -= 1;
            let round = journey.round + 1;
            match self.checkpoint(round).cloned().map_or_else(|| plan.advance(round, &journey.here.state), Ok) {
                Ok(state) => {
                    let keep_recent = journey.goal.done - round <= RECENT_ROUNDS;
                    self.pass(plan, round, &state, keep_recent);
                    journey.here = Here { before: Some(journey.here.state), state };
                    journey.round = round;
                }
                Err(departure) => {
                    self.departure = Some(departure);
                    journey.goal = Position::after(journey.round);
                    if journey.here.before.is_none() {
                        (journey.round, journey.here) = self.start_for(plan, journey.goal.done);
                    }
                }
            }
        }
        // A round is entered only if it can be completed: its stages are shown on the way to a finite end.
        if journey.goal.stage > 0
            && let Err(departure) = plan.advance(journey.round + 1, &journey.here.state)
        {
            self.departure = Some(departure);
            journey.goal.stage = 0;
        }
        self.position = journey.goal;
        self.here = journey.here;
        true
    }

    /// Forgets everything from `round` on, because the plan has changed there, and sets out for where the lab stood.
    ///
    /// # Errors
    /// If the changed plan does not even start on finite numbers; then nothing is forgotten.
    pub(super) fn replay_from(&mut self, plan: &Plan<L>, round: u64) -> Result<(), Departure> {
        let goal = self.goal().unwrap_or(self.position);
        if round == 0 {
            *self = Self::new(plan)?;
        } else {
            self.checkpoints.truncate(round.div_ceil(self.stride) as usize);
            self.trace.forget_from(round);
            self.frontier = self.frontier.min(round - 1);
            self.departure = self.departure.take().filter(|departure| departure.round <= round);
            self.journey = None;
            // What stands here belongs to the old plan, unless it lies ahead of the change.
            let (round, here) = self.nearest_checkpoint(goal.done.min(round - 1));
            self.position = Position::after(round);
            self.here = here;
        }
        self.set_out(plan, goal);
        Ok(())
    }

    /// The place to walk to round `goal` from: the nearest one from which its last round can be shown, and from which
    /// the recent rounds have no gap.
    fn start_for(&self, plan: &Plan<L>, goal: u64) -> (u64, Here<State<L>>) {
        let recent = goal.saturating_sub(RECENT_ROUNDS);
        let is_refilled = self.stride == 1 || (RECENT_ROUNDS + self.stride) * plan.effort() <= REFILL_EFFORT;
        let leaves_no_gap = |start: u64| !is_refilled || start <= recent || self.trace.covers(recent, start);
        let stand = self.position.done;
        let can_stand = stand < goal || (stand == goal && (goal == 0 || self.here.before.is_some()));
        let standing = (can_stand && leaves_no_gap(stand)).then(|| (stand, self.here.clone()));
        let ahead = Some(self.nearest_checkpoint(goal.saturating_sub(1))).filter(|(start, _)| leaves_no_gap(*start));
        // Of two that are equally near the last is taken: the one that knows its last round.
        let nearer = ahead.into_iter().chain(standing).max_by_key(|(start, _)| *start);
        nearer.unwrap_or_else(|| self.nearest_checkpoint(recent.min(goal.saturating_sub(1))))
    }

    /// The last checkpoint at or ahead of `round`.
    fn nearest_checkpoint(&self, round: u64) -> (u64, Here<State<L>>) {
        let index = ((round / self.stride) as usize).min(self.checkpoints.len() - 1);
        (index as u64 * self.stride, Here { before: None, state: self.checkpoints[index].clone() })
    }

    fn checkpoint(&self, round: u64) -> Option<&State<L>> {
        if !round.is_multiple_of(self.stride) {
            return None;
        }
        self.checkpoints.get((round / self.stride) as usize)
    }

    /// Takes note of a round on the way.
    fn pass(&mut self, plan: &Plan<L>, round: u64, state: &State<L>, keep_recent: bool) {
        self.frontier = self.frontier.max(round);
        self.trace.record(round, || plan.sample(state), keep_recent);
        if round == self.checkpoints.len() as u64 * self.stride {
            self.checkpoints.push(state.clone());
            let room = (CHECKPOINT_BYTES / L::Rounds::bytes(state).max(1)).clamp(FEWEST, CHECKPOINTS);
            if self.checkpoints.len() > room {
                let mut index = 0;
                self.checkpoints.retain(|_| {
                    index += 1;
                    index % 2 == 1
                });
                self.stride *= 2;
            }
        }
    }
}

#[cfg(test)]
mod tests;
