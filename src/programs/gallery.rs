//! Programs that come along, to be walked through and changed: each runs in Python as it stands.

use std::sync::Arc;

use super::ProgramFile;
use crate::python::session::Files;

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

/// Beside a program that is in no file there is nothing to read, and its clock stands still.
#[derive(Debug)]
pub struct Nothing;

impl Files for Nothing {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("No such file or directory".to_owned())
    }

    fn now(&self) -> f64 {
        0.0
    }
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
