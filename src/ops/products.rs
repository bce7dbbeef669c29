//! Products of matrices and vectors, and what turns them for it.

use faer::linalg::matmul::matmul;
use faer::{Accum, Mat, Par};

use super::arithmetic::source;
use super::code::Binding;
use super::rust;
use super::{
    Arguments, Arithmetic, Binary, Cell, Code, Fold, Language, Operation, Shape, ShapeError, SourceCell, Terms, Value,
};

/// The product of two matrices, of a matrix and a vector, or of two vectors: NumPy's `@`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatMul;

/// What NumPy says to `left @ right` where these shapes do not fit.
pub fn numpy_matmul_error(left: Shape, right: Shape) -> Option<String> {
    const SIGNATURE: &str = "(n?,k),(k,m?)->(n?,m?)";
    let (inner, of_right) = match (left, right) {
        (Shape::Scalar, _) | (_, Shape::Scalar) => {
            let operand = usize::from(left != Shape::Scalar);
            return Some(format!(
                "matmul: Input operand {operand} does not have enough dimensions (has 0, gufunc core with signature \
                 {SIGNATURE} requires 1)"
            ));
        }
        (Shape::Vector(k) | Shape::Matrix(_, k), Shape::Vector(n) | Shape::Matrix(n, _)) => (k, n),
    };
    (inner != of_right).then(|| {
        format!(
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {SIGNATURE} (size \
             {of_right} is different from {inner})"
        )
    })
}

/// Rows and columns exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transpose;

/// Every number of one vector times every number of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outer;

impl MatMul {
    /// The cells that term `k` of the sum behind `cell` multiplies, and how many terms there are.
    fn term(left: Shape, right: Shape, cell: Cell, k: usize) -> (Cell, Cell) {
        let in_left = if matches!(left, Shape::Matrix(..)) { Cell { row: cell.row, column: k } } else { Cell::at(k) };
        // Of a vector times a matrix the result is a vector, whose places are the matrix's columns.
        let column = if matches!(left, Shape::Matrix(..)) { cell.column } else { cell.row };
        let in_right = if matches!(right, Shape::Matrix(..)) { Cell { row: k, column } } else { Cell::at(k) };
        (in_left, in_right)
    }

    fn length(left: Shape) -> usize {
        match left {
            Shape::Scalar => 0,
            Shape::Vector(n) | Shape::Matrix(_, n) => n,
        }
    }
}

impl Operation for MatMul {
    fn name(&self) -> &'static str {
        "matmul"
    }

    fn arity(&self) -> usize {
        2
    }

    fn sign(&self) -> &'static str {
        "·"
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        use Shape::{Matrix, Scalar, Vector};
        match *arguments {
            [Matrix(rows, m), Matrix(n, columns)] if m == n => Ok(Matrix(rows, columns)),
            [Matrix(rows, m), Vector(n)] if m == n => Ok(Vector(rows)),
            [Vector(m), Matrix(n, columns)] if m == n => Ok(Vector(columns)),
            [Vector(m), Vector(n)] if m == n => Ok(Scalar),
            _ => Err(ShapeError {
                operation: self.name(),
                shapes: arguments.to_vec(),
                wants: "as many columns on the left as rows on the right",
            }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let (left, right) = (&arguments[0], &arguments[1]);
        let Ok(shape) = self.shape(&[left.shape(), right.shape()]) else { unreachable!("checked by shape") };
        // A vector is a row on the left and a column on the right.
        let row = |value: &Value| match value {
            Value::Matrix(matrix) => matrix.as_ref().clone(),
            other => Mat::from_fn(1, other.shape().len(), |_, column| other.get(Cell::at(column))),
        };
        let column = |value: &Value| match value {
            Value::Matrix(matrix) => matrix.as_ref().clone(),
            other => Mat::from_fn(other.shape().len(), 1, |row, _| other.get(Cell::at(row))),
        };
        let (left, right) = (row(left), column(right));
        let mut product = Mat::zeros(left.nrows(), right.ncols());
        matmul(product.as_mut(), Accum::Replace, left.as_ref(), right.as_ref(), 1.0, Par::Seq);
        match shape {
            Shape::Matrix(..) => product.into(),
            _ if product.ncols() == 1 => Value::from_cells(shape, |cell| product[(cell.row, 0)]),
            _ => Value::from_cells(shape, |cell| product[(0, cell.row)]),
        }
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        let (left, right) = (arguments.shape(0), arguments.shape(1));
        let term = move |k: usize| {
            let (in_left, in_right) = Self::term(left, right, cell, k);
            Arithmetic::Binary(Binary::Multiply, Box::new(source(0, in_left)), Box::new(source(1, in_right)))
        };
        Arithmetic::Fold(Fold::Sum, Terms::new(Self::length(left), term))
    }

    /// A cell is a row times a column; summed in order, as it is explained, it may differ in its last bits from what the
    /// whole product, blocked for speed, has there.
    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        if language == Language::Rust {
            return rust::product(&arguments[0], &arguments[1]);
        }
        let sign = if language == Language::NumPy { "@" } else { "·" };
        Code::infix(&arguments[0], sign, &arguments[1], Binding::Product)
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let shapes = [arguments[0].shape(), arguments[1].shape()];
        let mut sums = shapes.map(|shape| vec![0.0; shape.len()]);
        let place = |shape: Shape, cell: Cell| match shape {
            Shape::Matrix(_, columns) => cell.row * columns + cell.column,
            _ => cell.row,
        };
        for cell in upstream.shape().cells() {
            let upstream = upstream.get(cell);
            for k in 0..Self::length(shapes[0]) {
                let (in_left, in_right) = Self::term(shapes[0], shapes[1], cell, k);
                sums[0][place(shapes[0], in_left)] += upstream * arguments[1].get(in_right);
                sums[1][place(shapes[1], in_right)] += upstream * arguments[0].get(in_left);
            }
        }
        let value = |k: usize| Value::from_cells(shapes[k], |cell| sums[k][place(shapes[k], cell)]);
        vec![Some(value(0)), Some(value(1))]
    }
}

impl Operation for Transpose {
    fn name(&self) -> &'static str {
        "transpose"
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [Shape::Matrix(rows, columns)] => Ok(Shape::Matrix(columns, rows)),
            _ => Err(ShapeError { operation: self.name(), shapes: arguments.to_vec(), wants: "a matrix" }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let Ok(shape) = self.shape(&[arguments[0].shape()]) else { unreachable!("checked by shape") };
        Value::from_cells(shape, |cell| arguments[0].get(cell.turned()))
    }

    fn explain(&self, _: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        source(0, cell.turned())
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        if language == Language::Rust {
            return rust::transpose(&arguments[0]);
        }
        let mark = if language == Language::NumPy { ".T" } else { "ᵀ" };
        Code::atom(format!("{}{mark}", arguments[0].at_least(Binding::Atom)))
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        vec![Some(Value::from_cells(arguments[0].shape(), |cell| upstream.get(cell.turned())))]
    }
}

impl Operation for Outer {
    fn name(&self) -> &'static str {
        "outer"
    }

    fn arity(&self) -> usize {
        2
    }

    fn sign(&self) -> &'static str {
        "⊗"
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [Shape::Vector(rows), Shape::Vector(columns)] => Ok(Shape::Matrix(rows, columns)),
            _ => Err(ShapeError { operation: self.name(), shapes: arguments.to_vec(), wants: "two vectors" }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let shape = Shape::Matrix(arguments[0].shape().len(), arguments[1].shape().len());
        Value::from_cells(shape, |cell| arguments[0].get(Cell::at(cell.row)) * arguments[1].get(Cell::at(cell.column)))
    }

    fn explain(&self, _: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        let (left, right) = (source(0, Cell::at(cell.row)), source(1, Cell::at(cell.column)));
        Arithmetic::Binary(Binary::Multiply, Box::new(left), Box::new(right))
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        match language {
            Language::NumPy => Code::call("np.outer", arguments),
            Language::Rust => rust::outer(&arguments[0], &arguments[1]),
            Language::Notation => {
                let turned = Code::atom(format!("{}ᵀ", arguments[1].at_least(Binding::Atom)));
                Code::infix(&arguments[0], "·", &turned, Binding::Product)
            }
        }
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let (rows, columns) = (arguments[0].shape(), arguments[1].shape());
        let at = |row, column| upstream.get(Cell { row, column });
        let left = Value::from_cells(rows, |cell| {
            (0..columns.len()).map(|column| at(cell.row, column) * arguments[1].get(Cell::at(column))).sum()
        });
        let right = Value::from_cells(columns, |cell| {
            (0..rows.len()).map(|row| at(row, cell.row) * arguments[0].get(Cell::at(row))).sum()
        });
        vec![Some(left), Some(right)]
    }
}
