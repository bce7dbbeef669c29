//! `numpy.fft`: the transform along an axis and back; the others are made of these two.

mod transform;

use num_complex::Complex64;

use super::args::{Answer, Given, Kwargs, axis_within, bind};
use super::call::Function;
use super::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State};
use transform::{Direction, transform};

/// What stands in `np` under this name, if it is one of these.
pub(crate) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "fft.fft" => |args, kwargs, _: &mut State| along("fft", args, kwargs, Direction::Forward),
        "fft.ifft" => |args, kwargs, _: &mut State| along("ifft", args, kwargs, Direction::Back),
        _ => return None,
    })
}

/// What the sums are multiplied by.
fn scale(norm: Option<&str>, direction: Direction, n: usize) -> Result<f64, Error> {
    let whole = 1.0 / n as f64;
    Ok(match (norm.unwrap_or("backward"), direction) {
        ("backward", Direction::Forward) | ("forward", Direction::Back) => 1.0,
        ("backward", Direction::Back) | ("forward", Direction::Forward) => whole,
        ("ortho", _) => whole.sqrt(),
        (other, _) => {
            let message = format!("Invalid norm value {other}; should be \"backward\",\"ortho\" or \"forward\".");
            return Err(Error::new(ErrorKind::Value, message));
        }
    })
}

fn along(name: &'static str, args: Given, kwargs: &Kwargs, direction: Direction) -> Answer {
    let args = bind(name, "a n= axis= norm= out=", args, kwargs)?;
    let array = args.array("a")?.cast(Dtype::Complex128)?;
    let axis = axis_within(args.int("axis", -1)?, array.rank())?;
    let n = args.int("n", array.shape()[axis] as i64)?;
    let Some(n) = usize::try_from(n).ok().filter(|&n| n > 0) else {
        let message = format!("Invalid number of FFT data points ({n}) specified.");
        return Err(Error::new(ErrorKind::Value, message));
    };
    let factor = scale(args.text("norm"), direction, n)?;
    let last = array.rank() - 1;
    let mut order: Vec<usize> = (0..=last).collect();
    order.swap(axis, last);
    let turned = array.through(array.view.permuted(&order));
    let mut shape = turned.shape().to_vec();
    let len = std::mem::replace(&mut shape[last], n);
    super::args::check_size(&shape)?;
    let cells = turned.values::<Complex64>();
    let mut result = Vec::with_capacity(shape.iter().product());
    for row in cells.chunks(len.max(1)) {
        let mut own: Vec<Complex64> = row.iter().copied().take(n).collect();
        own.resize(n, Complex64::default());
        transform(&mut own, direction);
        result.extend(own.into_iter().map(|x| x * factor));
    }
    let result = Array::of(Buffer::Complex128(result), &shape);
    Ok(Operand::Array(result.through(result.view.permuted(&order)).copied()))
}
