//! What every lab promises: NumPy's numbers, an explanation of each of them, and the same numbers on whichever way.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lina_tui::lab::program::Kind;
use lina_tui::lab::{Element, Evaluation, Position, Snapshot};
use lina_tui::ops::{Cell, Shape};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use support::golden::{self, assert_close, assert_values_close};
use support::labs::{every_lab, every_run};
use support::stood::{Stood, open};

/// Cells of one quantity that are explained at most.
const EXPLAINED: usize = 500;

#[track_caller]
fn at_end(lab: &str, settings: &[String]) -> Stood {
    let mut session = open(lab, settings);
    session.go_to_end();
    session
}

fn names(now: &Evaluation) -> BTreeSet<&str> {
    now.quantities().map(|(name, _)| name).collect()
}

/// Holds what a lab computed under one name to what NumPy has for it.
#[track_caller]
fn assert_is_numpys(now: &Evaluation, name: &str, theirs: &serde_json::Value, what: &str) {
    let reference = now.find(name).unwrap_or_else(|| panic!("{what} is not computed"));
    let ours = now.value(reference);
    match now.kind(reference) {
        Kind::Names => {
            let ours: Vec<&str> = ours.numbers().map(|index| now.name_of(index)).collect();
            assert_eq!(serde_json::json!(ours), *theirs, "{what}");
        }
        Kind::Rows => {
            let ours: Vec<u64> = ours.numbers().map(|row| row as u64).collect();
            assert_eq!(serde_json::json!(ours), *theirs, "{what}");
        }
        Kind::Truth => assert_eq!(Some(ours.scalar() == Some(1.0)), theirs.as_bool(), "{what}"),
        Kind::Number => assert_values_close(ours, &golden::value(theirs), what),
        Kind::Setting => panic!("{what} is no quantity"),
    }
}

#[test]
fn every_number_is_numpys() {
    for lab in every_lab() {
        let mut compared = 0;
        for case in golden::cases_of(lab) {
            let mut session = golden::open(lab, &case);
            for (position, quantities) in case["positions"].as_object().unwrap() {
                session.go_to_written(position);
                for (name, theirs) in quantities.as_object().unwrap() {
                    let what = format!("{} {:?} at {position}: {name}", lab.name, golden::settings(&case));
                    assert_is_numpys(&session.snapshot().now, name, theirs, &what);
                    compared += 1;
                }
            }
        }
        assert!(compared >= 3, "{}: {compared} numbers are compared", lab.name);
    }
}

/// A quantity that is not there with every setting says in brackets, at the end of its text, when it is.
#[test]
fn what_a_lab_computes_is_what_it_says_it_does() {
    let mut computed = BTreeMap::<&str, BTreeSet<String>>::new();
    for (lab, settings) in every_run() {
        let session = at_end(lab, settings);
        let end = session.snapshot();
        let now = names(&end.now);
        let described = session.description().quantities;
        for name in &now {
            assert!(described.iter().any(|(known, _)| known == name), "{lab} does not say what `{name}` is");
        }
        let is_whole = !support::labs::lab(lab).cases.cut.contains(settings);
        for (name, meaning) in described {
            let is_conditional = meaning.ends_with(')');
            assert!(!is_whole || is_conditional || now.contains(name), "{lab} {settings:?} has no `{name}`");
        }
        computed.entry(lab).or_default().extend(now.into_iter().map(str::to_owned));
        // What belongs to a part of a round is not there between rounds.
        let mut within = open(lab, settings);
        if within.is_in_rounds() && within.stages(0) > 1 && session.end() > Position::START {
            within.go_to_written("1.1");
            computed.entry(lab).or_default().extend(names(&within.now).into_iter().map(str::to_owned));
        }
    }
    for lab in every_lab() {
        let lab = lab.entry.description;
        let mut listed = BTreeSet::new();
        for (name, _) in lab.quantities {
            assert!(listed.insert(*name), "{} lists `{name}` twice", lab.name);
            assert!(computed[lab.name].contains(*name), "no setting of {} brings up `{name}`", lab.name);
        }
    }
}

#[test]
fn every_number_can_be_explained() {
    for (lab, settings) in every_run() {
        let session = at_end(lab, settings);
        let now = &session.snapshot().now;
        for (name, of) in now.quantities() {
            let shape = now.shape(of);
            let every = shape.len().div_ceil(EXPLAINED).max(1);
            for cell in shape.cells().step_by(every) {
                let place = Element { of, cell };
                let (total, value) = (now.explain(place).evaluate(&|source| now.number(*source)), now.number(place));
                let what = format!("{lab} {settings:?}: {name}{}", cell.index(shape));
                // A singular value is as exact as the largest of them allows, however small it is itself.
                let scale = if name == "singular_values" {
                    now.number(Element { of, cell: Cell::SCALAR }).max(1.0)
                } else {
                    1.0
                };
                assert_close(total / scale, value / scale, &what);
                assert_eq!(value.to_bits(), now.value(of).get(cell).to_bits(), "{what}: alone as among the others");
            }
        }
    }
}

#[test]
fn nothing_is_there_before_its_stage() {
    for (lab, settings) in every_run() {
        let mut session = open(lab, settings);
        if session.is_in_rounds() {
            continue;
        }
        let program = Arc::clone(session.snapshot().now.program());
        let given = program.inputs().iter().filter(|input| input.kind != Kind::Setting).map(|input| &*input.name);
        let mut expected: BTreeSet<&str> = given.collect();
        assert_eq!(session.snapshot().rounds(), program.stages().len() as u64);
        for stage in 0..=program.stages().len() {
            if let Some(stage) = stage.checked_sub(1) {
                let parts = session.snapshot().stages(stage as u64);
                for part in [1, parts / 2, parts - 1].into_iter().filter(|part| (1..parts).contains(part)) {
                    session.go_to(Position { done: stage as u64, stage: part });
                    assert_eq!(names(&session.snapshot().now), expected, "{lab} {settings:?} within stage {stage}");
                }
                expected.extend(program.stage_statements(stage).map(|(_, statement)| &*statement.name));
            }
            session.go_to(Position::after(stage as u64));
            assert_eq!(names(&session.snapshot().now), expected, "{lab} {settings:?} after {stage} stages");
        }
    }
}

#[test]
fn nothing_is_there_before_its_stage_of_a_round() {
    for (lab, settings) in every_run() {
        let mut session = at_end(lab, settings);
        if !session.is_in_rounds() || session.end() < Position::after(2) {
            continue;
        }
        for stage in 1..session.snapshot().stages(1) {
            session.go_to(Position { done: 1, stage });
            assert_eq!(session.position(), Position { done: 1, stage }, "{lab} {settings:?}");
            let frame = session.snapshot();
            let program = Arc::clone(frame.now.program());
            let of_round = (stage - 1) as usize % program.stages().len();
            assert_eq!(frame.step.as_ref().map(|step| step.stage), Some(of_round), "{lab} {settings:?} at 2.{stage}");
            let given = program.inputs().iter().filter(|input| input.kind != Kind::Setting).map(|input| &*input.name);
            let done = program.statements()[..program.stages()[of_round].statements.end].iter();
            let expected: BTreeSet<&str> = given.chain(done.map(|statement| &*statement.name)).collect();
            assert_eq!(names(&frame.now), expected, "{lab} {settings:?} at 2.{stage}");
        }
    }
}

/// All there is to see, bit by bit.
fn bits(session: &Snapshot) -> Vec<(&str, Shape, Vec<u64>)> {
    session
        .quantities()
        .map(|(name, value)| (name, value.shape(), value.numbers().map(f64::to_bits).collect()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_walk_ends_where_a_straight_seek_ends(
        case in prop::sample::select(every_run().collect::<Vec<_>>()),
        walk in prop::collection::vec((0..25_u64, 0..12_u64, -2..=2_i64), 1..10),
    ) {
        let (lab, settings) = case;
        let mut session = open(lab, settings);
        for (done, stage, then) in walk {
            let stages = session.snapshot().stages(done.min(session.snapshot().rounds().saturating_sub(1)));
            session.go_to(Position { done, stage: stage % stages });
            let at = session.position();
            session.go_to(Position::after(at.done.saturating_add_signed(then)));
            prop_assert!(session.position() <= session.end());
        }
        // Somewhere within a round, where it has parts.
        let at = session.position();
        if at < session.end() {
            session.go_to(Position { done: at.done, stage: session.snapshot().stages(at.done) / 2 });
        }
        let mut straight = open(lab, settings);
        straight.go_to(session.position());
        prop_assert_eq!(session.position(), straight.position());
        prop_assert_eq!(bits(&session), bits(&straight));
    }
}
