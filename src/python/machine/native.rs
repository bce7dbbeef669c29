//! Functions and methods of the machine's own, by name.

use super::{Flow, Machine, Result};
use crate::python::library::{functions, methods};
use crate::python::objects::{Kind, Object, Sym, Value};

/// A function of the machine.
pub type Function = fn(&mut Machine, &[Value], &[(Sym, Value)]) -> Result<Flow>;

/// A method of a native value.
pub type Method = fn(&mut Machine, Value, &[Value], &[(Sym, Value)]) -> Result<Flow>;

/// The function of a number.
pub fn function(number: u16) -> Function {
    functions::at(number).1
}

/// The name of a function's number.
pub fn name(number: u16) -> &'static str {
    let name = functions::at(number).0;
    name.rsplit('.').next().unwrap_or(name)
}

/// The name of a function's number, with its module.
pub fn whole_name(number: u16) -> String {
    let name = functions::at(number).0;
    if name.contains('.') { name.to_owned() } else { format!("builtins.{name}") }
}

/// What makes a value of a native type.
pub fn constructor(kind: Kind) -> Option<Function> {
    functions::CONSTRUCTORS.iter().find(|&&(of, _)| of == kind).map(|&(_, function)| function)
}

/// A method of a native type itself, as `dict.fromkeys`.
pub fn class_method(kind: Kind, name: &str) -> Option<Method> {
    methods::CLASS_METHODS.iter().find(|&&(of, own, _)| of == kind && own == name).map(|&(.., method)| method)
}

impl Machine {
    /// Binds the builtins and the methods of native types.
    pub(super) fn make_builtins(&mut self) {
        for (number, &(name, _)) in functions::all().enumerate() {
            if !name.contains('.') {
                self.bind_builtin(name, Value::Builtin(number as u16));
            }
        }
        let not_implemented = Value::NotImplemented;
        self.bind_builtin("NotImplemented", not_implemented);
        self.bind_builtin("Ellipsis", Value::Ellipsis);
        self.bind_builtin("__debug__", Value::Bool(true));
        let name = self.text("__main__");
        self.bind_builtin("__name__", name);
        let mut table = rustc_hash::FxHashMap::default();
        for &(kind, name, method) in methods::all() {
            table.insert((kind, self.symbols.intern(name)), method);
        }
        self.methods = std::sync::Arc::new(table);
    }

    /// Binds the machine's functions of a module to the names of its source.
    pub(super) fn bind_module(&mut self, source: u32, module: &str) {
        let unit = std::sync::Arc::clone(&self.unit);
        for (number, &(name, _)) in functions::all().enumerate() {
            if let Some(own) = name.strip_prefix(module).and_then(|rest| rest.strip_prefix('.'))
                && let Some(sym) = unit.symbols.find(own)
                && let Some(&slot) = unit.sources[source as usize].slots.get(&sym)
            {
                self.globals[slot as usize] = Value::Builtin(number as u16);
            }
        }
    }

    /// The native method of a value's type.
    pub fn native_method(&self, value: Value, name: Sym) -> Option<Method> {
        match self.object(value) {
            Some(Object::Super(..) | Object::Class(_)) => return None,
            Some(Object::Instance(of)) if self.class(of.class).is_some_and(|class| class.kind != Kind::Exception) => {
                return None;
            }
            _ => {}
        }
        self.native_of(self.kind(value), name)
    }

    /// The native method of a type.
    pub fn native_of(&self, kind: Kind, name: Sym) -> Option<Method> {
        if let Some(&method) = self.methods.get(&(kind, name)) {
            return Some(method);
        }
        let wider = match kind {
            Kind::Bool => Kind::Int,
            Kind::NpScalar => Kind::Array,
            Kind::Zip | Kind::Enumerate | Kind::Map | Kind::Filter | Kind::Reversed | Kind::Generator => Kind::Iterator,
            _ => return self.methods.get(&(Kind::Object, name)).copied(),
        };
        self.native_of(wider, name)
    }
}
