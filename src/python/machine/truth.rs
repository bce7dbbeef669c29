//! Truth, and numbers in values.

use super::{Machine, Result, Then};
use crate::python::objects::{Object, Value};

impl Machine {
    /// Whether a value counts as true; nothing if the program must be asked.
    ///
    /// # Errors
    /// NumPy's for arrays of several cells.
    pub fn truth(&self, value: Value) -> Result<Option<bool>> {
        Ok(Some(match value {
            Value::None | Value::Unbound => false,
            Value::NotImplemented | Value::Ellipsis | Value::Builtin(_) => true,
            Value::Bool(b) | Value::NpBool(b) => b,
            Value::Int(i) | Value::NpInt(i) => i != 0,
            Value::Float(x) | Value::NpFloat(x) => x != 0.0,
            Value::Ref(handle) => match self.heap.get(handle) {
                Object::Str(text) => !text.is_empty(),
                Object::Bytes(bytes) => !bytes.is_empty(),
                Object::Complex(re, im) => *re != 0.0 || *im != 0.0,
                Object::List(items) => !items.is_empty(),
                Object::Tuple(items) => !items.is_empty(),
                Object::Dict(table) | Object::Set(table) | Object::FrozenSet(table) => !table.is_empty(),
                Object::DictView(dict, _) => self.dict_of(Value::Ref(*dict)).is_some_and(|dict| !dict.is_empty()),
                Object::Range(a, b, c) => super::iterate::range_len(*a, *b, *c) > 0,
                Object::Instance(of) => {
                    let asked = self.class_attribute(of.class, self.names.bool);
                    if asked.or(self.class_attribute(of.class, self.names.len)).is_some() {
                        return Ok(None);
                    }
                    if of.inner == Value::None {
                        return Ok(Some(true));
                    }
                    return self.truth(of.inner);
                }
                Object::Array(_) | Object::Scalar(_) => return self.array_truth(value).map(Some),
                _ => true,
            },
        }))
    }

    /// Puts the truth of the object on top in its place, then runs the instruction again.
    pub(super) fn ask_truth(&mut self) -> Result<()> {
        self.again();
        let value = self.pop();
        self.call_library("_truth", vec![value])
    }

    /// `a and b` and `a or b` keep the object, not its truth.
    pub(super) fn keep_truth(&mut self, to: u32, wanted: bool) -> Result<()> {
        // The library answers; what follows is two instructions that are not there, so its frame does them.
        let value = self.top();
        let callee = self.library("_truth");
        self.call(callee, vec![value], Vec::new(), Then::Keep { to, wanted })
    }

    /// The native value of an instance of a class derived from a native one, else the value.
    pub fn unwrap(&self, value: Value) -> Value {
        match self.object(value) {
            Some(Object::Instance(of)) if of.inner != Value::None => of.inner,
            _ => value,
        }
    }

    /// A real number as a float.
    pub fn real(&self, value: Value) -> Option<f64> {
        match value {
            Value::Bool(b) | Value::NpBool(b) => Some(f64::from(u8::from(b))),
            Value::Int(i) | Value::NpInt(i) => Some(i as f64),
            Value::Float(x) | Value::NpFloat(x) => Some(x),
            Value::Ref(_) => match self.object(value)? {
                Object::Instance(of) if of.inner != Value::None => self.real(of.inner),
                Object::Scalar(scalar) => match self.scalar_value(scalar) {
                    Some(Value::Ref(_)) | None => None,
                    Some(plain) => self.real(plain),
                },
                _ => None,
            },
            _ => None,
        }
    }

    /// An integer, also a bool or one of NumPy's.
    pub fn integer(&self, value: Value) -> Option<i64> {
        match value {
            Value::Bool(b) | Value::NpBool(b) => Some(b.into()),
            Value::Int(i) | Value::NpInt(i) => Some(i),
            Value::Ref(_) => match self.object(value)? {
                Object::Instance(of) if of.inner != Value::None => self.integer(of.inner),
                Object::Scalar(scalar) => match self.scalar_value(scalar)? {
                    Value::Int(i) => Some(i),
                    _ => None,
                },
                Object::Array(_) => self.array_integer(value),
                _ => None,
            },
            _ => None,
        }
    }
}
