//! A program in which one number is another than what was computed, and what follows from that.

use std::sync::Arc;

use super::numbers::Numbers;
use crate::lab::formula::Formula;
use crate::lab::{Evaluation, Overwritten, Reference};
use crate::ops::Cell;

/// What an evaluation was before numbers of it were overwritten.
pub(super) struct Before {
    pub(super) evaluation: Evaluation,
    pub(super) of: Reference,
    pub(super) overwritten: Overwritten,
}

/// What the derivative foretold of a scalar, and what happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Foretold {
    /// The scalar.
    pub name: String,
    /// What it was.
    pub before: f64,
    /// What it would be if it went on as steeply as it did where the number was as it was; nothing where no derivative is
    /// known.
    pub foretold: Option<f64>,
    /// What it is.
    pub now: f64,
    /// How large the numbers are that it is computed from, at most, and what it was and is.
    pub size: f64,
}

/// How what happened compares with what was foretold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It is the same to the last bit.
    Exactly,
    /// It is the same but for rounding.
    UpToRounding,
    /// It is another.
    Not,
}

/// The share of the size of numbers up to which what is computed of them hangs on how it was rounded.
const ROUNDING: f64 = 1e-12;

/// Whether a difference between what was computed from numbers of this size is no more than rounding.
pub fn is_rounding(difference: f64, size: f64) -> bool {
    difference.abs() <= ROUNDING * size
}

impl Foretold {
    /// Whether it came as foretold; nothing where nothing was.
    pub fn held(&self) -> Option<Held> {
        Some(match self.now - self.foretold? {
            0.0 => Held::Exactly,
            apart if is_rounding(apart, self.size) => Held::UpToRounding,
            _ => Held::Not,
        })
    }
}

impl Evaluation {
    /// How large the finite numbers of a name are at most, and those that it is computed from.
    pub fn size(&self, of: Reference) -> f64 {
        let largest = |of: Reference| self.value(of).largest();
        let Reference::Statement(line) = of else { return largest(of) };
        let formula = &self.program().statements()[line].formula;
        let inputs = (0..self.program().inputs().len()).map(Reference::Input);
        let given = inputs.chain((0..line).map(Reference::Statement));
        let given = given.filter(|name| formula.uses(&|used| used == *name));
        given.map(largest).fold(largest(of), f64::max)
    }

    /// What a name refers to in the whole of the program: what is computed under it last, else what is given so.
    pub fn anywhere(&self, name: &str) -> Option<Reference> {
        let line = self.program().statements().iter().rposition(|line| line.name == *name);
        let input = || self.program().inputs().iter().position(|input| input.name == *name);
        line.map(Reference::Statement).or_else(|| input().map(Reference::Input))
    }

    /// What is overwritten under a name: what is given so where an update is made of it later, else what
    /// [`anywhere`](Self::anywhere) finds.
    fn overwritten(&self, name: &str) -> Option<Reference> {
        let program = self.program();
        let carried = program.carried().find(|(input, _)| program.name(Reference::Input(*input)) == name);
        carried.map(|(input, _)| Reference::Input(input)).or_else(|| self.anywhere(name))
    }

    /// The same program with other numbers for some that were given or computed, and everything computed anew that hangs on
    /// them. Where there is no such quantity, or it has no such numbers, it is as it was.
    #[must_use]
    pub fn overwriting(&self, overwritten: &Overwritten) -> Self {
        let Some(of) = self.overwritten(&overwritten.name) else { return self.clone() };
        if overwritten.check(self.shape(of)).is_err() {
            return self.clone();
        }
        let (mut evaluation, hangs_on_it) = self.overwriting_alone(of, overwritten);
        // What has been overwritten before and hangs on it stays overwritten.
        let mut earlier = vec![];
        let mut before = &self.numbers.before;
        while let Some(one) = before {
            if one.of != of && matches!(one.of, Reference::Statement(line) if hangs_on_it[line]) {
                earlier.push((one.of, &one.overwritten));
            }
            before = &one.evaluation.numbers.before;
        }
        for (of, overwritten) in earlier.into_iter().rev() {
            evaluation = evaluation.overwriting_alone(of, overwritten).0;
        }
        let mut numbers = Arc::into_inner(evaluation.numbers).expect("made just now, for nobody else");
        numbers.before = Some(Before { evaluation: self.clone(), of, overwritten: overwritten.clone() });
        Self { numbers: Arc::new(numbers), done: self.done }
    }

    /// The same program with this overwritten, and of every line whether it hangs on it.
    fn overwriting_alone(&self, of: Reference, overwritten: &Overwritten) -> (Self, Vec<bool>) {
        let (program, before) = (self.program(), &self.numbers);
        let value = overwritten.apply(self.value(of));
        let mut inputs = before.inputs.clone();
        if let Reference::Input(index) = of {
            inputs[index] = value.clone();
        }
        let names = Arc::clone(&before.names);
        let numbers = Numbers::new(program, inputs, names).expect("only numbers are another, and no shape");
        let mut hangs_on_it = vec![false; program.statements().len()];
        for (index, statement) in program.statements().iter().enumerate() {
            if of == Reference::Statement(index) {
                let _ = numbers.statements[index].value.set(value.clone());
                hangs_on_it[index] = true;
                continue;
            }
            let is_another = |name: Reference| match name {
                Reference::Statement(line) => hangs_on_it[line],
                input @ Reference::Input(_) => input == of,
            };
            hangs_on_it[index] = statement.formula.uses(&is_another);
            if let Some(known) = before.statements[index].value.get().filter(|_| !hangs_on_it[index]) {
                let _ = numbers.statements[index].value.set(known.clone());
            }
        }
        (Self { numbers: Arc::new(numbers), done: self.done }, hangs_on_it)
    }

    /// Whether somebody has overwritten this number: it is its own explanation.
    pub(super) fn is_overwritten(&self, of: Reference, cell: Cell) -> bool {
        let Some(before) = &self.numbers.before else { return false };
        let is_it = before.of == of && before.overwritten.has(cell, self.shape(of));
        is_it || before.evaluation.is_overwritten(of, cell)
    }

    /// Of every line whether it hangs on a slope that is found by differences.
    fn hang_on_differences(&self) -> Vec<bool> {
        let mut hang: Vec<bool> = vec![];
        for statement in self.program().statements() {
            let does = |name: Reference| matches!(name, Reference::Statement(line) if hang.get(line) == Some(&true));
            hang.push(finds_differences(&statement.formula) || statement.formula.uses(&does));
        }
        hang
    }

    /// Of every scalar that hangs on what was overwritten last what its derivative foretold, and what happened: as far as the
    /// scalars are computed where this stands.
    pub fn foretold(&self) -> Vec<Foretold> {
        let Some(Before { evaluation: before, of, .. }) = &self.numbers.before else { return vec![] };
        let (was, is) = (before.value(*of), self.value(*of));
        let changes: Vec<f64> = was.numbers().zip(is.numbers()).map(|(was, is)| is - was).collect();
        // What hangs on differences has no derivative that is known here.
        let differences = self.hang_on_differences();
        let lines = (0..self.lines_done()).filter(|line| !differences[*line]).map(Reference::Statement);
        let scalars = lines.filter(|line| self.shape(*line).is_scalar());
        let foretold = |line: Reference| {
            let name = self.program().name(line);
            let gradients = before.gradients(line);
            let slopes = gradients.by(*of)?;
            let by: f64 =
                slopes.numbers().zip(&changes).filter(|(_, by)| **by != 0.0).map(|(slope, by)| slope * by).sum();
            let (was, now) = (before.value(line).scalar()?, self.value(line).scalar()?);
            (line != *of && self.find(name) == Some(line)).then(|| Foretold {
                name: name.to_owned(),
                before: was,
                foretold: Some(was + by),
                now,
                size: self.size(line).max(before.size(line)),
            })
        };
        scalars.filter_map(foretold).collect()
    }
}

/// Whether a formula finds a slope by differences.
fn finds_differences(formula: &Formula<Reference>) -> bool {
    match formula {
        Formula::CentralDifferences { .. } => true,
        Formula::Apply(_, arguments) => arguments.iter().any(finds_differences),
        Formula::Number(_) | Formula::Name(_) => false,
    }
}

impl Numbers {
    /// The same overwritten in another evaluation of the program, as far as it is computed there and not given.
    pub(super) fn carried_over(&self, other: Evaluation) -> Evaluation {
        let Some(Before { evaluation, of, overwritten }) = &self.before else { return other };
        let other = evaluation.numbers.carried_over(other);
        if let Reference::Statement(_) = of { other.overwriting(overwritten) } else { other }
    }
}
