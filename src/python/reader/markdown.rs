//! Fenced Python in a Markdown text; everything else becomes empty lines, so that lines keep their numbers.

/// The code in fences that say `python`, `py` or `python3`.
pub(super) fn code(text: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<Fence> = None;
    let mut any = false;
    for line in text.lines() {
        match &fence {
            None => fence = Fence::opening(line),
            Some(open) if open.closes(line) => fence = None,
            Some(open) if open.python => {
                any = true;
                out.push_str(open.without_indent(line));
            }
            Some(_) => {}
        }
        out.push('\n');
    }
    if any { Ok(out) } else { Err("there is no block of code that begins with ```python in it".into()) }
}

/// The text around the code: each piece with the line of the code that follows it.
pub(super) fn prose(text: &str) -> Vec<(usize, String)> {
    let mut fence: Option<Fence> = None;
    let (mut pieces, mut piece): (Vec<(usize, String)>, Vec<&str>) = (vec![], vec![]);
    for (line, number) in text.lines().zip(1..) {
        match &fence {
            None => match Fence::opening(line) {
                Some(open) => {
                    if open.python && !piece.is_empty() {
                        pieces.push((number + 1, plain(&std::mem::take(&mut piece))));
                    }
                    fence = Some(open);
                }
                None => piece.push(line),
            },
            Some(open) if open.closes(line) => fence = None,
            Some(_) => {}
        }
    }
    pieces.retain(|(_, text)| !text.is_empty());
    pieces
}

/// Text in Markdown as one paragraph.
pub(super) fn plain(lines: &[&str]) -> String {
    let lines = lines.iter().map(|line| {
        let text = line.trim().trim_start_matches(['#', '>']).trim();
        let item = ["* ", "- ", "+ "].iter().find_map(|bullet| text.strip_prefix(bullet));
        let text = item.map_or_else(|| text.to_owned(), |item| format!("• {item}"));
        let text = without_stress(&text);
        let is_heading = line.trim_start().starts_with('#') && text.ends_with(char::is_alphanumeric);
        // What stands alone in its line is told from what follows it.
        if is_heading { format!("{text}.") } else { text }
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The text of a line without the marks around what is stressed; a power, and what is code, keeps its stars.
fn without_stress(text: &str) -> String {
    let mut kept = String::new();
    let mut is_code = false;
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if let Some(behind) = rest.strip_prefix("**").filter(|_| !is_code) {
            let (before, after) = (kept.chars().next_back(), behind.chars().next());
            let are_both = |what: fn(char) -> bool| before.is_some_and(what) && after.is_some_and(what);
            if are_both(char::is_alphanumeric) || are_both(char::is_whitespace) {
                kept.push_str("**");
            }
            rest = behind;
            continue;
        }
        is_code ^= next == '`';
        kept.push(next);
        rest = &rest[next.len_utf8()..];
    }
    kept
}

struct Fence {
    mark: char,
    length: usize,
    indent: usize,
    python: bool,
}

impl Fence {
    fn opening(line: &str) -> Option<Self> {
        let rest = line.trim_start_matches(' ');
        let mark = rest.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let length = rest.chars().take_while(|&c| c == mark).count();
        if length < 3 {
            return None;
        }
        let words = rest[length..].trim_start_matches(['{', '.', ' ']);
        let language: String = words.chars().take_while(|c| c.is_alphanumeric()).collect();
        let python = matches!(language.to_ascii_lowercase().as_str(), "python" | "py" | "python3");
        Some(Self { mark, length, indent: line.len() - rest.len(), python })
    }

    fn closes(&self, line: &str) -> bool {
        let line = line.trim();
        line.len() >= self.length && line.chars().all(|c| c == self.mark)
    }

    /// A block in a list is indented as the fence is.
    fn without_indent<'a>(&self, line: &'a str) -> &'a str {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        &line[blanks.min(self.indent)..]
    }
}

#[cfg(test)]
mod tests {
    use super::{code, prose};

    #[test]
    fn the_text_around_the_code_stands_ahead_of_it() {
        let text =
            "# Title\n\nSome *words*.\n```python\nx = 1\n```\nMore\n```\nno\n```\nwords\n```py\ny = 2\n```\nend\n";
        let want = [(5, "Title. Some *words*.".to_owned()), (13, "More words".to_owned())];
        assert_eq!(prose(text), want);
    }

    #[test]
    fn marks_of_bold_words_are_left_out_and_items_of_lists_told_apart() {
        let kept = "w = x**2, 2 ** n, `a**b` and __init__";
        assert_eq!(super::plain(&[kept]), kept);
        assert_eq!(super::plain(&["**Note:** it is **so**."]), "Note: it is so.");
        assert_eq!(super::plain(&["The **largest** one", "* first", "- second"]), "The largest one • first • second");
    }

    #[test]
    fn lines_keep_their_numbers_and_only_python_is_left() {
        let text = "# Title\n```python\nx = 1\n```\ntext\n```\nno\n```\n  ~~~py\n  if x:\n      y\n  ~~~\n";
        assert_eq!(code(text).as_deref(), Ok("\n\nx = 1\n\n\n\n\n\n\nif x:\n    y\n\n"));
        assert!(code("nothing").is_err());
    }
}
