//! Operations that put matrices together.

use super::arithmetic::source;
use super::selection::error;
use super::{
    Arguments, Arithmetic, Binding, Cell, Code, Language, Operation, Shape, ShapeError, SourceCell, Value, rust,
};

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

/// A vector as a matrix of one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsColumn;

impl Operation for AsColumn {
    fn name(&self) -> &'static str {
        "as a column"
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [of] if of.rank() == 1 => Ok(Shape::matrix(of.len(), 1)),
            _ => Err(error(self, arguments, "a vector")),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        arguments[0].reshaped(Shape::matrix(arguments[0].shape().len(), 1))
    }

    fn explain(&self, _: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        source(0, Cell::at(cell.row))
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        match language {
            Language::NumPy => Code::atom(format!("{}[:, None]", arguments[0].at_least(Binding::Atom))),
            Language::Rust => rust::as_column(&arguments[0]),
            Language::Notation => Code::call("column", arguments),
        }
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        vec![Some(upstream.reshaped(arguments[0].shape()))]
    }
}

/// The columns of a matrix or a vector, and beside them those of another with as many rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside;

/// The cell of a matrix or, in its only column, of a vector.
fn cell_of(shape: Shape, row: usize, column: usize) -> Cell {
    if shape.rank() == 1 { Cell::at(row) } else { Cell::new(row, column) }
}

impl Operation for Beside {
    fn name(&self) -> &'static str {
        "beside"
    }

    fn arity(&self) -> usize {
        2
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [a, b] if [a, b].iter().all(|of| matches!(of.rank(), 1 | 2)) && a.rows() == b.rows() => {
                Ok(Shape::matrix(a.rows(), a.columns() + b.columns()))
            }
            _ => Err(error(self, arguments, "matrices or vectors with as many rows")),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let [a, b] = [arguments[0].shape(), arguments[1].shape()];
        let Ok(shape) = self.shape(&[a, b]) else { unreachable!("checked by shape") };
        Value::from_cells(shape, |Cell { row, column, .. }| match column.checked_sub(a.columns()) {
            Some(column) => arguments[1].get(cell_of(b, row, column)),
            None => arguments[0].get(cell_of(a, row, column)),
        })
    }

    fn explain(&self, arguments: &dyn Arguments, Cell { row, column, .. }: Cell) -> Arithmetic<SourceCell> {
        let [a, b] = [arguments.shape(0), arguments.shape(1)];
        match column.checked_sub(a.columns()) {
            Some(column) => source(1, cell_of(b, row, column)),
            None => source(0, cell_of(a, row, column)),
        }
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        let [a, b] = [0, 1].map(|k| &arguments[k].text);
        match language {
            Language::NumPy => Code::atom(format!("np.column_stack([{a}, {b}])")),
            Language::Rust => rust::beside(&arguments[0], &arguments[1]),
            Language::Notation => Code::atom(format!("[{a}, {b}]")),
        }
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let first = arguments[0].shape().columns();
        let part = |of: Shape, from: usize| {
            Value::from_cells(of, |cell| {
                let column = if of.rank() == 1 { 0 } else { cell.column };
                upstream.get(Cell::new(cell.row, from + column))
            })
        };
        vec![Some(part(arguments[0].shape(), 0)), Some(part(arguments[1].shape(), first))]
    }
}
