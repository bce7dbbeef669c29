//! What a step has changed of all that can be reached from a name: names that hold something else, and lists, dicts, objects
//! and arrays that are no longer what they were, wherever they lie.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use super::{Held, Kept, Session};
use crate::numpy::Buffer;
use crate::python::machine::Machine;
use crate::python::objects::{Dict, Handle, Object, Sym, Value};
use crate::python::text::str_repr;

/// Something that is not what it was before a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// As the program would write it where it stands: `loss`, `losses`, `params["W"]`, `model.b`.
    pub path: String,
    /// What it is now.
    pub what: What,
}

/// What something has become.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// This.
    Is(Held),
    /// A function, a class, a module: nothing that has a value to be shown.
    IsA(String),
    /// It has so many items now.
    Has(usize),
    /// So many of its items are others than before.
    Others(usize),
    /// Its items are in another order.
    Reordered,
    /// There is nothing of this name any more.
    Gone,
    /// It has given what comes next: an iterator, a generator, random numbers.
    WentOn,
}

/// Objects that are looked at on the way from the names to what has changed.
const MOST: usize = 200_000;

/// Characters of the longest way from a name to an object that is told.
const LONGEST_PATH: usize = 200;

impl Session {
    /// What the step that led here has changed; nothing where that step is not known.
    pub fn changes(&self) -> Vec<Changed> {
        self.behind.as_ref().map_or_else(Vec::new, |before| Step { before, now: &self.machine }.changes())
    }
}

/// What was before a step and what is after it.
struct Step<'a> {
    before: &'a Machine,
    now: &'a Machine,
}

impl Step<'_> {
    fn changes(&self) -> Vec<Changed> {
        let mut found = vec![];
        let key = |(frame, name, value): (usize, String, Value)| ((frame, name), value);
        let known: HashMap<(usize, String), Value> = names(self.before).into_iter().map(key).collect();
        let running = self.now.running();
        let mut named = names(self.now);
        // Of a function that runs in itself the innermost call is told of.
        let last: HashMap<String, usize> = named.iter().map(|(frame, name, _)| (name.clone(), *frame)).collect();
        named.retain(|(frame, name, _)| last[name] == *frame);
        // As the running function writes them: its own names first.
        named.sort_by_key(|(frame, ..)| *frame != running || running == 0);
        let written = |frame: usize, name: &str| match name.split_once('.') {
            Some((_, own)) if frame == running && running > 0 => own.to_owned(),
            _ => name.to_owned(),
        };
        // What a name holds anew is told with the name; what it still holds may have changed within.
        let mut roots = vec![];
        for (frame, name, value) in &named {
            let path = written(*frame, name);
            match known.get(&(*frame, name.clone())) {
                Some(old) if old.is(*value) => roots.push((path, *value)),
                Some(old) if self.is_equal(*old, *value) => {}
                _ => found.push(Changed { path, what: self.what(*value) }),
            }
        }
        found.extend(self.within(roots));
        for name in self.before.module_variables().iter().map(|(name, _)| self.before.symbols.name(*name)) {
            if !named.iter().any(|(_, known, _)| **known == **name) {
                found.push(Changed { path: name.to_string(), what: What::Gone });
            }
        }
        found
    }

    /// Whether two values that are not the same object are held to be the same by whoever looks.
    fn is_equal(&self, old: Value, new: Value) -> bool {
        let (old, new) = (self.before.held_as("", old), self.now.held_as("", new));
        // Of what is long in words not all is known.
        old.is_some_and(|old| {
            !matches!(&old.value, Kept::Text(text) if text.len() > 40 || text.starts_with('<')) && Some(old) == new
        })
    }

    fn what(&self, value: Value) -> What {
        let is_shown = !matches!(
            self.now.object(value),
            Some(
                Object::Module(_)
                    | Object::Class(_)
                    | Object::NumPy(_)
                    | Object::Function(_)
                    | Object::Instance(_)
                    | Object::Set(_)
                    | Object::Rng(_)
                    | Object::Iter(_)
                    | Object::Generator(_)
            )
        );
        match self.now.held_as("", value).filter(|_| is_shown) {
            Some(held) => What::Is(held),
            None => What::IsA(self.now.type_name(value)),
        }
    }

    /// What has changed of the objects that these lead to.
    fn within(&self, roots: Vec<(String, Value)>) -> Vec<Changed> {
        let touched = self.now.heap.touched_since(&self.before.heap);
        let changed: HashSet<Handle> = touched.into_iter().filter(|handle| self.differs(*handle)).collect();
        let mut found = vec![];
        if changed.is_empty() {
            return found;
        }
        let mut seen: HashSet<Handle> = HashSet::new();
        let mut waiting: VecDeque<(String, Handle)> =
            roots.into_iter().filter_map(|(path, value)| Some((path, value.handle()?))).collect();
        // Two names of one object are both told of; what lies within it once.
        let names = waiting.len();
        for place in 0.. {
            let Some((path, handle)) = waiting.pop_front() else { break };
            let is_first = seen.insert(handle);
            if (!is_first && place >= names) || seen.len() > MOST {
                continue;
            }
            if let Object::Array(array) = self.now.heap.get(handle)
                && changed.contains(&array.buffer)
                && let Some(held) = self.now.held_as("", Value::Ref(handle))
            {
                found.push(Changed { path: path.clone(), what: What::Is(held) });
            }
            if changed.contains(&handle) {
                found.extend(self.told(&path, handle));
            }
            if is_first {
                self.lead_on(&path, handle, &mut waiting);
            }
        }
        found
    }

    /// Whether the object in this place is another than before, and was there before.
    fn differs(&self, handle: Handle) -> bool {
        let (old, new) = (self.before.heap.get(handle), self.now.heap.get(handle));
        let same = |a: &[Value], b: &[Value]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is(*b));
        match (old, new) {
            (Object::List(a), Object::List(b)) => !same(a, b),
            (Object::Dict(a), Object::Dict(b)) | (Object::Set(a), Object::Set(b)) => {
                a.len() != b.len() || !a.iter().zip(b.iter()).all(|(a, b)| a.0.is(b.0) && a.1.is(b.1))
            }
            (Object::Instance(a), Object::Instance(b)) => {
                !same_attributes(&a.attributes, &b.attributes) || !a.inner.is(b.inner)
            }
            (Object::Class(a), Object::Class(b)) => !same_attributes(&a.attributes, &b.attributes),
            (Object::Function(a), Object::Function(b)) => !same_attributes(&a.attributes, &b.attributes),
            (Object::Cell(a), Object::Cell(b)) => !a.is(*b),
            (Object::Buffer(a, _), Object::Buffer(b, _)) => !Arc::ptr_eq(a, b) && !is_same_buffer(a, b),
            (Object::Generator(a), Object::Generator(b)) => format!("{a:?}") != format!("{b:?}"),
            (Object::Iter(a), Object::Iter(b)) => format!("{a:?}") != format!("{b:?}"),
            (Object::Rng(a), Object::Rng(b)) => format!("{a:?}") != format!("{b:?}"),
            _ => false,
        }
    }

    /// What there is to say of an object that has changed.
    fn told(&self, path: &str, handle: Handle) -> Vec<Changed> {
        let one = |path: String, value: Value| vec![Changed { path, what: self.what(value) }];
        let of = |what: What| vec![Changed { path: path.to_owned(), what }];
        match (self.before.heap.get(handle), self.now.heap.get(handle)) {
            (Object::List(old), Object::List(new)) if old.len() == new.len() => {
                let others: Vec<usize> = (0..new.len()).filter(|place| !old[*place].is(new[*place])).collect();
                match others.as_slice() {
                    [place] => one(format!("{path}[{place}]"), new[*place]),
                    others => of(What::Others(others.len())),
                }
            }
            (_, Object::List(items)) => of(What::Has(items.len())),
            (Object::Dict(old), Object::Dict(new)) => self.told_of_dict(path, old, new),
            (_, Object::Dict(table) | Object::Set(table)) => of(What::Has(table.len())),
            (Object::Instance(old), Object::Instance(new)) => {
                self.told_of_attributes(path, &old.attributes, &new.attributes)
            }
            (Object::Class(old), Object::Class(new)) => self.told_of_attributes(path, &old.attributes, &new.attributes),
            (Object::Function(old), Object::Function(new)) => {
                self.told_of_attributes(path, &old.attributes, &new.attributes)
            }
            (_, Object::Cell(value)) => one(path.to_owned(), *value),
            (_, Object::Generator(_) | Object::Iter(_) | Object::Rng(_)) => of(What::WentOn),
            _ => vec![],
        }
    }

    fn told_of_dict(&self, path: &str, old: &Dict, new: &Dict) -> Vec<Changed> {
        let before: Vec<(Value, Value)> = old.iter().collect();
        let same_key =
            |a: Value, b: Value| a.is(b) || self.before.str_of(a).zip(self.now.str_of(b)).is_some_and(|(a, b)| a == b);
        let is_as_before =
            |(key, value): &(Value, Value)| before.iter().any(|(k, v)| same_key(*k, *key) && v.is(*value));
        let others: Vec<(Value, Value)> =
            if new.len() > 1024 { vec![] } else { new.iter().filter(|entry| !is_as_before(entry)).collect() };
        match others.as_slice() {
            [(key, value)] if new.len() >= old.len() => {
                vec![Changed { path: format!("{path}[{}]", self.key(*key)), what: self.what(*value) }]
            }
            [] if new.len() == old.len() && new.len() <= 1024 => {
                vec![Changed { path: path.to_owned(), what: What::Reordered }]
            }
            others if new.len() == old.len() && !others.is_empty() => {
                vec![Changed { path: path.to_owned(), what: What::Others(others.len()) }]
            }
            _ => vec![Changed { path: path.to_owned(), what: What::Has(new.len()) }],
        }
    }

    fn told_of_attributes(&self, path: &str, old: &[(Sym, Value)], new: &[(Sym, Value)]) -> Vec<Changed> {
        let name = |attribute| format!("{path}.{}", self.now.symbols.name(attribute));
        let other = new.iter().filter(|(attribute, value)| {
            !old.iter()
                .any(|(known, before)| known == attribute && (before.is(*value) || self.is_equal(*before, *value)))
        });
        let gone = old.iter().filter(|(attribute, _)| !new.iter().any(|(known, _)| known == attribute));
        let other = other.map(|(attribute, value)| Changed { path: name(*attribute), what: self.what(*value) });
        other.chain(gone.map(|(attribute, _)| Changed { path: name(*attribute), what: What::Gone })).collect()
    }

    /// A key of a dict, as it is written.
    fn key(&self, key: Value) -> String {
        match self.now.str_of(key) {
            Some(text) => str_repr(text),
            None => self.now.held_as("", key).map_or("…".to_owned(), |held| match held.value {
                Kept::Number(number) => number.to_string(),
                Kept::Text(text) => text,
                Kept::Array(_) => "…".to_owned(),
            }),
        }
    }

    /// What an object leads on to.
    fn lead_on(&self, path: &str, handle: Handle, waiting: &mut VecDeque<(String, Handle)>) {
        // What lies so deep, or beyond so many, has no name that could be read.
        if path.len() > LONGEST_PATH || waiting.len() > MOST {
            return;
        }
        let mut add = |path: String, value: Value| {
            waiting.extend(value.handle().map(|handle| (path, handle)));
        };
        match self.now.heap.get(handle) {
            Object::List(items) => {
                let objects = items.iter().enumerate().filter(|(_, item)| item.handle().is_some()).take(MOST);
                objects.for_each(|(place, item)| add(format!("{path}[{place}]"), *item));
            }
            Object::Tuple(items) => {
                let objects = items.iter().enumerate().filter(|(_, item)| item.handle().is_some()).take(MOST);
                objects.for_each(|(place, item)| add(format!("{path}[{place}]"), *item));
            }
            Object::Dict(table) => {
                let objects = table.iter().filter(|(_, value)| value.handle().is_some()).take(MOST);
                objects.for_each(|(key, value)| add(format!("{path}[{}]", self.key(key)), value));
            }
            Object::Instance(of) => {
                let name = |attribute| self.now.symbols.name(attribute);
                of.attributes.iter().for_each(|(attribute, value)| add(format!("{path}.{}", name(*attribute)), *value));
                add(path.to_owned(), of.inner);
                let class = self.now.class(of.class).filter(|class| !class.library && !class.native);
                class.into_iter().for_each(|class| add(class.name.to_string(), Value::Ref(of.class)));
            }
            Object::Class(class) if !class.library && !class.native => {
                let name = |attribute| self.now.symbols.name(attribute);
                let attributes = class.attributes.iter();
                attributes.for_each(|(attribute, value)| add(format!("{path}.{}", name(*attribute)), *value));
            }
            Object::Function(of) if !self.now.is_library(of.code) => {
                let code = &self.now.unit.codes[of.code as usize];
                for ((slot, _), cell) in code.frees.iter().zip(&*of.cells) {
                    let name = code.slots.get(*slot as usize).copied().flatten();
                    name.into_iter().for_each(|name| add(self.now.symbols.name(name).to_string(), *cell));
                }
                of.attributes.iter().for_each(|(name, value)| {
                    add(format!("{path}.{}", self.now.symbols.name(*name)), *value);
                });
            }
            Object::Cell(value) => add(path.to_owned(), *value),
            Object::Method(_, of) | Object::NativeMethod(of, _) => add(path.to_owned(), *of),
            Object::Iter(of) => of.trace(&mut |value| add(path.to_owned(), value)),
            Object::Generator(of) => of.stack.iter().for_each(|value| add(path.to_owned(), *value)),
            _ => {}
        }
    }
}

/// Whether two buffers hold the same to the last bit.
fn is_same_buffer(a: &Buffer, b: &Buffer) -> bool {
    match (a, b) {
        (Buffer::Float64(a), Buffer::Float64(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.to_bits() == b.to_bits())
        }
        (a, b) => a == b,
    }
}

fn same_attributes(a: &[(Sym, Value)], b: &[(Sym, Value)]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.0 == b.0 && a.1.is(b.1))
}

/// All names with what they hold, each with its frame, also those of a class that is being made.
fn names(machine: &Machine) -> Vec<(usize, String, Value)> {
    let mut named = machine.named_by_frame();
    for (place, frame) in machine.frames.iter().enumerate() {
        let code = &machine.unit.codes[frame.code as usize];
        if !code.class || machine.is_library(frame.code) {
            continue;
        }
        let slots = code.slots.iter().enumerate();
        named.extend(slots.filter_map(|(slot, name)| {
            let name = format!("{}.{}", machine.symbols.name(code.name), machine.symbols.name((*name)?));
            Some((place + 1, name, machine.local(frame, slot)?))
        }));
    }
    named
}
