//! From keys to actions.

mod action;
mod key;
mod keymap;

pub use action::Action;
pub use key::{Code, Key};
pub use keymap::{Bound, Keymap, Scope};
