//! Values that need no heap: what pure functions take and give.

/// A plain value of Python.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    /// `None`
    None,
    /// `True`, `False`
    Bool(bool),
    /// An integer of 64 bits.
    Int(i64),
    /// A float.
    Float(f64),
    /// A string.
    Str(String),
    /// A list.
    List(Vec<Plain>),
    /// A tuple.
    Tuple(Vec<Plain>),
    /// A dict: what `maketrans` gives and `translate` takes.
    Dict(Vec<(Plain, Plain)>),
    /// Anything else, by the name of its type: for the words of errors.
    Other(String),
}

impl Plain {
    /// The name of its type.
    pub fn type_name(&self) -> &str {
        match self {
            Self::None => "NoneType",
            Self::Bool(_) => "bool",
            Self::Int(_) => "int",
            Self::Float(_) => "float",
            Self::Str(_) => "str",
            Self::List(_) => "list",
            Self::Tuple(_) => "tuple",
            Self::Dict(_) => "dict",
            Self::Other(name) => name,
        }
    }

    /// A string.
    pub fn text(s: impl Into<String>) -> Self {
        Self::Str(s.into())
    }
}
