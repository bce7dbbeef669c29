//! Linear regression in closed form.

mod compute;

pub use compute::Regression;
