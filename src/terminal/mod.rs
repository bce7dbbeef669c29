//! The person's terminal: what its keyboard says, and from a drawn buffer to the bytes that show it.
//!
//! ```text
//! bytes ──► reader ──► Key, Mouse, Paste, Answer
//! Buffer ──► reduce to what the terminal has ──► Canvas: what is shown, what is wanted ──► pieces, as the line carries them
//! ```
//!
//! Colours and glyphs are reduced *before* the diff: two colours that look the same on this terminal then are the same,
//! and cost nothing.

mod canvas;
mod capability;
mod clipboard;
mod encode;
mod key;
mod order;
pub mod pacing;
mod pen;
pub mod reader;
mod reduce;
mod svg;
mod tidy;
pub mod visible;

pub use canvas::{Canvas, Cause, MARK_BEGIN, MARK_END, MARKED};
pub use capability::{Capabilities, Colours, Environment};
pub use clipboard::{MOST_COPIED, copying};
pub use encode::{Encoder, Run};
pub use key::{Code, Key};
pub use reduce::{Palette, Reducer};
pub use svg::Svg;

use ratatui::layout::Size;

/// The largest screen that is drawn in full.
pub const LARGEST: Size = Size::new(400, 200);
