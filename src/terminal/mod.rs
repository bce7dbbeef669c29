//! From a drawn buffer to the bytes of a terminal.
//!
//! ```text
//! Buffer ──► reduce to what the terminal has ──► diff ──► encode ──► one write
//! ```
//!
//! Colours and glyphs are reduced *before* the diff: two colours that look the same on this terminal then are the same,
//! and cost nothing.

mod capability;
mod clipboard;
mod encode;
mod reduce;
mod screen;

pub use capability::{Capabilities, Colours};
pub use clipboard::{MOST_COPIED, copying};
pub use encode::Encoder;
pub use reduce::{Palette, Reducer};
pub use screen::Screen;
