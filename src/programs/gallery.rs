//! Programs that come along, to be walked through and changed: each runs in Python as it stands.

use std::sync::Arc;

use super::ProgramFile;
use crate::python::session::Nothing;

/// A program of the gallery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its name.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! pieces {
    ($($name:literal,)*) => {
        /// The gallery, in the order in which it is hung.
        pub const GALLERY: &[Piece] =
            &[$(Piece { name: $name, text: include_str!(concat!("../../assets/gallery/", $name, ".py")) },)*];
    };
}

pieces! {
    "matmul_loops",
    "broadcasting",
    "gaussian_elimination",
    "gram_schmidt",
    "least_squares_normal",
    "power_iteration",
    "markov_chain",
    "jacobi_svd",
    "pca",
    "k_means",
    "line_by_descent",
    "logistic_regression",
    "xor_network",
    "attention_heads",
}

impl Piece {
    /// The program of this name.
    pub fn find(name: &str) -> Option<Self> {
        GALLERY.iter().find(|piece| piece.name == name).copied()
    }

    /// What it is about: its title, and a sentence.
    pub fn about(self) -> (&'static str, &'static str) {
        let said = |what: &str| self.text.lines().find_map(|line| line.strip_prefix(what)).map_or("", str::trim);
        (said("# Title:"), said("# About:"))
    }

    /// The program, to be opened.
    pub fn file(self) -> ProgramFile {
        ProgramFile { name: self.name.to_owned(), text: self.text.into(), beside: Arc::new(Nothing), path: None }
    }
}
