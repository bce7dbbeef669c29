//! The arithmetic of a stage, with its numbers put in.

mod lines;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use lines::{Pieces, Tone, columns, styled, wrapped};

use super::number::{exact, number, truth};
use super::{Look, Theme, framed, panel};
use crate::lab::program::{Kind, Reference, Statement};
use crate::lab::{Element, Evaluation, Progress, Step, Walk};
use crate::ops::{Arithmetic, Cell, Code, Language};

/// Characters of a number in a formula that somebody would write.
const MOST_DIGITS: usize = 10;

/// From this many columns on a whole round fits beside the names of its stages.
const ROOMY: usize = 72;

/// Terms of a long sum that are written out at most where the rest is left out.
const MOST_TERMS: usize = 8;

/// A sum of so many terms is written out whole where there are lines for it.
const WHOLE_TERMS: usize = 16;

/// Columns of a page that is taken along.
const PAGE: usize = 100;

/// A statement with the numbers of one of its cells put in.
struct Worked {
    /// The formula, and the numbers as they stand under it. The formula is left out where the numbers say it all.
    under_formula: Vec<Pieces>,
    /// The numbers as they stand alone, behind their name.
    alone: Pieces,
    /// The numbers with more of their terms than stand under the formula, the most first.
    longer: Vec<Pieces>,
}

impl Worked {
    fn lines(&self, width: usize) -> Vec<Pieces> {
        self.under_formula.iter().flat_map(|line| wrapped(line, width)).collect()
    }

    /// The same with as many terms as there are lines for.
    fn lines_within(&self, width: usize, height: usize) -> Vec<Pieces> {
        let formula = self.under_formula.iter().take(self.under_formula.len() - 1);
        let mut ways = self.longer.iter().map(|numbers| -> Vec<Pieces> {
            formula.clone().chain([numbers]).flat_map(|line| wrapped(line, width)).collect()
        });
        ways.find(|lines| lines.len() <= height).unwrap_or_else(|| self.lines(width))
    }
}

/// The lines of a stage in `width` columns: each of its formulas, and under it the same formula with the numbers of one
/// cell put in. Where that is more than `height` lines, the numbers alone; where it is less, sums have more of their
/// terms, one sum after the other as long as there are lines left. What is too long goes on in a new line.
fn lines(step: &Step, look: &Look, width: usize, height: usize) -> Vec<Pieces> {
    // A stage goes through its first result; what follows from that is not there before it is complete.
    let is_there = |of| step.progress.is_complete() || step.result() == Some(of);
    let mut statements: Vec<_> = step.statements().filter(|(of, _)| is_there(*of)).collect();
    statements.sort_by_key(|(_, statement)| look.quantity.as_ref().is_some_and(|quantity| *quantity != statement.name));
    let worked = statements.into_iter().map(|(of, statement)| worked(step, of, statement, look.cell(), width));
    let worked: Vec<Worked> = worked.collect();
    let mut parts: Vec<Vec<Pieces>> = worked.iter().map(|worked| worked.lines(width)).collect();
    let taken: usize = parts.iter().map(Vec::len).sum();
    let Some(mut spare) = height.checked_sub(taken) else {
        return worked.iter().flat_map(|worked| wrapped(&worked.alone, width)).collect();
    };
    for (part, worked) in parts.iter_mut().zip(&worked) {
        let room = spare + part.len();
        *part = worked.lines_within(width, room);
        spare = room - part.len();
    }
    parts.concat()
}

fn worked(step: &Step, of: Reference, statement: &Statement, looked_at: Cell, width: usize) -> Worked {
    let evaluation = &step.evaluation;
    let shape = evaluation.shape(of);
    let formula = formula_line(step, of, statement);
    if shape.is_empty() {
        return Worked { under_formula: vec![formula.clone()], alone: formula, longer: vec![] };
    }
    let cell = step.cell(of, looked_at);
    let (arithmetic, result) = step.explain(of, cell);
    // A sum on its way is shown as far as it has come.
    let progress = step.progress;
    let is_on_its_way = progress.walk == Walk::Terms && !progress.is_complete() && step.result() == Some(of);
    let partial = if is_on_its_way { arithmetic.partial(progress.done as usize) } else { None };
    let (arithmetic, result, so_far) = match partial {
        Some(partial) => {
            let sum = partial.evaluate(&|place| evaluation.number(*place));
            (partial, sum, " so far")
        }
        None => (arithmetic, result, change(step, statement, cell, result)),
    };
    let becomes = if so_far == " so far" { ": " } else { becomes(statement) };
    let around = |name: &str, numbers: String| -> Pieces {
        let name = super::indexed(name, cell, shape);
        let becomes = if name.is_empty() { becomes.trim_start() } else { becomes };
        vec![
            (name, Tone::Name),
            (becomes.to_owned(), Tone::Formula),
            (numbers, Tone::Numbers),
            (" = ".to_owned(), Tone::Formula),
            (written_result(evaluation, of, result), Tone::Result),
            (so_far.to_owned(), Tone::Mark),
        ]
    };
    // A number that is only looked up says where, and needs no formula besides.
    if let Arithmetic::Source(place) = arithmetic {
        let from = format!("{}{}", evaluation.program().name(place.of), place.cell.index(evaluation.shape(place.of)));
        let alone = around(&statement.name, from);
        return Worked { under_formula: vec![alone.clone()], alone, longer: vec![] };
    }
    // Of a sum as many terms as fit.
    let with = |name: &str, most: usize| {
        let lines = (1..=most).rev().map(|terms| around(name, written(step, &arithmetic, terms)));
        lines.into_iter().find(|line| columns(line) <= width)
    };
    let alone = with(&statement.name, MOST_TERMS);
    // The formula above has the name already.
    let under = alone.clone().or_else(|| with("", 2));
    let wide = || around(&statement.name, written(step, &arithmetic, 1));
    let under = under.unwrap_or_else(wide);
    let all = arithmetic.most_terms();
    let most = if all <= WHOLE_TERMS { all } else { MOST_TERMS };
    let longer = (1..=most).rev().map(|terms| around(&statement.name, written(step, &arithmetic, terms)));
    let longer = longer.take_while(|line| columns(line) > columns(&under)).collect();
    Worked { under_formula: vec![formula, under], alone: alone.unwrap_or_else(wide), longer }
}

/// A statement as it stands in the program.
fn formula_line(step: &Step, of: Reference, statement: &Statement) -> Pieces {
    let Reference::Statement(index) = of else { return vec![] };
    let formula = step.evaluation.program().spell(index, Language::Notation).text;
    vec![
        (statement.name.to_string(), Tone::Name),
        (becomes(statement).to_owned(), Tone::Formula),
        (formula, Tone::Formula),
    ]
}

fn becomes(statement: &Statement) -> &'static str {
    if statement.is_update { " ← " } else { " = " }
}

/// Whether an update moved its quantity up or down.
fn change(step: &Step, statement: &Statement, cell: Cell, result: f64) -> &'static str {
    let inputs = step.evaluation.program().inputs();
    let before = inputs.iter().position(|input| statement.is_update && input.name == statement.name);
    let before = before.map(|index| step.evaluation.number(Element { of: Reference::Input(index), cell }));
    match before.map(|before| result.total_cmp(&before)) {
        Some(std::cmp::Ordering::Greater) => " ▲",
        Some(std::cmp::Ordering::Less) => " ▼",
        _ => "",
    }
}

/// The arithmetic with its numbers, of a sum the first so many terms.
fn written(step: &Step, arithmetic: &Arithmetic<Element>, terms: usize) -> String {
    let evaluation = &step.evaluation;
    let leaf = |place: &Element| {
        let value = evaluation.number(*place);
        // A parameter is a number that somebody gave: it is shown as given.
        Code::number(if evaluation.kind(place.of) == Kind::Setting { exact(value) } else { number(value) })
    };
    arithmetic.write(&leaf, &constant, terms).text
}

/// A number that stands in a formula: as it is written there, unless it was computed and has all the digits there are.
fn constant(value: f64) -> String {
    let text = exact(value);
    if text.chars().count() > MOST_DIGITS { number(value) } else { text }
}

/// A number of a quantity as what it is: a number, one that somebody gave, or what it names.
pub fn written_result(evaluation: &Evaluation, of: Reference, result: f64) -> String {
    match evaluation.kind(of) {
        Kind::Names => evaluation.name_of(result).to_owned(),
        Kind::Truth => truth(result != 0.0).to_owned(),
        Kind::Setting => exact(result),
        Kind::Number | Kind::Rows => number(result),
    }
}

/// The lines of all the stages of a round, each behind its name: with numbers as far as the round has come, and only
/// the formulas of what is still to come.
fn round_lines<'a>(step: &Step, look: &Look, width: usize, theme: &Theme) -> Vec<Line<'a>> {
    let program = step.evaluation.program();
    let name_width = program.stages().iter().map(|stage| stage.name.chars().count()).max().unwrap_or(0) + 3;
    let mut all = vec![];
    for (index, stage) in program.stages().iter().enumerate() {
        let progress = if index == step.stage { step.progress } else { Progress::WHOLE };
        let at = Step { stage: index, progress, ..step.clone() };
        let lines = if index <= step.stage {
            // As many lines as there are when nothing is left over, so that nothing moves.
            lines(&at, look, width.saturating_sub(name_width), 2 * stage.statements.len())
        } else {
            // The line below is kept free for the numbers, so that nothing moves when they come.
            at.statements().flat_map(|(of, statement)| [formula_line(&at, of, statement), vec![]]).collect()
        };
        let (marker, style) = if index == step.stage { ("▸ ", theme.accent()) } else { ("  ", theme.dim()) };
        for (k, line) in lines.into_iter().enumerate() {
            let name = if k == 0 { format!("{marker}{}", stage.name) } else { String::new() };
            let mut line = styled(line, theme);
            line.spans.insert(0, Span::styled(format!("{name:name_width$}"), style));
            all.push(line);
        }
    }
    all
}

/// The arithmetic of a stage as text, a line for each formula and one for the same with the numbers of a cell put in.
pub fn text(step: &Step, look: &Look) -> Vec<String> {
    let lines = lines(step, look, PAGE, usize::MAX);
    lines.into_iter().map(|line| line.into_iter().map(|(text, _)| text).collect()).collect()
}

/// The title of a stage: its name, and which of how many it is.
pub fn title(step: &Step) -> String {
    let (stage, of) = (step.stage + 1, step.evaluation.program().stages().len());
    let Progress { done, of: parts, walk } = step.progress;
    let progress = walk.part().filter(|_| !step.progress.is_complete());
    let progress = progress.map_or(String::new(), |part| format!(", {part} {done} of {parts}"));
    match step.part {
        None => format!(" {}, stage {stage} of {of}{progress} ", step.name()),
        // There are two counts to tell, and hardly more room.
        Some((part, parts)) => format!(" batch {part}/{parts}: {}, stage {stage}/{of}{progress} ", step.name()),
    }
}

/// A panel with the arithmetic of a stage; of the whole round, where there is room.
pub fn render(step: &Step, look: &Look, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let block = panel(Span::styled(title(step), theme.value()), theme);
    let inner = block.inner(area);
    let (width, height) = (usize::from(inner.width), usize::from(inner.height));
    if shows_round(step, width, height) {
        framed(block, area, buffer);
        return Paragraph::new(round_lines(step, look, width, theme)).render(inner, buffer);
    }
    let lines = lines(step, look, width, height);
    let overflow = lines.len().saturating_sub(height);
    let scroll = look.scroll.min(overflow);
    let more = if overflow > 0 { format!(" ▲ {scroll} ▼ {} ", overflow - scroll) } else { String::new() };
    framed(block.title_bottom(Line::styled(more, theme.dim()).right_aligned()), area, buffer);
    let lines: Vec<Line> = lines.into_iter().map(|line| styled(line, theme)).collect();
    Paragraph::new(lines).scroll((scroll as u16, 0)).render(inner, buffer);
}

/// Whether there is room for the arithmetic of all the stages.
fn shows_round(step: &Step, width: usize, height: usize) -> bool {
    2 * step.evaluation.program().stages().iter().map(|stage| stage.statements.len()).sum::<usize>() <= height
        && width >= ROOMY
}

/// How many lines of a stage do not fit into a panel of this area.
pub fn overflow(step: &Step, look: &Look, area: Rect) -> usize {
    if area.is_empty() {
        return 0;
    }
    // A frame around, and a space inside it on the left.
    let (width, height) = (usize::from(area.width.saturating_sub(3)), usize::from(area.height.saturating_sub(2)));
    if shows_round(step, width, height) {
        return 0;
    }
    lines(step, look, width, height).len().saturating_sub(height)
}
