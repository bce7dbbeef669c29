//! What the program has printed so far; what the last statement printed stands out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::super::stand::ProgramStand;
use crate::ui::{Theme, framed, panel, render_cut};

/// The last lines that have been printed, in their frame; below them what went wrong.
pub fn render(stand: &ProgramStand, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let problems = stand.warnings.lines().map(str::to_owned);
    let inner_height = usize::from(area.height.saturating_sub(2));
    let problems: Vec<String> = problems.collect();
    let shown = inner_height.saturating_sub(problems.len().min(2));
    // Of very much that has been printed only what is seen is looked at.
    let (text, mut begins) = stand.output.last_lines(shown);
    let above = stand.output.lines() - text.matches('\n').count();
    let mut lines: Vec<(String, bool)> = vec![];
    for line in text.split_inclusive('\n') {
        begins += line.len();
        lines.push((line.trim_end_matches('\n').replace('\t', "    "), begins > stand.printed_before));
    }
    let more = if above > 0 { format!(" ▲ {above} ") } else { String::new() };
    let block = panel(" printed ", theme).title_bottom(Line::styled(more, theme.dim()).right_aligned());
    let inner = framed(block, area, buffer);
    if lines.is_empty() && problems.is_empty() {
        return Line::styled("nothing yet", theme.dim()).render(inner, buffer);
    }
    let printed = lines.into_iter().map(|(line, is_new)| {
        let style = if is_new { theme.value() } else { theme.text() };
        Line::styled(line, style)
    });
    let skipped = problems.len().saturating_sub(2);
    let problems = problems.into_iter().skip(skipped).map(|line| Line::styled(line, theme.warning()));
    for (line, row) in printed.chain(problems).zip(inner.rows()) {
        render_cut(line, theme, row, buffer);
    }
}
