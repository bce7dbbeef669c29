//! What a program holds, as it is: arrays through their views, numbers, and the rest in words.

use super::Shown;
use crate::numpy::{Array, Buffer, float_repr};
use crate::python::machine::Machine;
use crate::python::objects::{Object, Value};
use crate::python::text;

/// What a name holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The name: of a function that runs `function.name`, of an object's attribute `object.name`.
    pub name: String,
    /// Of what type it is, as Python or NumPy calls it.
    pub kind: String,
    /// What it is.
    pub value: Kept,
}

/// A value as it is kept for looking at.
#[derive(Debug, Clone, PartialEq)]
pub enum Kept {
    /// An array, also a list of numbers.
    Array(Array),
    /// A number, also a truth.
    Number(f64),
    /// Anything else, as it is written.
    Text(String),
}

/// Numbers of a list that is looked at as an array.
const MOST_LISTED: usize = 10_000;

/// Characters of something in words.
const MOST_TEXT: usize = 200;

impl Machine {
    /// Everything that is held under a name.
    pub fn held(&self) -> Vec<Held> {
        self.held_by_frame().into_iter().map(|(_, held)| held).collect()
    }

    /// The same, each with the frame that has it.
    pub fn held_by_frame(&self) -> Vec<(usize, Held)> {
        let mut all = vec![];
        for (frame, name, value) in self.named_by_frame() {
            match self.object(value) {
                Some(Object::Module(_) | Object::Class(_) | Object::NumPy(_) | Object::Dtype(_)) => {}
                Some(Object::Function(_) | Object::Method(..) | Object::NativeMethod(..) | Object::TypeMethod(..)) => {}
                Some(Object::Instance(of)) if of.inner == Value::None => {
                    let class = self.class(of.class).map_or(String::new(), |class| class.name.to_string());
                    let kind = class.clone();
                    all.push((frame, Held { name: name.clone(), kind, value: Kept::Text(class) }));
                    for &(attribute, value) in &of.attributes {
                        let name = format!("{name}.{}", self.symbols.name(attribute));
                        all.extend(self.held_as(&name, value).map(|held| (frame, held)));
                    }
                }
                _ => all.extend(self.held_as(&name, value).map(|held| (frame, held))),
            }
        }
        all
    }

    /// What a name holds; nothing where that is none of the things that are shown.
    pub fn held_as(&self, name: &str, value: Value) -> Option<Held> {
        let mut kind = self.type_name(value);
        let kept = match value {
            Value::Int(i) | Value::NpInt(i) => Kept::Number(i as f64),
            Value::Float(x) | Value::NpFloat(x) => Kept::Number(x),
            Value::Bool(b) | Value::NpBool(b) => Kept::Number(b.into()),
            Value::None => Kept::Text("None".to_owned()),
            Value::Ref(handle) => match self.heap.get(handle) {
                Object::Array(_) => {
                    let array = self.array_of(handle)?;
                    kind = array.dtype().name();
                    Kept::Array(array)
                }
                Object::Scalar(array) => {
                    kind = array.dtype().name();
                    Kept::Array((**array).clone())
                }
                Object::List(items) => match self.numbers_in(items) {
                    Some(numbers) => Kept::Array(numbers),
                    None => Kept::Text(self.written(value)),
                },
                _ => Kept::Text(self.written(value)),
            },
            _ => return None,
        };
        Some(Held { name: name.to_owned(), kind, value: kept })
    }

    /// A list of numbers as an array; nothing where it holds anything else, or nothing, or more than anybody looks at.
    fn numbers_in(&self, items: &[Value]) -> Option<Array> {
        let number = |value: &Value| match *value {
            Value::Int(whole) | Value::NpInt(whole) => Some(whole as f64),
            Value::Float(number) | Value::NpFloat(number) => Some(number),
            _ => None,
        };
        let numbers: Vec<f64> = items.iter().take(MOST_LISTED + 1).map(number).collect::<Option<_>>()?;
        let is_taken = !numbers.is_empty() && numbers.len() <= MOST_LISTED;
        let len = numbers.len();
        is_taken.then(|| Array::new(Buffer::Float64(numbers), &[len]).ok()).flatten()
    }

    /// A value as it is written, as far as there is room.
    fn written(&self, value: Value) -> String {
        let mut left = 4096;
        let Some(shown) = self.shown(value, 0, &mut left) else { return format!("<{}>", self.type_name(value)) };
        let mut text = String::new();
        write_shown(&shown, &mut text);
        if text.chars().count() > MOST_TEXT {
            text = text.chars().take(MOST_TEXT - 2).chain(" …".chars()).collect();
        }
        text
    }
}

/// Writes a plain value as Python would, lists and tuples alike.
fn write_shown(shown: &Shown, text: &mut String) {
    if text.len() > 4 * MOST_TEXT {
        return;
    }
    match shown {
        Shown::Null => text.push_str("None"),
        Shown::Bool(truth) => text.push_str(if *truth { "True" } else { "False" }),
        Shown::Int(whole) => text.push_str(&whole.to_string()),
        Shown::Float(number) => text.push_str(&float_repr(*number)),
        Shown::Str(words) => text.push_str(&text::str_repr(words)),
        Shown::List(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                text.push_str(if at > 0 { ", " } else { "" });
                write_shown(item, text);
            }
            text.push(']');
        }
        Shown::Dict(entries) => {
            text.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                text.push_str(if at > 0 { ", " } else { "" });
                text.push_str(&text::str_repr(key));
                text.push_str(": ");
                write_shown(value, text);
            }
            text.push('}');
        }
    }
}
