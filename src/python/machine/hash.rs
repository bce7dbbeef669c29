//! Keys of dicts and members of sets.

use std::hash::Hasher;

use super::compare::Equal;
use super::{Fault, Flow, Machine, Result};
use crate::python::objects::{Dict, Handle, Kind, Object, Value};

/// The hash of a string.
pub fn text_hash(text: &str) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish() | 1
}

fn float_hash(x: f64) -> u64 {
    if x.fract() == 0.0 && x.abs() < 9e18 { x as i64 as u64 } else { x.to_bits().rotate_left(17) }
}

impl Machine {
    /// The hash of a value.
    ///
    /// # Errors
    /// `TypeError` for what can change.
    pub fn hash(&self, value: Value, depth: usize) -> Result<u64> {
        if depth > 200 {
            return Err(Fault::New("RecursionError", "maximum recursion depth exceeded".into()));
        }
        Ok(match value {
            Value::Bool(b) | Value::NpBool(b) => u64::from(b),
            Value::Int(i) | Value::NpInt(i) => i as u64,
            Value::Float(x) | Value::NpFloat(x) => float_hash(x),
            Value::None => 0xF00D,
            Value::Ellipsis | Value::NotImplemented | Value::Unbound => 0xBEEF,
            Value::Builtin(number) => 0xB000 + u64::from(number),
            Value::Ref(handle) => match self.heap.get(handle) {
                Object::Str(text) => text_hash(text),
                Object::Bytes(bytes) => {
                    bytes.iter().fold(7, |hash: u64, &b| hash.wrapping_mul(31).wrapping_add(u64::from(b)))
                }
                Object::Complex(re, im) if *im == 0.0 => float_hash(*re),
                Object::Complex(re, im) => re.to_bits() ^ im.to_bits().rotate_left(9),
                Object::Tuple(items) => {
                    let mut hash = 0x3456_789A;
                    for &item in items.iter() {
                        hash = (hash ^ self.hash(item, depth + 1)?).wrapping_mul(0x100_0000_01B3).rotate_left(5);
                    }
                    hash
                }
                Object::FrozenSet(table) => {
                    let mut hash = 0x1234_5678;
                    for place in 0..table.places() {
                        if table.at(place).is_some() {
                            hash ^= table.hash_at(place).wrapping_mul(0x9E37_79B9);
                        }
                    }
                    hash
                }
                Object::List(_) | Object::Dict(_) | Object::Set(_) | Object::Array(_) | Object::Slice(..) => {
                    return Err(Fault::type_error(format!("unhashable type: '{}'", self.type_name(value))));
                }
                Object::Scalar(scalar) => match self.scalar_value(scalar) {
                    Some(plain) if plain != value => self.hash(plain, depth + 1)?,
                    _ => 0xCAFE,
                },
                Object::Range(a, b, c) => (*a as u64).wrapping_mul(31) ^ (*b as u64).rotate_left(20) ^ *c as u64,
                Object::Instance(instance) => {
                    let kind = self.kind(value);
                    if instance.inner != Value::None && kind != Kind::Exception {
                        return self.hash(instance.inner, depth + 1);
                    }
                    u64::from(handle.0) * 16 + 3
                }
                Object::Method(this, function) => self.hash(*this, depth + 1)? ^ self.hash(*function, depth + 1)?,
                Object::Dtype(dtype) => text_hash(&dtype.name()),
                _ => u64::from(handle.0) * 16 + 3,
            },
        })
    }

    /// Whether hashing or comparing a key asks the program.
    pub fn is_foreign_key(&self, key: Value) -> bool {
        match self.object(key) {
            Some(Object::Instance(of)) => {
                self.class_attribute(of.class, self.names.hash).is_some()
                    || self.class_attribute(of.class, self.names.eq).is_some()
            }
            Some(Object::Tuple(items)) => items.iter().any(|&item| {
                matches!(self.object(item), Some(Object::Instance(_) | Object::Tuple(_))) && self.is_foreign_key(item)
            }),
            _ => false,
        }
    }

    /// The table of a dict, also of an instance of a class derived from it.
    pub fn dict_of(&self, value: Value) -> Option<&Dict> {
        match self.object(value)? {
            Object::Dict(dict) => Some(dict),
            Object::Instance(of) => match self.object(of.inner)? {
                Object::Dict(dict) => Some(dict),
                _ => None,
            },
            _ => None,
        }
    }

    /// The table of a set.
    pub fn set_of(&self, value: Value) -> Option<&Dict> {
        match self.object(value)? {
            Object::Set(table) | Object::FrozenSet(table) => Some(table),
            Object::Instance(of) => match self.object(of.inner)? {
                Object::Set(table) | Object::FrozenSet(table) => Some(table),
                _ => None,
            },
            _ => None,
        }
    }

    /// The table of a dict or set, to be changed.
    pub fn table_mut(&mut self, value: Value) -> Option<&mut Dict> {
        let Value::Ref(mut handle) = value else { return None };
        if let Object::Instance(of) = self.heap.get(handle) {
            handle = of.inner.handle()?;
        }
        match self.heap.get_mut(handle) {
            Object::Dict(table) | Object::Set(table) | Object::FrozenSet(table) => Some(table),
            _ => None,
        }
    }

    /// The place of a key in a table.
    ///
    /// # Errors
    /// `TypeError` for what cannot be a key.
    pub fn find_key(&self, table: &Dict, key: Value) -> Result<(u64, Option<usize>)> {
        let hash = self.hash(key, 0)?;
        Ok((hash, table.find(hash, |other| self.same_key(key, other))))
    }

    fn same_key(&self, a: Value, b: Value) -> bool {
        a.is(b) || matches!(self.equal(self.plain_key(a), self.plain_key(b), 0), Ok(Equal::Yes))
    }

    /// The native value that an instance compares as: that of a class derived from a native one without an `__eq__` of
    /// its own.
    fn plain_key(&self, key: Value) -> Value {
        if self.is_foreign_key(key) { key } else { self.unwrap(key) }
    }

    /// The value of a key in a dict.
    ///
    /// # Errors
    /// `TypeError` for what cannot be a key.
    pub fn dict_get(&self, dict: Value, key: Value) -> Result<Option<Value>> {
        let Some(table) = self.dict_of(dict) else { return Ok(None) };
        let (_, place) = self.find_key(table, key)?;
        Ok(place.and_then(|place| table.at(place)).map(|(_, value)| value))
    }

    /// Sets the value of a key in a dict.
    ///
    /// # Errors
    /// `TypeError` for what cannot be a key.
    pub fn dict_put(&mut self, dict: Value, key: Value, value: Value) -> Result<()> {
        let Some(table) = self.dict_of(dict) else { return Ok(()) };
        let (hash, place) = self.find_key(table, key)?;
        if let Some(table) = self.table_mut(dict) {
            match place {
                Some(place) => table.replace(place, value),
                None => table.push(hash, key, value),
            }
        }
        self.heap.grown(48);
        Ok(())
    }

    /// Adds a member to a set.
    ///
    /// # Errors
    /// `TypeError` for what cannot be a member.
    pub fn set_add(&mut self, set: Value, key: Value) -> Result<()> {
        let Some(table) = self.set_of(set) else { return Ok(()) };
        let (hash, place) = self.find_key(table, key)?;
        if place.is_none()
            && let Some(table) = self.table_mut(set)
        {
            table.push(hash, key, Value::None);
        }
        self.heap.grown(48);
        Ok(())
    }

    /// A set of these values.
    ///
    /// # Errors
    /// `TypeError` for what cannot be a member.
    pub fn make_set(&mut self, items: Vec<Value>) -> Result<Value> {
        let set = self.heap.add(Object::Set(Box::<Dict>::default()));
        for item in items {
            self.set_add(set, item)?;
        }
        Ok(set)
    }

    pub(super) fn build_set(&mut self, count: usize) -> Result<()> {
        let items = self.take(count);
        if items.iter().any(|&item| self.is_foreign_key(item)) {
            let items = self.list(items);
            return self.call_library("_set_of", vec![items]);
        }
        let set = self.make_set(items)?;
        self.push(set);
        Ok(())
    }

    pub(super) fn build_dict(&mut self, count: usize) -> Result<()> {
        let items = self.take(count * 2);
        if items.chunks(2).any(|pair| self.is_foreign_key(pair[0])) {
            let items = self.list(items);
            return self.call_library("_dict_of", vec![items]);
        }
        let dict = self.heap.add(Object::Dict(Box::<Dict>::default()));
        for pair in items.chunks(2) {
            self.dict_put(dict, pair[0], pair[1])?;
        }
        self.push(dict);
        Ok(())
    }

    pub(super) fn add_to(&mut self, deep: usize) -> Result<()> {
        let value = self.pop();
        let set = self.stack[self.stack.len() - deep];
        if self.is_foreign_key(value) {
            let callee = self.library("_set_add");
            return self.call(callee, vec![set, value], Vec::new(), super::Then::Drop);
        }
        self.set_add(set, value)
    }

    pub(super) fn put_into(&mut self, deep: usize) -> Result<()> {
        let (value, key) = (self.pop(), self.pop());
        let dict = self.stack[self.stack.len() - deep];
        if self.is_foreign_key(key) {
            let callee = self.library("_dict_put");
            return self.call(callee, vec![dict, key, value], Vec::new(), super::Then::Drop);
        }
        self.dict_put(dict, key, value)
    }

    /// The entries of a dict.
    pub fn entries_of(&self, value: Value) -> Option<Vec<(Value, Value)>> {
        self.dict_of(value).map(|dict| dict.iter().collect())
    }

    /// Puts the entries of a dict or of pairs into a dict; or the call that does.
    ///
    /// # Errors
    /// `TypeError` and `ValueError` as `dict.update`.
    pub fn dict_update(&mut self, target: Value, from: Value) -> Result<Option<Flow>> {
        if let Some(entries) = self.entries_of(from) {
            for (key, value) in entries {
                if self.is_foreign_key(key) {
                    return Ok(Some(Flow::Library("_update_dict", vec![target, from])));
                }
                self.dict_put(target, key, value)?;
            }
            return Ok(None);
        }
        let Some(pairs) = self.collect_items(from)? else {
            return Ok(Some(Flow::Library("_update_dict", vec![target, from])));
        };
        for (at, pair) in pairs.into_iter().enumerate() {
            let items = self.collect_items(pair).map_err(|_| {
                Fault::type_error(format!("cannot convert dictionary update sequence element #{at} to a sequence"))
            })?;
            match items.as_deref() {
                Some(&[key, value]) => self.dict_put(target, key, value)?,
                Some(items) => {
                    let len = items.len();
                    let words = format!("dictionary update sequence element #{at} has length {len}; 2 is required");
                    return Err(Fault::value_error(words));
                }
                None => return Ok(Some(Flow::Library("_update_dict", vec![target, from]))),
            }
        }
        Ok(None)
    }

    /// The handle that identity counts by.
    pub fn identity(&self, value: Value) -> u64 {
        match value {
            Value::Ref(Handle(handle)) => 0x7f00_0000_0000 + u64::from(handle) * 64,
            Value::Int(i) => 0x0095_0000 + (i as u64).wrapping_mul(32) % 0x1_0000_0000,
            other => 0x0090_0000 + self.hash(other, 0).unwrap_or(0) % 0xFFFF * 16,
        }
    }
}
