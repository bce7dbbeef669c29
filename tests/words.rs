//! What the labs say: one sentence at every position, that fits the usual screen.

#[path = "support/stood.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod stood;

use lina_tui::lab::{Assignment, Goal, Parameters, Position, Schedule};
use lina_tui::labs::{self, Entry};
use lina_tui::table::Table;
use lina_tui::ui::Look;
use stood::Stood;

/// Columns of a sentence: those of the usual screen, less the space ahead of it.
const WIDTH: usize = 79;

/// Positions of a lab that are looked at, at most; of a longer course so many are taken from its beginning, and as many
/// from all over the rest.
const POSITIONS: usize = 240;

/// Settings that labs are looked at with, beside their defaults.
const SETTINGS: &[(&str, &[&[&str]])] = &[
    (
        "vectors",
        &[
            &["set=words"],
            &["v2=18,4,16,2,14"],
            &["v2=-9,-2,-8,-1,-7"],
            &["v1=0,0,0,0,0"],
            &["v1=1e6,2e6,3e6,-4e6,1e-6"],
        ],
    ),
    ("dataset", &[&["target=age"], &["features=salary"], &["features=age,experience"]]),
    ("normalization", &[&["features=salary"], &["target=salary"]]),
    ("layers", &[&["network=three-layer"], &["network=three-layer", "batch=5"], &["second=X"], &["seed=3"]]),
    (
        "training",
        &[
            &["lr=2.5"],
            &["lr=0.96"],
            &["batch=30"],
            &["points=10000", "batch=1", "epochs=2"],
            &["batch=7", "optimiser=adam"],
            &["optimiser=momentum", "lr=0.1"],
            &["noise=0"],
            &["points=1"],
            &["slope=-1000000", "intercept=1000000", "noise=1000000"],
            &["points=1000", "noise_kind=student-t"],
        ],
    ),
    (
        "residuals",
        &[
            &["lr=2.5"],
            &["noise=0"],
            &["points=1"],
            &["points=1000", "noise_kind=student-t"],
            &["noise_kind=log-normal"],
            &["noise_kind=uniform"],
            &["slope=-1000000", "intercept=1000000", "noise=1000000"],
        ],
    ),
    ("attention", &[&["causal=true"], &["seq_len=1"], &["seq_len=12", "d_k=64"], &["tokens=the cat sat down"]]),
    ("backprop", &[&["x=0,0"], &["x=-1,-2", "y_true=0"], &["x=100,200"], &["x=1e-6,-1e6"], &["seed=2"]]),
    ("regression", &[&["ridge=10"], &["ridge=1000000000"], &["lr=1"], &["points=5", "steps=3"], &["data_from=table"]]),
    (
        "softmax",
        &[
            &["logits=1000,1001,1002"],
            &["logits=0,0,0", "target=2"],
            &["logits=-800,800", "target=0"],
            &["logits=7"],
            &["logits=0.123456,-1234.5678,1e-7,3,2,1,0,5,6,7,8,9"],
        ],
    ),
    ("matmul", &[&["n=1"], &["n=4"], &["n=12"]]),
    ("pipeline", &[]),
];

/// A lab at its start with these settings.
fn open(lab: &Entry, settings: &[&str]) -> Stood {
    let mut schedule = Schedule::new(Parameters::defaults(lab.description.parameters));
    for setting in settings {
        let assignment: Assignment = setting.parse().unwrap();
        let (parameter, setting, _) = assignment.read(lab.description.parameters).unwrap();
        schedule.set(parameter, Some(setting), 0);
    }
    Stood::new(lab.open(schedule, Table::built_in()).unwrap())
}

/// The positions of a lab that are looked at: its first ones with all their stages and parts, then a sample of the rest.
fn positions(tab: &Stood) -> Vec<Position> {
    let end = tab.end();
    let mut positions = vec![Position::START];
    let mut done = 0;
    while done < end.done && positions.len() < POSITIONS {
        let stages = tab.snapshot().stages(done);
        // Of a stage of very many parts the first and the last will do.
        let parts = (1..stages).filter(|part| *part <= 40 || part + 8 >= stages);
        positions.extend(parts.map(|stage| Position { done, stage }));
        done += 1;
        positions.push(Position::after(done));
    }
    let stride = (end.done - done).div_ceil(POSITIONS as u64).max(1) as usize;
    for done in (done..end.done).step_by(stride) {
        positions.push(Position::after(done));
        positions.extend((1..tab.snapshot().stages(done)).take(8).map(|stage| Position { done, stage }));
    }
    positions.push(end);
    positions
}

/// What is wrong with a sentence; nothing where nothing is.
fn complaint(sentence: &str) -> Option<String> {
    let columns = sentence.chars().count();
    let inner = sentence.trim_end_matches('.');
    match () {
        () if columns > WIDTH => Some(format!("{columns} columns")),
        () if !sentence.ends_with('.') || sentence.ends_with("..") => Some("no full stop at its end".to_owned()),
        () if inner.contains(". ") => Some("more than one sentence".to_owned()),
        () if sentence.trim() != sentence || sentence.contains("  ") => Some("stray spaces".to_owned()),
        () if sentence.contains('\n') => Some("more than one line".to_owned()),
        () => None,
    }
}

#[test]
fn every_position_of_every_lab_has_one_sentence_that_fits() {
    let mut complaints = vec![];
    for lab in labs::registry() {
        let name = lab.description.name;
        let settings = SETTINGS.iter().find(|(known, _)| *known == name).map(|(_, settings)| *settings);
        let settings = settings.unwrap_or_else(|| panic!("{name} is looked at with no settings"));
        for settings in std::iter::once(&[][..]).chain(settings.iter().copied()) {
            let mut tab = open(lab, settings);
            // So that it is known how far it goes.
            tab.set_out(Goal::End);
            for position in positions(&tab) {
                tab.go_to(position);
                let (rows, columns) = tab.extent();
                for (row, column) in [(0, 0), (rows.saturating_sub(1), columns.saturating_sub(1))] {
                    let mut look = Look::new(tab.choices());
                    (look.row, look.column) = (row, column);
                    let sentence = tab.narration(&look);
                    let complaint = complaint(&sentence).or_else(|| {
                        let is_told = position == Position::START || sentence != lab.description.about;
                        (!is_told).then(|| "says what the lab is about, not what is to be seen".to_owned())
                    });
                    if let Some(complaint) = complaint {
                        complaints.push(format!("{name} {settings:?} at {position}: {complaint}: {sentence}"));
                    }
                }
            }
        }
    }
    // The same complaint at many positions is one.
    let mut told = std::collections::HashSet::new();
    let words = |text: &str| {
        text.split_once(" at ")
            .map_or(String::new(), |(_, text)| text.chars().filter(|c| c.is_alphabetic() || *c == ' ').collect())
    };
    complaints.retain(|text| told.insert((text.split(' ').next().map(str::to_owned), words(text))));
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}
