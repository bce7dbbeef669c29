//! Products of matrices and vectors, and what turns them for it.

use faer::linalg::matmul::matmul;
use faer::{Accum, MatMut, MatRef, Par};

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
    if left.is_scalar() || right.is_scalar() {
        let operand = usize::from(!left.is_scalar());
        return Some(format!(
            "matmul: Input operand {operand} does not have enough dimensions (has 0, gufunc core with signature \
             {SIGNATURE} requires 1)"
        ));
    }
    let (inner, of_right) = (MatMul::length(left), right.rows());
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
    /// How many terms the sum behind a cell has: the last axis of what stands on the left.
    fn length(left: Shape) -> usize {
        left.axes().last().copied().unwrap_or(0)
    }

    /// What is left of the two shapes when a vector on the left is a row and one on the right a column: the shape of the
    /// result with these axes of length 1, and whether each of them is there only for that.
    fn with_both(left: Shape, right: Shape) -> (Shape, Shape) {
        let row = if left.rank() == 1 { Shape::matrix(1, left.rows()) } else { left };
        let column = if right.rank() == 1 { Shape::matrix(right.rows(), 1) } else { right };
        (row, column)
    }

    /// The axes ahead of the last two.
    fn stacks(shape: Shape) -> Shape {
        Shape::new(&shape.axes()[..shape.rank() - 2])
    }

    /// The cells that term `k` of the sum behind `cell` multiplies.
    fn term(left: Shape, right: Shape, cell: Cell, k: usize) -> (Cell, Cell) {
        // Of a vector times a matrix the result is a vector, whose places are the matrix's columns.
        match (left.rank(), right.rank()) {
            (1, 1) => (Cell::at(k), Cell::at(k)),
            (1, 2) => (Cell::at(k), Cell::new(k, cell.row)),
            (2, 1) => (Cell::new(cell.row, k), Cell::at(k)),
            (2, 2) => (Cell::new(cell.row, k), Cell::new(k, cell.column)),
            _ => Self::term_of_stacks(left, right, cell, k),
        }
    }

    /// As [`term`](Self::term), where there are stacks of matrices.
    fn term_of_stacks(left: Shape, right: Shape, cell: Cell, k: usize) -> (Cell, Cell) {
        let Ok(result) = Self.shape(&[left, right]) else { unreachable!("checked by shape") };
        let mut index: Vec<usize> = (0..result.rank()).map(|axis| cell.along(axis, result)).collect();
        let column = if right.rank() > 1 { index.pop() } else { None };
        let row = if left.rank() > 1 { index.pop() } else { None };
        let (of_left, of_right) = Self::with_both(left, right);
        let (ours, theirs) = (Self::stacks(of_left), Self::stacks(of_right));
        let (all, at) = (ours.broadcast(theirs).unwrap_or(ours), Cell::from_index(&index));
        let within = |stacks: Shape, row: Option<usize>, column: Option<usize>| {
            let at = stacks.source_of(at, all);
            let stack = (0..stacks.rank()).map(|axis| at.along(axis, stacks));
            Cell::from_index(&stack.chain(row).chain(column).collect::<Vec<_>>())
        };
        (within(ours, row, Some(k)), within(theirs, Some(k), column))
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
        let error = || ShapeError {
            operation: self.name(),
            shapes: arguments.to_vec(),
            wants: "as many columns on the left as rows on the right",
        };
        let [left, right] = *arguments else { return Err(error()) };
        if left.is_scalar() || right.is_scalar() || Self::length(left) != right.rows() {
            return Err(error());
        }
        let (of_left, of_right) = Self::with_both(left, right);
        let stacks = Self::stacks(of_left).broadcast(Self::stacks(of_right)).ok_or_else(error)?;
        let mut axes = stacks.axes().to_vec();
        axes.extend((left.rank() > 1).then_some(of_left.rows()));
        axes.extend((right.rank() > 1).then_some(of_right.columns()));
        Ok(Shape::new(&axes))
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let (left, right) = (&arguments[0], &arguments[1]);
        let Ok(shape) = self.shape(&[left.shape(), right.shape()]) else { unreachable!("checked by shape") };
        let (of_left, of_right) = Self::with_both(left.shape(), right.shape());
        let (ours, theirs) = (Self::stacks(of_left), Self::stacks(of_right));
        let stacks = ours.broadcast(theirs).unwrap_or(ours);
        let (n, k, m) = (of_left.rows(), of_left.columns(), of_right.columns());
        let mut product = vec![0.0; shape.len()];
        for (place, cell) in stacks.cells().enumerate() {
            let part = |value: &Value, stack: Shape, size: usize| {
                let from = stack.place(stack.source_of(cell, stacks)) * size;
                from..(from + size).min(value.as_slice().len())
            };
            matmul(
                MatMut::from_row_major_slice_mut(&mut product[place * n * m..(place + 1) * n * m], n, m),
                Accum::Replace,
                MatRef::from_row_major_slice(&left.as_slice()[part(left, ours, n * k)], n, k),
                MatRef::from_row_major_slice(&right.as_slice()[part(right, theirs, k * m)], k, m),
                1.0,
                Par::Seq,
            );
        }
        Value::from_numbers(shape, product)
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
        for cell in upstream.shape().cells() {
            let upstream = upstream.get(cell);
            for k in 0..Self::length(shapes[0]) {
                let (in_left, in_right) = Self::term(shapes[0], shapes[1], cell, k);
                sums[0][shapes[0].place(in_left)] += upstream * arguments[1].get(in_right);
                sums[1][shapes[1].place(in_right)] += upstream * arguments[0].get(in_left);
            }
        }
        let [left, right] = sums;
        vec![Some(Value::from_numbers(shapes[0], left)), Some(Value::from_numbers(shapes[1], right))]
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
            [shape] if shape.rank() > 1 => Ok(shape.turned()),
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
            [rows, columns] if rows.rank() == 1 && columns.rank() == 1 => Ok(Shape::matrix(rows.len(), columns.len())),
            _ => Err(ShapeError { operation: self.name(), shapes: arguments.to_vec(), wants: "two vectors" }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let shape = Shape::matrix(arguments[0].shape().len(), arguments[1].shape().len());
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
        let at = |row, column| upstream.get(Cell::new(row, column));
        let left = Value::from_cells(rows, |cell| {
            (0..columns.len()).map(|column| at(cell.row, column) * arguments[1].get(Cell::at(column))).sum()
        });
        let right = Value::from_cells(columns, |cell| {
            (0..rows.len()).map(|row| at(row, cell.row) * arguments[0].get(Cell::at(row))).sum()
        });
        vec![Some(left), Some(right)]
    }
}
