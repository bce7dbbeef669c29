//! Operations that pick numbers out, or cover some of them.

use super::arithmetic::source;
use super::{
    Arguments, Arithmetic, Binding, Cell, Code, Language, Operation, Shape, ShapeError, SourceCell, Value, rust,
};

/// `a[rows]`: the numbers of a vector that a vector of row numbers names, in that order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Take;

/// `a[:, columns]`: the columns of a matrix that a vector of column numbers names, in that order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakeColumns;

/// `a[:, column]`: one column of a matrix, as a vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakeColumn;

/// `a[i]`: one number of a vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pick;

/// A square matrix with −∞ above its diagonal: no row looks ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CausalMask;

pub(super) fn error(operation: &dyn Operation, shapes: &[Shape], wants: &'static str) -> ShapeError {
    ShapeError { operation: operation.name(), shapes: shapes.to_vec(), wants }
}

/// An index held as a number.
fn index(number: f64) -> usize {
    number as usize
}

impl Operation for Take {
    fn name(&self) -> &'static str {
        "take"
    }

    fn arity(&self) -> usize {
        2
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match arguments {
            [of, rows] if of.rank() == 1 && rows.rank() == 1 => Ok(*rows),
            _ => Err(error(self, arguments, "a vector and a vector of row numbers")),
        }
    }

    /// # Panics
    /// If a row number is not one of the vector's.
    fn value(&self, arguments: &[Value]) -> Value {
        let rows = &arguments[1];
        Value::from_cells(rows.shape(), |cell| arguments[0].get(Cell::at(index(rows.get(cell)))))
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        source(0, Cell::at(index(arguments.number(1, cell))))
    }

    fn is_local(&self) -> bool {
        true
    }

    fn takes_places(&self, argument: usize) -> bool {
        argument == 1
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        if language == Language::Rust {
            return rust::take(&arguments[0], &arguments[1]);
        }
        Code::atom(format!("{}[{}]", arguments[0].at_least(Binding::Atom), arguments[1].text))
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let mut sums = vec![0.0; arguments[0].shape().len()];
        for (row, number) in arguments[1].numbers().zip(upstream.numbers()) {
            sums[index(row)] += number;
        }
        vec![Some(Value::from_cells(arguments[0].shape(), |cell| sums[cell.row])), None]
    }
}

impl Operation for TakeColumns {
    fn name(&self) -> &'static str {
        "take columns"
    }

    fn arity(&self) -> usize {
        2
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [of, columns] if of.rank() == 2 && columns.rank() == 1 => Ok(Shape::matrix(of.rows(), columns.len())),
            _ => Err(error(self, arguments, "a matrix and a vector of column numbers")),
        }
    }

    /// # Panics
    /// If a column number is not one of the matrix's.
    fn value(&self, arguments: &[Value]) -> Value {
        let columns = &arguments[1];
        let Ok(shape) = self.shape(&[arguments[0].shape(), columns.shape()]) else { unreachable!("checked by shape") };
        Value::from_cells(shape, |Cell { row, column, .. }| {
            arguments[0].get(Cell::new(row, index(columns.get(Cell::at(column)))))
        })
    }

    fn explain(&self, arguments: &dyn Arguments, Cell { row, column, .. }: Cell) -> Arithmetic<SourceCell> {
        source(0, Cell::new(row, index(arguments.number(1, Cell::at(column)))))
    }

    fn is_local(&self) -> bool {
        true
    }

    fn takes_places(&self, argument: usize) -> bool {
        argument == 1
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        if language == Language::Rust {
            return rust::take_columns(&arguments[0], &arguments[1]);
        }
        Code::atom(format!("{}[:, {}]", arguments[0].at_least(Binding::Atom), arguments[1].text))
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let columns: Vec<usize> = arguments[1].numbers().map(index).collect();
        let gradient = Value::from_cells(arguments[0].shape(), |Cell { row, column, .. }| {
            let taken = columns.iter().enumerate().filter(|(_, from)| **from == column);
            taken.map(|(to, _)| upstream.get(Cell::new(row, to))).sum()
        });
        vec![Some(gradient), None]
    }
}

impl Operation for TakeColumn {
    fn name(&self) -> &'static str {
        "take column"
    }

    fn arity(&self) -> usize {
        2
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [of, column] if of.rank() == 2 && column.is_scalar() => Ok(Shape::vector(of.rows())),
            _ => Err(error(self, arguments, "a matrix and a column number")),
        }
    }

    /// # Panics
    /// If the matrix has no such column.
    fn value(&self, arguments: &[Value]) -> Value {
        let rows = arguments[0].shape().rows();
        let column = index(arguments[1].get(Cell::SCALAR));
        Value::from_cells(Shape::vector(rows), |cell| arguments[0].get(Cell::new(cell.row, column)))
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        source(0, Cell::new(cell.row, index(arguments.number(1, Cell::SCALAR))))
    }

    fn is_local(&self) -> bool {
        true
    }

    fn takes_places(&self, argument: usize) -> bool {
        argument == 1
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        if language == Language::Rust {
            return rust::take_column(&arguments[0], &arguments[1]);
        }
        Code::atom(format!("{}[:, {}]", arguments[0].at_least(Binding::Atom), arguments[1].text))
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let taken = index(arguments[1].get(Cell::SCALAR));
        let gradient =
            Value::from_cells(
                arguments[0].shape(),
                |Cell { row, column, .. }| {
                    if column == taken { upstream.get(Cell::at(row)) } else { 0.0 }
                },
            );
        vec![Some(gradient), None]
    }
}

impl Operation for Pick {
    fn name(&self) -> &'static str {
        "pick"
    }

    fn arity(&self) -> usize {
        2
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match arguments {
            [of, place] if of.rank() == 1 && place.is_scalar() => Ok(Shape::SCALAR),
            _ => Err(error(self, arguments, "a vector and a place in it")),
        }
    }

    /// # Panics
    /// If the vector has no such place.
    fn value(&self, arguments: &[Value]) -> Value {
        Value::from(arguments[0].get(Cell::at(index(arguments[1].get(Cell::SCALAR)))))
    }

    fn explain(&self, arguments: &dyn Arguments, _: Cell) -> Arithmetic<SourceCell> {
        source(0, Cell::at(index(arguments.number(1, Cell::SCALAR))))
    }

    fn is_local(&self) -> bool {
        true
    }

    fn takes_places(&self, argument: usize) -> bool {
        argument == 1
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        if language == Language::Rust {
            return rust::pick(&arguments[0], &arguments[1]);
        }
        Code::atom(format!("{}[{}]", arguments[0].at_least(Binding::Atom), arguments[1].text))
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let picked = index(arguments[1].get(Cell::SCALAR));
        let upstream = upstream.get(Cell::SCALAR);
        let gradient = Value::from_cells(arguments[0].shape(), |cell| if cell.row == picked { upstream } else { 0.0 });
        vec![Some(gradient), None]
    }
}

impl Operation for CausalMask {
    fn name(&self) -> &'static str {
        "causal mask"
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
        Value::from_cells(arguments[0].shape(), |cell| {
            if cell.column > cell.row { f64::NEG_INFINITY } else { arguments[0].get(cell) }
        })
    }

    fn explain(&self, _: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        if cell.column > cell.row { Arithmetic::Number(f64::NEG_INFINITY) } else { source(0, cell) }
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        let of = &arguments[0].text;
        Code::atom(match language {
            Language::NumPy => format!("np.where(np.tri(len({of}), dtype=bool), {of}, -np.inf)"),
            Language::Rust => return rust::causal_mask(&arguments[0]),
            Language::Notation => format!("causal({of})"),
        })
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        vec![Some(Value::from_cells(arguments[0].shape(), |cell| {
            if cell.column > cell.row { 0.0 } else { upstream.get(cell) }
        }))]
    }
}
