//! The NumPy lines that the labs are spelled as, kept where `tests/golden/make_golden.py` runs them: it holds what they
//! compute to its own formulas. `UPDATE_PROGRAMS=1 cargo test --test programs` writes them anew.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::lab::Script;
use serde_json::{Map, Value as Json, json};
use support::golden;
use support::labs::{Tried, every_lab};

/// The lines that come to each position of a case.
fn program(lab: &Tried, case: &Json) -> Json {
    let mut tab = golden::open(lab, case);
    let mut whole = Script::default();
    let mut positions = Map::new();
    for position in case["positions"].as_object().unwrap().keys() {
        tab.go_to_written(position);
        let script = tab.snapshot().script().unwrap();
        positions.insert(position.clone(), json!(script.lines));
        // What a later position needs does no harm at an earlier one.
        if script.setup.len() >= whole.setup.len() {
            whole = script;
        }
    }
    let names = tab.snapshot().now.names();
    json!({ "names": names, "helpers": whole.helpers, "setup": whole.setup, "positions": positions })
}

#[test]
fn the_lines_that_numpy_runs_are_those_that_the_labs_are_spelled_as() {
    for lab in every_lab() {
        let lines: Vec<String> = golden::cases_of(lab).iter().map(|case| program(lab, case).to_string()).collect();
        let text = format!("[\n{}\n]\n", lines.join(",\n"));
        let path = lab.folder.join("programs.json");
        if std::env::var_os("UPDATE_PROGRAMS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        for (ours, known) in text.lines().zip(known.lines()) {
            assert_eq!(ours, known, "{}: run with UPDATE_PROGRAMS=1, then make_golden.py", lab.name);
        }
        assert_eq!(text.len(), known.len(), "{}: run with UPDATE_PROGRAMS=1, then make_golden.py", lab.name);
    }
}
