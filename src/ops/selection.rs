//! Operations that pick numbers out, cover some of them, or say where they are.

use super::arithmetic::source;
use super::{Arguments, Arithmetic, Binding, Cell, Code, Language, Operation, Shape, ShapeError, SourceCell, Value};

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

/// For each row of a matrix the column of its greatest number, the first of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArgMax {
    /// Whether the number on the diagonal does not count: which of the others is greatest.
    pub other: bool,
}

/// The places of a vector that hold something else than 0, in order. How many these are, no shape tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nonzero;

/// A column of ones, and the columns of a matrix after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WithOnes;

/// The identity matrix of the size of a square matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdentityLike;

fn error(operation: &dyn Operation, shapes: &[Shape], wants: &'static str) -> ShapeError {
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
            [Shape::Vector(_), Shape::Vector(n)] => Ok(Shape::Vector(*n)),
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

    fn spell(&self, _: Language, arguments: &[Code]) -> Code {
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
            [Shape::Matrix(rows, _), Shape::Vector(n)] => Ok(Shape::Matrix(rows, n)),
            _ => Err(error(self, arguments, "a matrix and a vector of column numbers")),
        }
    }

    /// # Panics
    /// If a column number is not one of the matrix's.
    fn value(&self, arguments: &[Value]) -> Value {
        let columns = &arguments[1];
        let Ok(shape) = self.shape(&[arguments[0].shape(), columns.shape()]) else { unreachable!("checked by shape") };
        Value::from_cells(shape, |Cell { row, column }| {
            arguments[0].get(Cell { row, column: index(columns.get(Cell::at(column))) })
        })
    }

    fn explain(&self, arguments: &dyn Arguments, Cell { row, column }: Cell) -> Arithmetic<SourceCell> {
        source(0, Cell { row, column: index(arguments.number(1, Cell::at(column))) })
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, _: Language, arguments: &[Code]) -> Code {
        Code::atom(format!("{}[:, {}]", arguments[0].at_least(Binding::Atom), arguments[1].text))
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let columns: Vec<usize> = arguments[1].numbers().map(index).collect();
        let gradient = Value::from_cells(arguments[0].shape(), |Cell { row, column }| {
            let taken = columns.iter().enumerate().filter(|(_, from)| **from == column);
            taken.map(|(to, _)| upstream.get(Cell { row, column: to })).sum()
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
            [Shape::Matrix(rows, _), Shape::Scalar] => Ok(Shape::Vector(rows)),
            _ => Err(error(self, arguments, "a matrix and a column number")),
        }
    }

    /// # Panics
    /// If the matrix has no such column.
    fn value(&self, arguments: &[Value]) -> Value {
        let Shape::Matrix(rows, _) = arguments[0].shape() else { unreachable!("checked by shape") };
        let column = index(arguments[1].get(Cell::SCALAR));
        Value::from_cells(Shape::Vector(rows), |cell| arguments[0].get(Cell { row: cell.row, column }))
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        source(0, Cell { row: cell.row, column: index(arguments.number(1, Cell::SCALAR)) })
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, _: Language, arguments: &[Code]) -> Code {
        Code::atom(format!("{}[:, {}]", arguments[0].at_least(Binding::Atom), arguments[1].text))
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let taken = index(arguments[1].get(Cell::SCALAR));
        let gradient =
            Value::from_cells(
                arguments[0].shape(),
                |Cell { row, column }| {
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
            [Shape::Vector(_), Shape::Scalar] => Ok(Shape::Scalar),
            _ => Err(error(self, arguments, "a vector and a place in it")),
        }
    }

    /// # Panics
    /// If the vector has no such place.
    fn value(&self, arguments: &[Value]) -> Value {
        Value::Scalar(arguments[0].get(Cell::at(index(arguments[1].get(Cell::SCALAR)))))
    }

    fn explain(&self, arguments: &dyn Arguments, _: Cell) -> Arithmetic<SourceCell> {
        source(0, Cell::at(index(arguments.number(1, Cell::SCALAR))))
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, _: Language, arguments: &[Code]) -> Code {
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
            [Shape::Matrix(rows, columns)] if rows == columns => Ok(arguments[0]),
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
            Language::Notation => format!("causal({of})"),
        })
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        vec![Some(Value::from_cells(arguments[0].shape(), |cell| {
            if cell.column > cell.row { 0.0 } else { upstream.get(cell) }
        }))]
    }
}

impl ArgMax {
    fn of_row(self, row: usize, columns: usize, number: impl Fn(Cell) -> f64) -> usize {
        let counted = (0..columns).filter(|column| !self.other || *column != row);
        let best = counted.reduce(|best, column| {
            if number(Cell { row, column }) > number(Cell { row, column: best }) { column } else { best }
        });
        best.unwrap_or(0)
    }
}

impl Operation for ArgMax {
    fn name(&self) -> &'static str {
        if self.other { "greatest other" } else { "argmax" }
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [Shape::Matrix(rows, columns)] if !self.other || rows == columns => Ok(Shape::Vector(rows)),
            _ => Err(error(self, arguments, if self.other { "a square matrix" } else { "a matrix" })),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let Shape::Matrix(rows, columns) = arguments[0].shape() else { unreachable!("checked by shape") };
        Value::from_cells(Shape::Vector(rows), |cell| self.of_row(cell.row, columns, |at| arguments[0].get(at)) as f64)
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        let Shape::Matrix(_, columns) = arguments.shape(0) else { unreachable!("checked by shape") };
        Arithmetic::Number(self.of_row(cell.row, columns, |at| arguments.number(0, at)) as f64)
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        let of = &arguments[0].text;
        Code::atom(match (language, self.other) {
            (Language::NumPy, false) => format!("np.argmax({of}, axis=1)"),
            (Language::NumPy, true) => format!("np.argmax(np.where(np.eye(len({of})) == 1, -np.inf, {of}), axis=1)"),
            (Language::Notation, false) => format!("argmax of rows({of})"),
            (Language::Notation, true) => format!("greatest other of rows({of})"),
        })
    }

    fn gradient(&self, _: &[Value], _: &Value, _: &Value) -> Vec<Option<Value>> {
        vec![None]
    }
}

impl Operation for Nonzero {
    fn name(&self) -> &'static str {
        "nonzero"
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match arguments {
            // The longest that it can be; the value says how long it is.
            [Shape::Vector(n)] => Ok(Shape::Vector(*n)),
            _ => Err(error(self, arguments, "a vector")),
        }
    }

    fn has_shape_of_its_value(&self) -> bool {
        true
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let places: Vec<usize> =
            arguments[0].numbers().enumerate().filter(|(_, number)| *number != 0.0).map(|(place, _)| place).collect();
        Value::from_cells(Shape::Vector(places.len()), |cell| places[cell.row] as f64)
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        let n = arguments.shape(0).len();
        let place = (0..n).filter(|place| arguments.number(0, Cell::at(*place)) != 0.0).nth(cell.row);
        Arithmetic::Number(place.map_or(f64::NAN, |place| place as f64))
    }

    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        match language {
            Language::NumPy => Code::atom(format!("np.flatnonzero({})", arguments[0].text)),
            Language::Notation => Code::call("where", arguments),
        }
    }

    fn gradient(&self, _: &[Value], _: &Value, _: &Value) -> Vec<Option<Value>> {
        vec![None]
    }
}

impl Operation for WithOnes {
    fn name(&self) -> &'static str {
        "with ones"
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [Shape::Matrix(rows, columns)] => Ok(Shape::Matrix(rows, columns + 1)),
            _ => Err(error(self, arguments, "a matrix")),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let Ok(shape) = self.shape(&[arguments[0].shape()]) else { unreachable!("checked by shape") };
        Value::from_cells(shape, |Cell { row, column }| match column {
            0 => 1.0,
            _ => arguments[0].get(Cell { row, column: column - 1 }),
        })
    }

    fn explain(&self, _: &dyn Arguments, Cell { row, column }: Cell) -> Arithmetic<SourceCell> {
        match column {
            0 => Arithmetic::Number(1.0),
            _ => source(0, Cell { row, column: column - 1 }),
        }
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        let of = &arguments[0].text;
        Code::atom(match language {
            Language::NumPy => format!("np.column_stack([np.ones(len({of})), {of}])"),
            Language::Notation => format!("[1, {of}]"),
        })
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        vec![Some(Value::from_cells(arguments[0].shape(), |Cell { row, column }| {
            upstream.get(Cell { row, column: column + 1 })
        }))]
    }
}

impl Operation for IdentityLike {
    fn name(&self) -> &'static str {
        "identity"
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [Shape::Matrix(rows, columns)] if rows == columns => Ok(arguments[0]),
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
            Language::Notation => Code::atom("I"),
        }
    }

    fn gradient(&self, arguments: &[Value], _: &Value, _: &Value) -> Vec<Option<Value>> {
        vec![Some(Value::from_cells(arguments[0].shape(), |_| 0.0))]
    }
}
