//! Labs as JSON and as text, for scripts, notebooks, screen readers and pipes.
//!
//! Everything is read from the frame that is on screen as well, and written as it is read: a quantity of ten million
//! numbers is never held as text.

mod command_line;
mod export;
mod json;
mod list;
mod markdown;
pub mod program;
mod remarks;
mod text;
mod trace;
pub mod verify;

pub use command_line::{command_line, command_line_of_runs};
pub use export::{Export, export, numpy_script};
pub use json::Report;
pub use list::{list_as_json, list_as_text};
pub use markdown::markdown;
pub use remarks::remarks;
pub use text::{write_parameters, write_quantity, write_text};
pub use trace::{TraceFormat, TraceWriter, columns};
