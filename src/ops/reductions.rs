//! Operations that take many numbers together into one: over a whole value, or along one of a matrix's axes.

use super::arithmetic::source;
use super::code::Binding;
use super::{
    Arguments, Arithmetic, Cell, Code, Language, Operation, Shape, ShapeError, SourceCell, Terms, Value, rust,
};
use crate::math;

/// Many numbers taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Σ aᵢ
    Sum,
    /// Σ aᵢ / n
    Mean,
    /// The greatest.
    Max,
    /// The least.
    Min,
}

/// A fold along one axis: of a matrix, along the first one a number for each column, along the second a number for each
/// row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Along {
    /// How the numbers are taken together.
    pub fold: Fold,
    /// Along which axis, from 0.
    pub axis: usize,
    /// Whether the axis stays, with length 1: NumPy's `keepdims`.
    pub is_kept: bool,
}

impl Fold {
    /// The result for `n` numbers, taken from left to right.
    pub fn apply(self, numbers: impl Iterator<Item = f64>, n: usize) -> f64 {
        match self {
            Self::Sum => numbers.fold(0.0, |total, number| total + number),
            Self::Mean => numbers.fold(0.0, |total, number| total + number) / n as f64,
            // As NumPy, which lets NaN through.
            Self::Max => numbers
                .fold(f64::NEG_INFINITY, |most, number| if number > most || number.is_nan() { number } else { most }),
            Self::Min => numbers
                .fold(f64::INFINITY, |least, number| if number < least || number.is_nan() { number } else { least }),
        }
    }

    /// What runs along while the fold is on its way: of a mean the sum.
    pub(super) fn running(self) -> Self {
        if self == Self::Mean { Self::Sum } else { self }
    }

    /// The fold written out: the first of its terms, as many as are given, and that there are `n` in all.
    pub(super) fn write(self, terms: &[Code], n: usize) -> Code {
        if matches!(self, Self::Max | Self::Min) {
            let rest = if terms.len() < n { ", …" } else { "" };
            let terms: Vec<&str> = terms.iter().map(|term| term.text.as_str()).collect();
            return Code::atom(format!("{}({}{rest})", self.word(), terms.join(", ")));
        }
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
            Self::Mean if n == 1 => Code::new(format!("{text} / 1"), Binding::Product),
            Self::Mean => Code::new(format!("({text}) / {n}"), Binding::Product),
            // A lone term may itself be a product or a power: at least it is no sum.
            _ => Code::new(text, if n == 1 { Binding::Product } else { Binding::Sum }),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Mean => "mean",
            Self::Max => "max",
            Self::Min => "min",
        }
    }

    fn of(self, numbers: impl ExactSizeIterator<Item = f64>) -> f64 {
        let n = numbers.len();
        self.apply(numbers, n)
    }

    /// ∂result/∂each of `numbers`.
    fn derivatives(self, numbers: &[f64]) -> Vec<f64> {
        let n = numbers.len();
        match self {
            Self::Sum => vec![1.0; n],
            Self::Mean => vec![1.0 / n as f64; n],
            // The first of several equal ones has it all, as PyTorch's max along an axis has it.
            Self::Max | Self::Min => {
                let result = self.of(numbers.iter().copied());
                let first = numbers.iter().position(|number| *number == result);
                (0..n).map(|k| if Some(k) == first { 1.0 } else { 0.0 }).collect()
            }
        }
    }
}

impl Operation for Fold {
    fn name(&self) -> &'static str {
        self.word()
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match arguments {
            [_] => Ok(Shape::SCALAR),
            _ => Err(ShapeError { operation: self.name(), shapes: arguments.to_vec(), wants: "one argument" }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let numbers = &arguments[0];
        Value::from(match (self, numbers.shape().rank()) {
            (Self::Sum, 1) => math::sum(numbers.as_slice()),
            (Self::Mean, 1) => math::mean(numbers.as_slice()),
            _ => self.of(numbers.numbers()),
        })
    }

    fn explain(&self, arguments: &dyn Arguments, _: Cell) -> Arithmetic<SourceCell> {
        let shape = arguments.shape(0);
        let term = move |i: usize| source(0, shape.cell(i));
        Arithmetic::Fold(*self, Terms::new(shape.len(), term))
    }

    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        match language {
            Language::Notation => Code::call(self.word(), arguments),
            Language::NumPy => Code::call(&format!("np.{}", self.word()), arguments),
            Language::Rust => rust::fold(*self, &arguments[0]),
        }
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let shape = arguments[0].shape();
        let derivatives = self.derivatives(arguments[0].as_slice());
        let upstream = upstream.get(Cell::SCALAR);
        vec![Some(Value::from_cells(shape, |cell| upstream * derivatives[shape.place(cell)]))]
    }
}

impl Along {
    /// Each column taken together.
    pub const fn columns(fold: Fold) -> Self {
        Self { fold, axis: 0, is_kept: false }
    }

    /// Each row taken together.
    pub const fn rows(fold: Fold) -> Self {
        Self { fold, axis: 1, is_kept: false }
    }

    /// Each row taken together, as a matrix of one column.
    pub const fn rows_kept(fold: Fold) -> Self {
        Self { fold, axis: 1, is_kept: true }
    }

    /// Where term `k` of the fold behind `cell` of the result stands.
    fn term(self, of: Shape, cell: Cell, k: usize) -> Cell {
        match (of.rank(), self.axis) {
            (2, 0) if self.is_kept => Cell::new(k, cell.column),
            (2, 0) => Cell::new(k, cell.row),
            (2, _) => Cell::new(cell.row, k),
            _ => {
                let result = self.result(of);
                let mut index: Vec<usize> = (0..result.rank()).map(|axis| cell.along(axis, result)).collect();
                if self.is_kept {
                    index[self.axis] = k;
                } else {
                    index.insert(self.axis, k);
                }
                Cell::from_index(&index)
            }
        }
    }

    fn length(self, of: Shape) -> usize {
        of.axes().get(self.axis).copied().unwrap_or(0)
    }

    fn result(self, of: Shape) -> Shape {
        let mut axes = of.axes().to_vec();
        if self.is_kept {
            axes[self.axis] = 1;
        } else {
            axes.remove(self.axis);
        }
        Shape::new(&axes)
    }
}

impl Operation for Along {
    fn name(&self) -> &'static str {
        match (self.fold, self.axis) {
            (Fold::Sum, 0) => "sum of each column",
            (Fold::Sum, _) => "sum of each row",
            (Fold::Mean, 0) => "mean of each column",
            (Fold::Mean, _) => "mean of each row",
            (Fold::Max, 0) => "max of each column",
            (Fold::Max, _) => "max of each row",
            (Fold::Min, 0) => "min of each column",
            (Fold::Min, _) => "min of each row",
        }
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [of] if of.rank() > self.axis.max(1) => Ok(self.result(of)),
            _ => Err(ShapeError { operation: self.name(), shapes: arguments.to_vec(), wants: "a matrix" }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let of = &arguments[0];
        let (shape, length) = (of.shape(), self.length(of.shape()));
        Value::from_cells(self.result(shape), |cell| {
            self.fold.of((0..length).map(|k| of.get(self.term(shape, cell, k))))
        })
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        let (this, of) = (*self, arguments.shape(0));
        Arithmetic::Fold(self.fold, Terms::new(self.length(of), move |k| source(0, this.term(of, cell, k))))
    }

    /// A cell takes a whole row or column: whoever looks at many would go through all of it again and again.
    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        let (function, of) = (self.fold.word(), &arguments[0].text);
        if language == Language::Rust {
            return rust::fold_along(self.fold, &arguments[0], self.axis == 0, self.is_kept);
        }
        let kept = if self.is_kept { ", keepdims=True" } else { "" };
        Code::atom(match (language, self.axis) {
            (Language::Notation, 0) => format!("{function} of columns({of})"),
            (Language::Notation | Language::Rust, _) => format!("{function} of rows({of})"),
            (Language::NumPy, axis) => format!("np.{function}({of}, axis={axis}{kept})"),
        })
    }

    fn gradient(&self, arguments: &[Value], result: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let (of, shape) = (&arguments[0], arguments[0].shape());
        let mut gradient = vec![0.0; shape.len()];
        for cell in result.shape().cells() {
            let terms: Vec<Cell> = (0..self.length(shape)).map(|k| self.term(shape, cell, k)).collect();
            let numbers: Vec<f64> = terms.iter().map(|term| of.get(*term)).collect();
            for (term, derivative) in terms.into_iter().zip(self.fold.derivatives(&numbers)) {
                gradient[shape.place(term)] = upstream.get(cell) * derivative;
            }
        }
        vec![Some(Value::from_numbers(shape, gradient))]
    }
}
