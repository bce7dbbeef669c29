//! Text between quotes: as it is read again, whatever stands in it and behind it.

/// What stands between commands of a script.
pub(super) const SEPARATOR: char = ';';

/// A text in quotes.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A text that goes on to the end of its command: in quotes where it would not be read as itself without.
pub(super) fn to_the_end(text: &str) -> String {
    let is_plain = !text.is_empty() && text.trim() == text && !text.contains(['"', SEPARATOR]);
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// What stands up to the closing quote, the opening one being read already, and what behind it.
pub(super) fn unquoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((value, &text[at + 1..])),
            '\\' => value.push(characters.next()?.1),
            other => value.push(other),
        }
    }
    None
}

/// A text that goes on to the end of its command, in quotes or without.
pub(super) fn read_to_the_end(text: &str) -> String {
    let whole = text.strip_prefix('"').and_then(unquoted).filter(|(_, behind)| behind.is_empty());
    whole.map_or_else(|| text.to_owned(), |(value, _)| value)
}

/// Whether a quote is open at the end of `text`.
pub(super) fn is_open(text: &str) -> bool {
    let mut state = Quotes::default();
    for character in text.chars() {
        state.pass(character);
    }
    state.is_open
}

/// Commands with `;` between them, one by one. Between quotes it is a letter like any other.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut state = Quotes::default();
    let parts = text.split(move |character| {
        state.pass(character);
        character == SEPARATOR && !state.is_open
    });
    parts.map(str::trim).filter(|command| !command.is_empty())
}

/// Whether what is read stands between quotes.
#[derive(Default)]
struct Quotes {
    is_open: bool,
    /// Whether the character to come is one of the text, whichever it is.
    is_escaped: bool,
}

impl Quotes {
    fn pass(&mut self, character: char) {
        match character {
            _ if self.is_escaped => self.is_escaped = false,
            '\\' => self.is_escaped = self.is_open,
            '"' => self.is_open = !self.is_open,
            _ => {}
        }
    }
}
