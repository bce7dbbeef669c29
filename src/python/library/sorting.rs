//! Sorting, least and greatest.

use std::cmp::Ordering;

use crate::python::machine::{Fault, Flow, Function, Machine, Result};
use crate::python::objects::{Object, Sym, Value};

type Names<'a> = &'a [(Sym, Value)];

/// Functions by name.
pub const TABLE: &[(&str, Function)] =
    &[("sorted", sorted), ("min", min), ("max", max), ("_sort_by", sort_by), ("_argsort", argsort)];

fn options(m: &Machine, names: Names) -> (Value, Value) {
    let of = |wanted: &str| {
        let found = names.iter().find(|&&(name, _)| &**m.symbols.name(name) == wanted);
        found.map_or(Value::None, |&(_, value)| value)
    };
    (of("key"), of("reverse"))
}

fn sorted(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let Some(&items) = args.first() else {
        return Err(Fault::type_error("sorted expected 1 argument, got 0"));
    };
    let Some(values) = m.collect_items(items)? else { return Ok(m.listed("sorted", 0, args, names)) };
    let list = m.list(values);
    let (key, reverse) = options(m, names);
    if let Some(order) = m.native_order(list, key, reverse)? {
        m.reorder(list, &order);
        return Ok(Flow::Value(list));
    }
    Ok(Flow::Library("_sorted", vec![list, key, reverse]))
}

impl Machine {
    /// The order of a list, if the machine can tell it by itself.
    ///
    /// # Errors
    /// `TypeError` if two values have none.
    pub fn native_order(&self, list: Value, key: Value, reverse: Value) -> Result<Option<Vec<usize>>> {
        if key != Value::None {
            return Ok(None);
        }
        let Some(keys) = self.items_of(list) else { return Ok(None) };
        let backwards = self.truth(reverse)?.unwrap_or(false);
        self.order_of(&keys, backwards)
    }

    /// The stable order of these keys.
    ///
    /// # Errors
    /// `TypeError` if two values have none.
    pub fn order_of(&self, keys: &[Value], backwards: bool) -> Result<Option<Vec<usize>>> {
        let mut order: Vec<usize> = (0..keys.len()).collect();
        let (mut fault, mut foreign) = (None, false);
        order.sort_by(|&a, &b| {
            if fault.is_some() || foreign {
                return Ordering::Equal;
            }
            let (a, b) = if backwards { (b, a) } else { (a, b) };
            match self.sorting(keys[a], keys[b]) {
                Ok(Some(ordering)) => ordering,
                Ok(None) => {
                    foreign = true;
                    Ordering::Equal
                }
                Err(error) => {
                    fault = Some(error);
                    Ordering::Equal
                }
            }
        });
        match fault {
            Some(fault) => Err(fault),
            None if foreign => Ok(None),
            None => Ok(Some(order)),
        }
    }

    /// Puts the values of a list in another order.
    pub fn reorder(&mut self, list: Value, order: &[usize]) {
        if let Value::Ref(handle) = self.unwrap(list)
            && let Object::List(items) = self.heap.get_mut(handle)
        {
            *items = order.iter().filter_map(|&at| items.get(at).copied()).collect();
        }
    }
}

fn sort_by(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let &[list, keys, reverse] = args else { return Ok(Flow::Value(Value::None)) };
    let keys = m.items_of(keys).unwrap_or_default();
    let backwards = m.truth(reverse)?.unwrap_or(false);
    match m.order_of(&keys, backwards)? {
        Some(order) => {
            m.reorder(list, &order);
            Ok(Flow::Value(Value::Bool(true)))
        }
        None => Ok(Flow::Value(Value::Bool(false))),
    }
}

fn argsort(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let &[list, order] = args else { return Ok(Flow::Value(Value::None)) };
    let order: Vec<usize> = m
        .items_of(order)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|at| m.integer(at).and_then(|at| usize::try_from(at).ok()))
        .collect();
    m.reorder(list, &order);
    Ok(Flow::Value(Value::None))
}

fn extreme(m: &mut Machine, args: &[Value], names: Names, name: &'static str, wanted: bool) -> Result<Flow> {
    let find =
        |wanted: &str| names.iter().find(|&&(name, _)| &**m.symbols.name(name) == wanted).map(|&(_, value)| value);
    let (key, default) = (find("key"), find("default"));
    let values = match args {
        [] => return Err(Fault::type_error(format!("{name} expected at least 1 argument, got 0"))),
        [items] => match m.collect_items(*items)? {
            Some(values) => values,
            None => return Ok(m.listed(name, 0, args, names)),
        },
        _ => args.to_vec(),
    };
    let Some((&first, rest)) = values.split_first() else {
        return match default {
            Some(default) => Ok(Flow::Value(default)),
            None => Err(Fault::value_error(format!("{name}() arg is an empty sequence"))),
        };
    };
    let key = key.filter(|&key| key != Value::None);
    let library = if wanted { "_min" } else { "_max" };
    if key.is_none() {
        let mut best = first;
        for &value in rest {
            let (a, b) = if wanted { (value, best) } else { (best, value) };
            match m.before(a, b)? {
                Some(true) => best = value,
                Some(false) => {}
                None => {
                    let values = m.list(values);
                    return Ok(Flow::Library(library, vec![values, Value::None]));
                }
            }
        }
        return Ok(Flow::Value(best));
    }
    let values = m.list(values);
    Ok(Flow::Library(library, vec![values, key.unwrap_or(Value::None)]))
}

fn min(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    extreme(m, args, names, "min", true)
}

fn max(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    extreme(m, args, names, "max", false)
}
