//! What a sequence of bytes means, and whether more of it is to come.

use super::{Answer, Event, Mouse};
use crate::terminal::{Code, Key};

/// What can be said of bytes that began together.
#[derive(Debug, PartialEq, Eq)]
pub enum Reading {
    /// More has to come.
    Unfinished {
        /// Whether they are the beginning of something that is known.
        is_known: bool,
    },
    /// They are whole; what they say, if it is known.
    Whole(Option<Event>),
    /// They begin a paste.
    PasteBegins,
    /// The last byte does not belong to those before it.
    Broken,
}

/// Parameters of a sequence that are read.
const PARAMETERS: usize = 8;

/// Reads bytes, at least one.
pub fn read(bytes: &[u8]) -> Reading {
    match bytes {
        // Escape twice: the first is the key, the second may begin something.
        [0x1b, 0x1b] => Reading::Broken,
        [0x1b] | [0x1b, b'[' | b'O' | b']' | b'P' | b'X' | b'^' | b'_'] => Reading::Unfinished { is_known: true },
        [0x1b, b'[', b'[', rest @ ..] => linux_function_key(rest),
        [0x1b, b'[', b'M', rest @ ..] => old_mouse(rest),
        [0x1b, b'[', rest @ ..] => control(rest),
        [0x1b, b'O', rest @ ..] => single_shift(rest),
        [0x1b, b']', rest @ ..] => string(rest, true),
        [0x1b, b'P' | b'X' | b'^' | b'_', rest @ ..] => string(rest, false),
        [0x1b, rest @ ..] => with_alt(character(rest)),
        rest => character(rest),
    }
}

/// The key that a single byte is.
pub fn key(byte: u8) -> Option<Key> {
    let plain = |code| Some(Key::plain(code));
    let held = |character: u8| Some(Key { code: Code::Char(char::from(character)), ctrl: true, alt: false });
    match byte {
        b'\r' => plain(Code::Enter),
        b'\t' => plain(Code::Tab),
        // Older terminals send the one for backspace, newer ones the other.
        0x08 | 0x7f => plain(Code::Backspace),
        0x1b => plain(Code::Esc),
        0x00 => held(b' '),
        0x01..0x1b => held(byte - 1 + b'a'),
        0x1c..0x20 => held(byte - 0x1c + b'4'),
        0x20..0x7f => plain(Code::Char(char::from(byte))),
        0x80.. => None,
    }
}

/// A character, or as much of it as there is.
fn character(bytes: &[u8]) -> Reading {
    if let [byte @ ..0x80] = bytes {
        return Reading::Whole(key(*byte).map(Event::Key));
    }
    match str::from_utf8(bytes) {
        Ok(text) => Reading::Whole(text.chars().next().map(|character| Event::Key(Key::plain(Code::Char(character))))),
        Err(error) if error.error_len().is_none() => Reading::Unfinished { is_known: true },
        // A byte that begins nothing is no key.
        Err(_) if bytes.len() == 1 => Reading::Whole(None),
        Err(_) => Reading::Broken,
    }
}

fn with_alt(reading: Reading) -> Reading {
    match reading {
        Reading::Whole(Some(Event::Key(key))) => Reading::Whole(Some(Event::Key(Key { alt: true, ..key }))),
        // The escape was a key, and the byte nothing.
        Reading::Whole(None) => Reading::Broken,
        other => other,
    }
}

/// `ESC [ [ A` to `E`: F1 to F5 on a Linux console.
fn linux_function_key(rest: &[u8]) -> Reading {
    match rest {
        [] => Reading::Unfinished { is_known: true },
        [byte @ b'A'..=b'E'] => known(Code::F(byte - b'A' + 1)),
        [0x40..0x7f] => Reading::Whole(None),
        _ => Reading::Broken,
    }
}

/// `ESC [ M` and three bytes: the mouse, as terminals report it that cannot be asked to say it better.
fn old_mouse(rest: &[u8]) -> Reading {
    match *rest {
        [button, column, row] if button >= 32 => {
            let place = |byte: u8| u16::from(byte.saturating_sub(33));
            Reading::Whole(mouse(u32::from(button - 32), place(column), place(row), false))
        }
        [_, _, _] => Reading::Whole(None),
        // Neither a button nor a place is below a space.
        [.., last] if last < 0x20 => Reading::Broken,
        _ => Reading::Unfinished { is_known: false },
    }
}

/// `ESC O`: arrows and function keys; some terminals put the modifiers in between.
fn single_shift(rest: &[u8]) -> Reading {
    let Some((last, before)) = rest.split_last() else { return Reading::Unfinished { is_known: true } };
    match last {
        b'0'..=b'9' | b';' => Reading::Unfinished { is_known: true },
        b'M' if before.is_empty() => known(Code::Enter),
        0x40..0x7f => {
            let modifiers = numbers(before).last().copied().unwrap_or(1);
            Reading::Whole(arrow(*last).map(|code| pressed(code, modifiers)))
        }
        _ => Reading::Broken,
    }
}

/// `ESC ]` and such: a text up to its end. Nobody types one, and only answers to what is asked here are known.
fn string(rest: &[u8], is_command: bool) -> Reading {
    let (text, is_ended) = match rest {
        [text @ .., 0x07] if is_command => (text, true),
        [text @ .., 0x1b, b'\\'] => (text, true),
        [.., 0x1b] => return Reading::Unfinished { is_known: true },
        [.., 0x1b, _] => return Reading::Broken,
        text => (text, false),
    };
    // What is commanded has a number.
    if is_command && !text.first().is_some_and(u8::is_ascii_digit) || text.last().is_some_and(|byte| *byte < 0x20) {
        return Reading::Broken;
    }
    if is_ended {
        return Reading::Whole(Some(Event::Answer(background(text).unwrap_or(Answer::Other))));
    }
    Reading::Unfinished { is_known: is_command && begins_colour(text) }
}

/// Whether this can become the answer to the question for a colour.
fn begins_colour(text: &[u8]) -> bool {
    let head = text.len().min(8);
    let begins = [&b"11;rgb:"[..], b"10;rgb:", b"11;rgba:"].iter().any(|known| {
        let common = head.min(known.len());
        known[..common] == text[..common]
    });
    begins && text.iter().skip(8).all(|byte| byte.is_ascii_hexdigit() || *byte == b'/')
}

/// `11;rgb:` and red, green and blue, each of one to four hexadecimal digits.
fn background(text: &[u8]) -> Option<Answer> {
    let colour = str::from_utf8(text).ok()?.strip_prefix("11;rgb")?;
    let colour = colour.strip_prefix(':').or_else(|| colour.strip_prefix("a:"))?;
    let mut channels = colour.split('/').map(|digits| {
        let value = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() <= 4)?;
        let most = (1_u32 << (4 * digits.len())) - 1;
        Some((value * 0xffff / most) as u16)
    });
    let mut next = || channels.next().flatten();
    Some(Answer::Background(next()?, next()?, next()?))
}

/// `ESC [`, parameters, and what they are for.
fn control(rest: &[u8]) -> Reading {
    let Some((last, before)) = rest.split_last() else { return Reading::Unfinished { is_known: true } };
    let (prefix, body) = match before {
        [prefix @ b'<'..=b'?', body @ ..] => (Some(*prefix), body),
        body => (None, body),
    };
    match last {
        0x20..0x40 => Reading::Unfinished { is_known: matches!(last, b'0'..=b'9' | b';') },
        0x40..0x7f => match (prefix, *last) {
            (None, b'~') if before == b"200" => Reading::PasteBegins,
            (None, last) => Reading::Whole(plain_control(body, last)),
            (Some(b'<'), b'M' | b'm') => Reading::Whole(match *numbers(body) {
                [button, column, row] => mouse(button, place(column), place(row), *last == b'm'),
                _ => None,
            }),
            (Some(b'?'), b'c') => answer(Answer::Identity),
            (Some(b'?'), b'n' | b'u' | b'y') | (Some(b'>'), b'c') => answer(Answer::Other),
            _ => Reading::Whole(None),
        },
        _ => Reading::Broken,
    }
}

fn plain_control(body: &[u8], last: u8) -> Option<Event> {
    let numbers = numbers(body);
    let number = |index: usize| numbers.get(index).copied().unwrap_or(0);
    // A key that is let go says so behind its modifiers.
    if body.split(|byte| *byte == b';').nth(1).is_some_and(|modifiers| modifiers.ends_with(b":3")) {
        return None;
    }
    let modifiers = number(1).max(1);
    match last {
        b'A'..=b'D' | b'F' | b'H' | b'P' | b'Q' | b'S' => Some(pressed(arrow(last)?, modifiers)),
        b'Z' => Some(Event::Key(Key::plain(Code::BackTab))),
        b'~' if number(0) == 27 => coded(number(2), modifiers),
        b'~' => Some(pressed(numbered(number(0))?, modifiers)),
        b'u' => coded(number(0), modifiers),
        b'n' if matches!(*numbers, [0 | 3]) => Some(Event::Answer(Answer::Done)),
        b'R' if numbers.len() == 2 => Some(Event::Answer(Answer::Cursor(numbers[0], numbers[1]))),
        b'n' | b'R' | b't' => Some(Event::Answer(Answer::Other)),
        _ => None,
    }
}

/// The numbers between semicolons; what follows a colon refines one and is left out.
fn numbers(body: &[u8]) -> Vec<u32> {
    let number = |part: &[u8]| {
        let digits = part.iter().take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_u32, |number, digit| number.saturating_mul(10).saturating_add(u32::from(digit - b'0')))
    };
    body.split(|byte| *byte == b';').take(PARAMETERS).map(number).collect()
}

/// A column or a row, which terminals count from 1.
fn place(number: u32) -> u16 {
    u16::try_from(number.saturating_sub(1)).unwrap_or(u16::MAX)
}

fn answer(answer: Answer) -> Reading {
    Reading::Whole(Some(Event::Answer(answer)))
}

fn known(code: Code) -> Reading {
    Reading::Whole(Some(Event::Key(Key::plain(code))))
}

fn arrow(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'P'..=b'S' => Code::F(last - b'P' + 1),
        _ => return None,
    })
}

/// The key that is written `ESC [ number ~`.
fn numbered(number: u32) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F((number - 10) as u8),
        17..=21 => Code::F((number - 11) as u8),
        23..=26 => Code::F((number - 12) as u8),
        28..=29 => Code::F((number - 15) as u8),
        31..=34 => Code::F((number - 17) as u8),
        _ => return None,
    })
}

/// The key that types the character of this number, or is called by it.
fn coded(number: u32, modifiers: u32) -> Option<Event> {
    let code = match number {
        8 | 127 => Code::Backspace,
        9 if modifiers.saturating_sub(1) & 1 == 1 => Code::BackTab,
        9 => Code::Tab,
        13 => Code::Enter,
        27 => Code::Esc,
        number => {
            let character = char::from_u32(number).filter(|character| !character.is_control())?;
            // Here some terminals name keys that type nothing.
            if ('\u{e000}'..='\u{f8ff}').contains(&character) {
                return None;
            }
            let is_shifted = modifiers.saturating_sub(1) & 1 == 1 && character.is_ascii_lowercase();
            Code::Char(if is_shifted { character.to_ascii_uppercase() } else { character })
        }
    };
    Some(pressed(code, modifiers))
}

/// A key with its modifiers: 1, and 1 for shift, 2 for alt, 4 for control. Shift is kept where it makes another key.
fn pressed(code: Code, modifiers: u32) -> Event {
    let held = modifiers.saturating_sub(1);
    let code = match code {
        Code::Left if held & 1 == 1 => Code::ShiftLeft,
        Code::Right if held & 1 == 1 => Code::ShiftRight,
        code => code,
    };
    Event::Key(Key { code, ctrl: held & 4 == 4, alt: held & 2 == 2 })
}

/// What the mouse did, by the number for it: bits 0, 1, 6 and 7 are the button, bit 5 says that it was moved.
fn mouse(number: u32, column: u16, row: u16, is_release: bool) -> Option<Event> {
    let kind = match (number & 0b1100_0011, number & 0b10_0000 != 0) {
        (0, false) if is_release => Mouse::Release,
        (3, false) => Mouse::Release,
        (0, false) => Mouse::Press,
        (0, true) => Mouse::Drag,
        (64, _) => Mouse::WheelUp,
        (65, _) => Mouse::WheelDown,
        _ => return None,
    };
    Some(Event::Mouse(kind, column, row))
}
