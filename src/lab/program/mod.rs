//! A lab as a short program of named operations: its lines, their formulas, the numbers they come to, and all that can be
//! asked about these.

pub mod condition;
mod evaluation;
mod following;
pub mod formula;
pub mod inquiry;
mod lines;
mod name;
mod numbers;
mod overwriting;
pub mod question;
mod questions;
mod reverse;
pub mod script;

pub use condition::{Condition, Hit};
pub use evaluation::{Element, Evaluation, Operands};
pub use lines::{Builder, Input, Kind, Program, Reference, Stage, Statement};
pub use name::Name;
pub use numbers::nudge;
pub use overwriting::{Foretold, Held, is_rounding};
pub use question::Question;
pub use questions::Pupil;
pub use reverse::Gradients;
pub use script::Script;
