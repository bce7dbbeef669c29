//! Where the largest and the smallest stand.

use crate::numpy::args::{Answer, Given, Kwargs, axis_within, bind, whole};
use crate::numpy::call::Function;
use crate::numpy::ufunc::{Number, keep, numbers};
use crate::numpy::{Array, Dtype, Error, ErrorKind};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "argmax" => |args, kwargs, _| extreme("argmax", true, false, args, kwargs),
        "argmin" => |args, kwargs, _| extreme("argmin", false, false, args, kwargs),
        "nanargmax" => |args, kwargs, _| extreme("nanargmax", true, true, args, kwargs),
        "nanargmin" => |args, kwargs, _| extreme("nanargmin", false, true, args, kwargs),
        _ => return None,
    })
}

/// The first place of the best in a run; without `skip` the first `nan` is the best.
fn best<T: Number>(cells: &[T], largest: bool, skip: bool) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (at, x) in cells.iter().enumerate() {
        if x.is_nan() {
            if skip {
                continue;
            }
            return Some(at);
        }
        let better = best.is_none_or(|best| if largest { cells[best].less(*x) } else { x.less(cells[best]) });
        if better {
            best = Some(at);
        }
    }
    best
}

fn found(lines: &Array, len: usize, largest: bool, skip: bool) -> Result<Vec<i64>, Error> {
    fn all<T: Number>(lines: &Array, len: usize, largest: bool, skip: bool) -> Option<Vec<i64>> {
        lines.values::<T>().chunks(len).map(|row| best(row, largest, skip).map(|at| at as i64)).collect()
    }
    numbers!(lines.dtype(), T => all::<T>(lines, len, largest, skip))
        .ok_or_else(|| Error::new(ErrorKind::Value, "All-NaN slice encountered"))
}

fn extreme(name: &str, largest: bool, skip: bool, args: Given, kwargs: &Kwargs) -> Answer {
    let args = bind(name, "a axis= out= * keepdims=", args, kwargs)?;
    let array = args.array("a")?;
    if let Dtype::Str(_) = array.dtype() {
        return Err(Error::new(ErrorKind::Type, format!("{name} of text is not known here")));
    }
    let (lines, marks) = match args.get("axis") {
        None => (array.reshaped(&[array.size()]), vec![true; array.rank()]),
        Some(axis) => {
            let axis = axis_within(whole(axis)?, array.rank().max(1))?;
            let mut order: Vec<usize> = (0..array.rank()).filter(|&other| other != axis).collect();
            order.extend((axis < array.rank()).then_some(axis));
            let marks = (0..array.rank()).map(|other| other == axis).collect();
            let turned = array.through(array.view.permuted(&order));
            (if turned.rank() == 0 { turned.reshaped(&[1]) } else { turned }, marks)
        }
    };
    let len = lines.shape()[lines.rank() - 1];
    let shape = lines.shape()[..lines.rank() - 1].to_vec();
    if len == 0 {
        let message = format!("attempt to get {} of an empty sequence", name.trim_start_matches("nan"));
        return Err(Error::new(ErrorKind::Value, message));
    }
    let places = found(&lines, len, largest, skip)?;
    let result = Array::of(crate::numpy::Buffer::Int64(places), &shape);
    super::moments::placed(keep(result, array.shape(), &marks, args.flag("keepdims", false)), args.get("out"))
}
