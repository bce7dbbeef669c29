//! Cells written through an index.

use super::parse::parse;
use super::places::{Places, fancy_places, viewed};
use crate::numpy::ufunc::fits;
use crate::numpy::view::shape_text;
use crate::numpy::{Array, Buffer, Cell, Dtype, Error, ErrorKind, Kind, Operand, View, broadcast_shapes};

/// A value as cells of this type, as an assignment turns it.
///
/// # Errors
/// If it has no place there, in NumPy's words.
pub fn cast_into(value: &Operand, dtype: Dtype) -> Result<Array, Error> {
    match value {
        Operand::Int(x) if !fits(*x, dtype) => {
            let message = format!("Python integer {x} out of bounds for {}", dtype.name());
            Err(Error::new(ErrorKind::Overflow, message))
        }
        Operand::Float(x) if dtype.kind() == Kind::Int && !x.is_finite() => Err(if x.is_nan() {
            Error::new(ErrorKind::Value, "cannot convert float NaN to integer")
        } else {
            Error::new(ErrorKind::Overflow, "cannot convert float infinity to integer")
        }),
        Operand::Complex(..) if dtype.kind() < Kind::Complex => {
            let kind = if dtype.kind() == Kind::Float {
                "float() argument must be a string or a real number"
            } else {
                "int() argument must be a string, a bytes-like object or a real number"
            };
            Err(Error::new(ErrorKind::Type, format!("{kind}, not 'complex'")))
        }
        Operand::None if dtype.kind() == Kind::Float => Ok(Array::one(f64::NAN).cast(dtype)?),
        Operand::None => {
            let message = "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'";
            Err(Error::new(ErrorKind::Type, message))
        }
        other => other.to_array()?.cast(dtype),
    }
}

/// A value that broadcasts into this shape, without the axes of length 1 that it has too many.
pub(crate) fn fits_into(value: &Array, shape: &[usize]) -> Result<Array, Error> {
    let mut view = value.view.clone();
    while view.shape.len() > shape.len() && view.shape[0] == 1 {
        view.shape.remove(0);
        view.strides.remove(0);
    }
    if broadcast_shapes(&[&view.shape, shape]).is_ok_and(|whole| whole == shape) {
        return Ok(value.through(view));
    }
    let (from, to) = (shape_text(value.shape()), shape_text(shape));
    let message = format!("could not broadcast input array from shape {from} into shape {to}");
    Err(Error::new(ErrorKind::Value, message))
}

/// The quick way: one number to one place.
fn quick(buffer: &mut Buffer, view: &View, index: &Operand, value: &Operand) -> Option<usize> {
    let at = |at: &Operand, axis: usize| {
        let (at, len) = (at.as_index().filter(|_| !matches!(at, Operand::Bool(_)))?, view.shape[axis] as i64);
        let at = if at < 0 { at + len } else { at };
        (0..len).contains(&at).then(|| at as isize * view.strides[axis])
    };
    let place = match (index, view.shape.len()) {
        (Operand::Int(_), 1) => at(index, 0)?,
        (Operand::Tuple(items), rank) if rank == items.len() => {
            items.iter().enumerate().try_fold(0, |place, (axis, item)| Some(place + at(item, axis)?))?
        }
        _ => return None,
    };
    let place = (view.offset as isize + place) as usize;
    let Buffer::Float64(cells) = buffer else { return None };
    cells[place] = match value {
        Operand::Float(x) => *x,
        Operand::Int(x) => *x as f64,
        Operand::Scalar(array) => match &*array.buffer {
            Buffer::Float64(values) => values[array.view.offset],
            _ => return None,
        },
        _ => return None,
    };
    Some(place)
}

/// `this[index] = value`. With `changed`, the cells written are put there with what they held before.
///
/// # Errors
/// NumPy's, in its words; then nothing is written.
pub fn set(
    buffer: &mut Buffer,
    view: &View,
    index: &Operand,
    value: &Operand,
    changed: Option<&mut Vec<(usize, Cell)>>,
) -> Result<(), Error> {
    if changed.is_none() && quick(buffer, view, index, value).is_some() {
        return Ok(());
    }
    let parsed = parse(view, index)?;
    let places = if parsed.fancy {
        fancy_places(view, &parsed)?
    } else {
        let view = viewed(view, &parsed)?;
        if view.shape.is_empty() && matches!(value, Operand::List(_) | Operand::Tuple(_)) && !parsed.ellipsis {
            return Err(Error::new(ErrorKind::Value, "setting an array element with a sequence."));
        }
        let mut cells = Vec::with_capacity(view.size());
        view.runs(|start, stride, len| {
            cells.extend((0..len).map(|at| (start as isize + at as isize * stride) as usize));
        });
        Places { cells, shape: view.shape, fancy: false }
    };
    let value = cast_into(value, buffer.dtype())?;
    let value = match fits_into(&value, &places.shape) {
        Ok(value) => value.spread(&places.shape),
        Err(_) if places.shape.is_empty() && !parsed.ellipsis && !places.fancy => {
            return Err(Error::new(ErrorKind::Value, "setting an array element with a sequence."));
        }
        Err(_) if is_mask(index) && value.rank() > 1 => {
            let rank = value.rank();
            let message = format!(
                "NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has {rank} dimensions"
            );
            return Err(Error::new(ErrorKind::Type, message));
        }
        Err(_) if is_mask(index) && value.rank() <= 1 => {
            let (given, wanted) = (value.size(), places.cells.len());
            let message = format!(
                "NumPy boolean array indexing assignment cannot assign {given} input values to the {wanted} output values \
                 where the mask is true"
            );
            return Err(Error::new(ErrorKind::Value, message));
        }
        Err(_) if places.fancy => {
            let (from, to) = (shape_text(value.shape()), shape_text(&places.shape));
            let message = format!(
                "shape mismatch: value array of shape {from} could not be broadcast to indexing result of shape {to}"
            );
            return Err(Error::new(ErrorKind::Value, message));
        }
        Err(error) => return Err(error),
    };
    if let Some(changed) = changed {
        changed.extend(places.cells.iter().map(|&place| (place, buffer.cell(place))));
    }
    let from = value.places();
    buffer.write(places.cells.into_iter().zip(from), &value.buffer);
    Ok(())
}

fn is_mask(index: &Operand) -> bool {
    match index {
        Operand::Tuple(items) => items.len() == 1 && is_mask(&items[0]),
        other => matches!(other, Operand::Array(array) if array.dtype() == Dtype::Bool),
    }
}
