//! Iterables taken apart, or added to what there is.

use super::{Fault, Flow, Machine, Result, Then};
use crate::python::compile::Op;
use crate::python::objects::{Object, Value};

impl Machine {
    pub(super) fn extend(&mut self, op: Op) -> Result<()> {
        let value = self.pop();
        let target = self.top();
        let flow = match op {
            Op::UpdateDict => self.dict_update(target, value)?,
            Op::UpdateSet => match self.collect_items(value)? {
                Some(items) => {
                    for item in items {
                        self.set_add(target, item)?;
                    }
                    None
                }
                None => Some(Flow::Library("_update_set", vec![target, value])),
            },
            _ => match self.collect_items(value)? {
                Some(more) => {
                    if let Value::Ref(handle) = target
                        && let Object::List(items) = self.heap.get_mut(handle)
                    {
                        items.extend(more);
                    }
                    None
                }
                None => Some(Flow::Library("_extend_list", vec![target, value])),
            },
        };
        match flow {
            Some(flow) => self.flow(flow, Then::Drop),
            None => Ok(()),
        }
    }

    pub(super) fn unpack(&mut self, count: usize) -> Result<()> {
        let value = self.pop();
        let items = match self.collect_items(value) {
            Ok(Some(items)) => items,
            Ok(None) => {
                self.again();
                return self.call_library("_listed_up_to", vec![value, Value::Int(count as i64 + 1)]);
            }
            Err(_) => {
                return Err(Fault::type_error(format!("cannot unpack non-iterable {} object", self.type_name(value))));
            }
        };
        if items.len() > count {
            return Err(Fault::value_error(format!("too many values to unpack (expected {count})")));
        }
        if items.len() < count {
            let got = items.len();
            return Err(Fault::value_error(format!("not enough values to unpack (expected {count}, got {got})")));
        }
        self.stack.extend(items.into_iter().rev());
        Ok(())
    }

    pub(super) fn unpack_star(&mut self, before: usize, after: usize) -> Result<()> {
        let value = self.pop();
        let Some(items) = self.collect_items(value)? else {
            self.again();
            return self.call_library("_listed_up_to", vec![value, Value::None]);
        };
        if items.len() < before + after {
            let (least, got) = (before + after, items.len());
            let words = format!("not enough values to unpack (expected at least {least}, got {got})");
            return Err(Fault::value_error(words));
        }
        let middle = self.list(items[before..items.len() - after].to_vec());
        self.stack.extend(items[items.len() - after..].iter().rev());
        self.stack.push(middle);
        self.stack.extend(items[..before].iter().rev());
        Ok(())
    }
}
