//! What the heap holds.

use std::sync::Arc;

use super::{Class, Dict, Function, Generator, Handle, Instance, Sym, Value};
use crate::numpy::random::{LegacyState, Random};
use crate::numpy::{Array, Buffer, Dtype, View};

/// An array: a view of a buffer of the heap.
#[derive(Debug, Clone)]
pub struct ArrayObject {
    /// Where the cells are.
    pub buffer: Handle,
    /// Which of them, in which order.
    pub view: View,
    /// The array that it is a view of, if it is one.
    pub base: Option<Handle>,
}

/// A module: names and values.
#[derive(Debug, Clone)]
pub struct Module {
    /// Its name.
    pub name: Arc<str>,
    /// Its names and their slots among the globals, for a module written in Python.
    pub slots: Arc<[(Sym, u32)]>,
}

/// An iterator of the machine's own.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the fields are a source and a place in it")]
pub enum Iter {
    List {
        list: Handle,
        at: usize,
    },
    Tuple {
        tuple: Handle,
        at: usize,
    },
    Str {
        text: Arc<str>,
        at: usize,
    },
    Range {
        next: i64,
        step: i64,
        left: u64,
    },
    /// Keys (0), values (1) or items (2).
    Dict {
        dict: Handle,
        at: usize,
        what: u8,
        len: usize,
    },
    /// The set with what it held, in the order of iteration, and how many that were.
    Set {
        set: Handle,
        members: Arc<[Value]>,
        at: usize,
        len: usize,
    },
    Array {
        array: Handle,
        at: usize,
    },
    Enumerate {
        inner: Handle,
        count: i64,
    },
    Zip {
        inner: Vec<Handle>,
        strict: bool,
    },
    ReversedList {
        list: Handle,
        left: usize,
    },
    Values {
        values: Arc<[Value]>,
        at: usize,
    },
    Empty,
}

/// A random generator.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the names say whose")]
pub enum Rng {
    Legacy(LegacyState),
    Generator(crate::numpy::random::Generator),
    Python(Random),
}

/// An object.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the names are Python's")]
pub enum Object {
    /// A place without an object.
    Free,
    Str(Arc<str>),
    Bytes(Arc<[u8]>),
    Complex(f64, f64),
    List(Vec<Value>),
    Tuple(Arc<[Value]>),
    Dict(Box<Dict>),
    Set(Box<Dict>),
    FrozenSet(Box<Dict>),
    /// Keys (0), values (1) or items (2) of a dict.
    DictView(Handle, u8),
    Slice(Value, Value, Value),
    Range(i64, i64, i64),
    Function(Box<Function>),
    /// A method with its object.
    Method(Value, Value),
    /// A native method with its object.
    NativeMethod(Value, Sym),
    /// A native method of a type, without an object.
    TypeMethod(Handle, Sym),
    Class(Box<Class>),
    Instance(Box<Instance>),
    /// `super()`: where to look after, and the object.
    Super(Handle, Value),
    Property(Value, Value, Value),
    StaticMethod(Value),
    ClassMethod(Value),
    Module(Arc<Module>),
    Cell(Value),
    Generator(Box<Generator>),
    Iter(Box<Iter>),
    /// Cells, and how often they have been written.
    Buffer(Arc<Buffer>, u64),
    Array(Box<ArrayObject>),
    /// A NumPy scalar of another type than float64, int64 and bool.
    Scalar(Box<Array>),
    Dtype(Dtype),
    /// A random generator.
    Rng(Box<Rng>),
    /// A name of NumPy, as `linalg.inv`.
    NumPy(Arc<str>),
}

impl Object {
    /// Roughly how many bytes it takes besides its place.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Str(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
            Self::List(items) => items.capacity() * 16,
            Self::Tuple(items) => items.len() * 16,
            Self::Dict(table) | Self::Set(table) | Self::FrozenSet(table) => table.places() * 48,
            Self::Instance(instance) => 48 + instance.attributes.capacity() * 24,
            Self::Generator(generator) => 128 + generator.stack.len() * 16,
            Self::Function(_) | Self::Class(_) => 128,
            Self::Buffer(buffer, _) => buffer.len() * buffer.dtype().itemsize(),
            Self::Array(_) | Self::Scalar(_) => 128,
            Self::Rng(_) => 2600,
            _ => 0,
        }
    }

    /// Calls `mark` with every value that it holds.
    pub fn trace(&self, mark: &mut impl FnMut(Value)) {
        match self {
            Self::List(items) => items.iter().copied().for_each(mark),
            Self::Tuple(items) => items.iter().copied().for_each(mark),
            Self::Dict(table) | Self::Set(table) | Self::FrozenSet(table) => {
                for (key, value) in table.iter() {
                    mark(key);
                    mark(value);
                }
            }
            Self::DictView(dict, _) => mark(Value::Ref(*dict)),
            Self::Slice(a, b, c) | Self::Property(a, b, c) => [*a, *b, *c].into_iter().for_each(mark),
            Self::Function(function) => {
                function.defaults.iter().copied().for_each(&mut *mark);
                function.keyword_defaults.iter().for_each(|&(_, value)| mark(value));
                function.cells.iter().copied().for_each(&mut *mark);
                function.attributes.iter().for_each(|&(_, value)| mark(value));
                function.owner.into_iter().for_each(|owner| mark(Value::Ref(owner)));
            }
            Self::Method(a, b) => [*a, *b].into_iter().for_each(mark),
            Self::NativeMethod(value, _) | Self::StaticMethod(value) | Self::ClassMethod(value) | Self::Cell(value) => {
                mark(*value);
            }
            Self::TypeMethod(class, _) => mark(Value::Ref(*class)),
            Self::Class(class) => {
                class.mro.iter().chain(&class.bases).for_each(|&base| mark(Value::Ref(base)));
                class.attributes.iter().for_each(|&(_, value)| mark(value));
            }
            Self::Instance(instance) => {
                mark(Value::Ref(instance.class));
                mark(instance.inner);
                instance.attributes.iter().for_each(|&(_, value)| mark(value));
            }
            Self::Super(class, value) => [Value::Ref(*class), *value].into_iter().for_each(mark),
            Self::Generator(generator) => {
                generator.stack.iter().copied().for_each(&mut *mark);
                generator.frame.iter().for_each(|frame| frame.trace(mark));
            }
            Self::Iter(iter) => iter.trace(mark),
            Self::Array(array) => {
                mark(Value::Ref(array.buffer));
                array.base.into_iter().for_each(|base| mark(Value::Ref(base)));
            }
            _ => {}
        }
    }
}

impl Iter {
    /// Calls `mark` with every value that it goes through.
    pub fn trace(&self, mark: &mut impl FnMut(Value)) {
        match self {
            Self::List { list: of, .. }
            | Self::Tuple { tuple: of, .. }
            | Self::Dict { dict: of, .. }
            | Self::Array { array: of, .. }
            | Self::ReversedList { list: of, .. }
            | Self::Enumerate { inner: of, .. } => mark(Value::Ref(*of)),
            Self::Zip { inner, .. } => inner.iter().for_each(|&of| mark(Value::Ref(of))),
            Self::Values { values, .. } => values.iter().copied().for_each(mark),
            Self::Set { set, members, .. } => {
                mark(Value::Ref(*set));
                members.iter().copied().for_each(mark);
            }
            Self::Str { .. } | Self::Range { .. } | Self::Empty => {}
        }
    }
}
