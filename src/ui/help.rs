//! A page over the screen, or beside what it is about.

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

/// From this size on a page stands to the right of what it is about.
const BESIDE: (u16, u16) = (100, 20);

/// From this size on it stands below it, where otherwise the arithmetic is.
const BELOW: (u16, u16) = (60, 20);

/// Columns of a page beside what it is about at least.
const NARROWEST: u16 = 44;

/// Where a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// In the middle of this, over what is there.
    Over(Rect),
    /// All over this, beside what it is about.
    Beside(Rect),
}

/// What a page is about and the page beside it, to the right of it or below, where there is room for both.
pub fn beside(body: Rect) -> Option<(Rect, Rect)> {
    let has = |(width, height): (u16, u16)| body.width >= width && body.height >= height;
    if has(BESIDE) {
        let width = (body.width * 2 / 5).clamp(NARROWEST, WIDTH);
        let left = Rect { width: body.width - width, ..body };
        return Some((left, Rect { x: left.right(), width, ..body }));
    }
    has(BELOW).then(|| {
        let height = body.height * 2 / 5;
        let above = Rect { height: body.height - height, ..body };
        (above, Rect { y: above.bottom(), height, ..body })
    })
}

impl Stand {
    /// Columns of text.
    fn width(self) -> u16 {
        match self {
            Self::Over(area) => WIDTH.min(area.width).saturating_sub(FRAME),
            Self::Beside(area) => area.width.saturating_sub(FRAME),
        }
    }

    /// Lines of text that a page shows here at once.
    pub fn height(self) -> usize {
        match self {
            Self::Over(area) => area.height.saturating_sub(4).into(),
            Self::Beside(area) => area.height.saturating_sub(2).into(),
        }
    }

    /// Where a page of so many lines goes.
    fn place(self, lines: usize) -> Rect {
        let Self::Over(area) = self else { return self.area() };
        let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2).min(area.height.saturating_sub(2));
        area.centered(Constraint::Length(WIDTH.min(area.width)), Constraint::Length(height))
    }

    fn area(self) -> Rect {
        let (Self::Over(area) | Self::Beside(area)) = self;
        area
    }
}

/// The lines of a page, as wide as they may be on any terminal.
fn lines(blocks: &[Block], stand: Stand) -> Vec<page::Line> {
    page::wrapped(blocks, stand.width().into(), Theme::most_columns)
}

/// How many lines of a page do not fit where it stands.
pub fn overflow(blocks: &[Block], stand: Stand) -> usize {
    lines(blocks, stand).len().saturating_sub(stand.height())
}

/// The line of a page in which this piece stands for the time behind so many others like it.
pub fn find(blocks: &[Block], stand: Stand, piece: &str, earlier: usize) -> Option<usize> {
    let lines = lines(blocks, stand).into_iter().enumerate();
    let places = lines.flat_map(|(k, line)| line.into_iter().map(move |(text, _)| (k, text)));
    places.filter(|(_, text)| text.trim() == piece).map(|(k, _)| k).nth(earlier)
}

/// The first line of a page from `from` on that has this text in it, however its letters are written.
pub fn search(blocks: &[Block], stand: Stand, text: &str, from: usize) -> Option<usize> {
    let wanted = text.to_lowercase();
    let has = |line: &page::Line| {
        line.iter().map(|(text, _)| text.as_str()).collect::<String>().to_lowercase().contains(&wanted)
    };
    lines(blocks, stand).iter().enumerate().skip(from).find(|(_, line)| has(line)).map(|(k, _)| k)
}

/// A page with a title, scrolled down by `scroll` lines; the piece that is `chosen` stands out.
pub fn render(
    title: &str,
    blocks: &[Block],
    scroll: usize,
    chosen: Option<&str>,
    theme: &Theme,
    stand: Stand,
    buffer: &mut Buffer,
) {
    let lines = lines(blocks, stand);
    let overflow = lines.len().saturating_sub(stand.height());
    let scroll = scroll.min(overflow);
    let area = stand.place(lines.len());
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
        render("page", &page, scroll, None, &theme, Stand::Over(area), &mut buffer);
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
            render("page", &page, 0, None, &theme, Stand::Over(area), &mut buffer);
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

    #[test]
    fn beside_a_page_there_is_room_for_what_it_is_about() {
        for width in 0..220 {
            for height in 0..70 {
                let body = Rect::new(0, 1, width, height);
                let Some((about, page)) = beside(body) else { continue };
                assert_eq!(about.area() + page.area(), body.area(), "{body}");
                assert!(about.intersection(page).is_empty() && about.union(page) == body, "{body}");
                assert!(about.height >= 12 && about.width >= 56 && page.height >= 8, "{body}");
            }
        }
    }
}
