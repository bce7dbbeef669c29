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

/// A fold along one axis of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Along(pub Fold, pub Axis);

/// Which numbers of a matrix are taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// Those of each column: a vector, a number for each column. NumPy's `axis=0`.
    EachColumn,
    /// Those of each row: a vector, a number for each row. NumPy's `axis=1`.
    EachRow,
    /// Those of each row, as a matrix of one column. NumPy's `axis=1, keepdims=True`.
    EachRowKept,
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
            [_] => Ok(Shape::Scalar),
            _ => Err(ShapeError { operation: self.name(), shapes: arguments.to_vec(), wants: "one argument" }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let n = arguments[0].shape().len();
        Value::Scalar(match (self, &arguments[0]) {
            (Self::Sum, Value::Vector(column)) => math::sum(column.as_slice()),
            (Self::Mean, Value::Vector(column)) => math::mean(column.as_slice()),
            (_, other) => self.apply(other.numbers(), n),
        })
    }

    fn explain(&self, arguments: &dyn Arguments, _: Cell) -> Arithmetic<SourceCell> {
        let shape = arguments.shape(0);
        let columns = if let Shape::Matrix(_, columns) = shape { columns } else { 1 };
        let term = move |i: usize| source(0, Cell { row: i / columns, column: i % columns });
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
        let columns = if let Shape::Matrix(_, columns) = shape { columns } else { 1 };
        let numbers: Vec<f64> = arguments[0].numbers().collect();
        let derivatives = self.derivatives(&numbers);
        let upstream = upstream.get(Cell::SCALAR);
        vec![Some(Value::from_cells(shape, |cell| upstream * derivatives[cell.row * columns + cell.column]))]
    }
}

impl Along {
    /// Where term `k` of the fold behind `cell` of the result stands.
    fn term(self, cell: Cell, k: usize) -> Cell {
        match self.1 {
            Axis::EachColumn => Cell { row: k, column: cell.row },
            Axis::EachRow | Axis::EachRowKept => Cell { row: cell.row, column: k },
        }
    }

    fn length(self, shape: Shape) -> usize {
        match (shape, self.1) {
            (Shape::Matrix(rows, _), Axis::EachColumn) => rows,
            (Shape::Matrix(_, columns), _) => columns,
            _ => 0,
        }
    }
}

impl Operation for Along {
    fn name(&self) -> &'static str {
        match (self.0, self.1) {
            (Fold::Sum, Axis::EachColumn) => "sum of each column",
            (Fold::Sum, _) => "sum of each row",
            (Fold::Mean, Axis::EachColumn) => "mean of each column",
            (Fold::Mean, _) => "mean of each row",
            (Fold::Max, Axis::EachColumn) => "max of each column",
            (Fold::Max, _) => "max of each row",
            (Fold::Min, Axis::EachColumn) => "min of each column",
            (Fold::Min, _) => "min of each row",
        }
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match (arguments, self.1) {
            ([Shape::Matrix(_, columns)], Axis::EachColumn) => Ok(Shape::Vector(*columns)),
            ([Shape::Matrix(rows, _)], Axis::EachRow) => Ok(Shape::Vector(*rows)),
            ([Shape::Matrix(rows, _)], Axis::EachRowKept) => Ok(Shape::Matrix(*rows, 1)),
            _ => Err(ShapeError { operation: self.name(), shapes: arguments.to_vec(), wants: "a matrix" }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let matrix = &arguments[0];
        let length = self.length(matrix.shape());
        let Ok(shape) = self.shape(&[matrix.shape()]) else { unreachable!("checked by shape") };
        Value::from_cells(shape, |cell| self.0.of((0..length).map(|k| matrix.get(self.term(cell, k)))))
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        let this = *self;
        Arithmetic::Fold(self.0, Terms::new(self.length(arguments.shape(0)), move |k| source(0, this.term(cell, k))))
    }

    /// A cell takes a whole row or column: whoever looks at many would go through all of it again and again.
    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        let (function, of) = (self.0.word(), &arguments[0].text);
        if language == Language::Rust {
            return rust::fold_along(self.0, &arguments[0], self.1 == Axis::EachColumn, self.1 == Axis::EachRowKept);
        }
        Code::atom(match (language, self.1) {
            (Language::Notation, Axis::EachColumn) => format!("{function} of columns({of})"),
            (Language::Notation | Language::Rust, _) => format!("{function} of rows({of})"),
            (Language::NumPy, Axis::EachColumn) => format!("np.{function}({of}, axis=0)"),
            (Language::NumPy, Axis::EachRow) => format!("np.{function}({of}, axis=1)"),
            (Language::NumPy, Axis::EachRowKept) => format!("np.{function}({of}, axis=1, keepdims=True)"),
        })
    }

    fn gradient(&self, arguments: &[Value], result: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let matrix = &arguments[0];
        let length = self.length(matrix.shape());
        let derivatives: Vec<(Cell, Vec<f64>)> = result
            .shape()
            .cells()
            .map(|cell| {
                let numbers: Vec<f64> = (0..length).map(|k| matrix.get(self.term(cell, k))).collect();
                (cell, self.0.derivatives(&numbers))
            })
            .collect();
        vec![Some(Value::from_cells(matrix.shape(), |at| {
            let (line, k) = if self.1 == Axis::EachColumn { (at.column, at.row) } else { (at.row, at.column) };
            upstream.get(derivatives[line].0) * derivatives[line].1[k]
        }))]
    }
}
