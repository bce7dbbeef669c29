//! The machine: plain, cloneable data that runs code in slices.

mod arguments;
mod arithmetic;
mod attribute;
mod binary;
mod call;
mod classes;
mod compare;
mod contains;
mod delete;
mod fault;
mod frame;
mod generator;
mod hash;
mod item;
mod iterate;
mod native;
mod raise;
mod recorded;
mod run;
mod state;
mod step;
mod table;
mod text;
mod truth;
mod types;
mod unary;
mod unpack;
mod words;

pub use compare::Equal;
pub use fault::{Fault, Flow, Result};
pub use frame::{Frame, Then};
pub use iterate::{Step, range_len};
pub use native::{Function, Method};
pub use run::{Status, Until};
pub use state::{Machine, Position, TraceEntry};
pub use types::public_types;
