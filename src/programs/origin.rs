//! Where cells were taken from that were only moved: the operation is carried out once more on the places of the cells in
//! the place of the cells.

use crate::numpy::{self, Array, Buffer, Operand, State};
use crate::ops::Value;

/// Where a cell was taken from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Origin {
    /// A place of an argument, row by row.
    Argument(usize, usize),
    /// The program itself.
    Written(f64),
}

/// Functions and methods of NumPy that move cells, whatever is in them. `[]` is a subscript.
const MOVERS: &[&str] = &[
    "[]",
    ".T",
    ".reshape",
    ".ravel",
    ".flatten",
    ".transpose",
    ".copy",
    ".squeeze",
    ".swapaxes",
    ".repeat",
    ".astype",
    ".item",
    ".tolist",
    "reshape",
    "ravel",
    "transpose",
    "squeeze",
    "expand_dims",
    "swapaxes",
    "moveaxis",
    "copy",
    "array",
    "asarray",
    "concatenate",
    "stack",
    "vstack",
    "hstack",
    "column_stack",
    "tile",
    "repeat",
    "roll",
    "flip",
    "fliplr",
    "flipud",
    "rot90",
    "broadcast_to",
    "atleast_1d",
    "atleast_2d",
    "diag",
    "diagonal",
    "triu",
    "tril",
    "take",
    "take_along_axis",
    "pad",
    "insert",
    "append",
    "delete",
    "c_",
    "r_",
    "where",
];

/// Arguments whose cells are counted apart: each begins at a multiple of this.
const APART: i64 = 1 << 40;

/// What was given with places in the place of its cells; which argument each array is, in order.
struct Coder {
    next: i64,
}

impl Coder {
    fn code(&mut self, operand: &Operand) -> Operand {
        match operand {
            Operand::Array(array) => Operand::Array(self.array(array)),
            Operand::Scalar(array) => Operand::Scalar(self.array(array)),
            Operand::List(items) if has_arrays(items) => Operand::List(items.iter().map(|of| self.code(of)).collect()),
            Operand::Tuple(items) if has_arrays(items) => {
                Operand::Tuple(items.iter().map(|of| self.code(of)).collect())
            }
            other => other.clone(),
        }
    }

    fn array(&mut self, array: &Array) -> Array {
        let from = self.next;
        self.next += APART;
        let places = (0..array.size() as i64).map(|place| from + place).collect();
        Array::new(Buffer::Int64(places), array.shape()).unwrap_or_else(|_| array.clone())
    }
}

fn has_arrays(items: &[Operand]) -> bool {
    items.iter().any(|item| match item {
        Operand::Array(_) | Operand::Scalar(_) => true,
        Operand::List(items) | Operand::Tuple(items) => has_arrays(items),
        _ => false,
    })
}

/// The arrays in what an operation was given, in order.
pub fn arrays<'a>(operands: impl IntoIterator<Item = &'a Operand>, found: &mut Vec<&'a Array>) {
    for operand in operands {
        match operand {
            Operand::Array(array) | Operand::Scalar(array) => found.push(array),
            Operand::List(items) | Operand::Tuple(items) => arrays(items, found),
            _ => {}
        }
    }
}

/// Where the cells of the result of an operation were taken from, by the number of the array among all that it was given;
/// nothing where it is none that moves cells. What is written in the program itself stands for itself.
pub fn origins(
    name: &str,
    operands: &[&Operand],
    keywords: &[(&str, &Operand)],
    result: &Array,
) -> Option<Vec<Origin>> {
    if !MOVERS.contains(&name) {
        return None;
    }
    let mut coder = Coder { next: APART };
    let this = coder.code(operands.first()?);
    let rest: Vec<Operand> = match name {
        // An index says which cells, and is none of them.
        "[]" | "take" | "take_along_axis" | "repeat" | ".repeat" | "delete" => {
            operands[1..].iter().map(|of| (*of).clone()).collect()
        }
        _ => operands[1..].iter().map(|of| coder.code(of)).collect(),
    };
    let keywords: Vec<(&str, Operand)> =
        keywords.iter().filter(|(name, _)| *name != "dtype").map(|(name, of)| (*name, (*of).clone())).collect();
    let mut state = State::default();
    let moved = match name {
        "[]" => subscript(&this, &rest)?,
        ".T" | ".copy" | ".astype" | ".item" | ".tolist" if rest.is_empty() || name != ".T" => {
            let array = this.as_array()?;
            if name == ".T" { numpy::attribute("T", array)? } else { Operand::Array(array.clone()) }
        }
        "where" => return chosen(operands, result),
        _ => {
            if let Some(method) = name.strip_prefix('.') {
                numpy::method(method, this.as_array()?, &rest, &keywords, &mut state).ok()?
            } else {
                let all: Vec<Operand> = std::iter::once(this).chain(rest).collect();
                numpy::call(name, &all, &keywords, &mut state).ok()?
            }
        }
    };
    let moved = moved.to_array().ok()?;
    if moved.size() != result.size() {
        return None;
    }
    let mut given = vec![];
    arrays(operands.iter().copied(), &mut given);
    let given: Vec<Vec<f64>> = given.into_iter().map(numbers).collect::<Option<_>>()?;
    let (codes, cells) = (numbers_of_places(&moved)?, numbers(result)?);
    let mut origins = Vec::with_capacity(cells.len());
    for (code, cell) in codes.into_iter().zip(cells) {
        let origin = match (code / APART, code % APART) {
            (1.., place) => Origin::Argument((code / APART - 1) as usize, place as usize),
            _ => Origin::Written(cell),
        };
        // What it says is held to what came out.
        if let Origin::Argument(argument, place) = origin {
            let taken = *given.get(argument)?.get(place)?;
            if taken.to_bits() != cell.to_bits() && !(name == ".astype" && taken.trunc() == cell) {
                return None;
            }
        }
        origins.push(origin);
    }
    Some(origins)
}

fn subscript(this: &Operand, index: &[Operand]) -> Option<Operand> {
    let index = match index {
        [one] => one.clone(),
        several => Operand::Tuple(several.to_vec()),
    };
    numpy::get(this.as_array()?, &index).ok()
}

/// Where the cells were taken from that `np.where` chose.
fn chosen(operands: &[&Operand], result: &Array) -> Option<Vec<Origin>> {
    let [condition, left, right] = operands else { return None };
    let cells = numbers(result)?;
    let spread = |array: &Array| {
        let shape = Operand::Tuple(result.shape().iter().map(|len| Operand::Int(*len as i64)).collect());
        let given = [Operand::Array(array.clone()), shape];
        numpy::call("broadcast_to", &given, &[], &mut State::default()).ok()?.to_array().ok()
    };
    let places = |operand: &Operand| {
        let array = operand.to_array().ok()?;
        let places = Array::new(Buffer::Int64((0..array.size() as i64).collect()), array.shape()).ok()?;
        numbers_of_places(&spread(&places)?)
    };
    let truths = numbers(&spread(&condition.to_array().ok()?)?)?;
    let number_of = |operand: usize| {
        let mut before = vec![];
        arrays(operands[..operand].iter().copied(), &mut before);
        operands[operand].as_array().map(|_| before.len())
    };
    let sides = [(number_of(1), places(left)?), (number_of(2), places(right)?)];
    let origin = |at: usize| {
        let (argument, places) = &sides[usize::from(truths[at] == 0.0)];
        argument.map_or(Origin::Written(cells[at]), |argument| Origin::Argument(argument, places[at] as usize))
    };
    Some((0..cells.len()).map(origin).collect())
}

/// Where the cells of an array were taken from after some of them had been given other values: its own, or what was given.
pub fn written(operands: &[&Operand]) -> Option<Vec<Origin>> {
    let [this, value, index @ ..] = operands else { return None };
    let mut coder = Coder { next: APART };
    let Operand::Array(coded) = coder.code(this) else { return None };
    let given = match value {
        Operand::Array(_) | Operand::Scalar(_) => coder.code(value),
        // A number that stands in the program, or a list of such.
        other => {
            let array = other.to_array().ok()?;
            let cells = numbers(&array)?;
            let codes = (0..cells.len() as i64).map(|place| -place - 1).collect();
            Operand::Array(Array::new(Buffer::Int64(codes), array.shape()).ok()?)
        }
    };
    let index = match index {
        [one] => (*one).clone(),
        several => Operand::Tuple(several.iter().map(|of| (*of).clone()).collect()),
    };
    let mut buffer = coded.packed();
    let view = numpy::View::contiguous(coded.shape());
    numpy::set(&mut buffer, &view, &index, &given, None).ok()?;
    let codes = numbers_of_places(&Array::new(buffer, coded.shape()).ok()?)?;
    let numbers = value.to_array().ok().and_then(|array| numbers(&array));
    let origin = |code: i64| match code {
        ..0 => {
            let place = (-code - 1) as usize;
            Origin::Written(numbers.as_ref().and_then(|all| all.get(place)).copied().unwrap_or(f64::NAN))
        }
        _ => Origin::Argument((code / APART - 1) as usize, (code % APART) as usize),
    };
    Some(codes.into_iter().map(origin).collect())
}

/// The numbers of an array, row by row; nothing where they are none that are real.
pub fn numbers(array: &Array) -> Option<Vec<f64>> {
    Some(match array.packed() {
        Buffer::Bool(cells) => cells.into_iter().map(f64::from).collect(),
        Buffer::Uint8(cells) => cells.into_iter().map(f64::from).collect(),
        Buffer::Int32(cells) => cells.into_iter().map(f64::from).collect(),
        Buffer::Int64(cells) => cells.into_iter().map(|whole| whole as f64).collect(),
        Buffer::Float32(cells) => cells.into_iter().map(f64::from).collect(),
        Buffer::Float64(cells) => cells,
        _ => return None,
    })
}

/// Numbers as an array of floats.
pub fn array(value: &Value) -> Option<Array> {
    Array::new(Buffer::Float64(value.numbers().collect()), value.shape().axes()).ok()
}

fn numbers_of_places(array: &Array) -> Option<Vec<i64>> {
    if let Buffer::Int64(cells) = array.packed() { Some(cells) } else { None }
}
