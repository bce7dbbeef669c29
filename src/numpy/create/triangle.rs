//! Diagonals and triangles.

use crate::numpy::args::{Answer, Given, Kwargs, axes_within, bind, whole};
use crate::numpy::call::Function;
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State, View};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "eye" => eye,
        "identity" => identity,
        "diag" => diag,
        "diagflat" => diagflat,
        "diagonal" => diagonal,
        "tri" => tri,
        "triu" => |args, kwargs, _| triangle("triu", args, kwargs),
        "tril" => |args, kwargs, _| triangle("tril", args, kwargs),
        "triu_indices" => |args, kwargs, _| triangle_indices("triu_indices", args, kwargs),
        "tril_indices" => |args, kwargs, _| triangle_indices("tril_indices", args, kwargs),
        "diag_indices" => diag_indices,
        "vander" => vander,
        "fill_diagonal" => fill_diagonal,
        _ => return None,
    })
}

/// True where the test says so of row and column.
fn marked(rows: usize, columns: usize, test: impl Fn(i64, i64) -> bool) -> Array {
    let cells = (0..rows as i64).flat_map(|row| (0..columns as i64).map(move |column| (row, column)));
    Array::of(Buffer::Bool(cells.map(|(row, column)| test(row, column)).collect()), &[rows, columns])
}

fn side(value: Option<&Operand>, default: usize) -> Result<usize, Error> {
    let Some(value) = value else { return Ok(default) };
    Ok(crate::numpy::args::shape_of(&Operand::Int(whole(value)?))?[0])
}

fn eye(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("eye", "N M= k= dtype= order= * device= like=", args, kwargs)?;
    let rows = side(args.get("N"), 0)?;
    let columns = side(args.get("M"), rows)?;
    crate::numpy::args::check_size(&[rows, columns])?;
    let shift = args.int("k", 0)?;
    let dtype = args.dtype("dtype")?.unwrap_or(Dtype::Float64);
    Ok(Operand::Array(marked(rows, columns, |row, column| column - row == shift).cast(dtype)?))
}

fn identity(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("identity", "n dtype= * like=", args, kwargs)?;
    let len = side(args.get("n"), 0)?;
    crate::numpy::args::check_size(&[len, len])?;
    let dtype = args.dtype("dtype")?.unwrap_or(Dtype::Float64);
    Ok(Operand::Array(marked(len, len, |row, column| row == column).cast(dtype)?))
}

fn tri(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("tri", "N M= k= dtype= * like=", args, kwargs)?;
    let rows = side(args.get("N"), 0)?;
    let columns = side(args.get("M"), rows)?;
    crate::numpy::args::check_size(&[rows, columns])?;
    let shift = args.int("k", 0)?;
    let dtype = args.dtype("dtype")?.unwrap_or(Dtype::Float64);
    Ok(Operand::Array(marked(rows, columns, |row, column| column - row <= shift).cast(dtype)?))
}

/// The view of a diagonal of the axes `first` and `second`; it becomes the last axis.
pub(crate) fn diagonal_of(array: &Array, shift: i64, first: usize, second: usize) -> Array {
    let view = &array.view;
    let (rows, columns) = (view.shape[first] as i64, view.shape[second] as i64);
    let (row, column) = if shift >= 0 { (0, shift) } else { (-shift, 0) };
    let len = (rows - row).min(columns - column).max(0);
    let mut offset = view.offset as isize;
    if len > 0 {
        offset += row as isize * view.strides[first] + column as isize * view.strides[second];
    }
    let kept = (0..view.shape.len()).filter(|axis| *axis != first && *axis != second);
    let mut inner = view.permuted(&kept.collect::<Vec<_>>());
    inner.shape.push(len as usize);
    inner.strides.push(view.strides[first] + view.strides[second]);
    array.through(View { offset: offset as usize, ..inner })
}

/// A square matrix with these numbers on a diagonal.
fn on_diagonal(row: &Array, shift: i64) -> Result<Array, Error> {
    let len = row.size() + shift.unsigned_abs() as usize;
    crate::numpy::args::check_size(&[len, len])?;
    let mut buffer = Buffer::zeros(row.dtype(), len * len);
    let (down, right) = if shift >= 0 { (0, shift as usize) } else { (shift.unsigned_abs() as usize, 0) };
    let to = (0..row.size()).map(|at| (at + down) * len + at + right);
    buffer.write(to.zip(row.places()), &row.buffer);
    Ok(Array::of(buffer, &[len, len]))
}

fn diag(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("diag", "v k=", args, kwargs)?;
    let (array, shift) = (args.array("v")?, args.int("k", 0)?);
    match array.rank() {
        1 => Ok(Operand::Array(on_diagonal(&array, shift)?)),
        2 => Ok(Operand::Array(diagonal_of(&array, shift, 0, 1))),
        _ => Err(Error::new(ErrorKind::Value, "Input must be 1- or 2-d.")),
    }
}

fn diagflat(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("diagflat", "v k=", args, kwargs)?;
    let array = args.array("v")?;
    Ok(Operand::Array(on_diagonal(&array.reshaped(&[array.size()]), args.int("k", 0)?)?))
}

fn diagonal(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("diagonal", "a offset= axis1= axis2=", args, kwargs)?;
    let array = args.array("a")?;
    if array.rank() < 2 {
        return Err(Error::new(ErrorKind::Value, "diag requires an array of at least two dimensions"));
    }
    let axes = [args.int("axis1", 0)?, args.int("axis2", 1)?];
    let axes = axes_within(&axes, array.rank()).map_err(|error| match error.kind {
        ErrorKind::Value => Error::new(ErrorKind::Value, "axis1 and axis2 cannot be the same"),
        _ => error,
    })?;
    Ok(Operand::Array(diagonal_of(&array, args.int("offset", 0)?, axes[0], axes[1])))
}

fn triangle(name: &str, args: Given, kwargs: &Kwargs) -> Answer {
    let args = bind(name, "m k=", args, kwargs)?;
    let (mut array, shift) = (args.array("m")?, args.int("k", 0)?);
    if array.rank() == 0 {
        return Err(Error::new(ErrorKind::Index, "tuple index out of range"));
    }
    if array.rank() == 1 {
        let len = array.size();
        array = array.spread(&[len, len]);
    }
    let [.., rows, columns] = *array.shape() else { return Ok(Operand::Array(array)) };
    let upper = name == "triu";
    let mask = marked(rows, columns, |row, column| if upper { column - row >= shift } else { column - row <= shift });
    let zero = Array::of(Buffer::zeros(array.dtype(), 1), &[]);
    Ok(Operand::Array(crate::numpy::logic::chosen(&mask, &array, &zero)?))
}

fn triangle_indices(name: &str, args: Given, kwargs: &Kwargs) -> Answer {
    let args = bind(name, "n k= m=", args, kwargs)?;
    let rows = side(args.get("n"), 0)?;
    let columns = side(args.get("m"), rows)?;
    crate::numpy::args::check_size(&[rows, columns])?;
    let (shift, upper) = (args.int("k", 0)?, name == "triu_indices");
    let mask = marked(rows, columns, |row, column| if upper { column - row >= shift } else { column - row <= shift });
    let found = crate::numpy::order::nonzero(&mask);
    Ok(Operand::Tuple(found.into_iter().map(|places| Operand::Array(Array::row(places))).collect()))
}

fn diag_indices(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("diag_indices", "n ndim=", args, kwargs)?;
    let len = side(args.get("n"), 0)?;
    let row = Array::row((0..len as i64).collect::<Vec<i64>>());
    Ok(Operand::Tuple(vec![Operand::Array(row); args.int("ndim", 2)?.clamp(0, 64) as usize]))
}

fn vander(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("vander", "x N= increasing=", args, kwargs)?;
    let row = args.array("x")?;
    if row.rank() != 1 {
        return Err(Error::new(ErrorKind::Value, "x must be a one-dimensional array or sequence."));
    }
    let len = row.size();
    let columns = side(args.get("N"), len)?;
    crate::numpy::args::check_size(&[len, columns])?;
    let dtype = row.dtype().promote(Dtype::Int64);
    let ones = Array::one(1_i64).spread(&[len]).cast(dtype)?;
    let mut powers = Vec::with_capacity(columns);
    for at in 0..columns {
        let next = match powers.last() {
            None => Operand::Array(ones.clone()),
            Some(last) => {
                crate::numpy::binary(crate::numpy::Binary::Multiply, last, &Operand::Array(row.clone()), state)?
            }
        };
        debug_assert_eq!(powers.len(), at);
        powers.push(next);
    }
    if !args.flag("increasing", false) {
        powers.reverse();
    }
    crate::numpy::call("stack", &[Operand::List(powers)], &[("axis", Operand::Int(1))], state)
}

fn fill_diagonal(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("fill_diagonal", "a val wrap=", args, kwargs)?;
    let array = args.array("a")?;
    let shape = array.shape();
    if shape.len() < 2 {
        return Err(Error::new(ErrorKind::Value, "array must be at least 2-d"));
    }
    let step = if shape.len() == 2 {
        shape[1] + 1
    } else if shape.windows(2).all(|pair| pair[0] == pair[1]) {
        (0..shape.len()).map(|axis| shape[axis + 1..].iter().product::<usize>()).sum()
    } else {
        return Err(Error::new(ErrorKind::Value, "All dimensions of input must be of equal length"));
    };
    let end = if shape.len() == 2 && !args.flag("wrap", false) { shape[1] * shape[1] } else { array.size() };
    let mut buffer = array.packed();
    let values = crate::numpy::cast_into(args.value("val"), array.dtype())?;
    let from = values.places();
    if !from.is_empty() {
        let to = (0..array.size().min(end)).step_by(step.max(1));
        buffer.write(to.enumerate().map(|(turn, to)| (to, from[turn % from.len()])), &values.buffer);
    }
    Ok(Operand::Written(Array::of(buffer, shape)))
}
