//! Methods of dict and its views.

use super::methods::Entry;
use crate::python::machine::{Flow, Machine, Result};
use crate::python::objects::{Kind, Object, Sym, Value};

type Names<'a> = &'a [(Sym, Value)];

/// Methods by name.
pub const TABLE: &[Entry] = &[
    (Kind::Dict, "get", get),
    (Kind::Dict, "keys", keys),
    (Kind::Dict, "values", values),
    (Kind::Dict, "items", items),
    (Kind::Dict, "pop", pop),
    (Kind::Dict, "popitem", popitem),
    (Kind::Dict, "setdefault", setdefault),
    (Kind::Dict, "update", update),
    (Kind::Dict, "clear", clear),
    (Kind::Dict, "copy", copy),
    (Kind::Dict, "fromkeys", fromkeys),
    (Kind::Dict, "__init__", update),
    (Kind::Dict, "__getitem__", getitem),
    (Kind::Dict, "__setitem__", setitem),
    (Kind::Dict, "__delitem__", delitem),
    (Kind::Dict, "__contains__", contains),
];

fn foreign(name: &'static str, this: Value, args: &[Value]) -> Flow {
    Flow::Library(name, [&[this], args].concat())
}

fn get(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [key, default] = m.fit("get", 1, ["key", "default"], args, names)?;
    let default = if default == Value::Unbound { Value::None } else { default };
    if m.is_foreign_key(key) {
        return Ok(foreign("_dict_get", this, &[key, default]));
    }
    Ok(Flow::Value(m.dict_get(this, key)?.unwrap_or(default)))
}

fn view(m: &mut Machine, this: Value, what: u8) -> Flow {
    match this {
        Value::Ref(handle) => Flow::Value(m.heap.add(Object::DictView(handle, what))),
        _ => Flow::Value(Value::None),
    }
}

fn keys(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    Ok(view(m, this, 0))
}

fn values(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    Ok(view(m, this, 1))
}

fn items(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    Ok(view(m, this, 2))
}

fn pop(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [key, default] = m.fit("pop", 1, ["key", "default"], args, names)?;
    if m.is_foreign_key(key) {
        return Ok(foreign("_dict_pop", this, args));
    }
    let Some(table) = m.dict_of(this) else { return Ok(Flow::Value(Value::None)) };
    match m.find_key(table, key)?.1 {
        Some(place) => {
            let taken = m.table_mut(this).map_or(Value::None, |table| table.remove(place).1);
            Ok(Flow::Value(taken))
        }
        None if default != Value::Unbound => Ok(Flow::Value(default)),
        None => Err(m.key_error(key)),
    }
}

fn popitem(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [last] = m.fit("popitem", 0, ["last"], args, names)?;
    let first = last == Value::Bool(false);
    let place = m.dict_of(this).and_then(|table| if first { table.first() } else { table.last() });
    let Some(place) = place else {
        let words = m.text("popitem(): dictionary is empty");
        return Err(m.key_error(words));
    };
    let (key, value) = m.table_mut(this).map_or((Value::None, Value::None), |table| table.remove(place));
    Ok(Flow::Value(m.tuple(vec![key, value])))
}

fn setdefault(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [key, default] = m.fit("setdefault", 1, ["key", "default"], args, names)?;
    let default = if default == Value::Unbound { Value::None } else { default };
    if m.is_foreign_key(key) {
        return Ok(foreign("_dict_setdefault", this, &[key, default]));
    }
    if let Some(value) = m.dict_get(this, key)? {
        return Ok(Flow::Value(value));
    }
    m.dict_put(this, key, default)?;
    Ok(Flow::Value(default))
}

fn update(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let mut flow = Flow::Value(Value::None);
    if let Some(&from) = args.first()
        && let Some(call) = m.dict_update(this, from)?
    {
        flow = call;
    }
    for &(name, value) in names {
        let text = m.symbols.name(name).clone();
        let key = m.text(&text);
        m.dict_put(this, key, value)?;
    }
    Ok(flow)
}

fn clear(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    if let Some(table) = m.table_mut(this) {
        table.clear();
    }
    Ok(Flow::Value(Value::None))
}

fn copy(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let table = m.dict_of(this).cloned().unwrap_or_default();
    Ok(Flow::Value(m.heap.insert_dict(Box::new(table))))
}

/// `dict.fromkeys`.
pub fn fromkeys(m: &mut Machine, _: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [items, value] = m.fit("fromkeys", 1, ["iterable", "value"], args, names)?;
    let value = if value == Value::Unbound { Value::None } else { value };
    let Some(keys) = m.collect_items(items)? else {
        return Ok(Flow::Library("_fromkeys", vec![items, value]));
    };
    let dict = m.new_dict();
    for key in keys {
        m.dict_put(dict, key, value)?;
    }
    Ok(Flow::Value(dict))
}

fn getitem(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [key] = m.fit("__getitem__", 1, ["key"], args, names)?;
    m.item(this, key)
}

fn setitem(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [key, value] = m.fit("__setitem__", 2, ["key", "value"], args, names)?;
    Ok(m.set_item(this, key, value)?.unwrap_or(Flow::Value(Value::None)))
}

fn delitem(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    pop(m, this, args, names)?;
    Ok(Flow::Value(Value::None))
}

fn contains(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [key] = m.fit("__contains__", 1, ["key"], args, names)?;
    if m.is_foreign_key(key) {
        return Ok(foreign("_has_key", this, &[key]));
    }
    let Some(table) = m.dict_of(this) else { return Ok(Flow::Value(Value::Bool(false))) };
    let found = m.find_key(table, key)?.1.is_some();
    Ok(Flow::Value(Value::Bool(found)))
}
