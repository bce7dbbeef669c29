//! The one door for text that goes out: what a terminal would obey is shown instead.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Whether a terminal, or what lays out its text, obeys this character instead of showing it: control characters, and
/// those that turn the direction of text or are nothing to be seen.
pub fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200b}'
                | '\u{200e}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Writes such a character as `\x1b` or `\u202e`: as Python and JSON have it.
fn spell(character: char, out: &mut String) {
    let mut units = [0; 2];
    let _ = match u32::from(character) {
        code @ ..0x20 => write!(out, "\\x{code:02x}"),
        _ => character.encode_utf16(&mut units).iter().try_for_each(|unit| write!(out, "\\u{unit:04x}")),
    };
}

/// One line of text to be shown: everything that a terminal would obey is spelled out, line ends and tabs too.
pub fn line(text: &str) -> Cow<'_, str> {
    spelled(text, |_| false)
}

/// Text of several lines to be shown: line ends and tabs stay.
pub fn lines(text: &str) -> Cow<'_, str> {
    spelled(text, |character| matches!(character, '\n' | '\t'))
}

fn spelled(text: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    let is_spelled = |character: char| is_obeyed(character) && !stays(character);
    if !text.contains(is_spelled) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_spelled(character) { spell(character, &mut out) } else { out.push(character) }
    }
    Cow::Owned(out)
}

/// Writes text through to another writer, with everything spelled out that a terminal would obey but line ends and
/// tabs. In JSON, where such characters stand in strings only, that leaves its value as it is.
#[derive(Debug)]
pub struct Visible<W: Write> {
    inner: W,
    /// The beginning of a character whose rest is still to come.
    begun: Vec<u8>,
}

impl<W: Write> Visible<W> {
    /// A door to `inner`.
    pub fn new(inner: W) -> Self {
        Self { inner, begun: vec![] }
    }
}

impl<W: Write> Write for Visible<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let joined: Cow<[u8]> =
            if self.begun.is_empty() { Cow::Borrowed(bytes) } else { [&*self.begun, bytes].concat().into() };
        self.begun.clear();
        for chunk in joined.utf8_chunks() {
            self.inner.write_all(lines(chunk.valid()).as_bytes())?;
            let is_last = chunk.invalid().as_ptr_range().end == joined.as_ptr_range().end;
            let may_go_on = str::from_utf8(chunk.invalid()).is_err_and(|error| error.error_len().is_none());
            if is_last && may_go_on {
                self.begun = chunk.invalid().to_vec();
            } else {
                chunk.invalid().iter().try_for_each(|byte| write!(self.inner, "\\x{byte:02x}"))?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_spelled_out() {
        for (text, shown) in [
            ("plain", "plain"),
            ("日本語 é 👩\u{200d}👧 ❤\u{fe0f}", "日本語 é 👩\u{200d}👧 ❤\u{fe0f}"),
            ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
            ("a\nb\tc\r", "a\\x0ab\\x09c\\x0d"),
            ("\u{9b}31m \u{202e}abc\u{2069}", "\\u009b31m \\u202eabc\\u2069"),
            ("\u{e0041}", "\\udb40\\udc41"),
        ] {
            assert_eq!(line(text), shown);
        }
        assert_eq!(lines("a\nb\tc\r\x1b"), "a\nb\tc\\x0d\\x1b");
    }

    #[test]
    fn the_door_lets_text_through_whichever_way_it_is_cut() {
        let text = "é日\x1b[31m\u{202e}\n👩\u{200d}👧\u{9b}".as_bytes();
        for at in 0..=text.len() {
            let mut door = Visible::new(vec![]);
            door.write_all(&text[..at]).unwrap();
            door.write_all(&text[at..]).unwrap();
            assert_eq!(str::from_utf8(&door.inner).unwrap(), "é日\\x1b[31m\\u202e\n👩\u{200d}👧\\u009b", "cut at {at}");
        }
        let mut door = Visible::new(vec![]);
        door.write_all(b"a\xff\xc3b").unwrap();
        assert_eq!(str::from_utf8(&door.inner).unwrap(), "a\\xff\\xc3b");
    }
}
