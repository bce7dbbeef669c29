//! Reading the numbers that `tests/golden/make_golden.py` wrote.

use std::path::Path;
use std::sync::Arc;

use faer::Mat;
use lina_tui::math::Doubles;
use lina_tui::ops::Value;
use lina_tui::table::{self, Table};

use super::labs::Tried;
use super::stood::{Stood, open_with};

/// The cases of `tests/golden/{name}.json`.
pub fn cases(name: &str) -> Vec<serde_json::Value> {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name).with_extension("json"))
}

/// The cases that a lab is held to: what it is set to, whose table it has, and its quantities at some positions.
pub fn cases_of(lab: &Tried) -> Vec<serde_json::Value> {
    read(&lab.folder.join("golden.json"))
}

/// What a lab is set to in a case.
pub fn settings(case: &serde_json::Value) -> Vec<String> {
    let set = case["set"].as_object().unwrap();
    set.iter().map(|(name, value)| format!("{name}={}", value.as_str().unwrap())).collect()
}

/// The lab of a case, at its start.
pub fn open(lab: &Tried, case: &serde_json::Value) -> Stood {
    let own = |text: &str| Arc::new(table::read(text.as_bytes(), "own.csv").unwrap());
    open_with(lab.name, &settings(case), case["data"].as_str().map_or_else(Table::built_in, own))
}

fn read(path: &Path) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A number, or the word for what JSON has no number for.
pub fn number(json: &serde_json::Value) -> f64 {
    match json.as_str() {
        Some("inf") => f64::INFINITY,
        Some("-inf") => f64::NEG_INFINITY,
        Some("nan") => f64::NAN,
        _ => json.as_f64().unwrap(),
    }
}

/// A list of numbers.
pub fn numbers(json: &serde_json::Value) -> Vec<f64> {
    json.as_array().unwrap().iter().map(number).collect()
}

/// A number, a list of numbers or a list of rows.
pub fn value(json: &serde_json::Value) -> Value {
    match json.as_array() {
        None => Value::from(number(json)),
        Some(rows) if rows.first().is_some_and(serde_json::Value::is_array) => {
            let rows: Vec<Vec<f64>> = rows.iter().map(numbers).collect();
            Mat::from_fn(rows.len(), rows[0].len(), |row, column| rows[row][column]).into()
        }
        Some(_) => Doubles::from(&*numbers(json)).into(),
    }
}

/// Holds `ours` to `theirs`: within 1e-9, relative to the larger of the number and 1.
#[track_caller]
pub fn assert_close(ours: f64, theirs: f64, what: &str) {
    if !theirs.is_finite() {
        return assert_eq!(ours.to_string(), theirs.to_string(), "{what}");
    }
    let scale = theirs.abs().max(1.0);
    assert!((ours - theirs).abs() <= 1e-9 * scale, "{what}: {ours} is not NumPy's {theirs}");
}

/// As [`assert_close`], for every number of two values of one shape.
#[track_caller]
pub fn assert_values_close(ours: &Value, theirs: &Value, what: &str) {
    assert_eq!(ours.shape(), theirs.shape(), "{what}");
    for (cell, (ours, theirs)) in theirs.shape().cells().zip(ours.numbers().zip(theirs.numbers())) {
        assert_close(ours, theirs, &format!("{what}{}", cell.index(Value::shape(&Value::from(0.0)))));
    }
}
