//! The picture of what is being carried out: what goes into the part of the statement, and what comes out; of a statement
//! without an operation what it changed; of an exception what it was raised by.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::super::stand::{Failed, ProgramStand};
use super::words;
use crate::lab::program::Reference;
use crate::lab::{Progress, Snapshot};
use crate::ops::Shape;
use crate::page::broken;
use crate::ui::grid::Grid;
use crate::ui::operands::{self, unnamed};
use crate::ui::{Ui, framed, panel, strip};

/// Quantities that are shown beside each other at most.
const MOST_GRIDS: usize = 3;

/// The picture in its frame.
pub fn render(stand: &ProgramStand, shown: &Snapshot, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let title = |text: String| panel(format!(" {} ", ui.theme.formula(text)), ui.theme);
    if let Some(error) = &stand.error
        && stand.has_ended
    {
        let inner = framed(title("exception".to_owned()).border_style(ui.theme.warning()), area, buffer);
        return render_error(error, stand.failed.as_ref(), ui, inner, buffer);
    }
    match shown.step.as_ref().and_then(|step| Some((step, step.result()?))) {
        Some((step, of)) => {
            let inner = framed(title(operands::flow(step, of)), area, buffer);
            let names: Vec<&str> = step.evaluation.program().stages().iter().map(|stage| &*stage.name).collect();
            let has_strip = names.len() > 1 && inner.height > 6;
            let rows = u16::from(has_strip);
            if has_strip {
                strip::render(&names, Some(step.stage), ui.theme, Rect { height: 1, ..inner }, buffer);
            }
            let below = Rect { y: inner.y + rows, height: inner.height - rows, ..inner };
            operands::render(step, ui, &unnamed, below, buffer);
        }
        None => render_changed(stand, shown, ui, area, buffer),
    }
}

/// What a statement without an operation has changed; at the start, what the program says of itself.
fn render_changed(stand: &ProgramStand, shown: &Snapshot, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let changed = stand.variables.iter().filter(|variable| variable.has_changed());
    let changed: Vec<(&str, Reference)> =
        changed.filter_map(|variable| Some((variable.name.as_str(), shown.now.find(&variable.name)?))).collect();
    let title = match stand.statement {
        Some((from, to)) => stand.source.text[from as usize..to as usize].split_whitespace().collect::<Vec<_>>().join(" "),
        None => "to come".to_owned(),
    };
    let inner = framed(panel(format!(" {title} "), ui.theme), area, buffer);
    if changed.is_empty() {
        let text = words::aside(stand, shown);
        let lines = broken(&text, inner.width.into()).into_iter();
        for (line, row) in lines.zip(inner.rows()) {
            Line::styled(line, ui.theme.text()).render(row, buffer);
        }
        return;
    }
    let grids: Vec<Grid> = changed
        .iter()
        .take(MOST_GRIDS)
        .map(|(name, of)| Grid {
            cursor: (shown.now.shape(*of) != Shape::SCALAR).then(|| shown.now.shape(*of).nearest(ui.look.cell())),
            ..operands::quantity(&shown.now, name, *of, ui, &unnamed)
        })
        .collect();
    operands::joined(&grids, &[], ui.theme, inner, buffer);
}

/// An exception: its last line, and what it was raised by with the shapes.
fn render_error(error: &str, failed: Option<&Failed>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let last = error.lines().next_back().unwrap_or_default().to_owned();
    let wrapped = |text: &str| broken(text, area.width.into());
    let mut lines: Vec<Line> = wrapped(&last).into_iter().map(|line| Line::styled(line, ui.theme.warning())).collect();
    for line in failed.map(words::clash).unwrap_or_default() {
        lines.extend(wrapped(&line).into_iter().map(|line| Line::styled(line, ui.theme.text())));
    }
    let rows = (lines.len() as u16).min(area.height);
    for (line, row) in lines.into_iter().zip(area.rows()) {
        line.render(row, buffer);
    }
    let Some(failed) = failed else { return };
    let below = Rect { y: area.y + rows, height: area.height - rows, ..area };
    let grids: Vec<Grid> = failed
        .operands
        .iter()
        .filter(|(_, value)| !value.shape().is_scalar())
        .take(MOST_GRIDS)
        .map(|(name, value)| Grid {
            title: operands::title(name, value.shape()),
            value,
            row_names: &[],
            column_names: &[],
            cursor: None,
            is_source: false,
            lit: std::collections::HashSet::new(),
            progress: Progress::WHOLE,
        })
        .collect();
    let signs = vec![failed.sign; grids.len().saturating_sub(1)];
    operands::joined(&grids, &signs, ui.theme, below, buffer);
}
