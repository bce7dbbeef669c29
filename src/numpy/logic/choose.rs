//! Cells chosen by a condition.

use crate::numpy::args::{Answer, Given, Kwargs, bind, check_size};
use crate::numpy::call::Function;
use crate::numpy::index::cast_into;
use crate::numpy::ufunc::Inputs;
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, State, broadcast_shapes};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "where" => where_,
        "select" => select,
        "choose" => choose,
        "compress" => compress,
        "extract" => extract,
        "copyto" => copyto,
        "place" => place,
        "putmask" => putmask,
        _ => return None,
    })
}

/// As `np.where(mask, a, b)`.
pub(crate) fn chosen(mask: &Array, a: &Array, b: &Array) -> Result<Array, Error> {
    let shape = broadcast_shapes(&[mask.shape(), a.shape(), b.shape()])?;
    check_size(&shape)?;
    let dtype = a.dtype().promote(b.dtype());
    let (a, b) = (a.cast(dtype)?.spread(&shape), b.cast(dtype)?.spread(&shape));
    let mask = mask.cast(Dtype::Bool)?.spread(&shape);
    let mask = mask.values::<bool>();
    let mut cells = Buffer::zeros(dtype, mask.len());
    let places = |array: &Array, wanted: bool| -> Vec<(usize, usize)> {
        array.places().into_iter().enumerate().filter(|(at, _)| mask[*at] == wanted).collect()
    };
    cells.write(places(&a, true).into_iter(), &a.buffer);
    cells.write(places(&b, false).into_iter(), &b.buffer);
    Ok(Array::of(cells, &shape))
}

/// Operands in one type, as ufuncs find it.
fn alike(operands: &[&Operand]) -> Result<Vec<Array>, Error> {
    let inputs = Inputs::new(operands.iter().copied())?;
    let dtype = inputs.common();
    inputs.cast(dtype)
}

fn where_(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("where", "condition x= y=", args, kwargs)?;
    match (args.given("x"), args.given("y")) {
        (Some(x), Some(y)) => {
            let both = alike(&[x, y])?;
            Ok(Operand::Array(chosen(&args.array("condition")?, &both[0], &both[1])?))
        }
        (None, None) => crate::numpy::call("nonzero", &[args.value("condition").clone()], &[], state),
        _ => Err(Error::new(ErrorKind::Value, "either both or neither of x and y should be given")),
    }
}

fn select(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("select", "condlist choicelist default=", args, kwargs)?;
    let conditions = args.value("condlist").items().unwrap_or(&[]);
    let choices = args.value("choicelist").items().unwrap_or(&[]);
    if conditions.len() != choices.len() {
        let message = "list of cases must be same length as list of conditions";
        return Err(Error::new(ErrorKind::Value, message));
    }
    if conditions.is_empty() {
        return Err(Error::new(ErrorKind::Value, "select with an empty condition list is not possible"));
    }
    let zero = Operand::Int(0);
    let mut all: Vec<&Operand> = choices.iter().collect();
    all.push(args.get("default").unwrap_or(&zero));
    let mut all = alike(&all)?;
    let mut result = all.pop().ok_or_else(|| Error::new(ErrorKind::Value, "nothing to select from"))?;
    for (condition, choice) in conditions.iter().zip(&all).rev() {
        let condition = condition.to_array()?;
        if condition.dtype() != Dtype::Bool {
            let at = conditions.iter().position(|other| *other == Operand::Array(condition.clone())).unwrap_or(0);
            return Err(Error::new(
                ErrorKind::Type,
                format!("invalid entry {at} in condlist: should be boolean ndarray"),
            ));
        }
        result = chosen(&condition, choice, &result)?;
    }
    Ok(Operand::Array(result))
}

fn choose(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("choose", "a choices out= mode=", args, kwargs)?;
    let places = args.array("a")?;
    let choices = match args.value("choices") {
        Operand::Array(array) if array.rank() > 0 => (0..array.shape()[0])
            .map(|at| Ok(Operand::Array(array.through(array.view.at(0, at as i64)?))))
            .collect::<Result<_, Error>>()?,
        other => other.items().unwrap_or(&[]).to_vec(),
    };
    let choices = alike(&choices.iter().collect::<Vec<_>>())?;
    let mut shapes: Vec<&[usize]> = choices.iter().map(Array::shape).collect();
    shapes.push(places.shape());
    let shape = broadcast_shapes(&shapes)?;
    let dtype = choices.first().map_or(Dtype::Float64, Array::dtype);
    let sources: Vec<Vec<usize>> = choices.iter().map(|choice| choice.spread(&shape).places()).collect();
    let mut cells = Buffer::zeros(dtype, shape.iter().product());
    let count = choices.len() as i64;
    for (at, &place) in places.spread(&shape).values::<i64>().iter().enumerate() {
        let place = match args.text("mode") {
            Some("wrap") => place.rem_euclid(count),
            Some("clip") => place.clamp(0, count - 1),
            _ if (0..count).contains(&place) => place,
            _ => return Err(Error::new(ErrorKind::Value, "invalid entry in choice array")),
        } as usize;
        cells.write([(at, sources[place][at])].into_iter(), &choices[place].buffer);
    }
    Ok(Operand::scalar_or_array(Array::of(cells, &shape)))
}

fn compress(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    // The method has the array first, the function the condition.
    let method = matches!(args, [a, b, ..] if rank(a) > 1 && rank(b) == 1);
    let args = if method {
        bind("compress", "a condition axis= out=", args, kwargs)?
    } else {
        bind("compress", "condition a axis= out=", args, kwargs)?
    };
    let places = crate::numpy::order::nonzero(&args.array("condition")?.cast(Dtype::Bool)?).remove(0);
    let axis = [("axis", args.value("axis").clone())];
    crate::numpy::call("take", &[args.value("a").clone(), Operand::Array(Array::row(places))], &axis, state)
}

fn rank(operand: &Operand) -> usize {
    operand.to_array().map_or(0, |array| array.rank())
}

fn extract(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("extract", "condition arr", args, kwargs)?;
    let (mask, array) = (args.array("condition")?.cast(Dtype::Bool)?, args.array("arr")?);
    let places = array.places();
    let found: Vec<usize> =
        mask.values::<bool>().iter().zip(places).filter(|(x, _)| **x).map(|(_, place)| place).collect();
    Ok(Operand::Array(array.picked(&found, &[found.len()])))
}

fn copyto(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("copyto", "dst src casting= where=", args, kwargs)?;
    let target = args.array("dst")?;
    let source = crate::numpy::index::fits_into(&cast_into(args.value("src"), target.dtype())?, target.shape())?;
    let mask = args.get("where").map_or(Ok(Array::one(true)), Operand::to_array)?;
    Ok(Operand::Written(chosen(&mask, &source, &target)?))
}

/// The cells under a mask replaced by values in turn; `by_place` counts all cells.
fn replaced(target: &Array, mask: &Array, values: &Operand, by_place: bool) -> Answer {
    let values = cast_into(values, target.dtype())?;
    let from = values.places();
    let mut buffer = target.packed();
    let mask = mask.cast(Dtype::Bool)?;
    let marked: Vec<usize> = mask
        .values::<bool>()
        .iter()
        .enumerate()
        .filter(|(_, x)| **x)
        .map(|(at, _)| at)
        .filter(|&at| at < buffer.len())
        .collect();
    if from.is_empty() && !marked.is_empty() {
        return Err(Error::new(ErrorKind::Value, "Cannot insert from an empty array!"));
    }
    let pairs: Vec<(usize, usize)> = marked
        .iter()
        .enumerate()
        .map(|(turn, &at)| (at, from[if by_place { at } else { turn } % from.len()]))
        .collect();
    buffer.write(pairs.into_iter(), &values.buffer);
    Ok(Operand::Written(Array::of(buffer, target.shape())))
}

fn place(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("place", "arr mask vals", args, kwargs)?;
    replaced(&args.array("arr")?, &args.array("mask")?, args.value("vals"), false)
}

fn putmask(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("putmask", "a mask values", args, kwargs)?;
    replaced(&args.array("a")?, &args.array("mask")?, args.value("values"), true)
}
