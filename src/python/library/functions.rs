//! The machine's own functions, by number.

use std::sync::LazyLock;

use crate::python::machine::{Flow, Function, Machine, Result};
use crate::python::objects::{Kind, Sym, Value};

/// What makes values of native types.
pub const CONSTRUCTORS: &[(Kind, Function)] = super::constructors::TABLE;

static TABLE: LazyLock<Vec<(&'static str, Function)>> = LazyLock::new(|| {
    let own = [
        super::builtins::TABLE,
        super::iterators::TABLE,
        super::intrinsics::TABLE,
        super::numpy::TABLE,
        super::random::TABLE,
        super::outside::TABLE,
        super::sorting::TABLE,
    ];
    own.into_iter().chain(super::plain::TABLES).flatten().copied().collect()
});

/// All of them, in the order of their numbers.
pub fn all() -> impl Iterator<Item = &'static (&'static str, Function)> {
    TABLE.iter()
}

/// The function of a number.
pub fn at(number: u16) -> (&'static str, Function) {
    TABLE.get(number as usize).copied().unwrap_or(("?", nothing))
}

fn nothing(_: &mut Machine, _: &[Value], _: &[(Sym, Value)]) -> Result<Flow> {
    Ok(Flow::Value(Value::None))
}
