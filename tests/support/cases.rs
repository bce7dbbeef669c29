//! Every lab, with settings that between them bring up all it can compute, and positions to look at it.

use std::collections::BTreeSet;

#[path = "stood.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod stood;

use lina_tui::cli;
use lina_tui::lab::{Goal, Position, Snapshot, WrittenPosition};
use lina_tui::labs;
use lina_tui::table::Table;
pub use stood::Stood;

pub const CASES: &[(&str, &[&str])] = &[
    ("vectors", &[]),
    ("vectors", &["set=words"]),
    ("vectors", &["v1=0,0,0,0,0"]),
    ("dataset", &[]),
    ("normalization", &[]),
    ("layers", &[]),
    ("layers", &["second=X"]),
    ("layers", &["network=three-layer"]),
    ("layers", &["network=three-layer", "batch=100"]),
    ("training", &["epochs=20"]),
    ("training", &["epochs=20", "optimiser=momentum", "lr=0.1"]),
    ("training", &["epochs=20", "optimiser=adam", "batch=30"]),
    ("training", &["epochs=20", "data_from=table", "lr=0.1"]),
    ("training", &["epochs=20", "data_from=table", "optimiser=adam", "standardize=false", "batch=3"]),
    ("residuals", &["epochs=20", "lr=0.1"]),
    ("residuals", &["epochs=20", "data_from=table", "batch=3"]),
    ("attention", &[]),
    ("attention", &["causal=true", "seq_len=3"]),
    ("backprop", &[]),
    ("backprop", &["seed=3", "x=2,0", "y_true=0"]),
    ("regression", &[]),
    ("regression", &["ridge=10", "points=7"]),
    ("regression", &["data_from=table", "lr=1e-12", "steps=5"]),
    ("softmax", &[]),
    ("softmax", &["logits=1000,1001,999", "target=1"]),
    ("softmax", &["logits=-800,0", "target=0"]),
    ("matmul", &["n=7"]),
    ("matmul", &["n=4", "timings=4,42,7,0.25,0.125,0.0625"]),
    ("pipeline", &[]),
];

/// The lab with these settings.
#[track_caller]
pub fn open(lab: &str, settings: &[&str]) -> Stood {
    let settings = settings.iter().map(|setting| setting.parse().unwrap()).collect();
    let place = cli::Place { step: None, data: None, target: None, settings };
    Stood::new(place.open(lab, Table::built_in()).unwrap_or_else(|refusal| panic!("{lab}: {refusal}")))
}

/// The position that is written so.
#[track_caller]
pub fn at(session: &Snapshot, position: &str) -> Position {
    session.read_position(position.parse::<WrittenPosition>().unwrap()).unwrap()
}

/// The start, the ends of the first rounds, some places within each of them, and the end.
pub fn positions(session: &mut Stood) -> BTreeSet<Position> {
    session.set_out(Goal::End);
    let end = session.end();
    session.go_to(Position::START);
    // Where a round is one of many like it, the first ones will do.
    let rounds = if session.snapshot().rounds() > 15 { 2 } else { session.snapshot().rounds() };
    let mut positions = BTreeSet::from([Position::START, end]);
    for done in 0..rounds.min(end.done) {
        let stages = session.snapshot().stages(done);
        let within = [1, stages / 2, stages - 1].into_iter().chain((1..stages).take(if rounds == 2 { 6 } else { 0 }));
        positions.extend(within.filter(|stage| (1..stages).contains(stage)).map(|stage| Position { done, stage }));
        positions.insert(Position::after(done + 1));
    }
    positions
}

#[test]
fn every_lab_is_tried() {
    let tried: BTreeSet<&str> = CASES.iter().map(|(lab, _)| *lab).collect();
    let known: BTreeSet<&str> = labs::registry().iter().map(|lab| lab.description.name).collect();
    assert_eq!(tried, known);
}
