//! Breaking a page into lines.

use super::{Block, Span, SpanKind};

/// Columns that text stands in from its heading.
const INDENT: usize = 2;

/// Columns of the widest term that still has its meaning beside it in a column of its own.
const WIDEST_TERM: usize = 24;

/// Code up to so many columns is not broken.
const UNBROKEN: usize = 32;

/// How a piece of a line is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Running text.
    Text,
    /// What the page is about.
    Title,
    /// What the lines below are about.
    Heading,
    /// Something to type, or a name of the program.
    Code,
    /// Words that matter.
    Emphasis,
    /// A term that is explained.
    Term,
    /// What is shown as it stands.
    Verbatim,
}

/// One line: pieces of text, each with its tone.
pub type Line = Vec<(String, Tone)>;

/// How many columns a text takes.
pub fn columns(text: &str) -> usize {
    text.chars().count()
}

/// A text in lines of at most so many columns, broken between words; a word that is longer has a line of its own.
pub fn broken(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        if line.is_empty() {
            line.push_str(word);
        } else if columns(line) + 1 + columns(word) <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// The lines of a page of this width, where `columns` says how many of them a text takes.
pub fn wrapped(blocks: &[Block], width: usize, columns: fn(&str) -> usize) -> Vec<Line> {
    let term_width = blocks.iter().filter_map(|block| match block {
        Block::Entry(term, _) => Some(self::columns(term)).filter(|term| *term <= WIDEST_TERM.min(width / 3)),
        _ => None,
    });
    let paper = Paper { width, columns, term_width: term_width.max().unwrap_or(0) };
    let mut lines: Vec<Line> = vec![];
    for (k, block) in blocks.iter().enumerate() {
        if k > 0 && are_apart(&blocks[k - 1], block) {
            lines.push(vec![]);
        }
        lines.extend(paper.block(block));
    }
    lines
}

/// The lines of a page as text, with code and emphasis marked as they were written.
pub fn plain(blocks: &[Block], width: usize) -> String {
    let marked: Vec<Block> = blocks.iter().cloned().map(marked).collect();
    let lines = wrapped(&marked, width, columns).into_iter().map(|line| {
        let line: String = line.into_iter().map(|(text, _)| text).collect();
        format!("{}\n", line.trim_end())
    });
    lines.collect()
}

/// The same with its marks written out.
fn marked(mut block: Block) -> Block {
    if let Block::Title(spans)
    | Block::Heading(spans)
    | Block::Paragraph(spans)
    | Block::Item(spans)
    | Block::Entry(_, spans) = &mut block
    {
        for span in spans {
            match span.kind {
                SpanKind::Plain => {}
                SpanKind::Code => span.text = format!("`{}`", span.text),
                SpanKind::Emphasis => span.text = format!("*{}*", span.text),
            }
        }
    }
    block
}

/// Whether an empty line comes between two blocks.
fn are_apart(above: &Block, below: &Block) -> bool {
    !matches!(
        (above, below),
        (Block::Heading(_), _)
            | (Block::Item(_), Block::Item(_))
            | (Block::Entry(..), Block::Entry(..))
            | (Block::Verbatim(_), Block::Verbatim(_))
    )
}

struct Paper {
    width: usize,
    columns: fn(&str) -> usize,
    term_width: usize,
}

impl Paper {
    fn block(&self, block: &Block) -> Vec<Line> {
        match block {
            Block::Title(spans) => self.text("", 0, spans, Tone::Title),
            Block::Heading(spans) => self.text("", 0, spans, Tone::Heading),
            Block::Paragraph(spans) => self.text(&" ".repeat(INDENT), INDENT, spans, Tone::Text),
            Block::Item(spans) => self.text(&format!("{:INDENT$}- ", ""), INDENT + 2, spans, Tone::Text),
            Block::Verbatim(text) => self.verbatim(text),
            Block::Entry(term, meaning) => self.entry(term, meaning),
        }
    }

    /// A line as it stands; what is wider than the page goes on below, further in, from a space on where there is one.
    fn verbatim(&self, text: &str) -> Vec<Line> {
        let mut rest = text.trim_end();
        let mut lines: Vec<Line> = vec![];
        while !rest.is_empty() || lines.is_empty() {
            let hang = if lines.is_empty() { 2 * INDENT } else { 3 * INDENT };
            let room = self.width.saturating_sub(hang).max(1);
            let own = rest.len() - rest.trim_start().len();
            let ends = rest.char_indices().map(|(at, character)| at + character.len_utf8());
            let fits = ends.take_while(|end| (self.columns)(&rest[..*end]) <= room).last();
            let fits = fits.or_else(|| rest.chars().next().map(char::len_utf8)).unwrap_or(0);
            let at_space = rest[..fits].rfind(' ').filter(|at| *at > own && fits < rest.len());
            let is_between = rest[fits..].starts_with(' ');
            let (line, next) = rest.split_at(if is_between { fits } else { at_space.unwrap_or(fits) });
            lines.push(vec![(" ".repeat(hang), Tone::Verbatim), (line.to_owned(), Tone::Verbatim)]);
            rest = next.trim_start();
        }
        lines
    }

    /// A term with its meaning beside it; below it, where the term is long.
    fn entry(&self, term: &str, meaning: &[Span]) -> Vec<Line> {
        let hang = INDENT + self.term_width + 2;
        let gap = self.term_width.checked_sub(columns(term));
        let term = (format!("{:INDENT$}{term}", ""), Tone::Term);
        let Some(gap) = gap else {
            let mut lines = vec![vec![term]];
            lines.extend(self.text(&" ".repeat(hang), hang, meaning, Tone::Text));
            return lines;
        };
        let mut lines = self.text(&" ".repeat(hang), hang, meaning, Tone::Text);
        if lines.is_empty() {
            return vec![vec![term]];
        }
        lines[0][0] = (" ".repeat(gap + 2), Tone::Text);
        lines[0].insert(0, term);
        lines
    }

    /// A text behind `first` on its first line and `hang` columns on the others.
    fn text(&self, first: &str, hang: usize, spans: &[Span], tone: Tone) -> Vec<Line> {
        let room = self.width.saturating_sub(hang).max(1);
        let mut lines: Vec<Line> = vec![];
        let mut used = 0;
        for word in words(spans, tone).into_iter().flat_map(|word| self.pieces(word, room)) {
            let length: usize = word.iter().map(|(text, _)| (self.columns)(text)).sum();
            match lines.last_mut() {
                Some(line) if used + 1 + length <= room => {
                    // A space within code is code.
                    let before = line.last().map_or(tone, |(_, tone)| *tone);
                    let space = if word.first().is_some_and(|(_, after)| *after == before) { before } else { tone };
                    line.push((" ".to_owned(), space));
                    line.extend(word);
                    used += 1 + length;
                }
                _ => {
                    let lead = if lines.is_empty() { first.to_owned() } else { " ".repeat(hang) };
                    lines.push(std::iter::once((lead, Tone::Text)).chain(word).collect());
                    used = length;
                }
            }
        }
        lines
    }

    /// A word cut into pieces that fit, where it is longer than a line.
    fn pieces(&self, word: Line, room: usize) -> Vec<Line> {
        let mut pieces: Vec<Line> = vec![vec![]];
        let mut used = 0;
        for (text, tone) in word {
            for character in text.chars() {
                let character = character.to_string();
                let length = (self.columns)(&character);
                if used + length > room && used > 0 {
                    pieces.push(vec![]);
                    used = 0;
                }
                used += length;
                if let Some(piece) = pieces.last_mut() {
                    match piece.last_mut() {
                        Some((last, same)) if *same == tone => last.push_str(&character),
                        _ => piece.push((character, tone)),
                    }
                }
            }
        }
        pieces
    }
}

/// A text as its words; one may be of several tones, such as code with a full stop behind it. Short code is one word.
fn words(spans: &[Span], tone: Tone) -> Vec<Line> {
    let mut words: Vec<Line> = vec![];
    let mut is_open = false;
    for span in spans {
        let tone = match span.kind {
            SpanKind::Plain => tone,
            SpanKind::Code => Tone::Code,
            SpanKind::Emphasis => Tone::Emphasis,
        };
        let is_one = span.kind == SpanKind::Code && columns(&span.text) <= UNBROKEN;
        for (k, part) in span.text.split(|c: char| c == ' ' && !is_one).enumerate() {
            is_open &= k == 0;
            if part.is_empty() {
                continue;
            }
            match words.last_mut() {
                Some(word) if is_open => word.push((part.to_owned(), tone)),
                _ => words.push(vec![(part.to_owned(), tone)]),
            }
            is_open = true;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    const TEXT: &str = "# On lines\n\n## First\nSome words that are long enough to go on, and `lr = 0.5`, twice.\n\n    \
                        a = b\n\n- one point that is long as well\n- two\n";

    #[test]
    fn no_line_is_wider_than_asked_for_and_no_word_is_lost() {
        let whole: String = read(TEXT).iter().map(Block::text).collect::<String>().split_whitespace().collect();
        for width in 12..100 {
            let text = plain(&read(TEXT), width);
            assert!(text.lines().all(|line| columns(line) <= width), "{width}:\n{text}");
            let found: String = text.split_whitespace().collect();
            assert_eq!(found.replace(['`', '*'], "").replace('-', ""), whole, "{width}:\n{text}");
        }
        for width in 0..12 {
            wrapped(&read(TEXT), width, columns);
        }
    }

    #[test]
    fn pages_are_laid_out() {
        let expected = "On lines\n\nFirst\n  Some words that are long\n  enough to go on, and\n  `lr = 0.5`, twice.\n\n    a = \
                        b\n\n  - one point that is long\n    as well\n  - two\n";
        assert_eq!(plain(&read(TEXT), 28), expected);
    }

    #[test]
    fn a_formula_goes_on_below_from_a_space_on() {
        let text = "    std  = √mean((values − mean)²)\n    a_name_of_its_own\n";
        let expected = "    std  = √mean((values\n      − mean)²)\n    a_name_of_its_own\n";
        assert_eq!(plain(&read(text), 25), expected);
        assert_eq!(plain(&read("    a_name_of_its_own\n"), 14), "    a_name_of_\n      its_own\n");
    }

    #[test]
    fn texts_are_broken_between_words() {
        assert_eq!(broken("one two three", 7), ["one two", "three"]);
        assert_eq!(broken("incomprehensible a b", 4), ["incomprehensible", "a b"]);
        assert_eq!(broken("", 4), [""]);
    }

    #[test]
    fn terms_stand_in_a_column() {
        let long = "a term that is too long to leave room";
        let blocks = [Block::entry("lr", "learning rate, of which more is said"), Block::entry("epochs", "how many")];
        let more = [blocks.to_vec(), vec![Block::entry(long, "what it means")]].concat();
        let expected = "  lr      learning rate, of which\n          more is said\n  epochs  how many\n";
        assert_eq!(plain(&blocks, 36), expected);
        assert_eq!(plain(&more, 36), format!("{expected}  {long}\n          what it means\n"));
        assert_eq!(plain(&[Block::entry("key", "")], 36), "  key\n");
    }

    #[test]
    fn tones_stay_with_their_words() {
        let lines = wrapped(&read("See `x`."), 40, columns);
        let tones: Vec<(&str, Tone)> = lines[0].iter().map(|(text, tone)| (text.as_str(), *tone)).collect();
        assert_eq!(
            tones,
            [("  ", Tone::Text), ("See", Tone::Text), (" ", Tone::Text), ("x", Tone::Code), (".", Tone::Text)]
        );
    }
}
