//! What comes of the vectors: dot products, cosines, and who is nearest to whom.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Vectors;
use super::words;
use crate::lab::{Name, Shown, Walk};
use crate::ops::Cell;
use crate::ui::grid::Grid;
use crate::ui::number::with_decimals;
use crate::ui::{Look, Theme, Ui};

/// The name of the line of terms below the vectors; labels are made as wide.
pub(super) const TERMS: &str = "terms";

/// Digits behind the point of a given number that are shown at most.
pub(super) const MOST_DECIMALS: usize = 4;

/// The quantity that the cursor moves over, and the cell it stands on.
pub(super) fn looked_at(run: Shown<Vectors>, look: &Look) -> Option<(Name, Cell)> {
    let Some(step) = &run.step else {
        let column = look.column.min(run.lab().dimensions() - 1);
        return Some(("vectors".into(), Cell::new(look.row, column)));
    };
    step.looked_at(look.cell())
}

/// The names of the vectors, all as wide as the line of terms needs.
pub(super) fn names(run: Shown<Vectors>) -> Vec<String> {
    run.lab().labels().iter().map(|label| format!("{label:>width$}", width = TERMS.len())).collect()
}

/// Who is nearest to whom, the cosines and the dot products, as far as they are computed and there is room: the latest
/// first.
pub(super) fn render(run: Shown<Vectors>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let mut left = area;
    let take = |left: &mut Rect, height: u16| {
        let height = height.min(left.height);
        let place = Rect { height, ..*left };
        *left = Rect { y: left.y + height, height: left.height - height, ..*left };
        place
    };
    let count = run.lab().labels().len() as u16;
    let progress = |name: &str| run.progress_of(name);
    if progress("nearest").done > 0 {
        let place = take(&mut left, count);
        render_nearest(run, ui, place, buffer);
        take(&mut left, 1);
    }
    for name in ["cosine", "dot"] {
        let progress = progress(name);
        let is_first = left.height == area.height;
        let has_room = left.height >= if is_first { 3 } else { count + 2 };
        if has_room && progress.done > 0 && (progress.is_complete() || progress.walk != Walk::Terms) {
            let place = take(&mut left, count + 2);
            render_matrix(run, ui, name, place, buffer);
            take(&mut left, 1);
        }
    }
}

/// One of the matrices, with as many decimals as there is room for.
pub(super) fn render_matrix(run: Shown<Vectors>, ui: &Ui, name: &'static str, area: Rect, buffer: &mut Buffer) {
    let Some(value) = run.lab().at_the_end(name) else { return };
    let names = names(run);
    let looked_at = looked_at(run, ui.look).filter(|(of, _)| *of == name).map(|(_, cell)| cell);
    let grid = Grid {
        title: name.to_owned(),
        value,
        row_names: &names,
        column_names: run.lab().labels(),
        cursor: ui.asked(name).or(looked_at),
        is_source: false,
        lit: ui.sources(name),
        progress: run.progress_of(name),
    };
    let whole = value.numbers().all(|number| number.fract() == 0.0);
    let most = if whole { 0 } else { MOST_DECIMALS };
    let cells = (0..=most).rev().map(|decimals| grid.numbers(decimals));
    let fits = cells.into_iter().find(|cells| grid.width(*cells) <= area.width);
    let cells = fits.unwrap_or_else(|| grid.narrow_numbers(most.min(2)).with_short_names());
    grid.render(cells, ui.theme, area, buffer);
}

/// Each vector with the one nearest to it, and how near that is.
pub(super) fn render_nearest(run: Shown<Vectors>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let labels = run.lab().labels();
    let widest = labels.iter().map(String::len).max().unwrap_or(0).max(TERMS.len());
    let looked_at = looked_at(run, ui.look).filter(|(name, _)| *name == "nearest").map(|(_, cell)| cell.row);
    let sources = ui.sources("nearest");
    for (line, (row, label)) in area.rows().zip(labels.iter().enumerate()) {
        let Some((other, cosine)) = words::nearest(run, row) else {
            Line::styled(format!(" {label:>widest$}  ·"), theme.border()).render(line, buffer);
            continue;
        };
        let is_current = looked_at == Some(row);
        let style = if is_current { theme.accent() } else { theme.text() };
        let found = lit(style, ui.asked("nearest") == Some(Cell::at(row)), sources.contains(&Cell::at(row)), theme);
        let marker = if is_current { "▸" } else { " " };
        let mut text = Line::from(vec![
            Span::styled(format!("{marker}{label:>widest$} → "), style),
            Span::styled(format!("{other:<widest$}"), found),
            Span::styled(format!(" {}", with_decimals(cosine, 4)), theme.value()),
        ]);
        let advice = format!("  {}", ui.words.whole(&words::advice(run.lab(), label, other)));
        if text.width() + advice.chars().count() <= usize::from(line.width) {
            text.push_span(Span::styled(advice, theme.dim()));
        }
        text.render(line, buffer);
    }
}

pub(super) fn lit(style: Style, is_asked: bool, is_source: bool, theme: &Theme) -> Style {
    match (is_asked, is_source) {
        (true, _) => theme.accent().add_modifier(Modifier::REVERSED),
        (_, true) => theme.accent().add_modifier(Modifier::UNDERLINED),
        _ => style,
    }
}
