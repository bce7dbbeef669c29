//! Predicting before seeing: questions about what the next step computes, made from the lab's program and its numbers.

use rand::RngExt;

use crate::lab::program::{Kind, Reference};
use crate::lab::{Element, Name, Progress, Refusal, Step, Walk};
use crate::math::NumpyRandom;
use crate::ops::{Cell, MOST_AXES, Shape};

/// A question about a step, and what is right.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What is asked.
    pub prompt: String,
    /// The quantity that it is about, and its cell.
    pub about: (Name, Cell),
    right: Right,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Right {
    Positive(bool),
    Up(bool),
    Shape(Shape),
    /// Which of so many is greatest.
    Place(usize, usize),
    Number(f64),
}

/// Terms that somebody can be expected to add up in their head.
const FEW_TERMS: usize = 3;

impl Question {
    /// A question about a stage, for somebody who looks at `looked_at`; which one of those that there are, `seed` and
    /// `turn` decide. Nothing where there is nothing to be reasoned out.
    pub fn about(step: &Step, looked_at: Cell, seed: u32, turn: u32) -> Option<Self> {
        let mut questions = vec![];
        for (of, statement) in step.statements() {
            let is_result = step.result() == Some(of);
            if statement.kind == Kind::Number && (is_result || step.progress.is_complete()) {
                questions.extend(about(step, of, statement.is_update, looked_at));
            }
        }
        let random = &mut NumpyRandom::seed_with_key(&[seed, turn]);
        (!questions.is_empty()).then(|| questions.swap_remove(random.random_range(0..questions.len())))
    }

    /// Whether `answer` is right.
    ///
    /// # Errors
    /// If it is no answer to the question; the refusal says what would be one.
    pub fn is_right(&self, answer: &str) -> Result<bool, Refusal> {
        let answer = answer.trim().to_lowercase().replace('−', "-");
        let refuse = |wants: &str| Refusal(format!("`{answer}` is no answer here: {wants}"));
        match self.right {
            Right::Positive(positive) => match &*answer {
                "+" | "positive" | "pos" | "p" => Ok(positive),
                "-" | "negative" | "neg" | "n" => Ok(!positive),
                _ => Err(refuse("write + or −")),
            },
            Right::Up(up) => match &*answer {
                "up" | "u" | "+" => Ok(up),
                "down" | "d" | "-" => Ok(!up),
                _ => Err(refuse("write up or down")),
            },
            Right::Shape(shape) => read_shape(&answer)
                .map(|theirs| theirs == shape)
                .ok_or_else(|| refuse("write a shape as 3x2, or 3 for a vector")),
            Right::Place(place, of) => match answer.parse::<usize>() {
                Ok(theirs) if theirs < of => Ok(theirs == place),
                _ => Err(refuse(&format!("write a number from 0 to {}", of - 1))),
            },
            Right::Number(number) => match answer.parse::<f64>() {
                Ok(theirs) if theirs.is_finite() => Ok((theirs - number).abs() <= tolerance(number)),
                _ => Err(refuse("write a number")),
            },
        }
    }

    /// What is right, in words; nothing where only the number says it.
    pub fn right(&self) -> Option<String> {
        match self.right {
            Right::Positive(positive) => Some(if positive { "positive" } else { "negative" }.to_owned()),
            Right::Up(up) => Some(if up { "up" } else { "down" }.to_owned()),
            Right::Shape(shape) if shape.rank() == 1 => Some(shape.len().to_string()),
            Right::Shape(shape) => Some(shape.to_string()),
            Right::Place(place, _) => Some(place.to_string()),
            Right::Number(_) => None,
        }
    }
}

/// How far from `number` an answer of two digits may be: one unit of the second digit.
fn tolerance(number: f64) -> f64 {
    if number == 0.0 { 0.005 } else { 10_f64.powf(number.abs().log10().floor() - 1.0) * 1.000_001 }
}

/// `3x2`, `(3, 2)`, `3×2` or `3`.
fn read_shape(text: &str) -> Option<Shape> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let axes: Vec<usize> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let is_shape = !axes.is_empty() || text == "()";
    (is_shape && axes.len() <= MOST_AXES).then(|| Shape::new(&axes))
}

/// The questions that a line of the program gives rise to.
fn about(step: &Step, of: Reference, is_update: bool, looked_at: Cell) -> Vec<Question> {
    let evaluation = &step.evaluation;
    let (name, shape) = (evaluation.program().name(of), evaluation.shape(of));
    if shape.is_empty() || evaluation.operands(of).is_none() {
        return vec![];
    }
    let cell = step.cell(of, looked_at);
    let number = evaluation.number(Element { of, cell });
    let written = format!("{name}{}", cell.index(shape));
    let question = |prompt: String, right: Right| Question { prompt, about: (name.into(), cell), right };
    let mut questions = vec![];
    let Progress { walk, .. } = step.progress;
    // The term of a sum that is under way is not the sum.
    let is_number = number.is_finite() && (walk != Walk::Terms || step.progress.is_complete());
    if is_number && number != 0.0 {
        let before = if is_update { before(step, name, cell) } else { None };
        if let Some(before) = before.filter(|before| *before != number) {
            questions.push(question(format!("does {written} go up or down?"), Right::Up(number > before)));
        } else {
            questions.push(question(format!("is {written} + or −?"), Right::Positive(number > 0.0)));
        }
    }
    let terms = evaluation.explain(Element { of, cell }).terms().unwrap_or(1);
    if is_number && terms <= FEW_TERMS && (1e-3..1e5).contains(&number.abs()) {
        questions.push(question(format!("what is {written}, to two digits?"), Right::Number(number)));
    }
    if shape.rank() > 1 && step.progress.done <= 1 {
        questions.push(question(format!("which shape has {name}? (as 3x2)"), Right::Shape(shape)));
    }
    questions.extend(greatest(step, of, cell).map(|(whole, place, count)| {
        question(format!("which of {whole} is greatest? (0 to {})", count - 1), Right::Place(place, count))
    }));
    questions
}

/// What an update started from.
fn before(step: &Step, name: &str, cell: Cell) -> Option<f64> {
    let evaluation = &step.evaluation;
    let input = evaluation.program().inputs().iter().position(|input| input.name == name)?;
    let of = Reference::Input(input);
    (evaluation.shape(of).nearest(cell) == cell).then(|| evaluation.number(Element { of, cell }))
}

/// Of a short vector, or of the row that the stage has come to, which number is greatest, and of how many.
fn greatest(step: &Step, of: Reference, cell: Cell) -> Option<(String, usize, usize)> {
    const SHORT: std::ops::RangeInclusive<usize> = 2..=12;
    let evaluation = &step.evaluation;
    let name = evaluation.program().name(of);
    let is_whole = step.progress.is_complete();
    let shape = evaluation.shape(of);
    let (whole, cells): (String, Vec<Cell>) = match shape.rank() {
        1 if is_whole => (name.to_owned(), shape.cells().collect()),
        2 if is_whole || step.progress.walk == Walk::Rows => {
            let row = cell.row;
            (format!("{name}[{row}]"), (0..shape.columns()).map(|column| Cell::new(row, column)).collect())
        }
        _ => return None,
    };
    if !SHORT.contains(&cells.len()) {
        return None;
    }
    let numbers: Vec<f64> = cells.iter().map(|cell| evaluation.number(Element { of, cell: *cell })).collect();
    let (place, most) = numbers.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1))?;
    // Where two are equal, there is no one answer.
    let is_alone = numbers.iter().filter(|number| **number == most).count() == 1;
    (is_alone && numbers.iter().all(|number| !number.is_nan())).then_some((whole, place, numbers.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(right: Right) -> Question {
        Question { prompt: String::new(), about: ("a".into(), Cell::SCALAR), right }
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
                assert_eq!(question(right).is_right(answer), Ok(true), "{answer}");
            }
            assert_eq!(question(right).is_right(wrong), Ok(false));
            let refusal = question(right).is_right("perhaps").unwrap_err().0;
            assert!(refusal.contains("`perhaps` is no answer here: write"), "{refusal}");
        }
    }
}
