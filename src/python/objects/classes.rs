//! Functions, classes, their instances, and parked frames.

use std::sync::Arc;

use super::{Handle, Sym, Value};
use crate::python::machine::Frame;

/// A function of the program: code with what it closes over.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its code's number.
    pub code: u32,
    /// Its `__name__`.
    pub name: Sym,
    /// Values for the last positional parameters.
    pub defaults: Arc<[Value]>,
    /// Values for keyword-only parameters.
    pub keyword_defaults: Arc<[(Sym, Value)]>,
    /// Cells of the frames around.
    pub cells: Arc<[Value]>,
    /// Attributes given to it.
    pub attributes: Vec<(Sym, Value)>,
    /// The class in whose body it was written, for `super()`.
    pub owner: Option<Handle>,
}

/// What a class is made of natively.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are Python's")]
pub enum Kind {
    Object,
    Type,
    NoneType,
    Bool,
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    List,
    Tuple,
    Dict,
    Set,
    FrozenSet,
    Range,
    Slice,
    Function,
    Method,
    Builtin,
    Module,
    Generator,
    Iterator,
    Property,
    StaticMethod,
    ClassMethod,
    Super,
    Array,
    NpScalar,
    Dtype,
    Ellipsis,
    NotImplemented,
    Exception,
    Cell,
    NpFunction,
    Random,
    KeysView,
    ValuesView,
    ItemsView,
    Map,
    Filter,
    Zip,
    Enumerate,
    Reversed,
    Code,
}

/// A class.
#[derive(Debug, Clone)]
pub struct Class {
    /// Its name.
    pub name: Arc<str>,
    /// Its `__qualname__`.
    pub qualname: Arc<str>,
    /// Its bases.
    pub bases: Vec<Handle>,
    /// Where attributes are looked for, itself first.
    pub mro: Vec<Handle>,
    /// What its body bound, in order.
    pub attributes: Vec<(Sym, Value)>,
    /// What its instances are natively.
    pub kind: Kind,
    /// Whether it is one of Python's own types, whose methods are the machine's.
    pub native: bool,
    /// Whether it is one of the library's, not of the program's text.
    pub library: bool,
}

/// An object of a class of the program or of the library.
#[derive(Debug, Clone)]
pub struct Instance {
    /// Its class.
    pub class: Handle,
    /// Its attributes in order.
    pub attributes: Vec<(Sym, Value)>,
    /// The native value of a class derived from a native one.
    pub inner: Value,
}

/// A frame that waits to be resumed.
#[derive(Debug, Clone)]
pub struct Generator {
    /// The function's name.
    pub name: Sym,
    /// The frame, while it is parked.
    pub frame: Option<Frame>,
    /// Its slots and temporaries.
    pub stack: Vec<Value>,
    /// Whether it has begun.
    pub started: bool,
    /// Whether it has ended.
    pub done: bool,
}
