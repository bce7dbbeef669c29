//! `str.maketrans` and `translate`.

use crate::python::text::{Fault, Plain};

/// `str.maketrans(…)`: a dict from code points.
///
/// # Errors
/// `TypeError`, `ValueError`, as Python words them.
pub fn maketrans(args: &[Plain]) -> Result<Plain, Fault> {
    let wrong = |i: usize, arg: &Plain| {
        Fault::type_error(format!("maketrans() argument {i} must be str, not {}", arg.type_name()))
    };
    match args {
        [Plain::Dict(pairs)] => pairs.iter().map(key_pair).collect::<Result<_, _>>().map(Plain::Dict),
        [_] => Err(Fault::type_error("if you give only one argument to maketrans it must be a dict")),
        [_, other, ..] if !matches!(other, Plain::Str(_)) => Err(wrong(2, other)),
        [_, _, other] if !matches!(other, Plain::Str(_)) => Err(wrong(3, other)),
        [Plain::Str(from), Plain::Str(to), rest @ ..] => {
            if from.chars().count() != to.chars().count() {
                return Err(Fault::value("the first two maketrans arguments must have equal length"));
            }
            let code = |c: char| Plain::Int(i64::from(c as u32));
            let mut pairs: Vec<(Plain, Plain)> = Vec::new();
            let mut put = |key: Plain, value: Plain| match pairs.iter_mut().find(|(k, _)| *k == key) {
                Some(pair) => pair.1 = value,
                None => pairs.push((key, value)),
            };
            from.chars().zip(to.chars()).for_each(|(a, b)| put(code(a), code(b)));
            if let [Plain::Str(gone)] = rest {
                gone.chars().for_each(|c| put(code(c), Plain::None));
            }
            Ok(Plain::Dict(pairs))
        }
        [_, _, ..] => Err(Fault::type_error("first maketrans argument must be a string if there is a second argument")),
        [] => Err(Fault::type_error("maketrans expected at least 1 argument, got 0")),
    }
}

fn key_pair((key, value): &(Plain, Plain)) -> Result<(Plain, Plain), Fault> {
    let key = match key {
        Plain::Int(i) => Plain::Int(*i),
        Plain::Str(s) => {
            let mut chars = s.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => Plain::Int(i64::from(c as u32)),
                _ => return Err(Fault::value("string keys in translate table must be of length 1")),
            }
        }
        _ => return Err(Fault::type_error("keys in translate table must be strings or integers")),
    };
    Ok((key, value.clone()))
}

/// `s.translate(table)` by a dict from code points.
///
/// # Errors
/// `TypeError`, `ValueError`, as Python words them.
pub fn translate(s: &str, table: &[(Plain, Plain)]) -> Result<String, Fault> {
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        let key = Plain::Int(i64::from(c as u32));
        match table.iter().find(|(k, _)| *k == key).map(|(_, value)| value) {
            None => out.push(c),
            Some(Plain::None) => {}
            Some(Plain::Str(text)) => out.push_str(text),
            Some(Plain::Int(code)) => {
                let c = u32::try_from(*code).ok().filter(|&code| code < 0x11_0000);
                let c = c.ok_or_else(|| Fault::value("character mapping must be in range(0x110000)"))?;
                out.push(char::from_u32(c).unwrap_or('\u{fffd}'));
            }
            Some(_) => return Err(Fault::type_error("character mapping must return integer, None or str")),
        }
    }
    Ok(out)
}

/// A sequence as a table: its places are the code points.
pub(super) fn by_place(items: impl Iterator<Item = Plain>) -> Vec<(Plain, Plain)> {
    items.enumerate().map(|(i, item)| (Plain::Int(i as i64), item)).collect()
}
