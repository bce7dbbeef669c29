//! Comparisons.

use std::cmp::Ordering;

use super::arithmetic::ordered;
use super::{Fault, Machine, Result, Then};
use crate::python::compile::Compare;
use crate::python::objects::{Object, Value};

/// Whether two values are equal, as far as the machine can say by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Equal {
    /// They are.
    Yes,
    /// They are not.
    No,
    /// The program must be asked.
    Foreign,
}

impl From<bool> for Equal {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// How a comparison is written.
pub fn sign(op: Compare) -> &'static str {
    match op {
        Compare::Eq => "==",
        Compare::Ne => "!=",
        Compare::Lt => "<",
        Compare::Le => "<=",
        Compare::Gt => ">",
        Compare::Ge => ">=",
    }
}

fn method(op: Compare) -> &'static str {
    match op {
        Compare::Eq => "__eq__",
        Compare::Ne => "__ne__",
        Compare::Lt => "__lt__",
        Compare::Le => "__le__",
        Compare::Gt => "__gt__",
        Compare::Ge => "__ge__",
    }
}

fn mirrored(op: Compare) -> Compare {
    match op {
        Compare::Lt => Compare::Gt,
        Compare::Le => Compare::Ge,
        Compare::Gt => Compare::Lt,
        Compare::Ge => Compare::Le,
        same => same,
    }
}

impl Machine {
    pub(super) fn compare(&mut self, op: Compare) -> Result<()> {
        let (right, left) = (self.pop(), self.pop());
        self.compare_values(op, left, right, Then::Push)
    }

    /// Compares; the result goes where `then` says.
    pub fn compare_values(&mut self, op: Compare, left: Value, right: Value, then: Then) -> Result<()> {
        if self.is_instance(left) || self.is_instance(right) {
            return self.compare_next(op, left, right, 0);
        }
        if let (Some(a), Some(b)) = (small_float(left), small_float(right))
            && matches!((left, right), (Value::NpFloat(_), _) | (_, Value::NpFloat(_)))
        {
            return self.finish(then, Value::NpBool(ordered(op, &a, &b)));
        }
        if self.is_numpy(left) || self.is_numpy(right) {
            let value = self.numpy_compare(op, left, right)?;
            return self.finish(then, value);
        }
        let value = match op {
            Compare::Eq | Compare::Ne => match self.equal(left, right, 0)? {
                Equal::Foreign => {
                    let name = if op == Compare::Eq { "_equal" } else { "_unequal" };
                    return self.call_library(name, vec![left, right]);
                }
                equal => (equal == Equal::Yes) == (op == Compare::Eq),
            },
            _ => {
                if let Some(value) = self.order(op, left, right, 0)? {
                    value
                } else {
                    let word = self.text(sign(op));
                    return self.call_library("_ordered", vec![left, right, word]);
                }
            }
        };
        self.finish(then, Value::Bool(value))
    }

    pub(super) fn is_instance(&self, value: Value) -> bool {
        matches!(self.object(value), Some(Object::Instance(_)))
    }

    /// Asks the operands' methods in turn; `asked` says how many have answered `NotImplemented`.
    pub(super) fn compare_next(&mut self, op: Compare, left: Value, right: Value, asked: u8) -> Result<()> {
        let (own, mirror) = (self.symbols.intern(method(op)), self.symbols.intern(method(mirrored(op))));
        let tries = [(left, right, own, op), (right, left, mirror, mirrored(op))];
        for (at, &(this, other, name, _)) in tries.iter().enumerate().skip(asked as usize) {
            if let Some(Object::Instance(of)) = self.object(this)
                && let Some(found) = self.class_attribute(of.class, name)
                && found != Value::None
            {
                let then = Then::Compare { op, left, right, asked: at as u8 + 1 };
                return self.call(found, vec![this, other], Vec::new(), then);
            }
            if op == Compare::Ne
                && let Some(Object::Instance(of)) = self.object(this)
                && let Some(found) = self.class_attribute(of.class, self.names.eq)
            {
                return self.call(found, vec![this, other], Vec::new(), Then::Not);
            }
        }
        let (a, b) = (self.unwrap(left), self.unwrap(right));
        if a != left || b != right {
            return self.compare_values(op, a, b, Then::Push);
        }
        match op {
            Compare::Eq | Compare::Ne => {
                self.push(Value::Bool(left.is(right) == (op == Compare::Eq)));
                Ok(())
            }
            _ => Err(self.cannot_compare(op, left, right)),
        }
    }

    fn cannot_compare(&self, op: Compare, left: Value, right: Value) -> Fault {
        let (a, b) = (self.type_name(left), self.type_name(right));
        Fault::type_error(format!("'{}' not supported between instances of '{a}' and '{b}'", sign(op)))
    }

    /// Whether two values are equal.
    ///
    /// # Errors
    /// `RecursionError` for what is nested too deep.
    pub fn equal(&self, a: Value, b: Value, depth: usize) -> Result<Equal> {
        if depth > 200 {
            return Err(Fault::New("RecursionError", "maximum recursion depth exceeded in comparison".into()));
        }
        if let (Some(x), Some(y)) = (self.small_int(a), self.small_int(b)) {
            return Ok((x == y).into());
        }
        if let (Some(x), Some(y)) = (self.real(a), self.real(b))
            && !self.is_instance(a)
            && !self.is_instance(b)
        {
            return Ok((x == y).into());
        }
        let (Value::Ref(x), Value::Ref(y)) = (a, b) else {
            let complex = matches!(self.object(a), Some(Object::Complex(..)))
                || matches!(self.object(b), Some(Object::Complex(..)));
            if complex && let (Some(x), Some(y)) = (self.complex(a), self.complex(b)) {
                return Ok((x == y).into());
            }
            let foreign = self.is_instance(a) || self.is_instance(b);
            return Ok(if foreign { self.equal_foreign(a, b) } else { a.is(b).into() });
        };
        if x == y && !matches!(self.heap.get(x), Object::Array(_)) {
            return Ok(Equal::Yes);
        }
        match (self.heap.get(x), self.heap.get(y)) {
            (Object::Dtype(own), _) => Ok((self.dtype_like(b) == Some(*own)).into()),
            (_, Object::Dtype(own)) => Ok((self.dtype_like(a) == Some(*own)).into()),
            (Object::Str(a), Object::Str(b)) => Ok((a == b).into()),
            (Object::Bytes(a), Object::Bytes(b)) => Ok((a == b).into()),
            (Object::Complex(a, b), Object::Complex(c, d)) => Ok((a == c && b == d).into()),
            (Object::List(a), Object::List(b)) => self.equal_items(a, b, depth),
            (Object::Tuple(a), Object::Tuple(b)) => self.equal_items(a, b, depth),
            (Object::Range(a, b, c), Object::Range(d, e, f)) => {
                let len = super::iterate::range_len;
                let (n, m) = (len(*a, *b, *c), len(*d, *e, *f));
                Ok((n == m && (n == 0 || (a == d && (n == 1 || c == f)))).into())
            }
            (Object::Dict(a), Object::Dict(b)) => {
                if a.len() != b.len() {
                    return Ok(Equal::No);
                }
                for (key, value) in a.iter() {
                    let (_, place) = self.find_key(b, key)?;
                    let Some((_, other)) = place.and_then(|place| b.at(place)) else { return Ok(Equal::No) };
                    match self.equal(value, other, depth + 1)? {
                        Equal::Yes => {}
                        other => return Ok(other),
                    }
                }
                Ok(Equal::Yes)
            }
            (Object::Set(a) | Object::FrozenSet(a), Object::Set(b) | Object::FrozenSet(b)) => {
                if a.len() != b.len() {
                    return Ok(Equal::No);
                }
                for key in a.keys() {
                    if self.find_key(b, key)?.1.is_none() {
                        return Ok(Equal::No);
                    }
                }
                Ok(Equal::Yes)
            }
            (Object::Method(a, b), Object::Method(c, d)) => Ok((a == c && b == d).into()),
            (Object::Slice(a, b, c), Object::Slice(d, e, f)) => self.equal_items(&[*a, *b, *c], &[*d, *e, *f], depth),
            (Object::Instance(_), _) | (_, Object::Instance(_)) => Ok(self.equal_foreign(a, b)),
            (Object::Array(_) | Object::Scalar(_), _) | (_, Object::Array(_) | Object::Scalar(_)) => Ok(Equal::Foreign),
            (Object::DictView(..), _) | (_, Object::DictView(..)) => Ok(Equal::Foreign),
            _ => Ok(Equal::No),
        }
    }

    /// Equality where one is an instance: identity, unless a class says more.
    fn equal_foreign(&self, a: Value, b: Value) -> Equal {
        let says = |value: Value| match self.object(value) {
            Some(Object::Instance(of)) => {
                of.inner != Value::None || self.class_attribute(of.class, self.names.eq).is_some()
            }
            _ => false,
        };
        if says(a) || says(b) { Equal::Foreign } else { a.is(b).into() }
    }

    fn small_int(&self, value: Value) -> Option<i64> {
        match value {
            Value::Bool(b) | Value::NpBool(b) => Some(b.into()),
            Value::Int(i) | Value::NpInt(i) => Some(i),
            _ => None,
        }
    }

    fn equal_items(&self, a: &[Value], b: &[Value], depth: usize) -> Result<Equal> {
        if a.len() != b.len() {
            return Ok(Equal::No);
        }
        for (&a, &b) in a.iter().zip(b) {
            if a.is(b) && !matches!(a, Value::Float(_) | Value::NpFloat(_)) {
                continue;
            }
            match self.equal(a, b, depth + 1)? {
                Equal::Yes => {}
                other => return Ok(other),
            }
        }
        Ok(Equal::Yes)
    }

    /// An order of two values; nothing if the program must be asked.
    ///
    /// # Errors
    /// `TypeError` if they have none.
    pub fn order(&self, op: Compare, a: Value, b: Value, depth: usize) -> Result<Option<bool>> {
        if depth > 200 {
            return Err(Fault::New("RecursionError", "maximum recursion depth exceeded in comparison".into()));
        }
        if let (Some(x), Some(y)) = (self.small_int(a), self.small_int(b)) {
            return Ok(Some(ordered(op, &x, &y)));
        }
        if self.is_instance(a) || self.is_instance(b) {
            return Ok(None);
        }
        if let (Some(x), Some(y)) = (self.real(a), self.real(b)) {
            return Ok(Some(ordered(op, &x, &y)));
        }
        match (self.object(a), self.object(b)) {
            (Some(Object::Str(x)), Some(Object::Str(y))) => Ok(Some(ordered(op, x, y))),
            (Some(Object::Bytes(x)), Some(Object::Bytes(y))) => Ok(Some(ordered(op, x, y))),
            (Some(Object::List(x)), Some(Object::List(y))) => self.order_items(op, x, y, depth),
            (Some(Object::Tuple(x)), Some(Object::Tuple(y))) => self.order_items(op, x, y, depth),
            (Some(Object::Set(x) | Object::FrozenSet(x)), Some(Object::Set(y) | Object::FrozenSet(y))) => {
                let (small, large) = if matches!(op, Compare::Lt | Compare::Le) { (x, y) } else { (y, x) };
                let mut within = true;
                for key in small.keys() {
                    within &= self.find_key(large, key)?.1.is_some();
                }
                let strict = matches!(op, Compare::Lt | Compare::Gt);
                Ok(Some(within && (!strict || small.len() < large.len())))
            }
            (Some(Object::Array(_) | Object::Scalar(_)), _) | (_, Some(Object::Array(_) | Object::Scalar(_))) => {
                Ok(None)
            }
            _ => Err(self.cannot_compare(op, a, b)),
        }
    }

    fn order_items(&self, op: Compare, a: &[Value], b: &[Value], depth: usize) -> Result<Option<bool>> {
        for (&a, &b) in a.iter().zip(b) {
            match self.equal(a, b, depth + 1)? {
                Equal::Yes => {}
                Equal::No => return self.order(op, a, b, depth + 1),
                Equal::Foreign => return Ok(None),
            }
        }
        Ok(Some(ordered(op, &a.len(), &b.len())))
    }

    /// How two values are sorted; nothing if the program must be asked.
    ///
    /// # Errors
    /// `TypeError` if they have no order.
    pub fn sorting(&self, a: Value, b: Value) -> Result<Option<Ordering>> {
        if let (Value::Int(a), Value::Int(b)) = (a, b) {
            return Ok(Some(a.cmp(&b)));
        }
        Ok(match self.order(Compare::Lt, a, b, 0)? {
            None => None,
            Some(true) => Some(Ordering::Less),
            Some(false) => match self.order(Compare::Lt, b, a, 0)? {
                None => None,
                Some(true) => Some(Ordering::Greater),
                Some(false) => Some(Ordering::Equal),
            },
        })
    }
}

/// A float of NumPy's or Python's, where one is compared with the other.
fn small_float(value: Value) -> Option<f64> {
    match value {
        Value::NpFloat(x) | Value::Float(x) => Some(x),
        Value::Int(i) if i.unsigned_abs() < 1 << 53 => Some(i as f64),
        _ => None,
    }
}
