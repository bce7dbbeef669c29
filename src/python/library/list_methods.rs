//! Methods of list and tuple.

use super::methods::Entry;
use crate::python::machine::{Equal, Fault, Flow, Machine, Result};
use crate::python::objects::{Kind, Object, Sym, Value};

type Names<'a> = &'a [(Sym, Value)];

/// Methods by name.
pub const TABLE: &[Entry] = &[
    (Kind::List, "append", append),
    (Kind::List, "extend", extend),
    (Kind::List, "insert", insert),
    (Kind::List, "pop", pop),
    (Kind::List, "remove", remove),
    (Kind::List, "clear", clear),
    (Kind::List, "index", index),
    (Kind::List, "count", count),
    (Kind::List, "sort", sort),
    (Kind::List, "reverse", reverse),
    (Kind::List, "copy", copy),
    (Kind::List, "__init__", init),
    (Kind::Tuple, "index", index),
    (Kind::Tuple, "count", count),
    (Kind::Range, "index", index),
    (Kind::Range, "count", count),
];

fn items_mut(m: &mut Machine, this: Value) -> Option<&mut Vec<Value>> {
    match m.heap.get_mut(this.handle()?) {
        Object::List(items) => Some(items),
        _ => None,
    }
}

fn append(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let &[value] = args else {
        return Err(Fault::type_error(format!(
            "list.append() takes exactly one argument ({} given)",
            args.len() + names.len()
        )));
    };
    m.heap.grown(16);
    if let Some(items) = items_mut(m, this) {
        items.push(value);
    }
    Ok(Flow::Value(Value::None))
}

fn extend(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [more] = m.fit("extend", 1, ["iterable"], args, names)?;
    let Some(more) = m.collect_items(more)? else { return Ok(Flow::Library("_extend_list", vec![this, more])) };
    m.heap.grown(16 * more.len());
    if let Some(items) = items_mut(m, this) {
        items.extend(more);
    }
    Ok(Flow::Value(Value::None))
}

fn init(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    let values = match args.first() {
        None => Vec::new(),
        Some(&from) => match m.collect_items(from)? {
            Some(values) => values,
            None => return Ok(Flow::Library("_extend_list", vec![this, from])),
        },
    };
    if let Some(items) = items_mut(m, this) {
        *items = values;
    }
    Ok(Flow::Value(Value::None))
}

fn insert(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [at, value] = m.fit("insert", 2, ["index", "object"], args, names)?;
    let at = m.integer(at).ok_or_else(|| Fault::type_error("list indices must be integers"))?;
    if let Some(items) = items_mut(m, this) {
        let len = items.len() as i64;
        let at = if at < 0 { (at + len).max(0) } else { at.min(len) };
        items.insert(at as usize, value);
    }
    Ok(Flow::Value(Value::None))
}

fn pop(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [at] = m.fit("pop", 0, ["index"], args, names)?;
    let at = if at == Value::Unbound {
        -1
    } else {
        m.integer(at).ok_or_else(|| {
            Fault::type_error(format!("'{}' object cannot be interpreted as an integer", m.type_name(at)))
        })?
    };
    let Some(items) = items_mut(m, this) else { return Ok(Flow::Value(Value::None)) };
    if items.is_empty() {
        return Err(Fault::New("IndexError", "pop from empty list".into()));
    }
    let len = items.len() as i64;
    let at = if at < 0 { at.saturating_add(len) } else { at };
    if at < 0 || at >= len {
        return Err(Fault::New("IndexError", "pop index out of range".into()));
    }
    Ok(Flow::Value(items.remove(at as usize)))
}

#[allow(clippy::option_option, reason = "not known is another answer than not there")]
/// The place of a value; nothing if the program must be asked.
fn place(m: &Machine, items: &[Value], value: Value) -> Result<Option<Option<usize>>> {
    for (at, &item) in items.iter().enumerate() {
        if item.is(value) {
            return Ok(Some(Some(at)));
        }
        match m.equal(item, value, 0)? {
            Equal::Yes => return Ok(Some(Some(at))),
            Equal::No => {}
            Equal::Foreign => return Ok(None),
        }
    }
    Ok(Some(None))
}

fn remove(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("remove", 1, ["value"], args, names)?;
    let items = m.items_of(this).unwrap_or_default();
    match place(m, &items, value)? {
        None => Ok(Flow::Library("_list_remove", vec![this, value])),
        Some(None) => Err(Fault::value_error("list.remove(x): x not in list")),
        Some(Some(at)) => {
            if let Some(items) = items_mut(m, this) {
                items.remove(at);
            }
            Ok(Flow::Value(Value::None))
        }
    }
}

fn clear(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    if let Some(items) = items_mut(m, this) {
        items.clear();
    }
    Ok(Flow::Value(Value::None))
}

fn index(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [value, start, stop] = m.fit("index", 1, ["value", "start", "stop"], args, names)?;
    let items = m.collect_items(this)?.unwrap_or_default();
    let len = items.len() as i64;
    let within = |at: Value, default: i64| match m.integer(at) {
        Some(at) if at < 0 => (at + len).max(0),
        Some(at) => at.min(len),
        None => default,
    };
    let (start, stop) = (within(start, 0), within(stop, len));
    let part = &items[start as usize..stop.max(start) as usize];
    match place(m, part, value)? {
        None => Ok(Flow::Library("_list_index", vec![this, value, Value::Int(start), Value::Int(stop)])),
        Some(Some(at)) => Ok(Flow::Value(Value::Int(start + at as i64))),
        Some(None) if m.kind(this) == Kind::Tuple => Err(Fault::value_error("tuple.index(x): x not in tuple")),
        Some(None) => Err(Fault::value_error(format!("{} is not in {}", m.repr(value), m.type_name(this)))),
    }
}

fn count(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("count", 1, ["value"], args, names)?;
    let items = m.collect_items(this)?.unwrap_or_default();
    let mut found = 0;
    for item in items {
        match m.equal(item, value, 0)? {
            Equal::Yes => found += 1,
            Equal::No => {}
            Equal::Foreign => return Ok(Flow::Library("_list_count", vec![this, value])),
        }
    }
    Ok(Flow::Value(Value::Int(found)))
}

fn sort(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    if !args.is_empty() {
        return Err(Fault::type_error("sort() takes no positional arguments"));
    }
    let [key, reverse] = m.fit("sort", 0, ["key", "reverse"], &[], names)?;
    let or_none = |value: Value| if value == Value::Unbound { Value::None } else { value };
    let (key, reverse) = (or_none(key), or_none(reverse));
    if let Some(order) = m.native_order(this, key, reverse)? {
        m.reorder(this, &order);
        return Ok(Flow::Value(Value::None));
    }
    Ok(Flow::Library("_sort", vec![this, key, reverse]))
}

fn reverse(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    if let Some(items) = items_mut(m, this) {
        items.reverse();
    }
    Ok(Flow::Value(Value::None))
}

fn copy(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let items = m.items_of(this).unwrap_or_default();
    Ok(Flow::Value(m.list(items)))
}
