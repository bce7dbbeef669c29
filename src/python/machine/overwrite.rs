//! Numbers that somebody overwrites from outside where a program has come to a position, to see what would follow.

use std::sync::Arc;

use super::{Machine, Position};
use crate::numpy::{Array, Dtype, Operand, cast_into};
use crate::python::arrays::Watched;
use crate::python::objects::{Object, Value};

/// Numbers of something that is held under a name, which are another from a position on.
#[derive(Debug, Clone, PartialEq)]
pub struct Patch {
    /// From where on: so many rounds done, and so many statements of the next.
    pub position: Position,
    /// The name, as the running function would find it.
    pub name: Arc<str>,
    /// Along each axis which index, or all; no axis for the whole.
    pub index: Vec<Option<usize>>,
    /// What they are instead.
    pub number: f64,
}

/// The number as an integer, where it is a whole one.
fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0).then_some(number as i64)
}

/// A number in place of another one: a whole one where the other is one and it can be.
fn like(old: Value, number: f64) -> Option<Value> {
    Some(match (old, whole(number)) {
        (Value::Int(_), Some(whole)) => Value::Int(whole),
        (Value::NpInt(_), Some(whole)) => Value::NpInt(whole),
        (Value::Int(_) | Value::Float(_), _) => Value::Float(number),
        (Value::NpInt(_) | Value::NpFloat(_), _) => Value::NpFloat(number),
        (Value::Bool(_), Some(0 | 1)) => Value::Bool(number != 0.0),
        (Value::NpBool(_), Some(0 | 1)) => Value::NpBool(number != 0.0),
        _ => return None,
    })
}

impl Machine {
    /// Overwrites what is to be overwritten by now, and has not been yet.
    pub fn overwrite_due(&mut self, done: Position) {
        while let Some(patch) = self.patches.get(self.patched).filter(|patch| patch.position <= done) {
            let patch = patch.clone();
            self.patched += 1;
            if let Err(why) = self.overwrite_number(&patch) {
                self.unpatched = Some(why.into());
            }
        }
    }

    /// Overwrites numbers of what is held under a name, in place: whoever else holds the same array or list sees it.
    ///
    /// # Errors
    /// If there is nothing of this name, or it has no such numbers.
    pub fn overwrite_number(&mut self, patch: &Patch) -> Result<(), String> {
        let name = &patch.name;
        let missing = || format!("{name}: the running function sees no such number here");
        let (value, named) = self.visible(name).ok_or_else(missing)?;
        if let Value::Ref(handle) = value {
            match self.object(value) {
                Some(Object::Array(_)) => {
                    let array = self.array_of(handle).ok_or_else(missing)?;
                    return self.overwrite_cells(value, &array, patch);
                }
                Some(Object::List(items)) => {
                    let items = overwritten(items, patch).ok_or_else(|| format!("{name}: it has no such number"))?;
                    *self.heap.get_mut(handle) = Object::List(items);
                    return Ok(());
                }
                Some(Object::Scalar(_)) => {}
                _ => return Err(missing()),
            }
        }
        let is_one = patch.index.is_empty();
        let other = if let Some(Object::Scalar(scalar)) = self.object(value) {
            let dtype = scalar.dtype();
            let cell = operand(dtype, patch)?;
            let array = cast_into(&cell, dtype).map_err(|_| missing())?;
            Some(self.heap.add(Object::Scalar(Box::new(array))))
        } else {
            like(value, patch.number)
        };
        let other = other.filter(|_| is_one).ok_or_else(|| format!("{name}: it cannot be {}", patch.number))?;
        self.bind(name, named, other).ok_or_else(missing)
    }

    fn overwrite_cells(&mut self, array: Value, of: &Array, patch: &Patch) -> Result<(), String> {
        let axes = of.shape();
        let fits = patch.index.is_empty() || patch.index.len() == axes.len();
        let is_within = |(index, length): (&Option<usize>, &usize)| index.is_none_or(|index| index < *length);
        if !fits || !patch.index.iter().zip(axes).all(is_within) {
            return Err(format!("{}: it has no such number", patch.name));
        }
        let cell = operand(of.dtype(), patch)?;
        let mut view = of.view.clone();
        // All that is meant, as a view of its own: an index takes its axis away.
        for axis in (0..patch.index.len()).rev() {
            if let Some(index) = patch.index[axis] {
                view.offset = (view.offset as isize + view.strides[axis] * index as isize) as usize;
                view.shape.remove(axis);
                view.strides.remove(axis);
            }
        }
        let Some(Object::Array(own)) = self.object(array) else { return Ok(()) };
        let buffer = own.buffer;
        self.write(buffer, &view, &Operand::Ellipsis, cell).map_err(|_| format!("{}: it cannot be written", patch.name))
    }

    /// Lets a name hold something else.
    fn bind(&mut self, name: &str, named: Option<Watched>, value: Value) -> Option<()> {
        match named {
            Some(Watched::Global(slot)) => self.globals[slot as usize] = value,
            Some(Watched::Local(code, slot)) => {
                let frame = self.frames.iter().rev().find(|frame| frame.code == code)?;
                let place = frame.base as usize + slot as usize;
                match self.stack.get(place)?.handle().filter(|handle| matches!(self.heap.get(*handle), Object::Cell(_)))
                {
                    Some(cell) => *self.heap.get_mut(cell) = Object::Cell(value),
                    None => self.stack[place] = value,
                }
            }
            _ => {
                let (object, attribute) = name.rsplit_once('.')?;
                let (object, _) = self.visible(object)?;
                let attribute = self.symbols.find(attribute)?;
                let Object::Instance(instance) = self.heap.get_mut(object.handle()?) else { return None };
                instance.attributes.iter_mut().find(|(known, _)| *known == attribute)?.1 = value;
            }
        }
        named.into_iter().for_each(|named| self.note_binding(named));
        Some(())
    }
}

/// The number as an array of this type takes it.
fn operand(dtype: Dtype, patch: &Patch) -> Result<Operand, String> {
    let name = &patch.name;
    match (dtype, whole(patch.number)) {
        (Dtype::Float32 | Dtype::Float64 | Dtype::Complex128, _) => Ok(Operand::Float(patch.number)),
        (Dtype::Bool, Some(0 | 1)) => Ok(Operand::Bool(patch.number != 0.0)),
        (Dtype::Bool, _) => Err(format!("{name}: it holds truths, which are 1 or 0")),
        (Dtype::Uint8, Some(whole @ 0..=255)) => Ok(Operand::Int(whole)),
        (Dtype::Int32, Some(whole)) if i32::try_from(whole).is_ok() => Ok(Operand::Int(whole)),
        (Dtype::Int64, Some(whole)) => Ok(Operand::Int(whole)),
        _ => Err(format!("{name}: it holds {}, which cannot be {}", dtype.name(), patch.number)),
    }
}

/// A list with other numbers for those that are meant.
fn overwritten(items: &[Value], patch: &Patch) -> Option<Vec<Value>> {
    let mut items = items.to_vec();
    let meant = match patch.index.as_slice() {
        [] | [None] => 0..items.len(),
        [Some(index)] => *index..index.checked_add(1)?,
        _ => return None,
    };
    for item in items.get_mut(meant)? {
        *item = like(*item, patch.number)?;
    }
    Some(items)
}
