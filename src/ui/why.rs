//! "Why that number?" on screen: what a number is made of, its largest terms first, and the way that led to it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::number::{exact, number, truth};
use super::{Lit, Theme, framed, panel, render_cut};
use crate::lab::inquiry::{Answer, Inquiry, Side, Term};
use crate::lab::program::Kind;
use crate::lab::{Element, Reference, Snapshot, Step};
use crate::ops::{Arithmetic, Cell, Code, Fold, Shape};
use crate::page::{Sentence, Wording};

/// Sources that are lit at most.
const MOST_LIT: usize = 4096;

/// Where the answer goes at most: over the arithmetic and the parameters, so that the picture with the lit cells stays.
pub fn place(body: Rect) -> Rect {
    let height = match body.height {
        ..16 => body.height / 2,
        16..28 => 7,
        _ => 11,
    };
    Rect { y: body.bottom() - height, height, ..body }
}

/// Where an answer of so many lines goes on a screen that has been drawn: to the foot of it, or above the number in
/// question where that would be hidden.
fn near(body: Rect, lines: usize, theme: &Theme, buffer: &Buffer) -> Rect {
    let most = place(body);
    let least = if body.height < ROOMY { most.height } else { 0 };
    // Where it takes no more than a few rows, an answer is seen whole.
    let room = if body.height < LEAST_FOR_MORE { most.height } else { most.height + MORE };
    let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2).max(least).min(room);
    let foot = Rect { y: body.bottom() - height, height, ..body };
    let asked = theme.accent().add_modifier(Modifier::REVERSED);
    let is_asked = |x: u16, y: u16| {
        let cell = &buffer[(x, y)];
        cell.modifier.contains(Modifier::REVERSED) && Some(cell.fg) == asked.fg
    };
    let within = body.intersection(buffer.area);
    let rows: Vec<u16> = within.rows().map(|row| row.y).collect();
    let row = rows.into_iter().find(|y| (within.left()..within.right()).any(|x| is_asked(x, *y)));
    match row {
        Some(row) if row >= foot.y && row - body.y >= height => Rect { y: row - height, ..foot },
        _ => foot,
    }
}

/// Rows that an answer of more lines takes besides, where the screen has so many.
const MORE: u16 = 2;
const LEAST_FOR_MORE: u16 = 20;

/// Rows from which on there is more at the foot of the screen than an answer takes.
const ROOMY: u16 = 28;

/// What is to be lit on the screen: the number in question, and those it came from.
pub fn lit(answer: &Answer) -> Lit {
    let program = answer.evaluation.program();
    let sources = answer.sources().take(MOST_LIT).map(|place| (program.name(place.of).into(), place.cell)).collect();
    Lit { target: Some((answer.asked.name.clone(), answer.asked.cell)), sources }
}

/// What an answer is told with.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// What the question was asked about.
    pub shown: &'a Snapshot,
    /// What a quantity is.
    pub meaning: &'a dyn Fn(&str) -> &'static str,
    /// What sentences are worded by.
    pub words: Wording<'a>,
    /// The colours.
    pub theme: &'a Theme,
}

/// What is said where there is nothing left to explain.
pub fn gone() -> Sentence {
    Sentence::of("why-gone")
}

/// Draws the open question and what there is to say to it, as soon as that is known.
pub fn render(inquiry: &Inquiry, answer: Option<&Option<Answer>>, telling: Telling, body: Rect, buffer: &mut Buffer) {
    let Telling { words, theme, .. } = telling;
    let Some(Some(answer)) = answer else {
        let area = place(body);
        Clear.render(area, buffer);
        let title = format!(" {} ", words.whole(&Sentence::of("why")));
        let inner = framed(panel(title, theme).border_style(theme.accent()), area, buffer);
        let said = if answer.is_some() { gone() } else { Sentence::of("why-being-worked-out") };
        return Line::styled(words.whole(&said), theme.text()).render(inner, buffer);
    };
    let width = body.width.saturating_sub(3);
    let (head, foot) = (telling.head(answer, width), telling.foot(answer));
    let whole = whole(answer, theme, width);
    let head: Vec<Line> = head.into_iter().chain(whole).collect();
    let lines = head.len() + usize::from(foot.is_some()) + answer.terms.len();
    let area = near(body, lines, theme, buffer);
    Clear.render(area, buffer);
    let block =
        panel(Span::styled(format!(" {} ", telling.title(answer)), theme.accent()), theme).border_style(theme.accent());
    let block = block.title_bottom(Line::styled(path(inquiry, area.width), theme.dim()));
    let around = head.len() + usize::from(foot.is_some());
    let room = usize::from(area.height.saturating_sub(2)).saturating_sub(around);
    let (above, terms, below) =
        terms(answer, inquiry.chosen(answer), room, usize::from(area.width.saturating_sub(2)), theme);
    let hidden = if above + below > 0 { format!(" ▲ {above} ▼ {below} ") } else { String::new() };
    let inner = framed(block.title_bottom(Line::styled(hidden, theme.dim()).right_aligned()), area, buffer);
    for (line, row) in head.into_iter().chain(terms).chain(foot).zip(inner.rows()) {
        render_cut(line, theme, row, buffer);
    }
}

/// Terms that are told at most.
const MOST_TOLD: usize = 20;

/// The open question and what there is to say to it in lines, as they would be read out.
pub fn text(answer: &Answer, telling: Telling) -> Vec<String> {
    let theme = telling.theme;
    let head = telling.head(answer, u16::MAX);
    let (_, terms, _) = terms(answer, usize::MAX, MOST_TOLD, usize::MAX, theme);
    let lines = head.into_iter().chain(whole(answer, theme, u16::MAX)).chain(terms).chain(telling.foot(answer));
    let lines = lines.map(|line| line.to_string().trim_end().to_owned());
    std::iter::once(telling.title(answer)).chain(lines).collect()
}

/// The way from question to question, the end of it where there is no room for all.
fn path(inquiry: &Inquiry, width: u16) -> String {
    let steps = inquiry.path();
    if steps.len() < 2 {
        return String::new();
    }
    let written: Vec<String> = steps.iter().map(|asked| named(&asked.name, asked.cell, asked.shape)).collect();
    let mut first = 0;
    let line = |first: usize| written[first..].join(" ‹ ");
    while first + 1 < written.len() && line(first).chars().count() + 6 > usize::from(width) {
        first += 1;
    }
    format!(" {}{} ", if first > 0 { "… " } else { "" }, line(first))
}

fn named(name: &str, cell: Cell, shape: Shape) -> String {
    super::indexed(name, cell, shape)
}

/// The number as what it is.
fn shown(answer: &Answer, value: f64) -> String {
    match answer.kind {
        Kind::Names => answer.evaluation.name_of(value).to_owned(),
        Kind::Truth => truth(value != 0.0).to_owned(),
        Kind::Number | Kind::Rows | Kind::Setting => number(value),
    }
}

/// Terms that leave a line to spare where a sum is told.
const FEW_TERMS: usize = 2;

impl Telling<'_> {
    /// The number and what it is a number of.
    fn title(self, answer: &Answer) -> String {
        let name = named(&answer.asked.name, answer.asked.cell, answer.shape);
        self.words.whole(&match answer.number {
            Some(number) => Sentence::of("why-number").with("name", name).with("number", shown(answer, number)),
            None => Sentence::of("why-not-computed").with("name", name),
        })
    }

    /// The formula; for what was given, where it comes from, in a line of its own where there is no room for both in one.
    fn head(self, answer: &Answer, width: u16) -> Vec<Line<'static>> {
        let (name, theme) = (&answer.asked.name, self.theme);
        let Some(formula) = &answer.formula else {
            let what = match (self.meaning)(name) {
                "" => name.to_string(),
                meaning => format!("{name}: {meaning}"),
            };
            let what = Span::styled(theme.formula(format!("{what}; ")), theme.text());
            let from = Span::styled(self.words.whole(&self.origin(answer)), theme.dim());
            return if what.width() + from.width() > usize::from(width) {
                vec![Line::from(what), Line::from(from)]
            } else {
                vec![Line::from(vec![what, from])]
            };
        };
        let what = match (self.meaning)(name) {
            "" => String::new(),
            meaning => format!("   {meaning}"),
        };
        let formula = if *formula == **name {
            formula.clone()
        } else {
            format!("{name} {} {formula}", if carried(answer) { "←" } else { "=" })
        };
        let formula = Span::styled(theme.formula(formula), theme.text());
        let what = Span::styled(what, theme.dim());
        // Of few terms there is a line to spare.
        if answer.all_terms <= FEW_TERMS && formula.width() + what.width() > usize::from(width) {
            return vec![Line::from(formula), Line::from(what)];
        }
        vec![Line::from(vec![formula, what])]
    }

    /// Where what was given comes from.
    fn origin(self, answer: &Answer) -> Sentence {
        let stand = &self.shown.stand;
        if answer.kind == Kind::Setting {
            return Sentence::of("origin-parameter");
        }
        if answer.asked.side == Side::Now
            && let Some(said) = stand.said_of(&answer.asked.name)
        {
            return Sentence::verbatim(said);
        }
        let is_carried = answer.asked.side == Side::Stage && carried(answer);
        match is_carried {
            _ if stand.has_origins() => Sentence::of("origin-statement"),
            true if begins(self.shown) => Sentence::of("origin-beginning"),
            true => Sentence::of("origin-round-before"),
            false => Sentence::of("origin-given"),
        }
    }

    /// How many terms there are, what they come to, and whether that is the number.
    fn foot(self, answer: &Answer) -> Option<Line<'static>> {
        let (value, terms, theme) = (answer.number?, answer.terms.len(), self.theme);
        if answer.terms.is_empty() {
            return None;
        }
        let count = Sentence::of("why-terms").with("count", answer.all_terms);
        let count = if terms < answer.all_terms {
            Sentence::of("why-of-the-first").with("terms", count).with("looked", terms)
        } else {
            count
        };
        let count = if answer.is_sorted { Sentence::of("why-largest-first").with("terms", count) } else { count };
        let count = if answer.all_terms == 1 { String::new() } else { format!("{}   ", self.words.whole(&count)) };
        let check = match answer.agrees() {
            Some(true) => format!(" {}", self.words.whole(&Sentence::of("why-agrees"))),
            Some(false) => format!(" {}", self.words.whole(&Sentence::of("why-disagrees"))),
            None => String::new(),
        };
        let style = if answer.agrees() == Some(false) { theme.warning() } else { theme.dim() };
        Some(Line::from(vec![
            Span::styled(count, theme.dim()),
            Span::styled("= ", theme.dim()),
            Span::styled(shown(answer, value), theme.value()),
            Span::styled(theme.formula(check), style),
        ]))
    }
}

/// Whether the round that is looked at is the first.
fn begins(shown: &Snapshot) -> bool {
    shown.position.round() <= 1
}

/// What is done with the terms, where they are not only added up: a division shows its division.
fn whole(answer: &Answer, theme: &Theme, width: u16) -> Option<Line<'static>> {
    let arithmetic = answer.arithmetic.as_ref().filter(|_| answer.terms.len() > 1)?;
    if matches!(arithmetic, Arithmetic::Fold(Fold::Sum, _) | Arithmetic::Search(..)) {
        return None;
    }
    let evaluation = &answer.evaluation;
    let value = |place: &Element| {
        let value = evaluation.number(*place);
        Code::number(if evaluation.kind(place.of) == Kind::Setting { exact(value) } else { number(value) })
    };
    let result = shown(answer, answer.number?);
    let with = |terms: usize| format!("= {} = {result}", arithmetic.write(&value, &exact, terms).text);
    let lines = (1..=6).rev().map(|terms| theme.formula(with(terms)));
    let fitting = lines.into_iter().find(|line| line.chars().count() <= usize::from(width));
    fitting.map(|line| Line::styled(line, theme.text()))
}

/// Whether what was given to a round is what the one before ended with.
fn carried(answer: &Answer) -> bool {
    let statements = answer.evaluation.program().statements();
    statements.iter().any(|line| line.is_update && line.name == answer.asked.name)
}

/// The terms around the chosen source, as many as there is room for, and how many are left out above and below.
fn terms(
    answer: &Answer,
    chosen: usize,
    room: usize,
    width: usize,
    theme: &Theme,
) -> (usize, Vec<Line<'static>>, usize) {
    let mut first_source = 0;
    let mut chosen_term = 0;
    let mut starts = vec![];
    for (k, term) in answer.terms.iter().enumerate() {
        starts.push(first_source);
        if (first_source..first_source + term.sources.len()).contains(&chosen) {
            chosen_term = k;
        }
        first_source += term.sources.len();
    }
    let shown = super::grid::window(chosen_term, room, answer.terms.len());
    let (above, below) = (shown.start, answer.terms.len() - shown.end);
    let lines = shown.map(|k| term(answer, &answer.terms[k], chosen.checked_sub(starts[k]), width, theme)).collect();
    (above, lines, below)
}

/// A mark that no name has, around the chosen source, so that it can be told from the others of its line.
const MARK: char = '\u{1}';

/// A term: its sources by name, the same with their numbers, and what it comes to. The chosen source stands out.
fn term(answer: &Answer, term: &Term, chosen: Option<usize>, width: usize, theme: &Theme) -> Line<'static> {
    let evaluation = &answer.evaluation;
    let chosen = chosen.and_then(|k| term.sources.get(k));
    let name = |place: &Element| {
        let name = evaluation.program().name(place.of);
        named(name, place.cell, evaluation.shape(place.of))
    };
    let is_alone = matches!(term.arithmetic, Arithmetic::Source(_));
    let symbol = |place: &Element| {
        let is_chosen = chosen == Some(place);
        let needs_brackets = !is_alone && super::is_compound(&name(place));
        let name = if needs_brackets { format!("({})", name(place)) } else { name(place) };
        Code::atom(if is_chosen { format!("{MARK}{name}{MARK}") } else { name })
    };
    let value = |place: &Element| {
        let value = evaluation.number(*place);
        Code::number(if evaluation.kind(place.of) == Kind::Setting { exact(value) } else { number(value) })
    };
    let few = 3;
    let symbols = theme.formula(term.arithmetic.write(&symbol, &exact, few).text);
    let numbers = theme.formula(term.arithmetic.write(&value, &exact, few).text);
    let result = if answer.terms.len() == 1 { shown(answer, term.number) } else { number(term.number) };
    let marker = if chosen.is_some() { "▸ " } else { "  " };
    let mut line = vec![Span::styled(marker.to_owned(), theme.accent())];
    let lit = theme.accent().add_modifier(Modifier::REVERSED);
    let plain: Style = theme.text();
    for (k, piece) in symbols.split(MARK).enumerate() {
        line.push(Span::styled(piece.to_owned(), if k % 2 == 1 { lit } else { plain }));
    }
    if !is_alone && symbols != numbers && symbols.chars().count() + numbers.chars().count() + result.len() + 10 <= width
    {
        line.push(Span::styled(format!(" = {numbers}"), theme.dim()));
    }
    line.push(Span::styled(" = ", theme.dim()));
    line.push(Span::styled(result, theme.value()));
    Line::from(line)
}

/// The arithmetic of a stage's cell in one line of at most `width` columns.
pub fn in_one_line(step: &Step, of: Reference, cell: Cell, width: usize) -> String {
    let evaluation = &step.evaluation;
    let (arithmetic, result) = step.explain(of, cell);
    let name = named(evaluation.program().name(of), cell, evaluation.shape(of));
    let value = |place: &Element| Code::number(number(evaluation.number(*place)));
    let result = if evaluation.kind(of) == Kind::Truth { truth(result != 0.0).to_owned() } else { number(result) };
    if let Arithmetic::Number(_) | Arithmetic::Source(_) = arithmetic {
        return format!("{name} = {result}");
    }
    let with = |terms: usize| format!("{name} = {} = {result}", arithmetic.write(&value, &exact, terms).text);
    let fitting = (1..=4).rev().map(with).find(|text| text.chars().count() <= width);
    fitting.unwrap_or_else(|| format!("{name} = {result}"))
}
