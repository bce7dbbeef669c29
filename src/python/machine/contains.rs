//! `in`.

use super::{Equal, Fault, Flow, Machine, Result, Then};
use crate::python::objects::{Kind, Object, Value};

impl Machine {
    pub(super) fn contains(&mut self, wanted: bool) -> Result<()> {
        let (container, item) = (self.pop(), self.pop());
        let then = if wanted { Then::Truth } else { Then::Not };
        if let Some(Object::Instance(of)) = self.object(container)
            && let Some(method) = self.class_attribute(of.class, self.names.contains)
        {
            return self.call(method, vec![container, item], Vec::new(), then);
        }
        let flow = self.contains_native(container, item)?;
        self.flow(flow, then)
    }

    fn contains_native(&mut self, container: Value, item: Value) -> Result<Flow> {
        let container = self.unwrap(container);
        let found = match self.object(container) {
            Some(Object::Str(text)) => {
                let Some(part) = self.str_of(item) else {
                    let words = format!("'in <string>' requires string as left operand, not {}", self.type_name(item));
                    return Err(Fault::type_error(words));
                };
                text.contains(&**part)
            }
            Some(Object::Dict(table) | Object::Set(table) | Object::FrozenSet(table)) => {
                if self.is_foreign_key(item) {
                    return Ok(Flow::Library("_has_key", vec![container, item]));
                }
                self.find_key(table, item)?.1.is_some()
            }
            Some(Object::DictView(dict, 0)) => {
                let dict = Value::Ref(*dict);
                self.dict_get(dict, item)?.is_some()
            }
            Some(Object::Range(start, stop, step)) => match self.integer(item) {
                Some(i) if self.kind(item) != Kind::Float => {
                    let n = super::iterate::range_len(*start, *stop, *step);
                    let away = i128::from(i) - i128::from(*start);
                    away % i128::from(*step) == 0 && (0..i128::from(n)).contains(&(away / i128::from(*step)))
                }
                _ => self.real(item).is_some_and(|x| x.fract() == 0.0 && (x as i64) >= *start && (x as i64) < *stop),
            },
            Some(Object::Array(_)) => return self.array_contains(container, item),
            Some(Object::List(items)) => match self.find_equal(items, item)? {
                Some(found) => found,
                None => return Ok(Flow::Library("_contains", vec![container, item])),
            },
            Some(Object::Tuple(items)) => match self.find_equal(items, item)? {
                Some(found) => found,
                None => return Ok(Flow::Library("_contains", vec![container, item])),
            },
            Some(Object::Class(_) | Object::Function(_)) | None => {
                let words = format!("argument of type '{}' is not iterable", self.type_name(container));
                return Err(Fault::type_error(words));
            }
            _ => return Ok(Flow::Library("_contains", vec![container, item])),
        };
        Ok(Flow::Value(Value::Bool(found)))
    }

    fn find_equal(&self, items: &[Value], item: Value) -> Result<Option<bool>> {
        for &other in items {
            if other.is(item) {
                return Ok(Some(true));
            }
            match self.equal(other, item, 0)? {
                Equal::Yes => return Ok(Some(true)),
                Equal::No => {}
                Equal::Foreign => return Ok(None),
            }
        }
        Ok(Some(false))
    }
}
