//! From keys to actions.

mod action;
mod keymap;

pub use crate::terminal::{Code, Key};
pub use action::Action;
pub use keymap::{Bound, Keymap, Scope};
