//! `np.convolve` and `np.correlate`.

use num_complex::Complex64;

use super::contract::multiplied;
use crate::numpy::args::{Args, Kwargs, bind};
use crate::numpy::{Array, Buffer, Error, ErrorKind, Operand, State};

fn refused(message: &str) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// How much of the overlap is given.
enum Mode {
    Valid,
    Same,
    Full,
}

impl Mode {
    fn read(args: &Args, default: Self) -> Result<Self, Error> {
        let wrong = || refused("Use one of 'valid', 'same', or 'full' for convolve/correlate mode");
        match args.get("mode") {
            None => Ok(default),
            Some(_) => match args.text("mode") {
                Some("valid") => Ok(Self::Valid),
                Some("same") => Ok(Self::Same),
                Some("full") => Ok(Self::Full),
                _ => Err(wrong()),
            },
        }
    }
}

/// The cells in reverse, as a view.
fn reversed(row: &Array) -> Array {
    let mut view = row.view.clone();
    if row.size() > 0 {
        view.offset = (view.offset as isize + (row.size() as isize - 1) * view.strides[0]) as usize;
        view.strides[0] = -view.strides[0];
    }
    row.through(view)
}

/// `sum(a[n + k] * v[k])` for every n at which they overlap as the mode says, the longer one first.
fn slid(long: &Array, short: &Array, mode: &Mode) -> Result<Array, Error> {
    let (n, m) = (long.size() as i64, short.size() as i64);
    let (first, count) = match mode {
        Mode::Valid => (0, n - m + 1),
        Mode::Same => (-(m / 2), n),
        Mode::Full => (1 - m, n + m - 1),
    };
    let dtype = long.dtype().promote(short.dtype());
    let (long, short) = (long.cast(dtype)?.copied(), short.cast(dtype)?.copied());
    let mut result = Buffer::zeros(dtype, count as usize);
    for at in 0..count {
        let start = first + at;
        let (from, to) = (start.max(0), (start + m).min(n));
        let cut = |array: &Array, from: i64, shape: [usize; 2]| {
            let mut view = crate::numpy::View::contiguous(&shape);
            view.offset = from as usize;
            array.through(view)
        };
        let len = (to - from) as usize;
        let cell = multiplied(&cut(&long, from, [1, len]), &cut(&short, from - start, [len, 1]))?;
        result.write(std::iter::once((at as usize, 0)), &cell.buffer);
    }
    Ok(Array::of(result, &[count as usize]))
}

fn rows(args: &Args, names: [&str; 2]) -> Result<(Array, Array), Error> {
    let row = |name| {
        let array = args.array(name)?;
        match array.rank() {
            0 => Ok(array.reshaped(&[1])),
            1 => Ok(array),
            _ => Err(refused("object too deep for desired array")),
        }
    };
    let (a, v) = (row("a")?, row("v")?);
    match (a.size(), v.size()) {
        (0, _) => Err(refused(&format!("{} cannot be empty", names[0]))),
        (_, 0) => Err(refused(&format!("{} cannot be empty", names[1]))),
        _ => Ok((a, v)),
    }
}

/// `np.convolve(a, v, mode="full")`.
pub(super) fn convolve(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("convolve", "a v mode=", args, kwargs)?;
    let (a, v) = rows(&args, ["a", "v"])?;
    let mode = Mode::read(&args, Mode::Full)?;
    let (long, short) = if v.size() > a.size() { (v, a) } else { (a, v) };
    slid(&long, &reversed(&short), &mode).map(Operand::Array)
}

/// `np.correlate(a, v, mode="valid")`: the second conjugated.
pub(super) fn correlate(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("correlate", "a v mode=", args, kwargs)?;
    let (a, v) = rows(&args, ["first array argument", "second array argument"])?;
    let mode = Mode::read(&args, Mode::Valid)?;
    let conjugated = match v.packed() {
        Buffer::Complex128(cells) => Array::row(cells.iter().map(|z: &Complex64| z.conj()).collect::<Vec<_>>()),
        _ => v.clone(),
    };
    if v.size() > a.size() {
        return slid(&conjugated, &a, &mode).map(|row| Operand::Array(reversed(&row).copied()));
    }
    slid(&a, &conjugated, &mode).map(Operand::Array)
}
