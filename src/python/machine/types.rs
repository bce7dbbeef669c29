//! The types of native values, and names that the machine asks for.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Machine;
use crate::python::objects::{Class, Handle, Iter, Kind, Object, Sym, Symbols, Value};

macro_rules! names {
    ($($field:ident $text:literal),* $(,)?) => {
        /// Names that the machine asks for.
        #[derive(Debug)]
        #[allow(missing_docs, reason = "the names are Python's")]
        pub struct Names { $(pub $field: Sym),* }

        impl Names {
            pub fn new(symbols: &mut Symbols) -> Self {
                Self { $($field: symbols.intern($text)),* }
            }
        }
    };
}

names! {
    args "args", init "__init__", new "__new__", call "__call__", str "__str__", repr "__repr__", format "__format__",
    eq "__eq__", hash "__hash__", iter "__iter__", next "__next__", len "__len__", bool "__bool__", contains "__contains__",
    getitem "__getitem__", setitem "__setitem__", delitem "__delitem__", getattr "__getattr__", setattr "__setattr__",
    delattr "__delattr__", class "__class__", dict "__dict__", name "__name__", doc "__doc__", missing "__missing__",
    annotations "__annotations__", cause "__cause__", context "__context__", index "__index__", slots "__slots__",
    module "__module__", qualname "__qualname__", get "__get__", set "__set__", wrapped "__wrapped__", key "key",
    set_name "__set_name__", init_subclass "__init_subclass__", float "__float__", int "__int__", abs "__abs__",
    round "__round__", neg "__neg__", pos "__pos__", invert "__invert__", reversed "__reversed__", value "value",
    suppress "__suppress_context__", class_getitem "__class_getitem__", mro "__mro__", bases "__bases__",
    defaults "__defaults__", array "__array__", members "__members__", self_ "__self__", func "__func__",
}

const TYPES: &[(Kind, &str, bool)] = &[
    (Kind::Object, "object", true),
    (Kind::Type, "type", true),
    (Kind::NoneType, "NoneType", false),
    (Kind::Int, "int", true),
    (Kind::Bool, "bool", true),
    (Kind::Float, "float", true),
    (Kind::Complex, "complex", true),
    (Kind::Str, "str", true),
    (Kind::Bytes, "bytes", true),
    (Kind::List, "list", true),
    (Kind::Tuple, "tuple", true),
    (Kind::Dict, "dict", true),
    (Kind::Set, "set", true),
    (Kind::FrozenSet, "frozenset", true),
    (Kind::Range, "range", true),
    (Kind::Slice, "slice", true),
    (Kind::Function, "function", false),
    (Kind::Method, "method", false),
    (Kind::Builtin, "builtin_function_or_method", false),
    (Kind::Module, "module", false),
    (Kind::Generator, "generator", false),
    (Kind::Iterator, "iterator", false),
    (Kind::Property, "property", true),
    (Kind::StaticMethod, "staticmethod", true),
    (Kind::ClassMethod, "classmethod", true),
    (Kind::Super, "super", true),
    (Kind::Array, "ndarray", false),
    (Kind::NpScalar, "generic", false),
    (Kind::Dtype, "dtype", false),
    (Kind::Ellipsis, "ellipsis", false),
    (Kind::NotImplemented, "NotImplementedType", false),
    (Kind::Exception, "BaseException", true),
    (Kind::Cell, "cell", false),
    (Kind::NpFunction, "ufunc", false),
    (Kind::Random, "Generator", false),
    (Kind::KeysView, "dict_keys", false),
    (Kind::ValuesView, "dict_values", false),
    (Kind::ItemsView, "dict_items", false),
    (Kind::Zip, "zip", true),
    (Kind::Enumerate, "enumerate", true),
    (Kind::Reversed, "reversed", true),
];

/// The names of native types that a program can use.
pub fn public_types() -> impl Iterator<Item = &'static str> {
    TYPES.iter().filter(|(.., public)| *public).map(|&(_, name, _)| name)
}

impl Machine {
    /// Makes the classes of native values and binds their names.
    pub(super) fn make_types(&mut self) {
        let mut types: FxHashMap<Kind, Handle> = FxHashMap::default();
        for &(kind, name, public) in TYPES {
            let base = match kind {
                Kind::Object => None,
                Kind::Bool => types.get(&Kind::Int).copied(),
                _ => types.get(&Kind::Object).copied(),
            };
            let class = Class {
                name: name.into(),
                qualname: name.into(),
                bases: base.into_iter().collect(),
                mro: Vec::new(),
                attributes: Vec::new(),
                kind,
                native: true,
                library: true,
            };
            let handle = self.heap.insert(Object::Class(Box::new(class)));
            let mut mro = vec![handle];
            if let Some(base) = base
                && let Object::Class(base) = self.heap.get(base)
            {
                mro.extend(&base.mro);
            }
            if let Object::Class(class) = self.heap.get_mut(handle) {
                class.mro = mro;
            }
            types.insert(kind, handle);
            if public {
                self.bind_builtin(name, Value::Ref(handle));
            }
        }
        self.types = Arc::new(types);
    }

    /// Binds a name of the builtins, if the library's text or the program uses it.
    pub(super) fn bind_builtin(&mut self, name: &str, value: Value) {
        if let Some(sym) = self.unit.symbols.find(name)
            && let Some(&slot) = self.unit.sources[0].slots.get(&sym)
        {
            self.globals[slot as usize] = value;
        }
    }

    /// The class of a native type.
    pub fn type_of_kind(&self, kind: Kind) -> Handle {
        self.types.get(&kind).copied().unwrap_or(self.types[&Kind::Object])
    }

    /// What a value is natively.
    pub fn kind(&self, value: Value) -> Kind {
        match value {
            Value::Unbound | Value::None => Kind::NoneType,
            Value::NotImplemented => Kind::NotImplemented,
            Value::Ellipsis => Kind::Ellipsis,
            Value::Bool(_) => Kind::Bool,
            Value::Int(_) => Kind::Int,
            Value::Float(_) => Kind::Float,
            Value::NpFloat(_) | Value::NpInt(_) | Value::NpBool(_) => Kind::NpScalar,
            Value::Builtin(_) => Kind::Builtin,
            Value::Ref(handle) => match self.heap.get(handle) {
                Object::Free | Object::Buffer(..) => Kind::Object,
                Object::Str(_) => Kind::Str,
                Object::Bytes(_) => Kind::Bytes,
                Object::Complex(..) => Kind::Complex,
                Object::List(_) => Kind::List,
                Object::Tuple(_) => Kind::Tuple,
                Object::Dict(_) => Kind::Dict,
                Object::Set(_) => Kind::Set,
                Object::FrozenSet(_) => Kind::FrozenSet,
                Object::DictView(_, 0) => Kind::KeysView,
                Object::DictView(_, 1) => Kind::ValuesView,
                Object::DictView(..) => Kind::ItemsView,
                Object::Slice(..) => Kind::Slice,
                Object::Range(..) => Kind::Range,
                Object::Function(_) => Kind::Function,
                Object::Method(..) => Kind::Method,
                Object::NativeMethod(..) | Object::TypeMethod(..) => Kind::Builtin,
                Object::Class(_) => Kind::Type,
                Object::Instance(instance) => self.class(instance.class).map_or(Kind::Object, |class| class.kind),
                Object::Super(..) => Kind::Super,
                Object::Property(..) => Kind::Property,
                Object::StaticMethod(_) => Kind::StaticMethod,
                Object::ClassMethod(_) => Kind::ClassMethod,
                Object::Module(_) => Kind::Module,
                Object::Cell(_) => Kind::Cell,
                Object::Generator(_) => Kind::Generator,
                Object::Iter(iter) => match &**iter {
                    Iter::Zip { .. } => Kind::Zip,
                    Iter::Enumerate { .. } => Kind::Enumerate,
                    _ => Kind::Iterator,
                },
                Object::Array(_) => Kind::Array,
                Object::Scalar(_) => Kind::NpScalar,
                Object::Dtype(_) => Kind::Dtype,
                Object::NumPy(_) => Kind::NpFunction,
                Object::Rng(_) => Kind::Random,
            },
        }
    }

    /// The class of a handle, if it is one.
    pub fn class(&self, handle: Handle) -> Option<&Class> {
        match self.heap.get(handle) {
            Object::Class(class) => Some(class),
            _ => None,
        }
    }

    /// The class of a value.
    pub fn class_of(&self, value: Value) -> Handle {
        match self.object(value) {
            Some(Object::Instance(instance)) => instance.class,
            _ => self.type_of_kind(self.kind(value)),
        }
    }

    /// The name of a value's class, as error words have it.
    pub fn type_name(&self, value: Value) -> String {
        match value {
            Value::NpFloat(_) => "numpy.float64".into(),
            Value::NpInt(_) => "numpy.int64".into(),
            Value::NpBool(_) => "numpy.bool".into(),
            _ => match self.object(value) {
                Some(Object::Array(_)) => "numpy.ndarray".into(),
                Some(Object::Scalar(scalar)) => format!("numpy.{}", scalar.dtype().name()),
                _ => self.class(self.class_of(value)).map_or_else(String::new, |class| class.name.to_string()),
            },
        }
    }

    /// Whether a class is another or derived from it.
    pub fn is_subclass(&self, class: Handle, of: Handle) -> bool {
        self.class(class).is_some_and(|class| class.mro.contains(&of))
    }
}
