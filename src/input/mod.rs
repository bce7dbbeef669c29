//! From keys and written commands to actions.

mod action;
pub mod command;
mod key_file;
mod keymap;

pub use crate::terminal::{Code, Key};
pub use action::Action;
pub use keymap::{Bound, Keymap, Press, Scope};
