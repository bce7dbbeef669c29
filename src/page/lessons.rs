//! The lessons: what each lab is about, why it matters, what to try, and which mistakes are common.

use super::{Block, plain, read};
use crate::lab::Refusal;
use crate::labs;

/// Columns of a lesson as text.
const WIDTH: usize = 76;

/// The headings of every lesson, in order.
pub const SECTIONS: [&str; 4] = ["What it is", "Why it matters", "Try this", "Common mistakes"];

macro_rules! texts {
    ($($lab:literal,)*) => {
        /// The texts that are part of the program.
        const TEXTS: &[(&str, &str)] = &[$(($lab, include_str!(concat!("../../assets/lessons/", $lab, ".md"))),)*];
    };
}

texts! {
    "vectors",
    "dataset",
    "normalization",
    "layers",
    "training",
    "residuals",
    "attention",
    "backprop",
    "regression",
    "softmax",
    "matmul",
    "pipeline",
}

/// The lesson of a lab; nothing where it has none.
pub fn lesson(lab: &str) -> Option<Vec<Block>> {
    TEXTS.iter().find(|(name, _)| *name == lab).map(|(_, text)| read(text))
}

/// The lesson of a lab as text.
///
/// # Errors
/// If there is no such lab; the refusal names those there are.
pub fn as_text(lab: &str) -> Result<String, Refusal> {
    let name = labs::find(lab)?.description.name;
    let lesson = lesson(name).ok_or_else(|| Refusal(format!("lab `{name}` has no lesson")))?;
    Ok(plain(&lesson, WIDTH))
}

/// Every lab with the first sentence of its lesson, as text.
pub fn contents() -> String {
    let entry = |lab: &str| Some(Block::entry(lab, first_sentence(&lesson(lab)?)));
    let labs = labs::registry().iter().filter_map(|lab| entry(lab.description.name));
    plain(&labs.collect::<Vec<_>>(), WIDTH)
}

/// The first sentence of a page's running text.
fn first_sentence(page: &[Block]) -> String {
    let text = page.iter().find(|block| matches!(block, Block::Paragraph(_))).map_or(String::new(), Block::text);
    match text.split_once(". ") {
        Some((sentence, _)) => format!("{sentence}."),
        None => text,
    }
}
