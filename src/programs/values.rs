//! Numbers of somebody's program as the house has them, each converted once for as long as it is looked at.

use std::collections::HashMap;
use std::sync::Arc;

use super::origin::numbers;
use crate::math::Doubles;
use crate::numpy::{Array, Operand};
use crate::ops::{MOST_AXES, Shape, Value};
use crate::python::session::{Held, Kept};

/// What has been converted, by where its buffer is. The arrays are kept along, so that nothing else comes to be there.
type Converted = HashMap<usize, Vec<(Array, Value)>>;

/// What has been converted.
#[derive(Debug, Default)]
pub struct Values {
    known: Converted,
    /// What was asked for since the last [`turn`](Self::turn).
    asked: Converted,
}

impl Values {
    /// An operand; nothing where it is no number and no array of numbers.
    pub fn of(&mut self, operand: &Operand) -> Option<Value> {
        match operand {
            Operand::Bool(truth) => Some(f64::from(u8::from(*truth)).into()),
            Operand::Int(whole) => Some((*whole as f64).into()),
            Operand::Float(number) => Some((*number).into()),
            Operand::Array(array) | Operand::Scalar(array) => self.array(array),
            list @ (Operand::List(_) | Operand::Tuple(_)) => converted(&list.to_array().ok()?),
            _ => None,
        }
    }

    /// What a name holds; nothing where it is no number and no array of numbers.
    pub fn held(&mut self, held: &Held) -> Option<Value> {
        match &held.value {
            Kept::Number(number) => Some((*number).into()),
            Kept::Array(array) => self.array(array),
            Kept::Text(_) => None,
        }
    }

    fn array(&mut self, array: &Array) -> Option<Value> {
        let place = Arc::as_ptr(&array.buffer) as usize;
        let find = |all: &Converted| {
            all.get(&place)?.iter().find(|(known, _)| known.view == array.view).map(|(_, value)| value.clone())
        };
        if let Some(value) = find(&self.asked) {
            return Some(value);
        }
        let value = find(&self.known).or_else(|| converted(array))?;
        self.asked.entry(place).or_default().push((array.clone(), value.clone()));
        Some(value)
    }

    /// Forgets what nobody has asked for since the last turn.
    pub fn turn(&mut self) {
        self.known = std::mem::take(&mut self.asked);
    }
}

fn converted(array: &Array) -> Option<Value> {
    if array.rank() > MOST_AXES {
        return None;
    }
    let (shape, numbers) = (Shape::new(array.shape()), numbers(array)?);
    match (shape.is_scalar(), numbers.first()) {
        (true, number) => number.map(|number| (*number).into()),
        _ => Some(Value::new(shape, Arc::new(Doubles::from(numbers)))),
    }
}
