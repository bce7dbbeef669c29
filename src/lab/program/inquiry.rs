//! "Why that number?": the arithmetic behind any number that a lab shows, and the way from there back to the data.

use crate::lab::program::{Kind, Reference};
use crate::lab::{Element, Evaluation, Name, Position, Snapshot, condition};
use crate::ops::{Arithmetic, Cell, Language, Shape, Terms};

/// Terms of a sum that are looked through at most: of a mean over ten million points the first of them.
const MOST_TERMS: usize = 20_000;

/// From so many terms on the largest come first.
const MANY: usize = 6;

/// Cells that an answer names as its sources at most.
const MOST_SOURCES: usize = 4096;

/// Which of a frame's two evaluations a number is looked up in. Both may have a quantity of one name: the slope that a
/// round began with, and the one that it ended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// What is known where the lab stands.
    Now,
    /// What was known while the last stage was done.
    Stage,
}

/// A number that somebody asks about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The quantity's name.
    pub name: Name,
    /// What it refers to in the program.
    pub of: Reference,
    /// Which number of it.
    pub cell: Cell,
    /// The quantity's shape when it was asked.
    pub shape: Shape,
    /// Where it is looked up.
    pub side: Side,
}

/// Questions in a row, each about a source of the one before; they follow the lab as it is stepped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    /// The questions; never empty.
    path: Vec<Asked>,
    /// Behind each question but the first the position that was left to ask it, if one was.
    left: Vec<Option<Position>>,
    /// The source that is chosen to go on to, counted over all the terms as they are shown; the one that explains most
    /// where nobody has chosen.
    pub chosen: Option<usize>,
}

/// What there is to say to a question.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The question.
    pub asked: Asked,
    /// The shape of the quantity.
    pub shape: Shape,
    /// What kind of numbers it has.
    pub kind: Kind,
    /// The number; nothing where it has not been computed here.
    pub number: Option<f64>,
    /// The formula that it comes from, in the notation of the field; nothing where it was given.
    pub formula: Option<String>,
    /// The whole arithmetic.
    pub arithmetic: Option<Arithmetic<Element>>,
    /// Its terms as they are shown; where it is no sum, the whole arithmetic is its only one.
    pub terms: Vec<Term>,
    /// How many terms there are, also those not looked through.
    pub all_terms: usize,
    /// Whether the largest terms come first.
    pub is_sorted: bool,
    /// What the arithmetic comes to when it is done once more; nothing where there are too many terms for that.
    pub recomputed: Option<f64>,
    /// What the numbers are looked up in.
    pub evaluation: Evaluation,
}

/// One of the terms behind a number.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its arithmetic.
    pub arithmetic: Arithmetic<Element>,
    /// What it comes to.
    pub number: f64,
    /// The cells it is made of, from left to right.
    pub sources: Vec<Element>,
}

/// The quantity and the cell that `text` names, of those that can be asked about: `loss`, `scores[1,2]`.
pub fn named<'a>(shown: &Snapshot, text: &'a str) -> Option<(&'a str, Cell)> {
    let stage = shown.step.as_ref().map(|step| &step.evaluation);
    stage.into_iter().chain([&shown.now]).find_map(|evaluation| condition::place(text, evaluation))
}

impl Inquiry {
    /// A question about a cell of the quantity `name`; nothing where there is no such quantity in the lab's program.
    pub fn about(shown: &Snapshot, name: &str, cell: Cell) -> Option<Self> {
        Some(Self { path: vec![find(shown, name, cell)?], left: vec![], chosen: None })
    }

    /// The question that is open.
    pub fn asked(&self) -> &Asked {
        &self.path[self.path.len() - 1]
    }

    /// The questions that led to it, first to last.
    pub fn path(&self) -> &[Asked] {
        &self.path
    }

    /// The question as it stands where the lab stands now; nothing where the program has changed and has no such quantity.
    fn here(&self, shown: &Snapshot) -> Option<Asked> {
        let asked = self.asked();
        // What somebody asked about themselves is looked up as they would ask it here; a source of that stays the
        // source that it was, since another number may have its name by now.
        let anew = if self.path.len() == 1 { find(shown, &asked.name, asked.cell) } else { None };
        anew.or_else(|| still(shown, asked.clone()))
    }

    /// What there is to say where the lab stands; nothing where there is no such quantity there.
    pub fn answer(&self, shown: &Snapshot) -> Option<Answer> {
        Some(answer(shown, self.here(shown)?))
    }

    /// The same question with its first source chosen.
    #[must_use]
    pub fn with_first_chosen(&self) -> Self {
        Self { chosen: None, left: vec![], ..self.clone() }
    }

    /// Chooses the next source that `answer` names, or the one before.
    pub fn choose(&mut self, answer: &Answer, next: bool) {
        let last = answer.sources().count().saturating_sub(1);
        let chosen = self.chosen(answer);
        self.chosen = Some(if next { (chosen + 1).min(last) } else { chosen.min(last).saturating_sub(1) });
    }

    /// The source of `answer` that is chosen.
    pub fn chosen(&self, answer: &Answer) -> usize {
        self.chosen.unwrap_or_else(|| answer.first_chosen())
    }

    /// Asks about a source of the open question.
    pub(super) fn push(&mut self, shown: &Snapshot, source: Asked) {
        self.push_from(before_update(shown, source), None);
    }

    /// Asks about a source of the open question, which was asked at `from` if that is left for it.
    pub(super) fn push_from(&mut self, source: Asked, from: Option<Position>) {
        self.path.push(source);
        self.left.push(from);
        self.chosen = None;
    }

    /// Goes back to the question before; says whether there is one.
    pub fn go_back(&mut self) -> bool {
        let is_deeper = self.path.len() > 1;
        if is_deeper {
            self.path.pop();
            self.left.pop();
            self.chosen = None;
        }
        is_deeper
    }

    /// The position that was left to ask the open question, if one was.
    pub fn left(&self) -> Option<Position> {
        self.left.last().copied().flatten()
    }

    /// Asks about another cell of the same quantity, so many rows and columns away, as far as there is one.
    pub fn move_by(&mut self, shown: &Snapshot, rows: isize, columns: isize) {
        let Some(Asked { cell, shape, .. }) = self.here(shown) else { return };
        let moved = Cell::new(cell.row.saturating_add_signed(rows), cell.column.saturating_add_signed(columns));
        let last = self.path.len() - 1;
        self.path[last].cell = shape.nearest(moved);
        self.chosen = None;
    }

    /// Asks about the next quantity that there is, or the one before, at the same cell as far as it has one.
    pub fn next_quantity(&mut self, shown: &Snapshot, next: bool) {
        let names = names(shown);
        let here = names.iter().position(|name| *name == self.asked().name);
        let count = names.len();
        let place = match here {
            _ if count == 0 => return,
            None => 0,
            Some(here) if next => (here + 1) % count,
            Some(here) => (here + count - 1) % count,
        };
        if let Some(asked) = find(shown, names[place], self.asked().cell) {
            *self = Self { path: vec![asked], left: vec![], chosen: None };
        }
    }
}

impl Answer {
    /// The cells that the terms are made of, in the order in which they are shown.
    pub fn sources(&self) -> impl Iterator<Item = Element> + '_ {
        self.terms.iter().flat_map(|term| term.sources.iter().copied())
    }

    /// Whether the arithmetic done once more comes to the number that is shown: to 1e-9, relative to the larger of the
    /// number and 1. Nothing where it was not done.
    pub fn agrees(&self) -> Option<bool> {
        let (number, again) = (self.number?, self.recomputed?);
        let is_same = number == again || (number.is_nan() && again.is_nan());
        Some(is_same || (number - again).abs() <= 1e-9 * number.abs().max(1.0))
    }
}

/// The quantities that can be asked about: those known here, and those that the last stage knew besides.
fn names(shown: &Snapshot) -> Vec<&str> {
    let mut names: Vec<&str> = shown.now.quantities().map(|(name, _)| name).collect();
    if let Some(step) = &shown.step {
        let others = step.evaluation.quantities().map(|(name, _)| name);
        let others: Vec<&str> = others.filter(|name| !names.contains(name)).collect();
        names.extend(others);
    }
    names
}

/// The quantity `name` as it is best looked up: in the stage while a round is under way, else in what is known now.
fn find(shown: &Snapshot, name: &str, cell: Cell) -> Option<Asked> {
    let look_up = |side: Side| {
        let evaluation = evaluation(shown, side)?;
        let of = evaluation.find(name)?;
        let shape = evaluation.shape(of);
        Some(Asked { name: name.into(), of, cell: shape.nearest(cell), shape, side })
    };
    let sides = if shown.position.stage > 0 { [Side::Stage, Side::Now] } else { [Side::Now, Side::Stage] };
    sides.into_iter().find_map(look_up).map(|asked| before_update(shown, asked))
}

/// What a round started from is what the round before ended with: the stage that led here computed it.
fn before_update(shown: &Snapshot, asked: Asked) -> Asked {
    let is_input = asked.side == Side::Now && matches!(asked.of, Reference::Input(_));
    let updated = evaluation(shown, Side::Stage).filter(|_| is_input && shown.position.stage == 0).and_then(|stage| {
        let of = stage.find(&asked.name)?;
        let Reference::Statement(index) = of else { return None };
        stage.program().statements()[index].is_update.then_some(of)
    });
    match updated {
        Some(of) => Asked { of, side: Side::Stage, ..asked },
        None => asked,
    }
}

fn evaluation(shown: &Snapshot, side: Side) -> Option<&Evaluation> {
    match side {
        Side::Now => Some(&shown.now),
        Side::Stage => shown.step.as_ref().map(|step| &step.evaluation),
    }
}

/// The question as it stands where the lab stands now: the program may be another.
fn still(shown: &Snapshot, asked: Asked) -> Option<Asked> {
    let is_there = evaluation(shown, asked.side).is_some_and(|evaluation| {
        let program = evaluation.program();
        let exists = match asked.of {
            Reference::Input(index) => index < program.inputs().len(),
            Reference::Statement(index) => index < program.statements().len(),
        };
        exists && program.name(asked.of) == asked.name
    });
    let asked = if is_there { asked } else { find(shown, &asked.name, asked.cell)? };
    let shape = evaluation(shown, asked.side)?.shape(asked.of);
    Some(Asked { cell: shape.nearest(asked.cell), shape, ..asked })
}

/// Whether a number has been computed where the lab stands.
fn is_known(shown: &Snapshot, asked: &Asked) -> bool {
    let Some(evaluation) = evaluation(shown, asked.side) else { return false };
    if evaluation.shape(asked.of).is_empty() {
        return false;
    }
    let Reference::Statement(index) = asked.of else { return true };
    if !evaluation.has_done(index) {
        return false;
    }
    match &shown.step {
        Some(step) if asked.side == Side::Stage && !step.progress.is_complete() => {
            // Of a stage under way the first result exists as far as it has come, and the others not at all.
            if step.result() == Some(asked.of) {
                step.progress.has(asked.cell, evaluation.shape(asked.of))
            } else {
                !step.statements().any(|(of, _)| of == asked.of)
            }
        }
        _ => true,
    }
}

fn answer(shown: &Snapshot, asked: Asked) -> Answer {
    let evaluation = evaluation(shown, asked.side).unwrap_or(&shown.now).clone();
    let (shape, kind) = (evaluation.shape(asked.of), evaluation.kind(asked.of));
    let formula = match asked.of {
        Reference::Input(_) => None,
        Reference::Statement(index) => Some(evaluation.program().spell(index, Language::Notation).text),
    };
    let blank = Answer {
        asked,
        shape,
        kind,
        number: None,
        formula,
        arithmetic: None,
        terms: vec![],
        all_terms: 0,
        is_sorted: false,
        recomputed: None,
        evaluation,
    };
    if !is_known(shown, &blank.asked) {
        return blank;
    }
    let evaluation = &blank.evaluation;
    let place = Element { of: blank.asked.of, cell: blank.asked.cell };
    let number = Some(evaluation.number(place));
    let arithmetic = evaluation.explain(place);
    if matches!(&arithmetic, Arithmetic::Source(source) if *source == place) {
        return Answer { number, ..blank };
    }
    let term = |arithmetic: Arithmetic<Element>| {
        let mut sources = vec![];
        arithmetic.visit(MOST_SOURCES, &mut |place| sources.push(*place));
        let number = arithmetic.evaluate(&|place| evaluation.number(*place));
        Term { arithmetic, number, sources }
    };
    let mut parts = Parts::default();
    parts.take_apart(&arithmetic);
    let summed = parts.sum.as_ref().map_or(0, Terms::len);
    let mut terms: Vec<Term> = match &parts.sum {
        // What the sum is added to, or divided by, is as much a part of the number as its terms.
        Some(sum) => parts.before.into_iter().chain(sum.iter().take(MOST_TERMS)).chain(parts.after).map(term).collect(),
        None => vec![term(arithmetic.clone())],
    };
    let is_sorted = terms.len() > MANY;
    if is_sorted {
        terms.sort_by(|a, b| b.number.abs().total_cmp(&a.number.abs()));
    }
    let can_be_computed = summed <= MOST_TERMS && arithmetic.is_known();
    let recomputed = can_be_computed.then(|| arithmetic.evaluate(&|place| evaluation.number(*place)));
    let all_terms = terms.len() + summed.saturating_sub(MOST_TERMS);
    Answer { number, arithmetic: Some(arithmetic), terms, all_terms, is_sorted, recomputed, ..blank }
}

/// An arithmetic taken apart: its first sum, or what is searched, and what stands before and after that.
#[derive(Default)]
struct Parts {
    before: Vec<Arithmetic<Element>>,
    sum: Option<Terms<Element>>,
    after: Vec<Arithmetic<Element>>,
}

impl Parts {
    fn take_apart(&mut self, arithmetic: &Arithmetic<Element>) {
        match arithmetic {
            Arithmetic::Number(_) => {}
            Arithmetic::Unary(_, of) => self.take_apart(of),
            Arithmetic::Binary(_, left, right) => {
                self.take_apart(left);
                self.take_apart(right);
            }
            Arithmetic::Fold(_, terms) | Arithmetic::Search(_, terms) if self.sum.is_none() => {
                self.sum = Some(terms.clone());
            }
            Arithmetic::Source(_) | Arithmetic::Fold(..) | Arithmetic::Search(..) | Arithmetic::Called { .. } => {
                if self.sum.is_some() { &mut self.after } else { &mut self.before }.push(arithmetic.clone());
            }
        }
    }
}
