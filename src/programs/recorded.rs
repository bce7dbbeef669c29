//! An operation that somebody's own program has carried out: what it gave, and how each cell of that came about.

use std::sync::Arc;

use super::origin::Origin;
use crate::ops::{
    Arguments, Arithmetic, Binary, Cell, Code, Fold, Language, MatMul, Operation, Outer, Shape, ShapeError, SourceCell,
    Terms, Unary, Value,
};

/// An operation that has been carried out.
#[derive(Debug)]
pub struct Recorded {
    /// It, as it is written in the program.
    pub text: String,
    /// What stands between what it is given.
    pub sign: &'static str,
    /// The shapes of what it was given.
    pub given: Vec<Shape>,
    /// What it gave.
    pub result: Value,
    /// How.
    pub rule: Rule,
}

/// How the cells of a result come from the cells of what was given.
#[derive(Debug)]
pub enum Rule {
    /// Two numbers joined, cell by cell.
    Binary(Binary),
    /// A function of one number, cell by cell.
    Unary(Unary),
    /// A product of matrices or vectors.
    Product,
    /// Every number of one vector times every number of another.
    Outer,
    /// Many numbers taken together, along these axes of the first argument.
    Fold(Fold, Vec<bool>),
    /// The root of the sum of all squares.
    Norm,
    /// Cells taken from elsewhere as they are, place by place.
    Moved(Vec<Origin>),
    /// A function of one cell of each argument that is known by its name alone.
    Each(Arc<str>),
    /// A function of everything that is known by its name alone.
    Whole(Arc<str>),
    /// Numbers that stand in the program itself.
    Written,
}

impl Operation for Recorded {
    fn name(&self) -> &'static str {
        "an operation of NumPy"
    }

    fn arity(&self) -> usize {
        self.given.len()
    }

    fn shape(&self, _: &[Shape]) -> Result<Shape, ShapeError> {
        Ok(self.result.shape())
    }

    fn sign(&self) -> &'static str {
        self.sign
    }

    fn value(&self, _: &[Value]) -> Value {
        self.result.clone()
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        match &self.rule {
            Rule::Binary(binary) => binary.explain(arguments, cell),
            Rule::Unary(unary) => unary.explain(arguments, cell),
            Rule::Product => MatMul.explain(arguments, cell),
            Rule::Outer => Outer.explain(arguments, cell),
            Rule::Fold(fold, axes) => Arithmetic::Fold(*fold, self.along(axes, cell)),
            Rule::Norm => {
                let all = vec![true; self.given[0].rank()];
                let terms = self.along(&all, cell);
                let squares =
                    Terms::new(terms.len(), move |k| Arithmetic::Unary(Unary::Square, Box::new(terms.get(k))));
                Arithmetic::Unary(Unary::SquareRoot, Box::new(Arithmetic::Fold(Fold::Sum, squares)))
            }
            Rule::Moved(origins) => match origins[self.result.shape().place(cell)] {
                Origin::Argument(argument, place) => source(argument, self.given[argument].cell(place)),
                Origin::Written(number) => Arithmetic::Number(number),
            },
            Rule::Each(function) => {
                let of = self.given.iter().enumerate();
                let of = of.map(|(k, shape)| source(k, shape.source_of(cell, self.result.shape()))).collect();
                self.called(function, of, cell)
            }
            Rule::Whole(function) => {
                let of = self.given.iter().enumerate();
                let of = of.flat_map(|(k, shape)| shape.cells().take(MOST_SOURCES).map(move |cell| source(k, cell)));
                self.called(function, of.collect(), cell)
            }
            Rule::Written => Arithmetic::Number(self.result.get(cell)),
        }
    }

    /// What has been recorded is not computed again, cell by cell or otherwise.
    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, _: Language, _: &[Code]) -> Code {
        Code::atom(self.text.clone())
    }

    fn gradient(&self, arguments: &[Value], result: &Value, upstream: &Value) -> Vec<Option<Value>> {
        match &self.rule {
            Rule::Binary(binary) => binary.gradient(arguments, result, upstream),
            Rule::Unary(unary) => unary.gradient(arguments, result, upstream),
            Rule::Product => MatMul.gradient(arguments, result, upstream),
            Rule::Outer => Outer.gradient(arguments, result, upstream),
            _ => vec![None; self.given.len()],
        }
    }
}

/// Cells of an argument that are named as sources of a function that is known by its name alone, at most.
const MOST_SOURCES: usize = 64;

fn source(argument: usize, cell: Cell) -> Arithmetic<SourceCell> {
    Arithmetic::Source(SourceCell::Argument(argument, cell))
}

impl Recorded {
    fn called(&self, function: &Arc<str>, of: Vec<Arithmetic<SourceCell>>, cell: Cell) -> Arithmetic<SourceCell> {
        Arithmetic::Called { function: Arc::clone(function), of, gave: self.result.get(cell) }
    }

    /// The cells of the first argument that lie along these axes, at the place of `cell` in the others.
    fn along(&self, axes: &[bool], cell: Cell) -> Terms<SourceCell> {
        let (given, result) = (self.given[0], self.result.shape());
        let is_kept = result.rank() == given.rank();
        let mut fixed = vec![0; given.rank()];
        let mut axis_of_result = 0;
        for (axis, is_folded) in axes.iter().enumerate() {
            if !is_folded {
                let at = if is_kept { axis } else { axis_of_result };
                fixed[axis] = cell.along(at, result);
                axis_of_result += 1;
            }
        }
        let folded: Vec<(usize, usize)> =
            axes.iter().enumerate().filter(|(_, is)| **is).map(|(axis, _)| (axis, given.axes()[axis])).collect();
        let len = folded.iter().map(|(_, len)| len).product();
        Terms::new(len, move |k| {
            let (mut index, mut left) = (fixed.clone(), k);
            for (axis, len) in folded.iter().rev() {
                index[*axis] = left % len;
                left /= len;
            }
            source(0, Cell::from_index(&index))
        })
    }
}
