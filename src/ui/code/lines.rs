//! A line of code in pieces: cut into names and numbers, broken where it is too wide, and in its colours.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::ui::Theme;

/// Columns that a line is set in by when it goes on from the one above, and that every line has for its mark.
const INDENT: usize = 4;
pub(super) const MARK: usize = 1;

/// In fewer columns shapes are left out beside the numbers.
pub(super) const NARROW: usize = 44;

/// What a piece of a line is, for its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Name,
    Sign,
    Number,
    Comment,
    Value,
}

/// How far a line has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    ToCome,
    Done,
    Current,
}

/// A line in pieces.
pub(super) struct Written {
    pub(super) state: State,
    pub(super) is_marked: bool,
    pub(super) pieces: Vec<(String, Tone)>,
}

impl Written {
    pub(super) fn new(state: State, pieces: Vec<(String, Tone)>) -> Self {
        Self { state, is_marked: false, pieces }
    }
}

/// Code cut into names, numbers and all the rest.
pub(super) fn tokens(code: &str) -> Vec<(String, Tone)> {
    let mut pieces: Vec<(String, Tone)> = vec![];
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    for character in code.chars() {
        let in_word = pieces.last().is_some_and(|(text, tone)| *tone != Tone::Sign && text.ends_with(is_word));
        let in_number = pieces.last().is_some_and(|(_, tone)| *tone == Tone::Number);
        let tone = match character {
            '.' if in_number => Tone::Number,
            c if is_word(c) && in_word => pieces.last().map_or(Tone::Name, |(_, tone)| *tone),
            c if c.is_ascii_digit() => Tone::Number,
            c if is_word(c) => Tone::Name,
            _ => Tone::Sign,
        };
        match pieces.last_mut() {
            Some((text, last)) if *last == tone => text.push(character),
            _ => pieces.push((character.to_string(), tone)),
        }
    }
    pieces
}

pub(super) fn columns(pieces: &[(String, Tone)]) -> usize {
    pieces.iter().map(|(text, _)| text.chars().count()).sum()
}

/// A line broken at its spaces where it is too wide, what goes on set in; a word that is wider than a line is cut.
pub(super) fn wrapped(line: Written, width: usize) -> Vec<Written> {
    let width = width.saturating_sub(MARK).max(1);
    let Written { state, is_marked, pieces } = line;
    let lead = pieces.first().map_or(0, |(text, _)| text.chars().take_while(|c| *c == ' ').count());
    let indent = (lead + if width < NARROW { INDENT / 2 } else { INDENT }).min(width / 3);
    let mut lines: Vec<Vec<(String, Tone)>> = vec![vec![]];
    // What hangs together, in the tones of its parts.
    let mut word: Vec<(char, Tone)> = vec![];
    let mut characters = pieces.iter().flat_map(|(text, tone)| text.chars().map(|c| (c, *tone))).peekable();
    while let Some(character) = characters.next() {
        word.push(character);
        let ends = character.0 == ' ' && characters.peek().is_none_or(|(next, _)| *next != ' ');
        if !ends && characters.peek().is_some() {
            continue;
        }
        let length = word.iter().rposition(|(c, _)| *c != ' ').map_or(0, |last| last + 1);
        let used = lines.last().map_or(0, |line| columns(line));
        if used > indent && used + length > width {
            lines.push(vec![(" ".repeat(indent), Tone::Sign)]);
        }
        for (character, tone) in word.drain(..) {
            if lines.last().is_some_and(|line| columns(line) >= width) {
                lines.push(vec![(" ".repeat(indent), Tone::Sign)]);
            }
            let Some(line) = lines.last_mut() else { continue };
            match line.last_mut() {
                Some((text, last)) if *last == tone => text.push(character),
                _ => line.push((character.to_string(), tone)),
            }
        }
    }
    let line = |(k, pieces)| Written { state, is_marked: is_marked && k == 0, pieces };
    lines.into_iter().enumerate().map(line).collect()
}

pub(super) fn styled<'a>(line: Written, theme: &Theme) -> Line<'a> {
    let Written { state, is_marked, pieces } = line;
    let style = |tone| -> Style {
        match (tone, state) {
            (Tone::Comment | Tone::Sign, _) | (_, State::ToCome) => theme.dim(),
            (Tone::Name, _) => theme.text(),
            (Tone::Number, _) => theme.data(),
            (Tone::Value, _) => theme.value(),
        }
    };
    let mark = if is_marked { "▸" } else { " " };
    let spans = pieces.into_iter().map(|(text, tone)| Span::styled(text, style(tone)));
    std::iter::once(Span::styled(mark, theme.accent())).chain(spans).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_line_keeps_all_of_its_code() {
        let code = "let a = Col::from_fn(x.nrows(), |i| x[i] + 12.5);";
        for width in [6, 20, 40] {
            let lines = wrapped(Written::new(State::Done, tokens(code)), width);
            let text: String = lines.iter().flat_map(|line| &line.pieces).map(|(text, _)| text.as_str()).collect();
            assert_eq!(text.replace(' ', ""), code.replace(' ', ""), "{width}");
        }
    }
}
