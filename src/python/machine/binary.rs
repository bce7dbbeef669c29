//! Operators on anything.

use super::{Fault, Machine, Result, Then};
use crate::python::compile::Binary;
use crate::python::objects::{Kind, Object, Value};
use crate::python::text;

/// How an operator is written, and the names of its methods.
pub fn words(op: Binary) -> (&'static str, &'static str) {
    match op {
        Binary::Add => ("+", "add"),
        Binary::Sub => ("-", "sub"),
        Binary::Mul => ("*", "mul"),
        Binary::Div => ("/", "truediv"),
        Binary::FloorDiv => ("//", "floordiv"),
        Binary::Mod => ("%", "mod"),
        Binary::Pow => ("**", "pow"),
        Binary::MatMul => ("@", "matmul"),
        Binary::And => ("&", "and"),
        Binary::Or => ("|", "or"),
        Binary::Xor => ("^", "xor"),
        Binary::Shl => ("<<", "lshift"),
        Binary::Shr => (">>", "rshift"),
    }
}

impl Machine {
    pub(super) fn binary(&mut self, op: Binary, in_place: bool) -> Result<()> {
        let (right, left) = (self.pop(), self.pop());
        if self.is_instance(left) || self.is_instance(right) {
            return self.binary_next(op, left, right, u8::from(!in_place), in_place);
        }
        self.binary_native(op, left, right, in_place)
    }

    /// A sequence times an integer of NumPy's, as it is repeated by one of Python's.
    fn repetition(&self, left: Value, right: Value) -> Result<Option<(Value, Value)>> {
        let is_sequence = |value: Value| {
            matches!(self.object(value), Some(Object::Str(_) | Object::Bytes(_) | Object::List(_) | Object::Tuple(_)))
        };
        let count = |value: Value| {
            self.integer(value).map(Value::Int).ok_or_else(|| {
                let class = self.type_name(value);
                Fault::type_error(format!("can't multiply sequence by non-int of type '{class}'"))
            })
        };
        Ok(match (self.kind(left), self.kind(right)) {
            (_, Kind::NpScalar) if is_sequence(left) => Some((left, count(right)?)),
            (Kind::NpScalar, _) if is_sequence(right) => Some((count(left)?, right)),
            _ => None,
        })
    }

    fn binary_native(&mut self, op: Binary, left: Value, right: Value, in_place: bool) -> Result<()> {
        if op == Binary::Mul
            && let Some((left, right)) = self.repetition(left, right)?
        {
            return self.binary_native(op, left, right, in_place);
        }
        let percent = op == Binary::Mod && matches!(self.object(left), Some(Object::Str(_)));
        if !percent && (self.is_numpy(left) || self.is_numpy(right)) {
            let value = self.numpy_binary(op, left, right, in_place)?;
            self.push(value);
            return Ok(());
        }
        if in_place && self.in_place(op, left, right)? {
            return Ok(());
        }
        if let (Some(a), Some(b)) = (self.plain_int(left), self.plain_int(right)) {
            let value = integers(op, a, b)?;
            let logical = matches!(op, Binary::And | Binary::Or | Binary::Xor);
            self.push(match (left, right, value) {
                (Value::Bool(_), Value::Bool(_), Value::Int(i)) if logical => Value::Bool(i != 0),
                _ => value,
            });
            return Ok(());
        }
        if let (Some(a), Some(b)) = (self.plain_real(left), self.plain_real(right))
            && let Some(value) = self.floats(op, a, b)?
        {
            self.push(value);
            return Ok(());
        }
        if let (Some(a), Some(b)) = (self.complex(left), self.complex(right))
            && let Some((re, im)) = complexes(op, a, b)?
        {
            let value = self.heap.add(Object::Complex(re, im));
            self.push(value);
            return Ok(());
        }
        self.binary_objects(op, left, right, in_place)
    }

    /// Asks the operands' methods in turn: in place, own, mirrored.
    pub(super) fn binary_next(
        &mut self,
        op: Binary,
        left: Value,
        right: Value,
        asked: u8,
        in_place: bool,
    ) -> Result<()> {
        let name = words(op).1;
        for at in asked..3 {
            let (this, other, prefix) = match at {
                0 => (left, right, "i"),
                1 => (left, right, ""),
                _ => (right, left, "r"),
            };
            let method = self.symbols.intern(&format!("__{prefix}{name}__"));
            if let Some(Object::Instance(of)) = self.object(this)
                && let Some(found) = self.class_attribute(of.class, method)
            {
                let then = Then::Binary { op, left, right, asked: at + 1, in_place };
                return self.call(found, vec![this, other], Vec::new(), then);
            }
        }
        let (a, b) = (self.unwrap(left), self.unwrap(right));
        if a != left || b != right {
            return self.binary_native(op, a, b, in_place);
        }
        Err(self.cannot(op, left, right, in_place))
    }

    pub(super) fn cannot(&self, op: Binary, left: Value, right: Value, in_place: bool) -> Fault {
        let (a, b) = (self.type_name(left), self.type_name(right));
        let (sign, equals) = (words(op).0, if in_place { "=" } else { "" });
        let sign = if op == Binary::Pow && !in_place { "** or pow()" } else { sign };
        Fault::type_error(format!("unsupported operand type(s) for {sign}{equals}: '{a}' and '{b}'"))
    }

    fn plain_int(&self, value: Value) -> Option<i64> {
        match value {
            Value::Bool(b) => Some(b.into()),
            Value::Int(i) => Some(i),
            _ => None,
        }
    }

    fn plain_real(&self, value: Value) -> Option<f64> {
        match value {
            Value::Bool(b) => Some(f64::from(u8::from(b))),
            Value::Int(i) => Some(i as f64),
            Value::Float(x) => Some(x),
            _ => None,
        }
    }

    /// A number as a complex one.
    pub fn complex(&self, value: Value) -> Option<(f64, f64)> {
        match self.object(value) {
            Some(Object::Complex(re, im)) => Some((*re, *im)),
            Some(_) => None,
            None => self.plain_real(value).map(|x| (x, 0.0)),
        }
    }

    fn floats(&mut self, op: Binary, a: f64, b: f64) -> Result<Option<Value>> {
        Ok(Some(Value::Float(match op {
            Binary::Add => a + b,
            Binary::Sub => a - b,
            Binary::Mul => a * b,
            Binary::Div => text::float::true_div(a, b)?,
            Binary::FloorDiv => text::float::floor_div(a, b)?,
            Binary::Mod => text::float::modulo(a, b)?,
            Binary::Pow => match text::float::power(a, b)? {
                text::float::Power::Real(x) => x,
                text::float::Power::Complex(re, im) => return Ok(Some(self.heap.add(Object::Complex(re, im)))),
            },
            _ => return Ok(None),
        })))
    }

    /// Lists, sets and dicts that change in place; whether it has been done.
    fn in_place(&mut self, op: Binary, left: Value, right: Value) -> Result<bool> {
        match (op, self.object(left)) {
            (Binary::Add, Some(Object::List(_))) => {
                let Some(items) = self.collect_items(right)? else {
                    self.call_library("_extend_list", vec![left, right])?;
                    return Ok(true);
                };
                if let Value::Ref(handle) = left
                    && let Object::List(list) = self.heap.get_mut(handle)
                {
                    list.extend(&items);
                }
                self.heap.grown(items.len() * 16);
                self.push(left);
                Ok(true)
            }
            (Binary::Mul, Some(Object::List(items))) => {
                let Some(times) = self.integer(right) else { return Ok(false) };
                let items = repeated(items, times)?;
                if let Value::Ref(handle) = left
                    && let Object::List(list) = self.heap.get_mut(handle)
                {
                    *list = items;
                }
                self.push(left);
                Ok(true)
            }
            (Binary::Or, Some(Object::Dict(_))) => {
                match self.dict_update(left, right)? {
                    Some(flow) => self.flow(flow, Then::Instead(left))?,
                    None => self.push(left),
                }
                Ok(true)
            }
            (Binary::Or | Binary::And | Binary::Sub | Binary::Xor, Some(Object::Set(_))) => {
                let Some(result) = self.set_operator(op, left, right)? else { return Ok(false) };
                if let Some(table) = self.set_of(result).cloned()
                    && let Some(own) = self.table_mut(left)
                {
                    *own = table;
                }
                self.push(left);
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// A set of two; nothing if they are not sets.
    fn set_operator(&mut self, op: Binary, left: Value, right: Value) -> Result<Option<Value>> {
        let view = |machine: &Self, value: Value| match machine.object(value) {
            Some(Object::DictView(dict, 0)) => machine.dict_of(Value::Ref(*dict)).cloned(),
            _ => machine.set_of(value).cloned(),
        };
        let (Some(a), Some(b)) = (view(self, left), view(self, right)) else { return Ok(None) };
        let mut items = Vec::new();
        for key in a.keys() {
            let shared = self.find_key(&b, key)?.1.is_some();
            if match op {
                Binary::Or => true,
                Binary::And => shared,
                _ => !shared,
            } {
                items.push(key);
            }
        }
        if matches!(op, Binary::Or | Binary::Xor) {
            for key in b.keys() {
                if self.find_key(&a, key)?.1.is_none() {
                    items.push(key);
                }
            }
        }
        let set = self.make_set(items)?;
        if matches!(self.object(left), Some(Object::FrozenSet(_)))
            && let Some(table) = self.set_of(set).cloned()
        {
            return Ok(Some(self.heap.add(Object::FrozenSet(Box::new(table)))));
        }
        Ok(Some(set))
    }

    fn binary_objects(&mut self, op: Binary, left: Value, right: Value, in_place: bool) -> Result<()> {
        let value = match (op, self.object(left), self.object(right)) {
            (Binary::Add, Some(Object::Str(a)), Some(Object::Str(b))) => {
                let whole = format!("{a}{b}");
                self.text(&whole)
            }
            (Binary::Add, Some(Object::Str(_)), _) => {
                let words = format!("can only concatenate str (not \"{}\") to str", self.type_name(right));
                return Err(Fault::type_error(words));
            }
            (Binary::Add, Some(Object::List(a)), Some(Object::List(b))) => {
                let items = [a.as_slice(), b.as_slice()].concat();
                self.list(items)
            }
            (Binary::Add, Some(Object::List(_)), _) => {
                let words = format!("can only concatenate list (not \"{}\") to list", self.type_name(right));
                return Err(Fault::type_error(words));
            }
            (Binary::Add, Some(Object::Tuple(a)), Some(Object::Tuple(b))) => {
                let items = [&**a, &**b].concat();
                self.tuple(items)
            }
            (Binary::Add, Some(Object::Tuple(_)), _) => {
                let words = format!("can only concatenate tuple (not \"{}\") to tuple", self.type_name(right));
                return Err(Fault::type_error(words));
            }
            (Binary::Mod, Some(Object::Str(_)), _) => {
                let flow = self.percent(left, right)?;
                return self.flow(flow, Then::Push);
            }
            (Binary::Mul, ..) => match (self.integer(left), self.integer(right)) {
                (None, Some(times)) => self.repeat(left, times, op, right)?,
                (Some(times), None) => self.repeat(right, times, op, left)?,
                _ => return Err(self.no_product(left, right, in_place)),
            },
            (Binary::Or, Some(Object::Dict(a)), Some(Object::Dict(_))) => {
                let merged = self.heap.insert_dict(a.clone());
                if let Some(flow) = self.dict_update(merged, right)? {
                    return self.flow(flow, Then::Instead(merged));
                }
                merged
            }
            (Binary::Or | Binary::And | Binary::Sub | Binary::Xor, ..) => match self.set_operator(op, left, right)? {
                Some(value) => value,
                // `int | None` in a hint that is evaluated.
                None if op == Binary::Or && self.is_type_like(left) && self.is_type_like(right) => left,
                None => return Err(self.cannot(op, left, right, in_place)),
            },
            _ => return Err(self.cannot(op, left, right, in_place)),
        };
        self.push(value);
        Ok(())
    }

    fn is_type_like(&self, value: Value) -> bool {
        value == Value::None || matches!(self.object(value), Some(Object::Class(_)))
    }

    fn no_product(&self, left: Value, right: Value, in_place: bool) -> Fault {
        let sequence =
            |value: Value| matches!(self.object(value), Some(Object::Str(_) | Object::List(_) | Object::Tuple(_)));
        let other = match (sequence(left), sequence(right)) {
            (true, _) => right,
            (_, true) => left,
            _ => return self.cannot(Binary::Mul, left, right, in_place),
        };
        Fault::type_error(format!("can't multiply sequence by non-int of type '{}'", self.type_name(other)))
    }

    fn repeat(&mut self, sequence: Value, times: i64, op: Binary, other: Value) -> Result<Value> {
        match self.object(sequence) {
            Some(Object::Str(text)) => {
                let times = times.max(0) as usize;
                if text.len().saturating_mul(times) > 1 << 28 {
                    return Err(Fault::New("MemoryError", "a string of more than 256 MiB is not taken".into()));
                }
                let whole = text.repeat(times);
                Ok(self.text(&whole))
            }
            Some(Object::List(items)) => {
                let items = repeated(items, times)?;
                Ok(self.list(items))
            }
            Some(Object::Tuple(items)) => {
                let items = repeated(items, times)?;
                Ok(self.tuple(items))
            }
            _ => Err(self.cannot(op, sequence, other, false)),
        }
    }
}

fn integers(op: Binary, a: i64, b: i64) -> Result<Value> {
    let whole = match op {
        Binary::Add => a.checked_add(b),
        Binary::Sub => a.checked_sub(b),
        Binary::Mul => a.checked_mul(b),
        Binary::Div => return Ok(Value::Float(text::integer::true_div(a, b)?)),
        Binary::FloorDiv => Some(text::integer::floor_div(a, b)?),
        Binary::Mod => Some(text::integer::modulo(a, b)?),
        Binary::Pow if b < 0 => {
            return match text::float::power(a as f64, b as f64)? {
                text::float::Power::Real(x) => Ok(Value::Float(x)),
                text::float::Power::Complex(..) => Err(Fault::overflow()),
            };
        }
        Binary::Pow => text::integer::power(a, b as u64),
        Binary::And => Some(a & b),
        Binary::Or => Some(a | b),
        Binary::Xor => Some(a ^ b),
        Binary::Shl => Some(text::integer::shift_left(a, b)?),
        Binary::Shr => Some(text::integer::shift_right(a, b)?),
        Binary::MatMul => return Err(Fault::type_error("unsupported operand type(s) for @: 'int' and 'int'")),
    };
    whole.map(Value::Int).ok_or_else(Fault::overflow)
}

fn complexes(op: Binary, a: (f64, f64), b: (f64, f64)) -> Result<Option<(f64, f64)>> {
    Ok(Some(match op {
        Binary::Add => (a.0 + b.0, a.1 + b.1),
        Binary::Sub => (a.0 - b.0, a.1 - b.1),
        Binary::Mul => (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0),
        Binary::Div => text::float::complex_div(a, b)?,
        Binary::Pow => text::float::complex_power(a, b)?,
        _ => return Ok(None),
    }))
}

fn repeated(items: &[Value], times: i64) -> Result<Vec<Value>> {
    let times = times.max(0) as usize;
    if items.len().saturating_mul(times) > 1 << 26 {
        return Err(Fault::New("MemoryError", "more than 67108864 values at once are not taken".into()));
    }
    Ok(items.repeat(times))
}
