//! Predicting before seeing: a question about what the next step computes, and what is right.

use super::{Element, Name, Reference};
use crate::lab::Step;
use crate::ops::{Arithmetic, Cell, MOST_AXES, Shape};

/// A question about a step, with all that is needed to reason it out, and what is right.
#[derive(Debug, Clone)]
pub struct Question {
    /// The quantity that it is about, and its cell.
    pub about: (Name, Cell),
    /// What the quantity is called in the step's program.
    pub of: Reference,
    /// The step that it is ahead of.
    pub step: Step,
    /// The cells whose arithmetic the answer follows from: of a comparison each that is compared.
    pub cells: Vec<Cell>,
    /// Cells that the arithmetic names where it would have their numbers: they are to be looked up.
    pub blanks: Vec<Element>,
    /// What is right.
    pub right: Right,
}

/// What is right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Right {
    /// Whether it is above 0.
    Positive(bool),
    /// Whether it goes up.
    Up(bool),
    /// Its shape.
    Shape(Shape),
    /// Which of so many is greatest.
    Place(usize, usize),
    /// The number.
    Number(f64),
}

/// A question as it was asked before, and what was right then.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// The quantity.
    pub name: Name,
    /// What kind of question it was.
    pub kind: Kind,
    /// What was right; nothing where that was a number.
    pub right: Option<Right>,
}

/// What can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Above or below 0.
    Sign,
    /// Up or down.
    Way,
    /// Which shape.
    Shape,
    /// Which is greatest.
    Greatest,
    /// Which number.
    Number,
}

/// How an answer came out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Given {
    /// Whether it is right.
    pub is_right: bool,
    /// How far it is from what is right, where that is a number.
    pub gap: Option<f64>,
}

impl Question {
    /// How `answer` comes out; nothing where it is no answer to the question.
    pub fn judge(&self, answer: &str) -> Option<Given> {
        let answer = answer.trim().to_lowercase().replace('−', "-");
        let is = |is_right: bool| Some(Given { is_right, gap: None });
        match self.right {
            Right::Positive(positive) => match &*answer {
                "+" | "positive" | "pos" | "p" => is(positive),
                "-" | "negative" | "neg" | "n" => is(!positive),
                _ => None,
            },
            Right::Up(up) => match &*answer {
                "up" | "u" | "+" => is(up),
                "down" | "d" | "-" => is(!up),
                _ => None,
            },
            Right::Shape(shape) => read_shape(&answer).and_then(|theirs| is(theirs == shape)),
            Right::Place(place, of) => match answer.parse::<usize>() {
                Ok(theirs) if theirs < of => is(theirs == place),
                _ => None,
            },
            Right::Number(number) => match answer.parse::<f64>() {
                Ok(theirs) if theirs.is_finite() => {
                    let gap = theirs - number;
                    Some(Given { is_right: gap.abs() <= tolerance(number), gap: Some(gap) })
                }
                _ => None,
            },
        }
    }

    /// What kind of question it is.
    pub fn kind(&self) -> Kind {
        match self.right {
            Right::Positive(_) => Kind::Sign,
            Right::Up(_) => Kind::Way,
            Right::Shape(_) => Kind::Shape,
            Right::Place(..) => Kind::Greatest,
            Right::Number(_) => Kind::Number,
        }
    }

    /// The question as it is remembered.
    pub fn past(&self) -> Past {
        let right = Some(self.right).filter(|right| !matches!(right, Right::Number(_)));
        Past { name: self.about.0.clone(), kind: self.kind(), right }
    }

    /// The number that it is about, in the field's own index: `scores[0,1]`.
    pub fn written(&self) -> String {
        let (name, cell) = &self.about;
        format!("{name}{}", cell.index(self.step.evaluation.shape(self.of)))
    }

    /// The vector, or the row of a matrix, whose numbers are compared: `scores[0]`.
    pub fn compared(&self) -> String {
        let (name, cell) = &self.about;
        if self.step.evaluation.shape(self.of).rank() == 2 { format!("{name}[{}]", cell.row) } else { name.to_string() }
    }

    /// How the number in `cell` comes about, and what it is.
    pub fn explain(&self, cell: Cell) -> (Arithmetic<Element>, f64) {
        self.step.explain(self.of, cell)
    }
}

/// How far from `number` an answer of two digits may be: one unit of the second digit.
fn tolerance(number: f64) -> f64 {
    if number == 0.0 { 0.005 } else { 10_f64.powf(number.abs().log10().floor() - 1.0) * 1.000_001 }
}

/// `3x2`, `(3, 2)`, `3×2` or `3`.
fn read_shape(text: &str) -> Option<Shape> {
    if text.contains(|c: char| !c.is_ascii_digit() && !"x×,() ".contains(c)) {
        return None;
    }
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let axes: Vec<usize> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let is_shape = !axes.is_empty() || text == "()";
    (is_shape && axes.len() <= MOST_AXES).then(|| Shape::new(&axes))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::lab::formula::name;
    use crate::lab::program::Program;
    use crate::lab::{Evaluation, Progress};
    use crate::ops::Value;

    fn question(right: Right) -> Question {
        let program = Program::builder().quantities(["a"]).stage("double").compute("b", name("a") * 2.0).build();
        let evaluation = Evaluation::new(&Arc::new(program), [("a", Value::from(1.0))]).unwrap();
        let step = Step { evaluation, stage: 0, part: None, progress: Progress::WHOLE };
        let about = ("b".into(), Cell::SCALAR);
        let of = Reference::Statement(0);
        Question { about, of, step, cells: vec![], blanks: vec![], right }
    }

    #[test]
    fn answers_are_read_as_people_write_them() {
        for (right, answers, wrong) in [
            (Right::Positive(false), &["-", "−", "negative"][..], "+"),
            (Right::Up(true), &["up", "UP", "+"], "down"),
            (Right::Shape(Shape::matrix(3, 2)), &["3x2", "(3, 2)", "3×2", "3 2"], "2x3"),
            (Right::Shape(Shape::vector(4)), &["4", "(4,)"], "4x1"),
            (Right::Place(2, 4), &["2"], "3"),
            (Right::Number(0.641), &["0.64", "0.641", "0.65", ".64"], "0.6"),
            (Right::Number(-2_113.4), &["-2113", "−2100", "-2.1e3"], "2113"),
        ] {
            for answer in answers {
                assert!(question(right).judge(answer).unwrap().is_right, "{answer}");
            }
            assert!(!question(right).judge(wrong).unwrap().is_right);
            assert_eq!(question(right).judge("perhaps"), None);
        }
    }

    #[test]
    fn a_number_comes_with_how_far_off_it_is() {
        let given = question(Right::Number(0.5)).judge("0.75").unwrap();
        assert_eq!(given, Given { is_right: false, gap: Some(0.25) });
        assert_eq!(question(Right::Up(true)).judge("up").unwrap().gap, None);
    }
}
