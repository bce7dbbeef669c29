//! The built-in words for what is said around the labs.

use std::sync::LazyLock;

use super::viewer::Viewer;
use crate::page::{Catalogue, Sentence, Wording};

/// The file that is part of the program.
const FILE: &str = include_str!("../../assets/messages.ftl");

/// The built-in words for what is said around the labs.
pub fn catalogue() -> &'static Catalogue {
    static READ: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::built_in(FILE));
    &READ
}

/// The file of these words, to be worded anew.
pub fn messages() -> &'static str {
    FILE
}

impl Viewer {
    /// What is said to the person around the labs, in their words.
    pub(super) fn word(&self, sentence: &Sentence) -> String {
        self.words().whole(sentence)
    }

    /// The person's words for what is said around the labs.
    pub(super) fn words(&self) -> Wording<'_> {
        self.tongue.around(catalogue())
    }
}
