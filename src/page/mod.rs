//! Pages to read: lessons, the glossary, the help; and sentences, with the words for them.
//!
//! A page is a list of [`Block`]s. They say what a piece of text is, not how it looks: [`wrapped`] breaks them into lines
//! for a width, which are written as text or drawn on the screen.

mod catalogue;
pub mod glossary;
pub mod lessons;
mod markdown;
pub mod number;
mod sentence;
mod tongue;
mod wrap;

pub use catalogue::{Catalogue, Fault};
pub use markdown::read;
pub use sentence::{Argument, Sentence, shortened};
pub use tongue::{ROOM, Tongue, Wording};
pub use wrap::{Line, Tone, broken, columns, plain, wrapped};

/// One piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// What the page is about.
    Title(Vec<Span>),
    /// What the pieces below it are about.
    Heading(Vec<Span>),
    /// Running text.
    Paragraph(Vec<Span>),
    /// One point of a list.
    Item(Vec<Span>),
    /// A line to be shown as it stands, such as a formula.
    Verbatim(String),
    /// A term, and what it means.
    Entry(String, Vec<Span>),
}

/// Some words of a text, and what kind of words they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Their kind.
    pub kind: SpanKind,
}

/// What kind of words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanKind {
    /// Words like any other.
    Plain,
    /// Something to type, or a name of the program.
    Code,
    /// Words that matter.
    Emphasis,
}

impl Span {
    /// Words like any other.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: SpanKind::Plain }
    }
}

impl Block {
    /// A term, and what it means in words like any other.
    pub fn entry(term: impl Into<String>, meaning: impl Into<String>) -> Self {
        Self::Entry(term.into(), vec![Span::plain(meaning)])
    }

    /// A heading in words like any other.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading(vec![Span::plain(text)])
    }

    /// Its words, without what they mean to a reader's eye.
    pub fn text(&self) -> String {
        match self {
            Self::Title(spans) | Self::Heading(spans) | Self::Paragraph(spans) | Self::Item(spans) => words(spans),
            Self::Verbatim(text) => text.clone(),
            Self::Entry(term, meaning) => format!("{term} {}", words(meaning)),
        }
    }

    /// The spans of its text.
    pub fn spans(&self) -> &[Span] {
        match self {
            Self::Title(spans) | Self::Heading(spans) | Self::Paragraph(spans) | Self::Item(spans) => spans,
            Self::Verbatim(_) => &[],
            Self::Entry(_, meaning) => meaning,
        }
    }
}

fn words(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}
