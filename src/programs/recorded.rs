//! An operation that somebody's own program has carried out: what it gave, and how each cell of that came about.

use std::sync::Arc;

use super::lanes::Lane;
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
    /// One number to the power of another, cell by cell; whether it is the square that is written there.
    Power(bool),
    /// A function of one number, cell by cell.
    Unary(Unary),
    /// A product of matrices or vectors.
    Product,
    /// Every number of one vector times every number of another.
    Outer,
    /// Many numbers of the first argument taken together.
    Fold(Fold, Lane),
    /// The root of the sum of their squares.
    Norm(Lane),
    /// Cells taken from elsewhere as they are, place by place.
    Moved(Vec<Origin>),
    /// A function of one cell of each argument that is known by its name alone.
    Each(Called),
    /// A function of a lane of each argument that is known by its name alone.
    Lanes(Called, Vec<Lane>),
    /// Numbers that stand in the program itself, or begin there; in words what each is, ahead of its place among them.
    Written(Option<&'static str>),
}

/// A function that is known by its name alone.
#[derive(Debug)]
pub struct Called {
    /// As it is written ahead of what it was given.
    pub function: Arc<str>,
    /// What it was given besides numbers of arrays, as it is written behind them.
    pub rest: Arc<str>,
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
            Rule::Power(true) => Unary::Square.explain(arguments, cell),
            Rule::Power(false) => {
                let called = Called { function: "**".into(), rest: "".into() };
                self.called(&called, self.of_each(cell), cell)
            }
            Rule::Product => MatMul.explain(arguments, cell),
            Rule::Outer => Outer.explain(arguments, cell),
            Rule::Fold(fold, lane) => Arithmetic::Fold(*fold, self.along(vec![lane.clone()], cell)),
            Rule::Norm(lane) => {
                let terms = self.along(vec![lane.clone()], cell);
                let squares =
                    Terms::new(terms.len(), move |k| Arithmetic::Unary(Unary::Square, Box::new(terms.get(k))));
                Arithmetic::Unary(Unary::SquareRoot, Box::new(Arithmetic::Fold(Fold::Sum, squares)))
            }
            Rule::Moved(origins) => match origins[self.result.shape().place(cell)] {
                Origin::Argument(argument, place) => source(argument, self.given[argument].cell(place)),
                Origin::Written(number) => Arithmetic::Number(number),
            },
            Rule::Each(function) => self.called(function, self.of_each(cell), cell),
            Rule::Lanes(function, lanes) => self.called(function, self.along(lanes.clone(), cell), cell),
            Rule::Written(None) => Arithmetic::Number(self.result.get(cell)),
            Rule::Written(Some(what)) => {
                let place = self.result.shape().place(cell) + 1;
                let function = format!("{what} {place} of {}", self.text).into();
                self.called(&Called { function, rest: "".into() }, Terms::new(0, |_| Arithmetic::Number(0.0)), cell)
            }
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
            Rule::Power(_) => Binary::Power.gradient(arguments, result, upstream),
            Rule::Product => MatMul.gradient(arguments, result, upstream),
            Rule::Outer => Outer.gradient(arguments, result, upstream),
            _ => vec![None; self.given.len()],
        }
    }
}

fn source(argument: usize, cell: Cell) -> Arithmetic<SourceCell> {
    Arithmetic::Source(SourceCell::Argument(argument, cell))
}

impl Recorded {
    fn called(&self, called: &Called, of: Terms<SourceCell>, cell: Cell) -> Arithmetic<SourceCell> {
        let Called { function, rest } = called;
        let (function, rest) = (Arc::clone(function), Arc::clone(rest));
        Arithmetic::Called { function, of, rest, gave: self.result.get(cell) }
    }

    /// One cell of each argument.
    fn of_each(&self, cell: Cell) -> Terms<SourceCell> {
        let (given, result) = (self.given.clone(), self.result.shape());
        Terms::new(given.len(), move |k| source(k, given[k].source_of(cell, result)))
    }

    /// The cells that lie on these lanes, one of each argument, for a cell of the result.
    fn along(&self, lanes: Vec<Lane>, cell: Cell) -> Terms<SourceCell> {
        let result = self.result.shape();
        let ends: Vec<usize> = lanes
            .iter()
            .scan(0, |end, lane| {
                *end += lane.len(cell, result);
                Some(*end)
            })
            .collect();
        Terms::new(ends.last().copied().unwrap_or(0), move |k| {
            let argument = ends.partition_point(|end| *end <= k);
            let begins = argument.checked_sub(1).map_or(0, |before| ends[before]);
            source(argument, lanes[argument].cell(k - begins, cell, result))
        })
    }
}
