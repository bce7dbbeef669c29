//! Operations that say where numbers are.

use super::selection::error;
use super::{Arguments, Arithmetic, Cell, Code, Language, Operation, Shape, ShapeError, SourceCell, Value, rust};

/// For each row of a matrix the column of its greatest number, the first of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArgMax {
    /// Whether the number on the diagonal does not count: which of the others is greatest.
    pub other: bool,
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
        if language == Language::Rust {
            return rust::argmax(&arguments[0], self.other);
        }
        Code::atom(match (language, self.other) {
            (Language::NumPy, false) => format!("np.argmax({of}, axis=1)"),
            (Language::NumPy, true) => format!("np.argmax(np.where(np.eye(len({of})) == 1, -np.inf, {of}), axis=1)"),
            (_, false) => format!("argmax of rows({of})"),
            (_, true) => format!("greatest other of rows({of})"),
        })
    }

    fn gradient(&self, _: &[Value], _: &Value, _: &Value) -> Vec<Option<Value>> {
        vec![None]
    }
}

/// The places of a vector that hold something else than 0, in order. How many these are, no shape tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nonzero;

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
            Language::Rust => rust::nonzero(&arguments[0]),
            Language::Notation => Code::call("where", arguments),
        }
    }

    fn gradient(&self, _: &[Value], _: &Value, _: &Value) -> Vec<Option<Value>> {
        vec![None]
    }
}
