//! A text that was taken along: what it is, and how it reads as a page.

use crate::lab::grouped;
use crate::page::{Block, Span};
use crate::report::Export;
use crate::terminal::MOST_COPIED;

/// Lines of a text that are shown at most.
const SHOWN: usize = 1000;

/// A text that was taken along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Copied {
    pub(super) what: Export,
    pub(super) text: String,
}

impl Copied {
    /// Whether a terminal copies so much.
    pub(super) fn is_short(&self) -> bool {
        self.text.len() <= MOST_COPIED
    }

    /// What it is.
    pub(super) fn title(&self) -> String {
        format!("{}: {}", if self.is_short() { "copied" } else { "not copied" }, self.what.name())
    }

    /// Its lines as a page.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> =
            self.text.lines().take(SHOWN).map(|line| Block::Verbatim(line.to_owned())).collect();
        let more = self.text.lines().skip(SHOWN).count();
        if more > 0 {
            blocks.push(Block::Paragraph(vec![Span::plain(format!("and {} more lines", grouped(more as u64)))]));
        }
        blocks
    }
}
