//! The values of Python and where they are kept.

mod classes;
mod dict;
mod heap;
mod object;
mod set_order;
mod symbols;
mod value;

pub use classes::{Class, Function, Generator, Instance, Kind};
pub use dict::Dict;
pub use heap::Heap;
pub use object::{ArrayObject, Iter, Module, Object, Rng};
pub use symbols::{Sym, Symbols};
pub use value::{Handle, Value};
