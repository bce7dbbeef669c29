//! Methods of set and frozenset.

use super::methods::Entry;
use crate::python::machine::{Fault, Flow, Machine, Result};
use crate::python::objects::{Dict, Kind, Object, Sym, Value};

type Names<'a> = &'a [(Sym, Value)];

/// Methods by name.
pub const TABLE: &[Entry] = &[
    (Kind::Set, "add", add),
    (Kind::Set, "discard", discard),
    (Kind::Set, "remove", remove),
    (Kind::Set, "pop", pop),
    (Kind::Set, "clear", clear),
    (Kind::Set, "copy", copy),
    (Kind::Set, "update", update),
    (Kind::Set, "union", union),
    (Kind::Set, "intersection", intersection),
    (Kind::Set, "difference", difference),
    (Kind::Set, "symmetric_difference", symmetric),
    (Kind::Set, "issubset", issubset),
    (Kind::Set, "issuperset", issuperset),
    (Kind::Set, "isdisjoint", isdisjoint),
    (Kind::Set, "intersection_update", intersection_update),
    (Kind::Set, "difference_update", difference_update),
    (Kind::Set, "symmetric_difference_update", symmetric_update),
    (Kind::Set, "__init__", update),
    (Kind::FrozenSet, "copy", copy),
    (Kind::FrozenSet, "union", union),
    (Kind::FrozenSet, "intersection", intersection),
    (Kind::FrozenSet, "difference", difference),
    (Kind::FrozenSet, "symmetric_difference", symmetric),
    (Kind::FrozenSet, "issubset", issubset),
    (Kind::FrozenSet, "issuperset", issuperset),
    (Kind::FrozenSet, "isdisjoint", isdisjoint),
];

fn one(m: &Machine, name: &str, args: &[Value], names: Names) -> Result<Value> {
    m.fit(name, 1, ["elem"], args, names).map(|[value]| value)
}

fn add(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let value = one(m, "add", args, names)?;
    if m.is_foreign_key(value) {
        return Ok(Flow::Library("_set_add", vec![this, value]));
    }
    m.set_add(this, value)?;
    Ok(Flow::Value(Value::None))
}

fn take(m: &mut Machine, this: Value, value: Value) -> Result<bool> {
    let Some(table) = m.set_of(this) else { return Ok(false) };
    let place = m.find_key(table, value)?.1;
    if let (Some(place), Some(table)) = (place, m.table_mut(this)) {
        table.remove(place);
    }
    Ok(place.is_some())
}

fn discard(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let value = one(m, "discard", args, names)?;
    if m.is_foreign_key(value) {
        return Ok(Flow::Library("_set_discard", vec![this, value]));
    }
    take(m, this, value)?;
    Ok(Flow::Value(Value::None))
}

fn remove(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let value = one(m, "remove", args, names)?;
    if m.is_foreign_key(value) {
        return Ok(Flow::Library("_dict_delete", vec![this, value]));
    }
    if take(m, this, value)? { Ok(Flow::Value(Value::None)) } else { Err(m.key_error(value)) }
}

fn pop(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let place = match m.set_of(this) {
        // Beyond that the first in the order of iteration would be sought too long, again and again.
        Some(table) if table.len() <= 1000 => {
            let first = table.members().first().copied();
            (0..table.places()).find(|&place| table.at(place).map(|(key, _)| key) == first)
        }
        table => table.and_then(Dict::first),
    };
    if let (Some(place), Some(table)) = (place, m.table_mut(this)) {
        Ok(Flow::Value(table.remove(place).0))
    } else {
        let words = m.text("pop from an empty set");
        Err(m.key_error(words))
    }
}

fn clear(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    if let Some(table) = m.table_mut(this) {
        table.clear();
    }
    Ok(Flow::Value(Value::None))
}

fn like(m: &mut Machine, this: Value, table: Dict) -> Value {
    let frozen = matches!(m.object(m.unwrap(this)), Some(Object::FrozenSet(_)));
    m.heap.add(if frozen { Object::FrozenSet(Box::new(table)) } else { Object::Set(Box::new(table)) })
}

fn copy(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let table = m.set_of(this).cloned().unwrap_or_default();
    Ok(Flow::Value(like(m, this, table)))
}

/// The arguments as tables; nothing if the program must be asked.
fn tables(m: &mut Machine, args: &[Value]) -> Result<std::result::Result<Vec<Dict>, usize>> {
    let mut tables = Vec::with_capacity(args.len());
    for (at, &value) in args.iter().enumerate() {
        if let Some(table) = m.set_of(value) {
            tables.push(table.clone());
            continue;
        }
        let Some(items) = m.collect_items(value)? else { return Ok(Err(at)) };
        let set = m.make_set(items)?;
        tables.push(m.set_of(set).cloned().unwrap_or_default());
    }
    Ok(Ok(tables))
}

/// Keeps of `own` what is in `other` or what is not.
fn kept(m: &Machine, own: &Dict, other: &Dict, shared: bool) -> Result<Dict> {
    let mut result = Dict::default();
    for key in own.keys() {
        let (hash, place) = m.find_key(other, key)?;
        if place.is_some() == shared {
            result.push(hash, key, Value::None);
        }
    }
    Ok(result)
}

fn joined(m: &Machine, mut own: Dict, other: &Dict) -> Result<Dict> {
    for key in other.keys() {
        let (hash, place) = m.find_key(&own, key)?;
        if place.is_none() {
            own.push(hash, key, Value::None);
        }
    }
    Ok(own)
}

#[derive(Clone, Copy)]
enum Of {
    Union,
    Intersection,
    Difference,
    Symmetric,
}

fn combined(m: &mut Machine, this: Value, args: &[Value], of: Of, name: &str, in_place: bool) -> Result<Flow> {
    let others = match tables(m, args)? {
        Ok(others) => others,
        Err(at) => return Ok(m.listed_method(this, name, at, args)),
    };
    let mut own = m.set_of(this).cloned().unwrap_or_default();
    for other in &others {
        own = match of {
            Of::Union => joined(m, own, other)?,
            Of::Intersection => kept(m, &own, other, true)?,
            Of::Difference => kept(m, &own, other, false)?,
            Of::Symmetric => {
                let left = kept(m, &own, other, false)?;
                let right = kept(m, other, &own, false)?;
                joined(m, left, &right)?
            }
        };
    }
    if !in_place {
        return Ok(Flow::Value(like(m, this, own)));
    }
    if let Some(table) = m.table_mut(this) {
        *table = own;
    }
    Ok(Flow::Value(Value::None))
}

fn update(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    combined(m, this, args, Of::Union, "update", true)
}

fn union(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    combined(m, this, args, Of::Union, "union", false)
}

fn intersection(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    combined(m, this, args, Of::Intersection, "intersection", false)
}

fn difference(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    combined(m, this, args, Of::Difference, "difference", false)
}

fn symmetric(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    combined(m, this, args, Of::Symmetric, "symmetric_difference", false)
}

fn intersection_update(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    combined(m, this, args, Of::Intersection, "intersection_update", true)
}

fn difference_update(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    combined(m, this, args, Of::Difference, "difference_update", true)
}

fn symmetric_update(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    combined(m, this, args, Of::Symmetric, "symmetric_difference_update", true)
}

fn related(m: &mut Machine, this: Value, args: &[Value], name: &str) -> Result<Flow> {
    let others = match tables(m, args)? {
        Ok(others) => others,
        Err(at) => return Ok(m.listed_method(this, name, at, args)),
    };
    let own = m.set_of(this).cloned().unwrap_or_default();
    let Some(other) = others.first() else {
        return Err(Fault::type_error(format!("set.{name}() takes exactly one argument (0 given)")));
    };
    let answer = match name {
        "issubset" => kept(m, &own, other, true)?.len() == own.len(),
        "issuperset" => kept(m, other, &own, true)?.len() == other.len(),
        _ => kept(m, &own, other, true)?.is_empty(),
    };
    Ok(Flow::Value(Value::Bool(answer)))
}

fn issubset(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    related(m, this, args, "issubset")
}

fn issuperset(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    related(m, this, args, "issuperset")
}

fn isdisjoint(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    related(m, this, args, "isdisjoint")
}
