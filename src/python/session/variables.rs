//! What a program holds, as plain values.

use crate::numpy::{Array, Cell};
use crate::python::machine::{Machine, Position};
use crate::python::objects::{Object, Sym, Value};

/// A plain value.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// `None`.
    Null,
    /// `True`, `False`.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A float.
    Float(f64),
    /// A string.
    Str(String),
    /// A list, a tuple or an axis of an array.
    List(Vec<Shown>),
    /// A dict with strings as keys.
    Dict(Vec<(String, Shown)>),
}

/// More values than this in one variable are not shown.
const MOST: usize = 1 << 20;

impl Machine {
    /// The plain variables of the module and of the running functions.
    pub fn variables(&self) -> Vec<(String, Shown)> {
        let mut shown = Vec::new();
        for (name, value) in self.named_values() {
            self.show_named(&name, value, &mut shown);
        }
        shown
    }

    /// The names of the module and of the running functions, with what they hold.
    pub fn named_values(&self) -> Vec<(String, Value)> {
        self.named_by_frame().into_iter().map(|(_, name, value)| (name, value)).collect()
    }

    /// The same, each with the frame that has it: the module is 0, the frames follow from 1 on.
    pub fn named_by_frame(&self) -> Vec<(usize, String, Value)> {
        let module = self.module_variables().into_iter();
        let mut named: Vec<(usize, String, Value)> =
            module.map(|(name, value)| (0, self.symbols.name(name).to_string(), value)).collect();
        for (place, frame) in self.frames.iter().enumerate() {
            let code = &self.unit.codes[frame.code as usize];
            let source = &self.unit.sources[code.source as usize];
            if source.library || frame.code == source.code || code.class {
                continue;
            }
            for (at, name) in code.slots.iter().enumerate() {
                let Some(name) = name else { continue };
                let Some(value) = self.local(frame, at) else { continue };
                let name = format!("{}.{}", self.symbols.name(code.name), self.symbols.name(*name));
                named.push((place + 1, name, value));
            }
        }
        named
    }

    /// The frame of the function that is running, as [`named_by_frame`](Self::named_by_frame) counts; 0 where that is the
    /// module.
    pub fn running(&self) -> usize {
        let Some(source) = self.unit.sources.get(crate::python::compile::PROGRAM as usize) else { return 0 };
        let place = self.frames.iter().rposition(|frame| !self.is_library(frame.code));
        place.filter(|place| self.frames[*place].code != source.code).map_or(0, |place| place + 1)
    }

    /// The names that the module binds.
    pub fn module_variables(&self) -> Vec<(Sym, Value)> {
        let Some(source) = self.unit.sources.get(crate::python::compile::PROGRAM as usize) else { return Vec::new() };
        let mut slots: Vec<(Sym, u32)> = source.slots.iter().map(|(&name, &slot)| (name, slot)).collect();
        slots.sort_unstable_by_key(|&(_, slot)| slot);
        slots
            .into_iter()
            .map(|(name, slot)| (name, self.globals[slot as usize]))
            .filter(|&(_, value)| value != Value::Unbound)
            .collect()
    }

    fn show_named(&self, name: &str, value: Value, shown: &mut Vec<(String, Shown)>) {
        let mut left = MOST;
        if let Some(plain) = self.shown(value, 0, &mut left) {
            shown.push((name.to_owned(), plain));
        } else if let Some(Object::Instance(of)) = self.object(value) {
            for &(attribute, value) in &of.attributes {
                if let Some(plain) = self.shown(value, 0, &mut left) {
                    shown.push((format!("{name}.{}", self.symbols.name(attribute)), plain));
                }
            }
        }
    }

    pub(super) fn shown(&self, value: Value, depth: usize, left: &mut usize) -> Option<Shown> {
        *left = left.checked_sub(1)?;
        if depth > 50 {
            return None;
        }
        Some(match value {
            Value::None => Shown::Null,
            Value::Bool(b) | Value::NpBool(b) => Shown::Bool(b),
            Value::Int(i) | Value::NpInt(i) => Shown::Int(i),
            Value::Float(x) | Value::NpFloat(x) => Shown::Float(x),
            Value::Ref(handle) => match self.heap.get(handle) {
                Object::Str(text) => Shown::Str(text.to_string()),
                Object::List(items) => return self.shown_items(items, depth, left),
                Object::Tuple(items) => return self.shown_items(items, depth, left),
                Object::Dict(table) => {
                    let mut entries = Vec::new();
                    for (key, value) in table.iter() {
                        let key = self.str_of(key)?.to_string();
                        entries.push((key, self.shown(value, depth + 1, left)?));
                    }
                    Shown::Dict(entries)
                }
                Object::Array(_) => {
                    let array = self.array_of(handle)?;
                    *left = left.checked_sub(array.size())?;
                    shown_array(&array)
                }
                Object::Scalar(scalar) => shown_array(scalar),
                Object::Instance(of) if of.inner != Value::None => self.shown(of.inner, depth + 1, left)?,
                _ => return None,
            },
            _ => return None,
        })
    }

    fn shown_items(&self, items: &[Value], depth: usize, left: &mut usize) -> Option<Shown> {
        items.iter().map(|&item| self.shown(item, depth + 1, left)).collect::<Option<Vec<_>>>().map(Shown::List)
    }

    /// Rounds done, and statements done in the next: where the next statement begins.
    pub fn done(&self) -> Position {
        let Position { round, statement } = self.position;
        if round == 0 { Position::default() } else { Position { round: round - 1, statement } }
    }

    /// The state as text.
    pub fn fingerprint(&self) -> String {
        format!("{:?} {:?} {:?} {:?} {:?}", self.heap, self.stack, self.frames, self.globals, self.output)
    }
}

fn shown_cell(array: &Array, place: usize) -> Shown {
    match array.buffer.cell(place) {
        Cell::Bool(b) => Shown::Bool(b),
        Cell::Uint8(i) => Shown::Int(i.into()),
        Cell::Int32(i) => Shown::Int(i.into()),
        Cell::Int64(i) => Shown::Int(i),
        Cell::Float32(x) => Shown::Float(x.into()),
        Cell::Float64(x) => Shown::Float(x),
        Cell::Complex128(z) => Shown::Str(crate::python::text::complex_repr(z.re, z.im)),
        Cell::Str(text) => Shown::Str(text.to_string()),
    }
}

fn shown_array(array: &Array) -> Shown {
    let places = array.places();
    shown_axes(array, &array.view.shape, &places)
}

fn shown_axes(array: &Array, shape: &[usize], places: &[usize]) -> Shown {
    match shape.split_first() {
        None => places.first().map_or(Shown::Null, |&place| shown_cell(array, place)),
        Some((&len, rest)) => {
            let each = places.len().checked_div(len).unwrap_or(0);
            Shown::List((0..len).map(|at| shown_axes(array, rest, &places[at * each..(at + 1) * each])).collect())
        }
    }
}
