//! One key press, and its name.

use std::fmt;
use std::str::FromStr;

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "they are named as on the keyboard")]
pub enum Code {
    /// One that types this character.
    Char(char),
    Left,
    Right,
    /// Left with shift.
    ShiftLeft,
    /// Right with shift.
    ShiftRight,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    Enter,
    Esc,
    Tab,
    /// Tab with shift.
    BackTab,
    Backspace,
    Delete,
    /// A function key, from 1.
    F(u8),
}

/// A key, alone or with control or alt held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which.
    pub code: Code,
    /// Whether control was held.
    pub ctrl: bool,
    /// Whether alt was held.
    pub alt: bool,
}

/// Keys whose names are not the character they type: as written in files, as shown.
const NAMED: [(Code, &str, &str); 17] = [
    (Code::ShiftLeft, "shift-left", "shift-←"),
    (Code::ShiftRight, "shift-right", "shift-→"),
    (Code::Left, "left", "←"),
    (Code::Right, "right", "→"),
    (Code::Up, "up", "↑"),
    (Code::Down, "down", "↓"),
    (Code::Home, "home", "home"),
    (Code::End, "end", "end"),
    (Code::PageUp, "pageup", "pgup"),
    (Code::PageDown, "pagedown", "pgdn"),
    (Code::Enter, "enter", "enter"),
    (Code::Esc, "esc", "esc"),
    (Code::Tab, "tab", "tab"),
    (Code::BackTab, "backtab", "shift-tab"),
    (Code::Backspace, "backspace", "backspace"),
    (Code::Delete, "delete", "del"),
    (Code::Char(' '), "space", "space"),
];

impl Key {
    /// A key alone.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// The character it types.
    pub fn character(self) -> Option<char> {
        match self.code {
            Code::Char(character) if !self.ctrl && !self.alt => Some(character),
            _ => None,
        }
    }
}

impl FromStr for Key {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(rest) = text.strip_prefix("ctrl-") {
            return Ok(Self { ctrl: true, ..rest.parse()? });
        }
        if let Some(rest) = text.strip_prefix("alt-") {
            return Ok(Self { alt: true, ..rest.parse()? });
        }
        if let Some((code, ..)) = NAMED.iter().find(|(_, name, _)| *name == text) {
            return Ok(Self::plain(*code));
        }
        if let Some(number) = text.strip_prefix('f').and_then(|number| number.parse::<u8>().ok()) {
            return Ok(Self::plain(Code::F(number)));
        }
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => Ok(Self::plain(Code::Char(character))),
            _ => Err(format!("`{text}` is not a key")),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("ctrl-")?;
        }
        if self.alt {
            f.write_str("alt-")?;
        }
        match self.code {
            code if NAMED.iter().any(|(named, ..)| *named == code) => {
                let shown = NAMED.iter().find(|(named, ..)| *named == code).map_or("", |(.., shown)| shown);
                f.write_str(shown)
            }
            Code::Char(character) => write!(f, "{character}"),
            Code::F(number) => write!(f, "F{number}"),
            other => write!(f, "{other:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_shown() {
        for (text, shown) in [
            ("left", "←"),
            ("space", "space"),
            ("ctrl-c", "ctrl-c"),
            ("?", "?"),
            ("f1", "F1"),
            ("f", "f"),
            ("backtab", "shift-tab"),
        ] {
            assert_eq!(text.parse::<Key>().unwrap().to_string(), shown);
        }
        for text in ["", "nothing", "ctrl-", "ctrl-nothing"] {
            assert!(text.parse::<Key>().is_err(), "{text}");
        }
    }
}
