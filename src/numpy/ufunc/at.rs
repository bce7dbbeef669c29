//! `at` of ufuncs: in place, every place in turn.

use super::call::{self, Options, computed};
use super::table::Ufunc;
use super::types::Inputs;
use crate::numpy::{Array, Error, ErrorKind, Operand, State};

/// `ufunc.at(a, index[, b])`: every place in turn, so that one that is named twice is changed twice.
pub(super) fn at(ufunc: &Ufunc, args: &[Operand], state: &mut State) -> Result<Operand, Error> {
    let (Some(Operand::Array(target)), Some(index)) = (args.first(), args.get(1)) else {
        return Err(Error::new(ErrorKind::Type, "at() takes an array and an index"));
    };
    let whole = Array::of(target.packed(), target.shape());
    let places = crate::numpy::index::places(&whole.view, index)?;
    let (count, shape) = (places.cells.len(), places.shape.clone());
    let values = match args.get(2) {
        Some(value) => Some(value.to_array()?),
        None if ufunc.inputs() == 2 => return Err(Error::new(ErrorKind::Value, "second operand needed for ufunc")),
        None => None,
    };
    let values = values.map(|value| {
        crate::numpy::index::fits_into(&value, &shape).map(|value| value.spread(&shape).reshaped(&[count]))
    });
    let values = values.transpose()?;
    let mut buffer = whole.packed();
    let before = state.warnings.len();
    for (turn, &place) in places.cells.iter().enumerate() {
        let current = Array::of(buffer.pick(&[place]), &[]);
        let mut operands = vec![Operand::Array(current)];
        if let Some(values) = &values {
            operands.push(Operand::Array(values.through(values.view.at(0, turn as i64)?)));
        }
        let result = computed(ufunc, &Inputs::new(&operands)?, &Options::default(), "at", state)?;
        call::check_cast(ufunc, result.dtype(), buffer.dtype())?;
        let result = result.cast(buffer.dtype())?;
        buffer.put(place, &result.buffer.cell(result.view.offset));
    }
    let mut told = state.warnings.split_off(before);
    told.dedup();
    state.warnings.append(&mut told);
    Ok(Operand::Written(Array::of(buffer, target.shape())))
}
