//! How deep a text goes: the parser goes as deep itself, on a stack that has an end.

/// Brackets within each other that Python takes.
const DEEPEST: usize = 200;
/// Signs within one statement, each of which may stand within the next.
const MOST_SIGNS: usize = 4000;

/// Where a text has more within each other than the parser can be given; nothing where it has not.
pub fn too_deep(text: &str) -> Option<u32> {
    let (mut depth, mut signs) = (0_usize, 0_usize);
    let (mut before, mut indent) = ('\n', Some(0_usize));
    for (at, letter) in text.char_indices() {
        // Blocks within blocks stand further and further in.
        indent = match letter {
            '\n' => Some(0),
            ' ' | '\t' => indent.map(|indent| indent + 1),
            _ => None,
        };
        // An index of an index, a call of what a call gives.
        let is_chained = matches!(letter, '(' | '[') && matches!(before, ')' | ']');
        before = letter;
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            '\n' if depth == 0 => signs = 0,
            _ => {}
        }
        let begins = |word: &str| {
            let behind = text[at..].strip_prefix(word);
            behind.is_some_and(|behind| behind.starts_with(|c: char| c.is_whitespace() || c == '('))
        };
        if is_chained
            || matches!(letter, '-' | '+' | '~' | '*' | '.')
            || begins("not")
            || begins("if")
            || text[at..].starts_with("lambda")
        {
            signs += 1;
        } else if letter == '"' || letter == '\'' || letter == '#' {
            // Text and comments may have any number of signs.
            signs = 0;
        }
        if depth > DEEPEST || signs > MOST_SIGNS || (depth == 0 && indent > Some(MOST_SIGNS / 4)) {
            return Some(at as u32);
        }
    }
    None
}
