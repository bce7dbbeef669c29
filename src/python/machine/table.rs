//! Attributes of native values that are not methods.

use std::sync::Arc;

use super::{Fault, Flow, Machine, Result};
use crate::numpy::{Error, ErrorKind};
use crate::python::objects::{Kind, Object, Sym, Value};

/// The class and words of an error of NumPy.
pub fn numpy_fault(error: &Error) -> Fault {
    let class = match error.kind {
        ErrorKind::Value => "ValueError",
        ErrorKind::Index => "IndexError",
        ErrorKind::Axis => "AxisError",
        ErrorKind::Attribute => "AttributeError",
        ErrorKind::ZeroDivision => "ZeroDivisionError",
        ErrorKind::Overflow => "OverflowError",
        ErrorKind::FloatingPoint => "FloatingPointError",
        ErrorKind::Memory => "MemoryError",
        ErrorKind::Assertion => "AssertionError",
        ErrorKind::NotImplemented => "NotImplementedError",
        ErrorKind::LinAlg => "LinAlgError",
        ErrorKind::UfuncCast => "_UFuncOutputCastingError",
        ErrorKind::UfuncInput => "_UFuncInputCastingError",
        ErrorKind::UfuncLoop => "_UFuncNoLoopError",
        ErrorKind::Type => "TypeError",
    };
    Fault::New(class, error.message.clone())
}

impl Machine {
    /// An attribute of a native value.
    ///
    /// # Errors
    /// `AttributeError` if there is none.
    pub(super) fn native_attribute(&mut self, object: Value, name: Sym) -> Result<Flow> {
        if self.native_method(object, name).is_some() {
            return Ok(Flow::Value(self.heap.add(Object::NativeMethod(object, name))));
        }
        if name == self.names.class {
            return Ok(Flow::Value(Value::Ref(self.class_of(object))));
        }
        if self.is_numpy(object) || matches!(self.object(object), Some(Object::Dtype(_))) {
            return self.array_attribute(object, name);
        }
        let text = Arc::clone(self.symbols.name(name));
        if let Some(Object::Rng(rng)) = self.object(object)
            && self.has_rng_method(rng, &text)
        {
            return Ok(Flow::Value(self.heap.add(Object::NativeMethod(object, name))));
        }
        let value = match (self.kind(object), &*text) {
            (Kind::Int | Kind::Bool | Kind::Float, "real") => self.number_part(object),
            (Kind::Float, "imag") => Value::Float(0.0),
            (Kind::Int | Kind::Bool, "imag") => Value::Int(0),
            (Kind::Int | Kind::Bool, "numerator") => self.number_part(object),
            (Kind::Int | Kind::Bool, "denominator") => Value::Int(1),
            (Kind::Complex, "real" | "imag") => match self.object(object) {
                Some(Object::Complex(re, im)) => Value::Float(if &*text == "real" { *re } else { *im }),
                _ => Value::None,
            },
            (Kind::Range, "start" | "stop" | "step") => match self.object(object) {
                Some(Object::Range(start, stop, step)) => Value::Int(match &*text {
                    "start" => *start,
                    "stop" => *stop,
                    _ => *step,
                }),
                _ => Value::None,
            },
            (Kind::Slice, "start" | "stop" | "step") => match self.object(object) {
                Some(Object::Slice(start, stop, step)) => match &*text {
                    "start" => *start,
                    "stop" => *stop,
                    _ => *step,
                },
                _ => Value::None,
            },
            (Kind::Property, part) => return self.property_part(object, part, name),
            (Kind::Method, "__self__" | "__func__") => match self.object(object) {
                Some(Object::Method(this, function)) => {
                    if &*text == "__self__" {
                        *this
                    } else {
                        *function
                    }
                }
                _ => Value::None,
            },
            (Kind::Method, _) => match self.object(object) {
                Some(Object::Method(_, function)) => {
                    let function = *function;
                    return self.attribute(function, name);
                }
                _ => Value::None,
            },
            (Kind::Function, part) => return self.function_part(object, part, name),
            (Kind::Builtin, "__name__" | "__qualname__") => self.builtin_name(object),
            (Kind::Module, "__name__") => match self.object(object) {
                Some(Object::Module(module)) => {
                    let name = Arc::clone(&module.name);
                    self.text(&name)
                }
                _ => Value::None,
            },
            (_, "__doc__") => Value::None,
            _ => return Err(self.no_attribute(object, name)),
        };
        Ok(Flow::Value(value))
    }

    fn number_part(&self, object: Value) -> Value {
        match object {
            Value::Bool(b) => Value::Int(b.into()),
            other => other,
        }
    }

    fn builtin_name(&mut self, object: Value) -> Value {
        let text = match (object, self.object(object)) {
            (Value::Builtin(number), _) => super::native::name(number).to_owned(),
            (_, Some(Object::NativeMethod(_, name) | Object::TypeMethod(_, name))) => {
                self.symbols.name(*name).to_string()
            }
            _ => String::new(),
        };
        self.text(&text)
    }

    fn property_part(&mut self, object: Value, part: &str, name: Sym) -> Result<Flow> {
        let Some(&Object::Property(get, set, delete)) = self.object(object) else {
            return Err(self.no_attribute(object, name));
        };
        Ok(Flow::Value(match part {
            "fget" => get,
            "fset" => set,
            "fdel" => delete,
            _ => return Err(self.no_attribute(object, name)),
        }))
    }

    fn function_part(&mut self, object: Value, part: &str, name: Sym) -> Result<Flow> {
        let Some(Object::Function(function)) = self.object(object) else { return Err(self.no_attribute(object, name)) };
        let function = function.clone();
        Ok(Flow::Value(match part {
            "__name__" => {
                let text = Arc::clone(self.symbols.name(function.name));
                self.text(&text)
            }
            "__qualname__" => {
                let text = self.qualified(&function);
                self.text(&text)
            }
            "__module__" => self.text("__main__"),
            "__doc__" => Value::None,
            "__defaults__" if function.defaults.is_empty() => Value::None,
            "__defaults__" => self.tuple(function.defaults.to_vec()),
            "__dict__" => self.keyword_dict(&function.attributes),
            "__annotations__" => self.keyword_dict(&[]),
            _ => return Err(self.no_attribute(object, name)),
        }))
    }
}
