//! A page over the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph, Widget};

use super::{Theme, panel};

/// Columns of a page: longer lines are hard to read, and a few columns beside it are no use.
const WIDTH: u16 = 80;

/// Where a page of so many lines goes.
fn place(lines: usize, area: Rect) -> Rect {
    let height = (lines as u16).saturating_add(2).min(area.height.saturating_sub(2));
    area.centered(Constraint::Length(WIDTH.min(area.width)), Constraint::Length(height))
}

/// A page with a title, scrolled down by `scroll` lines.
pub fn render(title: &str, lines: Vec<Line>, scroll: usize, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let area = place(lines.len(), area);
    Clear.render(area, buffer);
    let overflow = lines.len().saturating_sub(area.height.saturating_sub(2).into());
    let scroll = scroll.min(overflow);
    let mut block = panel(format!(" {title} "), theme).border_style(theme.accent());
    if overflow > 0 {
        let more = format!(" ▲ {scroll} ▼ {} ", overflow - scroll);
        block = block.title_bottom(Line::styled(more, theme.dim()).right_aligned());
    }
    Paragraph::new(lines).scroll((scroll as u16, 0)).block(block).render(area, buffer);
}

/// How many of so many lines do not fit onto a page.
pub fn overflow(lines: usize, area: Rect) -> usize {
    lines.saturating_sub(place(lines, area).height.saturating_sub(2).into())
}
