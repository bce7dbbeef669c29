//! Python's text against what Python itself gives: `tests/golden/python/text.py` made the cases at random.

use lina_tui::python::text::{self, Fault, Plain, Value, float, integer, methods};
use serde_json::Value as Json;

fn golden() -> Vec<Json> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/python/text.json");
    let text = std::fs::read_to_string(path).expect("the goldens are there");
    serde_json::from_str(&text).expect("the goldens are JSON")
}

fn plain(json: &Json) -> Plain {
    match json {
        Json::Null => Plain::None,
        Json::Bool(b) => Plain::Bool(*b),
        Json::Number(n) => Plain::Int(n.as_i64().expect("integers fit")),
        Json::String(s) => Plain::text(s.as_str()),
        Json::Array(items) => Plain::List(items.iter().map(plain).collect()),
        Json::Object(object) => match (object.get("f"), object.get("t"), object.get("d")) {
            (Some(float), ..) => Plain::Float(of_repr(float)),
            (_, Some(items), _) => Plain::Tuple(items.as_array().expect("a list").iter().map(plain).collect()),
            (_, _, Some(pairs)) => Plain::Dict(
                pairs.as_array().expect("a list").iter().map(|pair| (plain(&pair[0]), plain(&pair[1]))).collect(),
            ),
            _ => panic!("unknown value {json}"),
        },
    }
}

fn of_repr(json: &Json) -> f64 {
    json.as_str().expect("a float is text").parse().expect("a float")
}

fn real(json: &Json) -> f64 {
    match plain(json) {
        Plain::Float(x) => x,
        Plain::Int(i) => i as f64,
        other => panic!("{other:?} is no float"),
    }
}

fn int(json: &Json) -> i64 {
    json.as_i64().expect("an integer")
}

fn text(json: &Json) -> &str {
    json.as_str().expect("a text")
}

fn written(value: &Json, format: &str) -> Result<String, Fault> {
    let pieces = text::parse_percent(format)?;
    let mut out = String::new();
    for piece in pieces {
        match piece {
            text::Piece::Text(text) => out.push_str(&text),
            text::Piece::Value(directive) => out.push_str(&match plain(value) {
                Plain::Int(i) => directive.write(Value::Int(i)),
                Plain::Float(x) => directive.write(Value::Float(x)),
                Plain::Str(s) => directive.write(Value::Text(&s)),
                other => directive.write(Value::Other(other.type_name())),
            }?),
        }
    }
    Ok(out)
}

fn pair((a, b): (f64, f64)) -> Plain {
    Plain::List(vec![Plain::Float(a), Plain::Float(b)])
}

fn run(what: &str, a: &Json, b: &Json) -> Result<Plain, Fault> {
    let text_of = |result: Result<String, Fault>| result.map(Plain::Str);
    match what {
        "float" => text_of(text::format_float(real(a), text(b))),
        "int" => text_of(text::format_int(int(a), text(b))),
        "bool" => text_of(text::format_bool(a.as_bool().expect("a bool"), text(b))),
        "str" => text_of(text::format_str(text(a), text(b))),
        "complex" => text_of(text::format_complex(real(&a[0]), real(&a[1]), text(b))),
        "percent" => text_of(written(a, text(b))),
        "repr" => Ok(Plain::Str(text::str_repr(text(a)))),
        "ascii" => Ok(Plain::Str(text::str_ascii(text(a)))),
        "parse_int" => text::parse_int(text(a), int(b)).map(Plain::Int),
        "parse_float" => text::parse_float(text(a)).map(Plain::Float),
        "parse_complex" => text::parse_complex(text(a)).map(pair),
        "idiv" => integer::floor_div(int(a), int(b)).map(Plain::Int),
        "imod" => integer::modulo(int(a), int(b)).map(Plain::Int),
        "itrue" => integer::true_div(int(a), int(b)).map(Plain::Float),
        "ipowmod" => integer::power_modulo(int(&a[0]), int(&a[1]), int(b)).map(Plain::Int),
        "iround" => integer::round_int(int(a), int(b)).map(Plain::Int),
        "fdiv" => float::floor_div(real(a), real(b)).map(Plain::Float),
        "fmod" => float::modulo(real(a), real(b)).map(Plain::Float),
        "fpow" => float::power(real(a), real(b)).map(|power| match power {
            float::Power::Real(x) => Plain::Float(x),
            float::Power::Complex(re, im) => pair((re, im)),
        }),
        "fround" => float::round_to(real(a), int(b)).map(Plain::Float),
        "fint" => float::trunc(real(a)).map(Plain::Int),
        "fround0" => float::round(real(a)).map(Plain::Int),
        "method" => {
            let args: Vec<Plain> = b[1].as_array().expect("arguments").iter().map(plain).collect();
            let named = b[2].as_object().expect("keywords");
            let named: Vec<(&str, Plain)> = named.iter().map(|(name, value)| (name.as_str(), plain(value))).collect();
            methods::call(text(&b[0]), text(a), &args, &named)
        }
        other => panic!("unknown case {other}"),
    }
}

/// The same value; NaN is NaN, zeros have signs, and powers may differ in the last place.
fn same(what: &str, a: &Plain, b: &Plain) -> bool {
    match (a, b) {
        (Plain::Float(x), Plain::Float(y)) => {
            x.to_bits() == y.to_bits()
                || (x.is_nan() && y.is_nan())
                || (what == "fpow" && (x - y).abs() <= 1e-14 * y.abs())
        }
        (Plain::List(x), Plain::List(y)) => x.len() == y.len() && x.iter().zip(y).all(|(x, y)| same(what, x, y)),
        _ => a == b,
    }
}

#[test]
fn every_case_is_as_cpython_has_it() {
    let cases = golden();
    assert!(cases.len() > 3_000, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let what = text(&case[0]);
        let (got, want) = (run(what, &case[1], &case[2]), &case[3]);
        let fine = match (&got, want.get("ok"), want.get("err")) {
            (Ok(got), Some(want), _) => same(what, got, &plain(want)),
            (Err(fault), _, Some(want)) => fault.to_string() == text(want),
            _ => false,
        };
        if !fine {
            wrong.push(format!("{what} {} {} -> {got:?}, not {want}", case[1], case[2]));
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
