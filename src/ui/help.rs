//! A page over the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Padding, Paragraph, Widget};

use super::{Theme, panel};
use crate::page::{self, Block, Tone};

/// Columns of a page: longer lines are hard to read.
const WIDTH: u16 = 80;

/// Columns that its frame takes, with a space inside it on either side.
const FRAME: u16 = 4;

/// The lines of a page that is shown in `area`, as wide as they may be on any terminal.
fn lines(blocks: &[Block], area: Rect) -> Vec<page::Line> {
    page::wrapped(blocks, WIDTH.min(area.width).saturating_sub(FRAME).into(), Theme::most_columns)
}

/// Where a page of so many lines goes.
fn place(lines: usize, area: Rect) -> Rect {
    let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2).min(area.height.saturating_sub(2));
    area.centered(Constraint::Length(WIDTH.min(area.width)), Constraint::Length(height))
}

/// Lines of text that a page shows at once in `area`.
pub fn height(area: Rect) -> usize {
    area.height.saturating_sub(4).into()
}

/// How many lines of a page do not fit into `area`.
pub fn overflow(blocks: &[Block], area: Rect) -> usize {
    lines(blocks, area).len().saturating_sub(height(area))
}

/// The line of a page in which this piece stands for the time behind so many others like it.
pub fn find(blocks: &[Block], area: Rect, piece: &str, earlier: usize) -> Option<usize> {
    let lines = lines(blocks, area).into_iter().enumerate();
    let places = lines.flat_map(|(k, line)| line.into_iter().map(move |(text, _)| (k, text)));
    places.filter(|(_, text)| text.trim() == piece).map(|(k, _)| k).nth(earlier)
}

/// The first line of a page from `from` on that has this text in it, however its letters are written.
pub fn search(blocks: &[Block], area: Rect, text: &str, from: usize) -> Option<usize> {
    let wanted = text.to_lowercase();
    let has = |line: &page::Line| {
        line.iter().map(|(text, _)| text.as_str()).collect::<String>().to_lowercase().contains(&wanted)
    };
    lines(blocks, area).iter().enumerate().skip(from).find(|(_, line)| has(line)).map(|(k, _)| k)
}

/// A page with a title, scrolled down by `scroll` lines; the piece that is `chosen` stands out.
pub fn render(
    title: &str,
    blocks: &[Block],
    scroll: usize,
    chosen: Option<&str>,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) {
    let lines = lines(blocks, area);
    let overflow = lines.len().saturating_sub(height(area));
    let scroll = scroll.min(overflow);
    let area = place(lines.len(), area);
    Clear.render(area, buffer);
    let mut block = panel(format!(" {title} "), theme).border_style(theme.accent()).padding(Padding::horizontal(1));
    if overflow > 0 {
        let more = format!(" ▲ {scroll} ▼ {} ", overflow - scroll);
        block = block.title_bottom(Line::styled(more, theme.dim()).right_aligned());
    }
    let shown = lines.into_iter().skip(scroll).take(area.height.into());
    Paragraph::new(shown.map(|line| styled(line, chosen, theme)).collect::<Vec<_>>()).block(block).render(area, buffer);
}

/// A line as it is drawn. Where a term is spelled out, what stands beside it stays in its column.
fn styled(line: page::Line, chosen: Option<&str>, theme: &Theme) -> Line<'static> {
    let mut longer = 0;
    let span = |(text, tone): (String, Tone)| {
        let is_chosen = matches!(tone, Tone::Code | Tone::Term) && chosen == Some(text.trim());
        let columns = page::columns(&text);
        let mut text = theme.formula(text);
        if tone == Tone::Term {
            longer = page::columns(&text).saturating_sub(columns);
        } else {
            let gap = text.find(|c| c != ' ').unwrap_or(text.len());
            text.drain(..std::mem::take(&mut longer).min(gap.saturating_sub(1)));
        }
        let style = style(tone, theme);
        Span::styled(text, if is_chosen { style.add_modifier(Modifier::REVERSED) } else { style })
    };
    line.into_iter().map(span).collect()
}

fn style(tone: Tone, theme: &Theme) -> Style {
    match tone {
        Tone::Text => theme.text(),
        Tone::Title => theme.title().add_modifier(Modifier::BOLD),
        Tone::Heading => theme.accent(),
        Tone::Code | Tone::Term => theme.key(),
        Tone::Emphasis => theme.text().add_modifier(Modifier::ITALIC | Modifier::BOLD),
        Tone::Verbatim => theme.value(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Capabilities, Colours};
    use crate::ui::Background;

    fn shown(scroll: usize, unicode: bool, area: Rect) -> Vec<String> {
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode });
        let page: Vec<Block> = (0..30).map(|k| Block::entry(format!("a{k}"), "x² and √2 ".repeat(9))).collect();
        let mut buffer = Buffer::empty(area);
        render("page", &page, scroll, None, &theme, area, &mut buffer);
        let row = |y| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..area.height).map(row).collect()
    }

    #[test]
    fn it_scrolls_to_its_end_and_no_further() {
        let area = Rect::new(0, 0, 60, 20);
        assert!(shown(0, true, area)[2].contains("a0"));
        let end = shown(usize::MAX, true, area);
        assert!(end[18].contains("▼ 0"), "{end:?}");
        assert!(end.iter().any(|row| row.contains("a29")));
    }

    #[test]
    fn what_is_spelled_out_has_room() {
        for width in 20..90 {
            let rows = shown(0, false, Rect::new(0, 0, width, 20));
            let text: String = rows[2..18].iter().map(|row| row.trim_matches(['│', ' ']).to_owned() + " ").collect();
            let words: Vec<&str> = text.split_whitespace().filter(|word| !word.starts_with('a')).collect();
            assert!(words.iter().all(|word| ["x^2", "sqrt", "2"].contains(word)), "{width}: {words:?}");
        }
    }

    #[test]
    fn meanings_stand_in_one_column_on_every_terminal() {
        let page = ["√a", "aᵀ", "a + b + c + d"].map(|term| Block::entry(term, "meaning"));
        let area = Rect::new(0, 0, 60, 20);
        for unicode in [true, false] {
            let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode });
            let mut buffer = Buffer::empty(area);
            render("page", &page, 0, None, &theme, area, &mut buffer);
            let column = |y| (0..area.width).find(|x| buffer[(*x, y)].symbol() == "m");
            assert_eq!(column(9), Some(19), "{buffer:?}");
            assert!([10, 11].iter().all(|y| column(*y) == column(9)), "{buffer:?}");
        }
    }

    #[test]
    fn every_size_will_do() {
        for width in 0..90 {
            for height in 0..24 {
                shown(3, true, Rect::new(0, 0, width, height));
            }
        }
    }
}
