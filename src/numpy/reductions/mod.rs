//! Axes folded into numbers.

mod extreme;
mod moments;
mod nan;
mod places;
mod running;
mod sums;

use super::call::Function;

/// The functions of this room.
pub(crate) fn lookup(name: &str) -> Option<Function> {
    let rooms = [sums::lookup, moments::lookup, extreme::lookup, places::lookup, running::lookup, nan::lookup];
    rooms.iter().find_map(|room| room(name))
}
