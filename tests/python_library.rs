//! `math`, `statistics` and `string` against what Python gives: `tests/golden/python/library.py` made the cases at random.

use lina_tui::python::library::{math, statistics, string};
use lina_tui::python::text::{Fault, Plain};
use serde_json::Value as Json;

fn plain(json: &Json) -> Plain {
    match json {
        Json::Null => Plain::None,
        Json::Bool(b) => Plain::Bool(*b),
        Json::Number(n) => Plain::Int(n.as_i64().expect("integers fit")),
        Json::String(s) => Plain::text(s.as_str()),
        Json::Array(items) => Plain::List(items.iter().map(plain).collect()),
        Json::Object(object) => match object.get("f") {
            Some(float) => Plain::Float(text(float).parse().expect("a float")),
            None => Plain::Tuple(object["t"].as_array().expect("a list").iter().map(plain).collect()),
        },
    }
}

fn text(json: &Json) -> &str {
    json.as_str().expect("a text")
}

fn run(case: &Json) -> Result<Plain, Fault> {
    let name = text(&case[1]);
    match text(&case[0]) {
        "string" => {
            let constant = string::CONSTANTS.iter().find(|(known, _)| *known == name).expect("a constant");
            return Ok(Plain::text(constant.1));
        }
        "capwords" => return Ok(Plain::Str(string::capwords(name, case[2].as_str()))),
        _ => {}
    }
    let args: Vec<Plain> = case[2][0].as_array().expect("arguments").iter().map(plain).collect();
    let named = case[2][1].as_object().expect("keywords");
    let named: Vec<(&str, Plain)> = named.iter().map(|(name, value)| (name.as_str(), plain(value))).collect();
    if case[0] == "math" { math::call(name, &args, &named) } else { statistics::call(name, &args, &named) }
}

/// Equal; what another library of elementary functions computes may differ in the last places.
fn same(a: &Plain, b: &Plain) -> bool {
    match (a, b) {
        (Plain::Float(x), Plain::Float(y)) => {
            x.to_bits() == y.to_bits() || (x.is_nan() && y.is_nan()) || (x - y).abs() <= 1e-13 * y.abs()
        }
        (Plain::List(x), Plain::List(y)) | (Plain::Tuple(x), Plain::Tuple(y)) => {
            x.len() == y.len() && x.iter().zip(y).all(|(x, y)| same(x, y))
        }
        _ => a == b,
    }
}

#[test]
fn every_case_is_as_python_has_it() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/python/library.json");
    let cases: Vec<Json> = serde_json::from_str(&std::fs::read_to_string(path).expect("goldens")).expect("JSON");
    assert!(cases.len() > 1_500, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let (got, want) = (run(case), &case[3]);
        let fine = match (&got, want.get("ok"), want.get("err")) {
            (Ok(got), Some(want), _) => same(got, &plain(want)),
            (Err(fault), _, Some(want)) => fault.to_string() == text(want),
            _ => false,
        };
        if !fine {
            wrong.push(format!("{} {} {} -> {got:?}, not {want}", case[0], case[1], case[2]));
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
