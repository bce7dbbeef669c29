//! A value in a slot: small and copied freely.

/// The place of an object in the heap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Handle(pub u32);

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// Nothing yet: reading it is a `NameError`.
    Unbound,
    /// `None`.
    None,
    /// `NotImplemented`.
    NotImplemented,
    /// `...`.
    Ellipsis,
    /// A `bool`.
    Bool(bool),
    /// An `int` of 64 bits.
    Int(i64),
    /// A `float`.
    Float(f64),
    /// A `numpy.float64`.
    NpFloat(f64),
    /// A `numpy.int64`.
    NpInt(i64),
    /// A `numpy.bool`.
    NpBool(bool),
    /// A function of the machine, by its place in the table.
    Builtin(u16),
    /// Anything else.
    Ref(Handle),
}

impl Value {
    /// The object's handle, if it is one.
    pub fn handle(self) -> Option<Handle> {
        match self {
            Self::Ref(handle) => Some(handle),
            _ => None,
        }
    }

    /// Whether both are the same object, as `is`.
    pub fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Float(a), Self::Float(b)) | (Self::NpFloat(a), Self::NpFloat(b)) => a.to_bits() == b.to_bits(),
            (a, b) => a == b,
        }
    }
}
