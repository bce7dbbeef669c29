//! Builtin functions.

use crate::python::compile::Compare;
use crate::python::machine::{Fault, Flow, Function, Machine, Result};
use crate::python::objects::{Object, Sym, Value};
use crate::python::text;

type Names<'a> = &'a [(Sym, Value)];

/// Builtin functions by name.
pub const TABLE: &[(&str, Function)] = &[
    ("print", print),
    ("len", len),
    ("abs", abs),
    ("round", round),
    ("repr", repr),
    ("ascii", ascii),
    ("isinstance", super::instances::isinstance),
    ("issubclass", super::instances::issubclass),
    ("getattr", getattr),
    ("setattr", setattr),
    ("hasattr", hasattr),
    ("delattr", delattr),
    ("callable", callable),
    ("chr", chr),
    ("ord", ord),
    ("bin", bin),
    ("oct", oct),
    ("hex", hex),
    ("divmod", divmod),
    ("pow", pow),
    ("hash", hash),
    ("id", id),
    ("format", format),
    ("sum", super::iterators::sum),
    ("input", input),
    ("dir", dir),
    ("eval", refused),
    ("exec", refused),
    ("compile", refused),
    ("globals", globals),
    ("locals", globals),
    ("breakpoint", refused),
    ("__import__", refused),
];

fn print(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    if args.iter().any(|&value| m.is_foreign_text(value)) {
        let args = m.tuple(args.to_vec());
        let names = m.keyword_dict(names);
        return Ok(Flow::Library("_print", vec![args, names]));
    }
    let (mut sep, mut end, mut to_errors) = (" ".to_owned(), "\n".to_owned(), false);
    for &(name, value) in names {
        let text = m.symbols.name(name).clone();
        match (&*text, m.str_of(value)) {
            ("sep", Some(own)) => sep = own.to_string(),
            ("end", Some(own)) => end = own.to_string(),
            ("sep" | "end", None) if value == Value::None => {}
            ("sep" | "end", None) => {
                return Err(Fault::type_error(format!("{text} must be None or a string, not {}", m.type_name(value))));
            }
            ("file", _) if value == Value::None => {}
            ("file", _) => {
                let name = m.symbols.find("name");
                to_errors = name
                    .and_then(|name| m.instance_attribute(value, name))
                    .is_some_and(|name| m.str(name) == "<stderr>");
                if m.symbols.find("_lines").is_some_and(|lines| m.instance_attribute(value, lines).is_some()) {
                    let args = m.tuple(args.to_vec());
                    let names = m.keyword_dict(names);
                    return Ok(Flow::Library("_print", vec![args, names]));
                }
            }
            ("flush", _) => {}
            _ => return Err(Fault::type_error(format!("print() got an unexpected keyword argument '{text}'"))),
        }
    }
    let mut line = String::new();
    for (at, &value) in args.iter().enumerate() {
        if at > 0 {
            line.push_str(&sep);
        }
        line.push_str(&m.str(value));
    }
    line.push_str(&end);
    m.write_out(&line, to_errors)?;
    Ok(Flow::Value(Value::None))
}

fn len(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("len", 1, ["obj"], args, names)?;
    if let Some(Object::Instance(of)) = m.object(value)
        && let Some(method) = m.class_attribute(of.class, m.names.len)
    {
        return Ok(Flow::CallThen(method, vec![value], crate::python::machine::Then::Length));
    }
    match m.length(value) {
        Some(len) => Ok(Flow::Value(Value::Int(len as i64))),
        None if matches!(m.object(value), Some(Object::Array(_))) => Err(Fault::type_error("len() of unsized object")),
        None => Err(Fault::type_error(format!("object of type '{}' has no len()", m.type_name(value)))),
    }
}

fn special(m: &Machine, value: Value, name: Sym) -> Option<Value> {
    match m.object(value) {
        Some(Object::Instance(of)) => m.class_attribute(of.class, name),
        _ => None,
    }
}

fn abs(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("abs", 1, ["x"], args, names)?;
    if let Some(method) = special(m, value, m.names.abs) {
        return Ok(Flow::Call(method, vec![value], Vec::new()));
    }
    Ok(Flow::Value(match m.unwrap(value) {
        Value::Bool(b) => Value::Int(b.into()),
        Value::Int(i) => Value::Int(i.checked_abs().ok_or_else(Fault::overflow)?),
        Value::Float(x) => Value::Float(x.abs()),
        Value::NpFloat(x) => Value::NpFloat(x.abs()),
        other if m.is_numpy(other) => m.numpy_abs(other)?,
        other => match m.object(other) {
            Some(Object::Complex(re, im)) => Value::Float(re.hypot(*im)),
            _ => return Err(Fault::type_error(format!("bad operand type for abs(): '{}'", m.type_name(value)))),
        },
    }))
}

fn round(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value, digits] = m.fit("round", 1, ["number", "ndigits"], args, names)?;
    if let Some(method) = special(m, value, m.names.round) {
        let args = if digits == Value::Unbound { vec![value] } else { vec![value, digits] };
        return Ok(Flow::Call(method, args, Vec::new()));
    }
    let none = matches!(digits, Value::Unbound | Value::None);
    let places = m.integer(digits);
    if !none && places.is_none() {
        let words = format!("'{}' object cannot be interpreted as an integer", m.type_name(digits));
        return Err(Fault::type_error(words));
    }
    Ok(Flow::Value(match (m.unwrap(value), places) {
        (Value::Bool(b), _) => Value::Int(b.into()),
        (Value::Int(i) | Value::NpInt(i), None) => Value::Int(i),
        (Value::Int(i), Some(places)) => Value::Int(text::integer::round_int(i, places)?),
        (Value::Float(x) | Value::NpFloat(x), None) => Value::Int(text::float::round(x)?),
        (Value::Float(x), Some(places)) => Value::Float(text::float::round_to(x, places)?),
        (other, places) if m.is_numpy(other) => {
            let args = [other, Value::Int(places.unwrap_or(0))];
            return m.call_numpy("round", &args, &[]);
        }
        _ => {
            let words = format!("type {} doesn't define __round__ method", m.type_name(value));
            return Err(Fault::type_error(words));
        }
    }))
}

fn repr(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("repr", 1, ["obj"], args, names)?;
    Ok(m.repr_flow(value))
}

fn ascii(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("ascii", 1, ["obj"], args, names)?;
    let whole = text::escape_beyond_ascii(&m.repr(value));
    Ok(m.text_flow(&whole))
}

fn name_of(m: &mut Machine, value: Value) -> Result<Sym> {
    match m.str_of(value).cloned() {
        Some(text) => Ok(m.symbols.intern(&text)),
        None => Err(Fault::type_error(format!("attribute name must be string, not '{}'", m.type_name(value)))),
    }
}

fn getattr(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [object, name, default] = m.fit("getattr", 2, ["object", "name", "default"], args, names)?;
    let name = name_of(m, name)?;
    match m.attribute(object, name) {
        Ok(Flow::Call(callee, args, _)) if default != Value::Unbound => {
            Ok(Flow::CallThen(callee, args, crate::python::machine::Then::Attribute(default)))
        }
        Ok(flow) => Ok(flow),
        Err(Fault::New("AttributeError", _)) if default != Value::Unbound => Ok(Flow::Value(default)),
        Err(fault) => Err(fault),
    }
}

fn hasattr(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [object, name] = m.fit("hasattr", 2, ["object", "name"], args, names)?;
    let text = name;
    let name = name_of(m, name)?;
    match m.attribute(object, name) {
        Ok(Flow::Value(_)) => Ok(Flow::Value(Value::Bool(true))),
        Ok(_) => Ok(Flow::Library("_hasattr", vec![object, text])),
        Err(Fault::New("AttributeError", _)) => Ok(Flow::Value(Value::Bool(false))),
        Err(fault) => Err(fault),
    }
}

fn setattr(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [object, name, value] = m.fit("setattr", 3, ["object", "name", "value"], args, names)?;
    let name = name_of(m, name)?;
    m.store_attribute_flow(object, name, value)
}

fn delattr(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [object, name] = m.fit("delattr", 2, ["object", "name"], args, names)?;
    let name = name_of(m, name)?;
    m.delete_attribute(object, name)?;
    Ok(Flow::Value(Value::None))
}

fn callable(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("callable", 1, ["obj"], args, names)?;
    Ok(Flow::Value(Value::Bool(super::instances::is_callable(m, value))))
}

fn whole(m: &Machine, value: Value) -> Result<i64> {
    m.integer(value).ok_or_else(|| {
        Fault::type_error(format!("'{}' object cannot be interpreted as an integer", m.type_name(value)))
    })
}

fn chr(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("chr", 1, ["i"], args, names)?;
    let code = whole(m, value)?;
    match u32::try_from(code).ok().and_then(char::from_u32) {
        Some(letter) => Ok(m.text_flow(&letter.to_string())),
        None => Err(Fault::value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("ord", 1, ["c"], args, names)?;
    let Some(own) = m.str_of(value) else {
        let words = format!("ord() expected string of length 1, but {} found", m.type_name(value));
        return Err(Fault::type_error(words));
    };
    let mut letters = own.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        Ok(Flow::Value(Value::Int(i64::from(u32::from(letter)))))
    } else {
        let words = format!("ord() expected a character, but string of length {} found", own.chars().count());
        Err(Fault::type_error(words))
    }
}

fn prefixed(m: &mut Machine, args: &[Value], letter: char) -> Result<Flow> {
    let i = whole(m, args.first().copied().unwrap_or(Value::None))?;
    let whole = text::integer::with_prefix(i, letter);
    Ok(m.text_flow(&whole))
}

fn bin(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    prefixed(m, args, 'b')
}

fn oct(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    prefixed(m, args, 'o')
}

fn hex(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    prefixed(m, args, 'x')
}

fn divmod(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [a, b] = m.fit("divmod", 2, ["x", "y"], args, names)?;
    if let (Some(x), Some(y)) = (m.integer(a), m.integer(b))
        && !m.is_numpy(a)
    {
        let pair = vec![Value::Int(text::integer::floor_div(x, y)?), Value::Int(text::integer::modulo(x, y)?)];
        return Ok(Flow::Value(m.tuple(pair)));
    }
    if let (Value::Float(_) | Value::Int(_), Some(x), Some(y)) = (a, m.real(a), m.real(b)) {
        let (q, r) = text::float::divmod(x, y)?;
        return Ok(Flow::Value(m.tuple(vec![Value::Float(q), Value::Float(r)])));
    }
    Ok(Flow::Library("_divmod", vec![a, b]))
}

fn pow(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [base, exp, modulus] = m.fit("pow", 2, ["base", "exp", "mod"], args, names)?;
    if let (Some(b), Some(e), Some(n)) = (m.integer(base), m.integer(exp), m.integer(modulus)) {
        return Ok(Flow::Value(Value::Int(text::integer::power_modulo(b, e, n)?)));
    }
    Ok(Flow::Library("_pow", vec![base, exp]))
}

fn hash(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("hash", 1, ["obj"], args, names)?;
    if let Some(method) = special(m, value, m.names.hash) {
        return Ok(Flow::Call(method, vec![value], Vec::new()));
    }
    if m.is_foreign_key(value) && matches!(m.object(value), Some(Object::Tuple(_))) {
        return Ok(Flow::Library("_hash_tuple", vec![value]));
    }
    if special(m, value, m.names.eq).is_some() {
        return Err(Fault::type_error(format!("unhashable type: '{}'", m.type_name(value))));
    }
    Ok(Flow::Value(Value::Int(m.hash(value, 0)? as i64)))
}

fn id(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value] = m.fit("id", 1, ["obj"], args, names)?;
    Ok(Flow::Value(Value::Int(m.identity(value) as i64)))
}

fn format(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value, spec] = m.fit("format", 1, ["value", "format_spec"], args, names)?;
    let spec = if spec == Value::Unbound { m.text("") } else { spec };
    m.format_flow(value, spec)
}

fn input(_: &mut Machine, _: &[Value], _: Names) -> Result<Flow> {
    let words = "input() is not taken here: nobody answers; give the value in the program, or with --set NAME=VALUE";
    Err(Fault::New("RuntimeError", words.into()))
}

fn refused(_: &mut Machine, _: &[Value], _: Names) -> Result<Flow> {
    Err(Fault::New("RuntimeError", "eval, exec, compile and __import__ are not taken here".into()))
}

fn dir(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let names = args.first().map_or_else(Vec::new, |&value| m.attribute_names(value));
    let items = names.iter().map(|name| m.text(name)).collect();
    Ok(Flow::Value(m.list(items)))
}

fn globals(m: &mut Machine, _: &[Value], _: Names) -> Result<Flow> {
    let dict = m.new_dict();
    for (name, value) in m.module_variables() {
        let text = m.symbols.name(name).clone();
        let key = m.text(&text);
        m.dict_put(dict, key, value)?;
    }
    Ok(Flow::Value(dict))
}

impl Machine {
    /// Writes to standard output or standard error.
    ///
    /// # Errors
    /// `MemoryError` beyond 64 MiB.
    pub fn write_out(&mut self, line: &str, to_errors: bool) -> Result<()> {
        if self.output.len() + line.len() > 64 << 20 {
            return Err(Fault::New("MemoryError", "more than 64 MiB of output are not taken".into()));
        }
        if to_errors {
            self.errors.push_str(line);
        } else {
            self.output.push_str(line);
        }
        Ok(())
    }

    /// Sets an attribute; what the program does for it is a call.
    ///
    /// # Errors
    /// `AttributeError` as Python.
    pub fn store_attribute_flow(&mut self, object: Value, name: Sym, value: Value) -> Result<Flow> {
        self.store_attribute(object, name, value)?;
        Ok(Flow::Value(Value::None))
    }

    /// Whether `a` sorts before `b` natively.
    ///
    /// # Errors
    /// `TypeError` if they have no order.
    pub fn before(&self, a: Value, b: Value) -> Result<Option<bool>> {
        self.order(Compare::Lt, a, b, 0)
    }
}
