//! The picture of what is being carried out: what goes into the part of the statement, and what comes out; of a statement
//! without an operation what it changed; of an exception what it was raised by.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Widget;

use super::super::directive::Directive;
use super::super::stand::{Failed, ProgramStand};
use super::super::watch::{Watch, Watched};
use super::{clash, curve, drawn, plotted, words};
use crate::lab::program::Reference;
use crate::lab::{Sight, Snapshot, Step};
use crate::ops::{Cell, Shape, Value};
use crate::page::{Sentence, broken};
use crate::python::reader::Span;
use crate::ui::beside;
use crate::ui::grid::Grid;
use crate::ui::number::number;
use crate::ui::operands::{self, unnamed};
use crate::ui::{Look, Ui, framed, panel, render_cut, stretched, strip, why};

/// Quantities that are shown beside each other at most.
const MOST_GRIDS: usize = 3;

/// The picture in its frame; where the arithmetic has no place of its own, a line of it.
pub fn render(stand: &ProgramStand, shown: &Sight, ui: &Ui, has_arithmetic: bool, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    // An expression that fails is told of among the variables, and takes no place of a picture.
    if ui.look.is("watch")
        && let Some(expression) = ui.look.watches.last()
        && super::watched::failure(shown, ui.look).is_none()
    {
        return render_watched(expression, shown, ui, area, buffer);
    }
    let wanted = stand.source.picture.as_ref();
    // Between rounds, at the end, and where nothing is computed, what the program asks for says more than the last line.
    let is_between = shown.position.stage == 0 && (stand.is_in_loop || stand.has_ended);
    let is_done = stand.is_done(shown);
    let is_quiet = shown.position.done > 0 && is_done && (is_between || shown.step.is_none());
    let has_all = |directive: &Directive| directive.names().iter().all(|name| shown.now.get(name).is_some());
    let can_be_drawn = wanted.is_none_or(|(_, wanted)| wanted.as_ref().is_ok_and(has_all));
    let is_drawn = ui.look.is("picture") || (is_quiet && can_be_drawn);
    if let Some((line, directive)) = wanted.filter(|_| is_drawn && stand.error.is_none()) {
        let title = stand.source.line_text(*line).trim().trim_start_matches('#').trim();
        let inner = framed(panel(format!(" {title} "), ui.theme), area, buffer);
        return match directive {
            Ok(directive) => drawn::render(directive, shown, ui, inner, buffer),
            Err(why) => {
                for (line, row) in broken(why, inner.width.into()).into_iter().zip(inner.rows()) {
                    Line::styled(line, ui.theme.warning()).render(row, buffer);
                }
            }
        };
    }
    // After a round the last condition in it says less than what the rounds come to.
    let is_of_numbers = shown.step.as_ref().is_none_or(|step| step.result().is_none_or(|of| is_of_numbers(step, of)));
    let is_round = shown.position.done > 0 && shown.position.stage == 0 && stand.is_in_loop && is_done;
    if is_round && is_of_numbers && stand.error.is_none() && stand.curves.followed().next().is_some() {
        return curve::render(stand, shown, ui, area, buffer);
    }
    if ui.look.is("plots") || (stand.has_drawn.is_some() && is_done && stand.error.is_none()) {
        return plotted::render(stand, ui, area, buffer);
    }
    let title = |text: String| panel(format!(" {} ", ui.theme.formula(text)), ui.theme);
    if let Some(error) = &stand.error
        && stand.has_ended
    {
        let called = if stand.refused.is_some() { "not known here" } else { "exception" };
        let inner = framed(title(called.to_owned()).border_style(ui.theme.warning()), area, buffer);
        return match stand.refused {
            Some(span) => render_refused(error, stand, span, ui, inner, buffer),
            None => render_error(error, stand.failed.as_ref(), ui, inner, buffer),
        };
    }
    match shown.step.as_ref().and_then(|step| Some((step, step.result()?))) {
        Some((step, of)) => {
            let inner = framed(title(words::flow(step, of)), area, buffer);
            let names: Vec<&str> = step.evaluation.program().stages().iter().map(|stage| &*stage.name).collect();
            let has_strip = names.len() > 1 && inner.height > 6;
            let rows = u16::from(has_strip);
            if has_strip {
                strip::render(&names, Some(step.stage), ui.theme, Rect { height: 1, ..inner }, buffer);
            }
            let below = Rect { y: inner.y + rows, height: inner.height - rows, ..inner };
            render_part(step, of, ui, below, has_arithmetic, buffer);
        }
        None => render_changed(stand, shown, ui, area, buffer),
    }
}

/// About so many characters say which keys lead on.
const WHAT_TO_PRESS: usize = 60;

/// How many characters stand in the place of a picture where there is none to draw: ahead of the first statement.
pub fn characters(stand: &ProgramStand, shown: &Snapshot, look: &Look) -> Option<usize> {
    let is_start = stand.statement.is_none() && stand.error.is_none() && look.is("operation");
    let prose = || stand.source.prose(1).map_or(0, |text| text.chars().count());
    is_start.then(|| shown.description().about.chars().count() + prose() + WHAT_TO_PRESS)
}

/// An expression that is watched: its last operation with its operands, or why it has no value here.
fn render_watched(expression: &str, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let block = panel(format!(" watched: {expression} "), ui.theme).border_style(ui.theme.accent());
    let inner = framed(block, area, buffer);
    let Some(found) = shown.ask(Watch(expression.to_owned())) else {
        return Line::styled(ui.words.whole(&Sentence::of("being-worked-out")), ui.theme.dim()).render(inner, buffer);
    };
    let text = match &*found {
        Watched { why: Some(why), .. } => why.clone(),
        Watched { step: Some(step), .. } => {
            if let Some(of) = step.result() {
                render_part(step, of, ui, inner, false, buffer);
            }
            return;
        }
        Watched { held, .. } => {
            held.as_ref().map_or_else(|| ui.words.whole(&Sentence::of("no-value")), super::held::told)
        }
    };
    for (line, row) in broken(&text, inner.width.into()).into_iter().zip(inner.rows()) {
        Line::styled(line, ui.theme.text()).render(row, buffer);
    }
}

/// A part of a statement: what it is given beside what comes of it. Numbers alone stand in one line.
fn render_part(step: &Step, of: Reference, ui: &Ui, area: Rect, has_arithmetic: bool, buffer: &mut Buffer) {
    let evaluation = &step.evaluation;
    let shape = evaluation.shape(of);
    if shape.is_empty() {
        let text = ui.words.whole(&Sentence::of("without-numbers"));
        return Line::styled(text, ui.theme.dim()).centered().render(area, buffer);
    }
    let cell = step.cell(of, ui.look.cell());
    let line = || why::in_one_line(step, of, cell, area.width.into());
    if is_of_numbers(step, of) {
        let middle = Rect { y: area.y + area.height / 2, height: area.height.min(1), ..area };
        return Line::styled(line(), ui.theme.value()).centered().render(middle, buffer);
    }
    let rows = u16::from(!has_arithmetic && area.height > 5);
    stretched::render(step, ui, Rect { height: area.height - rows, ..area }, buffer);
    let last = Rect { y: area.bottom() - rows, height: rows, ..area };
    Line::styled(line(), ui.theme.value()).render(last, buffer);
}

/// Whether numbers alone are given and come out.
fn is_of_numbers(step: &Step, of: Reference) -> bool {
    let given = step.evaluation.operands(of).map_or_else(Vec::new, |operands| operands.arguments);
    step.evaluation.shape(of).is_scalar() && given.iter().all(|(_, value)| value.shape().is_scalar())
}

/// What a statement without an operation has changed; at the start, what the program says of itself.
fn render_changed(stand: &ProgramStand, shown: &Snapshot, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let changed = stand.variables.iter().filter(|variable| variable.has_changed());
    let changed: Vec<(&str, Reference)> =
        changed.filter_map(|variable| Some((variable.name.as_str(), shown.now.find(&variable.name)?))).collect();
    let title = match stand.statement {
        Some((from, to)) => {
            // Blanks within a line may be those of a text.
            stand.source.text[from as usize..to as usize].lines().map(str::trim).collect::<Vec<_>>().join(" ")
        }
        None => "to come".to_owned(),
    };
    let inner = framed(panel(format!(" {title} "), ui.theme), area, buffer);
    if changed.is_empty() {
        let first = stand.statement.map_or(1, |(from, _)| stand.source.line(from));
        // What has been printed stands as it was printed, blanks and all.
        let printed = words::printed(stand);
        let has_printed = stand.statement.is_some() && !printed.trim().is_empty();
        let printed = printed.lines().filter(|_| has_printed);
        let printed = printed.map(|line| Line::styled(line.replace('\t', "    "), ui.theme.value()));
        let told = (!has_printed).then(|| (ui.words.whole(&words::said(stand, shown)), ui.theme.text())).into_iter();
        let prose = stand.source.prose(first).into_iter().map(|text| (text, ui.theme.value()));
        let lines = told.chain(prose).flat_map(|(text, style)| {
            let lines = broken(&text, inner.width.into()).into_iter();
            lines.map(move |line| Line::styled(line, style)).chain([Line::default()])
        });
        let gap = has_printed.then(Line::default);
        for (line, row) in printed.chain(gap).chain(lines).zip(inner.rows()) {
            render_cut(line, ui.theme, row, buffer);
        }
        return;
    }
    if changed.iter().all(|(_, of)| shown.now.shape(*of).is_scalar()) {
        let height = (changed.len() as u16).min(inner.height);
        let middle = Rect { y: inner.y + (inner.height - height) / 2, height, ..inner };
        for ((name, of), row) in changed.iter().zip(middle.rows()) {
            let text = format!("{name} = {}", number(shown.now.value(*of).as_slice()[0]));
            Line::styled(text, ui.theme.value()).centered().render(row, buffer);
        }
        return;
    }
    let mut grids: Vec<Grid> = changed
        .iter()
        .filter(|(_, of)| !shown.now.shape(*of).is_scalar())
        .take(MOST_GRIDS)
        .map(|(name, of)| Grid {
            cursor: (shown.now.shape(*of) != Shape::SCALAR).then(|| shown.now.shape(*of).nearest(ui.look.cell())),
            ..operands::quantity(&shown.now, name, *of, ui, &unnamed)
        })
        .collect();
    if let ([values, vectors], Some((from, to))) = (grids.as_mut_slice(), stand.statement)
        && is_eigen(&stand.source.text[from as usize..to as usize])
    {
        pair(values, vectors);
    }
    beside::joined(&grids, &[], ui.theme, inner, buffer);
}

/// Whether a statement asks for eigenvalues with their vectors.
fn is_eigen(statement: &str) -> bool {
    ["eig(", "eigh("].iter().any(|call| statement.contains(call))
}

/// Lights the vectors beside eigenvalues: to the one under the cursor belongs the column of its place, and no row.
fn pair(values: &Grid, vectors: &mut Grid) {
    let (of, columns) = (values.value.shape(), vectors.value.shape());
    if let Some(cursor) = values.cursor.filter(|_| of.rank() == 1 && columns.rank() == 2)
        && columns.columns() == of.len()
    {
        vectors.lit = (0..columns.rows()).map(|row| Cell::new(row, cursor.row)).collect();
        (vectors.cursor, vectors.is_source) = (None, true);
    }
}

/// What is not known here: the line with what is not known under a caret, what it is, and how far the program has come.
fn render_refused(error: &str, stand: &ProgramStand, span: Span, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let source = &stand.source;
    let line = source.line(span.0);
    let (start, _) = source.span_of_line(line);
    let text = source.line_text(line);
    let indent = text.len() - text.trim_start().len();
    let before = text.get(indent..(span.0 - start) as usize).map_or(0, |before| before.chars().count());
    let number = format!("{line}  ");
    let last = error.lines().next_back().unwrap_or_default();
    let message = last.strip_prefix("refused: ").unwrap_or(last);
    let mut lines = vec![
        Line::from(vec![Piece::styled(number.clone(), ui.theme.dim()), Piece::styled(text.trim(), ui.theme.text())]),
        Line::styled(format!("{:>width$}", "^", width = number.chars().count() + before + 1), ui.theme.warning()),
    ];
    lines.extend(broken(message, area.width.into()).into_iter().map(|line| Line::styled(line, ui.theme.value())));
    let more = ui.words.whole(&Sentence::of("runs-so-far"));
    lines.push(Line::default());
    lines.extend(broken(&more, area.width.into()).into_iter().map(|line| Line::styled(line, ui.theme.dim())));
    for (line, row) in lines.into_iter().zip(area.rows()) {
        line.render(row, buffer);
    }
}

/// An exception: its last line, and what it was raised by with the shapes.
fn render_error(error: &str, failed: Option<&Failed>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let last = error.lines().next_back().unwrap_or_default().to_owned();
    let wrapped = |text: &str| broken(text, area.width.into());
    // Plain words come first; where there are none, Python's own.
    let mut lines: Vec<Line> = vec![];
    for line in failed.map(clash::clash).unwrap_or_default() {
        let line = ui.words.whole(&line);
        lines.extend(wrapped(&line).into_iter().map(|line| Line::styled(line, ui.theme.value())));
    }
    if lines.is_empty() || area.height > 12 {
        lines.extend(wrapped(&last).into_iter().map(|line| Line::styled(line, ui.theme.warning())));
    }
    let rows = (lines.len() as u16).min(area.height);
    for (line, row) in lines.into_iter().zip(area.rows()) {
        line.render(row, buffer);
    }
    let Some(failed) = failed else { return };
    let below = Rect { y: area.y + rows, height: area.height - rows, ..area };
    let arrays = failed.operands.iter().filter(|(_, value)| !value.shape().is_scalar()).take(MOST_GRIDS);
    // Beside a matrix a vector that is joined with it number by number lies along its columns.
    let has_matrix = failed.operands.iter().any(|(_, value)| value.shape().rank() == 2);
    let lies = |shape: Shape| shape.rank() == 1 && has_matrix && clash::operator(failed.sign).is_some();
    let arrays: Vec<(String, Value)> = arrays
        .map(|(name, value)| {
            let (title, shape) = (operands::title(name, value.shape()), value.shape());
            let lying = || Value::from_numbers(Shape::matrix(1, shape.len()), value.numbers().collect());
            (title, if lies(shape) { lying() } else { value.clone() })
        })
        .collect();
    let grids: Vec<Grid> = arrays.iter().map(|(title, value)| Grid::plain(title.clone(), value)).collect();
    let signs = vec![failed.sign; grids.len().saturating_sub(1)];
    beside::joined(&grids, &signs, ui.theme, below, buffer);
}
