//! Linear regression in closed form.

mod compute;
mod descent;
mod fit;
mod matrices;
mod screen;
mod words;

pub use compute::Regression;
pub use screen::Screen;
