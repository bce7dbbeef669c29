//! `matrix_power` and `multi_dot`.

use super::lu::inverse;
use super::matrix::{check_square, refused};
use crate::numpy::args::{Kwargs, bind};
use crate::numpy::products::{multiplied, stacked};
use crate::numpy::{Array, Buffer, Error, ErrorKind, Operand, State};

/// `np.linalg.matrix_power(a, n)`, by squaring.
pub(super) fn matrix_power(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("matrix_power", "a n", args, kwargs)?;
    let a = args.array("a")?;
    check_square(&a)?;
    let Some(power) = args.value("n").as_index() else {
        return Err(Error::new(ErrorKind::Type, "exponent must be an integer"));
    };
    let n = a.shape()[a.rank() - 1];
    let batch = a.shape()[..a.rank() - 2].to_vec();
    if power == 0 {
        let identity = super::matrix::Matrix::identity(n);
        let identity = Array::of(Buffer::Float64(identity.cells), &[n, n]).cast(a.dtype())?;
        return Ok(identity.spread(a.shape()).copied().into());
    }
    let mut square = if power < 0 { inverse(&a)? } else { a };
    let mut left = power.unsigned_abs();
    if left == 3 {
        let twice = stacked(&square, &square, &batch)?;
        return Ok(stacked(&twice, &square, &batch)?.into());
    }
    let mut result: Option<Array> = None;
    loop {
        if left & 1 == 1 {
            result = Some(match result {
                None => square.clone(),
                Some(product) => stacked(&product, &square, &batch)?,
            });
        }
        left >>= 1;
        if left == 0 {
            break;
        }
        square = stacked(&square, &square, &batch)?;
    }
    Ok(result.unwrap_or(square).copied().into())
}

/// `np.linalg.multi_dot(arrays)`: in the order that takes the fewest multiplications.
pub(super) fn multi_dot(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("multi_dot", "arrays * out=", args, kwargs)?;
    let arrays = match args.value("arrays") {
        Operand::List(items) | Operand::Tuple(items) => {
            items.iter().map(Operand::to_array).collect::<Result<Vec<_>, _>>()?
        }
        other => vec![other.to_array()?],
    };
    if arrays.len() < 2 {
        return Err(Error::new(ErrorKind::Value, "Expecting at least two arrays."));
    }
    let last = arrays.len() - 1;
    let (row, column) = (arrays[0].rank() == 1, arrays[last].rank() == 1);
    let mut matrices = arrays.clone();
    if row {
        matrices[0] = arrays[0].reshaped(&[1, arrays[0].size()]);
    }
    if column {
        matrices[last] = arrays[last].reshaped(&[arrays[last].size(), 1]);
    }
    if let Some(wrong) = matrices.iter().find(|array| array.rank() != 2) {
        let rank = wrong.rank();
        return Err(refused(format!("{rank}-dimensional array given. Array must be two-dimensional")));
    }
    for (a, b) in matrices.iter().zip(&matrices[1..]) {
        let (left, right) = (a.shape()[1], b.shape()[0]);
        if left != right {
            let text = crate::numpy::view::shape_text;
            let (a, b) = (text(a.shape()), text(b.shape()));
            let message = format!("shapes {a} and {b} not aligned: {left} (dim 1) != {right} (dim 0)");
            return Err(Error::new(ErrorKind::Value, message));
        }
    }
    let product = chained(&matrices, &splits(&matrices), 0, last)?;
    let shape = match (row, column) {
        (true, true) => vec![],
        (true, false) => vec![product.shape()[1]],
        (false, true) => vec![product.shape()[0]],
        (false, false) => product.shape().to_vec(),
    };
    Ok(Operand::scalar_or_array(product.reshaped(&shape)))
}

/// Where each chain is best cut: the table of the matrix chain problem.
fn splits(matrices: &[Array]) -> Vec<Vec<usize>> {
    let n = matrices.len();
    let lens: Vec<f64> = matrices
        .iter()
        .map(|matrix| matrix.shape()[0] as f64)
        .chain(matrices.last().map(|matrix| matrix.shape()[1] as f64))
        .collect();
    let (mut cost, mut cut) = (vec![vec![0.0; n]; n], vec![vec![0; n]; n]);
    for span in 1..n {
        for first in 0..n - span {
            let last = first + span;
            cost[first][last] = f64::INFINITY;
            for at in first..last {
                let whole = cost[first][at] + cost[at + 1][last] + lens[first] * lens[at + 1] * lens[last + 1];
                if whole < cost[first][last] {
                    (cost[first][last], cut[first][last]) = (whole, at);
                }
            }
        }
    }
    cut
}

fn chained(matrices: &[Array], cut: &[Vec<usize>], first: usize, last: usize) -> Result<Array, Error> {
    if first == last {
        return Ok(matrices[first].clone());
    }
    let at = cut[first][last];
    multiplied(&chained(matrices, cut, first, at)?, &chained(matrices, cut, at + 1, last)?)
}
