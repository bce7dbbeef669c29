//! `isinstance` and `issubclass`.

use crate::python::machine::{Fault, Flow, Machine, Result};
use crate::python::objects::{Kind, Object, Sym, Value};

type Names<'a> = &'a [(Sym, Value)];

/// The classes that `isinstance` asks for; NumPy's by name.
fn is_of(m: &Machine, class: Value, asked: Value, value: Option<Value>) -> Result<bool> {
    if let Some(Object::Tuple(classes)) = m.object(asked) {
        for &asked in classes.iter() {
            if is_of(m, class, asked, value)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if asked == Value::None {
        return Ok(value == Some(Value::None));
    }
    match m.object(asked) {
        Some(Object::Class(of)) => {
            let (kind, name) = (of.kind, of.name.clone());
            let own = class.handle().zip(asked.handle()).is_some_and(|(class, asked)| m.is_subclass(class, asked));
            let number = match value {
                Some(Value::NpFloat(_)) => kind == Kind::Float && of.native,
                Some(value) => of.library && !of.native && abstracts(m, &name, value),
                None => false,
            };
            Ok(own || number)
        }
        Some(Object::NumPy(name)) => {
            let name = name.clone();
            let Some(value) = value else { return Ok(false) };
            let own = m.type_name(value);
            let own = own.strip_prefix("numpy.").unwrap_or("");
            Ok(match &*name {
                "generic" => m.is_numpy(value) && m.kind(value) == Kind::NpScalar,
                "number" => m.is_numpy(value) && own != "bool" && own != "ndarray",
                "integer" | "signedinteger" => own.starts_with("int") || own.starts_with("uint"),
                "floating" | "inexact" => own.starts_with("float"),
                "bool_" => own == "bool",
                other => own == other,
            })
        }
        _ => Err(Fault::type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
    }
}

/// Classes of `collections.abc` and `numbers` that native values belong to.
fn abstracts(m: &Machine, name: &str, value: Value) -> bool {
    let kind = m.kind(value);
    match name {
        "Number" => matches!(kind, Kind::Int | Kind::Float | Kind::Bool | Kind::Complex | Kind::NpScalar),
        "Real" => matches!(kind, Kind::Int | Kind::Float | Kind::Bool | Kind::NpScalar),
        "Integral" => matches!(kind, Kind::Int | Kind::Bool) || matches!(value, Value::NpInt(_)),
        "Sequence" => matches!(kind, Kind::List | Kind::Tuple | Kind::Str | Kind::Range | Kind::Bytes),
        "MutableSequence" => kind == Kind::List,
        "Mapping" | "MutableMapping" => kind == Kind::Dict,
        "Set" => matches!(kind, Kind::Set | Kind::FrozenSet),
        "Callable" => is_callable(m, value),
        "Hashable" => m.hash(value, 0).is_ok(),
        "Iterable" => {
            matches!(
                kind,
                Kind::List
                    | Kind::Tuple
                    | Kind::Str
                    | Kind::Range
                    | Kind::Bytes
                    | Kind::Dict
                    | Kind::Set
                    | Kind::FrozenSet
                    | Kind::Array
                    | Kind::Generator
                    | Kind::Iterator
            ) || m.has_special(value, m.names.iter)
        }
        "Iterator" => matches!(kind, Kind::Generator | Kind::Iterator) || m.has_special(value, m.names.next),
        "Sized" => m.length(value).is_some() || m.has_special(value, m.names.len),
        _ => false,
    }
}

/// `isinstance`.
pub fn isinstance(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value, class] = m.fit("isinstance", 2, ["obj", "class_or_tuple"], args, names)?;
    let own = Value::Ref(m.class_of(value));
    Ok(Flow::Value(Value::Bool(is_of(m, own, class, Some(value))?)))
}

/// `issubclass`.
pub fn issubclass(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [class, of] = m.fit("issubclass", 2, ["cls", "class_or_tuple"], args, names)?;
    if !matches!(m.object(class), Some(Object::Class(_) | Object::NumPy(_))) {
        return Err(Fault::type_error("issubclass() arg 1 must be a class"));
    }
    Ok(Flow::Value(Value::Bool(is_of(m, class, of, None)?)))
}

/// Whether a value can be called.
pub fn is_callable(m: &Machine, value: Value) -> bool {
    match m.object(value) {
        None => matches!(value, Value::Builtin(_)),
        Some(Object::Instance(of)) => m.class_attribute(of.class, m.names.call).is_some(),
        Some(object) => matches!(
            object,
            Object::Function(_)
                | Object::Method(..)
                | Object::NativeMethod(..)
                | Object::TypeMethod(..)
                | Object::Class(_)
                | Object::NumPy(_)
        ),
    }
}
