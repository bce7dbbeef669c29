//! Methods of native values, by type and name.

use std::sync::LazyLock;

use crate::python::machine::{Flow, Machine, Method, Result};
use crate::python::objects::{Kind, Sym, Value};

/// A method's type, name and function.
pub type Entry = (Kind, &'static str, Method);

static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    [
        super::list_methods::TABLE,
        super::dict_methods::TABLE,
        super::set_methods::TABLE,
        super::str_methods::TABLE,
        super::number_methods::TABLE,
    ]
    .concat()
});

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    TABLE.iter()
}

/// Methods of the types themselves.
pub const CLASS_METHODS: &[Entry] = &[
    (Kind::Object, "__new__", new),
    (Kind::Int, "__new__", new),
    (Kind::Float, "__new__", new),
    (Kind::Str, "__new__", new),
    (Kind::Tuple, "__new__", new),
    (Kind::Dict, "fromkeys", super::dict_methods::fromkeys),
    (Kind::Str, "maketrans", super::str_methods::maketrans),
    (Kind::Float, "fromhex", fromhex),
];

/// `object.__new__(cls, …)`.
fn new(m: &mut Machine, _: Value, args: &[Value], names: &[(Sym, Value)]) -> Result<Flow> {
    super::intrinsics::make_instance(m, args, names)
}

fn fromhex(m: &mut Machine, _: Value, args: &[Value], _: &[(Sym, Value)]) -> Result<Flow> {
    let text = args.first().map_or_else(String::new, |&value| m.str(value));
    Ok(Flow::Value(Value::Float(crate::python::text::float_of_hex(&text)?)))
}
