//! Functions that iterate.

use crate::python::machine::{Fault, Flow, Function, Machine, Result, Step, Then};
use crate::python::objects::{Object, Sym, Value};

type Names<'a> = &'a [(Sym, Value)];

/// Functions by name.
pub const TABLE: &[(&str, Function)] = &[("iter", iter), ("next", next), ("any", any), ("all", all)];

fn iter(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [value, sentinel] = m.fit("iter", 1, ["object", "sentinel"], args, names)?;
    if sentinel != Value::Unbound {
        return Ok(Flow::Library("_iter_calls", vec![value, sentinel]));
    }
    match m.iterator(value)? {
        Some(iterator) => Ok(Flow::Value(iterator)),
        None => match m.object(value) {
            Some(Object::Instance(of)) => match m.class_attribute(of.class, m.names.iter) {
                Some(method) => Ok(Flow::CallThen(method, vec![value], Then::Iterator)),
                None => Ok(Flow::Library("_sequence_iterator", vec![value])),
            },
            _ => Err(Fault::type_error(format!("'{}' object is not iterable", m.type_name(value)))),
        },
    }
}

fn next(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [iterator, default] = m.fit("next", 1, ["iterator", "default"], args, names)?;
    let then = if default == Value::Unbound { Then::Push } else { Then::OrDefault(default) };
    let Value::Ref(handle) = iterator else {
        return Err(Fault::type_error(format!("'{}' object is not an iterator", m.type_name(iterator))));
    };
    match m.heap.get(handle) {
        Object::Iter(_) => match m.step(handle)? {
            Step::Value(value) => Ok(Flow::Value(value)),
            Step::End if default != Value::Unbound => Ok(Flow::Value(default)),
            Step::End => Err(Fault::New("StopIteration", String::new())),
            Step::Foreign => Err(Fault::type_error("this iterator cannot be asked here")),
        },
        Object::Generator(_) => Ok(Flow::Resume(handle, Value::None, then)),
        Object::Instance(of) => match m.class_attribute(of.class, m.names.next) {
            Some(method) => Ok(Flow::CallThen(method, vec![iterator], then)),
            None => Err(Fault::type_error(format!("'{}' object is not an iterator", m.type_name(iterator)))),
        },
        _ => Err(Fault::type_error(format!("'{}' object is not an iterator", m.type_name(iterator)))),
    }
}

fn decide(m: &mut Machine, args: &[Value], wanted: bool, library: &'static str) -> Result<Flow> {
    let Some(&items) = args.first() else { return Err(Fault::type_error("expected 1 argument, got 0")) };
    let Some(values) = m.collect_items(items)? else { return Ok(Flow::Library(library, vec![items])) };
    for &value in &values {
        match m.truth(value)? {
            Some(truth) if truth == wanted => return Ok(Flow::Value(Value::Bool(wanted))),
            Some(_) => {}
            None => {
                let items = m.list(values);
                return Ok(Flow::Library(library, vec![items]));
            }
        }
    }
    Ok(Flow::Value(Value::Bool(!wanted)))
}

fn any(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    decide(m, args, true, "_any")
}

fn all(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    decide(m, args, false, "_all")
}

/// `sum`.
pub fn sum(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [items, start] = m.fit("sum", 1, ["iterable", "start"], args, names)?;
    let start = if start == Value::Unbound { Value::Int(0) } else { start };
    if let (Some(&Object::Range(from, to, step)), Value::Int(start)) = (m.object(items), start) {
        return sum_of_range(from, to, step, start);
    }
    let Some(values) = m.collect_items(items)? else { return Ok(Flow::Library("_sum", vec![items, start])) };
    // CPython 3.11 adds floats one after another.
    let mut total = start;
    for (at, &value) in values.iter().enumerate() {
        total = match (total, value) {
            (Value::Int(a), Value::Int(b)) => Value::Int(a.checked_add(b).ok_or_else(Fault::overflow)?),
            (Value::Float(a), Value::Float(b)) => Value::Float(a + b),
            (Value::Float(a), Value::Int(b)) => Value::Float(a + b as f64),
            (Value::Int(a), Value::Float(b)) => Value::Float(a as f64 + b),
            (Value::Int(a), Value::Bool(b)) => Value::Int(a.checked_add(b.into()).ok_or_else(Fault::overflow)?),
            (Value::NpFloat(a), Value::NpFloat(b)) if (a + b).is_finite() => Value::NpFloat(a + b),
            _ => {
                let rest = m.list(values[at..].to_vec());
                return Ok(Flow::Library("_sum", vec![rest, total]));
            }
        };
    }
    Ok(Flow::Value(total))
}

/// However long the range is.
fn sum_of_range(from: i64, to: i64, step: i64, start: i64) -> Result<Flow> {
    let count = i128::from(crate::python::machine::range_len(from, to, step));
    let total = i128::from(start) + count * i128::from(from) + count * (count - 1) / 2 * i128::from(step);
    Ok(Flow::Value(Value::Int(i64::try_from(total).map_err(|_| Fault::overflow())?)))
}
