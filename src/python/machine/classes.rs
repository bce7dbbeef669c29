//! Functions, classes, instances and modules as they are made.

use std::sync::Arc;

use super::{Fault, Flow, Frame, Machine, Result, Then};
use crate::python::compile::Unit;
use crate::python::objects::{Class, Dict, Function, Handle, Instance, Kind, Module, Object, Sym, Value};

impl Machine {
    pub(super) fn make_function(&mut self, code: u32, unit: &Unit) {
        let of = &unit.codes[code as usize];
        let values = self.take(of.defaults.1.len());
        let keyword_defaults = of.defaults.1.iter().copied().zip(values).collect();
        let defaults = self.take(of.defaults.0 as usize).into();
        let base = self.frames.last().map_or(0, |frame| frame.base) as usize;
        let cells = of.frees.iter().map(|&(_, outer)| self.stack[base + outer as usize]).collect();
        let mut attributes = Vec::new();
        if let Some(doc) = of.doc {
            attributes.push((self.names.doc, self.consts[doc as usize]));
        }
        let function = Function { code, name: of.name, defaults, keyword_defaults, cells, attributes, owner: None };
        let value = self.heap.add(Object::Function(Box::new(function)));
        self.push(value);
    }

    pub(super) fn begin_class(&mut self, bases: u32) -> Result<()> {
        let body = self.pop();
        let Some(Object::Function(function)) = self.object(body) else { return Ok(()) };
        let (code, cells) = (function.code, Arc::clone(&function.cells));
        self.check_depth()?;
        self.push_frame(code, &cells, Then::Class { bases });
        Ok(())
    }

    pub(super) fn finish_class(&mut self, frame: &Frame, bases: u32) -> Result<()> {
        let unit = Arc::clone(&self.unit);
        let code = &unit.codes[frame.code as usize];
        let base = frame.base as usize;
        let mut attributes = Vec::new();
        let mut own = Value::Unbound;
        for (at, name) in code.slots.iter().enumerate() {
            let mut value = self.stack[base + at];
            if code.cells.contains(&(at as u32)) {
                if name.is_none() {
                    own = value;
                }
                if let Some(Object::Cell(inner)) = self.object(value) {
                    value = *inner;
                }
            }
            if let Some(name) = name
                && value != Value::Unbound
            {
                attributes.push((*name, value));
            }
        }
        if let Some(doc) = code.doc {
            attributes.push((self.names.doc, self.consts[doc as usize]));
        }
        self.frames.pop();
        self.stack.truncate(base);
        self.loops = self.loops.saturating_sub(frame.loops);
        let parents = self.take(bases as usize);
        let library = unit.sources[code.source as usize].library;
        let name = Arc::clone(self.symbols.name(code.name));
        let class = self.make_class(&name, &parents, attributes, library)?;
        if let Object::Class(of) = self.heap.get_mut(class) {
            of.qualname = Arc::clone(self.symbols.name(code.qualname));
        }
        if own != Value::Unbound {
            self.set_cell(own, Value::Ref(class));
        }
        self.push(Value::Ref(class));
        let special = self.names.set_name;
        let hook = self
            .class(class)
            .is_some_and(|class| class.attributes.iter().any(|&(_, value)| self.has_special(value, special)));
        let parent_hook = self.class(class).and_then(|class| class.bases.first().copied());
        let subclassed = parent_hook.is_some_and(|base| self.class_attribute(base, self.names.init_subclass).is_some());
        if hook || subclassed {
            self.pop();
            return self.call_library("_class_hooks", vec![Value::Ref(class), Value::Bool(subclassed)]);
        }
        Ok(())
    }

    /// Whether the class of a value's defines a special method.
    pub fn has_special(&self, value: Value, name: Sym) -> bool {
        match self.object(value) {
            Some(Object::Instance(instance)) => self.class_attribute(instance.class, name).is_some(),
            _ => false,
        }
    }

    /// A class of these bases.
    ///
    /// # Errors
    /// `TypeError` where a base is no class, or the bases do not go together.
    pub fn make_class(
        &mut self,
        name: &str,
        parents: &[Value],
        attributes: Vec<(Sym, Value)>,
        library: bool,
    ) -> Result<Handle> {
        let mut bases = Vec::new();
        for &parent in parents {
            if let Some(handle) = parent.handle().filter(|&handle| self.class(handle).is_some()) {
                bases.push(handle);
            } else {
                let words = format!("{name}() takes classes as bases, not '{}'", self.type_name(parent));
                return Err(Fault::type_error(words));
            }
        }
        if bases.is_empty() {
            bases.push(self.type_of_kind(Kind::Object));
        }
        let mut kinds = bases.iter().filter_map(|&base| self.class(base)).map(|class| class.kind);
        let kind = kinds.find(|&kind| kind != Kind::Object).unwrap_or(Kind::Object);
        if kind == Kind::Bool {
            return Err(Fault::type_error("type 'bool' is not an acceptable base type"));
        }
        let class = Class {
            name: name.into(),
            qualname: name.into(),
            bases: bases.clone(),
            mro: Vec::new(),
            attributes,
            kind,
            native: false,
            library,
        };
        let handle = self.heap.insert(Object::Class(Box::new(class)));
        let mut lists: Vec<Vec<Handle>> =
            bases.iter().filter_map(|&base| self.class(base)).map(|class| class.mro.clone()).collect();
        lists.push(bases);
        let Some(rest) = merge(lists) else {
            let words = "Cannot create a consistent method resolution order (MRO) for bases";
            return Err(Fault::type_error(words));
        };
        let mut owned = Vec::new();
        if let Object::Class(class) = self.heap.get_mut(handle) {
            class.mro = std::iter::once(handle).chain(rest).collect();
            owned = class.attributes.iter().map(|&(_, value)| value).collect();
        }
        for value in owned {
            self.own(value, handle);
        }
        Ok(handle)
    }

    fn own(&mut self, value: Value, class: Handle) {
        let inner = match self.object(value) {
            Some(Object::Property(get, set, _)) => vec![*get, *set],
            Some(Object::StaticMethod(inner) | Object::ClassMethod(inner)) => vec![*inner],
            _ => vec![value],
        };
        for value in inner {
            if let Value::Ref(handle) = value
                && let Object::Function(function) = self.heap.get_mut(handle)
                && function.owner.is_none()
            {
                function.owner = Some(class);
            }
        }
    }

    /// What a class or one of its bases binds a name to.
    pub fn class_attribute(&self, class: Handle, name: Sym) -> Option<Value> {
        let Object::Class(class) = self.heap.get(class) else { return None };
        class.mro.iter().find_map(|&of| match self.heap.get(of) {
            Object::Class(of) => of.attributes.iter().find(|&&(key, _)| key == name).map(|&(_, value)| value),
            _ => None,
        })
    }

    pub(super) fn instantiate(
        &mut self,
        class: Handle,
        args: Vec<Value>,
        names: Vec<(Sym, Value)>,
        then: Then,
    ) -> Result<()> {
        let Some(of) = self.class(class) else { return Ok(()) };
        let (kind, native) = (of.kind, of.native);
        if native && kind != Kind::Exception {
            let Some(constructor) = super::native::constructor(kind) else {
                let words = format!("cannot create '{}' instances", of.name);
                return Err(Fault::type_error(words));
            };
            let flow = constructor(self, &args, &names)?;
            return self.flow(flow, then);
        }
        if self.class_attribute(class, self.names.new).is_some() {
            let (args, names) = (self.tuple(args), self.keyword_dict(&names));
            let callee = self.library("_new_instance");
            return self.call(callee, vec![Value::Ref(class), args, names], Vec::new(), then);
        }
        let instance = match self.new_instance(class, &args, &names)? {
            Ok(instance) => instance,
            Err((callee, args)) => return self.call(callee, args, Vec::new(), then),
        };
        self.initialize(class, instance, args, names, then)
    }

    /// An instance without its `__init__`; or a call that makes an iterable a list first.
    #[allow(clippy::type_complexity, reason = "the error is a call to make")]
    pub fn new_instance(
        &mut self,
        class: Handle,
        args: &[Value],
        names: &[(Sym, Value)],
    ) -> Result<std::result::Result<Value, (Value, Vec<Value>)>> {
        let kind = self.class(class).map_or(Kind::Object, |class| class.kind);
        let own_init = self.class_attribute(class, self.names.init).is_some();
        let mut attributes = Vec::new();
        let inner = match kind {
            Kind::Exception => {
                let args = self.tuple(args.to_vec());
                attributes.push((self.names.args, args));
                Value::None
            }
            Kind::List | Kind::Dict | Kind::Set if own_init => self.empty(kind),
            Kind::Object => Value::None,
            _ => match super::native::constructor(kind) {
                None => Value::None,
                Some(constructor) => {
                    let own = if own_init { &args[..args.len().min(1)] } else { args };
                    if let Flow::Value(value) = constructor(self, own, if own_init { &[] } else { names })? {
                        value
                    } else {
                        let callee = self.library("_instance_of_listed");
                        let args = self.tuple(args.to_vec());
                        return Ok(Err((callee, vec![Value::Ref(class), args])));
                    }
                }
            },
        };
        Ok(Ok(self.heap.add(Object::Instance(Box::new(Instance { class, attributes, inner })))))
    }

    fn empty(&mut self, kind: Kind) -> Value {
        match kind {
            Kind::List => self.list(Vec::new()),
            Kind::Dict => self.heap.add(Object::Dict(Box::<Dict>::default())),
            _ => self.heap.add(Object::Set(Box::<Dict>::default())),
        }
    }

    fn initialize(
        &mut self,
        class: Handle,
        instance: Value,
        mut args: Vec<Value>,
        names: Vec<(Sym, Value)>,
        then: Then,
    ) -> Result<()> {
        let Some(init) = self.class_attribute(class, self.names.init) else {
            let of = self.class(class);
            if of.is_some_and(|of| of.kind == Kind::Object) && !(args.is_empty() && names.is_empty()) {
                let name = of.map_or_else(String::new, |of| of.name.to_string());
                return Err(Fault::type_error(format!("{name}() takes no arguments")));
            }
            return self.finish(then, instance);
        };
        args.insert(0, instance);
        if then == Then::Push {
            return self.call(init, args, names, Then::Instead(instance));
        }
        // Somebody waits for the instance in another way: the library calls `__init__` and gives it back.
        let (args, names) = (self.tuple(args), self.keyword_dict(&names));
        let callee = self.library("_initialized");
        self.call(callee, vec![init, args, names], Vec::new(), then)
    }

    pub(super) fn annotate(&mut self, name: u32, text: u32) {
        let Some(frame) = self.frames.last() else { return };
        let (code, base) = (frame.code as usize, frame.base as usize);
        let unit = Arc::clone(&self.unit);
        let slots = &unit.codes[code].slots;
        let Some(at) = slots.iter().position(|&slot| slot == Some(self.names.annotations)) else { return };
        if self.stack[base + at] == Value::Unbound {
            self.stack[base + at] = self.empty(Kind::Dict);
        }
        let (dict, key, value) = (self.stack[base + at], self.consts[name as usize], self.consts[text as usize]);
        let _ = self.dict_put(dict, key, value);
    }

    /// A module written in Python, or the machine's own.
    pub(super) fn import(&mut self, name: Sym) -> Result<()> {
        if let Some(&(_, module)) = self.modules.iter().find(|&&(key, _)| key == name) {
            self.push(module);
            return Ok(());
        }
        let text = Arc::clone(self.symbols.name(name));
        let unit = Arc::clone(&self.unit);
        let canonical = crate::python::library::modules::canonical(&text);
        let source = unit.modules.get(canonical).copied();
        if source.is_none() && !crate::python::library::modules::is_native(canonical) {
            let root = text.split('.').next().unwrap_or(&text);
            return Err(Fault::New("ModuleNotFoundError", format!("No module named '{root}'")));
        }
        let mut slots: Vec<(Sym, u32)> = source.map_or_else(Vec::new, |source| {
            unit.sources[source as usize].slots.iter().map(|(&k, &v)| (k, v)).collect()
        });
        slots.sort_unstable_by_key(|&(_, slot)| slot);
        let module = Module { name: canonical.into(), slots: slots.into() };
        let value = self.heap.add(Object::Module(Arc::new(module)));
        self.modules.push((name, value));
        self.push(value);
        if let Some(source) = source {
            self.bind_module(source, canonical);
            self.begin(source, Then::Drop);
        }
        Ok(())
    }

    pub(super) fn import_from(&mut self, name: Sym) -> Result<()> {
        let module = self.pop();
        if let Ok(flow) = self.attribute(module, name) {
            self.flow(flow, Then::Push)
        } else {
            let of = match self.object(module) {
                Some(Object::Module(module)) => module.name.to_string(),
                _ => String::new(),
            };
            let words = format!("cannot import name '{}' from '{of}'", self.symbols.name(name));
            Err(Fault::New("ImportError", words))
        }
    }

    pub(super) fn import_star(&mut self) {
        let module = self.pop();
        let code = self.frames.last().map_or(0, |frame| frame.code);
        let unit = Arc::clone(&self.unit);
        let source = unit.codes[code as usize].source;
        for (&name, &slot) in &unit.sources[source as usize].slots {
            if self.globals[slot as usize] == Value::Unbound
                && let Ok(Flow::Value(value)) = self.attribute(module, name)
            {
                self.globals[slot as usize] = value;
            }
        }
    }
}

/// The order of method resolution that respects every list.
fn merge(mut lists: Vec<Vec<Handle>>) -> Option<Vec<Handle>> {
    let mut order = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Some(order);
        }
        let next = lists.iter().map(|list| list[0]).find(|head| !lists.iter().any(|list| list[1..].contains(head)))?;
        order.push(next);
        for list in &mut lists {
            if list[0] == next {
                list.remove(0);
            }
        }
    }
}
