//! The module `string`: its constants and `capwords`.

use crate::python::text::methods;

/// The constants by their names.
pub const CONSTANTS: [(&str, &str); 9] = [
    ("ascii_letters", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    ("ascii_lowercase", "abcdefghijklmnopqrstuvwxyz"),
    ("ascii_uppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    ("digits", "0123456789"),
    ("hexdigits", "0123456789abcdefABCDEF"),
    ("octdigits", "01234567"),
    ("punctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
    (
        "printable",
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\u{b}\u{c}",
    ),
    ("whitespace", " \t\n\r\u{b}\u{c}"),
];

/// `string.capwords(text, separator)`.
pub fn capwords(text: &str, separator: Option<&str>) -> String {
    let words = match separator {
        Some(separator) if !separator.is_empty() => methods::split(text, separator, None),
        _ => methods::split_blanks(text, None),
    };
    let words: Vec<String> = words.iter().map(|word| methods::capitalize(word)).collect();
    words.join(separator.unwrap_or(" "))
}
