//! Iteration: the machine's own iterators, generators, and what the program defines.

use std::sync::Arc;

use super::{Fault, Machine, Result, Then};
use crate::python::objects::{Handle, Iter, Object, Value};

/// What an iterator gives.
pub enum Step {
    /// The next value.
    Value(Value),
    /// Nothing more.
    End,
    /// It is the program's: a frame must run.
    Foreign,
}

impl Machine {
    /// The machine's own iterator over a value; nothing if the program must be asked.
    ///
    /// # Errors
    /// `TypeError` if it cannot be iterated.
    pub fn iterator(&mut self, value: Value) -> Result<Option<Value>> {
        let Value::Ref(handle) = value else { return Err(self.not_iterable(value)) };
        let iter = match self.heap.get(handle) {
            Object::Iter(_) | Object::Generator(_) => return Ok(Some(value)),
            Object::List(_) => Iter::List { list: handle, at: 0 },
            Object::Tuple(_) => Iter::Tuple { tuple: handle, at: 0 },
            Object::Str(text) => Iter::Str { text: Arc::clone(text), at: 0 },
            Object::Bytes(bytes) => {
                Iter::Values { values: bytes.iter().map(|&byte| Value::Int(byte.into())).collect(), at: 0 }
            }
            Object::Dict(dict) => Iter::Dict { dict: handle, at: 0, what: 0, len: dict.len() },
            Object::DictView(of, what) => {
                let (of, what) = (*of, *what);
                let len = self.dict_of(Value::Ref(of)).map_or(0, crate::python::objects::Dict::len);
                Iter::Dict { dict: of, at: 0, what, len }
            }
            Object::Set(table) | Object::FrozenSet(table) => {
                Iter::Set { members: table.members().into(), at: 0, set: handle, len: table.len() }
            }
            Object::Range(start, stop, step) => {
                Iter::Range { next: *start, step: *step, left: range_len(*start, *stop, *step) }
            }
            Object::Class(_) => {
                let members = self.symbols.find("__members__").and_then(|name| self.class_attribute(handle, name));
                let Some(entries) = members.and_then(|members| self.entries_of(members)) else {
                    return Err(Fault::type_error("'type' object is not iterable"));
                };
                let mut values: Vec<Value> = Vec::new();
                for (_, value) in entries {
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
                Iter::Values { values: values.into(), at: 0 }
            }
            Object::Array(array) => {
                if array.view.shape.is_empty() {
                    return Err(Fault::type_error("iteration over a 0-d array"));
                }
                Iter::Array { array: handle, at: 0 }
            }
            Object::Instance(instance) => {
                let (class, inner) = (instance.class, instance.inner);
                let own =
                    self.class_attribute(class, self.names.iter).or(self.class_attribute(class, self.names.getitem));
                if own.is_some() {
                    return Ok(None);
                }
                if inner != Value::None {
                    return self.iterator(inner);
                }
                return Err(self.not_iterable(value));
            }
            _ => return Err(self.not_iterable(value)),
        };
        Ok(Some(self.heap.add(Object::Iter(Box::new(iter)))))
    }

    pub(super) fn not_iterable(&self, value: Value) -> Fault {
        Fault::type_error(format!("'{}' object is not iterable", self.type_name(value)))
    }

    pub(super) fn iter_top(&mut self) -> Result<()> {
        let value = self.pop();
        if let Some(iterator) = self.iterator(value)? {
            self.push(iterator);
        } else {
            let Some(Object::Instance(instance)) = self.object(value) else { return Ok(()) };
            return match self.class_attribute(instance.class, self.names.iter) {
                Some(method) => self.call(method, vec![value], Vec::new(), Then::Iterator),
                None => self.call_library("_sequence_iterator", vec![value]),
            };
        }
        Ok(())
    }

    /// Checks what `__iter__` gave; the value lies on the stack.
    pub(super) fn check_iterator(&mut self, value: Value) -> Result<()> {
        match self.object(value) {
            Some(Object::Iter(_) | Object::Generator(_)) => Ok(()),
            Some(Object::Instance(of)) if self.class_attribute(of.class, self.names.next).is_some() => Ok(()),
            _ => {
                self.pop();
                let words = format!("iter() returned non-iterator of type '{}'", self.type_name(value));
                Err(Fault::type_error(words))
            }
        }
    }

    /// The next value of the machine's own iterator.
    ///
    /// # Errors
    /// `RuntimeError` if a dict or set has changed its size.
    pub fn step(&mut self, handle: Handle) -> Result<Step> {
        let Object::Iter(iter) = self.heap.get(handle) else { return Ok(Step::Foreign) };
        let mut iter = match &**iter {
            Iter::Range { left: 0, .. } => return Ok(Step::End),
            &Iter::Range { next, step, left } => {
                if let Object::Iter(place) = self.heap.get_mut(handle) {
                    **place = Iter::Range { next: next.wrapping_add(step), step, left: left - 1 };
                }
                return Ok(Step::Value(Value::Int(next)));
            }
            other => other.clone(),
        };
        let step = self.advance(&mut iter)?;
        if matches!(step, Step::End) {
            iter = Iter::Empty;
        }
        if let Object::Iter(place) = self.heap.get_mut(handle) {
            **place = iter;
        }
        Ok(step)
    }

    fn advance(&mut self, iter: &mut Iter) -> Result<Step> {
        let value = match iter {
            Iter::List { list, at } => match self.heap.get(*list) {
                Object::List(items) => next_of(items, at),
                _ => None,
            },
            Iter::Tuple { tuple, at } => match self.heap.get(*tuple) {
                Object::Tuple(items) => next_of(items, at),
                _ => None,
            },
            Iter::Values { values, at } => next_of(values, at),
            Iter::Str { text, at } => match text[*at..].chars().next() {
                None => None,
                Some(letter) => {
                    *at += letter.len_utf8();
                    Some(self.text(letter.encode_utf8(&mut [0; 4])))
                }
            },
            Iter::Dict { dict, at, what, len } => return self.advance_dict(*dict, at, *what, *len),
            Iter::Set { set, members, at, len } => match self.heap.get(*set) {
                Object::Set(table) | Object::FrozenSet(table) if table.len() != *len => {
                    return Err(Fault::New("RuntimeError", "Set changed size during iteration".into()));
                }
                _ => next_of(members, at),
            },
            Iter::ReversedList { list, left } => match self.heap.get(*list) {
                Object::List(items) if *left > 0 => {
                    *left -= 1;
                    items.get(*left).copied()
                }
                _ => None,
            },
            Iter::Array { array, at } => {
                *at += 1;
                self.array_row(*array, *at - 1)?
            }
            Iter::Enumerate { inner, count } => match self.step(*inner)? {
                Step::Value(value) => {
                    let at = *count;
                    *count = count.wrapping_add(1);
                    Some(self.tuple(vec![Value::Int(at), value]))
                }
                other => return Ok(other),
            },
            Iter::Zip { inner, strict } => return self.advance_zip(&inner.clone(), *strict),
            Iter::Range { .. } | Iter::Empty => None,
        };
        Ok(value.map_or(Step::End, Step::Value))
    }

    fn advance_zip(&mut self, inner: &[Handle], strict: bool) -> Result<Step> {
        let mut values = Vec::with_capacity(inner.len());
        for (at, &of) in inner.iter().enumerate() {
            match self.step(of)? {
                Step::Value(value) => values.push(value),
                Step::End if strict && at > 0 => {
                    let before = if at == 1 { "argument 1".into() } else { format!("arguments 1-{at}") };
                    return Err(Fault::value_error(format!("zip() argument {} is shorter than {before}", at + 1)));
                }
                Step::End if strict => {
                    for (at, &of) in inner.iter().enumerate().skip(1) {
                        if let Step::Value(_) = self.step(of)? {
                            let before = if at == 1 { "argument 1".into() } else { format!("arguments 1-{at}") };
                            return Err(Fault::value_error(format!(
                                "zip() argument {} is longer than {before}",
                                at + 1
                            )));
                        }
                    }
                    return Ok(Step::End);
                }
                other => return Ok(other),
            }
        }
        if values.is_empty() {
            return Ok(Step::End);
        }
        Ok(Step::Value(self.tuple(values)))
    }

    fn advance_dict(&mut self, handle: Handle, at: &mut usize, what: u8, len: usize) -> Result<Step> {
        let Some(dict) = self.dict_of(Value::Ref(handle)) else { return Ok(Step::End) };
        if dict.len() != len {
            return Err(Fault::New("RuntimeError", "dictionary changed size during iteration".into()));
        }
        while *at < dict.places() {
            *at += 1;
            if let Some((key, value)) = dict.at(*at - 1) {
                return Ok(Step::Value(match what {
                    0 => key,
                    1 => value,
                    _ => self.tuple(vec![key, value]),
                }));
            }
        }
        Ok(Step::End)
    }

    pub(super) fn for_iter(&mut self, to: u32) -> Result<()> {
        self.next_or_leave(to, Then::Next(to), None)
    }

    /// Puts the next value of the iterator on the stack; at its end takes it away, leaves `last` in its place, and jumps.
    fn next_or_leave(&mut self, to: u32, then: Then, last: Option<Value>) -> Result<()> {
        let iterator = self.top();
        let Value::Ref(handle) = iterator else { return Ok(()) };
        match self.step(handle)? {
            Step::Value(value) => self.push(value),
            Step::End => {
                self.pop();
                if let Some(last) = last {
                    self.push(last);
                }
                self.jump(to);
            }
            Step::Foreign => return self.ask_next(iterator, then),
        }
        Ok(())
    }

    /// Lets a generator or an object of the program give its next value.
    pub fn ask_next(&mut self, iterator: Value, then: Then) -> Result<()> {
        match self.object(iterator) {
            Some(Object::Generator(_)) => match iterator {
                Value::Ref(handle) => self.resume(handle, Value::None, then),
                _ => Ok(()),
            },
            Some(Object::Instance(of)) => match self.class_attribute(of.class, self.names.next) {
                Some(method) => self.call(method, vec![iterator], Vec::new(), then),
                None => Err(Fault::type_error(format!("'{}' object is not an iterator", self.type_name(iterator)))),
            },
            _ => Err(Fault::type_error(format!("'{}' object is not an iterator", self.type_name(iterator)))),
        }
    }

    pub(super) fn delegate_iter(&mut self, to: u32) -> Result<()> {
        self.next_or_leave(to, Then::Delegate(to), Some(Value::None))
    }

    /// All values of anything that the machine can iterate by itself; nothing if the program must be asked.
    ///
    /// # Errors
    /// `TypeError` if it cannot be iterated.
    pub fn collect_items(&mut self, value: Value) -> Result<Option<Vec<Value>>> {
        if let Some(items) = self.items_of(value) {
            return Ok(Some(items));
        }
        let Some(Value::Ref(handle)) = self.iterator(value)? else { return Ok(None) };
        if self.is_foreign(handle) {
            return Ok(None);
        }
        let mut items = Vec::new();
        loop {
            match self.step(handle)? {
                Step::Value(value) => items.push(value),
                Step::End => return Ok(Some(items)),
                Step::Foreign => return Ok(None),
            }
            if items.len() > 1 << 26 {
                return Err(Fault::New("MemoryError", "more than 67108864 values at once are not taken".into()));
            }
        }
    }

    /// Whether an iterator needs frames for its next value.
    pub fn is_foreign(&self, handle: Handle) -> bool {
        match self.heap.get(handle) {
            Object::Iter(iter) => match &**iter {
                Iter::Enumerate { inner, .. } => self.is_foreign(*inner),
                Iter::Zip { inner, .. } => inner.iter().any(|&of| self.is_foreign(of)),
                _ => false,
            },
            _ => true,
        }
    }

    /// The values of a list or tuple.
    pub fn items_of(&self, value: Value) -> Option<Vec<Value>> {
        match self.object(value)? {
            Object::List(items) => Some(items.clone()),
            Object::Tuple(items) => Some(items.to_vec()),
            Object::Set(table) | Object::FrozenSet(table) => Some(table.members()),
            Object::Instance(of)
                if of.inner != Value::None && self.class_attribute(of.class, self.names.iter).is_none() =>
            {
                self.items_of(of.inner)
            }
            _ => None,
        }
    }
}

fn next_of(items: &[Value], at: &mut usize) -> Option<Value> {
    *at += 1;
    items.get(*at - 1).copied()
}

/// How many integers a range has.
pub fn range_len(start: i64, stop: i64, step: i64) -> u64 {
    let span = if step > 0 { i128::from(stop) - i128::from(start) } else { i128::from(start) - i128::from(stop) };
    let step = i128::from(step).unsigned_abs();
    if span <= 0 || step == 0 { 0 } else { u64::try_from((span.unsigned_abs() - 1) / step + 1).unwrap_or(u64::MAX) }
}
