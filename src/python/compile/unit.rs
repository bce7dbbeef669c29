//! All that is compiled for one program: its own text and the library's.

use rustc_hash::FxHashMap;

use super::{CallShape, Code, Const};
use crate::python::objects::{Sym, Symbols};

/// The number of the program's own source: the builtins come before it.
pub const PROGRAM: u32 = 1;

/// A source, for tracebacks.
#[derive(Debug, Clone)]
pub struct SourceText {
    /// The name that tracebacks give.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Where its lines begin.
    pub lines: Vec<u32>,
    /// Whether it is the library's, which tracebacks leave out.
    pub library: bool,
    /// Its names and their slots among the globals.
    pub slots: FxHashMap<Sym, u32>,
    /// The code of its top level.
    pub code: u32,
}

impl SourceText {
    /// A text that has not been compiled.
    pub fn new(name: &str, text: &str, library: bool) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1)).collect();
        Self { name: name.into(), text: text.into(), lines, library, slots: FxHashMap::default(), code: 0 }
    }

    /// The line of a place in the text, from 1.
    pub fn line(&self, at: u32) -> usize {
        self.lines.partition_point(|&start| start <= at)
    }

    /// The text of a line.
    pub fn line_text(&self, line: usize) -> &str {
        let start = self.lines.get(line.wrapping_sub(1)).copied().unwrap_or(0) as usize;
        self.text[start..].lines().next().unwrap_or("")
    }
}

/// Why a program is not begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, counted in characters.
    pub column: usize,
    /// The text of the line.
    pub text: String,
    /// What it is, with the nearest thing known.
    pub message: String,
}

/// The tables that all code shares.
#[derive(Debug, Clone, Default)]
pub struct Unit {
    /// Names.
    pub symbols: Symbols,
    /// Code, by number.
    pub codes: Vec<Code>,
    /// Constants, by number.
    pub consts: Vec<Const>,
    /// Shapes of calls, by number.
    pub calls: Vec<CallShape>,
    /// Sources, by number: the builtins first.
    pub sources: Vec<SourceText>,
    /// Which source a module is.
    pub modules: FxHashMap<String, u32>,
    /// Whether a program with something in it that is not known is run as far as that.
    pub is_run_as_far: bool,
    /// What of the program is not known, where it is run as far as that.
    pub refused: Vec<Refusal>,
    /// How many globals there are.
    pub globals: u32,
    numbers: FxHashMap<String, u32>,
}

impl Unit {
    /// Nothing yet; a program with something in it that is not known is run as far as that, or not at all.
    pub fn run_as_far(is_run_as_far: bool) -> Self {
        Self { is_run_as_far, ..Self::default() }
    }

    /// The slot of a global of a source.
    pub fn global(&mut self, source: u32, name: Sym) -> u32 {
        if let Some(&slot) = self.sources[source as usize].slots.get(&name) {
            return slot;
        }
        let slot = self.globals;
        self.globals += 1;
        self.sources[source as usize].slots.insert(name, slot);
        slot
    }

    /// The number of a constant.
    pub fn constant(&mut self, value: Const) -> u32 {
        // Floats by their bits: -0.0 is another constant than 0.0.
        let key = match &value {
            Const::Float(x) => format!("f{}", x.to_bits()),
            Const::Complex(x, y) => format!("c{},{}", x.to_bits(), y.to_bits()),
            other => format!("{other:?}"),
        };
        if let Some(&number) = self.numbers.get(&key) {
            return number;
        }
        self.consts.push(value);
        let number = self.consts.len() as u32 - 1;
        self.numbers.insert(key, number);
        number
    }
}
