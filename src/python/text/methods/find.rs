//! Looking for one string in another; places are counted in characters.

/// The characters `start..end` that Python means, as bytes of `s`, and `start` in characters;
/// `None` where they begin beyond the end or are crossed.
fn range(s: &str, start: Option<i64>, end: Option<i64>) -> Option<(usize, usize, usize)> {
    if start.is_none() && end.is_none() {
        return Some((0, s.len(), 0));
    }
    let count = length(s) as i64;
    let place = |i: i64| if i < 0 { (i.saturating_add(count)).max(0) } else { i };
    let first = place(start.unwrap_or(0));
    let last = place(end.unwrap_or(count)).min(count);
    if first > last {
        return None;
    }
    Some((byte_at(s, first as usize), byte_at(s, last as usize), first as usize))
}

/// `len(s)`
pub fn length(s: &str) -> usize {
    if s.is_ascii() { s.len() } else { s.chars().count() }
}

/// The byte where character `i` begins; the end for those beyond.
pub fn byte_at(s: &str, i: usize) -> usize {
    if s.is_ascii() {
        return i.min(s.len());
    }
    s.char_indices().nth(i).map_or(s.len(), |(at, _)| at)
}

/// `s.find(sub, start, end)`; `None` where Python gives -1.
pub fn find(s: &str, sub: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (from, to, first) = range(s, start, end)?;
    let part = &s[from..to];
    part.find(sub).map(|at| first + length(&part[..at]))
}

/// `s.rfind(sub, start, end)`; `None` where Python gives -1.
pub fn rfind(s: &str, sub: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (from, to, first) = range(s, start, end)?;
    let part = &s[from..to];
    part.rfind(sub).map(|at| first + length(&part[..at]))
}

/// `s.count(sub, start, end)`: without overlapping.
pub fn count(s: &str, sub: &str, start: Option<i64>, end: Option<i64>) -> usize {
    let Some((from, to, _)) = range(s, start, end) else { return 0 };
    let part = &s[from..to];
    if sub.is_empty() { length(part) + 1 } else { part.matches(sub).count() }
}

/// `s.startswith(prefix, start, end)`
pub fn startswith(s: &str, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    range(s, start, end).is_some_and(|(from, to, _)| s[from..to].starts_with(prefix))
}

/// `s.endswith(suffix, start, end)`
pub fn endswith(s: &str, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    range(s, start, end).is_some_and(|(from, to, _)| s[from..to].ends_with(suffix))
}

/// `s.replace(old, new, count)`; all without a count.
pub fn replace(s: &str, old: &str, new: &str, count: Option<usize>) -> String {
    match count {
        Some(count) => s.replacen(old, new, count),
        None => s.replace(old, new),
    }
}

/// `s.removeprefix(prefix)`
pub fn removeprefix<'a>(s: &'a str, prefix: &str) -> &'a str {
    s.strip_prefix(prefix).unwrap_or(s)
}

/// `s.removesuffix(suffix)`
pub fn removesuffix<'a>(s: &'a str, suffix: &str) -> &'a str {
    s.strip_suffix(suffix).unwrap_or(s)
}
