//! What a command that is being written could become, under it: what it takes, and the ways it could go on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::scene::Scene;
use super::writing::Draft;
use crate::ui::Theme;
use crate::ui::chrome::Regions;

/// Columns between two candidates.
const GAP: usize = 2;

/// Draws it in place of the transport and the keys.
pub(super) fn render(draft: &Draft, scene: Scene, theme: &Theme, regions: Regions, buffer: &mut Buffer) {
    let (completion, chosen) = draft.completion(&scene.vocabulary());
    let about = chosen.and_then(|chosen| completion.candidates.get(chosen)).filter(|chosen| !chosen.about.is_empty());
    let takes = about.map_or(completion.takes, |chosen| format!("{}: {}", chosen.text, chosen.about));
    cut(Line::styled(format!(" {takes}"), theme.dim()), theme, regions.transport, buffer);
    if completion.candidates.is_empty() {
        return Line::from(vec![
            Span::styled(" enter", theme.key()),
            Span::styled(" done  ", theme.dim()),
            Span::styled("esc", theme.key()),
            Span::styled(" cancel", theme.dim()),
        ])
        .render(regions.keys, buffer);
    }
    let texts: Vec<&str> = completion.candidates.iter().map(|candidate| &*candidate.text).collect();
    // From the one on that still leaves the chosen one in sight.
    let room = usize::from(regions.keys.width).saturating_sub(6);
    let width = |range: &[&str]| range.iter().map(|text| Span::raw(*text).width() + GAP).sum::<usize>();
    let mut first = 0;
    while chosen.is_some_and(|chosen| first < chosen && width(&texts[first..=chosen]) > room) {
        first += 1;
    }
    let mut line = Line::from(vec![Span::styled(if first > 0 { " ‹ " } else { " tab " }, theme.key())]);
    for (k, text) in texts.iter().enumerate().skip(first) {
        let style = if chosen == Some(k) { theme.accent().add_modifier(Modifier::REVERSED) } else { theme.text() };
        line.push_span(Span::styled((*text).to_owned(), style));
        line.push_span(" ".repeat(GAP));
    }
    cut(line, theme, regions.keys, buffer);
}

/// A line, with a mark where it is cut.
fn cut(line: Line, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    // The gap behind the last one is not missed.
    let is_cut = Span::raw(line.to_string().trim_end()).width() > usize::from(area.width);
    line.render(area, buffer);
    if is_cut {
        let last = Rect { x: area.right().saturating_sub(1), width: 1, ..area };
        Line::styled("…", theme.dim()).render(last.intersection(area), buffer);
    }
}
