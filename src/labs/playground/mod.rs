//! A network of a few units on points of a plane, as TensorFlow Playground has it.

mod compute;
mod cursor;
mod curves;
mod diagram;
mod edits;
mod features;
mod field;
mod health;
mod kernel;
mod layout;
mod link;
mod network;
mod numpy;
mod parameters;
mod passes;
mod plane_view;
mod points;
mod program;
mod screen;
mod state;
mod words;

pub use compute::{Data, Playground};
pub use edits::Edit;
pub use features::{FEATURES, Feature};
pub use health::{Gradients, Health, Unit};
pub use kernel::Kernel;
pub use network::{Activation, MOST_LAYERS, Network};
pub use parameters::PARAMETERS;
pub use passes::{Columns, Loss, Passes, Sums};
pub use points::{Point, Points, Raw};
pub use program::Penalty;
pub use screen::Screen;
pub use state::{Seen, State};

use super::{Entry, Links, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/playground/lesson.md"),
    glossary: include_str!("../../../assets/labs/playground/glossary.toml"),
    messages: include_str!("../../../assets/labs/playground/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<Playground>(&Screen, TEXTS)
    .with_keys(include_str!("keys.toml"))
    .with_links(Links { of: "TensorFlow Playground", read: link::read, write: link::write });
