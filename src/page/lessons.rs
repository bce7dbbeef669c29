//! The lessons: what each lab is about, why it matters, what to try, and which mistakes are common.

use super::{Block, plain, read};

/// Columns of a lesson as text.
const WIDTH: usize = 76;

/// The headings of every lesson, in order.
pub const SECTIONS: [&str; 4] = ["What it is", "Why it matters", "Try this", "Common mistakes"];

/// A lesson as text.
pub fn as_text(lesson: &str) -> String {
    plain(&read(lesson), WIDTH)
}

/// Every lab, given by its name and its lesson, with the first sentence of that, as text.
pub fn contents<'a>(lessons: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let entries = lessons.map(|(lab, lesson)| Block::entry(lab, first_sentence(&read(lesson))));
    plain(&entries.collect::<Vec<_>>(), WIDTH)
}

/// The first sentence of a page's running text.
fn first_sentence(page: &[Block]) -> String {
    let text = page.iter().find(|block| matches!(block, Block::Paragraph(_))).map_or(String::new(), Block::text);
    match text.split_once(". ") {
        Some((sentence, _)) => format!("{sentence}."),
        None => text,
    }
}
