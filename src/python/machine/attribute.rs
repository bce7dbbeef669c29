//! Attributes.

use std::sync::Arc;

use super::{Fault, Flow, Machine, Result, Then};
use crate::python::objects::{Handle, Kind, Object, Sym, Value};

impl Machine {
    pub(super) fn load_attribute(&mut self, object: Value, name: Sym) -> Result<()> {
        let flow = self.attribute(object, name)?;
        self.flow(flow, Then::Push)
    }

    /// An attribute, or the call that gives it.
    ///
    /// # Errors
    /// `AttributeError` with the words of Python.
    pub fn attribute(&mut self, object: Value, name: Sym) -> Result<Flow> {
        let Value::Ref(handle) = object else { return self.native_attribute(object, name) };
        match self.heap.get(handle) {
            Object::Instance(instance) => {
                if let Some(&(_, value)) = instance.attributes.iter().find(|&&(key, _)| key == name) {
                    return Ok(Flow::Value(value));
                }
                let (class, inner) = (instance.class, instance.inner);
                if let Some(found) = self.class_attribute(class, name) {
                    return Ok(self.bound(found, object, class));
                }
                self.instance_other(object, class, inner, name)
            }
            Object::Class(_) => self.attribute_of_class(handle, name),
            Object::Super(class, this) => {
                let (class, this) = (*class, *this);
                self.super_attribute(class, this, name)
            }
            Object::Module(module) => {
                let module = Arc::clone(module);
                if let Some(&(_, slot)) = module.slots.iter().find(|&&(key, _)| key == name)
                    && self.globals[slot as usize] != Value::Unbound
                {
                    return Ok(Flow::Value(self.globals[slot as usize]));
                }
                if module.name.starts_with("numpy") {
                    let path = module.name.strip_prefix("numpy.").unwrap_or("").to_owned();
                    return self.numpy_attribute(&path, name);
                }
                if let Some(getter) = module.slots.iter().find(|&&(key, _)| key == self.names.getattr) {
                    let (callee, text) = (self.globals[getter.1 as usize], Arc::clone(self.symbols.name(name)));
                    let text = self.text(&text);
                    return Ok(Flow::Call(callee, vec![text], Vec::new()));
                }
                let known: Vec<&str> = module.slots.iter().map(|&(key, _)| &**self.symbols.name(key)).collect();
                let text = self.symbols.name(name);
                let hint = crate::python::library::nearest::hint(text, known.into_iter());
                let words = format!("module '{}' has no attribute '{text}'{hint}", module.name);
                Err(Fault::New("AttributeError", words))
            }
            Object::Function(function) => {
                if let Some(&(_, value)) = function.attributes.iter().find(|&&(key, _)| key == name) {
                    return Ok(Flow::Value(value));
                }
                self.native_attribute(object, name)
            }
            Object::NumPy(path) if name == self.names.name || name == self.names.qualname => {
                let path = path.clone();
                Ok(Flow::Value(self.text(path.rsplit('.').next().unwrap_or(""))))
            }
            Object::NumPy(path) => {
                let path = path.to_string();
                self.numpy_attribute(&path, name)
            }
            _ => self.native_attribute(object, name),
        }
    }

    /// What a class binds, as an instance sees it.
    fn bound(&mut self, found: Value, object: Value, class: Handle) -> Flow {
        match self.object(found) {
            Some(Object::Function(_)) => Flow::Value(self.heap.add(Object::Method(object, found))),
            Some(Object::Property(get, ..)) => Flow::Call(*get, vec![object], Vec::new()),
            Some(Object::StaticMethod(inner)) => Flow::Value(*inner),
            Some(Object::ClassMethod(inner)) => {
                let inner = *inner;
                Flow::Value(self.heap.add(Object::Method(Value::Ref(class), inner)))
            }
            Some(Object::Instance(of)) => match self.class_attribute(of.class, self.names.get) {
                Some(get) => Flow::Call(get, vec![found, object, Value::Ref(class)], Vec::new()),
                None => Flow::Value(found),
            },
            _ => Flow::Value(found),
        }
    }

    fn instance_other(&mut self, object: Value, class: Handle, inner: Value, name: Sym) -> Result<Flow> {
        if name == self.names.class {
            return Ok(Flow::Value(Value::Ref(class)));
        }
        if name == self.names.dict {
            return Ok(Flow::Library("_vars", vec![object]));
        }
        let of = if inner == Value::None { object } else { inner };
        if self.native_method(of, name).is_some() {
            return Ok(Flow::Value(self.heap.add(Object::NativeMethod(of, name))));
        }
        if let Some(getter) = self.class_attribute(class, self.names.getattr) {
            let text = Arc::clone(self.symbols.name(name));
            let text = self.text(&text);
            return Ok(Flow::Call(getter, vec![object, text], Vec::new()));
        }
        if name == self.names.doc || name == self.names.cause || name == self.names.context {
            return Ok(Flow::Value(Value::None));
        }
        if name == self.names.module {
            let text = self.text("__main__");
            return Ok(Flow::Value(text));
        }
        if inner != Value::None
            && let Ok(flow) = self.native_attribute(inner, name)
        {
            return Ok(flow);
        }
        Err(self.no_attribute(object, name))
    }

    /// What is said of an attribute that is not there, with the nearest one that is.
    pub fn no_attribute(&self, object: Value, name: Sym) -> Fault {
        let text = self.symbols.name(name);
        let known = self.attribute_names(object);
        let hint = crate::python::library::nearest::hint(text, known.iter().map(|name| &**name));
        let mut class = self.type_name(object);
        if let Some(Object::Class(of)) = self.object(object) {
            class = format!("type object '{}'", of.name);
        } else {
            class = format!("'{class}' object");
        }
        Fault::New("AttributeError", format!("{class} has no attribute '{text}'{hint}"))
    }

    /// The names of all attributes, sorted.
    pub fn attribute_names(&self, object: Value) -> Vec<Arc<str>> {
        let mut names: Vec<Arc<str>> = Vec::new();
        let mut class = self.class_of(object);
        match self.object(object) {
            Some(Object::Instance(of)) => {
                names.extend(of.attributes.iter().map(|&(key, _)| self.symbols.name(key).clone()));
            }
            Some(Object::Class(_)) => class = object.handle().unwrap_or(class),
            Some(Object::Module(module)) => {
                names.extend(module.slots.iter().map(|&(key, _)| self.symbols.name(key).clone()));
            }
            _ => {}
        }
        for of in self.class(class).into_iter().flat_map(|class| &class.mro).filter_map(|&of| self.class(of)) {
            names.extend(of.attributes.iter().map(|&(key, _)| self.symbols.name(key).clone()));
            let own = self.methods.keys().filter(|&&(kind, _)| kind == of.kind);
            names.extend(own.map(|&(_, key)| self.symbols.name(key).clone()));
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    fn attribute_of_class(&mut self, handle: Handle, name: Sym) -> Result<Flow> {
        if let Some(found) = self.class_attribute(handle, name) {
            return Ok(match self.object(found) {
                Some(Object::StaticMethod(inner)) => Flow::Value(*inner),
                Some(Object::ClassMethod(inner)) => {
                    let inner = *inner;
                    Flow::Value(self.heap.add(Object::Method(Value::Ref(handle), inner)))
                }
                Some(Object::Instance(of)) => match self.class_attribute(of.class, self.names.get) {
                    Some(get) => Flow::Call(get, vec![found, Value::None, Value::Ref(handle)], Vec::new()),
                    None => Flow::Value(found),
                },
                _ => Flow::Value(found),
            });
        }
        let Some(class) = self.class(handle) else { return Err(self.no_attribute(Value::Ref(handle), name)) };
        let (kind, text, qualname) = (class.kind, Arc::clone(&class.name), Arc::clone(&class.qualname));
        let value = match &**self.symbols.name(name) {
            "__name__" => self.text(&text),
            "__qualname__" => self.text(&qualname),
            "__module__" => self.text(if class.library { "builtins" } else { "__main__" }),
            "__class__" => Value::Ref(self.type_of_kind(Kind::Type)),
            "__doc__" => Value::None,
            "__dict__" => return Ok(Flow::Library("_vars", vec![Value::Ref(handle)])),
            "__bases__" => {
                let bases = class.bases.iter().map(|&base| Value::Ref(base)).collect();
                self.tuple(bases)
            }
            "__mro__" => {
                let mro = class.mro.iter().map(|&base| Value::Ref(base)).collect();
                self.tuple(mro)
            }
            "mro" | "__subclasses__" => self.heap.add(Object::NativeMethod(Value::Ref(handle), name)),
            _ => {
                let known = super::native::class_method(kind, self.symbols.name(name)).is_some();
                if known || self.native_of(kind, name).is_some() {
                    self.heap.add(Object::TypeMethod(self.type_of_kind(kind), name))
                } else {
                    return Err(self.no_attribute(Value::Ref(handle), name));
                }
            }
        };
        Ok(Flow::Value(value))
    }

    fn super_attribute(&mut self, class: Handle, this: Value, name: Sym) -> Result<Flow> {
        let own = match self.object(this) {
            Some(Object::Class(_)) => this.handle().unwrap_or(class),
            _ => self.class_of(this),
        };
        let mro = self.class(own).map_or_else(Vec::new, |of| of.mro.clone());
        let after = mro.iter().position(|&of| of == class).map_or(0, |at| at + 1);
        for &of in &mro[after..] {
            let Some(of) = self.class(of) else { continue };
            if let Some(&(_, found)) = of.attributes.iter().find(|&&(key, _)| key == name) {
                if matches!(self.object(this), Some(Object::Class(_)))
                    && matches!(self.object(found), Some(Object::Function(_)))
                {
                    return Ok(Flow::Value(found));
                }
                return Ok(self.bound(found, this, own));
            }
        }
        Ok(Flow::Value(self.heap.add(Object::NativeMethod(this, name))))
    }

    /// Sets an attribute.
    ///
    /// # Errors
    /// `AttributeError` if it cannot be set.
    pub fn store_attribute(&mut self, object: Value, name: Sym, value: Value) -> Result<()> {
        match self.object(object) {
            Some(Object::Instance(instance)) => {
                let class = instance.class;
                if let Some(setter) = self.class_attribute(class, self.names.setattr) {
                    let text = Arc::clone(self.symbols.name(name));
                    let text = self.text(&text);
                    return self.call(setter, vec![object, text, value], Vec::new(), Then::Drop);
                }
                self.store_plain(object, class, name, value)
            }
            Some(Object::Class(class)) if !class.native => {
                let Value::Ref(handle) = object else { return Ok(()) };
                if let Object::Class(class) = self.heap.get_mut(handle) {
                    put(&mut class.attributes, name, value);
                }
                Ok(())
            }
            Some(Object::Function(_)) => {
                let Value::Ref(handle) = object else { return Ok(()) };
                if let Object::Function(function) = self.heap.get_mut(handle) {
                    put(&mut function.attributes, name, value);
                }
                Ok(())
            }
            Some(Object::Module(module)) => {
                let slot = module.slots.iter().find(|&&(key, _)| key == name).map(|&(_, slot)| slot);
                if let Some(slot) = slot {
                    self.globals[slot as usize] = value;
                }
                Ok(())
            }
            Some(Object::Array(_)) => self.store_array_attribute(object, name, value),
            _ => Err(self.no_attribute(object, name)),
        }
    }

    /// Sets an attribute past `__setattr__`.
    pub fn store_plain(&mut self, object: Value, class: Handle, name: Sym, value: Value) -> Result<()> {
        let found = self.class_attribute(class, name);
        if let Some(found) = found {
            match self.object(found) {
                Some(Object::Property(_, set, _)) => {
                    let set = *set;
                    if set == Value::None {
                        let words = format!(
                            "property '{}' of '{}' object has no setter",
                            self.symbols.name(name),
                            self.type_name(object)
                        );
                        return Err(Fault::New("AttributeError", words));
                    }
                    return self.call(set, vec![object, value], Vec::new(), Then::Drop);
                }
                Some(Object::Instance(of)) => {
                    if let Some(set) = self.class_attribute(of.class, self.names.set) {
                        return self.call(set, vec![found, object, value], Vec::new(), Then::Drop);
                    }
                }
                _ => {}
            }
        }
        if found.is_none() && self.class_attribute(class, self.names.slots).is_some() && !self.in_slots(class, name) {
            return Err(self.no_attribute(object, name));
        }
        self.set_instance_attribute(object, name, value);
        Ok(())
    }

    fn in_slots(&self, class: Handle, name: Sym) -> bool {
        let text = self.symbols.name(name);
        let Some(class) = self.class(class) else { return true };
        class.mro.iter().filter_map(|&of| self.class(of)).filter(|of| !of.native).any(|of| {
            let slots = of.attributes.iter().find(|&&(key, _)| key == self.names.slots).map(|&(_, value)| value);
            match slots {
                None => of.kind != Kind::Object || !of.library,
                Some(slots) => {
                    let names = self.items_of(slots).unwrap_or_else(|| vec![slots]);
                    names.iter().any(|&slot| self.str_of(slot) == Some(text))
                }
            }
        })
    }

    /// Sets an attribute of an instance and nothing else.
    pub fn set_instance_attribute(&mut self, object: Value, name: Sym, value: Value) {
        if let Value::Ref(handle) = object
            && let Object::Instance(instance) = self.heap.get_mut(handle)
        {
            put(&mut instance.attributes, name, value);
        }
    }

    /// An attribute of an instance's own.
    pub fn instance_attribute(&self, object: Value, name: Sym) -> Option<Value> {
        match self.object(object)? {
            Object::Instance(of) => of.attributes.iter().find(|&&(key, _)| key == name).map(|&(_, value)| value),
            _ => None,
        }
    }

    /// Deletes an attribute.
    ///
    /// # Errors
    /// `AttributeError` if there is none.
    pub fn delete_attribute(&mut self, object: Value, name: Sym) -> Result<()> {
        if let Some(Object::Instance(instance)) = self.object(object) {
            let found = self.class_attribute(instance.class, name);
            if let Some(Object::Property(_, _, delete)) = found.and_then(|found| self.object(found))
                && *delete != Value::None
            {
                let delete = *delete;
                return self.call(delete, vec![object], Vec::new(), Then::Drop);
            }
        }
        let Value::Ref(handle) = object else { return Err(self.no_attribute(object, name)) };
        let attributes = match self.heap.get_mut(handle) {
            Object::Instance(instance) => &mut instance.attributes,
            Object::Class(class) if !class.native => &mut class.attributes,
            _ => return Err(self.no_attribute(object, name)),
        };
        match attributes.iter().position(|&(key, _)| key == name) {
            Some(at) => {
                attributes.remove(at);
                Ok(())
            }
            None => Err(self.no_attribute(object, name)),
        }
    }
}

fn put(attributes: &mut Vec<(Sym, Value)>, name: Sym, value: Value) {
    match attributes.iter_mut().find(|(key, _)| *key == name) {
        Some(entry) => entry.1 = value,
        None => attributes.push((name, value)),
    }
}
