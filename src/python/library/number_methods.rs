//! Methods of numbers, generators, properties and everything else.

use super::methods::Entry;
use crate::python::machine::{Fault, Flow, Machine, Result, Step, Then};
use crate::python::objects::{Handle, Iter, Kind, Object, Sym, Value};
use crate::python::text;

type Names<'a> = &'a [(Sym, Value)];

/// Methods by name.
pub const TABLE: &[Entry] = &[
    (Kind::Int, "bit_length", bit_length),
    (Kind::Int, "bit_count", bit_count),
    (Kind::Int, "conjugate", itself),
    (Kind::Int, "is_integer", always),
    (Kind::Int, "as_integer_ratio", ratio),
    (Kind::Float, "is_integer", is_integer),
    (Kind::Float, "as_integer_ratio", ratio),
    (Kind::Float, "conjugate", itself),
    (Kind::Float, "hex", float_hex),
    (Kind::Complex, "conjugate", conjugate),
    (Kind::Generator, "send", send),
    (Kind::Generator, "close", close),
    (Kind::Generator, "throw", throw),
    (Kind::Iterator, "__next__", next),
    (Kind::Iterator, "__iter__", itself),
    (Kind::Property, "setter", setter),
    (Kind::Property, "getter", getter),
    (Kind::Property, "deleter", deleter),
    (Kind::Slice, "indices", indices),
    (Kind::Type, "mro", mro),
    (Kind::Type, "__subclasses__", subclasses),
    (Kind::Exception, "with_traceback", itself),
    (Kind::Exception, "add_note", none),
    (Kind::Exception, "__init__", exception_init),
    (Kind::Object, "__init__", none),
    (Kind::Object, "__repr__", repr),
    (Kind::Object, "__str__", str_),
    (Kind::Object, "__eq__", eq),
    (Kind::Object, "__ne__", ne),
    (Kind::Object, "__hash__", hash),
    (Kind::Object, "__setattr__", setattr),
    (Kind::Object, "__getattribute__", getattribute),
    (Kind::Object, "__delattr__", delattr),
    (Kind::Object, "__format__", format),
    (Kind::Object, "__init_subclass__", none),
    (Kind::Object, "__len__", len),
    (Kind::Object, "__iter__", iter),
    (Kind::Object, "__getitem__", getitem),
    (Kind::Object, "__setitem__", setitem),
    (Kind::Object, "__contains__", contains),
    (Kind::Object, "__dir__", dir),
    (Kind::Object, "__reversed__", reversed),
    (Kind::Int, "__index__", itself),
    (Kind::Int, "__int__", itself),
    (Kind::Float, "__float__", itself),
    (Kind::Function, "__call__", call),
    (Kind::Builtin, "__call__", call),
    (Kind::Method, "__call__", call),
    (Kind::Object, "__add__", |m, this, args, _| operate(m, "_add", this, args)),
    (Kind::Object, "__sub__", |m, this, args, _| operate(m, "_sub", this, args)),
    (Kind::Object, "__mul__", |m, this, args, _| operate(m, "_mul", this, args)),
    (Kind::Object, "__truediv__", |m, this, args, _| operate(m, "_truediv", this, args)),
    (Kind::Object, "__lt__", |m, this, args, _| operate(m, "_lt", this, args)),
    (Kind::Object, "__gt__", |m, this, args, _| operate(m, "_gt", this, args)),
    (Kind::Object, "__le__", |m, this, args, _| operate(m, "_le", this, args)),
    (Kind::Object, "__ge__", |m, this, args, _| operate(m, "_ge", this, args)),
];

fn operate(m: &mut Machine, name: &'static str, this: Value, args: &[Value]) -> Result<Flow> {
    let Some(&other) = args.first() else { return Err(Fault::type_error("expected 1 argument, got 0")) };
    let this = m.unwrap(this);
    if m.is_instance_value(this) {
        return Ok(Flow::Value(Value::NotImplemented));
    }
    Ok(Flow::Library(name, vec![this, other]))
}

fn itself(_: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    Ok(Flow::Value(this))
}

fn none(_: &mut Machine, _: Value, _: &[Value], _: Names) -> Result<Flow> {
    Ok(Flow::Value(Value::None))
}

fn always(_: &mut Machine, _: Value, _: &[Value], _: Names) -> Result<Flow> {
    Ok(Flow::Value(Value::Bool(true)))
}

fn bit_length(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    Ok(Flow::Value(Value::Int(text::integer::bit_length(m.integer(this).unwrap_or(0)))))
}

fn bit_count(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let bits = m.integer(this).unwrap_or(0).unsigned_abs().count_ones();
    Ok(Flow::Value(Value::Int(bits.into())))
}

fn is_integer(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    Ok(Flow::Value(Value::Bool(m.real(this).is_some_and(text::float::is_integer))))
}

fn ratio(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let (a, b) = match m.integer(this) {
        Some(i) => (i, 1),
        None => text::float::as_integer_ratio(m.real(this).unwrap_or(0.0))?,
    };
    Ok(Flow::Value(m.tuple(vec![Value::Int(a), Value::Int(b)])))
}

fn float_hex(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let x = m.real(this).unwrap_or(0.0);
    let bits = x.to_bits();
    let (exponent, fraction) = ((bits >> 52) as i64 & 0x7ff, bits & ((1 << 52) - 1));
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let whole = if x == 0.0 {
        format!("{sign}0x0.0p+0")
    } else {
        let (lead, exponent) = if exponent == 0 { (0, -1022) } else { (1, exponent - 1023) };
        format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
    };
    Ok(m.text_flow(&whole))
}

fn conjugate(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let (re, im) = m.complex(this).unwrap_or((0.0, 0.0));
    Ok(Flow::Value(m.heap.add(Object::Complex(re, -im))))
}

fn send(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("send", 1, ["value"], args, names)?;
    match this {
        Value::Ref(handle) => Ok(Flow::Resume(handle, value, Then::Push)),
        _ => Ok(Flow::Value(Value::None)),
    }
}

fn close(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let running = matches!(m.object(this), Some(Object::Generator(of)) if of.started && !of.done);
    if running {
        return Ok(Flow::Library("_close_generator", vec![this]));
    }
    if let Value::Ref(handle) = this
        && let Object::Generator(of) = m.heap.get_mut(handle)
    {
        of.done = true;
    }
    Ok(Flow::Value(Value::None))
}

fn throw(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    let Some(&exception) = args.first() else {
        return Err(Fault::type_error("throw expected at least 1 argument, got 0"));
    };
    if matches!(m.object(exception), Some(Object::Class(_))) {
        return Ok(Flow::Library("_throw_class", vec![this, exception]));
    }
    match this {
        Value::Ref(handle) => Ok(Flow::Throw(handle, exception)),
        _ => Ok(Flow::Value(Value::None)),
    }
}

fn next(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let Value::Ref(handle) = this else { return Ok(Flow::Value(Value::None)) };
    match m.step(handle)? {
        Step::Value(value) => Ok(Flow::Value(value)),
        Step::End => Err(Fault::New("StopIteration", String::new())),
        Step::Foreign => Ok(Flow::Resume(handle, Value::None, Then::Push)),
    }
}

fn property(m: &mut Machine, this: Value, at: usize, args: &[Value]) -> Flow {
    let Some(&Object::Property(get, set, delete)) = m.object(this) else { return Flow::Value(Value::None) };
    let mut parts = [get, set, delete];
    parts[at] = args.first().copied().unwrap_or(Value::None);
    let [get, set, delete] = parts;
    Flow::Value(m.heap.add(Object::Property(get, set, delete)))
}

fn getter(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    Ok(property(m, this, 0, args))
}

fn setter(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    Ok(property(m, this, 1, args))
}

fn deleter(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    Ok(property(m, this, 2, args))
}

fn indices(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    let len = args.first().and_then(|&value| m.integer(value)).unwrap_or(0).max(0);
    let Some(slice) = m.slice_of(this)? else { return Ok(Flow::Value(Value::None)) };
    let (start, step, count) = slice.places(len as usize)?;
    let stop = start.saturating_add(step.saturating_mul(count as i64));
    Ok(Flow::Value(m.tuple(vec![Value::Int(start), Value::Int(stop), Value::Int(step)])))
}

fn mro(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let classes = this.handle().and_then(|handle| m.class(handle)).map(|class| class.mro.clone()).unwrap_or_default();
    let classes = classes.into_iter().map(Value::Ref).collect();
    Ok(Flow::Value(m.list(classes)))
}

/// The classes that name this one among their bases, as they were made.
fn subclasses(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let Some(own) = this.handle() else { return Ok(Flow::Value(m.list(Vec::new()))) };
    let all = (0..m.heap.places() as u32).map(Handle);
    let derived = all.filter(|&at| m.class(at).is_some_and(|class| class.bases.contains(&own))).map(Value::Ref);
    let derived = derived.collect();
    Ok(Flow::Value(m.list(derived)))
}

fn exception_init(m: &mut Machine, this: Value, args: &[Value], _: Names) -> Result<Flow> {
    let args = m.tuple(args.to_vec());
    m.set_instance_attribute(this, m.names.args, args);
    Ok(Flow::Value(Value::None))
}

fn repr(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let whole = m.repr(this);
    Ok(m.text_flow(&whole))
}

fn str_(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    if m.has_special(this, m.names.repr) && m.kind(this) != Kind::Exception {
        return Ok(m.repr_flow(this));
    }
    let whole = m.str(this);
    Ok(m.text_flow(&whole))
}

fn eq(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [other] = m.fit("__eq__", 1, ["other"], args, names)?;
    let (a, b) = (m.unwrap(this), m.unwrap(other));
    if a != this || !m.is_instance_value(this) {
        return Ok(Flow::Library("_equal", vec![a, b]));
    }
    Ok(Flow::Value(if this.is(other) { Value::Bool(true) } else { Value::NotImplemented }))
}

fn ne(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [other] = m.fit("__ne__", 1, ["other"], args, names)?;
    Ok(Flow::Value(if this.is(other) { Value::Bool(false) } else { Value::NotImplemented }))
}

fn hash(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    Ok(Flow::Value(Value::Int(m.hash(this, 0)? as i64)))
}

fn name_of(m: &mut Machine, value: Value) -> Sym {
    let text = m.str_of(value).cloned().unwrap_or_else(|| "".into());
    m.symbols.intern(&text)
}

fn setattr(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [name, value] = m.fit("__setattr__", 2, ["name", "value"], args, names)?;
    let name = name_of(m, name);
    let class = m.class_of(this);
    m.store_plain(this, class, name, value)?;
    Ok(Flow::Value(Value::None))
}

fn getattribute(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [name] = m.fit("__getattribute__", 1, ["name"], args, names)?;
    let name = name_of(m, name);
    m.attribute(this, name)
}

fn delattr(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [name] = m.fit("__delattr__", 1, ["name"], args, names)?;
    let name = name_of(m, name);
    m.delete_attribute(this, name)?;
    Ok(Flow::Value(Value::None))
}

fn format(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [spec] = m.fit("__format__", 1, ["format_spec"], args, names)?;
    let this = m.unwrap(this);
    if m.has_special(this, m.names.format) {
        return Ok(m.str_flow(this));
    }
    m.format_flow(this, spec)
}

fn len(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    match m.length(this) {
        Some(len) => Ok(Flow::Value(Value::Int(len as i64))),
        None => Err(no(m, this, "__len__")),
    }
}

fn no(m: &mut Machine, this: Value, name: &str) -> Fault {
    let name = m.symbols.intern(name);
    m.no_attribute(this, name)
}

fn iter(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let inner = m.unwrap(this);
    match m.iterator(inner) {
        Ok(Some(iterator)) => Ok(Flow::Value(iterator)),
        _ => Err(no(m, this, "__iter__")),
    }
}

fn getitem(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [index] = m.fit("__getitem__", 1, ["index"], args, names)?;
    let inner = m.unwrap(this);
    m.item(inner, index)
}

fn setitem(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [index, value] = m.fit("__setitem__", 2, ["index", "value"], args, names)?;
    let inner = m.unwrap(this);
    if let Some(flow) = m.set_item(inner, index, value)? {
        return Ok(flow);
    }
    Ok(Flow::Value(Value::None))
}

fn contains(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [item] = m.fit("__contains__", 1, ["item"], args, names)?;
    let inner = m.unwrap(this);
    Ok(Flow::Library("_contains", vec![inner, item]))
}

fn dir(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let names = m.attribute_names(this);
    let items = names.iter().map(|name| m.text(name)).collect();
    Ok(Flow::Value(m.list(items)))
}

fn reversed(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let mut items = m.collect_items(this)?.unwrap_or_default();
    items.reverse();
    let iter = Iter::Values { values: items.into(), at: 0 };
    Ok(Flow::Value(m.heap.add(Object::Iter(Box::new(iter)))))
}

fn call(_: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    Ok(Flow::Call(this, args.to_vec(), names.to_vec()))
}

impl Machine {
    /// Whether a value is an instance of a class of the program or the library.
    pub fn is_instance_value(&self, value: Value) -> bool {
        matches!(self.object(value), Some(Object::Instance(_)))
    }
}
