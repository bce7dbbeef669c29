//! Which questions there are to ask ahead of a step: those that can be reasoned out from what is known by then.

use rand::RngExt;
use rand::seq::SliceRandom;

use super::question::{Past, Question, Right};
use super::{Element, Kind, Reference, question};
use crate::lab::{Progress, Snapshot, Step, Walk};
use crate::math::NumpyRandom;
use crate::ops::{Arithmetic, Binary, Cell, Fold, Unary};

/// Terms of a sum that somebody can be expected to add up in their head.
const FEW_TERMS: usize = 3;

/// Terms that somebody can be expected to weigh against each other.
const MORE_TERMS: usize = 6;

/// Numbers that somebody can be expected to compare.
const FEW_CELLS: usize = 4;

/// From so many right answers in a row on numbers are asked for, where there are any.
const AT_EASE: u32 = 2;

/// Who is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Pupil {
    /// The cell that they look at.
    pub looked_at: Cell,
    /// What decides, together with the turn, which of the questions that there are is asked.
    pub seed: u32,
    /// Questions so far.
    pub turn: u32,
    /// Right answers in a row: so many cells of the arithmetic are left blank.
    pub level: u32,
    /// What they were asked before.
    pub past: Vec<Past>,
}

impl Question {
    /// A question about `step`, which follows on what is `shown`; nothing where there is nothing to be reasoned out from
    /// that, or nothing that was not asked before with the same answer.
    pub fn about(shown: &Snapshot, step: &Step, pupil: &Pupil) -> Option<Self> {
        let mut questions = vec![];
        for (of, statement) in step.statements() {
            let is_result = step.result() == Some(of);
            if statement.kind == Kind::Number && (is_result || step.progress.is_complete()) {
                questions.extend(Ahead { shown, step, of }.questions(statement.is_update, pupil.looked_at));
            }
        }
        questions.retain(|question| !is_stale(question, &pupil.past));
        if shown.stand.has_origins() {
            // In a program of somebody's own it is shapes that go wrong: they come before all, then what takes more thought.
            let first = questions.iter().map(|question| order(question.kind())).min();
            let is_at_ease = pupil.level >= AT_EASE && first > Some(0);
            questions.retain(|question| is_at_ease || Some(order(question.kind())) == first);
        }
        let has_numbers = questions.iter().any(|question| question.kind() == question::Kind::Number);
        if pupil.level >= AT_EASE && has_numbers {
            questions.retain(|question| question.kind() >= question::Kind::Greatest);
        }
        let random = &mut NumpyRandom::seed_with_key(&[pupil.seed, pupil.turn]);
        let mut question =
            (!questions.is_empty()).then(|| questions.swap_remove(random.random_range(0..questions.len())))?;
        question.blanks.shuffle(random);
        question.blanks.truncate(pupil.level as usize);
        Some(question)
    }
}

/// Which kind of question is asked first in a program of somebody's own.
fn order(kind: question::Kind) -> u8 {
    match kind {
        question::Kind::Shape => 0,
        question::Kind::Sign | question::Kind::Way => 1,
        question::Kind::Greatest => 2,
        question::Kind::Number => 3,
    }
}

/// Whether a question was asked before and has the same answer still. A number is another one each time.
fn is_stale(question: &Question, past: &[Past]) -> bool {
    let Past { name, kind, right } = question.past();
    let is_same = |past: &&Past| past.name == name && past.kind == kind;
    right.is_some() && past.iter().rev().find(is_same).is_some_and(|past| past.right == right)
}

/// A line of the program ahead of which somebody stands.
struct Ahead<'a> {
    shown: &'a Snapshot,
    step: &'a Step,
    of: Reference,
}

impl Ahead<'_> {
    /// The questions that the line gives rise to.
    fn questions(&self, is_update: bool, looked_at: Cell) -> Vec<Question> {
        let (of, evaluation) = (self.of, &self.step.evaluation);
        let shape = evaluation.shape(of);
        if shape.is_empty() {
            return vec![];
        }
        let cell = self.step.cell(of, looked_at);
        let mut questions = vec![];
        let is_begun = self.step.progress.done > 1 && !self.step.progress.is_complete();
        // Whether a vector has one axis or two is what programs trip over.
        let has_shape = shape.rank() > usize::from(!self.shown.stand.has_origins());
        if has_shape && !is_begun && self.has_other_shapes() {
            questions.push(self.question(cell, vec![], Right::Shape(shape)));
        }
        let (arithmetic, number) = self.step.explain(of, cell);
        // The term of a sum that is under way is not the sum.
        let is_whole = self.step.progress.walk != Walk::Terms || self.step.progress.is_complete();
        if is_whole && number.is_finite() && self.can_be_reasoned(&arithmetic, MORE_TERMS) {
            let before = is_update.then(|| self.before(cell)).flatten().filter(|before| *before != number);
            if let Some(before) = before {
                let right = Right::Up(number > before);
                questions.push(self.question(cell, vec![cell], right));
            } else if number != 0.0 && !is_update && self.sign(&arithmetic, DEPTH).is_none() {
                let right = Right::Positive(number > 0.0);
                questions.push(self.question(cell, vec![cell], right));
            }
            if arithmetic.most_terms() <= FEW_TERMS && (number == 0.0 || (1e-3..1e5).contains(&number.abs())) {
                questions.push(self.question(cell, vec![cell], Right::Number(number)));
            }
        }
        questions.extend(self.greatest(cell));
        questions
    }

    fn question(&self, cell: Cell, cells: Vec<Cell>, right: Right) -> Question {
        let name = self.step.evaluation.program().name(self.of).into();
        let mut blanks = vec![];
        for arithmetic in cells.iter().map(|cell| self.step.explain(self.of, *cell).0) {
            arithmetic.visit(MORE_TERMS, &mut |place| {
                if !blanks.contains(place) && self.step.evaluation.kind(place.of) == Kind::Number {
                    blanks.push(*place);
                }
            });
        }
        Question { about: (name, cell), of: self.of, step: self.step.clone(), cells, blanks, right }
    }

    /// Whether the result may have another shape than what it is made of: where it is made number by number, whoever sees
    /// the arguments sees it.
    fn has_other_shapes(&self) -> bool {
        let statements = self.step.evaluation.program().statements();
        if matches!(self.of, Reference::Statement(index) if !statements[index].formula.is_local()) {
            return true;
        }
        let shape = self.step.evaluation.shape(self.of);
        let operands = self.step.evaluation.operands(self.of);
        operands.is_some_and(|operands| operands.arguments.iter().all(|(_, value)| value.shape() != shape))
    }

    /// What an update started from.
    fn before(&self, cell: Cell) -> Option<f64> {
        let evaluation = &self.step.evaluation;
        let name = evaluation.program().name(self.of);
        let input = evaluation.program().inputs().iter().position(|input| input.name == name)?;
        let of = Reference::Input(input);
        (evaluation.shape(of).nearest(cell) == cell).then(|| evaluation.number(Element { of, cell }))
    }

    /// Of a short vector, or of the row that the stage has come to, which number is greatest.
    fn greatest(&self, cell: Cell) -> Option<Question> {
        let Progress { walk, .. } = self.step.progress;
        let is_whole = self.step.progress.is_complete();
        let evaluation = &self.step.evaluation;
        let shape = evaluation.shape(self.of);
        let cells: Vec<Cell> = match shape.rank() {
            1 if is_whole && shape.len() <= FEW_CELLS => shape.cells().collect(),
            2 if (is_whole || walk == Walk::Rows) && shape.columns() <= FEW_CELLS => {
                (0..shape.columns()).map(|column| Cell::new(cell.row, column)).collect()
            }
            _ => return None,
        };
        if cells.len() < 2 {
            return None;
        }
        let numbers: Vec<f64> =
            cells.iter().map(|cell| evaluation.number(Element { of: self.of, cell: *cell })).collect();
        let (place, most) = numbers.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1))?;
        // Where two are equal, there is no one answer.
        let is_alone = numbers.iter().filter(|number| **number == most).count() == 1;
        let is_open = |cell: &Cell| {
            let arithmetic = self.step.explain(self.of, *cell).0;
            arithmetic.most_terms() <= FEW_TERMS && self.can_be_reasoned(&arithmetic, FEW_TERMS)
        };
        let is_asked = is_alone && numbers.iter().all(|number| number.is_finite()) && cells.iter().all(is_open);
        let right = Right::Place(place, cells.len());
        is_asked.then(|| self.question(cell, cells, right))
    }

    /// Whether all that an arithmetic is made of is known by now, and it is one that people do in their heads. What is
    /// only copied is no question.
    fn can_be_reasoned(&self, arithmetic: &Arithmetic<Element>, most_terms: usize) -> bool {
        let mut is_known = true;
        arithmetic.visit(most_terms, &mut |place| is_known &= self.is_known(*place) && self.is_handy(*place));
        let is_copy = matches!(arithmetic, Arithmetic::Source(_) | Arithmetic::Number(_));
        !is_copy && arithmetic.most_terms() <= most_terms && is_known && is_mental(arithmetic)
    }

    /// Whether a number is one that people reckon with.
    fn is_handy(&self, place: Element) -> bool {
        let number = self.step.evaluation.number(place);
        number == 0.0 || (1e-4..1e6).contains(&number.abs())
    }

    /// Whether a number stands on the screen by now.
    fn is_known(&self, place: Element) -> bool {
        let evaluation = &self.step.evaluation;
        if evaluation.kind(place.of) == Kind::Setting {
            return true;
        }
        let now = self.shown.number(evaluation.program().name(place.of), place.cell);
        now.is_some_and(|now| now.to_bits() == evaluation.number(place).to_bits())
    }

    /// The sign that a number has whatever it is made of: +1 where it cannot be below 0, −1 where it cannot be above.
    fn sign(&self, arithmetic: &Arithmetic<Element>, depth: usize) -> Option<i8> {
        let of = |arithmetic: &Arithmetic<Element>| self.sign(arithmetic, depth);
        match arithmetic {
            Arithmetic::Number(number) => Some(if *number < 0.0 { -1 } else { 1 }),
            Arithmetic::Source(place) => match place.of {
                Reference::Statement(_) if depth > 0 => self.sign(&self.step.evaluation.explain(*place), depth - 1),
                _ if self.step.evaluation.kind(place.of) == Kind::Setting => {
                    Some(if self.step.evaluation.number(*place) < 0.0 { -1 } else { 1 })
                }
                _ => None,
            },
            Arithmetic::Unary(Unary::Negate, arithmetic) => of(arithmetic).map(|sign| -sign),
            Arithmetic::Unary(Unary::Square | Unary::SquareRoot | Unary::Exp | Unary::Abs, _)
            | Arithmetic::Search(..) => Some(1),
            Arithmetic::Unary(Unary::OrOne | Unary::Tanh, arithmetic) => of(arithmetic),
            Arithmetic::Unary(Unary::Ln | Unary::Sin, _) | Arithmetic::Called { .. } => None,
            Arithmetic::Binary(join, left, right) => match (join, of(left), of(right)) {
                (Binary::Greater | Binary::AtMost, ..) => Some(1),
                (Binary::Multiply | Binary::Hadamard | Binary::Divide, Some(a), Some(b)) => Some(a * b),
                (Binary::Multiply | Binary::Hadamard, ..) if is_same(left, right) => Some(1),
                (Binary::Add | Binary::Maximum | Binary::Minimum, Some(a), Some(b)) if a == b => Some(a),
                (Binary::Subtract, Some(a), Some(b)) if a != b => Some(a),
                (Binary::Maximum, a, b) if a == Some(1) || b == Some(1) => Some(1),
                (Binary::Minimum, a, b) if a == Some(-1) || b == Some(-1) => Some(-1),
                (Binary::Power, a, _) => a.filter(|sign| *sign == 1),
                _ => None,
            },
            Arithmetic::Fold(_, terms) if terms.is_empty() => None,
            // The terms of a fold are alike but for its cells.
            Arithmetic::Fold(_, terms) => of(&terms.get(0)),
        }
    }
}

/// Lines of the program that a sign is followed back through.
const DEPTH: usize = 4;

fn is_same(left: &Arithmetic<Element>, right: &Arithmetic<Element>) -> bool {
    matches!((left, right), (Arithmetic::Source(a), Arithmetic::Source(b)) if a == b)
}

/// Whether people do it in their heads: no roots, no powers of e, no logarithms.
fn is_mental(arithmetic: &Arithmetic<Element>) -> bool {
    match arithmetic {
        Arithmetic::Number(_) | Arithmetic::Source(_) => true,
        Arithmetic::Unary(function, of) => {
            matches!(function, Unary::Negate | Unary::Square | Unary::Abs | Unary::OrOne) && is_mental(of)
        }
        Arithmetic::Binary(join, left, right) => *join != Binary::Power && is_mental(left) && is_mental(right),
        Arithmetic::Fold(fold, terms) => {
            let is_usual = matches!(fold, Fold::Sum | Fold::Mean | Fold::Max | Fold::Min);
            is_usual && !terms.is_empty() && is_mental(&terms.get(0))
        }
        Arithmetic::Search(..) | Arithmetic::Called { .. } => false,
    }
}
