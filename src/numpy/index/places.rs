//! Which cells an index means.

use super::parse::{Index, Part, parse};
use crate::numpy::{Array, Error, ErrorKind, Operand, View, broadcast_shapes};

/// The cells of a buffer that an index means, in the order of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// Their places in the buffer.
    pub cells: Vec<usize>,
    /// The shape of the result.
    pub shape: Vec<usize>,
    /// Whether an array of places chose them; then the result is no view.
    pub fancy: bool,
}

/// A view of what an index without arrays means.
pub(super) fn viewed(view: &View, index: &Index) -> Result<View, Error> {
    let mut offset = view.offset as isize;
    let (mut shape, mut strides) = (Vec::with_capacity(view.shape.len()), Vec::with_capacity(view.shape.len()));
    let mut axis = 0;
    for part in &index.parts {
        match part {
            Part::New => {
                shape.push(1);
                strides.push(0);
                continue;
            }
            Part::At(at) => offset += within(*at, axis, view.shape[axis])? as isize * view.strides[axis],
            Part::Cut(slice) => {
                let (start, step, count) = slice.places(view.shape[axis])?;
                if count > 0 {
                    offset += start as isize * view.strides[axis];
                }
                shape.push(count);
                strides.push(view.strides[axis].saturating_mul(step as isize));
            }
            Part::Many(_) => {}
        }
        axis += 1;
    }
    Ok(View { offset: offset as usize, shape, strides })
}

fn within(at: i64, axis: usize, len: usize) -> Result<usize, Error> {
    let n = len as i64;
    if at < -n || at >= n {
        let message = format!("index {at} is out of bounds for axis {axis} with size {len}");
        return Err(Error::new(ErrorKind::Index, message));
    }
    Ok(at.rem_euclid(n) as usize)
}

/// The axes of the result before, of, and behind the arrays.
struct Gathered {
    offset: isize,
    axes: Vec<(usize, isize)>,
    /// How many of the axes stand before those of the arrays.
    before: usize,
    shape: Vec<usize>,
    /// The places that the arrays choose, from the offset on.
    chosen: Vec<isize>,
}

fn gathered(view: &View, index: &Index) -> Result<Gathered, Error> {
    let mut all =
        Gathered { offset: view.offset as isize, axes: Vec::new(), before: 0, shape: Vec::new(), chosen: vec![] };
    let (mut axis, mut arrays, mut spans) = (0, Vec::new(), Vec::new());
    for (turn, part) in index.parts.iter().enumerate() {
        // A mask without axes stands for a new axis and a place along it.
        let scalar_mask = matches!(part, Part::New) && matches!(index.parts.get(turn + 1), Some(Part::Many(_)));
        match part {
            Part::New if scalar_mask && axis == view.shape.len() => continue,
            Part::New => {
                all.axes.push((1, 0));
                continue;
            }
            Part::Cut(slice) => {
                let (start, step, count) = slice.places(view.shape[axis])?;
                if count > 0 {
                    all.offset += start as isize * view.strides[axis];
                }
                all.axes.push((count, view.strides[axis].saturating_mul(step as isize)));
            }
            Part::At(at) => {
                arrays.push((Array::one(*at), axis));
                spans.push((turn, all.axes.len()));
            }
            Part::Many(array) => {
                arrays.push((array.clone(), axis));
                spans.push((turn, all.axes.len()));
            }
        }
        axis += 1;
    }
    let shapes: Vec<&[usize]> =
        arrays.iter().map(|(array, _)| array.shape()).filter(|shape| !shape.is_empty()).collect();
    all.shape = broadcast_shapes(&shapes).map_err(|error| {
        let message = error.message.replace("operands", "shape mismatch: indexing arrays");
        Error::new(ErrorKind::Index, message)
    })?;
    let together = spans.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1);
    all.before = if together { spans[0].1 } else { 0 };
    all.chosen = vec![0; all.shape.iter().product()];
    for (array, axis) in &arrays {
        let (len, stride) = view.shape.get(*axis).map_or((1, 0), |&len| (len, view.strides[*axis]));
        for (place, &at) in all.chosen.iter_mut().zip(array.spread(&all.shape).values::<i64>().iter()) {
            *place += within(at, *axis, len)? as isize * stride;
        }
    }
    Ok(all)
}

/// Which cells an index means: for reading and writing.
///
/// # Errors
/// NumPy's, in its words.
pub fn places(view: &View, index: &Operand) -> Result<Places, Error> {
    let index = parse(view, index)?;
    if !index.fancy {
        let view = viewed(view, &index)?;
        let mut cells = Vec::with_capacity(view.size());
        view.runs(|start, stride, len| {
            cells.extend((0..len).map(|at| (start as isize + at as isize * stride) as usize));
        });
        return Ok(Places { cells, shape: view.shape, fancy: false });
    }
    fancy_places(view, &index)
}

pub(super) fn fancy_places(view: &View, index: &Index) -> Result<Places, Error> {
    let all = gathered(view, index)?;
    let (before, behind) = all.axes.split_at(all.before);
    let offsets = |axes: &[(usize, isize)]| {
        axes.iter().fold(vec![0_isize], |places, &(len, stride)| {
            places.iter().flat_map(|&place| (0..len as isize).map(move |at| place + at * stride)).collect()
        })
    };
    let (first, last) = (offsets(before), offsets(behind));
    let mut cells = Vec::with_capacity(first.len() * all.chosen.len() * last.len());
    for a in &first {
        for b in &all.chosen {
            cells.extend(last.iter().map(|c| (all.offset + a + b + c) as usize));
        }
    }
    let lens = |axes: &[(usize, isize)]| axes.iter().map(|axis| axis.0).collect::<Vec<_>>();
    let shape = [lens(before), all.shape, lens(behind)].concat();
    Ok(Places { cells, shape, fancy: true })
}

/// `this[index]`: a view where the index has no arrays, else a copy; a scalar where nothing is left to index.
///
/// # Errors
/// NumPy's, in its words.
pub fn get(this: &Array, index: &Operand) -> Result<Operand, Error> {
    if let (Operand::Int(at), [_]) = (index, this.shape()) {
        let place = this.view.offset as isize + within(*at, 0, this.shape()[0])? as isize * this.view.strides[0];
        return Ok(Operand::Scalar(this.picked(&[place as usize], &[])));
    }
    let index = parse(&this.view, index)?;
    if index.fancy {
        let places = fancy_places(&this.view, &index)?;
        let picked = this.picked(&places.cells, &places.shape);
        return Ok(Operand::scalar_or_array(picked));
    }
    let view = viewed(&this.view, &index)?;
    if view.shape.is_empty() && !index.ellipsis {
        return Ok(Operand::Scalar(this.picked(&[view.offset], &[])));
    }
    Ok(Operand::Array(this.through(view)))
}
