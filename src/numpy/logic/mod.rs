//! Choosing, comparing and mending.

mod assertions;
mod choose;
mod close;
mod mend;

use super::call::Function;
pub(crate) use choose::chosen;

/// The functions of this room.
pub(crate) fn lookup(name: &str) -> Option<Function> {
    choose::lookup(name)
        .or_else(|| close::lookup(name))
        .or_else(|| mend::lookup(name))
        .or_else(|| assertions::lookup(name))
}
