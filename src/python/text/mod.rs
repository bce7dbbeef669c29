//! Python's text as pure functions: nothing here knows of the machine's state.

mod fault;
mod fields;
pub mod float;
mod float_text;
mod format;
pub mod integer;
pub mod methods;
mod number;
mod parse;
mod percent;
mod plain;
mod repr;
mod spec;

pub use fault::{Fault, Kind};
pub use fields::{Field, Name, Part, Step, parse_format};
pub use float_text::{Style, float_digits, format_float};
pub use format::{complex_repr, format_bool, format_complex, format_int, format_str};
pub use parse::{float_of_hex, is_space, parse_complex, parse_float, parse_int};
pub use percent::{Amount, Directive, Piece, Value, parse_percent};
pub use plain::Plain;
pub use repr::{escape_beyond_ascii, is_printable, str_ascii, str_repr};
pub use spec::{For, Spec};
