//! Upper and lower case.

/// `s.upper()`
pub fn upper(s: &str) -> String {
    s.to_uppercase()
}

/// `s.lower()`
pub fn lower(s: &str) -> String {
    s.to_lowercase()
}

/// `s.casefold()`: for comparing without case.
pub fn casefold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else if matches!(c, 'ı' | 'İ') {
            out.extend(c.to_lowercase());
        } else {
            out.extend(c.to_uppercase().flat_map(char::to_lowercase));
        }
    }
    out
}

/// `s.capitalize()`
pub fn capitalize(s: &str) -> String {
    let mut chars = s.chars();
    let Some(first) = chars.next() else { return String::new() };
    let mut out = String::with_capacity(s.len());
    push_title(first, &mut out);
    // The whole is lowered first, so that a sigma knows whether it ends its word.
    let lowered = s.to_lowercase();
    let head = first.to_lowercase().count();
    out.extend(lowered.chars().skip(head));
    out
}

/// A letter as the first of a word: one that becomes two has only its first large.
fn push_title(c: char, out: &mut String) {
    // Letters that are two have a form of their own, between large and small.
    if let Some(both) = digraph(c) {
        out.push(both);
        return;
    }
    for (i, upper) in c.to_uppercase().enumerate() {
        if i == 0 {
            out.push(upper);
        } else {
            out.extend(upper.to_lowercase());
        }
    }
}

/// A letter of a word in small: a sigma that ends its word has a form of its own.
fn push_lower(c: char, before: bool, after: Option<char>, out: &mut String) {
    if c == 'Σ' && before && !after.is_some_and(is_cased) {
        out.push('ς');
    } else {
        out.extend(c.to_lowercase());
    }
}

/// `s.swapcase()`
pub fn swapcase(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    let mut inside = false;
    let mut chars = s.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_uppercase() {
            push_lower(c, inside, chars.peek().copied(), &mut out);
        } else {
            out.extend(c.to_uppercase());
        }
        inside = is_cased(c);
    }
    out
}

/// `s.title()`
pub fn title(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    let mut inside = false;
    let mut chars = s.chars().peekable();
    while let Some(c) = chars.next() {
        if inside {
            push_lower(c, true, chars.peek().copied(), &mut out);
        } else {
            push_title(c, &mut out);
        }
        inside = is_cased(c);
    }
    out
}

/// Whether a letter has case.
pub(super) fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || digraph(c).is_some()
}

fn digraph(c: char) -> Option<char> {
    match c {
        'Ǆ' | 'ǅ' | 'ǆ' => Some('ǅ'),
        'Ǉ' | 'ǈ' | 'ǉ' => Some('ǈ'),
        'Ǌ' | 'ǋ' | 'ǌ' => Some('ǋ'),
        'Ǳ' | 'ǲ' | 'ǳ' => Some('ǲ'),
        _ => None,
    }
}
