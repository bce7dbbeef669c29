//! `np.einsum`: operands are contracted two by two, each time as a product of matrices.

use super::contract::stacked;
use super::einsum_parse::{Label, Subscripts};
use crate::numpy::args::{Kwargs, bind};
use crate::numpy::view::shape_text;
use crate::numpy::{Array, Error, ErrorKind, Operand, State, View};

fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// An array whose axes have labels, none twice.
struct Labelled {
    array: Array,
    labels: Vec<Label>,
}

/// `np.einsum(subscripts, *operands)`.
pub(super) fn einsum(args: &[Operand], kwargs: &Kwargs, state: &mut State) -> Result<Operand, Error> {
    let options = bind("einsum", "* optimize= dtype= out=", &[], kwargs)?;
    let Some((Operand::Str(text), operands)) = args.split_first() else {
        return Err(refused("einsum() takes its subscripts as a string here"));
    };
    if operands.is_empty() {
        return Err(refused("must specify the einstein sum subscripts string and at least one operand"));
    }
    let arrays = operands.iter().map(Operand::to_array).collect::<Result<Vec<_>, _>>()?;
    let ranks: Vec<usize> = arrays.iter().map(Array::rank).collect();
    let subscripts = Subscripts::read(text, &ranks)?;
    let diagonals = arrays.iter().zip(&subscripts.operands).enumerate();
    let mut rest = diagonals.map(|(at, (array, labels))| diagonal(array, labels, at)).collect::<Result<Vec<_>, _>>()?;
    check_sizes(&rest, &arrays, &subscripts)?;
    let dtype = match options.dtype("dtype")? {
        Some(dtype) => dtype,
        None => {
            arrays.iter().map(Array::dtype).reduce(crate::numpy::Dtype::promote).unwrap_or(crate::numpy::Dtype::Float64)
        }
    };
    // One operand of which nothing is summed is seen through other axes.
    let view = rest.len() == 1 && rest[0].labels.len() == subscripts.output.len();
    for part in &mut rest {
        part.array = part.array.cast(dtype)?;
    }
    let mut whole = rest.remove(0);
    while !rest.is_empty() {
        let next = rest.remove(0);
        let needed =
            |label: &Label| subscripts.output.contains(label) || rest.iter().any(|part| part.labels.contains(label));
        whole = pair(&whole, &next, needed, state)?;
    }
    let result = finished(&whole, &subscripts.output, state)?;
    if view {
        return Ok(Operand::Array(result));
    }
    super::matmul::into_out(result.copied(), options.get("out"))
}

/// Axes of the same label become one, which runs along their diagonal.
fn diagonal(array: &Array, labels: &[Label], at: usize) -> Result<Labelled, Error> {
    let mut seen: Vec<Label> = Vec::new();
    let mut view = View { offset: array.view.offset, shape: Vec::new(), strides: Vec::new() };
    for (axis, &label) in labels.iter().enumerate() {
        let (len, stride) = (array.shape()[axis], array.view.strides[axis]);
        match seen.iter().position(|&other| other == label) {
            None => {
                seen.push(label);
                view.shape.push(len);
                view.strides.push(stride);
            }
            Some(first) if view.shape[first] == len => view.strides[first] += stride,
            Some(first) => {
                let letter = if let Label::Letter(letter) = label { letter } else { '.' };
                return Err(refused(format!(
                    "dimensions in operand {at} for collapsing index '{letter}' don't match ({} != {len})",
                    view.shape[first]
                )));
            }
        }
    }
    Ok(Labelled { array: array.through(view), labels: seen })
}

/// Axes of one label must be as long, or 1.
fn check_sizes(parts: &[Labelled], arrays: &[Array], subscripts: &Subscripts) -> Result<(), Error> {
    let mut sizes: Vec<(Label, usize)> = Vec::new();
    for (label, &len) in parts.iter().flat_map(|part| part.labels.iter().zip(part.array.shape())) {
        match sizes.iter_mut().find(|(other, _)| other == label) {
            None => sizes.push((*label, len)),
            Some((_, whole)) if *whole == len || len == 1 => {}
            Some((_, whole)) if *whole == 1 => *whole = len,
            Some(_) => return Err(mismatch(parts, arrays, subscripts)),
        }
    }
    Ok(())
}

/// That the operands do not fit, with the axes that NumPy's iterator gives them: those of the result, then the summed ones.
fn mismatch(parts: &[Labelled], arrays: &[Array], subscripts: &Subscripts) -> Error {
    let mut order = subscripts.output.clone();
    for label in subscripts.operands.iter().flatten() {
        if !order.contains(label) {
            order.push(*label);
        }
    }
    let axis = |part: &Labelled, label: &Label| match part.labels.iter().position(|other| other == label) {
        Some(at) => part.array.shape()[at].to_string(),
        None => "newaxis".into(),
    };
    let text = parts.iter().zip(arrays).fold(String::new(), |text, (part, array)| {
        let last = order.iter().rposition(|label| part.labels.contains(label)).map_or(0, |at| at + 1);
        let first = order.iter().position(|label| part.labels.contains(label)).unwrap_or(0);
        let axes: Vec<String> = order[first.min(last)..last].iter().map(|label| axis(part, label)).collect();
        text + &format!("{}->({}) ", shape_text(array.shape()), axes.join(","))
    });
    refused(format!("operands could not be broadcast together with remapped shapes [original->remapped]: {text}"))
}

/// Sums over every axis that is not needed, and over axes of length 1 that are to be met by longer ones.
fn summed(part: &Labelled, drop: impl Fn(usize) -> bool, state: &mut State) -> Result<Labelled, Error> {
    let axes: Vec<i64> = (0..part.labels.len()).filter(|&at| drop(at)).map(|at| at as i64).collect();
    if axes.is_empty() {
        return Ok(Labelled { array: part.array.clone(), labels: part.labels.clone() });
    }
    let labels = (0..part.labels.len()).filter(|&at| !drop(at)).map(|at| part.labels[at]).collect();
    let dtype = part.array.dtype();
    let kwargs = [("axis", Operand::ints(axes)), ("dtype", Operand::Dtype(dtype))];
    let array = crate::numpy::call("add.reduce", &[part.array.clone().into()], &kwargs, state)?.to_array()?;
    Ok(Labelled { array, labels })
}

/// Two operands become one: axes that both have and nobody needs are summed over.
fn pair(a: &Labelled, b: &Labelled, needed: impl Fn(&Label) -> bool, state: &mut State) -> Result<Labelled, Error> {
    let size = |part: &Labelled, label: &Label| {
        part.labels.iter().position(|other| other == label).map(|at| part.array.shape()[at])
    };
    let longer = |part: &Labelled, other: &Labelled, at: usize| {
        let label = &part.labels[at];
        let met = size(other, label);
        met.is_none() && !needed(label) || part.array.shape()[at] == 1 && met.is_some_and(|len| len != 1)
    };
    let left = summed(a, |at| longer(a, b, at), state)?;
    let right = summed(b, |at| longer(b, a, at), state)?;
    // What was summed away on one side may now stand alone on the other.
    let alone = |part: &Labelled, other: &Labelled, at: usize| {
        !needed(&part.labels[at]) && !other.labels.contains(&part.labels[at])
    };
    let (left, right) =
        (summed(&left, |at| alone(&left, &right, at), state)?, summed(&right, |at| alone(&right, &left, at), state)?);
    let both = |keep: bool| -> Vec<Label> {
        left.labels.iter().filter(|label| right.labels.contains(label) && needed(label) == keep).copied().collect()
    };
    let only = |part: &Labelled, other: &Labelled| -> Vec<Label> {
        part.labels.iter().filter(|label| !other.labels.contains(label)).copied().collect()
    };
    let (batch, inner, rows, columns) = (both(true), both(false), only(&left, &right), only(&right, &left));
    let lens =
        |part: &Labelled, labels: &[Label]| labels.iter().filter_map(|label| size(part, label)).collect::<Vec<_>>();
    let arranged = |part: &Labelled, groups: [&[Label]; 2]| {
        let order: Vec<usize> = batch
            .iter()
            .chain(groups[0])
            .chain(groups[1])
            .filter_map(|label| part.labels.iter().position(|other| other == label))
            .collect();
        let count = |labels: &[Label]| lens(part, labels).iter().product::<usize>();
        let shape = [count(&batch), count(groups[0]), count(groups[1])];
        part.array.through(part.array.view.permuted(&order)).reshaped(&shape)
    };
    let (first, second) = (arranged(&left, [&rows, &inner]), arranged(&right, [&inner, &columns]));
    let product = stacked(&first, &second, &[first.shape()[0]])?;
    let shape = [lens(&left, &batch), lens(&left, &rows), lens(&right, &columns)].concat();
    Ok(Labelled { array: product.reshaped(&shape), labels: [batch, rows, columns].concat() })
}

/// Sums over what the result does not have, and puts its axes in order.
fn finished(whole: &Labelled, output: &[Label], state: &mut State) -> Result<Array, Error> {
    let part = summed(whole, |at| !output.contains(&whole.labels[at]), state)?;
    let order: Vec<usize> =
        output.iter().filter_map(|label| part.labels.iter().position(|other| other == label)).collect();
    Ok(part.array.through(part.array.view.permuted(&order)))
}
