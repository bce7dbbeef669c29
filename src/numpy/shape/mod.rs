//! Cells seen in another shape, put together and taken apart.

mod axes;
mod edit;
mod join;
mod pad;
mod reshape;
mod rolled;
mod split;

use super::call::Function;
pub(crate) use rolled::along;

/// The functions of this room.
pub(crate) fn lookup(name: &str) -> Option<Function> {
    let rooms = [axes::lookup, reshape::lookup, join::lookup, split::lookup, rolled::lookup, edit::lookup, pad::lookup];
    rooms.iter().find_map(|room| room(name))
}

/// The methods whose arguments are not those of the function.
pub(crate) fn method(name: &str) -> Option<Function> {
    reshape::method(name).or_else(|| axes::method(name))
}
