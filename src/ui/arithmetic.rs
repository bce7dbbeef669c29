//! The arithmetic of a stage, with its numbers put in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use super::number::{exact, number};
use super::{Theme, panel};
use crate::lab::program::{InputKind, Reference, Statement};
use crate::lab::{Place, Step};
use crate::ops::{Arithmetic, Cell, Code, Language, Shape};

/// Terms of a long sum that are written out at most.
const MOST_TERMS: usize = 8;

/// The lines of a stage: each of its formulas, and under it the same formula with the numbers of row `row` put in.
/// What does not fit into `width` columns is shortened, never the result.
pub fn lines(step: &Step, row: usize, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    step.statements().flat_map(|(of, statement)| statement_lines(step, of, statement, row, width, theme)).collect()
}

fn statement_lines(
    step: &Step,
    of: Reference,
    statement: &Statement,
    row: usize,
    width: usize,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let evaluation = &step.evaluation;
    let shape = evaluation.shape(of);
    let cell = match shape {
        Shape::Scalar => Cell::SCALAR,
        Shape::Vector(n) => Cell::at(row.min(n.saturating_sub(1))),
        Shape::Matrix(rows, _) => Cell { row: row.min(rows.saturating_sub(1)), column: 0 },
    };
    let Reference::Statement(index) = of else { return vec![] };
    let becomes = if statement.is_update { " ← " } else { " = " };
    let formula = evaluation.program().spell(index, Language::Notation).text;
    let mut lines = vec![Line::from(vec![
        Span::styled(statement.name, theme.text()),
        Span::styled(format!("{becomes}{formula}"), theme.dim()),
    ])];
    if shape.is_empty() {
        return lines;
    }
    let (arithmetic, result) = step.explain(of, cell);
    let name = format!("{}{}", statement.name, cell.index(shape));
    let result_text = number(result);
    let change = change(step, statement, result);
    let room =
        width.saturating_sub(name.chars().count() + becomes.chars().count() + 3 + result_text.chars().count() + 2);
    let mut spans = vec![Span::styled(name, theme.text()), Span::styled(becomes, theme.dim())];
    let numbers = written(step, &arithmetic, room);
    if numbers != result_text {
        spans.push(Span::styled(numbers, theme.text()));
        spans.push(Span::styled(" = ", theme.dim()));
    }
    spans.push(Span::styled(result_text, theme.value()));
    spans.push(Span::styled(change, theme.accent()));
    lines.push(Line::from(spans));
    lines
}

/// Whether an update moved its quantity up or down.
fn change(step: &Step, statement: &Statement, result: f64) -> &'static str {
    let inputs = step.evaluation.program().inputs();
    let before = inputs.iter().position(|input| statement.is_update && input.name == statement.name);
    let before = before.and_then(|index| step.evaluation.value(Reference::Input(index)).scalar());
    match before.map(|before| result.total_cmp(&before)) {
        Some(std::cmp::Ordering::Greater) => " ▲",
        Some(std::cmp::Ordering::Less) => " ▼",
        _ => "",
    }
}

/// The arithmetic with its numbers, in at most `room` columns: of a sum as many terms as fit.
fn written(step: &Step, arithmetic: &Arithmetic<Place>, room: usize) -> String {
    let evaluation = &step.evaluation;
    // A number that is only looked up says where.
    if let Arithmetic::Source(place) = arithmetic {
        return format!("{}{}", evaluation.program().name(place.of), place.cell.index(evaluation.shape(place.of)));
    }
    let leaf = |place: &Place| {
        let value = evaluation.number(*place);
        let is_given = matches!(place.of, Reference::Input(index) if evaluation.program().inputs()[index].kind == InputKind::Setting);
        Code::number(if is_given { exact(value) } else { number(value) })
    };
    let with_terms = |terms| arithmetic.write(&leaf, &exact, terms).text;
    (1..=MOST_TERMS).rev().map(with_terms).find(|text| text.chars().count() <= room).unwrap_or_else(|| "…".to_owned())
}

/// The title of a stage: its name, and which of how many it is.
pub fn title(step: &Step) -> String {
    let (stage, of) = (step.stage + 1, step.evaluation.program().stages().len());
    let part = step.part.map_or(String::new(), |(part, parts)| format!("batch {part} of {parts}: "));
    format!(" {part}{}, stage {stage} of {of} ", step.name())
}

/// A panel with the arithmetic of a stage, scrolled down by `scroll` lines.
pub fn render(step: &Step, row: usize, scroll: usize, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let mut block = panel(Span::styled(title(step), theme.accent()), theme);
    let inner = block.inner(area);
    let lines = lines(step, row, inner.width.into(), theme);
    let below = lines.len().saturating_sub(scroll + usize::from(inner.height));
    let scroll = scroll.min(lines.len().saturating_sub(inner.height.into()));
    if scroll > 0 || below > 0 {
        let more = format!(" ▲ {scroll} ▼ {} ", lines.len().saturating_sub(scroll + usize::from(inner.height)));
        block = block.title_bottom(Line::styled(more, theme.dim()).right_aligned());
    }
    block.render(area, buffer);
    Paragraph::new(lines).scroll((scroll as u16, 0)).render(inner, buffer);
}

/// How many lines of a stage do not fit into a panel of this area.
pub fn overflow(step: &Step, area: Rect) -> usize {
    // A formula, and its numbers where there are any.
    let lines = step.statements().map(|(of, _)| if step.evaluation.shape(of).is_empty() { 1 } else { 2 });
    lines.sum::<usize>().saturating_sub(area.height.saturating_sub(2).into())
}
