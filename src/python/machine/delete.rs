//! `del container[index]`.

use super::item::out_of_range;
use super::{Fault, Machine, Result, Then};
use crate::python::objects::{Object, Value};

impl Machine {
    /// `del container[index]`, which lie on the stack.
    ///
    /// # Errors
    /// As Python.
    pub(super) fn delete_item(&mut self) -> Result<()> {
        let (index, container) = (self.pop(), self.pop());
        if let Some(Object::Instance(of)) = self.object(container)
            && let Some(method) = self.class_attribute(of.class, self.names.delitem)
        {
            return self.call(method, vec![container, index], Vec::new(), Then::Drop);
        }
        let container = self.unwrap(container);
        match self.object(container) {
            Some(Object::Dict(table)) => {
                if self.is_foreign_key(index) {
                    let callee = self.library("_dict_delete");
                    return self.call(callee, vec![container, index], Vec::new(), Then::Drop);
                }
                let (_, place) = self.find_key(table, index)?;
                let Some(place) = place else { return Err(self.key_error(index)) };
                if let Some(table) = self.table_mut(container) {
                    table.remove(place);
                }
                Ok(())
            }
            Some(Object::List(items)) => {
                let len = items.len();
                let places: Vec<usize> = if let Some(slice) = self.slice_of(index)? {
                    let (start, step, count) = slice.places(len)?;
                    (0..count as i64).map(|k| (start + k * step) as usize).collect()
                } else {
                    let i = self.integer(index).unwrap_or(i64::MAX);
                    let place = if i < 0 { i.saturating_add(len as i64) } else { i };
                    if place < 0 || place >= len as i64 {
                        return Err(out_of_range("list assignment index out of range"));
                    }
                    vec![place as usize]
                };
                if let Value::Ref(handle) = container
                    && let Object::List(items) = self.heap.get_mut(handle)
                {
                    let mut gone = vec![false; len];
                    places.into_iter().for_each(|place| gone[place] = true);
                    let mut at = 0;
                    items.retain(|_| {
                        at += 1;
                        !gone[at - 1]
                    });
                }
                Ok(())
            }
            _ => {
                let words = format!("'{}' object doesn't support item deletion", self.type_name(container));
                Err(Fault::type_error(words))
            }
        }
    }
}
