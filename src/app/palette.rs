//! What a command that is being written could become, under it: what it takes, and the ways it could go on.

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::hints;
use super::scene::Scene;
use super::writing::Draft;
use crate::input::command::Candidate;
use crate::ui::chrome::{self, Regions};
use crate::ui::{Theme, render_cut};

/// Columns between two candidates.
const GAP: usize = 2;

/// Draws it in place of the transport and the keys.
pub(super) fn render(draft: &Draft, scene: Scene, theme: &Theme, regions: Regions, buffer: &mut Buffer) {
    let (completion, chosen) = draft.completion(&scene.vocabulary());
    let about = chosen.and_then(|chosen| completion.candidates.get(chosen)).filter(|chosen| !chosen.about.is_empty());
    let takes = about.map_or(completion.takes, |chosen| format!("{}: {}", chosen.text, chosen.about));
    render_cut(Line::styled(format!(" {takes}"), theme.dim()), theme, regions.transport, buffer);
    if completion.candidates.is_empty() {
        return chrome::render_keys(&hints::line(scene), theme, regions.keys, buffer);
    }
    let room = usize::from(regions.keys.width);
    let first = chosen.map_or(0, |chosen| first_in_sight(&completion.candidates, chosen, room.saturating_sub(6)));
    let mut line = Line::from(vec![Span::styled(if first > 0 { " ‹ " } else { " tab " }, theme.key())]);
    let mut taken = line.width();
    for (k, candidate) in completion.candidates.iter().enumerate().skip(first) {
        // There may be as many as a table has columns.
        if taken > room {
            break;
        }
        if k > first {
            line.push_span(" ".repeat(GAP));
        }
        taken += width(candidate) + GAP;
        let style = if chosen == Some(k) { theme.accent().add_modifier(Modifier::REVERSED) } else { theme.text() };
        line.push_span(Span::styled(candidate.text.as_str(), style));
    }
    render_cut(line, theme, regions.keys, buffer);
}

/// The first candidate from which on the one that is chosen is still in sight.
fn first_in_sight(candidates: &[Candidate], chosen: usize, room: usize) -> usize {
    let (mut first, mut left) = (chosen + 1, room);
    while let Some(before) = first.checked_sub(1).map(|before| width(&candidates[before]) + GAP)
        && before <= left
    {
        (first, left) = (first - 1, left - before);
    }
    first.min(chosen)
}

/// The columns that a candidate takes.
fn width(candidate: &Candidate) -> usize {
    Span::raw(candidate.text.as_str()).width()
}
