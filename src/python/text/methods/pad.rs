//! Making strings wider.

use super::find::length;

fn filled(s: &str, left: usize, right: usize, fill: char) -> String {
    let mut out = String::with_capacity(s.len() + (left + right) * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(s);
    out.extend(std::iter::repeat_n(fill, right));
    out
}

/// `s.ljust(width, fill)`
pub fn ljust(s: &str, width: usize, fill: char) -> String {
    filled(s, 0, width.saturating_sub(length(s)), fill)
}

/// `s.rjust(width, fill)`
pub fn rjust(s: &str, width: usize, fill: char) -> String {
    filled(s, width.saturating_sub(length(s)), 0, fill)
}

/// `s.center(width, fill)`: what is odd goes to the left where the width is odd.
pub fn center(s: &str, width: usize, fill: char) -> String {
    let room = width.saturating_sub(length(s));
    let left = room / 2 + (room & width & 1);
    filled(s, left, room - left, fill)
}

/// `s.zfill(width)`: zeros after the sign.
pub fn zfill(s: &str, width: usize) -> String {
    let zeros = "0".repeat(width.saturating_sub(length(s)));
    match s.strip_prefix(['+', '-']) {
        Some(rest) => format!("{}{zeros}{rest}", &s[..1]),
        None => format!("{zeros}{s}"),
    }
}

/// `s.expandtabs(size)`
pub fn expandtabs(s: &str, size: usize) -> String {
    let mut out = String::with_capacity(s.len());
    let mut column = 0;
    for c in s.chars() {
        match c {
            '\t' if size > 0 => {
                let blanks = size - column % size;
                out.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            '\t' => {}
            _ => {
                out.push(c);
                column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
            }
        }
    }
    out
}
