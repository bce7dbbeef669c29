//! Subscripts.

use super::{Fault, Flow, Machine, Result, Then};
use crate::numpy::Slice;
use crate::python::objects::{Object, Value};

impl Machine {
    /// `container[index]`, which lie on the stack.
    ///
    /// # Errors
    /// As Python.
    pub fn load_item(&mut self) -> Result<()> {
        let (index, container) = (self.pop(), self.pop());
        if let Value::Ref(handle) = container {
            match (self.heap.get(handle), index) {
                (Object::List(items), Value::Int(i)) => {
                    let value = at(items, i).ok_or_else(|| out_of_range("list index out of range"))?;
                    self.push(value);
                    return Ok(());
                }
                (Object::Tuple(items), Value::Int(i)) => {
                    let value = at(items, i).ok_or_else(|| out_of_range("tuple index out of range"))?;
                    self.push(value);
                    return Ok(());
                }
                (Object::Array(_), _) => {
                    let value = self.array_item(handle, index)?;
                    self.push(value);
                    return Ok(());
                }
                _ => {}
            }
        }
        let flow = self.item(container, index)?;
        self.flow(flow, Then::Push)
    }

    /// `container[index]`.
    ///
    /// # Errors
    /// `IndexError`, `KeyError`, `TypeError` as Python.
    pub fn item(&mut self, container: Value, index: Value) -> Result<Flow> {
        let value = match self.object(container) {
            Some(Object::Instance(of)) => {
                let (class, inner) = (of.class, of.inner);
                if let Some(method) = self.class_attribute(class, self.names.getitem) {
                    return Ok(Flow::Call(method, vec![container, index], Vec::new()));
                }
                if inner == Value::None {
                    return Err(self.not_subscriptable(container));
                }
                let missing = self.class_attribute(class, self.names.missing);
                if let (Some(method), Some(_)) = (missing, self.dict_of(container))
                    && !self.is_foreign_key(index)
                    && self.dict_get(container, index)?.is_none()
                {
                    return Ok(Flow::Call(method, vec![container, index], Vec::new()));
                }
                return self.item(inner, index);
            }
            Some(Object::Dict(_)) => {
                if self.is_foreign_key(index) {
                    return Ok(Flow::Library("_dict_get", vec![container, index]));
                }
                match self.dict_get(container, index)? {
                    Some(value) => value,
                    None => return Err(self.key_error(index)),
                }
            }
            Some(Object::List(_) | Object::Tuple(_) | Object::Str(_) | Object::Range(..) | Object::Bytes(_)) => {
                return self.sequence_item(container, index);
            }
            Some(Object::Array(_)) => match container {
                Value::Ref(handle) => self.array_item(handle, index)?,
                _ => Value::None,
            },
            Some(Object::Scalar(_)) => return Err(out_of_range("invalid index to scalar variable.")),
            // `list[int]` in a hint that is evaluated.
            Some(Object::Class(class)) => {
                let class = class.clone();
                if let Value::Ref(handle) = container
                    && let Some(method) = self.class_attribute(handle, self.names.class_getitem)
                {
                    return Ok(Flow::Call(method, vec![container, index], Vec::new()));
                }
                if !class.native {
                    return Err(Fault::type_error(format!("type '{}' is not subscriptable", class.name)));
                }
                container
            }
            Some(Object::NumPy(name)) => {
                let name = std::sync::Arc::clone(name);
                self.numpy_item(&name, index)?
            }
            _ if self.is_numpy(container) => return Err(out_of_range("invalid index to scalar variable.")),
            _ => return Err(self.not_subscriptable(container)),
        };
        Ok(Flow::Value(value))
    }

    /// The words for a key that is not there.
    pub fn key_error(&mut self, key: Value) -> Fault {
        let exception = self.make_exception("KeyError", vec![key]);
        Fault::Raised(exception)
    }

    fn not_subscriptable(&self, container: Value) -> Fault {
        Fault::type_error(format!("'{}' object is not subscriptable", self.type_name(container)))
    }

    /// A slice object as its three numbers.
    ///
    /// # Errors
    /// `TypeError` where a part is no integer.
    pub fn slice_of(&self, index: Value) -> Result<Option<Slice>> {
        let Some(Object::Slice(start, stop, step)) = self.object(index) else { return Ok(None) };
        let part = |value: Value| match (value, self.integer(value)) {
            (Value::None, _) => Ok(None),
            (_, Some(i)) => Ok(Some(i)),
            _ => Err(Fault::type_error("slice indices must be integers or None or have an __index__ method")),
        };
        Ok(Some(Slice { start: part(*start)?, stop: part(*stop)?, step: part(*step)? }))
    }

    fn sequence_item(&mut self, container: Value, index: Value) -> Result<Flow> {
        let name = self.type_name(container);
        let slice = self.slice_of(index)?;
        let Some(slice) = slice else {
            let Some(i) = self.integer(index) else {
                if let Some(Object::Instance(of)) = self.object(index)
                    && let Some(method) = self.class_attribute(of.class, self.names.index)
                {
                    let getter = self.library("_item_at_index");
                    let _ = method;
                    return Ok(Flow::Call(getter, vec![container, index], Vec::new()));
                }
                let other = self.type_name(index);
                let words = if name == "str" {
                    format!("string indices must be integers, not '{other}'")
                } else {
                    format!("{name} indices must be integers or slices, not {other}")
                };
                return Err(Fault::type_error(words));
            };
            return self.place(container, i, &name).map(Flow::Value);
        };
        let len = self.length(container).unwrap_or(0);
        let (start, step, count) = slice.places(len)?;
        let places = (0..count as i64).map(|k| (start + k * step) as usize);
        let value = match self.object(container) {
            Some(Object::List(items)) => {
                let items = places.filter_map(|place| items.get(place).copied()).collect();
                self.list(items)
            }
            Some(Object::Tuple(items)) => {
                let items = places.filter_map(|place| items.get(place).copied()).collect();
                self.tuple(items)
            }
            Some(Object::Bytes(bytes)) => {
                let bytes: Vec<u8> = places.filter_map(|place| bytes.get(place).copied()).collect();
                self.heap.add(Object::Bytes(bytes.into()))
            }
            Some(Object::Str(text)) => {
                let part: String = if text.is_ascii() {
                    let bytes = text.as_bytes();
                    if step == 1 {
                        text[start as usize..start as usize + count].to_owned()
                    } else {
                        places.filter_map(|place| bytes.get(place)).map(|&byte| byte as char).collect()
                    }
                } else {
                    let letters: Vec<char> = text.chars().collect();
                    places.filter_map(|place| letters.get(place)).collect()
                };
                self.text(&part)
            }
            Some(&Object::Range(first, _, by)) => {
                let start_value = first.saturating_add(start.saturating_mul(by));
                let by = step.saturating_mul(by);
                let stop = start_value.saturating_add((count as i64).saturating_mul(by));
                self.heap.add(Object::Range(start_value, stop, by))
            }
            _ => Value::None,
        };
        Ok(Flow::Value(value))
    }

    fn place(&mut self, container: Value, i: i64, name: &str) -> Result<Value> {
        let len = self.length(container).unwrap_or(0) as i64;
        let place = if i < 0 { i.saturating_add(len) } else { i };
        if place < 0 || place >= len {
            let words = match name {
                "str" => "string index out of range".into(),
                "range" => "range object index out of range".into(),
                "bytes" => "index out of range".into(),
                _ => format!("{name} index out of range"),
            };
            return Err(Fault::New("IndexError", words));
        }
        let place = place as usize;
        Ok(match self.object(container) {
            Some(Object::List(items)) => items[place],
            Some(Object::Tuple(items)) => items[place],
            Some(Object::Bytes(bytes)) => Value::Int(bytes[place].into()),
            Some(&Object::Range(start, _, step)) => Value::Int(start + place as i64 * step),
            Some(Object::Str(text)) => {
                let letter = if text.is_ascii() {
                    text.as_bytes()[place] as char
                } else {
                    text.chars().nth(place).unwrap_or(' ')
                };
                self.text(letter.encode_utf8(&mut [0; 4]))
            }
            _ => Value::None,
        })
    }

    /// `len` of what has one natively.
    pub fn length(&self, value: Value) -> Option<usize> {
        Some(match self.object(value)? {
            Object::Str(text) => {
                if text.is_ascii() {
                    text.len()
                } else {
                    text.chars().count()
                }
            }
            Object::Bytes(bytes) => bytes.len(),
            Object::List(items) => items.len(),
            Object::Tuple(items) => items.len(),
            Object::Dict(table) | Object::Set(table) | Object::FrozenSet(table) => table.len(),
            Object::DictView(dict, _) => self.dict_of(Value::Ref(*dict))?.len(),
            Object::Range(a, b, c) => super::iterate::range_len(*a, *b, *c) as usize,
            Object::Array(array) => *array.view.shape.first()?,
            Object::Instance(of) => self.length(of.inner)?,
            // A class of `enum`.
            Object::Class(_) => self.length(self.class_attribute(value.handle()?, self.names.members)?)?,
            _ => return None,
        })
    }

    /// `container[index] = value`: value, container and index lie on the stack.
    ///
    /// # Errors
    /// As Python.
    pub fn store_item(&mut self) -> Result<()> {
        let (index, container, value) = (self.pop(), self.pop(), self.pop());
        if let Value::Ref(handle) = container {
            if let (Object::List(_), Value::Int(i)) = (self.heap.get(handle), index) {
                if let Object::List(items) = self.heap.get_mut(handle) {
                    let len = items.len() as i64;
                    let place = if i < 0 { i.saturating_add(len) } else { i };
                    if place < 0 || place >= len {
                        return Err(out_of_range("list assignment index out of range"));
                    }
                    items[place as usize] = value;
                }
                return Ok(());
            }
            if matches!(self.heap.get(handle), Object::Array(_)) {
                return self.set_array_item(handle, index, value);
            }
        }
        match self.set_item(container, index, value)? {
            Some(flow) => self.flow(flow, Then::Drop),
            None => Ok(()),
        }
    }

    /// `container[index] = value`.
    ///
    /// # Errors
    /// `IndexError`, `TypeError`, `ValueError` as Python.
    pub fn set_item(&mut self, container: Value, index: Value, value: Value) -> Result<Option<Flow>> {
        match self.object(container) {
            Some(Object::Instance(of)) => {
                let inner = of.inner;
                if let Some(method) = self.class_attribute(of.class, self.names.setitem) {
                    return Ok(Some(Flow::Call(method, vec![container, index, value], Vec::new())));
                }
                if inner == Value::None {
                    let words = format!("'{}' object does not support item assignment", self.type_name(container));
                    return Err(Fault::type_error(words));
                }
                self.set_item(inner, index, value)
            }
            Some(Object::Dict(_)) => {
                if self.is_foreign_key(index) {
                    return Ok(Some(Flow::Library("_dict_put", vec![container, index, value])));
                }
                self.dict_put(container, index, value)?;
                Ok(None)
            }
            Some(Object::List(items)) => {
                let len = items.len();
                if let Some(slice) = self.slice_of(index)? {
                    return self.set_slice(container, slice, value, len);
                }
                let Some(i) = self.integer(index) else {
                    let words = format!("list indices must be integers or slices, not {}", self.type_name(index));
                    return Err(Fault::type_error(words));
                };
                let place = if i < 0 { i.saturating_add(len as i64) } else { i };
                if place < 0 || place >= len as i64 {
                    return Err(out_of_range("list assignment index out of range"));
                }
                if let Value::Ref(handle) = container
                    && let Object::List(items) = self.heap.get_mut(handle)
                {
                    items[place as usize] = value;
                }
                Ok(None)
            }
            _ => {
                let words = format!("'{}' object does not support item assignment", self.type_name(container));
                Err(Fault::type_error(words))
            }
        }
    }

    fn set_slice(&mut self, list: Value, slice: Slice, value: Value, len: usize) -> Result<Option<Flow>> {
        let items = match self.collect_items(value) {
            Ok(Some(items)) => items,
            Ok(None) => return Ok(Some(Flow::Library("_set_slice", vec![list, value]))),
            Err(_) => return Err(Fault::type_error("can only assign an iterable")),
        };
        let (start, step, count) = slice.places(len)?;
        let Value::Ref(handle) = list else { return Ok(None) };
        let Object::List(own) = self.heap.get_mut(handle) else { return Ok(None) };
        if step == 1 {
            let start = (start as usize).min(len);
            own.splice(start..start + count, items);
            return Ok(None);
        }
        if items.len() != count {
            let words = format!("attempt to assign sequence of size {} to extended slice of size {count}", items.len());
            return Err(Fault::value_error(words));
        }
        for (k, item) in items.into_iter().enumerate() {
            own[(start + k as i64 * step) as usize] = item;
        }
        Ok(None)
    }
}

fn at(items: &[Value], i: i64) -> Option<Value> {
    let place = if i < 0 { i.checked_add(items.len() as i64)? } else { i };
    usize::try_from(place).ok().and_then(|place| items.get(place)).copied()
}

pub(super) fn out_of_range(words: &str) -> Fault {
    Fault::New("IndexError", words.into())
}
