//! Values of the machine as NumPy takes them, and back.

use std::sync::Arc;

use crate::numpy::{Array, Buffer, Cell, Dtype, Operand, View};
use crate::python::machine::{Fault, Machine, Result};
use crate::python::objects::{ArrayObject, Dict, Handle, Kind, Object, Value};

impl Machine {
    /// The array of an array object; it shares the cells.
    pub fn array_of(&self, handle: Handle) -> Option<Array> {
        let Object::Array(array) = self.heap.get(handle) else { return None };
        match self.heap.get(array.buffer) {
            Object::Buffer(buffer, _) => Some(Array { buffer: Arc::clone(buffer), view: array.view.clone() }),
            _ => None,
        }
    }

    /// A value as NumPy takes it.
    ///
    /// # Errors
    /// `TypeError` for what has no place there.
    pub fn operand(&mut self, value: Value, depth: usize) -> Result<Operand> {
        if depth > 40 {
            return Err(Fault::value_error("setting an array element with a sequence: it is nested too deep"));
        }
        Ok(match value {
            Value::None | Value::Unbound => Operand::None,
            Value::Bool(b) => Operand::Bool(b),
            Value::Int(i) => Operand::Int(i),
            Value::Float(x) => Operand::Float(x),
            Value::NpFloat(x) => Operand::Scalar(scalar(Buffer::Float64(vec![x]))),
            Value::NpInt(i) => Operand::Scalar(scalar(Buffer::Int64(vec![i]))),
            Value::NpBool(b) => Operand::Scalar(scalar(Buffer::Bool(vec![b]))),
            Value::Ellipsis => Operand::Ellipsis,
            Value::NotImplemented | Value::Builtin(_) => return Err(self.no_operand(value)),
            Value::Ref(handle) => return self.object_operand(value, handle, depth),
        })
    }

    fn object_operand(&mut self, value: Value, handle: Handle, depth: usize) -> Result<Operand> {
        Ok(match self.heap.get(handle) {
            Object::Str(text) => Operand::Str(Arc::clone(text)),
            Object::Complex(re, im) => Operand::Complex(*re, *im),
            Object::Array(_) => Operand::Array(self.array_of(handle).ok_or_else(|| self.no_operand(value))?),
            Object::Scalar(array) => Operand::Scalar((**array).clone()),
            Object::Dtype(dtype) => Operand::Dtype(*dtype),
            Object::List(items) => {
                let items = items.clone();
                Operand::List(items.into_iter().map(|item| self.operand(item, depth + 1)).collect::<Result<_>>()?)
            }
            Object::Tuple(items) => {
                let items = items.to_vec();
                Operand::Tuple(items.into_iter().map(|item| self.operand(item, depth + 1)).collect::<Result<_>>()?)
            }
            Object::Slice(..) => match self.slice_of(value)? {
                Some(slice) => Operand::Slice(slice.start, slice.stop, slice.step),
                None => Operand::None,
            },
            Object::Class(_) => match self.dtype_like(value) {
                Some(dtype) => Operand::Dtype(dtype),
                None => return Err(self.no_operand(value)),
            },
            Object::NumPy(name) => match Dtype::named(name) {
                Some(dtype) => Operand::Dtype(dtype),
                None => Operand::Str(Arc::clone(name)),
            },
            Object::Instance(of) if of.inner != Value::None => {
                let inner = of.inner;
                self.operand(inner, depth + 1)?
            }
            Object::Range(..) | Object::DictView(..) | Object::Iter(_) => match self.collect_items(value)? {
                Some(items) => {
                    Operand::List(items.into_iter().map(|item| self.operand(item, depth + 1)).collect::<Result<_>>()?)
                }
                None => return Err(self.no_operand(value)),
            },
            _ => return Err(self.no_operand(value)),
        })
    }

    /// The type of cells that a value stands for: one itself, a type of NumPy's or Python's, or its name.
    pub fn dtype_like(&self, value: Value) -> Option<Dtype> {
        match self.object(value)? {
            Object::Dtype(dtype) => Some(*dtype),
            Object::NumPy(name) | Object::Str(name) => Dtype::named(name),
            Object::Class(class) => match class.kind {
                Kind::Int => Some(Dtype::Int64),
                Kind::Float => Some(Dtype::Float64),
                Kind::Bool => Some(Dtype::Bool),
                Kind::Complex => Some(Dtype::Complex128),
                Kind::Str => Some(Dtype::Str(0)),
                _ => None,
            },
            _ => None,
        }
    }

    fn no_operand(&self, value: Value) -> Fault {
        let name = self.type_name(value);
        Fault::type_error(format!("an array cannot hold {name} here (dtype=object)"))
    }

    /// What NumPy gives as a value; arrays on the buffer of one of these objects become views of it.
    pub fn from_operand(&mut self, operand: Operand, shared: &[Value]) -> Value {
        match operand {
            Operand::None | Operand::Written(_) => Value::None,
            Operand::Bool(b) => Value::Bool(b),
            Operand::Int(i) => Value::Int(i),
            Operand::Float(x) => Value::Float(x),
            Operand::Complex(re, im) => self.heap.add(Object::Complex(re, im)),
            Operand::Str(text) => self.heap.add(Object::Str(text)),
            Operand::Scalar(array) => self.from_scalar(&array),
            Operand::Array(array) => self.from_array(array, shared),
            Operand::Dtype(dtype) => self.heap.add(Object::Dtype(dtype)),
            Operand::Slice(start, stop, step) => {
                let part = |part: Option<i64>| part.map_or(Value::None, Value::Int);
                self.heap.add(Object::Slice(part(start), part(stop), part(step)))
            }
            Operand::Ellipsis => Value::Ellipsis,
            Operand::List(items) => {
                let items = items.into_iter().map(|item| self.from_operand(item, shared)).collect();
                self.list(items)
            }
            Operand::Tuple(items) => {
                let items = items.into_iter().map(|item| self.from_operand(item, shared)).collect();
                self.tuple(items)
            }
            Operand::Named(class, fields) => self.from_named(class, fields, shared),
        }
    }

    /// A tuple with names, as `np.linalg.svd` gives it.
    fn from_named(&mut self, class: &str, fields: Vec<(&'static str, Operand)>, shared: &[Value]) -> Value {
        let mut attributes = Vec::new();
        let mut items = Vec::new();
        for (name, operand) in fields {
            let value = self.from_operand(operand, shared);
            attributes.push((self.symbols.intern(name), value));
            items.push(value);
        }
        let inner = self.tuple(items);
        let known = self.library("_NumPyResult");
        let Ok(class) = self.make_class(class, &[known], Vec::new(), true) else { return inner };
        self.heap.add(Object::Instance(Box::new(crate::python::objects::Instance { class, attributes, inner })))
    }

    /// A scalar of NumPy.
    pub fn from_scalar(&mut self, array: &Array) -> Value {
        match &*array.buffer {
            Buffer::Float64(cells) => Value::NpFloat(cells[array.view.offset]),
            Buffer::Int64(cells) => Value::NpInt(cells[array.view.offset]),
            Buffer::Bool(cells) => Value::NpBool(cells[array.view.offset]),
            _ => self.heap.add(Object::Scalar(Box::new(array.copied()))),
        }
    }

    /// An array object.
    pub fn from_array(&mut self, array: Array, shared: &[Value]) -> Value {
        let shared = shared.iter().find_map(|&value| self.shared_buffer(value, &array, 0));
        let (buffer, base) = if let Some((buffer, base)) = shared {
            (buffer, Some(base))
        } else {
            let made = self.heap.insert(Object::Buffer(array.buffer, 0));
            self.note_write(made, |_| true);
            (made, None)
        };
        self.heap.add(Object::Array(Box::new(ArrayObject { buffer, view: array.view, base })))
    }

    /// The buffer that an array shares with a value, and the array that owns it.
    fn shared_buffer(&self, value: Value, array: &Array, depth: usize) -> Option<(Handle, Handle)> {
        match self.object(value)? {
            Object::Array(own) => match self.heap.get(own.buffer) {
                Object::Buffer(buffer, _) if Arc::ptr_eq(buffer, &array.buffer) => {
                    Some((own.buffer, own.base.or(value.handle())?))
                }
                _ => None,
            },
            Object::List(items) if depth < 2 => {
                items.iter().find_map(|&item| self.shared_buffer(item, array, depth + 1))
            }
            Object::Tuple(items) if depth < 2 => {
                items.iter().find_map(|&item| self.shared_buffer(item, array, depth + 1))
            }
            _ => None,
        }
    }

    /// A scalar as Python's own number or text, or the machine's small one.
    pub fn scalar_value(&self, scalar: &Array) -> Option<Value> {
        Some(match scalar.buffer.cell(scalar.view.offset) {
            Cell::Bool(b) => Value::Bool(b),
            Cell::Uint8(i) => Value::Int(i.into()),
            Cell::Int32(i) => Value::Int(i.into()),
            Cell::Int64(i) => Value::Int(i),
            Cell::Float32(x) => Value::Float(x.into()),
            Cell::Float64(x) => Value::Float(x),
            Cell::Complex128(_) | Cell::Str(_) => return None,
        })
    }

    /// Whether a value is an array or scalar of NumPy.
    pub fn is_numpy(&self, value: Value) -> bool {
        match value {
            Value::NpFloat(_) | Value::NpInt(_) | Value::NpBool(_) => true,
            Value::Ref(handle) => matches!(self.heap.get(handle), Object::Array(_) | Object::Scalar(_)),
            _ => false,
        }
    }

    /// An empty dict.
    pub fn new_dict(&mut self) -> Value {
        self.heap.add(Object::Dict(Box::<Dict>::default()))
    }
}

/// An array without axes.
pub fn scalar(buffer: Buffer) -> Array {
    Array { buffer: Arc::new(buffer), view: View::contiguous(&[]) }
}
