//! How deep a text goes: the parser goes as deep itself, on a stack that has an end.

/// Brackets within each other that Python takes.
const DEEPEST: usize = 200;
/// Signs within one statement, each of which may stand within the next.
const MOST_SIGNS: usize = 4000;

/// Where a text has more within each other than the parser can be given; nothing where it has not.
pub fn too_deep(text: &str) -> Option<u32> {
    let (mut depth, mut signs) = (0_usize, 0_usize);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            '\n' if depth == 0 => signs = 0,
            _ => {}
        }
        if matches!(letter, '-' | '+' | '~' | '*' | '.')
            || text[at..].starts_with("not ")
            || text[at..].starts_with("lambda")
        {
            signs += 1;
        } else if letter == '"' || letter == '\'' || letter == '#' {
            // Text and comments may have any number of signs.
            signs = 0;
        }
        if depth > DEEPEST || signs > MOST_SIGNS {
            return Some(at as u32);
        }
    }
    None
}
