//! Operations that pick numbers out.

use super::arithmetic::source;
use super::{ArgumentCell, Arguments, Arithmetic, Cell, Code, Language, Operation, Shape, ShapeError, Value};

/// `a[rows]`: the numbers of a vector that a vector of row numbers names, in that order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Take;

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
            _ => Err(ShapeError {
                operation: self.name(),
                shapes: arguments.to_vec(),
                wants: "a vector and a vector of row numbers",
            }),
        }
    }

    /// # Panics
    /// If a row number is not one of the vector's.
    fn value(&self, arguments: &[Value]) -> Value {
        let rows = &arguments[1];
        Value::from_cells(rows.shape(), |cell| arguments[0].get(Cell::at(rows.get(cell) as usize)))
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<ArgumentCell> {
        source(0, Cell::at(arguments.number(1, cell) as usize))
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, _: Language, arguments: &[Code]) -> Code {
        Code::atom(format!("{}[{}]", arguments[0].at_least(super::Binding::Atom), arguments[1].text))
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let mut sums = vec![0.0; arguments[0].shape().len()];
        for (row, number) in arguments[1].numbers().zip(upstream.numbers()) {
            sums[row as usize] += number;
        }
        vec![Some(Value::from_cells(arguments[0].shape(), |cell| sums[cell.row])), None]
    }
}
