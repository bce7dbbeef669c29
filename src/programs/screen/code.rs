//! The text of the program: the statement that was run last is marked, and the part of it that is shown is lit.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Widget;

use super::super::stand::ProgramStand;
use crate::lab::Snapshot;
use crate::ops::Cell;
use crate::python::reader::Span;
use crate::ui::{Target, Theme, Ui, framed, panel};

/// The text of a program in its frame.
pub fn render(stand: &ProgramStand, shown: &Snapshot, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let source = &stand.source;
    let inner_height = usize::from(area.height.saturating_sub(2));
    let cursor = ui.look.is("lines").then_some(ui.look.row);
    let first = match cursor {
        Some(row) => row.saturating_sub(inner_height / 2).min(source.lines().saturating_sub(inner_height)),
        None => first_line(stand, inner_height) + ui.look.scroll.min(overflow(stand, area)),
    };
    let below = source.lines().saturating_sub(first + inner_height);
    let more = if first + below > 0 { format!(" ▲ {first} ▼ {below} ") } else { String::new() };
    let name = shown.description().name;
    let title = match stand.calls.as_slice() {
        [] | [_] => format!(" {name} "),
        [_, calls @ ..] => {
            let calls: Vec<String> = calls.iter().map(|call| format!("{}()", call.name)).collect();
            format!(" {name} › {} ", calls.join(" › "))
        }
    };
    let block = panel(title, ui.theme).title_bottom(Line::styled(more, ui.theme.dim()).right_aligned());
    let inner = framed(block, area, buffer);
    let lit = lit(stand, shown);
    let digits = source.lines().to_string().len();
    let room = usize::from(inner.width).saturating_sub(digits + 2);
    for (row, line) in inner.rows().zip(first + 1..=source.lines()) {
        let (from, to) = source.span_of_line(line);
        let is_current = stand.statement.is_some_and(|(start, end)| from < end.max(start + 1) && start <= to);
        let is_next = !is_current && stand.next.is_some_and(|at| from <= at && at <= to);
        let marker = match (is_current, is_next) {
            (true, _) => "▸",
            (_, true) => "›",
            _ => " ",
        };
        let gutter = if is_current { ui.theme.accent() } else { ui.theme.dim() };
        let mut pieces = vec![Piece::styled(format!("{marker}{line:>digits$}"), gutter)];
        let is_marked = stand.marks.contains(&line);
        pieces.push(if is_marked { Piece::styled("●", ui.theme.warning()) } else { Piece::styled(" ", gutter) });
        pieces.extend(written(stand, line, is_current, lit, room, ui.theme));
        Line::from(pieces).render(row, buffer);
        if let Some(cursor) = cursor {
            ui.theme.note(row, Target::from_cursor(Cell::new(cursor, 0), Cell::new(line - 1, 0)));
        }
        if cursor == Some(line - 1) {
            buffer.set_style(row, ui.theme.text().add_modifier(Modifier::REVERSED));
        }
    }
}

/// Lines below what is shown first in a panel of this area.
pub fn overflow(stand: &ProgramStand, area: Rect) -> usize {
    let height = usize::from(area.height.saturating_sub(2));
    stand.source.lines().saturating_sub(first_line(stand, height) + height)
}

/// The first line that is shown, from 0: the current one stays in the middle third, and the text does not move with every
/// step.
fn first_line(stand: &ProgramStand, height: usize) -> usize {
    let lines = stand.source.lines();
    let current = stand.statement.map_or(0, |(start, _)| stand.source.line(start).saturating_sub(1));
    let third = (height / 3).max(1);
    let page = (current + third / 2).saturating_sub(height / 2).div_ceil(third) * third;
    page.min(lines.saturating_sub(height))
}

/// What is lit: the part that is shown, or what raised the exception.
fn lit(stand: &ProgramStand, shown: &Snapshot) -> Option<Span> {
    if let Some(span) = stand.refused.or(stand.failed.as_ref().map(|failed| failed.span)) {
        return Some(span);
    }
    stand.parts.get(shown.step.as_ref()?.stage).copied()
}

/// A line in its colours, from the column on that lets what is lit be seen.
fn written<'a>(
    stand: &'a ProgramStand,
    line: usize,
    is_current: bool,
    lit: Option<Span>,
    room: usize,
    theme: &Theme,
) -> Vec<Piece<'a>> {
    let (from, to) = stand.source.span_of_line(line);
    let text = stand.source.line_text(line);
    if let Some(around) = stand.source.around(line) {
        let is_fence = around.trim_start().starts_with("```") || around.trim_start().starts_with("~~~");
        let shown = if is_fence { "─".repeat(room.min(24)) } else { around.chars().take(room).collect() };
        return vec![Piece::styled(shown, if is_fence { theme.border() } else { theme.dim() })];
    }
    if let Some(rest) = text.strip_prefix("# %%") {
        let rest = rest.trim().trim_start_matches("[markdown]").trim();
        let rule = "─".repeat(room.min(24).saturating_sub(rest.chars().count()));
        return vec![Piece::styled(format!("{rest}{rule}"), theme.border())];
    }
    let within = lit.and_then(|(start, end)| {
        let (start, end) = (start.clamp(from, to), end.clamp(from, to));
        (start < end && text.is_char_boundary((start - from) as usize) && text.is_char_boundary((end - from) as usize))
            .then_some((start - from) as usize..(end - from) as usize)
    });
    // What is left out is left out behind the blanks at the start: how far a line is indented says what it belongs to.
    let indent = text.chars().take_while(|c| *c == ' ').count().min(room / 3);
    let is_whole = within.as_ref().is_none_or(|lit| hidden(text, lit, room) == 0);
    let (indent, skipped) = match &within {
        Some(lit) if !is_whole => (indent, hidden(text, lit, room - indent)),
        _ => (0, 0),
    };
    let room = room - indent;
    let style = style(text, is_current, theme);
    let mut pieces = vec![];
    let mut left = room;
    if skipped > 0 {
        pieces.push(Piece::styled(format!("{}…", " ".repeat(indent)), theme.dim()));
        left -= 1;
    }
    let cut = |piece: &str, left: &mut usize| -> String {
        let shown: String = piece.chars().take(*left).collect();
        *left -= shown.chars().count();
        shown
    };
    let start = text.char_indices().nth(skipped).map_or(text.len(), |(at, _)| at);
    let parts: Vec<(Range<usize>, bool)> = match within {
        Some(lit) => vec![(start.min(lit.start)..lit.start, false), (lit.clone(), true), (lit.end..text.len(), false)],
        None => vec![(start..text.len(), false)],
    };
    for (range, is_lit) in parts {
        let range = range.start.max(start)..range.end.max(start);
        let style = if is_lit { theme.accent().add_modifier(Modifier::REVERSED) } else { style };
        pieces.push(Piece::styled(cut(&text[range], &mut left), style));
    }
    if text.chars().count() > skipped + room
        && let Some(last) = pieces.iter_mut().rev().find(|piece| !piece.content.is_empty())
    {
        let kept = last.content.chars().count() - 1;
        let shortened: String = last.content.chars().take(kept).chain(['…']).collect();
        last.content = shortened.into();
    }
    pieces
}

/// How many characters at the start of a line are left out so that what is lit is seen.
fn hidden(text: &str, lit: &Range<usize>, room: usize) -> usize {
    let end = text[..lit.end].chars().count();
    let start = text[..lit.start].chars().count();
    match end.saturating_sub(room.saturating_sub(2)).min(start) {
        1 => 0,
        hidden => hidden,
    }
}

fn style(text: &str, is_current: bool, theme: &Theme) -> Style {
    match text.trim_start() {
        comment if comment.starts_with('#') => theme.dim(),
        _ if is_current => theme.value(),
        _ => theme.text(),
    }
}
