//! What a program has drawn with `matplotlib`: the calls, and what they were given as it was then.

use super::{Session, Shown};
use crate::numpy::Array;
use crate::python::machine::Machine;
use crate::python::objects::{Object, Value};

/// The module that keeps what is drawn.
const MODULE: &str = "matplotlib";

/// Values of one call that are looked at.
const MOST: usize = 1 << 20;

/// A call that drew something.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// On which axes, counted from 1 in the order in which they were made.
    pub axes: u64,
    /// The function: `plot`, `set_title`.
    pub name: String,
    /// What it was given in order.
    pub given: Vec<Given>,
    /// What it was given by name.
    pub named: Vec<(String, Given)>,
}

/// What a call was given.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// An array.
    Array(Array),
    /// A plain value.
    Plain(Shown),
    /// Anything else.
    Other,
}

impl Session {
    /// How many calls have drawn something so far.
    pub fn drawn(&self) -> u64 {
        drawn(&self.machine)
    }

    /// How many had before the step that led here.
    pub fn drawn_behind(&self) -> u64 {
        self.behind.as_ref().map_or(0, |behind| drawn(behind))
    }

    /// How many calls have drawn something so far, those not counted that only show it.
    pub fn recorded(&self) -> u64 {
        drawn(&self.machine) - state(&self.machine, 5)
    }

    /// How many had before the step that led here.
    pub fn recorded_behind(&self) -> u64 {
        self.behind.as_ref().map_or(0, |behind| drawn(behind) - state(behind, 5))
    }

    /// The calls that drew something, in order, as far as they are kept, from this one on.
    pub fn drawings(&self, from: usize) -> Vec<Drawn> {
        let calls = self.calls_that_drew().into_iter().skip(from);
        calls.filter_map(|call| drawing(&self.machine, call)).collect()
    }

    /// How many of them are kept.
    pub fn kept_drawings(&self) -> usize {
        self.calls_that_drew().len()
    }

    /// The axes that have been drawn on last.
    pub fn last_axes(&self) -> Option<u64> {
        let call = *self.calls_that_drew().last()?;
        match self.machine.items_of(call)?.first() {
            Some(Value::Int(axes)) => u64::try_from(*axes).ok(),
            _ => None,
        }
    }

    fn calls_that_drew(&self) -> Vec<Value> {
        let calls = self.machine.of_module(MODULE, "_calls");
        calls.and_then(|calls| self.machine.items_of(calls)).unwrap_or_default()
    }
}

fn drawn(machine: &Machine) -> u64 {
    state(machine, 3)
}

/// One of the numbers that the module keeps.
fn state(machine: &Machine, place: usize) -> u64 {
    let state = machine.of_module(MODULE, "_state").and_then(|state| machine.items_of(state)).unwrap_or_default();
    match state.get(place) {
        Some(Value::Int(count)) => u64::try_from(*count).unwrap_or_default(),
        _ => 0,
    }
}

fn drawing(machine: &Machine, call: Value) -> Option<Drawn> {
    let [axes, name, given, named, _] = *machine.items_of(call)? else { return None };
    let Value::Int(axes) = axes else { return None };
    let named = match machine.object(named)? {
        Object::Dict(table) => table.iter().collect(),
        _ => vec![],
    };
    Some(Drawn {
        axes: u64::try_from(axes).ok()?,
        name: machine.str_of(name)?.to_string(),
        given: machine.items_of(given)?.into_iter().map(|value| machine.given(value)).collect(),
        named: named
            .into_iter()
            .filter_map(|(key, value)| Some((machine.str_of(key)?.to_string(), machine.given(value))))
            .collect(),
    })
}

impl Machine {
    /// What a name of a module of the library holds.
    fn of_module(&self, module: &str, name: &str) -> Option<Value> {
        let source = self.unit.sources.get(*self.unit.modules.get(module)? as usize)?;
        let slot = source.slots.get(&self.symbols.find(name)?)?;
        self.globals.get(*slot as usize).copied().filter(|value| *value != Value::Unbound)
    }

    fn given(&self, value: Value) -> Given {
        if let Value::Ref(handle) = value
            && let Object::Array(_) = self.heap.get(handle)
            && let Some(array) = self.array_of(handle)
        {
            return Given::Array(array);
        }
        let mut left = MOST;
        self.shown(value, 0, &mut left).map_or(Given::Other, Given::Plain)
    }
}
