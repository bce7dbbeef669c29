//! Linear regression by gradient descent.

mod compute;
mod data;
mod kernel;
mod landscape;
mod layout;
mod line;
mod loss_curve;
mod optimiser;
mod parameters;
mod plane;
mod screen;
mod script;
mod state;
mod table_screen;
mod words;

pub use compute::Training;
pub use data::Data;
pub use kernel::Kernel;
pub use landscape::Landscape;
pub use optimiser::{Memory, Optimiser};
pub use parameters::PARAMETERS;
pub use plane::Plane;
pub use screen::Screen;
pub use state::{Seen, State, Weight};
