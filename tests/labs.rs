//! What every lab promises: NumPy's numbers, an explanation of each of them, and the same numbers on whichever way.

#[path = "support/stood.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod stood;

#[path = "support/golden.rs"]
mod golden;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use golden::{assert_close, assert_values_close};
use lina_tui::cli;
use lina_tui::lab::program::Kind;
use lina_tui::lab::{Element, Evaluation, Position, Snapshot, WrittenPosition};
use lina_tui::labs;
use lina_tui::ops::{Cell, Shape};
use lina_tui::table::{self, Table};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use stood::Stood;

/// Every lab, with settings that between them bring up all it can compute.
const CASES: &[(&str, &[&str])] = &[
    ("vectors", &[]),
    ("vectors", &["set=words"]),
    ("vectors", &["v1=0,0,0,0,0"]),
    ("dataset", &[]),
    ("dataset", &["features=salary,age", "target=experience"]),
    ("normalization", &[]),
    ("normalization", &["features=experience"]),
    ("layers", &[]),
    ("layers", &["second=X"]),
    ("layers", &["network=three-layer"]),
    ("layers", &["network=three-layer", "batch=100"]),
    ("training", &["epochs=20"]),
    ("training", &["epochs=20", "optimiser=momentum", "lr=0.1"]),
    ("training", &["epochs=20", "optimiser=adam", "batch=30"]),
    ("training", &["epochs=400", "lr=2.5"]),
    ("training", &["epochs=5", "points=1"]),
    ("training", &["epochs=20", "data_from=table", "lr=0.1"]),
    ("training", &["epochs=20", "data_from=table", "optimiser=momentum", "batch=3"]),
    ("training", &["epochs=20", "data_from=table", "optimiser=adam", "standardize=false"]),
    ("training", &["epochs=400", "data_from=table", "standardize=false"]),
    ("residuals", &["epochs=20", "data_from=table", "batch=3"]),
    ("residuals", &["epochs=20", "lr=0.1"]),
    ("residuals", &["epochs=20", "points=1"]),
    ("residuals", &["epochs=20", "batch=7", "noise_kind=student-t"]),
    ("attention", &[]),
    ("attention", &["causal=true"]),
    ("attention", &["seq_len=1", "d_k=1"]),
    ("backprop", &[]),
    ("backprop", &["seed=3", "x=2,0", "y_true=0"]),
    ("regression", &[]),
    ("regression", &["ridge=10", "points=7"]),
    ("regression", &["data_from=table", "lr=1e-12", "steps=5"]),
    ("softmax", &[]),
    ("softmax", &["logits=1000,1001,999", "target=1"]),
    ("softmax", &["logits=-800,0", "target=0"]),
    ("matmul", &["n=7"]),
    ("matmul", &["n=7", "timings=7,42,7,0.25,0.125,0.0625"]),
    ("pipeline", &[]),
];

/// Cells of one quantity that are explained at most.
const EXPLAINED: usize = 500;

#[track_caller]
fn open(lab: &str, settings: &[impl AsRef<str>], table: Arc<Table>) -> Stood {
    let settings = settings.iter().map(|setting| setting.as_ref().parse().unwrap()).collect();
    let place = cli::Place { step: None, data: None, target: None, settings };
    Stood::new(place.open(lab, table).unwrap_or_else(|refusal| panic!("{lab}: {refusal}")))
}

#[track_caller]
fn at_end(lab: &str, settings: &[&str]) -> Stood {
    let mut session = open(lab, settings, Table::built_in());
    session.go_to(session.end());
    session
}

#[track_caller]
fn go_to(session: &mut Stood, position: &str) {
    let position = session.read_position(position.parse::<WrittenPosition>().unwrap()).unwrap();
    session.go_to(position);
    assert_eq!(session.position(), position);
}

fn names(now: &Evaluation) -> BTreeSet<&'static str> {
    now.quantities().map(|(name, _)| name).collect()
}

#[test]
fn every_lab_is_tried() {
    let tried: BTreeSet<&str> = CASES.iter().map(|(lab, _)| *lab).collect();
    let known: BTreeSet<&str> = labs::registry().iter().map(|lab| lab.description.name).collect();
    assert_eq!(tried, known);
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
    let mut compared = BTreeMap::<String, usize>::new();
    for case in golden::cases("labs") {
        let lab = case["lab"].as_str().unwrap();
        let set: Vec<String> = case["set"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| format!("{name}={}", value.as_str().unwrap()))
            .collect();
        let table = case["data"]
            .as_str()
            .map_or_else(Table::built_in, |text| Arc::new(table::read(text.as_bytes(), "own.csv").unwrap()));
        let mut session = open(lab, &set, table);
        for (position, quantities) in case["positions"].as_object().unwrap() {
            go_to(&mut session, position);
            for (name, theirs) in quantities.as_object().unwrap() {
                let what = format!("{lab} {set:?} at {position}: {name}");
                assert_is_numpys(&session.snapshot().now, name, theirs, &what);
                *compared.entry(lab.to_owned()).or_default() += 1;
            }
        }
    }
    for lab in labs::registry().iter().map(|lab| lab.description.name).filter(|lab| *lab != "training") {
        assert!(compared.get(lab).is_some_and(|count| *count >= 3), "{lab}");
    }
}

/// A quantity that is not there with every setting says in brackets, at the end of its text, when it is.
#[test]
fn what_a_lab_computes_is_what_it_says_it_does() {
    let mut computed = BTreeMap::<&str, BTreeSet<&str>>::new();
    for (lab, settings) in CASES {
        let session = at_end(lab, settings);
        let now = names(&session.snapshot().now);
        let described = session.description().quantities;
        for name in &now {
            assert!(described.iter().any(|(known, _)| known == name), "{lab} does not say what `{name}` is");
        }
        // A network that does not fit goes no further than it can.
        let is_whole = !settings.contains(&"second=X");
        for (name, meaning) in described {
            let is_conditional = meaning.ends_with(')');
            assert!(!is_whole || is_conditional || now.contains(name), "{lab} {settings:?} has no `{name}`");
        }
        computed.entry(lab).or_default().extend(now);
        if *lab == "training" {
            let mut between = open(lab, settings, Table::built_in());
            go_to(&mut between, "1.1");
            computed.entry(lab).or_default().extend(names(&between.now));
        }
    }
    for lab in labs::registry() {
        let lab = lab.description;
        let mut listed = BTreeSet::new();
        for (name, _) in lab.quantities {
            assert!(listed.insert(*name), "{} lists `{name}` twice", lab.name);
            assert!(computed[lab.name].contains(name), "no setting of {} brings up `{name}`", lab.name);
        }
    }
}

#[test]
fn every_number_can_be_explained() {
    for (lab, settings) in CASES {
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
    for (lab, settings) in CASES {
        let mut session = open(lab, settings, Table::built_in());
        if session.description().round == "epoch" {
            continue;
        }
        let program = Arc::clone(session.snapshot().now.program());
        let given = program.inputs().iter().filter(|input| input.kind != Kind::Setting).map(|input| input.name);
        let mut expected: BTreeSet<&str> = given.collect();
        assert_eq!(session.snapshot().rounds(), program.stages().len() as u64);
        for stage in 0..=program.stages().len() {
            if let Some(stage) = stage.checked_sub(1) {
                let parts = session.snapshot().stages(stage as u64);
                for part in [1, parts / 2, parts - 1].into_iter().filter(|part| (1..parts).contains(part)) {
                    session.go_to(Position { done: stage as u64, stage: part });
                    assert_eq!(names(&session.snapshot().now), expected, "{lab} {settings:?} within stage {stage}");
                }
                expected.extend(program.stage_statements(stage).map(|(_, statement)| statement.name));
            }
            session.go_to(Position::after(stage as u64));
            assert_eq!(names(&session.snapshot().now), expected, "{lab} {settings:?} after {stage} stages");
        }
    }
}

#[test]
fn nothing_is_there_before_its_stage_of_an_epoch() {
    for (lab, settings) in CASES {
        let mut session = open(lab, settings, Table::built_in());
        if session.description().round != "epoch" {
            continue;
        }
        for stage in 1..session.snapshot().stages(1) {
            session.go_to(Position { done: 1, stage });
            assert_eq!(session.position(), Position { done: 1, stage }, "{lab} {settings:?}");
            let frame = session.snapshot();
            let program = Arc::clone(frame.now.program());
            let of_round = (stage - 1) as usize % program.stages().len();
            assert_eq!(frame.step.as_ref().map(|step| step.stage), Some(of_round), "{lab} {settings:?} at 2.{stage}");
            let given = program.inputs().iter().filter(|input| input.kind != Kind::Setting).map(|input| input.name);
            let done = program.statements()[..program.stages()[of_round].statements.end].iter();
            let expected: BTreeSet<&str> = given.chain(done.map(|statement| statement.name)).collect();
            assert_eq!(names(&frame.now), expected, "{lab} {settings:?} at 2.{stage}");
        }
    }
}

/// All there is to see, bit by bit.
fn bits(session: &Snapshot) -> Vec<(&'static str, Shape, Vec<u64>)> {
    session
        .quantities()
        .map(|(name, value)| (name, value.shape(), value.numbers().map(f64::to_bits).collect()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_walk_ends_where_a_straight_seek_ends(
        case in prop::sample::select(CASES),
        walk in prop::collection::vec((0..25_u64, 0..12_u64, -2..=2_i64), 1..10),
    ) {
        let (lab, settings) = case;
        let mut session = open(lab, settings, Table::built_in());
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
        let mut straight = open(lab, settings, Table::built_in());
        straight.go_to(session.position());
        prop_assert_eq!(session.position(), straight.position());
        prop_assert_eq!(bits(&session), bits(&straight));
    }
}
