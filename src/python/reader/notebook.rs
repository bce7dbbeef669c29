//! The code cells of a notebook, in order.

use serde_json::Value;

use super::markdown;

/// The cells of text: each with the line of the code that follows it, as [`code`] numbers them.
pub(super) fn prose(text: &str) -> Vec<(usize, String)> {
    let Ok(book) = serde_json::from_str::<Value>(text) else { return vec![] };
    let cells = book["cells"].as_array().or_else(|| book["worksheets"][0]["cells"].as_array());
    let (mut pieces, mut line, mut piece): (Vec<(usize, String)>, usize, Vec<String>) = (vec![], 1, vec![]);
    for cell in cells.into_iter().flatten() {
        match cell["cell_type"].as_str() {
            Some("code") => {
                if !piece.is_empty() {
                    pieces.push((line, std::mem::take(&mut piece).join(" ")));
                }
                line += source(cell).lines().count();
            }
            Some("markdown" | "heading") => {
                let text = markdown::plain(&source(cell).lines().collect::<Vec<_>>());
                piece.extend((!text.is_empty()).then_some(text));
            }
            _ => {}
        }
    }
    pieces
}

/// What a cell holds.
fn source(cell: &Value) -> String {
    let source = if cell["source"].is_null() { &cell["input"] } else { &cell["source"] };
    match source {
        Value::String(source) => source.clone(),
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        _ => String::new(),
    }
}

/// The source of all code cells; lines for the notebook itself (`%`, `!`, `?` at the end) become empty.
pub(super) fn code(text: &str) -> Result<String, String> {
    let book: Value = serde_json::from_str(text).map_err(|error| format!("this is no notebook: {error}"))?;
    // Before format 4 the cells stood in worksheets.
    let cells = book["cells"].as_array().or_else(|| book["worksheets"][0]["cells"].as_array());
    let cells = cells.ok_or("this is no notebook: it has no cells")?;
    let mut out = String::new();
    for cell in cells.iter().filter(|cell| cell["cell_type"] == "code") {
        push_cell(&source(cell), &mut out);
    }
    Ok(out)
}

fn push_cell(source: &str, out: &mut String) {
    // A cell that begins with %% is in another language, but for those that only measure.
    let first = source.trim_start();
    let foreign = first.starts_with("%%") && !["%%time", "%%capture"].iter().any(|known| first.starts_with(known));
    let mut inside = Quotes::default();
    for line in source.lines() {
        let trimmed = line.trim_start();
        let magic = !inside.open() && trimmed.starts_with(['%', '!']);
        let help = !inside.open() && trimmed.trim_end().ends_with('?') && !trimmed.contains(['#', '\'', '"']);
        if magic {
            // A block may hold nothing else.
            out.extend(std::iter::repeat_n(' ', line.len() - trimmed.len()));
            if line.len() > trimmed.len() {
                out.push_str("pass");
            }
        } else if !foreign && !help {
            inside.read(line);
            out.push_str(line);
        }
        out.push('\n');
    }
}

/// Whether a text in three quotes is open at the end of a line.
#[derive(Default)]
struct Quotes {
    mark: Option<&'static str>,
}

impl Quotes {
    fn open(&self) -> bool {
        self.mark.is_some()
    }

    fn read(&mut self, line: &str) {
        let mut rest = line;
        loop {
            if let Some(mark) = self.mark {
                let Some(at) = rest.find(mark) else { return };
                rest = &rest[at + 3..];
                self.mark = None;
                continue;
            }
            let Some(at) = rest.find(['#', '\'', '"']) else { return };
            let tail = &rest[at..];
            if tail.starts_with('#') {
                return;
            }
            if let Some(mark) = ["'''", "\"\"\""].into_iter().find(|mark| tail.starts_with(mark)) {
                self.mark = Some(mark);
                rest = &tail[3..];
                continue;
            }
            rest = after_string(tail);
        }
    }
}

/// What follows a string in single quotes, which `text` begins with.
fn after_string(text: &str) -> &str {
    let mut chars = text.char_indices();
    let Some((_, quote)) = chars.next() else { return "" };
    while let Some((at, c)) = chars.next() {
        if c == '\\' {
            chars.next();
        } else if c == quote {
            return &text[at + 1..];
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::{code, prose};

    #[test]
    fn cells_of_text_stand_ahead_of_the_code_that_follows_them() {
        let book = r##"{"cells": [
            {"cell_type": "markdown", "source": ["# Lines\n", "\n", "A slope."]},
            {"cell_type": "markdown", "source": "And more."},
            {"cell_type": "code", "source": ["x = 1\n", "y = 2"]},
            {"cell_type": "raw", "source": "raw"},
            {"cell_type": "markdown", "source": "Then:"},
            {"cell_type": "code", "source": "z = 3"}]}"##;
        assert_eq!(prose(book), [(1, "Lines. A slope. And more.".to_owned()), (3, "Then:".to_owned())]);
        assert_eq!(code(book).unwrap().lines().nth(2), Some("z = 3"));
        assert!(prose("no").is_empty());
    }

    #[test]
    fn code_cells_in_order_without_magic() {
        let book = r##"{"cells": [
            {"cell_type": "markdown", "source": ["# x"]},
            {"cell_type": "code", "source": ["%matplotlib inline\n", "x = '''\n", "!text\n", "'''\n", "!pip\n", "if x:\n", "    %time"]},
            {"cell_type": "code", "source": "print?\ny = \"it's # no ''' \" # '''\n!ls"},
            {"cell_type": "code", "source": "%%bash\nls"}]}"##;
        let want = "\nx = '''\n!text\n'''\n\nif x:\n    pass\n\ny = \"it's # no ''' \" # '''\n\n\n\n";
        assert_eq!(code(book).as_deref(), Ok(want));
        assert!(code("[]").unwrap_err().contains("no cells"));
        assert!(code("x = 1").unwrap_err().starts_with("this is no notebook"));
    }
}
