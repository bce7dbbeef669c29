//! The code of a stage beside its picture: the lab's program as NumPy or as Rust, the lines of the stage lit, the values
//! of what they are about beside them.

mod lines;

use std::collections::{HashMap, HashSet};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use lines::{MARK, NARROW, State, Tone, Written, columns, styled, tokens, wrapped};

use super::{Look, Theme, arithmetic, framed, panel};
use crate::lab::program::Reference;
use crate::lab::{Element, Evaluation, Progress, Snapshot, Step, Walk};
use crate::ops::{Cell, Language, Shape, identifier};

/// Sources of a number that are looked at.
const MOST_SOURCES: usize = 100;

/// From this many columns on the code has a place of its own beside the arithmetic and the parameters.
const ROOMY: u16 = 160;

/// The next way to show code: none, NumPy, Rust, and round again.
pub fn next(shown: Option<Language>) -> Option<Language> {
    match shown {
        None | Some(Language::Notation) => Some(Language::NumPy),
        Some(Language::NumPy) => Some(Language::Rust),
        Some(Language::Rust) => None,
    }
}

/// Where the code goes: beside arithmetic and parameters where there is room; else beside the arithmetic, in the place
/// of the parameters; else in that of the arithmetic. Gives the places of arithmetic, code and parameters. Who edits
/// parameters must see them.
pub fn places(look: &Look, area: Rect, arithmetic: Rect, parameters: Rect, is_editing: bool) -> [Rect; 3] {
    let none = Rect::default();
    if look.code.is_none() {
        return [arithmetic, none, parameters];
    }
    if area.width >= ROOMY {
        let width = arithmetic.width / 2;
        let code = Rect { x: arithmetic.x + arithmetic.width - width, width, ..arithmetic };
        return [Rect { width: arithmetic.width - width, ..arithmetic }, code, parameters];
    }
    if is_editing {
        return [arithmetic, none, parameters];
    }
    if parameters.is_empty() {
        return [none, arithmetic, none];
    }
    if (arithmetic.y, arithmetic.height) != (parameters.y, parameters.height) {
        return [arithmetic, parameters, none];
    }
    let width = area.width / 2;
    let code = Rect { x: area.x + area.width - width, width, ..arithmetic };
    [Rect { width: area.width - width, ..arithmetic }, code, none]
}

/// A panel with the code of what there is to see, where the person wants it.
pub fn render(shown: &Snapshot, look: &Look, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Some(language) = look.code.filter(|_| !area.is_empty()) else { return };
    let title = if language == Language::Rust { " Rust with faer " } else { " NumPy " };
    let block = panel(title, theme);
    let inner = block.inner(area);
    let (lines, first) = lines(shown, language, look.cell(), inner.width.into(), inner.height.into());
    let overflow = lines.len().saturating_sub(inner.height.into());
    let first = (first + look.scroll).min(overflow);
    let more = if overflow > 0 { format!(" ▲ {first} ▼ {} ", overflow - first) } else { String::new() };
    framed(block.title_bottom(Line::styled(more, theme.dim()).right_aligned()), area, buffer);
    let lines: Vec<Line> = lines.into_iter().skip(first).map(|line| styled(line, theme)).collect();
    Paragraph::new(lines).render(inner, buffer);
}

/// How many lines stand below what is shown first in a panel of this area.
pub fn overflow(shown: &Snapshot, look: &Look, area: Rect) -> usize {
    let Some(language) = look.code.filter(|_| !area.is_empty()) else { return 0 };
    let (width, height) = (usize::from(area.width.saturating_sub(3)), usize::from(area.height.saturating_sub(2)));
    let (lines, first) = lines(shown, language, look.cell(), width, height);
    lines.len().saturating_sub(height).saturating_sub(first)
}

/// All the lines of the program in `width` columns, and the first to show, so that the current ones are among `height`.
fn lines(shown: &Snapshot, language: Language, looked_at: Cell, width: usize, height: usize) -> (Vec<Written>, usize) {
    let step = shown.step.as_ref();
    let evaluation = step.map_or(&shown.now, |step| &step.evaluation);
    let program = evaluation.program();
    let mut all: Vec<Written> = vec![];
    for helper in program.helpers(language, program.statements().len()) {
        all.extend(helper.lines().map(|line| Written::new(State::ToCome, tokens(line))));
        all.push(Written::new(State::ToCome, vec![]));
    }
    let (mut first, mut last) = (0, 0);
    for index in 0..program.statements().len() {
        let state = state(step, evaluation, index);
        let is_first = state == State::Current && all.iter().all(|line| line.state != State::Current);
        let begin = all.len();
        if let Some(loop_line) = step.filter(|_| is_first).and_then(|step| loop_line(step, language)) {
            all.push(Written::new(State::Current, vec![(loop_line, Tone::Comment)]));
        }
        all.push(Written {
            is_marked: state == State::Current,
            ..Written::new(state, code(evaluation, index, language))
        });
        match (state, step) {
            (State::Current, Some(step)) => {
                all.push(Written::new(State::Current, values(step, index, looked_at, language, width >= NARROW)));
            }
            (State::Done, _) => {
                if let Some(line) = all.last_mut() {
                    append_result(line, evaluation, index, language, width);
                }
            }
            _ => {}
        }
        if state == State::Current {
            first = if is_first { begin } else { first };
            last = all.len();
        }
    }
    let (mut wrapped_lines, mut begins, mut ends) = (vec![], 0, 0);
    for (k, line) in all.into_iter().enumerate() {
        if k == first {
            begins = wrapped_lines.len();
        }
        wrapped_lines.extend(wrapped(line, width));
        if k + 1 == last {
            ends = wrapped_lines.len();
        }
    }
    // What came before is shown as far as there is room, and a little more of what is to come.
    let spare = height.saturating_sub(ends.saturating_sub(begins));
    let first = begins.saturating_sub(spare / 2).min(wrapped_lines.len().saturating_sub(height));
    (wrapped_lines, first)
}

/// How far a line of the program has come. Of a stage under way, the line that is gone through is the current one.
fn state(step: Option<&Step>, evaluation: &Evaluation, index: usize) -> State {
    let Some(step) = step else {
        return if index < evaluation.lines_done() { State::Done } else { State::ToCome };
    };
    let stage = &evaluation.program().stages()[step.stage].statements;
    let is_whole = step.progress.is_complete();
    match () {
        () if index == stage.start && !stage.is_empty() => State::Current,
        () if stage.contains(&index) && is_whole => State::Current,
        () if index < stage.start => State::Done,
        () => State::ToCome,
    }
}

/// Which turn of its loop a stage is in, while it is gone through in parts.
fn loop_line(step: &Step, language: Language) -> Option<String> {
    let Progress { done, of, walk } = step.progress;
    let what = walk.part().filter(|_| !step.progress.is_complete() && done > 0)?;
    let place = match walk {
        Walk::Rows => Some("i"),
        Walk::Columns => Some("j"),
        Walk::Terms => Some("k"),
        Walk::Whole | Walk::Cells | Walk::Backwards => None,
    };
    let place = place.map_or(String::new(), |name| format!(", {name} = {}", done - 1));
    Some(format!("{} {what} {done} of {of}{place}", comment(language)))
}

fn comment(language: Language) -> &'static str {
    if language == Language::Rust { "//" } else { "#" }
}

/// A line of the program.
fn code(evaluation: &Evaluation, index: usize, language: Language) -> Vec<(String, Tone)> {
    let name = &evaluation.program().statements()[index].name;
    let code = evaluation.spell(index, language);
    tokens(&match language {
        Language::Rust => format!("let {} = {};", identifier(name), code.owned()),
        Language::NumPy | Language::Notation => format!("{name} = {}", code.text),
    })
}

/// The result of a line and what it comes from: as numbers where they are scalars, as the one cell that takes part where
/// one does, else as shapes.
fn values(step: &Step, index: usize, looked_at: Cell, language: Language, shows_shapes: bool) -> Vec<(String, Tone)> {
    let evaluation = &step.evaluation;
    let of = Reference::Statement(index);
    let shape = evaluation.shape(of);
    let cell = step.cell(of, looked_at);
    let statement = &evaluation.program().statements()[index];
    let mut names = vec![of];
    let every_name = std::cell::RefCell::new(&mut names);
    statement.formula.uses(&|name| {
        let mut names = every_name.borrow_mut();
        if !names.contains(&name) {
            names.push(name);
        }
        false
    });
    let sources = if shape.is_empty() { HashMap::new() } else { lone_sources(step, Element { of, cell }) };
    let mut pieces = vec![(format!("{} ", comment(language)), Tone::Comment)];
    for (k, name) in names.into_iter().enumerate() {
        let separator = if k > 0 { ", " } else { "" };
        let its_cell = if name == of { Some(cell).filter(|_| !shape.is_empty()) } else { sources.get(&name).copied() };
        if its_cell.is_none() && evaluation.shape(name) != Shape::SCALAR && !shows_shapes {
            continue;
        }
        let (index, value) = value(evaluation, name, its_cell);
        pieces.push((format!("{separator}{}{index} ", evaluation.program().name(name)), Tone::Comment));
        pieces.push((value, Tone::Value));
    }
    pieces
}

/// Of whatever a number comes from, those of which a single cell takes part.
fn lone_sources(step: &Step, place: Element) -> HashMap<Reference, Cell> {
    let mut cells: HashMap<Reference, HashSet<Cell>> = HashMap::new();
    step.evaluation.explain(place).visit(MOST_SOURCES, &mut |source| {
        cells.entry(source.of).or_default().insert(source.cell);
    });
    let alone = |(of, cells): (Reference, HashSet<Cell>)| match cells.len() {
        1 => cells.into_iter().next().map(|cell| (of, cell)),
        _ => None,
    };
    cells.into_iter().filter_map(alone).collect()
}

/// An index and the number there, or a shape.
fn value(evaluation: &Evaluation, of: Reference, cell: Option<Cell>) -> (String, String) {
    let shape = evaluation.shape(of);
    let cell = if shape.is_scalar() { Some(Cell::SCALAR) } else { cell };
    let Some(cell) = cell else { return (String::new(), shape.to_string()) };
    let written = arithmetic::written_result(evaluation, of, evaluation.number(Element { of, cell }));
    (cell.index(shape), written)
}

/// What came out of a line that is done, behind it, where there is room.
fn append_result(line: &mut Written, evaluation: &Evaluation, index: usize, language: Language, width: usize) {
    let (_, value) = value(evaluation, Reference::Statement(index), None);
    let sign = format!("  {} ", comment(language));
    let columns = MARK + columns(&line.pieces) + sign.chars().count() + value.chars().count();
    if columns <= width {
        line.pieces.extend([(sign, Tone::Comment), (value, Tone::Value)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Parameters, Position, Schedule, Session};
    use crate::labs;
    use crate::table::Table;

    fn at(name: &str, position: Position) -> Box<dyn Session> {
        let lab = labs::registry().find(name).unwrap();
        let schedule = Schedule::new(Parameters::defaults(lab.description.parameters));
        let mut tab = lab.open(schedule, Table::built_in()).unwrap();
        tab.go_to(position);
        tab
    }

    fn shown(tab: &mut dyn Session, language: Language, width: usize, height: usize) -> Vec<String> {
        let (lines, first) = lines(&tab.snapshot(), language, Cell::SCALAR, width, height);
        let text = |line: Written| -> String {
            let mark = if line.is_marked { "▸" } else { " " };
            std::iter::once(mark).chain(line.pieces.iter().map(|(text, _)| text.as_str())).collect()
        };
        lines.into_iter().skip(first).take(height).map(text).collect()
    }

    #[test]
    fn the_lines_of_the_stage_are_marked_with_the_values_of_what_they_are_about() {
        let mut tab = at("training", Position { done: 2, stage: 4 });
        assert_eq!(
            shown(tab.as_mut(), Language::NumPy, 60, 4),
            [
                "▸grad_slope = np.mean(2 * errors * X)",
                " # grad_slope −4.0261, errors (100,), X (100,)",
                "▸grad_intercept = np.mean(2 * errors)",
                " # grad_intercept −13.1827, errors (100,)",
            ]
        );
        let mut tab = at("training", Position { done: 2, stage: 2 });
        assert_eq!(
            shown(tab.as_mut(), Language::Rust, 70, 2),
            ["▸let errors = &predictions - &y;", " // errors[0] −7.4941, predictions[0] 0.3121, y[0] 7.8062"]
        );
    }

    #[test]
    fn a_loop_says_which_turn_it_is_in() {
        let mut tab = at("attention", Position { done: 3, stage: 2 });
        let lines = shown(tab.as_mut(), Language::NumPy, 60, 3);
        assert_eq!(lines[0], " # row 2 of 4, i = 1");
        assert_eq!(lines[1], "▸exp = np.exp(shifted)");
        assert!(lines[2].starts_with(" # exp[1,0] 1, shifted[1,0] 0"), "{lines:?}");
    }

    #[test]
    fn no_line_is_wider_than_its_place() {
        for lab in labs::registry().iter() {
            let mut tab = at(lab.description.name, Position::START);
            for position in [Position::START, Position::after(1), tab.end()] {
                tab.go_to(position);
                for (language, width) in
                    [Language::NumPy, Language::Rust].map(|l| [1, 7, 25, 44, 80].map(|w| (l, w))).concat()
                {
                    let lines = shown(tab.as_mut(), language, width, usize::MAX);
                    let is_within = |line: &String| line.chars().count() <= width.max(MARK + 1);
                    assert!(lines.iter().all(is_within), "{width}: {lines:?}");
                }
            }
        }
    }
}
