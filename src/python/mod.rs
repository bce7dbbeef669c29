//! Python: reader, compiler, machine.
#![allow(
    clippy::unnecessary_wraps,
    reason = "the machine's functions and methods stand in tables and share a signature"
)]
#![allow(clippy::needless_for_each, reason = "a walk over parts of a syntax tree reads as one line")]
#![allow(clippy::match_same_arms, reason = "arms are in the order of the language, not of what they do")]
#![allow(clippy::unused_self, reason = "methods of the machine are called alike")]
#![allow(clippy::wrong_self_convention, reason = "`from_operand` makes a value in the machine that it is called on")]
#![allow(clippy::type_complexity, reason = "results that are a value or a call to make")]

mod arrays;
mod compile;
pub mod library;
mod machine;
mod objects;
pub mod reader;
pub mod session;
pub mod text;
