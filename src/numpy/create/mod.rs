//! Arrays made from nothing, or from numbers.

mod fill;
mod grid;
mod ranges;
mod triangle;

use super::call::Function;
pub(crate) use fill::ordered;

/// The functions of this room.
pub(crate) fn lookup(name: &str) -> Option<Function> {
    fill::lookup(name)
        .or_else(|| ranges::lookup(name))
        .or_else(|| grid::lookup(name))
        .or_else(|| triangle::lookup(name))
}
