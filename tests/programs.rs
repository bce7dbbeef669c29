//! The NumPy lines that the labs are spelled as, kept where `tests/golden/make_golden.py` runs them: it holds what they
//! compute to its own formulas. `UPDATE_PROGRAMS=1 cargo test --test programs` writes them anew.

#[path = "support/stood.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod stood;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lina_tui::lab::{Assignment, Parameters, Schedule, Script, WrittenPosition};
use lina_tui::labs;
use lina_tui::table::{self, Table};
use serde_json::{Map, Value as Json, json};
use stood::Stood;

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name).with_extension("json")
}

/// The lab of a case of one of the fixtures, at its start.
fn open(case: &Json) -> Stood {
    let lab = labs::find(case.get("lab").map_or("training", |lab| lab.as_str().unwrap())).unwrap();
    let table = match case.get("data").and_then(Json::as_str) {
        Some(data) => Arc::new(table::read(data.as_bytes(), "own.csv").unwrap()),
        None => Table::built_in(),
    };
    let mut schedule = Schedule::new(Parameters::defaults(lab.description.parameters));
    for (name, value) in case["set"].as_object().unwrap() {
        let assignment = Assignment { name: name.clone(), value: value.as_str().unwrap().to_owned(), from: None };
        let (parameter, setting, _) = assignment.read(lab.description.parameters).unwrap();
        schedule.set(parameter, Some(setting), 0);
    }
    Stood::new(lab.open(schedule, table).unwrap())
}

/// The lines that come to each position of a case.
fn programs(fixture: &str, index: usize, case: &Json) -> Json {
    let mut tab = open(case);
    let mut whole = Script::default();
    let mut positions = Map::new();
    for written in case["positions"].as_object().unwrap().keys() {
        let position = tab.read_position(written.parse::<WrittenPosition>().unwrap()).unwrap();
        tab.go_to(position);
        let script = tab.snapshot().script().unwrap();
        positions.insert(written.clone(), json!(script.lines));
        // What a later position needs does no harm at an earlier one.
        if script.setup.len() >= whole.setup.len() {
            whole = script;
        }
    }
    let names = tab.snapshot().now.names();
    json!({
        "fixture": fixture, "case": index, "names": names,
        "helpers": whole.helpers, "setup": whole.setup, "positions": positions,
    })
}

#[test]
fn the_lines_that_numpy_runs_are_those_that_the_labs_are_spelled_as() {
    let cases = ["training", "training_table", "labs"].into_iter().flat_map(|fixture| {
        let text = std::fs::read_to_string(golden(fixture)).unwrap();
        let cases: Vec<Json> = serde_json::from_str(&text).unwrap();
        cases.into_iter().enumerate().map(move |(index, case)| programs(fixture, index, &case))
    });
    let lines: Vec<String> = cases.map(|case| case.to_string()).collect();
    let text = format!("[\n{}\n]\n", lines.join(",\n"));
    let path = golden("programs");
    if std::env::var_os("UPDATE_PROGRAMS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    for (ours, known) in text.lines().zip(known.lines()) {
        assert_eq!(ours, known, "run with UPDATE_PROGRAMS=1, then make_golden.py");
    }
    assert_eq!(text.len(), known.len(), "run with UPDATE_PROGRAMS=1, then make_golden.py");
}
