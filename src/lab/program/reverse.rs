//! Reverse mode: how a number of a program changes with everything it was computed from.
//!
//! Griewank and Walther, *Evaluating Derivatives*, 2nd edition, chapter 3: the lines are gone through from the last to
//! the first, and each hands on to its arguments what has come to it, by the gradient of its operation.

use crate::lab::formula::Formula;
use crate::lab::{Evaluation, Reference};
use crate::ops::{Shape, Value};

/// The derivatives of one number with respect to everything that it was computed from.
#[derive(Debug)]
pub struct Gradients {
    inputs: Vec<Option<Value>>,
    statements: Vec<Option<Value>>,
}

impl Gradients {
    /// The derivatives with respect to each number of `by`, in its shape; nothing where the number does not hang on it, or
    /// not smoothly.
    pub fn by(&self, by: Reference) -> Option<&Value> {
        match by {
            Reference::Input(index) => self.inputs[index].as_ref(),
            Reference::Statement(index) => self.statements[index].as_ref(),
        }
    }

    fn add(&mut self, by: Reference, gradient: Value) {
        let sum = match by {
            Reference::Input(index) => &mut self.inputs[index],
            Reference::Statement(index) => &mut self.statements[index],
        };
        *sum = Some(match sum.take() {
            None => gradient,
            Some(before) => {
                let numbers = before.numbers().zip(gradient.numbers()).map(|(a, b)| a + b).collect();
                Value::from_numbers(before.shape(), numbers)
            }
        });
    }
}

impl Evaluation {
    /// The derivatives of the number `of`, or of the sum of its numbers, with respect to everything that the program
    /// computes it from.
    pub fn gradients(&self, of: Reference) -> Gradients {
        let program = self.program();
        let mut gradients = Gradients {
            inputs: vec![None; program.inputs().len()],
            statements: vec![None; program.statements().len()],
        };
        gradients.add(of, filled(self.shape(of), 1.0));
        let Reference::Statement(last) = of else { return gradients };
        for index in (0..=last).rev() {
            if let Some(upstream) = gradients.statements[index].clone() {
                self.hand_on(&program.statements()[index].formula, &upstream, &mut gradients);
            }
        }
        gradients
    }

    /// Hands `upstream`, the derivatives with respect to what `formula` comes to, on to the names in it.
    fn hand_on(&self, formula: &Formula<Reference>, upstream: &Value, gradients: &mut Gradients) {
        match formula {
            // What is found by differences is a slope already: its own is not known.
            Formula::Number(_) | Formula::CentralDifferences { .. } => {}
            Formula::Name(name) => gradients.add(*name, upstream.clone()),
            Formula::Apply(operation, formulas) => {
                let arguments: Vec<Value> = formulas.iter().map(|argument| self.value_of(argument)).collect();
                let result = operation.value(&arguments);
                let downstream = operation.gradient(&arguments, &result, upstream);
                for (argument, gradient) in formulas.iter().zip(downstream) {
                    if let Some(gradient) = gradient {
                        self.hand_on(argument, &gradient, gradients);
                    }
                }
            }
        }
    }
}

fn filled(shape: Shape, number: f64) -> Value {
    Value::from_numbers(shape, vec![number; shape.len()])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::lab::formula::{central_differences, exp, hadamard, matmul, mean, name, square, sum};
    use crate::lab::{Program, Reference};
    use crate::math::Doubles;

    /// `loss` of a program in which a name is used in several places and another not at all.
    fn evaluation() -> Evaluation {
        let program = Program::builder()
            .quantities(["w", "x", "unused"])
            .compute("z", matmul(name("x"), name("w")) + mean(name("w")))
            .compute("loss", sum(square(name("z"))) + sum(hadamard(exp(name("w")), name("w"))))
            .compute("numeric", central_differences("loss", "w"))
            .compute("after", name("loss") + 1.0)
            .build();
        let vector = |numbers: &[f64]| Value::from(Doubles::from(numbers));
        let x = Value::from_numbers(Shape::matrix(3, 2), vec![1.0, -2.0, 0.5, 3.0, -1.0, 0.25]);
        Evaluation::new(&Arc::new(program), [("w", vector(&[0.3, -0.7])), ("x", x), ("unused", 5.0.into())]).unwrap()
    }

    #[test]
    fn a_name_gets_the_sum_over_all_its_uses() {
        let evaluation = evaluation();
        let gradients = evaluation.gradients(evaluation.find("loss").unwrap());
        let ours = gradients.by(Reference::Input(0)).unwrap();
        let numeric = evaluation.get("numeric").unwrap();
        assert_eq!(ours.shape(), numeric.shape());
        for (ours, numeric) in ours.numbers().zip(numeric.numbers()) {
            assert!((ours - numeric).abs() < 1e-7 * numeric.abs().max(1.0), "{ours} is not {numeric}");
        }
    }

    #[test]
    fn what_plays_no_part_has_no_gradient() {
        let evaluation = evaluation();
        let gradients = evaluation.gradients(evaluation.find("loss").unwrap());
        assert!(gradients.by(Reference::Input(2)).is_none(), "it is not used");
        assert!(gradients.by(evaluation.find("after").unwrap()).is_none(), "it comes later");
        assert_eq!(gradients.by(evaluation.find("loss").unwrap()).unwrap().scalar(), Some(1.0));
        let of_input = evaluation.gradients(Reference::Input(0));
        assert_eq!(of_input.by(Reference::Input(0)).unwrap().as_slice(), [1.0, 1.0]);
        let of_slopes = evaluation.gradients(evaluation.find("numeric").unwrap());
        assert!(of_slopes.by(Reference::Input(0)).is_none(), "differences have no gradient of their own");
    }
}
