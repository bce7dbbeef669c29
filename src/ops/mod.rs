//! The operations that labs are programs of.
//!
//! An operation is written once and knows everything that can be asked of it: its value, its shape rule and the error
//! when shapes do not fit, how any one cell of its result comes from which cells of its arguments, how it is written,
//! and its gradient. Steps, quantities, explanations, code and gradient checks all follow from this one list.
//!
//! Nothing here knows of labs, screens or terminals.

mod arithmetic;
mod broadcast;
mod building;
mod clip;
mod code;
mod descent;
mod elementwise;
mod factorisations;
mod loops;
mod products;
mod reductions;
mod rust;
mod search;
mod selection;
mod shape;
mod value;

use std::fmt;

pub use arithmetic::{Arithmetic, SourceCell, Terms};
pub use building::{AsColumn, Beside, IdentityLike, WithOnes};
pub use clip::Clip;
pub use code::{Binding, Code, Language};
pub use descent::DescentPath;
pub use elementwise::{Binary, Unary};
pub use factorisations::{Cholesky, SingularValues, SolveLower, SolveLowerTransposed};
pub use loops::MatMulByLoops;
pub use products::{MatMul, Outer, Transpose, numpy_matmul_error};
pub use reductions::{Along, Fold};
pub use rust::{central_differences, identifier};
pub use search::{ArgMax, Nonzero, Search};
pub use selection::{CausalMask, Pick, Take, TakeColumn, TakeColumns};
pub use shape::{Cell, MOST_AXES, Shape};
pub use value::Value;

/// Every operation there is, for whoever wants to ask the same of all of them.
pub const ALL: &[&dyn Operation] = &[
    &Binary::Add,
    &Binary::Subtract,
    &Binary::Multiply,
    &Binary::Divide,
    &Binary::Power,
    &Unary::Negate,
    &Unary::Square,
    &Unary::SquareRoot,
    &Binary::Hadamard,
    &Binary::Maximum,
    &Binary::Minimum,
    &Binary::Greater,
    &Binary::AtMost,
    &Clip,
    &Unary::Exp,
    &Unary::Ln,
    &Unary::Abs,
    &Unary::OrOne,
    &Unary::Tanh,
    &Unary::Sin,
    &Fold::Sum,
    &Fold::Mean,
    &Fold::Max,
    &Fold::Min,
    &Along::columns(Fold::Sum),
    &Along::rows(Fold::Sum),
    &Along::columns(Fold::Mean),
    &Along::rows(Fold::Mean),
    &Along::columns(Fold::Max),
    &Along::rows(Fold::Max),
    &Along::columns(Fold::Min),
    &Along::rows(Fold::Min),
    &MatMul,
    &Transpose,
    &Outer,
    &Take,
    &TakeColumns,
    &TakeColumn,
    &Pick,
    &CausalMask,
    &ArgMax { other: false },
    &ArgMax { other: true },
    &Nonzero,
    &WithOnes,
    &IdentityLike,
    &AsColumn,
    &Beside,
    &Cholesky,
    &SolveLower,
    &SolveLowerTransposed,
    &SingularValues,
    &DescentPath,
    &MatMulByLoops,
];

/// One operation of linear algebra.
///
/// Every method but [`shape`](Self::shape) may take it that its arguments fit; [`evaluate`] is the door that checks.
pub trait Operation: fmt::Debug + Send + Sync {
    /// Its name in the field.
    fn name(&self) -> &'static str;

    /// How many arguments it takes.
    fn arity(&self) -> usize;

    /// The shape of its result.
    ///
    /// # Errors
    /// If the arguments do not fit each other.
    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError>;

    /// What stands between its arguments where they are drawn beside each other.
    fn sign(&self) -> &'static str {
        ","
    }

    /// Whether the shape of its result hangs on its arguments' numbers; [`shape`](Self::shape) then gives the largest.
    fn has_shape_of_its_value(&self) -> bool {
        false
    }

    /// Its result.
    fn value(&self, arguments: &[Value]) -> Value;

    /// How `cell` of its result comes from which cells of its arguments. Only a selection needs to look at the
    /// arguments' numbers for that.
    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell>;

    /// Whether a cell of its result can be had from a few cells of its arguments, without computing the rest.
    fn is_local(&self) -> bool;

    /// How it is written, its arguments being written as `arguments`.
    fn spell(&self, language: Language, arguments: &[Code]) -> Code;

    /// The function that its spelling calls, where it calls one that neither NumPy nor faer has.
    fn helper(&self, language: Language) -> Option<&'static str> {
        let _ = language;
        None
    }

    /// Whether the numbers of its `argument`-th argument are places in another.
    fn takes_places(&self, argument: usize) -> bool {
        let _ = argument;
        false
    }

    /// Of a scalar L with `upstream` = ∂L/∂result, ∂L/∂argument for each argument; `None` for one that L does not
    /// depend on smoothly, such as an index.
    fn gradient(&self, arguments: &[Value], result: &Value, upstream: &Value) -> Vec<Option<Value>>;
}

/// What [`Operation::explain`] may look at.
pub trait Arguments {
    /// The shape of the `argument`-th argument.
    fn shape(&self, argument: usize) -> Shape;

    /// One number of it.
    fn number(&self, argument: usize, cell: Cell) -> f64;
}

impl Arguments for &[Value] {
    fn shape(&self, argument: usize) -> Shape {
        self[argument].shape()
    }

    fn number(&self, argument: usize, cell: Cell) -> f64 {
        self[argument].get(cell)
    }
}

/// The value of `operation` on `arguments`.
///
/// # Errors
/// If the arguments do not fit.
pub fn evaluate(operation: &dyn Operation, arguments: &[Value]) -> Result<Value, ShapeError> {
    let shapes: Vec<Shape> = arguments.iter().map(Value::shape).collect();
    operation.shape(&shapes)?;
    Ok(operation.value(arguments))
}

/// Arguments that do not fit each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapeError {
    /// The operation's name.
    pub operation: &'static str,
    /// The shapes it was given.
    pub shapes: Vec<Shape>,
    /// What it wants instead.
    pub wants: &'static str,
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shapes: Vec<String> = self.shapes.iter().map(Shape::to_string).collect();
        write!(f, "{} cannot take {}: it wants {}", self.operation, shapes.join(" and "), self.wants)
    }
}

impl std::error::Error for ShapeError {}
