//! The text of a program, by lines.

use crate::python::reader::{Outline, Span};

/// The text of a program, and where its operations are written.
#[derive(Debug)]
pub struct Source {
    /// The text, as it runs.
    pub text: String,
    /// Its operations.
    pub outline: Outline,
    /// Where its lines begin.
    starts: Vec<u32>,
}

impl Source {
    /// This text.
    pub fn of(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1)).collect();
        Self { text: text.to_owned(), outline: Outline::of(text), starts }
    }

    /// How many lines it has.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The line of a place in the text, from 1.
    pub fn line(&self, at: u32) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// Where a line is written, without its end; of a line that there is not, nothing of the text.
    pub fn span_of_line(&self, line: usize) -> Span {
        let end = self.text.len() as u32;
        let Some(start) = line.checked_sub(1).and_then(|line| self.starts.get(line)) else { return (end, end) };
        (*start, self.starts.get(line).map_or(end, |next| next - 1))
    }

    /// The text of the cell of prose ahead of a line, one paragraph; at the first line of a program that of its first such cell.
    pub fn prose(&self, line: usize) -> Option<String> {
        let is_prose = |line: usize| self.line_text(line).trim_start().starts_with("# %% [markdown]");
        let above = (1..=line.min(self.lines())).rev().find(|line| is_prose(*line));
        let begins = above.or_else(|| (1..=self.lines()).find(|line| is_prose(*line)))?;
        let lines = (begins + 1..=self.lines()).map(|line| self.line_text(line).trim());
        let lines = lines.take_while(|text| text.starts_with('#') && !text.starts_with("# %%"));
        let text: Vec<&str> = lines.map(|text| text.trim_start_matches('#').trim()).collect();
        (!text.is_empty()).then(|| text.join(" "))
    }

    /// A line as it is written.
    pub fn line_text(&self, line: usize) -> &str {
        let (from, to) = self.span_of_line(line);
        &self.text[from as usize..to as usize]
    }
}
