//! The questions `is…` of a string: false for an empty one, but for `isascii` and `isprintable`.

use super::case::is_cased;
use crate::python::text::parse::{ascii_digit, is_space};
use crate::python::text::repr::is_printable;

fn all(s: &str, test: impl Fn(char) -> bool) -> bool {
    !s.is_empty() && s.chars().all(test)
}

fn is_decimal(c: char) -> bool {
    c.is_ascii_digit() || ascii_digit(c).is_some()
}

fn is_digit(c: char) -> bool {
    is_decimal(c) || matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉' | '①'..='⑨')
}

/// `s.isalpha()`
pub fn isalpha(s: &str) -> bool {
    all(s, char::is_alphabetic)
}

/// `s.isalnum()`
pub fn isalnum(s: &str) -> bool {
    all(s, |c| c.is_alphabetic() || is_digit(c) || c.is_numeric())
}

/// `s.isdecimal()`
pub fn isdecimal(s: &str) -> bool {
    all(s, is_decimal)
}

/// `s.isdigit()`
pub fn isdigit(s: &str) -> bool {
    all(s, is_digit)
}

/// `s.isnumeric()`
pub fn isnumeric(s: &str) -> bool {
    all(s, |c| c.is_numeric() || "一二三四五六七八九十百千万億〇零".contains(c))
}

/// `s.isspace()`
pub fn isspace(s: &str) -> bool {
    all(s, is_space)
}

/// `s.isascii()`
pub fn isascii(s: &str) -> bool {
    s.is_ascii()
}

/// `s.isprintable()`
pub fn isprintable(s: &str) -> bool {
    s.chars().all(is_printable)
}

/// `s.isidentifier()`
pub fn isidentifier(s: &str) -> bool {
    let mut chars = s.chars();
    chars.next().is_some_and(|c| c == '_' || c.is_alphabetic()) && chars.all(|c| c == '_' || c.is_alphanumeric())
}

/// `s.islower()`
pub fn islower(s: &str) -> bool {
    s.chars().any(char::is_lowercase) && !s.chars().any(char::is_uppercase)
}

/// `s.isupper()`
pub fn isupper(s: &str) -> bool {
    s.chars().any(char::is_uppercase) && !s.chars().any(char::is_lowercase)
}

/// `s.istitle()`
pub fn istitle(s: &str) -> bool {
    let (mut inside, mut any) = (false, false);
    for c in s.chars() {
        if c.is_uppercase() && inside || c.is_lowercase() && !inside {
            return false;
        }
        inside = is_cased(c);
        any |= inside;
    }
    any
}
