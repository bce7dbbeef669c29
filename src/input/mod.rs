//! From keys to actions.

mod key;
mod keymap;

pub use key::{Code, Key};
pub use keymap::{Bound, Keymap, Scope};
