//! The product of two matrices.

mod compute;
mod loops;
mod race;
mod screen;
mod words;

pub use compute::{MatrixProduct, Timing};
pub use screen::Screen;

use super::{Entry, Texts};

const TEXTS: Texts = Texts {
    lesson: include_str!("../../../assets/labs/matmul/lesson.md"),
    glossary: include_str!("../../../assets/labs/matmul/glossary.toml"),
    messages: include_str!("../../../assets/labs/matmul/messages.ftl"),
};

/// The lab as it is registered.
pub static LAB: Entry = Entry::of::<MatrixProduct>(&Screen, TEXTS).with_scene(include_str!("scene.txt"));
