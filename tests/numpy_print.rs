//! Arrays print as NumPy prints them: `tests/golden/numpy/print.json` is made by `print.py` beside it.

use lina_tui::numpy::{Array, Buffer, FloatMode, PrintOptions, repr, str};
use serde_json::Value;

fn array(case: &Value) -> Array {
    let cells = case[2].as_array().unwrap();
    let ints = || cells.iter().map(|x| x.as_i64().unwrap());
    let buffer = match case[0].as_str().unwrap() {
        "bool" => Buffer::Bool(ints().map(|x| x != 0).collect()),
        "uint8" => Buffer::Uint8(ints().map(|x| x as u8).collect()),
        "int32" => Buffer::Int32(ints().map(|x| x as i32).collect()),
        "int64" => Buffer::Int64(ints().collect()),
        "float32" => Buffer::Float32(cells.iter().map(|x| f32::from_bits(x.as_u64().unwrap() as u32)).collect()),
        _ => Buffer::Float64(cells.iter().map(|x| f64::from_bits(x.as_u64().unwrap())).collect()),
    };
    let shape: Vec<usize> = case[1].as_array().unwrap().iter().map(|x| x.as_u64().unwrap() as usize).collect();
    Array::new(buffer, &shape).unwrap()
}

fn options(case: &Value) -> PrintOptions {
    let number = |at: usize| case[at].as_u64().unwrap() as usize;
    PrintOptions {
        precision: number(3),
        threshold: number(4),
        edgeitems: number(5),
        linewidth: number(6),
        suppress: case[7].as_bool().unwrap(),
        floatmode: match case[8].as_str().unwrap() {
            "fixed" => FloatMode::Fixed,
            "unique" => FloatMode::Unique,
            "maxprec_equal" => FloatMode::MaxprecEqual,
            _ => FloatMode::Maxprec,
        },
        ..PrintOptions::default()
    }
}

#[test]
fn arrays_print_as_numpy_prints_them() {
    let cases: Value = serde_json::from_str(include_str!("golden/numpy/print.json")).unwrap();
    let cases = cases.as_array().unwrap();
    let mut wrong = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let (array, options) = (array(case), options(case));
        for (ours, theirs) in [(str(&array, &options), &case[9]), (repr(&array, &options), &case[10])] {
            if ours != theirs.as_str().unwrap() {
                let text = theirs.as_str().unwrap();
                wrong.push(format!("{at} {}\n{options:?}\nours\n{ours}\ntheirs\n{text}", case[0]));
            }
        }
    }
    let some = wrong.iter().take(4).cloned().collect::<Vec<_>>().join("\n\n");
    assert!(wrong.is_empty(), "{} of {} differ:\n{some}", wrong.len(), 2 * cases.len());
}
