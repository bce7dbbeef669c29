//! What calling a native type makes.

use crate::python::machine::{Fault, Flow, Function, Machine, Result};
use crate::python::objects::{Dict, Iter, Kind, Object, Sym, Value};
use crate::python::text;

type Names<'a> = &'a [(Sym, Value)];

/// What makes values of native types.
pub const TABLE: &[(Kind, Function)] = &[
    (Kind::Object, object),
    (Kind::Type, type_),
    (Kind::Int, int),
    (Kind::Bool, bool_),
    (Kind::Float, float),
    (Kind::Complex, complex),
    (Kind::Str, str_),
    (Kind::List, list),
    (Kind::Tuple, tuple),
    (Kind::Dict, dict),
    (Kind::Set, set),
    (Kind::FrozenSet, frozenset),
    (Kind::Range, range),
    (Kind::Slice, slice),
    (Kind::Property, property),
    (Kind::StaticMethod, static_method),
    (Kind::ClassMethod, class_method),
    (Kind::Super, super_),
    (Kind::Zip, zip),
    (Kind::Enumerate, enumerate),
    (Kind::Reversed, reversed),
    (Kind::Array, array),
    (Kind::Bytes, bytes),
];

fn object(m: &mut Machine, _: &[Value], _: Names) -> Result<Flow> {
    let class = m.type_of_kind(Kind::Object);
    let instance = crate::python::objects::Instance { class, attributes: Vec::new(), inner: Value::None };
    Ok(Flow::Value(m.heap.add(Object::Instance(Box::new(instance)))))
}

fn type_(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    match args {
        [value] => Ok(Flow::Value(match *value {
            Value::NpFloat(_) => m.heap.add(Object::NumPy("float64".into())),
            Value::NpInt(_) => m.heap.add(Object::NumPy("int64".into())),
            value => Value::Ref(m.class_of(value)),
        })),
        [name, bases, attributes] => {
            let name = m.str_of(*name).cloned().unwrap_or_else(|| "?".into());
            let bases = m.items_of(*bases).unwrap_or_default();
            let attributes = m.keywords_of(*attributes)?;
            Ok(Flow::Value(Value::Ref(m.make_class(&name, &bases, attributes, false)?)))
        }
        _ => Err(Fault::type_error("type() takes 1 or 3 arguments")),
    }
}

fn int(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value, base] = m.fit("int", 0, ["x", "base"], args, names)?;
    let value = m.unwrap(value);
    let whole = match value {
        Value::Unbound => 0,
        Value::Bool(b) | Value::NpBool(b) => b.into(),
        Value::Int(i) | Value::NpInt(i) => i,
        Value::Float(x) | Value::NpFloat(x) => text::float::trunc(x)?,
        _ => match m.object(value) {
            Some(Object::Str(own)) => {
                let base = if base == Value::Unbound { Some(10) } else { m.integer(base) };
                text::parse_int(own, base.ok_or_else(|| Fault::type_error("int() base must be an integer"))?)?
            }
            Some(Object::Instance(of)) => {
                for name in ["__int__", "__index__", "__trunc__"] {
                    let name = m.symbols.find(name);
                    if let Some(method) = name.and_then(|name| m.class_attribute(of.class, name)) {
                        return Ok(Flow::Call(method, vec![value], Vec::new()));
                    }
                }
                return Err(bad_argument(m, "int", "a string, a bytes-like object or a real number", value));
            }
            Some(Object::Array(_) | Object::Scalar(_)) => match m.one(value)? {
                Value::Float(x) => text::float::trunc(x)?,
                other => m.integer(other).unwrap_or(0),
            },
            _ => return Err(bad_argument(m, "int", "a string, a bytes-like object or a real number", value)),
        },
    };
    Ok(Flow::Value(Value::Int(whole)))
}

fn bad_argument(m: &Machine, function: &str, wanted: &str, value: Value) -> Fault {
    Fault::type_error(format!("{function}() argument must be {wanted}, not '{}'", m.type_name(value)))
}

fn bool_(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("bool", 0, ["x"], args, names)?;
    match m.truth(value)? {
        Some(truth) => Ok(Flow::Value(Value::Bool(truth))),
        None => Ok(Flow::Library("_truth", vec![value])),
    }
}

fn float(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("float", 0, ["x"], args, names)?;
    let value = m.unwrap(value);
    let real = match value {
        Value::Unbound => 0.0,
        _ => match (m.real(value), m.object(value)) {
            (Some(x), _) => x,
            (_, Some(Object::Str(own))) => text::parse_float(own)?,
            (_, Some(Object::Instance(of))) => match m.class_attribute(of.class, m.names.float) {
                Some(method) => return Ok(Flow::Call(method, vec![value], Vec::new())),
                None => return Err(bad_argument(m, "float", "a string or a real number", value)),
            },
            (_, Some(Object::Array(_) | Object::Scalar(_))) => {
                let one = m.one(value)?;
                m.real(one).unwrap_or(f64::NAN)
            }
            _ => return Err(bad_argument(m, "float", "a string or a real number", value)),
        },
    };
    Ok(Flow::Value(Value::Float(real)))
}

fn complex(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [re, im] = m.fit("complex", 0, ["real", "imag"], args, names)?;
    if let Some(own) = m.str_of(re) {
        let (re, im) = text::parse_complex(own)?;
        return Ok(Flow::Value(m.heap.add(Object::Complex(re, im))));
    }
    let part = |m: &Machine, value: Value| match value {
        Value::Unbound => Ok((0.0, 0.0)),
        value => m
            .complex(value)
            .or_else(|| m.real(value).map(|x| (x, 0.0)))
            .ok_or_else(|| bad_argument(m, "complex", "a string or a number", value)),
    };
    let (a, b) = (part(m, re)?, part(m, im)?);
    Ok(Flow::Value(m.heap.add(Object::Complex(a.0 - b.1, a.1 + b.0))))
}

fn str_(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    match args.first() {
        Some(&value) => Ok(m.str_flow(value)),
        None => Ok(m.text_flow("")),
    }
}

fn bytes(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let bytes: Vec<u8> = match args.first() {
        None => Vec::new(),
        Some(&value) => match (m.integer(value), m.str_of(value)) {
            (Some(len), _) => vec![0; len.clamp(0, 1 << 24) as usize],
            (_, Some(text)) => text.as_bytes().to_vec(),
            _ => {
                let items = m.collect_items(value)?.unwrap_or_default();
                items.into_iter().map(|item| m.integer(item).unwrap_or(0) as u8).collect()
            }
        },
    };
    Ok(Flow::Value(m.heap.add(Object::Bytes(bytes.into()))))
}

fn list(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("list", 0, ["iterable"], args, names)?;
    if value == Value::Unbound {
        return Ok(Flow::Value(m.list(Vec::new())));
    }
    match m.collect_items(value)? {
        Some(items) => Ok(Flow::Value(m.list(items))),
        None => Ok(Flow::Library("_list", vec![value])),
    }
}

fn tuple(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("tuple", 0, ["iterable"], args, names)?;
    if value == Value::Unbound {
        return Ok(Flow::Value(m.tuple(Vec::new())));
    }
    if matches!(m.object(value), Some(Object::Tuple(_))) {
        return Ok(Flow::Value(value));
    }
    match m.collect_items(value)? {
        Some(items) => Ok(Flow::Value(m.tuple(items))),
        None => Ok(m.listed("tuple", 0, args, names)),
    }
}

fn dict(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let target = m.new_dict();
    if let Some(&from) = args.first() {
        let mapping = m.symbols.find("keys").is_some_and(|keys| m.has_special(from, keys));
        if mapping && m.dict_of(from).is_none() {
            return Ok(Flow::Library("_dict_of_mapping", vec![from]));
        }
        if let Some(Flow::Library(name, args)) = m.dict_update(target, from)? {
            let callee = m.library(name);
            let args = m.tuple(args);
            let names = m.keyword_dict(names);
            return Ok(Flow::Library("_dict_made", vec![callee, args, names]));
        }
    }
    for &(name, value) in names {
        let text = m.symbols.name(name).clone();
        let key = m.text(&text);
        m.dict_put(target, key, value)?;
    }
    Ok(Flow::Value(target))
}

fn set(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("set", 0, ["iterable"], args, names)?;
    if value == Value::Unbound {
        return Ok(Flow::Value(m.heap.add(Object::Set(Box::<Dict>::default()))));
    }
    match m.collect_items(value)? {
        Some(items) if items.iter().any(|&item| m.is_foreign_key(item)) => {
            let items = m.list(items);
            Ok(Flow::Library("_set_of", vec![items]))
        }
        Some(items) => Ok(Flow::Value(m.make_set(items)?)),
        None => Ok(m.listed("set", 0, args, names)),
    }
}

fn frozenset(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    match set(m, args, names)? {
        Flow::Value(value) => {
            let table = m.set_of(value).cloned().unwrap_or_default();
            Ok(Flow::Value(m.heap.add(Object::FrozenSet(Box::new(table)))))
        }
        _ => Ok(m.listed("frozenset", 0, args, names)),
    }
}

fn range(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let mut parts = Vec::with_capacity(3);
    for &value in args {
        if let Some(i) = m.integer(value) {
            parts.push(i);
        } else {
            let words = format!("'{}' object cannot be interpreted as an integer", m.type_name(value));
            return Err(Fault::type_error(words));
        }
    }
    let (start, stop, step) = match parts.as_slice() {
        [stop] => (0, *stop, 1),
        [start, stop] => (*start, *stop, 1),
        [_, _, 0] => return Err(Fault::value_error("range() arg 3 must not be zero")),
        [start, stop, step] => (*start, *stop, *step),
        [] => return Err(Fault::type_error("range expected at least 1 argument, got 0")),
        more => {
            return Err(Fault::type_error(format!("range expected at most 3 arguments, got {}", more.len())));
        }
    };
    Ok(Flow::Value(m.heap.add(Object::Range(start, stop, step))))
}

fn slice(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let (start, stop, step) = match *args {
        [stop] => (Value::None, stop, Value::None),
        [start, stop] => (start, stop, Value::None),
        [start, stop, step] => (start, stop, step),
        _ => return Err(Fault::type_error(format!("slice expected 1 to 3 arguments, got {}", args.len()))),
    };
    Ok(Flow::Value(m.heap.add(Object::Slice(start, stop, step))))
}

fn property(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let parts = m.fit("property", 0, ["fget", "fset", "fdel", "doc"], args, names)?;
    let [get, set, delete, _] = parts.map(|part| if part == Value::Unbound { Value::None } else { part });
    Ok(Flow::Value(m.heap.add(Object::Property(get, set, delete))))
}

fn static_method(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [function] = m.fit("staticmethod", 1, ["function"], args, names)?;
    Ok(Flow::Value(m.heap.add(Object::StaticMethod(function))))
}

fn class_method(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [function] = m.fit("classmethod", 1, ["function"], args, names)?;
    Ok(Flow::Value(m.heap.add(Object::ClassMethod(function))))
}

fn super_(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    match m.fit("super", 2, ["type", "object"], args, names)? {
        [Value::Ref(class), object] => Ok(Flow::Value(m.heap.add(Object::Super(class, object)))),
        _ => Err(Fault::type_error("super() argument 1 must be a type")),
    }
}

fn zip(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let strict = names.iter().any(|&(_, value)| value == Value::Bool(true));
    let mut inner = Vec::with_capacity(args.len());
    for &value in args {
        match m.iterator(value)? {
            Some(Value::Ref(handle)) if !m.is_foreign(handle) => inner.push(handle),
            _ => {
                let args = m.tuple(args.to_vec());
                return Ok(Flow::Library("_zip", vec![args]));
            }
        }
    }
    Ok(Flow::Value(m.heap.add(Object::Iter(Box::new(Iter::Zip { inner, strict })))))
}

fn enumerate(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value, start] = m.fit("enumerate", 1, ["iterable", "start"], args, names)?;
    let count = if start == Value::Unbound { 0 } else { m.integer(start).unwrap_or(0) };
    match m.iterator(value)? {
        Some(Value::Ref(inner)) if !m.is_foreign(inner) => {
            Ok(Flow::Value(m.heap.add(Object::Iter(Box::new(Iter::Enumerate { inner, count })))))
        }
        _ => Ok(Flow::Library("_enumerate", vec![value, Value::Int(count)])),
    }
}

fn reversed(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("reversed", 1, ["sequence"], args, names)?;
    if let Some(Object::Instance(of)) = m.object(value) {
        let inner = of.inner;
        if let Some(method) = m.class_attribute(of.class, m.names.reversed) {
            return Ok(Flow::Call(method, vec![value], Vec::new()));
        }
        return if inner == Value::None {
            Ok(Flow::Library("_reversed", vec![value]))
        } else {
            reversed(m, &[inner], &[])
        };
    }
    let iter = match m.object(value) {
        Some(Object::List(items)) => {
            Iter::ReversedList { list: value.handle().unwrap_or(crate::python::objects::Handle(0)), left: items.len() }
        }
        Some(Object::Set(_) | Object::FrozenSet(_) | Object::Generator(_) | Object::Iter(_)) | None => {
            return Err(Fault::type_error(format!("'{}' object is not reversible", m.type_name(value))));
        }
        _ => {
            let mut items = m.collect_items(value)?.unwrap_or_default();
            items.reverse();
            Iter::Values { values: items.into(), at: 0 }
        }
    };
    Ok(Flow::Value(m.heap.add(Object::Iter(Box::new(iter)))))
}

fn array(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    m.call_numpy("empty", args, names)
}

impl Machine {
    /// The only cell of an array or scalar, as Python's own number.
    ///
    /// # Errors
    /// `TypeError` if there are several.
    pub fn one(&mut self, value: Value) -> Result<Value> {
        let operand = self.operand(value, 0)?;
        let Some(array) = operand.as_array() else { return Ok(value) };
        if array.size() != 1 {
            return Err(Fault::type_error("only 0-dimensional arrays can be converted to Python scalars"));
        }
        let place = array.places().first().copied().unwrap_or(0);
        let cell = crate::numpy::Array {
            buffer: array.buffer.clone(),
            view: crate::numpy::View { offset: place, shape: Vec::new(), strides: Vec::new() },
        };
        self.scalar_value(&cell).ok_or_else(|| Fault::type_error("this cell cannot be converted to a real number"))
    }
}
