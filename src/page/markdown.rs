//! Reading the part of Markdown that lessons are written in: `#` and `##` headings, paragraphs, lists with `-`, lines
//! set off by four spaces, `code` and *emphasis*.

use super::{Block, Span, SpanKind};

/// The blocks of a text.
pub fn read(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = vec![];
    let mut is_open = false;
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            is_open = false;
        } else if let Some(verbatim) = line.strip_prefix("    ").filter(|_| !is_open) {
            blocks.push(Block::Verbatim(verbatim.trim_end().to_owned()));
        } else if let Some(heading) = line.strip_prefix("## ") {
            blocks.push(Block::Heading(spans(heading)));
            is_open = false;
        } else if let Some(title) = line.strip_prefix("# ") {
            blocks.push(Block::Title(spans(title)));
            is_open = false;
        } else if let Some(item) = line.strip_prefix("- ") {
            blocks.push(Block::Item(vec![Span::plain(item)]));
            is_open = true;
        } else if is_open && let Some(Block::Paragraph(open) | Block::Item(open)) = blocks.last_mut() {
            open[0].text.push(' ');
            open[0].text.push_str(trimmed);
        } else {
            blocks.push(Block::Paragraph(vec![Span::plain(trimmed)]));
            is_open = true;
        }
    }
    // Marks may open on one line and close on the next, so they are read when a block has all its lines.
    for block in &mut blocks {
        if let Block::Paragraph(text) | Block::Item(text) = block {
            *text = spans(&text[0].text);
        }
    }
    blocks
}

/// A text taken apart at its marks. A mark that is not closed is an ordinary character.
fn spans(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = vec![];
    let mut rest = text;
    while let Some(at) = rest.find(['`', '*']) {
        let mark = &rest[at..=at];
        let kind = if mark == "`" { SpanKind::Code } else { SpanKind::Emphasis };
        let (before, marked) = (&rest[..at], &rest[at + 1..]);
        let Some(end) = marked.find(mark).filter(|end| *end > 0) else {
            push(&mut spans, &rest[..=at], SpanKind::Plain);
            rest = marked;
            continue;
        };
        push(&mut spans, before, SpanKind::Plain);
        push(&mut spans, &marked[..end], kind);
        rest = &marked[end + 1..];
    }
    push(&mut spans, rest, SpanKind::Plain);
    spans
}

fn push(spans: &mut Vec<Span>, text: &str, kind: SpanKind) {
    match spans.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.kind == SpanKind::Plain && kind == SpanKind::Plain => last.text.push_str(text),
        _ => spans.push(Span { text: text.to_owned(), kind }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Span {
        Span { text: text.to_owned(), kind: SpanKind::Code }
    }

    #[test]
    fn blocks_are_told_apart() {
        let text = "# Title\n\n## Heading\nA line\nand the next.\n\n    x = 1\n    y = 2\n\n- one\n  goes on\n- two\n";
        assert_eq!(
            read(text),
            [
                Block::Title(vec![Span::plain("Title")]),
                Block::Heading(vec![Span::plain("Heading")]),
                Block::Paragraph(vec![Span::plain("A line and the next.")]),
                Block::Verbatim("x = 1".to_owned()),
                Block::Verbatim("y = 2".to_owned()),
                Block::Item(vec![Span::plain("one goes on")]),
                Block::Item(vec![Span::plain("two")]),
            ]
        );
    }

    #[test]
    fn marks_are_read_across_lines_and_left_alone_where_they_do_not_close() {
        let emphasis = Span { text: "must not".to_owned(), kind: SpanKind::Emphasis };
        let paragraph = |text| read(text).remove(0).spans().to_vec();
        assert_eq!(
            paragraph("Press `:` and\ntype `lr=1`; it *must\nnot* fail"),
            [
                Span::plain("Press "),
                code(":"),
                Span::plain(" and type "),
                code("lr=1"),
                Span::plain("; it "),
                emphasis,
                Span::plain(" fail"),
            ]
        );
        assert_eq!(paragraph("2 * 3 and a ` alone"), [Span::plain("2 * 3 and a ` alone")]);
        assert_eq!(paragraph("``"), [Span::plain("``")]);
        assert_eq!(read(""), []);
    }
}
