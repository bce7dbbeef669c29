//! What a program has printed: pieces that copies share, so that a copy of a program that has printed very much costs little.

use std::fmt::{self, Display};
use std::sync::Arc;

/// Bytes of a piece, at least.
const PIECE: usize = 8 << 10;

/// What has been printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printed {
    /// What has been printed up to the last piece.
    done: Arc<Vec<Arc<str>>>,
    /// Bytes of that, and ends of lines in it.
    bytes: usize,
    ends: usize,
    last: String,
}

impl Printed {
    /// Adds what is printed now.
    pub fn push_str(&mut self, text: &str) {
        self.last.push_str(text);
        if self.last.len() >= PIECE {
            let piece = std::mem::take(&mut self.last);
            self.bytes += piece.len();
            self.ends += piece.matches('\n').count();
            Arc::make_mut(&mut self.done).push(piece.into());
        }
    }

    /// Adds a letter.
    pub fn push(&mut self, letter: char) {
        self.push_str(letter.encode_utf8(&mut [0; 4]));
    }

    /// How many bytes have been printed.
    pub fn len(&self) -> usize {
        self.bytes + self.last.len()
    }

    /// Whether nothing has.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many lines have been ended.
    pub fn lines(&self) -> usize {
        self.ends + self.last.matches('\n').count()
    }

    fn pieces(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.done.iter().map(|piece| &**piece).chain([self.last.as_str()])
    }

    /// What has been printed from this byte on, which is where something began to be printed.
    pub fn since(&self, start: usize) -> String {
        let mut found = vec![];
        let mut begins = self.len();
        for piece in self.pieces().rev() {
            begins -= piece.len();
            found.push(&piece[start.saturating_sub(begins).min(piece.len())..]);
            if begins <= start {
                break;
            }
        }
        found.into_iter().rev().collect()
    }

    /// The last lines, so many of them, and the byte that they begin at.
    pub fn last_lines(&self, count: usize) -> (String, usize) {
        let mut taken: Vec<&str> = vec![];
        let (mut ends, mut begins) = (0, self.len());
        for piece in self.pieces().rev() {
            taken.push(piece);
            begins -= piece.len();
            ends += piece.matches('\n').count();
            // The end of the last line is no beginning of another.
            if ends > count {
                break;
            }
        }
        let text: String = taken.into_iter().rev().collect();
        let lines = text.split_inclusive('\n').rev().take(count);
        let kept: usize = lines.map(str::len).sum();
        let start = text.len() - kept;
        (text[start..].to_owned(), begins + start)
    }
}

impl Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces().try_for_each(|piece| f.write_str(piece))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_was_printed_whatever_part_is_asked_for() {
        let (mut printed, mut whole, mut starts) = (Printed::default(), String::new(), vec![]);
        for number in 0..4000 {
            starts.push(whole.len());
            let line = format!("{number} ä\n");
            printed.push_str(&line);
            whole.push_str(&line);
        }
        printed.push('x');
        whole.push('x');
        assert_eq!((printed.to_string(), printed.len(), printed.lines()), (whole.clone(), whole.len(), 4000));
        for start in [0, starts[1], starts[2000], starts[3999], whole.len()] {
            assert_eq!(printed.since(start), whole[start..]);
        }
        for count in [0, 1, 2, 3000, 5000] {
            let lines: Vec<&str> = whole.split_inclusive('\n').collect();
            let last = lines[lines.len().saturating_sub(count)..].concat();
            assert_eq!(printed.last_lines(count), (last.clone(), whole.len() - last.len()));
        }
        assert_eq!(Printed::default().last_lines(3), (String::new(), 0));
    }
}
