//! `repr` and `ascii` of strings.

use std::fmt::Write as _;

/// Whether Python shows a character as it is.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return (' '..='~').contains(&c);
    }
    // The escapes of str cover what cannot be printed; after a letter, marks that combine stay as they are.
    let mut buffer = [0; 8];
    buffer[0] = b'a';
    let length = 1 + c.encode_utf8(&mut buffer[1..]).len();
    std::str::from_utf8(&buffer[..length]).is_ok_and(|text| !text.escape_debug().any(|escaped| escaped == '\\'))
}

/// `repr(text)`: single quotes, unless only single ones are in it.
pub fn str_repr(text: &str) -> String {
    escaped(text, is_printable)
}

/// `ascii(text)`: as `repr`, and what is beyond ASCII escaped.
pub fn str_ascii(text: &str) -> String {
    escaped(text, |c| (' '..='~').contains(&c))
}

/// What is beyond ASCII in a text (a `repr`) as escapes: `!a`.
pub fn escape_beyond_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            escape(c, &mut out);
        }
    }
    out
}

fn escaped(text: &str, plain: impl Fn(char) -> bool) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if c == quote => {
                out.push('\\');
                out.push(c);
            }
            _ if plain(c) => out.push(c),
            _ => escape(c, &mut out),
        }
    }
    out.push(quote);
    out
}

fn escape(c: char, out: &mut String) {
    let code = c as u32;
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}
