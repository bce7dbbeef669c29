//! What the line leaves unexplained.

mod compute;
mod screen;
mod survey;
mod words;

pub use compute::Residuals;
pub use screen::Screen;
pub use survey::{Bars, OUTLYING, Quantile, Survey};

use super::{Entry, Texts, training};
use crate::lab::Lens;

/// What the runs of the training lab are looked at through.
static LENS: Lens = Lens { stages: Residuals::stages, look: Residuals::of };

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/residuals/lesson.md"),
    glossary: include_str!("../../../assets/labs/residuals/glossary.toml"),
    messages: include_str!("../../../assets/labs/residuals/messages.ftl"),
};

/// The lab as it is registered: another way to look at the runs of the training lab.
pub static LAB: Entry = Entry::through(&LENS, &training::LAB, Residuals::DESCRIPTION, &Screen, TEXTS);
