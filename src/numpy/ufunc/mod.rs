//! Functions that work on cells one by one.

mod at;
mod call;
mod float;
mod input;
mod kernels;
mod methods;
mod number;
mod operators;
mod reduce;
mod table;
mod types;

pub(crate) use call::call;
pub(crate) use input::{in_order, memory_order};
pub(crate) use kernels::numbers;
pub(crate) use methods::{Reduction, UfuncMethod, accumulated, call_method, folded_axes, into_out, keep, reduced};
pub(crate) use number::Number;
pub use operators::{Binary, Unary, augmented, binary, unary};
pub(crate) use table::Ufunc;
pub use table::ufunc_names;
pub(crate) use types::{Inputs, fits};
