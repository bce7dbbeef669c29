//! Places in sorted cells.

use crate::numpy::args::{Kwargs, bind};
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State};

fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// NaN is behind everything.
fn before(a: f64, b: f64) -> bool {
    a < b || b.is_nan() && !a.is_nan()
}

/// Where each value would be put into cells in rising order.
pub(super) fn places(cells: &[f64], values: &[f64], right: bool) -> Vec<i64> {
    let place = |&value: &f64| {
        let test = |&cell: &f64| if right { !before(value, cell) } else { before(cell, value) };
        cells.partition_point(test) as i64
    };
    values.iter().map(place).collect()
}

fn numbers(array: &Array) -> Result<Vec<f64>, Error> {
    match array.dtype() {
        Dtype::Complex128 | Dtype::Str(_) => {
            let name = array.dtype().name();
            Err(Error::new(ErrorKind::NotImplemented, format!("a search among {name} is not done here")))
        }
        _ => Ok(array.values::<f64>().into_owned()),
    }
}

/// `np.searchsorted(a, v, side="left", sorter=None)`.
pub(super) fn searchsorted(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("searchsorted", "a v side= sorter=", args, kwargs)?;
    let right = match args.text("side").unwrap_or("left") {
        "left" => false,
        "right" => true,
        other => return Err(refused(format!("search side must be 'left' or 'right' (got '{other}')"))),
    };
    let (a, v) = (args.array("a")?, args.array("v")?);
    if a.rank() != 1 {
        let what = if a.rank() == 0 { "of too small depth" } else { "too deep" };
        return Err(refused(format!("object {what} for desired array")));
    }
    let mut cells = numbers(&a)?;
    if args.get("sorter").is_some() {
        let order = args.array("sorter")?;
        let order = order.values::<i64>();
        if order.len() != cells.len() {
            return Err(refused("sorter.size must equal len(a)"));
        }
        let sorted = order.iter().map(|&place| cells.get(place as usize).copied()).collect::<Option<Vec<_>>>();
        cells = sorted.ok_or_else(|| refused("Sorter index out of range."))?;
    }
    let found = places(&cells, &numbers(&v)?, right);
    Ok(Operand::scalar_or_array(Array::of(Buffer::Int64(found), v.shape())))
}

/// `np.digitize(x, bins, right=False)`.
pub(super) fn digitize(args: &[Operand], kwargs: &Kwargs, _: &mut State) -> Result<Operand, Error> {
    let args = bind("digitize", "x bins right=", args, kwargs)?;
    let (x, bins) = (args.array("x")?, args.array("bins")?);
    let right = args.flag("right", false);
    let mut bins = numbers(&bins)?;
    let values = numbers(&x)?;
    let rising = bins.windows(2).all(|pair| pair[0] <= pair[1]);
    let found = if rising {
        places(&bins, &values, !right)
    } else if bins.windows(2).all(|pair| pair[0] >= pair[1]) {
        bins.reverse();
        let len = bins.len() as i64;
        places(&bins, &values, !right).into_iter().map(|place| len - place).collect()
    } else {
        return Err(refused("bins must be monotonically increasing or decreasing"));
    };
    Ok(Operand::scalar_or_array(Array::of(Buffer::Int64(found), x.shape())))
}
