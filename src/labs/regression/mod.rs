//! Linear regression in closed form.

mod compute;
mod screen;
mod words;

pub use compute::Regression;
