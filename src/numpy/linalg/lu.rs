//! Elimination with partial pivoting: `solve`, `inv`, `det`, `slogdet`.

use num_complex::Complex64;

use super::matrix::{check_square, refused, result_type};
use crate::numpy::args::{Kwargs, bind};
use crate::numpy::element::Element;
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State, broadcast_shapes};

/// A number that can be eliminated.
trait Field: Element + std::ops::Mul<Output = Self> + std::ops::Sub<Output = Self> + std::ops::Div<Output = Self> {
    /// What pivots are compared by.
    fn weight(self) -> f64;
    fn modulus(self) -> f64;
}

impl Field for f64 {
    fn weight(self) -> f64 {
        self.abs()
    }
    fn modulus(self) -> f64 {
        self.abs()
    }
}

impl Field for Complex64 {
    fn weight(self) -> f64 {
        self.re.abs() + self.im.abs()
    }
    fn modulus(self) -> f64 {
        self.norm()
    }
}

/// The factors of a square matrix in place, the order of rows, and whether that is odd.
struct Factors<T> {
    n: usize,
    cells: Vec<T>,
    order: Vec<usize>,
    odd: bool,
    singular: bool,
}

impl<T: Field> Factors<T> {
    fn of(cells: &[T], n: usize) -> Self {
        let mut lu = Self { n, cells: cells.to_vec(), order: (0..n).collect(), odd: false, singular: false };
        for step in 0..n {
            let mut pivot = step;
            for row in step + 1..n {
                if lu.cells[row * n + step].weight() > lu.cells[pivot * n + step].weight() {
                    pivot = row;
                }
            }
            if lu.cells[pivot * n + step] == T::default() {
                lu.singular = true;
                continue;
            }
            if pivot != step {
                lu.odd = !lu.odd;
                lu.order.swap(pivot, step);
                for column in 0..n {
                    lu.cells.swap(pivot * n + column, step * n + column);
                }
            }
            lu.eliminate(step);
        }
        lu
    }

    fn eliminate(&mut self, step: usize) {
        let n = self.n;
        let (above, below) = self.cells.split_at_mut((step + 1) * n);
        let pivot_row = &above[step * n..];
        for row in below.chunks_exact_mut(n) {
            let factor = row[step] / pivot_row[step];
            row[step] = factor;
            for column in step + 1..n {
                row[column] = row[column] - factor * pivot_row[column];
            }
        }
    }

    /// Solves for the columns of `b`.
    fn solve(&self, b: &[T], columns: usize) -> Vec<T> {
        let n = self.n;
        let mut x: Vec<T> =
            self.order.iter().flat_map(|&row| b[row * columns..(row + 1) * columns].iter().copied()).collect();
        for row in 0..n {
            for before in 0..row {
                let factor = self.cells[row * n + before];
                for column in 0..columns {
                    x[row * columns + column] = x[row * columns + column] - factor * x[before * columns + column];
                }
            }
        }
        for row in (0..n).rev() {
            for after in row + 1..n {
                let factor = self.cells[row * n + after];
                for column in 0..columns {
                    x[row * columns + column] = x[row * columns + column] - factor * x[after * columns + column];
                }
            }
            let pivot = self.cells[row * n + row];
            for cell in &mut x[row * columns..(row + 1) * columns] {
                *cell = *cell / pivot;
            }
        }
        x
    }

    /// The sign and the logarithm of the determinant's size.
    fn slogdet(&self) -> (T, f64) {
        if self.singular {
            return (T::default(), f64::NEG_INFINITY);
        }
        let start = T::from_int(if self.odd { -1 } else { 1 });
        (0..self.n).fold((start, 0.0), |(sign, log), at| {
            let pivot = self.cells[at * self.n + at];
            (sign * (pivot / T::from_float(pivot.modulus())), log + pivot.modulus().ln())
        })
    }

    /// From the logarithm, as NumPy has it, which rounds otherwise than the product does.
    fn det(&self) -> T {
        let (sign, log) = self.slogdet();
        sign * T::from_float(log.exp())
    }
}

fn check_numbers(array: &Array, function: &str) -> Result<(), Error> {
    let Dtype::Str(_) = array.dtype() else { return Ok(()) };
    let from = array.dtype().repr();
    let message =
        format!("Cannot cast ufunc '{function}' input from {from} to dtype('float64') with casting rule 'same_kind'");
    Err(Error::new(ErrorKind::UfuncInput, message))
}

/// The type of the result, complex where an operand is.
fn type_of(a: &Array, b: &Array) -> Dtype {
    let both = a.dtype().promote(b.dtype());
    if both == Dtype::Complex128 { both } else { result_type(both) }
}

/// Square matrices and right sides whose leading axes broadcast.
fn solved<T: Field>(a: &Array, b: &Array, batch: &[usize]) -> Result<Buffer, Error> {
    let n = a.shape()[a.rank() - 1];
    let columns = b.shape()[b.rank() - 1];
    let spread = |array: &Array| {
        let core = &array.shape()[array.rank() - 2..];
        array.spread(&[batch, core].concat())
    };
    let (a, b) = (spread(a), spread(b));
    let (left, right) = (a.values::<T>(), b.values::<T>());
    let count: usize = batch.iter().product();
    let mut cells = Vec::with_capacity(count * n * columns);
    for at in 0..count {
        let factors = Factors::of(&left[at * n * n..(at + 1) * n * n], n);
        if factors.singular {
            return Err(refused("Singular matrix"));
        }
        cells.extend(factors.solve(&right[at * n * columns..(at + 1) * n * columns], columns));
    }
    Ok(T::wrap(cells))
}

/// `np.linalg.solve(a, b)`: one right side of one axis, else columns.
pub(super) fn solve(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("solve", "a b", args, kwargs)?;
    let (a, b) = (args.array("a")?, args.array("b")?);
    check_square(&a)?;
    check_numbers(&a, "solve")?;
    check_numbers(&b, "solve")?;
    let n = a.shape()[a.rank() - 1];
    let single = b.rank() == 1;
    let (name, signature) = if single { ("solve1", "(m,m),(m)->(m)") } else { ("solve", "(m,m),(m,n)->(m,n)") };
    if b.rank() == 0 {
        return Err(Error::new(
            ErrorKind::Value,
            format!(
                "solve: Input operand 1 does not have enough dimensions (has 0, gufunc core with signature {signature} requires 2)"
            ),
        ));
    }
    let own = if single { b.size() } else { b.shape()[b.rank() - 2] };
    if own != n {
        return Err(Error::new(
            ErrorKind::Value,
            format!(
                "{name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {signature} (size {own} is \
             different from {n})"
            ),
        ));
    }
    let column = if single { b.reshaped(&[n, 1]) } else { b.clone() };
    let batch = broadcast_shapes(&[&a.shape()[..a.rank() - 2], &column.shape()[..column.rank() - 2]])?;
    let dtype = type_of(&a, &b);
    let buffer = if dtype == Dtype::Complex128 {
        solved::<Complex64>(&a, &column, &batch)?
    } else {
        solved::<f64>(&a, &column, &batch)?
    };
    let columns = column.shape()[column.rank() - 1];
    let shape = if single { [&batch[..], &[n]].concat() } else { [&batch[..], &[n, columns]].concat() };
    Ok(Operand::Array(Array::of(buffer, &shape).cast(dtype)?))
}

/// `np.linalg.inv(a)`.
pub(super) fn inv(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("inv", "a", args, kwargs)?;
    inverse(&args.array("a")?).map(Operand::Array)
}

/// The inverses of square matrices.
pub(super) fn inverse(a: &Array) -> Result<Array, Error> {
    check_square(a)?;
    check_numbers(a, "inv")?;
    let n = a.shape()[a.rank() - 1];
    let identity = super::matrix::Matrix::identity(n);
    let identity = Array::of(Buffer::Float64(identity.cells), &[n, n]);
    let batch = &a.shape()[..a.rank() - 2];
    let dtype = type_of(a, a);
    let buffer = if dtype == Dtype::Complex128 {
        solved::<Complex64>(a, &identity, batch)?
    } else {
        solved::<f64>(a, &identity, batch)?
    };
    Array::of(buffer, a.shape()).cast(dtype)
}

fn each<T: Field, R>(a: &Array, read: impl Fn(&Factors<T>) -> R) -> Vec<R> {
    let n = a.shape()[a.rank() - 1];
    let cells = a.values::<T>();
    let count: usize = a.shape()[..a.rank() - 2].iter().product();
    (0..count).map(|at| read(&Factors::of(&cells[at * n * n..(at + 1) * n * n], n))).collect()
}

/// `np.linalg.det(a)`.
pub(super) fn det(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let a = bind("det", "a", args, kwargs)?.array("a")?;
    check_square(&a)?;
    check_numbers(&a, "det")?;
    let dtype = type_of(&a, &a);
    let buffer = if dtype == Dtype::Complex128 {
        Buffer::Complex128(each(&a, Factors::<Complex64>::det))
    } else {
        Buffer::Float64(each(&a, Factors::<f64>::det))
    };
    Ok(Operand::scalar_or_array(Array::of(buffer, &a.shape()[..a.rank() - 2]).cast(dtype)?))
}

/// `np.linalg.slogdet(a)`.
pub(super) fn slogdet(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let a = bind("slogdet", "a", args, kwargs)?.array("a")?;
    check_square(&a)?;
    check_numbers(&a, "slogdet")?;
    let dtype = type_of(&a, &a);
    let (signs, logs) = if dtype == Dtype::Complex128 {
        let (signs, logs): (Vec<_>, Vec<_>) = each(&a, Factors::<Complex64>::slogdet).into_iter().unzip();
        (Buffer::Complex128(signs), logs)
    } else {
        let (signs, logs): (Vec<_>, Vec<_>) = each(&a, Factors::<f64>::slogdet).into_iter().unzip();
        (Buffer::Float64(signs), logs)
    };
    let shape = &a.shape()[..a.rank() - 2];
    let sign = Operand::scalar_or_array(Array::of(signs, shape).cast(dtype)?);
    let log = Operand::scalar_or_array(Array::of(Buffer::Float64(logs), shape).cast(result_type(a.dtype()))?);
    Ok(Operand::Named("SlogdetResult", vec![("sign", sign), ("logabsdet", log)]))
}
