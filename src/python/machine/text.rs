//! `repr`, `str` and `format`.

use super::words::{bytes_repr, named_of_numpy, small_repr};
use super::{Fault, Flow, Machine, Result, Then};
use crate::numpy::float_repr;
use crate::python::objects::{Dict, Handle, Kind, Object, Value};
use crate::python::text;

impl Machine {
    /// Whether writing a value asks the program, for it or a value in it has methods of its own.
    pub fn is_foreign_text(&self, value: Value) -> bool {
        let Value::Ref(first) = value else { return false };
        match self.heap.get(first) {
            Object::Str(_) | Object::Function(_) => return false,
            Object::Array(_) => return self.numpy.formatted,
            _ => {}
        }
        let mut waiting = vec![first];
        let mut seen = rustc_hash::FxHashSet::default();
        while let Some(handle) = waiting.pop() {
            if !seen.insert(handle) {
                continue;
            }
            let mut add = |value: Value| waiting.extend(value.handle());
            match self.heap.get(handle) {
                Object::Instance(of) => {
                    let own = self.class_attribute(of.class, self.names.repr);
                    if own.or(self.class_attribute(of.class, self.names.str)).is_some() {
                        return true;
                    }
                    add(of.inner);
                    of.attributes
                        .iter()
                        .filter(|&&(name, _)| name == self.names.args)
                        .for_each(|&(_, value)| add(value));
                }
                Object::List(items) => items.iter().copied().for_each(add),
                Object::Tuple(items) => items.iter().copied().for_each(add),
                Object::Set(table) | Object::FrozenSet(table) => table.keys().for_each(add),
                Object::Dict(table) => {
                    for (key, value) in table.iter() {
                        add(key);
                        add(value);
                    }
                }
                Object::DictView(dict, _) => add(Value::Ref(*dict)),
                Object::Array(_) if self.numpy.formatted => return true,
                _ => {}
            }
        }
        false
    }

    /// `repr` of what the machine can write by itself.
    pub fn repr(&self, value: Value) -> String {
        let mut out = String::new();
        self.write_repr(value, &mut Vec::new(), &mut out);
        out
    }

    /// `str` of what the machine can write by itself.
    pub fn str(&self, value: Value) -> String {
        match value {
            Value::NpFloat(x) => float_repr(x),
            Value::NpInt(i) => i.to_string(),
            Value::NpBool(b) => {
                if b {
                    "True".into()
                } else {
                    "False".into()
                }
            }
            _ => match self.object(value) {
                Some(Object::Str(text)) => text.to_string(),
                Some(Object::Array(_) | Object::Scalar(_) | Object::Dtype(_)) => self.numpy_str(value),
                Some(Object::Instance(of)) => {
                    if self.kind(value) == Kind::Exception {
                        return self.exception_text(value);
                    }
                    if of.inner == Value::None { self.repr(value) } else { self.str(of.inner) }
                }
                _ => self.repr(value),
            },
        }
    }

    /// What `str` of an exception is.
    pub fn exception_text(&self, value: Value) -> String {
        let args =
            self.instance_attribute(value, self.names.args).and_then(|args| self.items_of(args)).unwrap_or_default();
        match args.as_slice() {
            [] => String::new(),
            [only] if self.is_exception(value, "KeyError") => self.repr(*only),
            [only] => self.str(*only),
            [code, words] if self.is_exception(value, "OSError") => {
                format!("[Errno {}] {}", self.str(*code), self.str(*words))
            }
            [code, words, name] if self.is_exception(value, "OSError") => {
                format!("[Errno {}] {}: {}", self.str(*code), self.str(*words), self.repr(*name))
            }
            _ => self.repr_items(&args, "(", ")", &mut Vec::new()),
        }
    }

    fn repr_items(&self, items: &[Value], open: &str, close: &str, seen: &mut Vec<Handle>) -> String {
        let mut out = String::from(open);
        for (at, &item) in items.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            self.write_repr(item, seen, &mut out);
        }
        out.push_str(close);
        out
    }

    fn repr_table(&self, table: &Dict, seen: &mut Vec<Handle>) -> String {
        let mut out = String::from("{");
        for (at, (key, value)) in table.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            self.write_repr(key, seen, &mut out);
            out.push_str(": ");
            self.write_repr(value, seen, &mut out);
        }
        out.push('}');
        out
    }

    fn write_repr(&self, value: Value, seen: &mut Vec<Handle>, out: &mut String) {
        let Value::Ref(handle) = value else { return out.push_str(&small_repr(value)) };
        if out.len() > 64 << 20 {
            return;
        }
        if seen.contains(&handle) || seen.len() > 200 {
            return out.push_str(match self.heap.get(handle) {
                Object::Dict(_) => "{...}",
                Object::Tuple(_) => "(...)",
                _ => "[...]",
            });
        }
        seen.push(handle);
        match self.heap.get(handle) {
            Object::Str(text) => out.push_str(&text::str_repr(text)),
            Object::Complex(re, im) => out.push_str(&text::complex_repr(*re, *im)),
            Object::List(items) => out.push_str(&self.repr_items(items, "[", "]", seen)),
            Object::Tuple(items) => {
                let close = if items.len() == 1 { ",)" } else { ")" };
                out.push_str(&self.repr_items(items, "(", close, seen));
            }
            Object::Dict(table) => out.push_str(&self.repr_table(table, seen)),
            Object::Set(table) if table.is_empty() => out.push_str("set()"),
            Object::Set(table) => out.push_str(&self.repr_items(&table.members(), "{", "}", seen)),
            Object::FrozenSet(table) if table.is_empty() => out.push_str("frozenset()"),
            Object::FrozenSet(table) => {
                out.push_str(&self.repr_items(&table.members(), "frozenset({", "})", seen));
            }
            Object::Array(_) | Object::Scalar(_) | Object::Dtype(_) => out.push_str(&self.numpy_repr(value)),
            _ => out.push_str(&self.repr_object(value, seen)),
        }
        seen.pop();
    }

    fn repr_object(&self, value: Value, seen: &mut Vec<Handle>) -> String {
        let place = format!("0x{:012x}", self.identity(value));
        match self.object(value) {
            Some(Object::Bytes(bytes)) => bytes_repr(bytes),
            Some(Object::Range(start, stop, 1)) => format!("range({start}, {stop})"),
            Some(Object::Range(start, stop, step)) => format!("range({start}, {stop}, {step})"),
            Some(Object::Slice(a, b, c)) => self.repr_items(&[*a, *b, *c], "slice(", ")", seen),
            Some(Object::Function(function)) => format!("<function {} at {place}>", self.qualified(function)),
            Some(Object::Method(this, function)) => {
                let name = match self.object(*function) {
                    Some(Object::Function(function)) => self.symbols.name(function.name).to_string(),
                    _ => String::new(),
                };
                format!("<bound method {}.{name} of {}>", self.type_name(*this), self.repr(*this))
            }
            Some(Object::NativeMethod(this, name)) => {
                let class = self.type_name(*this);
                format!("<built-in method {} of {class} object at {place}>", self.symbols.name(*name))
            }
            Some(Object::TypeMethod(class, name)) => {
                let class = self.class(*class).map_or_else(String::new, |class| class.name.to_string());
                format!("<method '{}' of '{class}' objects>", self.symbols.name(*name))
            }
            Some(Object::Class(class)) => {
                let module = if class.library || class.native { String::new() } else { "__main__.".into() };
                let module = match class.kind {
                    Kind::Array | Kind::NpScalar | Kind::Dtype => "numpy.".into(),
                    _ => module,
                };
                format!("<class '{module}{}'>", class.qualname)
            }
            Some(Object::Module(module)) => format!("<module '{}'>", module.name),
            Some(Object::Generator(of)) => format!("<generator object {} at {place}>", self.symbols.name(of.name)),
            Some(Object::DictView(dict, what)) => {
                let Some(table) = self.dict_of(Value::Ref(*dict)) else { return String::new() };
                let name = ["dict_keys", "dict_values", "dict_items"][*what as usize % 3];
                let mut out = format!("{name}([");
                for (at, (key, value)) in table.iter().enumerate() {
                    out.push_str(if at > 0 { ", " } else { "" });
                    match what {
                        0 => self.write_repr(key, seen, &mut out),
                        1 => self.write_repr(value, seen, &mut out),
                        _ => out.push_str(&self.repr_items(&[key, value], "(", ")", seen)),
                    }
                }
                out + "])"
            }
            Some(Object::NumPy(name)) => named_of_numpy(name, &place),
            Some(Object::Instance(of)) => {
                let name = self.type_name(value);
                if self.kind(value) == Kind::Exception {
                    let args = self.instance_attribute(value, self.names.args).and_then(|args| self.items_of(args));
                    return self.repr_items(&args.unwrap_or_default(), &format!("{name}("), ")", seen);
                }
                if of.inner != Value::None {
                    return self.repr(of.inner);
                }
                let module = if self.class(of.class).is_some_and(|class| class.library) { "" } else { "__main__." };
                let name = self.class(of.class).map_or(name, |class| class.qualname.to_string());
                format!("<{module}{name} object at {place}>")
            }
            _ => format!("<{} object at {place}>", self.type_name(value)),
        }
    }

    /// `str(value)`, or the call that gives it.
    pub fn str_flow(&mut self, value: Value) -> Flow {
        if let Some(Object::Instance(of)) = self.object(value) {
            let class = of.class;
            for name in [self.names.str, self.names.repr] {
                if let Some(method) = self.class_attribute(class, name) {
                    let exception = self.kind(value) == Kind::Exception && name == self.names.repr;
                    if !exception {
                        return Flow::CallThen(method, vec![value], Then::Text);
                    }
                }
            }
        }
        if matches!(self.object(value), Some(Object::Str(_))) {
            return Flow::Value(value);
        }
        if self.is_foreign_text(value) {
            let formatted = matches!(self.object(value), Some(Object::Array(_)));
            return Flow::Library(if formatted { "_formatted_str" } else { "_str_foreign" }, vec![value]);
        }
        let text = self.str(value);
        Flow::Value(self.text(&text))
    }

    /// `repr(value)`, or the call that gives it.
    pub fn repr_flow(&mut self, value: Value) -> Flow {
        if let Some(Object::Instance(of)) = self.object(value)
            && let Some(method) = self.class_attribute(of.class, self.names.repr)
        {
            return Flow::CallThen(method, vec![value], Then::Text);
        }
        if self.is_foreign_text(value) {
            let formatted = matches!(self.object(value), Some(Object::Array(_)));
            return Flow::Library(if formatted { "_formatted_repr" } else { "_repr_foreign" }, vec![value]);
        }
        let text = self.repr(value);
        Flow::Value(self.text(&text))
    }

    pub(super) fn format_top(&mut self, conversion: u8, has_spec: bool) -> Result<()> {
        let spec = if has_spec { self.pop() } else { Value::None };
        let value = self.pop();
        let plain = conversion == 0 || conversion == b's';
        if spec == Value::None && plain {
            // A scalar formats itself as Python's number.
            let scalar = matches!(self.object(value), Some(Object::Scalar(_)));
            let formats = conversion == 0 && (scalar || self.has_special(value, self.names.format));
            if !formats {
                let flow = self.str_flow(value);
                return self.flow(flow, Then::Push);
            }
        }
        if conversion == 0 {
            let empty = if spec == Value::None { self.text("") } else { spec };
            let flow = self.format_flow(value, empty)?;
            return self.flow(flow, Then::Push);
        }
        let name = match conversion {
            b's' => "_format_str",
            b'r' => "_format_repr",
            _ => "_format_ascii",
        };
        if conversion == b'r' && spec == Value::None {
            let flow = self.repr_flow(value);
            return self.flow(flow, Then::Push);
        }
        let spec = if spec == Value::None { self.text("") } else { spec };
        self.call_library(name, vec![value, spec])
    }

    /// `format(value, spec)`, or the call that gives it.
    ///
    /// # Errors
    /// `ValueError` and `TypeError` as Python.
    pub fn format_flow(&mut self, value: Value, spec: Value) -> Result<Flow> {
        let Some(form) = self.str_of(spec).cloned() else {
            return Err(Fault::type_error(format!("format() argument 2 must be str, not {}", self.type_name(spec))));
        };
        if let Some(Object::Instance(of)) = self.object(value) {
            let (class, inner) = (of.class, of.inner);
            if let Some(method) = self.class_attribute(class, self.names.format) {
                return Ok(Flow::CallThen(method, vec![value, spec], Then::Text));
            }
            if inner != Value::None && self.class_attribute(class, self.names.str).is_none() {
                return self.format_flow(inner, spec);
            }
        }
        if let Some(Object::Scalar(scalar)) = self.object(value)
            && let Some(plain) = self.scalar_value(scalar)
        {
            return self.format_flow(plain, spec);
        }
        if form.is_empty() {
            return Ok(self.str_flow(value));
        }
        let whole = match value {
            Value::Bool(b) => text::format_bool(b, &form)?,
            Value::NpBool(b) => text::format_str(if b { "True" } else { "False" }, &form)?,
            Value::Int(i) | Value::NpInt(i) => text::format_int(i, &form)?,
            Value::Float(x) | Value::NpFloat(x) => text::format_float(x, &form)?,
            _ => match self.object(value) {
                Some(Object::Str(own)) => text::format_str(own, &form)?,
                Some(Object::Complex(re, im)) => text::format_complex(*re, *im, &form)?,
                Some(Object::Scalar(_)) => text::format_str(&self.str(value), &form)?,
                _ => {
                    let name = self.type_name(value);
                    return Err(Fault::type_error(format!("unsupported format string passed to {name}.__format__")));
                }
            },
        };
        Ok(Flow::Value(self.text(&whole)))
    }
}
