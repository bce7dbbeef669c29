use std::sync::Arc;

use super::*;
use crate::lab::{Description, Evaluation, Parameters, Program, Refusal, SAMPLE_WIDTH, Sample, Step};
use crate::table::Table;

/// A lab whose every state depends on all the rounds before it, so that no shortcut goes unnoticed.
#[derive(Clone, Copy)]
struct Mill {
    rounds: u64,
    /// Other rounds from this one on.
    turn: Option<u64>,
    departs: Option<u64>,
    effort: u64,
}

const MILL: Mill = Mill { rounds: 1_000_000, turn: None, departs: None, effort: 100 };

static DESCRIPTION: Description = Description {
    name: "mill",
    about: "Grinds a number.",
    round: "round",
    stage: "stage",
    takes_table: false,
    parameters: &[],
    quantities: &[],
    traced: &[],
};

impl Lab for Mill {
    type Rounds = Grinding;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(_: &Parameters, _: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        Ok(MILL)
    }

    fn evaluation(&self) -> Evaluation {
        Evaluation::new::<&str>(&Arc::new(Program::builder().build()), []).unwrap()
    }

    fn rounds(&self) -> u64 {
        self.rounds
    }
}

struct Grinding;

impl Rounds<Mill> for Grinding {
    type State = u64;

    fn stages(_: &Mill, _: u64) -> u64 {
        5
    }

    fn initial(_: &Mill) -> Result<u64, Departure> {
        Ok(1)
    }

    fn adopt(_: &Mill, _: u64, state: &u64) -> Result<u64, Departure> {
        Ok(*state)
    }

    fn advance(mill: &Mill, round: u64, before: &u64) -> Result<u64, Departure> {
        if mill.departs.is_some_and(|departs| round >= departs) {
            return Err(Departure { round, quantity: "state".into() });
        }
        let turned = u64::from(mill.turn.is_some_and(|turn| round >= turn));
        Ok(before.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(round).rotate_left(7) ^ turned)
    }

    fn settled(mill: &Mill, _: u64, _: &u64) -> Evaluation {
        mill.evaluation()
    }

    fn step(mill: &Mill, _: u64, _: u64, _: &u64) -> Step {
        Step { evaluation: mill.evaluation(), stage: 0, part: None, progress: crate::lab::Progress::WHOLE }
    }

    fn sample(_: &Mill, state: &u64) -> Sample {
        [(state % 1000) as f64; SAMPLE_WIDTH]
    }

    fn effort(mill: &Mill) -> u64 {
        mill.effort
    }
}

fn mill() -> Plan<Mill> {
    Plan::of(MILL)
}

fn straight(mill: &Plan<Mill>, round: u64) -> u64 {
    (1..=round).fold(1, |state, round| mill.advance(round, &state).unwrap())
}

fn go(timeline: &mut Timeline<Mill>, mill: &Plan<Mill>, goal: Position) {
    timeline.set_out(mill, goal);
    while !timeline.work(mill, 10_000_000) {}
}

fn assert_stands(timeline: &Timeline<Mill>, mill: &Plan<Mill>, round: u64) {
    assert_eq!(*timeline.state(), straight(mill, round), "at {round}");
    let before = round.checked_sub(1).map(|before| straight(mill, before));
    assert_eq!(timeline.state_before().copied(), before, "before {round}");
}

/// The last rounds are there without a gap, each with its own numbers.
fn assert_recent(timeline: &Timeline<Mill>, mill: &Plan<Mill>, round: u64) {
    let rounds: Vec<u64> = timeline.trace().recent(round, RECENT_ROUNDS).map(|(round, _)| round).collect();
    assert_eq!(rounds, (round.saturating_sub(RECENT_ROUNDS)..=round).collect::<Vec<_>>());
    for (round, sample) in timeline.trace().recent(round, 3) {
        assert_eq!(*sample, mill.sample(&straight(mill, round)));
    }
}

#[test]
fn any_walk_ends_where_a_straight_one_does() {
    let mut timeline = Timeline::new(&mill()).unwrap();
    for round in [0, 1, 0, 500, 137, 138, 137, 136, 20_000, 3, 19_999, 20_000, 40_000, 39_000, 260, 0, 2] {
        go(&mut timeline, &mill(), Position::after(round));
        assert_eq!(timeline.position(), Position::after(round));
        assert_stands(&timeline, &mill(), round);
        assert_recent(&timeline, &mill(), round);
    }
    assert_eq!(timeline.frontier(), 40_000);
}

#[test]
fn stages_stand_on_the_rounds_before_them() {
    let mut timeline = Timeline::new(&mill()).unwrap();
    for (done, stage) in [(0, 1), (0, 4), (1, 0), (7, 2), (6, 4), (0, 1)] {
        go(&mut timeline, &mill(), Position { done, stage });
        assert_eq!(timeline.position(), Position { done, stage });
        assert_stands(&timeline, &mill(), done);
    }
}

#[test]
fn memory_is_bounded_and_a_step_back_is_short() {
    let mill = Plan::of(Mill { rounds: 10_000_000, ..MILL });
    let mut timeline = Timeline::new(&mill).unwrap();
    go(&mut timeline, &mill, Position::after(1_000_000));
    assert!(timeline.checkpoints.len() <= CHECKPOINTS);
    timeline.set_out(&mill, Position::after(999_999));
    let (round, goal) = timeline.progress().unwrap();
    assert!(goal - round <= RECENT_ROUNDS + timeline.stride, "{} rounds are replayed", goal - round);
    assert!(timeline.stride <= 256, "{}", timeline.stride);
}

#[test]
fn the_history_of_the_longest_run_stays_under_64_mib() {
    // What the training lab hands on from epoch to epoch, with room to spare.
    type State = [f64; 32];
    let checkpoints = (CHECKPOINTS + 1) * size_of::<State>();
    assert!(checkpoints + Trace::MOST_BYTES < 64 << 20);
}

#[test]
fn work_is_done_in_portions() {
    let mut timeline = Timeline::new(&mill()).unwrap();
    timeline.set_out(&mill(), Position::after(1000));
    let mut portions = 1;
    while !timeline.work(&mill(), 100 * MILL.effort) {
        assert_eq!(timeline.progress(), Some((portions * 100, 1000)));
        assert_eq!(timeline.position(), Position::START, "it is there when it is there");
        portions += 1;
    }
    assert_eq!(portions, 10);
    timeline.set_out(&mill(), Position::after(5000));
    timeline.work(&mill(), 100 * MILL.effort);
    timeline.stay(&mill());
    assert_eq!(timeline.position(), Position::after(1101));
    assert_stands(&timeline, &mill(), 1101);
}

#[test]
fn it_rests_ahead_of_the_round_that_leaves_the_finite_numbers() {
    let mill = Plan::of(Mill { departs: Some(217), ..MILL });
    let mut timeline = Timeline::new(&mill).unwrap();
    assert_eq!(timeline.end(&mill), Position::after(1_000_000), "not known yet");
    for goal in [Position::after(500), Position { done: 216, stage: 1 }, Position::after(216), Position::after(217)] {
        go(&mut timeline, &mill, goal);
        assert_eq!(timeline.position(), Position::after(216));
        assert_eq!(timeline.departure(), Some(&Departure { round: 217, quantity: "state".into() }));
        assert_stands(&timeline, &mill, 216);
    }
    go(&mut timeline, &mill, Position::after(215));
    assert_stands(&timeline, &mill, 215);
    go(&mut timeline, &mill, Position { done: 215, stage: 2 });
    assert_eq!(timeline.position(), Position { done: 215, stage: 2 });
}

#[test]
fn the_last_finite_round_can_be_shown_however_it_is_found_out() {
    let mill = Plan::of(Mill { departs: Some(217), ..MILL });
    for to in [216, 215, 100, 0] {
        let mut timeline = Timeline::new(&mill).unwrap();
        go(&mut timeline, &mill, Position::after(to));
        for beyond in [Position::after(217), Position { done: 216, stage: 2 }] {
            let mut timeline = Timeline::new(&mill).unwrap();
            go(&mut timeline, &mill, Position::after(to));
            go(&mut timeline, &mill, beyond);
            assert_eq!(timeline.position(), Position::after(216));
            assert_stands(&timeline, &mill, 216);
        }
        // From a checkpoint at the last finite round itself, which does not know the round before it.
        timeline.checkpoints.truncate(1);
        for round in 1..=216 {
            timeline.checkpoints.push(straight(&mill, round));
        }
        go(&mut timeline, &mill, Position::after(0));
        go(&mut timeline, &mill, Position::after(300));
        assert_stands(&timeline, &mill, 216);
    }
}

#[test]
fn a_stage_of_a_round_that_cannot_be_completed_is_not_entered() {
    let mill = Plan::of(Mill { departs: Some(1), ..MILL });
    let mut timeline = Timeline::new(&mill).unwrap();
    go(&mut timeline, &mill, Position { done: 0, stage: 1 });
    assert_eq!(timeline.position(), Position::START);
    assert_eq!(timeline.end(&mill), Position::START);
}

#[test]
fn a_change_replays_what_follows_it_and_nothing_else() {
    for turn in [0, 1, 137, 300, 20_000, 29_999, 30_000] {
        let mut timeline = Timeline::new(&mill()).unwrap();
        go(&mut timeline, &mill(), Position::after(30_000));
        // The state of a round is the result of the lab that was in force before it.
        let turned = Plan::of(Mill { turn: Some(turn.max(1)), ..MILL });
        timeline.replay_from(&turned, turn).unwrap();
        while !timeline.work(&turned, u64::MAX) {}
        assert_eq!(timeline.position(), Position::after(30_000));
        for round in [30_000, turn + 1, turn, turn.saturating_sub(1), 12_345] {
            go(&mut timeline, &turned, Position::after(round));
            assert_stands(&timeline, &turned, round);
            assert_recent(&timeline, &turned, round);
        }
    }
}

#[test]
fn giving_up_on_a_replay_leaves_no_state_of_the_old_plan() {
    let mut timeline = Timeline::new(&mill()).unwrap();
    go(&mut timeline, &mill(), Position::after(5000));
    let turned = Plan::of(Mill { turn: Some(1), ..MILL });
    timeline.replay_from(&turned, 0).unwrap();
    timeline.work(&turned, 100 * MILL.effort);
    timeline.stay(&turned);
    assert_eq!(timeline.position(), Position::after(101));
    assert_stands(&timeline, &turned, 101);
    assert_eq!(timeline.frontier(), 101);
}

#[test]
fn a_costly_round_is_not_repeated_only_for_the_curves() {
    let costly = Plan::of(Mill { effort: 10_000_000, ..MILL });
    let mut timeline = Timeline::new(&costly).unwrap();
    go(&mut timeline, &costly, Position::after(20_000));
    timeline.set_out(&costly, Position::after(10_000));
    let (round, goal) = timeline.progress().unwrap();
    assert!(goal - round <= timeline.stride);
    while !timeline.work(&costly, u64::MAX) {}
    assert_stands(&timeline, &costly, 10_000);
}
