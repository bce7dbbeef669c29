//! A question ahead of a step: the formula that is coming with the numbers known by now, the answer, and how it came out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::number::{exact, number};
use super::{Lit, Theme, framed, panel, render_cut, why};
use crate::lab::program::Kind;
use crate::lab::question::{Given, Question, Right};
use crate::lab::{Element, Reference};
use crate::ops::{Arithmetic, Cell, Code, Language};
use crate::page::{Sentence, Wording, broken};

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

/// Draws the question at the foot of `body`, over as many rows as it takes, worded by `words`.
pub fn render(asked: &Asked, words: Wording, theme: &Theme, body: Rect, buffer: &mut Buffer) {
    let seen = Seen { asked, words, theme };
    let lines = seen.lines(usize::from(body.width.saturating_sub(3)), true);
    // What stands at the foot of a small screen is covered whole.
    let least = if body.height < ROOMY { why::place(body).height } else { 0 };
    let height = (lines.len() as u16 + 2).max(least).min(body.height);
    let area = Rect { y: body.bottom() - height, height, ..body };
    Clear.render(area, buffer);
    let (right, of) = asked.score;
    let score = Sentence::of("score-so-far").with("right", u64::from(right)).with("asked", u64::from(of));
    let score = if of == 0 { String::new() } else { format!(" {} ", words.whole(&score)) };
    let title = Span::styled(format!(" {} ", seen.title()), theme.accent());
    let block = panel(title, theme).border_style(theme.accent());
    let inner = framed(block.title_top(Line::styled(score, theme.dim()).right_aligned()), area, buffer);
    for (line, row) in lines.into_iter().zip(inner.rows()) {
        render_cut(line, theme, row, buffer);
    }
}

/// The same in lines, as it would be read out.
pub fn text(asked: &Asked, words: Wording, theme: &Theme) -> Vec<String> {
    let seen = Seen { asked, words, theme };
    let lines = seen.lines(usize::MAX, false);
    std::iter::once(seen.title()).chain(lines.into_iter().map(|line| line.to_string().trim_end().to_owned())).collect()
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

/// What is asked.
fn prompt(question: &Question) -> Sentence {
    let of = |id: &'static str, name: String| Sentence::of(id).with("name", name);
    match question.right {
        Right::Positive(_) => of("ask-sign", question.written()),
        Right::Up(_) => of("ask-way", question.written()),
        Right::Shape(_) => of("ask-shape", question.about.0.to_string()),
        Right::Place(..) => of("ask-greatest", question.compared()),
        Right::Number(_) => of("ask-number", question.written()),
    }
}

/// How it is answered.
pub fn how_to(question: &Question) -> Sentence {
    match question.right {
        Right::Positive(_) => Sentence::of("answer-sign"),
        Right::Up(_) => Sentence::of("answer-way"),
        Right::Shape(_) => Sentence::of("answer-shape"),
        Right::Place(_, of) => Sentence::of("answer-place").with("last", of - 1),
        Right::Number(_) => Sentence::of("answer-number"),
    }
}

/// A question in the words and the colours of who is asked.
struct Seen<'a> {
    asked: &'a Asked<'a>,
    words: Wording<'a>,
    theme: &'a Theme,
}

impl Seen<'_> {
    fn title(&self) -> String {
        self.words.whole(&Sentence::of("predict").with("question", prompt(self.asked.question)))
    }

    fn lines(&self, width: usize, has_cursor: bool) -> Vec<Line<'static>> {
        let (theme, question) = (self.theme, self.asked.question);
        let mut lines = vec![Line::styled(theme.formula(self.formula()), theme.text())];
        if question.cells.is_empty() {
            lines.push(Line::styled(theme.formula(self.shapes()), theme.text()));
        }
        for cell in &question.cells {
            lines.extend(self.arithmetic(*cell, width));
        }
        match self.asked.given {
            None => lines.push(self.entry(has_cursor)),
            Some(given) => lines.push(self.verdict(given)),
        }
        lines
    }

    /// The line of the program that is coming.
    fn formula(&self) -> String {
        let Reference::Statement(index) = self.asked.question.of else { return String::new() };
        let program = self.asked.question.step.evaluation.program();
        let formula = program.spell(index, Language::Notation).text;
        format!("{} {} {formula}", self.asked.question.about.0, self.becomes())
    }

    /// What stands behind the name of what is computed.
    fn becomes(&self) -> &'static str {
        let program = self.asked.question.step.evaluation.program();
        let is_update =
            matches!(self.asked.question.of, Reference::Statement(index) if program.statements()[index].is_update);
        if is_update { "←" } else { "=" }
    }

    /// The shapes of what is put together.
    fn shapes(&self) -> String {
        let operands = self.asked.question.step.evaluation.operands(self.asked.question.of);
        let arguments = operands.map(|operands| operands.arguments).unwrap_or_default();
        let shapes = arguments.into_iter().map(|(name, value)| match value.shape().rank() {
            0 => self.words.whole(&Sentence::of("operand-number").with("name", name)),
            1 => {
                self.words.whole(&Sentence::of("operand-vector").with("name", name).with("count", value.shape().len()))
            }
            _ => self
                .words
                .whole(&Sentence::of("operand-array").with("name", name).with("shape", value.shape().to_string())),
        });
        shapes.collect::<Vec<_>>().join(", ")
    }

    /// How a cell comes about, with the numbers known by now, but for those that are left blank.
    fn arithmetic(&self, cell: Cell, width: usize) -> Vec<Line<'static>> {
        let (question, theme) = (self.asked.question, self.theme);
        let evaluation = &question.step.evaluation;
        let (arithmetic, result) = question.explain(cell);
        let written = |place: &Element| {
            let value = evaluation.number(*place);
            if self.asked.given.is_none() && question.blanks.contains(place) {
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
        let is_known = self.asked.given.is_some();
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
    fn entry(&self, has_cursor: bool) -> Line<'static> {
        let (theme, question) = (self.theme, self.asked.question);
        let how = match question.blanks.len() {
            0 => how_to(question),
            count => Sentence::of("answer-with-blanks").with("how", how_to(question)).with("count", count),
        };
        let cursor = if has_cursor { " " } else { "" };
        Line::from(vec![
            Span::styled(format!("{} ", self.words.whole(&Sentence::of("your-answer"))), theme.key()),
            Span::styled(self.asked.answer.to_owned(), theme.text()),
            Span::styled(cursor, theme.text().add_modifier(Modifier::REVERSED)),
            Span::styled(theme.formula(format!("   {}", self.words.whole(&how))), theme.dim()),
        ])
    }

    /// What is right, in words.
    fn right(&self) -> String {
        let question = self.asked.question;
        let word = |id: &'static str| self.words.whole(&Sentence::of(id));
        match question.right {
            Right::Positive(true) => word("positive"),
            Right::Positive(false) => word("negative"),
            Right::Up(true) => word("up"),
            Right::Up(false) => word("down"),
            Right::Shape(shape) if shape.rank() == 1 => shape.len().to_string(),
            Right::Shape(shape) => shape.to_string(),
            Right::Place(place, _) => place.to_string(),
            Right::Number(right) => number(right),
        }
    }

    /// The answer beside what is right, and how far apart they are.
    fn verdict(&self, given: Given) -> Line<'static> {
        let theme = self.theme;
        let word = |sentence: Sentence| self.words.whole(&sentence);
        let gap = match given.gap {
            Some(gap) if gap != 0.0 => format!("   {}", word(Sentence::of("off-by").number("gap", gap.abs()))),
            _ => String::new(),
        };
        let (verdict, style) = if given.is_right { ("is-right", theme.value()) } else { ("is-wrong", theme.warning()) };
        Line::from(vec![
            Span::styled(format!("{} ", word(Sentence::of("your-answer"))), theme.dim()),
            Span::styled(self.asked.answer.trim().to_owned(), theme.text()),
            Span::styled(format!("   {} ", word(Sentence::of("it-is"))), theme.dim()),
            Span::styled(theme.formula(self.right()), theme.value()),
            Span::styled(gap, theme.dim()),
            Span::styled(theme.formula(format!("   {}", word(Sentence::of(verdict)))), style),
        ])
    }
}
