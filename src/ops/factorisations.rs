//! Matrices taken apart, and systems of equations solved with the parts.

use faer::{Mat, Side};

use super::arithmetic::source;
use super::rust;
use super::{
    Arguments, Arithmetic, Binary, Cell, Code, Fold, Language, Operation, Shape, ShapeError, SourceCell, Terms, Unary,
    Value,
};

/// The lower triangular L with L·Lᵀ = A, for a symmetric positive definite A of which the lower half is read. Where there
/// is none, all its numbers are NaN.
///
/// Golub and Van Loan, Matrix Computations, 4th edition, section 4.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cholesky;

/// The x with L·x = b, for a lower triangular L: forward substitution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SolveLower;

/// The x with Lᵀ·x = b, for a lower triangular L: back substitution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SolveLowerTransposed;

/// The singular values of a matrix, greatest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SingularValues;

type Explained = Arithmetic<SourceCell>;

fn own(row: usize, column: usize) -> Explained {
    Arithmetic::Source(SourceCell::Result(Cell::new(row, column)))
}

fn join(join: Binary, left: Explained, right: Explained) -> Explained {
    Arithmetic::Binary(join, Box::new(left), Box::new(right))
}

/// `from − Σ terms`, without the sum where it is empty.
fn less(from: Explained, count: usize, term: impl Fn(usize) -> Explained + Send + Sync + 'static) -> Explained {
    if count == 0 { from } else { join(Binary::Subtract, from, Arithmetic::Fold(Fold::Sum, Terms::new(count, term))) }
}

fn square(shape: Shape) -> Option<usize> {
    (shape.rank() == 2 && shape.rows() == shape.columns()).then_some(shape.rows())
}

fn as_mat(value: &Value) -> Mat<f64> {
    value.as_mat().to_owned()
}

/// L⁻¹ or L⁻ᵀ times a vector.
fn solve(l: &Value, b: &dyn Fn(usize) -> f64, transposed: bool) -> Vec<f64> {
    let n = square(l.shape()).unwrap_or(0);
    let mut x = vec![0.0; n];
    for step in 0..n {
        let i = if transposed { n - 1 - step } else { step };
        let known = if transposed { i + 1..n } else { 0..i };
        let at = |k: usize| if transposed { Cell::new(k, i) } else { Cell::new(i, k) };
        let sum: f64 = known.map(|k| l.get(at(k)) * x[k]).sum();
        x[i] = (b(i) - sum) / l.get(at(i));
    }
    x
}

impl Operation for Cholesky {
    fn name(&self) -> &'static str {
        "cholesky"
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [shape] if square(shape).is_some() => Ok(shape),
            _ => Err(ShapeError { operation: self.name(), shapes: arguments.to_vec(), wants: "a square matrix" }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let matrix = as_mat(&arguments[0]);
        match matrix.llt(Side::Lower) {
            Ok(factors) => factors.L().to_owned().into(),
            Err(_) => Mat::from_fn(matrix.nrows(), matrix.ncols(), |_, _| f64::NAN).into(),
        }
    }

    fn explain(&self, _: &dyn Arguments, Cell { row, column, .. }: Cell) -> Explained {
        if column > row {
            return Arithmetic::Number(0.0);
        }
        let is_diagonal = row == column;
        let products = move |k: usize| {
            if is_diagonal {
                Arithmetic::Unary(Unary::Square, Box::new(own(row, k)))
            } else {
                join(Binary::Multiply, own(row, k), own(column, k))
            }
        };
        let rest = less(source(0, Cell::new(row, column)), column, products);
        if is_diagonal {
            Arithmetic::Unary(Unary::SquareRoot, Box::new(rest))
        } else {
            join(Binary::Divide, rest, own(column, column))
        }
    }

    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        match language {
            Language::Notation => Code::call("cholesky", arguments),
            Language::NumPy => Code::call("np.linalg.cholesky", arguments),
            Language::Rust => rust::cholesky(&arguments[0]),
        }
    }

    /// Iain Murray, "Differentiation of the Cholesky decomposition", 2016, equation 10, for an A of which only the lower
    /// half counts.
    fn gradient(&self, _: &[Value], result: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let (l, upstream) = (as_mat(result), as_mat(upstream));
        let n = l.nrows();
        // Φ(LᵀL̄): the lower half with its diagonal halved, made symmetric.
        let product = Mat::from_fn(n, n, |i, j| (0..n).map(|k| l[(k, i)] * upstream[(k, j)]).sum::<f64>());
        let symmetric = Mat::from_fn(n, n, |i, j| if i >= j { product[(i, j)] } else { product[(j, i)] } / 2.0);
        // L⁻ᵀ symmetric L⁻¹, column by column and then row by row.
        let left: Vec<Vec<f64>> = (0..n).map(|j| solve(result, &|i| symmetric[(i, j)], true)).collect();
        let both: Vec<Vec<f64>> = (0..n).map(|i| solve(result, &|j| left[j][i], true)).collect();
        vec![Some(Value::from_cells(result.shape(), |Cell { row, column, .. }| match row.cmp(&column) {
            std::cmp::Ordering::Less => 0.0,
            std::cmp::Ordering::Equal => both[row][column],
            std::cmp::Ordering::Greater => both[row][column] + both[column][row],
        }))]
    }
}

/// The shape of a triangular system's solution.
fn system(operation: &'static str, arguments: &[Shape]) -> Result<Shape, ShapeError> {
    match *arguments {
        [l, b] if b.rank() == 1 && square(l) == Some(b.len()) => Ok(b),
        _ => Err(ShapeError {
            operation,
            shapes: arguments.to_vec(),
            wants: "a square matrix and a vector as long as its sides",
        }),
    }
}

/// Of L·x = b (or Lᵀ·x = b) with x̄ given: b̄ = L⁻ᵀx̄ (or L⁻¹x̄), and L̄ = −b̄xᵀ (or −xb̄ᵀ), of which the lower half counts.
fn system_gradient(l: &Value, x: &Value, upstream: &Value, transposed: bool) -> Vec<Option<Value>> {
    let b = solve(l, &|i| upstream.get(Cell::at(i)), !transposed);
    let of_l = Value::from_cells(l.shape(), |Cell { row, column, .. }| {
        let (i, j) = if transposed { (column, row) } else { (row, column) };
        if column > row { 0.0 } else { -b[i] * x.get(Cell::at(j)) }
    });
    vec![Some(of_l), Some(Value::from_cells(x.shape(), |cell| b[cell.row]))]
}

impl Operation for SolveLower {
    fn name(&self) -> &'static str {
        "forward substitution"
    }

    fn arity(&self) -> usize {
        2
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        system(self.name(), arguments)
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let x = solve(&arguments[0], &|i| arguments[1].get(Cell::at(i)), false);
        Value::from_cells(arguments[1].shape(), |cell| x[cell.row])
    }

    fn explain(&self, _: &dyn Arguments, cell: Cell) -> Explained {
        let i = cell.row;
        let term = move |k: usize| join(Binary::Multiply, source(0, Cell::new(i, k)), own(k, 0));
        let rest = less(source(1, Cell::at(i)), i, term);
        join(Binary::Divide, rest, source(0, Cell::new(i, i)))
    }

    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        match language {
            Language::Notation => Code::call("solve", arguments),
            Language::NumPy => Code::call("np.linalg.solve", arguments),
            Language::Rust => rust::solve(&arguments[0], &arguments[1], false),
        }
    }

    fn gradient(&self, arguments: &[Value], result: &Value, upstream: &Value) -> Vec<Option<Value>> {
        system_gradient(&arguments[0], result, upstream, false)
    }
}

impl Operation for SolveLowerTransposed {
    fn name(&self) -> &'static str {
        "back substitution"
    }

    fn arity(&self) -> usize {
        2
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        system(self.name(), arguments)
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let x = solve(&arguments[0], &|i| arguments[1].get(Cell::at(i)), true);
        Value::from_cells(arguments[1].shape(), |cell| x[cell.row])
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Explained {
        let i = cell.row;
        let n = square(arguments.shape(0)).unwrap_or(0);
        let term = move |k: usize| {
            let k = i + 1 + k;
            join(Binary::Multiply, source(0, Cell::new(k, i)), own(k, 0))
        };
        let rest = less(source(1, Cell::at(i)), n - 1 - i, term);
        join(Binary::Divide, rest, source(0, Cell::new(i, i)))
    }

    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        let (l, b) = (arguments[0].at_least(super::Binding::Atom), &arguments[1].text);
        Code::atom(match language {
            Language::NumPy => format!("np.linalg.solve({l}.T, {b})"),
            Language::Rust => return rust::solve(&arguments[0], &arguments[1], true),
            Language::Notation => format!("solve({l}ᵀ, {b})"),
        })
    }

    fn gradient(&self, arguments: &[Value], result: &Value, upstream: &Value) -> Vec<Option<Value>> {
        system_gradient(&arguments[0], result, upstream, true)
    }
}

impl SingularValues {
    /// Left singular vectors, singular values, right singular vectors.
    ///
    /// The values are computed anew from the vectors, σₖ = uₖᵀ A vₖ: of a matrix with a large condition number the small
    /// ones come out more exactly so than from the iteration itself, since an error of the vectors counts twice.
    fn parts(matrix: &Value) -> Option<(Mat<f64>, Vec<f64>, Mat<f64>)> {
        let parts = as_mat(matrix).thin_svd().ok()?;
        let (mut u, v) = (parts.U().to_owned(), parts.V().to_owned());
        let shape = matrix.shape();
        let mut values = vec![];
        for k in 0..u.ncols().min(v.ncols()) {
            let term = |at: Cell| u[(at.row, k)] * v[(at.column, k)] * matrix.get(at);
            let value = Fold::Sum.apply(shape.cells().map(term), shape.len());
            if value < 0.0 {
                // A singular value is never negative; where one is nothing but rounding, its vector turns round.
                (0..u.nrows()).for_each(|row| u[(row, k)] = -u[(row, k)]);
            }
            values.push(value.abs());
        }
        Some((u, values, v))
    }
}

impl Operation for SingularValues {
    fn name(&self) -> &'static str {
        "singular values"
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [of] if of.rank() == 2 => Ok(Shape::vector(of.rows().min(of.columns()))),
            _ => Err(ShapeError { operation: self.name(), shapes: arguments.to_vec(), wants: "a matrix" }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let Ok(shape) = self.shape(&[arguments[0].shape()]) else { unreachable!("checked by shape") };
        let values = Self::parts(&arguments[0]).map_or_else(|| vec![f64::NAN; shape.len()], |(_, values, _)| values);
        Value::from_cells(shape, |cell| values[cell.row])
    }

    /// σₖ = uₖᵀ A vₖ, with the singular vectors as they come out.
    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Explained {
        let shape = arguments.shape(0);
        let matrix = Value::from_cells(shape, |cell| arguments.number(0, cell));
        let Some((u, _, v)) = Self::parts(&matrix) else { return Arithmetic::Number(f64::NAN) };
        let term = move |i: usize| {
            let at = shape.cell(i);
            let weight = u[(at.row, cell.row)] * v[(at.column, cell.row)];
            join(Binary::Multiply, Arithmetic::Number(weight), source(0, at))
        };
        Arithmetic::Fold(Fold::Sum, Terms::new(shape.len(), term))
    }

    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        match language {
            Language::NumPy => Code::atom(format!("np.linalg.svd({}, compute_uv=False)", arguments[0].text)),
            Language::Rust => rust::singular_values(&arguments[0]),
            Language::Notation => Code::call("singular values", arguments),
        }
    }

    /// Ā = U diag(σ̄) Vᵀ, where the singular values are all different.
    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let Some((u, values, v)) = Self::parts(&arguments[0]) else { return vec![None] };
        vec![Some(Value::from_cells(arguments[0].shape(), |Cell { row, column, .. }| {
            (0..values.len()).map(|k| u[(row, k)] * upstream.get(Cell::at(k)) * v[(column, k)]).sum()
        }))]
    }
}
