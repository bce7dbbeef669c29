//! The module `math` on plain numbers.

mod call;
mod double;
mod gamma;
mod real;
mod sequence;
mod whole;

pub use call::{CONSTANTS, NAMES, call};
pub(in crate::python::library) use double::Double;
pub use sequence::{dist, fsum, hypot};
pub use whole::{comb, factorial, gcd, isqrt, lcm, perm};
