//! Taking strings apart and off their edges.

use crate::python::text::parse::is_space;

/// `s.split(None, most)`: at runs of blanks.
pub fn split_blanks(s: &str, most: Option<usize>) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = s.trim_start_matches(is_space);
    while !rest.is_empty() {
        if most.is_some_and(|most| parts.len() == most) {
            parts.push(rest.trim_end_matches(is_space).to_string());
            break;
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        parts.push(rest[..end].to_string());
        rest = rest[end..].trim_start_matches(is_space);
    }
    parts
}

/// `s.rsplit(None, most)`: at runs of blanks, from the right.
pub fn rsplit_blanks(s: &str, most: Option<usize>) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = s.trim_end_matches(is_space);
    while !rest.is_empty() {
        if most.is_some_and(|most| parts.len() == most) {
            parts.push(rest.trim_start_matches(is_space).to_string());
            break;
        }
        let start = rest.char_indices().rfind(|&(_, c)| is_space(c)).map_or(0, |(at, c)| at + c.len_utf8());
        parts.push(rest[start..].to_string());
        rest = rest[..start].trim_end_matches(is_space);
    }
    parts.reverse();
    parts
}

/// `s.split(separator, most)`; the separator is not empty.
pub fn split(s: &str, separator: &str, most: Option<usize>) -> Vec<String> {
    match most {
        Some(most) => s.splitn(most.saturating_add(1), separator).map(str::to_string).collect(),
        None => s.split(separator).map(str::to_string).collect(),
    }
}

/// `s.rsplit(separator, most)`; the separator is not empty.
pub fn rsplit(s: &str, separator: &str, most: Option<usize>) -> Vec<String> {
    let mut parts: Vec<String> = match most {
        Some(most) => s.rsplitn(most.saturating_add(1), separator).map(str::to_string).collect(),
        None => s.rsplit(separator).map(str::to_string).collect(),
    };
    parts.reverse();
    parts
}

/// `s.splitlines(keepends)`
pub fn splitlines(s: &str, keep: bool) -> Vec<String> {
    let ends = |c: char| {
        matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    let mut lines = Vec::new();
    let mut rest = s;
    while let Some(at) = rest.find(ends) {
        let width =
            if rest[at..].starts_with("\r\n") { 2 } else { rest[at..].chars().next().map_or(1, char::len_utf8) };
        lines.push(rest[..if keep { at + width } else { at }].to_string());
        rest = &rest[at + width..];
    }
    if !rest.is_empty() {
        lines.push(rest.to_string());
    }
    lines
}

/// `s.partition(separator)`; the separator is not empty.
pub fn partition(s: &str, separator: &str) -> [String; 3] {
    match s.split_once(separator) {
        Some((a, b)) => [a.to_string(), separator.to_string(), b.to_string()],
        None => [s.to_string(), String::new(), String::new()],
    }
}

/// `s.rpartition(separator)`; the separator is not empty.
pub fn rpartition(s: &str, separator: &str) -> [String; 3] {
    match s.rsplit_once(separator) {
        Some((a, b)) => [a.to_string(), separator.to_string(), b.to_string()],
        None => [String::new(), String::new(), s.to_string()],
    }
}

/// `s.lstrip(chars)`; blanks without characters.
pub fn lstrip<'a>(s: &'a str, chars: Option<&str>) -> &'a str {
    match chars {
        Some(chars) => s.trim_start_matches(|c| chars.contains(c)),
        None => s.trim_start_matches(is_space),
    }
}

/// `s.rstrip(chars)`; blanks without characters.
pub fn rstrip<'a>(s: &'a str, chars: Option<&str>) -> &'a str {
    match chars {
        Some(chars) => s.trim_end_matches(|c| chars.contains(c)),
        None => s.trim_end_matches(is_space),
    }
}

/// `s.strip(chars)`; blanks without characters.
pub fn strip<'a>(s: &'a str, chars: Option<&str>) -> &'a str {
    rstrip(lstrip(s, chars), chars)
}
