//! Estimates from samples are NumPy's: `tests/golden/numpy/samples.json` is made by `samples.py` beside it.

mod values;

use lina_tui::numpy::{State, call};
use serde_json::Value;
use values::{difference, kwargs, operands};

#[test]
fn estimates_are_numpys() {
    let cases: Value = serde_json::from_str(include_str!("golden/numpy/samples.json")).unwrap();
    let cases = cases.as_array().unwrap();
    let mut wrong = Vec::new();
    for case in cases {
        let mut state = State::default();
        let name = case[0].as_str().unwrap();
        let ours = call(name, &operands(&case[1]), &kwargs(&case[2]), &mut state);
        let tolerance = if case.to_string().contains("float32") { 1e-6 } else { 1e-9 };
        if let Some(text) = difference(&ours, &case[3], tolerance) {
            wrong.push(format!("{name}({}, {})\n{text}", case[1], case[2]));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} differ:\n{}",
        wrong.len(),
        cases.len(),
        wrong[..wrong.len().min(90)].join("\n\n")
    );
}
