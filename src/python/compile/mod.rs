//! From syntax to code of slots.

mod assign;
mod build;
mod calls;
mod code;
mod comprehension;
mod control;
mod definitions;
mod expression;
mod imports;
mod patterns;
mod scan;
mod scope;
mod statement;
mod unit;

pub use code::{Binary, CallShape, Code, Compare, Const, Handler, Op, Parameters, Unary};
pub use unit::{PROGRAM, Refusal, SourceText, Unit};
