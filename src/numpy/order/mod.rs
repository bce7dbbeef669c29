//! Sorting, searching and sets.

mod pick;
mod search;
mod sets;
mod sort;

use super::call::Function;
pub(crate) use search::nonzero;

/// The functions of this room.
pub(crate) fn lookup(name: &str) -> Option<Function> {
    search::lookup(name).or_else(|| sort::lookup(name)).or_else(|| pick::lookup(name)).or_else(|| sets::lookup(name))
}
