//! The nearest name that is known.

/// ` Did you mean: 'x'?` in Python's way, if one is near.
pub fn hint<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    nearest(name, known).map_or_else(String::new, |near| format!(". Did you mean: '{near}'?"))
}

/// The name that takes the fewest changes, if they are few.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = name.chars().count().div_ceil(3);
    known
        .filter(|other| !other.starts_with('_') || name.starts_with('_'))
        .map(|other| (distance(name, other, limit), other))
        .filter(|&(changes, other)| changes <= limit && other != name)
        .min_by_key(|&(changes, _)| changes)
        .map(|(_, other)| other)
}

fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit || a.len() > 60 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for (to, other) in b.iter().enumerate() {
            let changed = before + usize::from(letter != other);
            before = row[to + 1];
            row[to + 1] = changed.min(before + 1).min(row[to] + 1);
        }
    }
    row[b.len()]
}
