//! From keys to actions.

mod key;
mod keymap;

pub use key::Key;
pub use keymap::{Bound, Keymap, Scope};
