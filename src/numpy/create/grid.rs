//! Grids of coordinates.

use crate::numpy::args::{Answer, Given, Kwargs, bind};
use crate::numpy::call::Function;
use crate::numpy::{Array, Dtype, Error, ErrorKind, Operand, State};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "meshgrid" => meshgrid,
        "indices" => indices,
        "mgrid" => mgrid,
        "ogrid" => ogrid,
        "ix_" => ix,
        _ => return None,
    })
}

fn meshgrid(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let options = bind("meshgrid", "* copy= sparse= indexing=", &[], kwargs)?;
    let matrix = match options.text("indexing").unwrap_or("xy") {
        "xy" => false,
        "ij" => true,
        _ => return Err(Error::new(ErrorKind::Value, "Valid values for `indexing` are 'xy' and 'ij'.")),
    };
    let rows = args.iter().map(Operand::to_array).collect::<Result<Vec<_>, _>>()?;
    let rank = rows.len();
    let axis_of = |at: usize| if !matrix && rank >= 2 && at < 2 { 1 - at } else { at };
    let mut whole = vec![1; rank];
    for (at, row) in rows.iter().enumerate() {
        whole[axis_of(at)] = row.size();
    }
    crate::numpy::args::check_size(&whole)?;
    let grids = rows.iter().enumerate().map(|(at, row)| {
        let mut shape = vec![1; rank];
        shape[axis_of(at)] = row.size();
        let row = row.reshaped(&shape);
        Operand::Array(if options.flag("sparse", false) { row } else { row.spread(&whole).copied() })
    });
    Ok(Operand::Tuple(grids.collect()))
}

fn stacked(parts: &[Array], shape: &[usize]) -> Array {
    let dtype = parts.iter().map(Array::dtype).reduce(Dtype::promote).unwrap_or(Dtype::Int64);
    let parts: Vec<Array> =
        parts.iter().filter_map(|part| part.cast(dtype).ok()).map(|part| part.spread(shape)).collect();
    let mut whole = vec![parts.len()];
    whole.extend(shape);
    Array::of(crate::numpy::operand::joined(&parts, dtype), &whole)
}

/// A row along one of several axes.
fn along(row: &Array, axis: usize, rank: usize) -> Array {
    let mut shape = vec![1; rank];
    shape[axis] = row.size();
    row.reshaped(&shape)
}

fn indices(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("indices", "dimensions dtype= sparse=", args, kwargs)?;
    let shape = args.shape("dimensions")?;
    let dtype = args.dtype("dtype")?.unwrap_or(Dtype::Int64);
    let rank = shape.len();
    let rows = shape.iter().enumerate().map(|(axis, &len)| {
        Array::row((0..len as i64).collect::<Vec<i64>>()).cast(dtype).map(|row| along(&row, axis, rank))
    });
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    if args.flag("sparse", false) {
        return Ok(Operand::Tuple(rows.into_iter().map(Operand::Array).collect()));
    }
    Ok(Operand::Array(stacked(&rows, &shape)))
}

/// The row that a slice of `mgrid` means; an imaginary step is a count (`Tuple(start, stop, Complex(0, count))`).
fn row_of(item: &Operand, state: &mut State) -> Result<Array, Error> {
    let items = match item {
        Operand::Slice(start, stop, step) => {
            [*start, *stop, *step].map(|x| x.map_or(Operand::None, Operand::Int)).to_vec()
        }
        Operand::Tuple(items) if items.len() == 3 => items.clone(),
        _ => return Err(Error::new(ErrorKind::Type, "mgrid takes slices")),
    };
    let start = if items[0] == Operand::None { Operand::Int(0) } else { items[0].clone() };
    let step = if items[2] == Operand::None { Operand::Int(1) } else { items[2].clone() };
    let made = if let Operand::Complex(_, count) = step {
        crate::numpy::call("linspace", &[start, items[1].clone(), Operand::Int(count.abs() as i64)], &[], state)?
    } else {
        crate::numpy::call("arange", &[start, items[1].clone(), step], &[], state)?
    };
    made.to_array()
}

/// `np.mgrid[index]`, called with the index.
fn mgrid(args: Given, _: &Kwargs, state: &mut State) -> Answer {
    let index = args.first().unwrap_or(&Operand::None);
    let Operand::Tuple(items) = index else { return Ok(Operand::Array(row_of(index, state)?)) };
    if items.len() == 3 && !items.iter().any(|item| matches!(item, Operand::Slice(..) | Operand::Tuple(_))) {
        return Ok(Operand::Array(row_of(index, state)?));
    }
    let rows = items.iter().map(|item| row_of(item, state)).collect::<Result<Vec<_>, _>>()?;
    let shape: Vec<usize> = rows.iter().map(Array::size).collect();
    crate::numpy::args::check_size(&shape)?;
    let rank = rows.len();
    let parts: Vec<Array> = rows.iter().enumerate().map(|(axis, row)| along(row, axis, rank)).collect();
    Ok(Operand::Array(stacked(&parts, &shape)))
}

/// `np.ogrid[index]`, called with the index.
fn ogrid(args: Given, _: &Kwargs, state: &mut State) -> Answer {
    let index = args.first().unwrap_or(&Operand::None);
    let Operand::Tuple(items) = index else { return Ok(Operand::Array(row_of(index, state)?)) };
    let rows = items.iter().map(|item| row_of(item, state)).collect::<Result<Vec<_>, _>>()?;
    let rank = rows.len();
    Ok(Operand::Tuple(rows.iter().enumerate().map(|(axis, row)| Operand::Array(along(row, axis, rank))).collect()))
}

fn ix(args: Given, _: &Kwargs, _: &mut State) -> Answer {
    let rank = args.len();
    let mut rows = Vec::new();
    for (axis, item) in args.iter().enumerate() {
        let mut row = item.to_array()?;
        if row.rank() != 1 {
            return Err(Error::new(ErrorKind::Value, "Cross index must be 1 dimensional"));
        }
        if row.dtype() == Dtype::Bool {
            row = Array::row(crate::numpy::order::nonzero(&row).remove(0));
        } else if row.size() == 0 {
            row = row.cast(Dtype::Int64)?;
        }
        rows.push(Operand::Array(along(&row, axis, rank)));
    }
    Ok(Operand::Tuple(rows))
}
