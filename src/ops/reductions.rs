//! Operations that take many numbers together into one.

use super::arithmetic::source;
use super::code::Binding;
use super::{ArgumentCell, Arguments, Arithmetic, Cell, Code, Language, Operation, Shape, ShapeError, Terms, Value};
use crate::math;

/// Many numbers taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Σ aᵢ
    Sum,
    /// Σ aᵢ / n
    Mean,
}

impl Fold {
    /// The result for `n` numbers, taken from left to right.
    pub fn apply(self, numbers: impl Iterator<Item = f64>, n: usize) -> f64 {
        let sum = numbers.fold(0.0, |total, number| total + number);
        match self {
            Self::Sum => sum,
            Self::Mean => sum / n as f64,
        }
    }

    /// The fold written out: the first of its terms, as many as are given, and that there are `n` in all.
    pub(super) fn write(self, terms: &[Code], n: usize) -> Code {
        let mut text = String::new();
        for term in terms {
            let term = term.at_least(Binding::Product);
            match term.strip_prefix('−') {
                _ if text.is_empty() => text = term,
                Some(positive) => text = format!("{text} − {positive}"),
                None => text = format!("{text} + {term}"),
            }
        }
        if terms.len() < n {
            text += if text.is_empty() { "…" } else { " + …" };
        }
        match self {
            Self::Sum => Code { text, binding: if n == 1 { Binding::Atom } else { Binding::Sum } },
            Self::Mean if n == 1 => Code { text: format!("{text} / 1"), binding: Binding::Product },
            Self::Mean => Code { text: format!("({text}) / {n}"), binding: Binding::Product },
        }
    }
}

impl Operation for Fold {
    fn name(&self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Mean => "mean",
        }
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match arguments {
            [_] => Ok(Shape::Scalar),
            _ => Err(ShapeError { operation: self.name(), shapes: arguments.to_vec(), wants: "one argument" }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let n = arguments[0].shape().len() as f64;
        let sum = match &arguments[0] {
            Value::Vector(column) => math::sum(column.as_slice()),
            other => other.numbers().sum(),
        };
        Value::Scalar(match self {
            Self::Sum => sum,
            Self::Mean => sum / n,
        })
    }

    fn explain(&self, arguments: &dyn Arguments, _: Cell) -> Arithmetic<ArgumentCell> {
        let shape = arguments.shape(0);
        let columns = if let Shape::Matrix(_, columns) = shape { columns } else { 1 };
        let term = move |i: usize| source(0, Cell { row: i / columns, column: i % columns });
        Arithmetic::Fold(*self, Terms::new(shape.len(), term))
    }

    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        let function = match (self, language) {
            (Self::Sum, Language::Notation) => "sum",
            (Self::Sum, Language::NumPy) => "np.sum",
            (Self::Mean, Language::Notation) => "mean",
            (Self::Mean, Language::NumPy) => "np.mean",
        };
        Code::call(function, arguments)
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let shape = arguments[0].shape();
        let each = match self {
            Self::Sum => upstream.get(Cell::SCALAR),
            Self::Mean => upstream.get(Cell::SCALAR) / shape.len() as f64,
        };
        vec![Some(Value::from_cells(shape, |_| each))]
    }
}
