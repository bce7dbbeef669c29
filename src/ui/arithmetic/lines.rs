//! A formula's line in pieces: broken where it is too wide, and in its colours.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::ui::Theme;

/// Columns that a line is set in by when it goes on from the one above.
const INDENT: usize = 4;

/// Parentheses with at most so many characters in them are not broken.
const SHORT_PARENTHESES: usize = 24;

/// What a piece of a line is, for its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Name,
    Formula,
    Numbers,
    Result,
    Mark,
}

/// A line in pieces.
pub(super) type Pieces = Vec<(String, Tone)>;

/// How many columns a line takes at most: an exponent or an ellipsis takes more where it is spelled out.
pub(super) fn columns(line: &[(String, Tone)]) -> usize {
    let column = |character| match character {
        '²' => 2,
        '…' => 3,
        _ => 1,
    };
    line.iter().flat_map(|(text, _)| text.chars()).map(column).sum()
}

/// A line broken where it is wider than `width`, what goes on set in: ahead of a sign that adds, divides or equates, or
/// behind a comma, so that factors stay together; where even these are too wide, at any space.
pub(super) fn wrapped(line: &Pieces, width: usize) -> Vec<Pieces> {
    if columns(line) <= width {
        return vec![line.clone()];
    }
    let mut lines: Vec<Pieces> = vec![vec![]];
    for atom in atoms(line) {
        let wide = columns(&atom);
        let parts = if wide + INDENT > width { words(&atom) } else { vec![atom] };
        for part in parts {
            let last = lines.len() - 1;
            let taken = columns(&lines[last]);
            // A space at the end of a line takes no room.
            if taken > INDENT && taken + columns(&trimmed(&part)) > width {
                lines.push(vec![(" ".repeat(INDENT), Tone::Formula)]);
            }
            if let Some(last) = lines.last_mut() {
                last.extend(part);
            }
        }
    }
    lines
}

/// A line in words, each with the space behind it.
fn words(line: &[(String, Tone)]) -> Vec<Pieces> {
    line.iter().flat_map(|(text, tone)| text.split_inclusive(' ').map(|word| vec![(word.to_owned(), *tone)])).collect()
}

/// A line in pieces that are not broken, each but the first beginning with a sign, or behind a comma, that stands in no
/// short parentheses.
fn atoms(line: &[(String, Tone)]) -> Vec<Pieces> {
    let mut atoms: Vec<Pieces> = vec![vec![]];
    let all: String = line.iter().map(|(text, _)| text.as_str()).collect();
    let mut start = 0;
    for word in words(line) {
        let is_sign = word.iter().all(|(text, _)| matches!(text.trim(), "+" | "−" | "/" | "=" | "←"));
        let is_behind_comma = all[..start].ends_with(", ");
        let at = start;
        start += word.iter().map(|(text, _)| text.len()).sum::<usize>();
        if (is_sign || is_behind_comma) && !is_in_short_parentheses(&all, at) {
            atoms.push(word);
        } else if let Some(last) = atoms.last_mut() {
            last.extend(word);
        }
    }
    atoms
}

/// Whether the innermost parentheses around the byte `at` hold so little that they are better not broken.
fn is_in_short_parentheses(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at(at);
    let opened = unmatched(before.chars().rev(), ')', '(');
    let closed = unmatched(behind.chars(), '(', ')');
    opened.zip(closed).is_some_and(|(opened, closed)| opened + closed <= SHORT_PARENTHESES)
}

/// How many characters come ahead of the first `closes` that no `opens` belongs to.
fn unmatched(characters: impl Iterator<Item = char>, opens: char, closes: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (k, character) in characters.enumerate() {
        if character == opens {
            depth += 1;
        } else if character == closes {
            match depth.checked_sub(1) {
                Some(outside) => depth = outside,
                None => return Some(k),
            }
        }
    }
    None
}

/// A line without the space at its end.
fn trimmed(line: &[(String, Tone)]) -> Pieces {
    let mut line = line.to_vec();
    if let Some((text, _)) = line.last_mut() {
        text.truncate(text.trim_end().len());
    }
    line
}

/// A line in its colours.
pub(super) fn styled<'a>(line: Pieces, theme: &Theme) -> Line<'a> {
    let style = |tone| -> Style {
        match tone {
            Tone::Name | Tone::Numbers => theme.text(),
            Tone::Formula => theme.dim(),
            Tone::Result => theme.value(),
            Tone::Mark => theme.accent(),
        }
    };
    line.into_iter().map(|(text, tone)| Span::styled(theme.formula(text), style(tone))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(line: &str, width: usize) -> Vec<String> {
        let lines = wrapped(&vec![(line.to_owned(), Tone::Numbers)], width);
        lines.into_iter().map(|line| line.into_iter().map(|(text, _)| text).collect()).collect()
    }

    #[test]
    fn a_line_is_broken_ahead_of_its_signs() {
        let sum = "s = 0.5 · (−0.8) − 0.1 · 0.3 + 0.6 · 0.3 = 0.2";
        assert_eq!(broken(sum, 80), [sum]);
        assert_eq!(broken(sum, 20), ["s = 0.5 · (−0.8) ", "    − 0.1 · 0.3 ", "    + 0.6 · 0.3 ", "    = 0.2"]);
        let deviation = "s = √(((23 − 34.75)² + (35 − 34.75)²) / 2) = 8";
        assert_eq!(broken(deviation, 24), ["s = √(((23 − 34.75)² ", "    + (35 − 34.75)²) ", "    / 2) = 8"]);
        let search = "k = where([|0.3| > 2], [|−0.1| > 2], …) = 6";
        assert_eq!(broken(search, 24), ["k = where([|0.3| > 2], ", "    [|−0.1| > 2], …) ", "    = 6"]);
    }

    #[test]
    fn what_is_too_wide_is_broken_at_any_space() {
        let product = "p = 123456 · 123456 · 123456";
        assert_eq!(broken(product, 16), ["p = 123456 · ", "    123456 · ", "    123456"]);
        for width in 0..40 {
            let all: String = broken(product, width).iter().map(|line| line.trim_start()).collect();
            assert_eq!(all, product, "nothing is lost");
        }
    }
}
