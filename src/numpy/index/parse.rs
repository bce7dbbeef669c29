//! What an index says, axis by axis.

use crate::numpy::{Array, Error, ErrorKind, Operand, Slice, View};

/// One part of an index.
pub(super) enum Part {
    At(i64),
    Cut(Slice),
    New,
    /// Places along one axis; `mask` is the axis of a mask that they come from.
    Many(Array),
}

/// An index that was read.
pub(super) struct Index {
    pub(super) parts: Vec<Part>,
    /// Whether some part is an array, so that cells are copied.
    pub(super) fancy: bool,
    /// Whether `...` was written, so that an array comes out even without axes.
    pub(super) ellipsis: bool,
}

fn wrong(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Index, message)
}

const VALID: &str = "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays \
                     are valid indices";

/// How many axes an item uses.
fn uses(item: &Operand) -> usize {
    match item {
        Operand::None | Operand::Ellipsis | Operand::Bool(_) => 0,
        Operand::Array(array) | Operand::Scalar(array) if array.dtype() == crate::numpy::Dtype::Bool => array.rank(),
        Operand::List(_) => {
            item.to_array().map_or(1, |array| if array.dtype() == crate::numpy::Dtype::Bool { array.rank() } else { 1 })
        }
        _ => 1,
    }
}

/// Reads an index for a view.
pub(super) fn parse(view: &View, index: &Operand) -> Result<Index, Error> {
    let items = if let Operand::Tuple(items) = index { &items[..] } else { std::slice::from_ref(index) };
    let rank = view.shape.len();
    let used: usize = items.iter().map(uses).sum();
    let mut read = Index { parts: Vec::with_capacity(rank.max(items.len())), fancy: false, ellipsis: false };
    if used > rank {
        return Err(wrong(format!("too many indices for array: array is {rank}-dimensional, but {used} were indexed")));
    }
    let mut axis = 0;
    for item in items {
        if *item == Operand::Ellipsis {
            if read.ellipsis {
                return Err(wrong("an index can only have a single ellipsis ('...')"));
            }
            read.ellipsis = true;
            read.parts.extend((0..rank - used).map(|_| Part::Cut(Slice::default())));
            axis += rank - used;
            continue;
        }
        read.item(item, view, &mut axis)?;
    }
    read.parts.extend((axis..rank).map(|_| Part::Cut(Slice::default())));
    Ok(read)
}

impl Index {
    fn item(&mut self, item: &Operand, view: &View, axis: &mut usize) -> Result<(), Error> {
        match item {
            Operand::None => self.parts.push(Part::New),
            &Operand::Int(at) => {
                self.parts.push(Part::At(at));
                *axis += 1;
            }
            &Operand::Slice(start, stop, step) => {
                self.parts.push(Part::Cut(Slice { start, stop, step }));
                *axis += 1;
            }
            Operand::Bool(_) | Operand::List(_) | Operand::Tuple(_) | Operand::Array(_) | Operand::Scalar(_) => {
                let mut array = item.to_array()?;
                if array.size() == 0 && !matches!(item, Operand::Array(_)) {
                    array = array.cast(crate::numpy::Dtype::Int64)?;
                }
                self.array(&array, view, axis)?;
            }
            _ => return Err(wrong(VALID)),
        }
        Ok(())
    }

    fn array(&mut self, array: &Array, view: &View, axis: &mut usize) -> Result<(), Error> {
        match array.dtype().kind() {
            crate::numpy::Kind::Int => {
                if array.rank() == 0 {
                    self.parts.push(Part::At(array.values::<i64>()[0]));
                } else {
                    self.fancy = true;
                    self.parts.push(Part::Many(array.cast(crate::numpy::Dtype::Int64)?));
                }
                *axis += 1;
            }
            crate::numpy::Kind::Bool => {
                self.fancy = true;
                self.mask(array, view, axis)?;
            }
            _ if array.rank() == 0 => return Err(wrong(VALID)),
            _ => return Err(wrong("arrays used as indices must be of integer (or boolean) type")),
        }
        Ok(())
    }

    fn mask(&mut self, mask: &Array, view: &View, axis: &mut usize) -> Result<(), Error> {
        for (at, &len) in mask.shape().iter().enumerate() {
            let has = view.shape[*axis + at];
            if has != len {
                let axis = *axis + at;
                return Err(wrong(format!(
                    "boolean index did not match indexed array along axis {axis}; size of axis is {has} but size of \
                     corresponding boolean axis is {len}"
                )));
            }
        }
        if mask.rank() == 0 {
            // True is one place along a new axis, False none.
            let count = usize::from(mask.values::<bool>()[0]);
            self.parts.push(Part::New);
            self.parts.push(Part::Many(Array::row(vec![0_i64; count])));
            return Ok(());
        }
        self.parts.extend(crate::numpy::order::nonzero(mask).into_iter().map(|places| Part::Many(Array::row(places))));
        *axis += mask.rank();
        Ok(())
    }
}
