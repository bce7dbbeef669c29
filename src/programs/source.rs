//! The text of a program, by lines.

use super::directive::Directive;
use crate::python::reader::{Outline, Span};

/// The text of a program, and where its operations are written.
#[derive(Debug)]
pub struct Source {
    /// The text, as it runs.
    pub text: String,
    /// Its operations.
    pub outline: Outline,
    /// The picture that it asks for in a comment, with its line, from 1; why where it is none that is known.
    pub picture: Option<(usize, Result<Directive, String>)>,
    /// Where its lines begin.
    starts: Vec<u32>,
    /// The text around the code, where it comes from a notebook or from Markdown: each piece with the line that follows it.
    cells: Vec<(usize, String)>,
    /// Its lines as they stand in the file, where the code is only some of them.
    around: Vec<String>,
}

impl Source {
    /// This text.
    pub fn of(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1)).collect();
        let (picture, outline) = (Directive::of(text), Outline::of(text));
        Self { text: text.to_owned(), outline, picture, starts, cells: vec![], around: vec![] }
    }

    /// The same, with this text around it.
    #[must_use]
    pub fn within(self, cells: Vec<(usize, String)>, around: Vec<String>) -> Self {
        Self { cells, around, ..self }
    }

    /// What stands in the file on a line that is no code.
    pub fn around(&self, line: usize) -> Option<&str> {
        let text = self.around.get(line.checked_sub(1)?)?;
        (line <= self.lines() && self.line_text(line).is_empty()).then_some(text)
    }

    /// How many lines it has: behind the last line end there is none.
    pub fn lines(&self) -> usize {
        (self.starts.len() - usize::from(self.text.ends_with('\n'))).max(1)
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

    /// The line on which somebody stops who wants to this one: where a statement begins on it, goes on there, or begins
    /// below; nothing where there is none.
    pub fn stop(&self, line: usize) -> Option<usize> {
        let is_line = (1..=self.lines()).contains(&line);
        is_line.then(|| self.outline.stop(self.span_of_line(line))).flatten().map(|at| self.line(at))
    }

    /// The text of the cell of prose ahead of a line, one paragraph; at the first line of a program that of its first such cell.
    pub fn prose(&self, line: usize) -> Option<String> {
        if !self.cells.is_empty() {
            let above = self.cells.iter().rev().find(|(below, _)| *below <= line);
            return above.or(self.cells.first()).map(|(_, text)| text.clone());
        }
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
