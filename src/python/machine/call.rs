//! Calls.

use super::{Fault, Flow, Frame, Machine, Result, Then};
use crate::python::compile::CallShape;
use crate::python::objects::{Function, Generator, Handle, Kind, Object, Sym, Value};

impl Machine {
    pub(super) fn call_stack(&mut self, count: usize) -> Result<()> {
        let at = self.stack.len() - count - 1;
        let callee = self.stack[at];
        if let Value::Ref(handle) = callee
            && let Object::Function(function) = self.heap.get(handle)
            && let Some((code, cells)) = self.simple(function, count)
        {
            return self.enter_plain(code, &cells, at + 1, at);
        }
        let args = self.take(count);
        self.pop();
        self.call(callee, args, Vec::new(), Then::Push)
    }

    /// Code and cells of a function whose parameters these arguments fill without more ado.
    fn simple(&self, function: &Function, count: usize) -> Option<(u32, std::sync::Arc<[Value]>)> {
        let code = &self.unit.codes[function.code as usize];
        let of = &code.parameters;
        let plain = of.positional as usize == count && of.keyword_only == 0 && !of.rest && !of.keywords;
        (plain && !code.generator).then(|| (function.code, std::sync::Arc::clone(&function.cells)))
    }

    /// A frame whose arguments lie on the stack already; `from` is where the call began.
    fn enter_plain(&mut self, code: u32, cells: &[Value], args: usize, from: usize) -> Result<()> {
        self.check_depth()?;
        let unit = std::sync::Arc::clone(&self.unit);
        let of = &unit.codes[code as usize];
        if from < args {
            self.stack.copy_within(args.., from);
            let len = self.stack.len() - (args - from);
            self.stack.truncate(len);
        }
        self.stack.resize(from + of.slots.len(), Value::Unbound);
        for &slot in &of.cells {
            let at = from + slot as usize;
            self.stack[at] = self.heap.add(Object::Cell(self.stack[at]));
        }
        for (&(slot, _), &cell) in of.frees.iter().zip(cells) {
            self.stack[from + slot as usize] = cell;
        }
        self.frames.push(Frame { code, ip: 0, base: from as u32, loops: 0, then: Then::Push, generator: None });
        Ok(())
    }

    pub(super) fn call_method(&mut self, name: Sym, count: usize) -> Result<()> {
        let at = self.stack.len() - count - 1;
        let object = self.stack[at];
        if let Value::Ref(handle) = object
            && let Object::Instance(instance) = self.heap.get(handle)
            && !instance.attributes.iter().any(|&(key, _)| key == name)
            && let Some(Value::Ref(found)) = self.class_attribute(instance.class, name)
            && let Object::Function(function) = self.heap.get(found)
            && let Some((code, cells)) = self.simple(function, count + 1)
        {
            return self.enter_plain(code, &cells, at, at);
        }
        let args = self.take(count);
        self.pop();
        self.invoke(object, name, args, Vec::new())
    }

    /// Calls a method, without making a bound one where that can be avoided.
    pub(super) fn invoke(
        &mut self,
        object: Value,
        name: Sym,
        mut args: Vec<Value>,
        names: Vec<(Sym, Value)>,
    ) -> Result<()> {
        if let Some(native) = self.native_method(object, name) {
            let flow = native(self, object, &args, &names)?;
            return self.flow(flow, Then::Push);
        }
        if let Some(flow) = self.rng_method(object, name, &args, &names)? {
            return self.flow(flow, Then::Push);
        }
        if self.is_numpy(object)
            && let Some(flow) = self.array_method(object, name, &args, &names)?
        {
            return self.flow(flow, Then::Push);
        }
        if let Some(Object::Instance(instance)) = self.object(object)
            && !instance.attributes.iter().any(|&(key, _)| key == name)
            && let Some(found) = self.class_attribute(instance.class, name)
            && matches!(self.object(found), Some(Object::Function(_)))
        {
            args.insert(0, object);
            return self.call(found, args, names, Then::Push);
        }
        if let Flow::Value(callee) = self.attribute(object, name)? {
            return self.call(callee, args, names, Then::Push);
        }
        // A property or __getattr__ gives the callee: the library calls it.
        let text = std::sync::Arc::clone(self.symbols.name(name));
        let name = self.text(&text);
        let args = self.tuple(args);
        let names = self.keyword_dict(&names);
        self.call_library("_call_attribute", vec![object, name, args, names])
    }

    pub(super) fn call_shaped(&mut self, shape: &CallShape) -> Result<()> {
        let mut args = self.take(shape.count as usize);
        let values = args.split_off(args.len() - shape.names.len());
        let names = shape.names.iter().copied().zip(values).collect();
        let callee = self.pop();
        match shape.method {
            Some(name) => self.invoke(callee, name, args, names),
            None => self.call(callee, args, names, Then::Push),
        }
    }

    pub(super) fn call_spread(&mut self, keywords: bool) -> Result<()> {
        let names = if keywords {
            let dict = self.pop();
            self.keywords_of(dict)?
        } else {
            Vec::new()
        };
        let list = self.pop();
        let args = self.items_of(list).unwrap_or_default();
        let callee = self.pop();
        self.call(callee, args, names, Then::Push)
    }

    /// The entries of a dict as keyword arguments.
    pub fn keywords_of(&mut self, dict: Value) -> Result<Vec<(Sym, Value)>> {
        let Some(entries) = self.entries_of(dict) else { return Ok(Vec::new()) };
        let mut names = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let Some(text) = self.str_of(key).cloned() else {
                return Err(Fault::type_error("keywords must be strings"));
            };
            names.push((self.symbols.intern(&text), value));
        }
        Ok(names)
    }

    /// Calls a function of the library's Python; its result is pushed.
    pub fn call_library(&mut self, name: &str, args: Vec<Value>) -> Result<()> {
        let callee = self.library(name);
        self.call(callee, args, Vec::new(), Then::Push)
    }

    /// Does what a native function came to.
    pub(super) fn flow(&mut self, flow: Flow, then: Then) -> Result<()> {
        match flow {
            Flow::Value(value) => self.finish(then, value),
            Flow::Call(callee, args, names) => self.call(callee, args, names, then),
            Flow::CallThen(callee, args, own) => self.call(callee, args, Vec::new(), own),
            Flow::Library(name, args) => {
                let callee = self.library(name);
                self.call(callee, args, Vec::new(), then)
            }
            Flow::Resume(generator, value, own) => self.resume(generator, value, own),
            Flow::Throw(generator, exception) => self.throw(generator, exception),
        }
    }

    /// Calls anything that can be called; what becomes of the result is `then`.
    pub fn call(&mut self, callee: Value, mut args: Vec<Value>, names: Vec<(Sym, Value)>, then: Then) -> Result<()> {
        if let Value::Builtin(number) = callee {
            let flow = super::native::function(number)(self, &args, &names)?;
            return self.flow(flow, then);
        }
        let Value::Ref(handle) = callee else { return Err(self.not_callable(callee)) };
        match self.heap.get(handle) {
            Object::Function(_) => self.call_function(handle, args, names, then),
            Object::Method(this, function) => {
                let (this, function) = (*this, *function);
                args.insert(0, this);
                self.call(function, args, names, then)
            }
            Object::NativeMethod(this, name) => {
                let (this, name) = (*this, *name);
                if name == self.names.new {
                    // `super().__new__(cls, …)`
                    let flow = crate::python::library::make_instance(self, &args, &names)?;
                    return self.flow(flow, then);
                }
                if let Some(flow) = self.rng_method(this, name, &args, &names)? {
                    return self.flow(flow, then);
                }
                if self.is_numpy(this)
                    && let Some(flow) = self.array_method(this, name, &args, &names)?
                {
                    return self.flow(flow, then);
                }
                let this = self.unwrap(this);
                let kind = self.kind(this);
                let Some(native) = self.native_of(kind, name) else { return Err(self.no_attribute(this, name)) };
                let flow = native(self, this, &args, &names)?;
                self.flow(flow, then)
            }
            Object::TypeMethod(class, name) => {
                let (class, name) = (*class, *name);
                self.call_type_method(class, name, &args, &names, then)
            }
            Object::Class(_) => self.instantiate(handle, args, names, then),
            Object::NumPy(name) => {
                let name = std::sync::Arc::clone(name);
                let flow = self.call_numpy(&name, &args, &names)?;
                self.flow(flow, then)
            }
            Object::Dtype(_) => {
                let flow = self.call_dtype(callee, &args)?;
                self.flow(flow, then)
            }
            Object::StaticMethod(inner) => {
                let inner = *inner;
                self.call(inner, args, names, then)
            }
            Object::Instance(instance) => {
                let Some(found) = self.class_attribute(instance.class, self.names.call) else {
                    return Err(self.not_callable(callee));
                };
                args.insert(0, callee);
                self.call(found, args, names, then)
            }
            _ => Err(self.not_callable(callee)),
        }
    }

    fn not_callable(&self, callee: Value) -> Fault {
        Fault::type_error(format!("'{}' object is not callable", self.type_name(callee)))
    }

    /// A native method called through its type: the first argument is the object.
    fn call_type_method(
        &mut self,
        class: Handle,
        name: Sym,
        args: &[Value],
        names: &[(Sym, Value)],
        then: Then,
    ) -> Result<()> {
        let kind = self.class(class).map_or(Kind::Object, |class| class.kind);
        if let Some(native) = super::native::class_method(kind, self.symbols.name(name)) {
            let flow = native(self, Value::Ref(class), args, names)?;
            return self.flow(flow, then);
        }
        let text = std::sync::Arc::clone(self.symbols.name(name));
        let Some((&this, rest)) = args.split_first() else {
            let class = self.class(class).map_or_else(String::new, |class| class.name.to_string());
            return Err(Fault::type_error(format!("unbound method {class}.{text}() needs an argument")));
        };
        match self.native_of(kind, name) {
            Some(native) => {
                let this = self.unwrap(this);
                let flow = native(self, this, rest, names)?;
                self.flow(flow, then)
            }
            None => Err(Fault::New("AttributeError", format!("'{text}'"))),
        }
    }

    fn call_function(&mut self, handle: Handle, args: Vec<Value>, names: Vec<(Sym, Value)>, then: Then) -> Result<()> {
        self.check_depth()?;
        let Object::Function(function) = self.heap.get(handle) else { return Ok(()) };
        let function = function.clone();
        let unit = std::sync::Arc::clone(&self.unit);
        let code = &unit.codes[function.code as usize];
        let values = self.bind_arguments(&function, code, args, names)?;
        let base = self.stack.len();
        self.push_frame(function.code, &function.cells, then);
        for (at, value) in values.into_iter().enumerate() {
            let place = self.stack[base + at];
            if code.cells.contains(&(at as u32)) { self.set_cell(place, value) } else { self.stack[base + at] = value }
        }
        if code.generator {
            let mut frame = self.frames.pop();
            if let Some(frame) = &mut frame {
                frame.base = 0;
            }
            let stack = self.stack.split_off(base);
            let generator = Generator { name: function.name, frame, stack, started: false, done: false };
            let value = self.heap.add(Object::Generator(Box::new(generator)));
            return self.finish(then, value);
        }
        Ok(())
    }
}
