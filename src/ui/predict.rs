//! A question ahead of a step: the formula that is coming with the numbers known by now, the answer, and how it came out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::number::{exact, number};
use super::{Lit, Theme, framed, panel, render_cut, why};
use crate::lab::program::Kind;
use crate::lab::question::{Given, Question};
use crate::lab::{Element, Reference};
use crate::ops::{Arithmetic, Cell, Code, Language};
use crate::page::broken;

/// Terms that are written out at most.
const MOST_TERMS: usize = 6;

/// Rows from which on there is more at the foot of the screen than a question takes.
const ROOMY: u16 = 28;

/// A question as somebody sees it.
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// What has been written.
    pub answer: &'a str,
    /// How it came out, once it has been given.
    pub given: Option<Given>,
    /// Right answers, of how many.
    pub score: (u32, u32),
}

/// Draws the question at the foot of `body`, over as many rows as it takes.
pub fn render(asked: &Asked, theme: &Theme, body: Rect, buffer: &mut Buffer) {
    let lines = asked.lines(theme, usize::from(body.width.saturating_sub(3)), true);
    // What stands at the foot of a small screen is covered whole.
    let least = if body.height < ROOMY { why::place(body).height } else { 0 };
    let height = (lines.len() as u16 + 2).max(least).min(body.height);
    let area = Rect { y: body.bottom() - height, height, ..body };
    Clear.render(area, buffer);
    let (right, of) = asked.score;
    let score = if of == 0 { String::new() } else { format!(" {right} of {of} right ") };
    let title = Span::styled(format!(" predict: {} ", asked.question.prompt), theme.accent());
    let block = panel(title, theme).border_style(theme.accent());
    let inner = framed(block.title_top(Line::styled(score, theme.dim()).right_aligned()), area, buffer);
    for (line, row) in lines.into_iter().zip(inner.rows()) {
        render_cut(line, theme, row, buffer);
    }
}

/// The same in lines, as it would be read out.
pub fn text(asked: &Asked, theme: &Theme) -> Vec<String> {
    let question = std::iter::once(format!("predict: {}", asked.question.prompt));
    let lines = asked.lines(theme, usize::MAX, false);
    question.chain(lines.into_iter().map(|line| line.to_string().trim_end().to_owned())).collect()
}

/// What is to be lit on the screen: the cells that the answer follows from.
pub fn lit(question: &Question) -> Lit {
    let evaluation = &question.step.evaluation;
    let mut sources = std::collections::HashSet::new();
    for cell in &question.cells {
        question.explain(*cell).0.visit(MOST_TERMS, &mut |place| {
            sources.insert((evaluation.program().name(place.of).into(), place.cell));
        });
    }
    Lit { target: None, sources }
}

impl Asked<'_> {
    fn lines(&self, theme: &Theme, width: usize, has_cursor: bool) -> Vec<Line<'static>> {
        let mut lines = vec![Line::styled(theme.formula(self.formula()), theme.text())];
        if self.question.cells.is_empty() {
            lines.push(Line::styled(theme.formula(self.shapes()), theme.text()));
        }
        for cell in &self.question.cells {
            lines.extend(self.arithmetic(*cell, width, theme));
        }
        match self.given {
            None => lines.push(self.entry(theme, has_cursor)),
            Some(given) => lines.extend([self.verdict(given, theme)]),
        }
        lines
    }

    /// The line of the program that is coming.
    fn formula(&self) -> String {
        let Reference::Statement(index) = self.question.of else { return String::new() };
        let program = self.question.step.evaluation.program();
        let formula = program.spell(index, Language::Notation).text;
        format!("{} {} {formula}", self.question.about.0, self.becomes())
    }

    /// What stands behind the name of what is computed.
    fn becomes(&self) -> &'static str {
        let program = self.question.step.evaluation.program();
        let is_update =
            matches!(self.question.of, Reference::Statement(index) if program.statements()[index].is_update);
        if is_update { "←" } else { "=" }
    }

    /// The shapes of what is put together.
    fn shapes(&self) -> String {
        let operands = self.question.step.evaluation.operands(self.question.of);
        let arguments = operands.map(|operands| operands.arguments).unwrap_or_default();
        let shapes = arguments.into_iter().map(|(name, value)| match value.shape().rank() {
            0 => format!("{name} is a number"),
            1 => format!("{name} has {} numbers", value.shape().len()),
            _ => format!("{name} is {}", value.shape()),
        });
        shapes.collect::<Vec<_>>().join(", ")
    }

    /// How a cell comes about, with the numbers known by now, but for those that are left blank.
    fn arithmetic(&self, cell: Cell, width: usize, theme: &Theme) -> Vec<Line<'static>> {
        let question = self.question;
        let evaluation = &question.step.evaluation;
        let (arithmetic, result) = question.explain(cell);
        let written = |place: &Element| {
            let value = evaluation.number(*place);
            if self.given.is_none() && question.blanks.contains(place) {
                let shape = evaluation.shape(place.of);
                return Code::atom(format!("{}{}", evaluation.program().name(place.of), place.cell.index(shape)));
            }
            Code::number(if evaluation.kind(place.of) == Kind::Setting { exact(value) } else { number(value) })
        };
        let name = format!("{}{}", question.about.0, cell.index(evaluation.shape(question.of)));
        let numbers = match &arithmetic {
            Arithmetic::Source(place) => written(place).text,
            other => other.write(&written, &exact, MOST_TERMS).text,
        };
        let is_known = self.given.is_some();
        let result = if is_known { theme.formula(number(result)) } else { "?".to_owned() };
        let style = if is_known { theme.value() } else { theme.key() };
        let whole = theme.formula(format!("{name} {} {numbers} = {result}", self.becomes()));
        let mut lines = broken(&whole, width);
        let last = lines.pop().unwrap_or_default();
        let ahead = last.strip_suffix(&result).unwrap_or_default().to_owned();
        let lines = lines.into_iter().map(|line| Line::styled(line, theme.text()));
        lines.chain([Line::from(vec![Span::styled(ahead, theme.text()), Span::styled(result, style)])]).collect()
    }

    /// Where the answer is written, and how.
    fn entry(&self, theme: &Theme, has_cursor: bool) -> Line<'static> {
        let look_up = match self.question.blanks.len() {
            0 => "",
            1 => "; look the name up on the screen",
            _ => "; look the names up on the screen",
        };
        let cursor = if has_cursor { " " } else { "" };
        Line::from(vec![
            Span::styled("your answer: ", theme.key()),
            Span::styled(self.answer.to_owned(), theme.text()),
            Span::styled(cursor, theme.text().add_modifier(Modifier::REVERSED)),
            Span::styled(theme.formula(format!("   {}{look_up}", self.question.how_to())), theme.dim()),
        ])
    }

    /// The answer beside what is right, and how far apart they are.
    fn verdict(&self, given: Given, theme: &Theme) -> Line<'static> {
        let right = self.question.right().unwrap_or_else(|| {
            let cell = self.question.about.1;
            number(self.question.explain(cell).1)
        });
        let gap = match given.gap {
            Some(gap) if gap != 0.0 => format!("   off by {}", number(gap.abs())),
            _ => String::new(),
        };
        let (verdict, style) =
            if given.is_right { ("   ✓ right", theme.value()) } else { ("   no", theme.warning()) };
        Line::from(vec![
            Span::styled("your answer: ", theme.dim()),
            Span::styled(self.answer.trim().to_owned(), theme.text()),
            Span::styled("   it is: ", theme.dim()),
            Span::styled(theme.formula(right), theme.value()),
            Span::styled(gap, theme.dim()),
            Span::styled(theme.formula(verdict.to_owned()), style),
        ])
    }
}
