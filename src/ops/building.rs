//! Operations that put matrices together.

use super::arithmetic::source;
use super::selection::error;
use super::{Arguments, Arithmetic, Cell, Code, Language, Operation, Shape, ShapeError, SourceCell, Value, rust};

/// A column of ones, and the columns of a matrix after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WithOnes;

impl Operation for WithOnes {
    fn name(&self) -> &'static str {
        "with ones"
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [of] if of.rank() == 2 => Ok(Shape::matrix(of.rows(), of.columns() + 1)),
            _ => Err(error(self, arguments, "a matrix")),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let Ok(shape) = self.shape(&[arguments[0].shape()]) else { unreachable!("checked by shape") };
        Value::from_cells(shape, |Cell { row, column, .. }| match column {
            0 => 1.0,
            _ => arguments[0].get(Cell::new(row, column - 1)),
        })
    }

    fn explain(&self, _: &dyn Arguments, Cell { row, column, .. }: Cell) -> Arithmetic<SourceCell> {
        match column {
            0 => Arithmetic::Number(1.0),
            _ => source(0, Cell::new(row, column - 1)),
        }
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        let of = &arguments[0].text;
        Code::atom(match language {
            Language::NumPy => format!("np.column_stack([np.ones(len({of})), {of}])"),
            Language::Rust => return rust::with_ones(&arguments[0]),
            Language::Notation => format!("[1, {of}]"),
        })
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        vec![Some(Value::from_cells(arguments[0].shape(), |Cell { row, column, .. }| {
            upstream.get(Cell::new(row, column + 1))
        }))]
    }
}

/// The identity matrix of the size of a square matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdentityLike;

impl Operation for IdentityLike {
    fn name(&self) -> &'static str {
        "identity"
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [of] if of.rank() == 2 && of.rows() == of.columns() => Ok(of),
            _ => Err(error(self, arguments, "a square matrix")),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        Value::from_cells(arguments[0].shape(), |cell| f64::from(u8::from(cell.row == cell.column)))
    }

    fn explain(&self, _: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        Arithmetic::Number(f64::from(u8::from(cell.row == cell.column)))
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        match language {
            Language::NumPy => Code::atom(format!("np.eye(len({}))", arguments[0].text)),
            Language::Rust => rust::identity_like(&arguments[0]),
            Language::Notation => Code::atom("I"),
        }
    }

    fn gradient(&self, arguments: &[Value], _: &Value, _: &Value) -> Vec<Option<Value>> {
        vec![Some(Value::from_cells(arguments[0].shape(), |_| 0.0))]
    }
}
