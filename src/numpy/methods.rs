//! Methods of arrays that are no functions of NumPy, or change the array.

use super::args::{Answer, Given, Kwargs, bind};
use super::attributes::python_value;
use super::call::Function;
use super::{Array, Error, ErrorKind, Operand, State, View};

/// The methods of this room.
pub(super) fn method(name: &str) -> Option<Function> {
    Some(match name {
        "tolist" => |args, _, _| Ok(listed(&args[0].to_array()?)),
        "item" => item,
        "fill" => fill,
        "sort" => |args, kwargs, state| written("sort", args, kwargs, state),
        "partition" => |args, kwargs, state| written("partition", args, kwargs, state),
        "put" => |args, kwargs, state| super::call("put", args, kwargs, state),
        "itemset" => |_, _, _| {
            let message =
                "`itemset` was removed from the ndarray class in NumPy 2.0. Use `arr[index] = value` instead.";
            Err(Error::new(ErrorKind::Attribute, message))
        },
        "is_integer" => |args, _, _| {
            let whole = args[0].as_float().is_some_and(|x| x.is_finite() && x.fract() == 0.0);
            Ok(Operand::Bool(whole))
        },
        _ => return None,
    })
}

/// As nested lists of Python's own numbers.
fn listed(array: &Array) -> Operand {
    if array.rank() == 0 {
        return python_value(&array.buffer.cell(array.view.offset));
    }
    let part = |at: usize| {
        let mut view = array.view.clone();
        view.offset = (view.offset as isize + at as isize * view.strides[0]) as usize;
        view.shape.remove(0);
        view.strides.remove(0);
        listed(&array.through(view))
    };
    Operand::List((0..array.shape()[0]).map(part).collect())
}

fn item(args: Given, _: &Kwargs, _: &mut State) -> Answer {
    let array = args[0].to_array()?;
    let index = match &args[1..] {
        [] if array.size() == 1 => return Ok(python_value(&array.buffer.cell(array.places()[0]))),
        [] => return Err(Error::new(ErrorKind::Value, "can only convert an array of size 1 to a Python scalar")),
        [Operand::Tuple(items)] => items.clone(),
        [Operand::Int(at)] => {
            let flat = array.reshaped(&[array.size()]);
            let view = flat.view.at(0, *at).map_err(|_| {
                let message = format!("index {at} is out of bounds for size {}", array.size());
                Error::new(ErrorKind::Index, message)
            })?;
            return Ok(python_value(&flat.buffer.cell(view.offset)));
        }
        several => several.to_vec(),
    };
    if index.len() != array.rank() {
        return Err(Error::new(ErrorKind::Value, "incorrect number of indices for array"));
    }
    let found = super::get(&array, &Operand::Tuple(index))?.to_array()?;
    Ok(python_value(&found.buffer.cell(found.view.offset)))
}

fn fill(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("fill", "a value", args, kwargs)?;
    let array = args.array("a")?;
    let mut buffer = array.packed();
    let view = View::contiguous(array.shape());
    super::set(&mut buffer, &view, &Operand::Ellipsis, args.value("value"), None)?;
    Ok(Operand::Written(Array::of(buffer, array.shape())))
}

/// A function's result as the new content of the array.
fn written(name: &str, args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    Ok(Operand::Written(super::call(name, args, kwargs, state)?.to_array()?))
}
