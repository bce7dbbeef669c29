//! Linear regression by gradient descent.

mod compute;
mod data;
mod kernel;
mod landscape;
mod layout;
mod line;
mod loss_curve;
mod optimiser;
mod overwriting;
mod parameters;
mod plane;
mod screen;
mod script;
mod state;
mod surface;
mod table_screen;
mod words;

pub use compute::Training;
pub use data::Data;
pub use kernel::Kernel;
pub use landscape::Landscape;
pub(super) use optimiser::OPTIMISERS;
pub use optimiser::{Memory, Optimiser};
pub use parameters::PARAMETERS;
pub(super) use parameters::{BETA1, BETA2, DECAY, EPSILON, MOMENTUM};
pub use plane::FeaturePlane;
pub use screen::Screen;
pub use state::{Seen, State, Weight};

use super::{Entry, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/training/lesson.md"),
    glossary: include_str!("../../../assets/labs/training/glossary.toml"),
    messages: include_str!("../../../assets/labs/training/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<Training>(&Screen, TEXTS).with_keys(include_str!("keys.toml"));
