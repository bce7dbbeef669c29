//! One key press, and its name.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key, alone or with control or alt held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which.
    pub code: KeyCode,
    /// Whether control was held.
    pub ctrl: bool,
    /// Whether alt was held.
    pub alt: bool,
}

/// Keys whose names are not the character they type: as written in files, as shown.
const NAMED: [(KeyCode, &str, &str); 15] = [
    (KeyCode::Left, "left", "←"),
    (KeyCode::Right, "right", "→"),
    (KeyCode::Up, "up", "↑"),
    (KeyCode::Down, "down", "↓"),
    (KeyCode::Home, "home", "home"),
    (KeyCode::End, "end", "end"),
    (KeyCode::PageUp, "pageup", "pgup"),
    (KeyCode::PageDown, "pagedown", "pgdn"),
    (KeyCode::Enter, "enter", "enter"),
    (KeyCode::Esc, "esc", "esc"),
    (KeyCode::Tab, "tab", "tab"),
    (KeyCode::BackTab, "backtab", "shift-tab"),
    (KeyCode::Backspace, "backspace", "backspace"),
    (KeyCode::Delete, "delete", "del"),
    (KeyCode::Char(' '), "space", "space"),
];

impl Key {
    /// A key alone.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// The character it types.
    pub fn character(self) -> Option<char> {
        match self.code {
            KeyCode::Char(character) if !self.ctrl && !self.alt => Some(character),
            _ => None,
        }
    }
}

impl From<KeyEvent> for Key {
    /// Shift is not kept: the character says it already.
    fn from(event: KeyEvent) -> Self {
        let code = match event.code {
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            code => code,
        };
        let held = |modifier| event.modifiers.contains(modifier);
        Self { code, ctrl: held(KeyModifiers::CONTROL), alt: held(KeyModifiers::ALT) }
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
            return Ok(Self::plain(KeyCode::F(number)));
        }
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => Ok(Self::plain(KeyCode::Char(character))),
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
            KeyCode::Char(character) => write!(f, "{character}"),
            KeyCode::F(number) => write!(f, "F{number}"),
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

    #[test]
    fn shift_is_in_the_character() {
        let event = KeyEvent::new(KeyCode::Char('?'), KeyModifiers::SHIFT);
        assert_eq!(Key::from(event), "?".parse().unwrap());
        assert_eq!(Key::from(KeyEvent::new(KeyCode::Tab, KeyModifiers::SHIFT)), "backtab".parse().unwrap());
    }
}
