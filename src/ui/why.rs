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
    let height = (lines as u16 + 2).max(least).min(most.height);
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

/// Rows from which on there is more at the foot of the screen than an answer takes.
const ROOMY: u16 = 28;

/// What is to be lit on the screen: the number in question, and those it came from.
pub fn lit(answer: &Answer) -> Lit {
    let program = answer.evaluation.program();
    let sources = answer.sources().take(MOST_LIT).map(|place| (program.name(place.of).into(), place.cell)).collect();
    Lit { target: Some((answer.asked.name.clone(), answer.asked.cell)), sources }
}

/// Draws the open question, which has been asked about what is `shown`, and what there is to say to it, as soon as that
/// is known; `meaning` says what a quantity is.
pub fn render(
    inquiry: &Inquiry,
    answer: Option<&Option<Answer>>,
    shown: &Snapshot,
    meaning: &dyn Fn(&str) -> &'static str,
    theme: &Theme,
    body: Rect,
    buffer: &mut Buffer,
) {
    let Some(Some(answer)) = answer else {
        let area = place(body);
        Clear.render(area, buffer);
        let inner = framed(panel(" why? ", theme).border_style(theme.accent()), area, buffer);
        let text = if answer.is_some() { "there is nothing of this name any more" } else { "being worked out" };
        return Line::styled(text, theme.text()).render(inner, buffer);
    };
    let width = body.width.saturating_sub(3);
    let (head, foot) = (head(answer, shown, meaning, theme, width), foot(answer, theme));
    let whole = whole(answer, theme, width);
    let head: Vec<Line> = head.into_iter().chain(whole).collect();
    let lines = head.len() + usize::from(foot.is_some()) + answer.terms.len();
    let area = near(body, lines, theme, buffer);
    Clear.render(area, buffer);
    let block = panel(Span::styled(title(answer), theme.accent()), theme).border_style(theme.accent());
    let block = block.title_bottom(Line::styled(path(inquiry, area.width), theme.dim()));
    let inner = framed(block, area, buffer);
    let around = head.len() + usize::from(foot.is_some());
    let room = usize::from(inner.height).saturating_sub(around);
    let terms = terms(answer, inquiry.chosen(answer), room, usize::from(inner.width), theme);
    for (line, row) in head.into_iter().chain(terms).chain(foot).zip(inner.rows()) {
        render_cut(line, theme, row, buffer);
    }
}

/// Terms that are told at most.
const MOST_TOLD: usize = 20;

/// The open question and what there is to say to it in lines, as they would be read out.
pub fn text(answer: &Answer, shown: &Snapshot, meaning: &dyn Fn(&str) -> &'static str, theme: &Theme) -> Vec<String> {
    let head = head(answer, shown, meaning, theme, u16::MAX);
    let terms = terms(answer, usize::MAX, MOST_TOLD, usize::MAX, theme);
    let lines = head.into_iter().chain(whole(answer, theme, u16::MAX)).chain(terms).chain(foot(answer, theme));
    let lines = lines.map(|line| line.to_string().trim_end().to_owned());
    std::iter::once(title(answer).trim().to_owned()).chain(lines).collect()
}

/// The number and what it is a number of.
fn title(answer: &Answer) -> String {
    let name = named(&answer.asked.name, answer.asked.cell, answer.shape);
    match answer.number {
        Some(number) => format!(" why {name} = {}? ", shown(answer, number)),
        None => format!(" {name}: not computed yet "),
    }
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

/// The formula; for what was given, where it comes from, in a line of its own where there is no room for both in one.
fn head(
    answer: &Answer,
    shown: &Snapshot,
    meaning: &dyn Fn(&str) -> &'static str,
    theme: &Theme,
    width: u16,
) -> Vec<Line<'static>> {
    let name = &answer.asked.name;
    let Some(formula) = &answer.formula else {
        let is_carried = answer.asked.side == Side::Stage && carried(answer);
        let from = match (answer.kind, is_carried) {
            (Kind::Setting, _) => "a parameter: e changes it".to_owned(),
            _ if answer.asked.side == Side::Now && shown.stand.said_of(name).is_some() => {
                shown.stand.said_of(name).unwrap_or_default()
            }
            _ if shown.stand.has_origins() => "from an earlier statement: enter goes back to it".to_owned(),
            (_, true) if begins(shown) => "what the run begins with".to_owned(),
            (_, true) => "what the round before ended with: enter goes there".to_owned(),
            _ => "given: this is where the numbers begin".to_owned(),
        };
        let what = match meaning(name) {
            "" => name.to_string(),
            meaning => format!("{name}: {meaning}"),
        };
        let what = Span::styled(theme.formula(format!("{what}; ")), theme.text());
        let from = Span::styled(from, theme.dim());
        return if what.width() + from.width() > usize::from(width) {
            vec![Line::from(what), Line::from(from)]
        } else {
            vec![Line::from(vec![what, from])]
        };
    };
    let what = match meaning(name) {
        "" => String::new(),
        meaning => format!("   {meaning}"),
    };
    let mut line = vec![Span::styled(
        theme.formula(if *formula == **name { formula.clone() } else { format!("{name} = {formula}") }),
        theme.text(),
    )];
    line.push(Span::styled(what, theme.dim()));
    vec![Line::from(line)]
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

/// How many terms there are, what they come to, and whether that is the number.
fn foot(answer: &Answer, theme: &Theme) -> Option<Line<'static>> {
    let (value, terms) = (answer.number?, answer.terms.len());
    if answer.terms.is_empty() {
        return None;
    }
    let order = if answer.is_sorted { ", largest first" } else { "" };
    let looked_at = if terms < answer.all_terms { format!(", of the first {terms}") } else { String::new() };
    let count = match answer.all_terms {
        1 => String::new(),
        all => format!("{all} terms{looked_at}{order}   "),
    };
    let check = match answer.agrees() {
        Some(true) => " ✓ the arithmetic comes to it",
        Some(false) => " the arithmetic does NOT come to it",
        None => "",
    };
    let style = if answer.agrees() == Some(false) { theme.warning() } else { theme.dim() };
    Some(Line::from(vec![
        Span::styled(count, theme.dim()),
        Span::styled("= ", theme.dim()),
        Span::styled(shown(answer, value), theme.value()),
        Span::styled(check, style),
    ]))
}

/// The terms around the chosen source, as many as there is room for.
fn terms(answer: &Answer, chosen: usize, room: usize, width: usize, theme: &Theme) -> Vec<Line<'static>> {
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
    shown.map(|k| term(answer, &answer.terms[k], chosen.checked_sub(starts[k]), width, theme)).collect()
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
    let symbol = |place: &Element| {
        let is_chosen = chosen == Some(place);
        Code::atom(if is_chosen { format!("{MARK}{}{MARK}", name(place)) } else { name(place) })
    };
    let value = |place: &Element| {
        let value = evaluation.number(*place);
        Code::number(if evaluation.kind(place.of) == Kind::Setting { exact(value) } else { number(value) })
    };
    let few = 3;
    let symbols = theme.formula(term.arithmetic.write(&symbol, &exact, few).text);
    let numbers = theme.formula(term.arithmetic.write(&value, &exact, few).text);
    let is_alone = matches!(term.arithmetic, Arithmetic::Source(_));
    let result = number(term.number);
    let marker = if chosen.is_some() { "▸ " } else { "  " };
    let mut line = vec![Span::styled(marker.to_owned(), theme.accent())];
    let lit = theme.accent().add_modifier(Modifier::REVERSED);
    let plain: Style = theme.text();
    for (k, piece) in symbols.split(MARK).enumerate() {
        line.push(Span::styled(piece.to_owned(), if k % 2 == 1 { lit } else { plain }));
    }
    if !is_alone && symbols.chars().count() + numbers.chars().count() + result.len() + 10 <= width {
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
