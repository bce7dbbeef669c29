//! What the library's own Python asks of the machine.

use crate::python::machine::{Fault, Flow, Function, Machine, Result};
use crate::python::objects::{Instance, Kind, Object, Sym, Value};

type Names<'a> = &'a [(Sym, Value)];

/// Functions by name.
pub const TABLE: &[(&str, Function)] = &[
    ("_kind", kind),
    ("_candidates", candidates),
    ("_dict_push", dict_push),
    ("_dict_replace", dict_replace),
    ("_dict_remove", dict_remove),
    ("_make_instance", make_instance),
    ("_wrap", wrap),
    ("_inner", inner),
    ("_vars", vars),
    ("_class_attribute", class_attribute),
    ("_class_bindings", class_bindings),
    ("_parse_format", super::str_methods::parse_format),
    ("_format_spec", format_spec),
    ("_native_repr", native_repr),
    ("_set_plain", set_plain),
    ("_copy_function", copy_function),
    ("_is_exception", is_exception),
    ("_object_repr", object_repr),
    ("_dict_peek", dict_peek),
];

fn text_of(m: &Machine, value: Option<&Value>) -> String {
    value.and_then(|&value| m.str_of(value)).map(ToString::to_string).unwrap_or_default()
}

fn kind(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let value = m.unwrap(args.first().copied().unwrap_or(Value::None));
    let name = match m.object(value) {
        Some(Object::Instance(_)) => "instance".to_owned(),
        _ => m.type_name(value),
    };
    Ok(m.text_flow(&name))
}

/// Places and keys of a table whose hash is this.
fn candidates(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let &[table, hash] = args else { return Ok(Flow::Value(Value::None)) };
    let hash = m.integer(hash).unwrap_or(0) as u64;
    let own = m.dict_of(table).or(m.set_of(table)).cloned().unwrap_or_default();
    let mut found = Vec::new();
    own.find(hash, |key| {
        found.push(key);
        false
    });
    let mut items = Vec::new();
    for key in found {
        let place = own.find(hash, |other| other.is(key)).unwrap_or(0);
        items.push(m.tuple(vec![Value::Int(place as i64), key]));
    }
    Ok(Flow::Value(m.list(items)))
}

fn dict_push(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let &[table, hash, key, value] = args else { return Ok(Flow::Value(Value::None)) };
    let hash = m.integer(hash).unwrap_or(0) as u64;
    if let Some(table) = m.table_mut(table) {
        table.push(hash, key, value);
    }
    Ok(Flow::Value(Value::None))
}

fn place(m: &Machine, table: Value, place: Value) -> Option<usize> {
    let place = usize::try_from(m.integer(place)?).ok()?;
    let own = m.dict_of(table).or(m.set_of(table))?;
    own.at(place).map(|_| place)
}

fn dict_replace(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let &[table, at, value] = args else { return Ok(Flow::Value(Value::None)) };
    if let Some(at) = place(m, table, at)
        && let Some(table) = m.table_mut(table)
    {
        table.replace(at, value);
    }
    Ok(Flow::Value(Value::None))
}

/// Takes an entry out and gives its value.
fn dict_remove(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let &[table, at] = args else { return Ok(Flow::Value(Value::None)) };
    let mut taken = Value::None;
    if let Some(at) = place(m, table, at)
        && let Some(table) = m.table_mut(table)
    {
        taken = table.remove(at).1;
    }
    Ok(Flow::Value(taken))
}

/// An instance before its `__init__`.
///
/// # Errors
/// `TypeError` where the first argument is no class.
pub fn make_instance(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let Some((&Value::Ref(class), rest)) = args.split_first() else {
        return Err(Fault::type_error("object.__new__(X): X is not a type object"));
    };
    if m.class(class).is_some_and(|of| of.native && of.kind != Kind::Exception && of.kind != Kind::Object) {
        return Ok(Flow::Call(Value::Ref(class), rest.to_vec(), names.to_vec()));
    }
    match m.new_instance(class, rest, names)? {
        Ok(instance) => Ok(Flow::Value(instance)),
        Err((callee, args)) => Ok(Flow::Call(callee, args, Vec::new())),
    }
}

/// An instance of a class around a native value.
fn wrap(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let &[Value::Ref(class), inner] = args else { return Ok(Flow::Value(Value::None)) };
    let instance = Instance { class, attributes: Vec::new(), inner };
    Ok(Flow::Value(m.heap.add(Object::Instance(Box::new(instance)))))
}

fn inner(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let value = args.first().copied().unwrap_or(Value::None);
    Ok(Flow::Value(m.unwrap(value)))
}

fn vars(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let value = args.first().copied().unwrap_or(Value::None);
    let attributes = match m.object(value) {
        Some(Object::Instance(of)) => of.attributes.clone(),
        Some(Object::Class(of)) => of.attributes.clone(),
        Some(Object::Module(of)) => of
            .slots
            .iter()
            .map(|&(name, slot)| (name, m.globals[slot as usize]))
            .filter(|&(_, v)| v != Value::Unbound)
            .collect(),
        _ => return Err(Fault::type_error("vars() argument must have __dict__ attribute")),
    };
    let hidden = m.names.args;
    let exception = m.kind(value) == Kind::Exception;
    let shown: Vec<(Sym, Value)> = attributes.into_iter().filter(|&(name, _)| !(exception && name == hidden)).collect();
    Ok(Flow::Value(m.keyword_dict(&shown)))
}

fn class_attribute(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let name = text_of(m, args.get(1));
    let name = m.symbols.intern(&name);
    let found = args.first().and_then(|class| class.handle()).and_then(|class| m.class_attribute(class, name));
    Ok(Flow::Value(found.unwrap_or(Value::None)))
}

fn class_bindings(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let own =
        args.first().and_then(|class| class.handle()).and_then(|class| m.class(class)).map(|c| c.attributes.clone());
    Ok(Flow::Value(m.keyword_dict(&own.unwrap_or_default())))
}

fn format_spec(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    match *args {
        [value, spec] => m.format_flow(value, spec),
        _ => Ok(Flow::Value(Value::None)),
    }
}

fn native_repr(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let whole = m.repr(args.first().copied().unwrap_or(Value::None));
    Ok(m.text_flow(&whole))
}

fn object_repr(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let value = args.first().copied().unwrap_or(Value::None);
    let whole = format!("<__main__.{} object at 0x{:012x}>", m.type_name(value), m.identity(value));
    Ok(m.text_flow(&whole))
}

/// Sets an attribute of an instance or class past everything.
fn set_plain(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let &[object, name, value] = args else { return Ok(Flow::Value(Value::None)) };
    let name = text_of(m, Some(&name));
    let name = m.symbols.intern(&name);
    if m.is_instance_value(object) {
        m.set_instance_attribute(object, name, value);
        return Ok(Flow::Value(Value::None));
    }
    m.store_attribute_flow(object, name, value)
}

fn dict_peek(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let &[table, at] = args else { return Ok(Flow::Value(Value::None)) };
    let place = place(m, table, at);
    let value =
        place.and_then(|at| m.dict_of(table).and_then(|table| table.at(at))).map_or(Value::None, |(_, value)| value);
    Ok(Flow::Value(value))
}

/// A function with another name.
fn copy_function(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let &[function, name] = args else { return Ok(Flow::Value(Value::None)) };
    let name = text_of(m, Some(&name));
    let name = m.symbols.intern(&name);
    match m.object(function) {
        Some(Object::Function(own)) => {
            let mut own = own.clone();
            own.name = name;
            Ok(Flow::Value(m.heap.add(Object::Function(own))))
        }
        _ => Ok(Flow::Value(function)),
    }
}

fn is_exception(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let value = args.first().copied().unwrap_or(Value::None);
    Ok(Flow::Value(Value::Bool(m.kind(value) == Kind::Exception)))
}
