//! By which rule the cells of a result come from what an operation was given.

use super::lanes::{self, Lane, Stretch};
use super::origin::{Origin, origins, written};
use super::recorded::{Called, Rule};
use super::statement::{is_joined, is_operator};
use crate::numpy::{self, Array, Dtype, Operand, PrintOptions, float_repr, ufunc_names};
use crate::ops::{Binary, Fold, Shape, Unary};
use crate::python::session::{OperandRecord, OperationRecord};
use crate::python::text::str_repr;

/// An operation that was carried out, with what is known of the shapes of what is shown of it.
pub struct Carried<'a> {
    /// The record.
    pub record: &'a OperationRecord,
    /// It, as it is written in the program.
    pub text: &'a str,
    /// What it gave.
    pub result: &'a OperandRecord,
    /// The shapes of its arguments that have numbers.
    pub given: &'a [Shape],
    /// Where among the arguments each array is that it was given.
    pub arguments: &'a [Within],
    /// The shape of what it gave.
    pub shape: Shape,
}

/// Where an array is among the arguments of an operation: it is one of them, or, in a list of several, a part of one.
#[derive(Debug, Clone, Copy)]
pub struct Within {
    /// Which argument.
    pub argument: usize,
    /// The place there of its first cell.
    pub place: usize,
}

/// An array that is no argument, but a part of how the operation is written.
pub const NOWHERE: Within = Within { argument: usize::MAX, place: 0 };

/// What stands between the arguments of an operation where they are drawn beside each other.
pub fn sign(name: &str) -> &'static str {
    match name {
        "+" | "+=" | "add" => "+",
        "-" | "-=" | "subtract" => "−",
        "*" | "*=" | "multiply" => "*",
        "/" | "/=" | "divide" => "/",
        "@" | "@=" | "matmul" | "dot" | ".dot" => "@",
        "**" | "**=" | "power" => "**",
        ">" => ">",
        "<" => "<",
        ">=" => "≥",
        "<=" => "≤",
        "==" => "=",
        "[]=" => "←",
        _ => ",",
    }
}

/// The rule of an operation that was carried out.
pub fn rule(carried: &Carried) -> Rule {
    known(carried).unwrap_or_else(|| by_name(carried))
}

fn known(carried: &Carried) -> Option<Rule> {
    let Carried { record, result, given, shape, .. } = carried;
    let name = record.name.as_str();
    let plain = [".", "builtins.", "math."].iter().find_map(|module| name.strip_prefix(module)).unwrap_or(name);
    // Where only some cells are computed, or as another type, the rule is not that of the name alone.
    if record.keywords.iter().any(|(name, _)| matches!(name.as_str(), "where" | "dtype" | "initial")) {
        return None;
    }
    // Narrow numbers round and wrap around in a way of their own.
    let is_narrow = |array: &Array| matches!(array.dtype(), Dtype::Float32 | Dtype::Int32 | Dtype::Uint8);
    if result.value.as_array().is_some_and(is_narrow) {
        return moved(carried);
    }
    let fits = |from: &[Shape]| {
        let all = from.iter().try_fold(Shape::SCALAR, |shape, other| shape.broadcast(*other));
        all == Some(*shape)
    };
    if let ([_, _], true) = (given, fits(given)) {
        let binary = match name {
            "+" | "+=" | "add" => Some(Binary::Add),
            "-" | "-=" | "subtract" => Some(Binary::Subtract),
            "*" | "*=" | "multiply" => Some(Binary::Multiply),
            "/" | "/=" | "divide" | "true_divide" => Some(Binary::Divide),
            "**" | "**=" | "power" => return Some(Rule::Power(name == "**" && is_square(carried))),
            "maximum" => Some(Binary::Maximum),
            "minimum" => Some(Binary::Minimum),
            ">" | "greater" => Some(Binary::Greater),
            "<=" | "less_equal" => Some(Binary::AtMost),
            _ => None,
        };
        if binary.is_some() {
            return binary.map(Rule::Binary);
        }
    }
    if let ([of], true) = (given, given.first() == Some(shape)) {
        let unary = match plain {
            "-" | "negative" => Some(Unary::Negate),
            "exp" => Some(Unary::Exp),
            "log" => Some(Unary::Ln),
            "sqrt" => Some(Unary::SquareRoot),
            "abs" | "absolute" => Some(Unary::Abs),
            "square" => Some(Unary::Square),
            _ => None,
        };
        if unary.is_some() && (plain != "abs" || name == "abs" || of.rank() > 0) {
            return unary.map(Rule::Unary);
        }
    }
    if let [left, right] = given
        && matches!(plain, "@" | "@=" | "matmul" | "dot")
        && left.rank().min(right.rank()) > 0
        && (plain != "dot" || left.rank().max(right.rank()) <= 2)
    {
        return Some(Rule::Product);
    }
    if let ([left, right], "outer") = (given, plain)
        && (left.rank(), right.rank()) == (1, 1)
    {
        return Some(Rule::Outer);
    }
    folded(carried, plain).or_else(|| moved(carried))
}

/// Whether an operation is the square of something, written with a 2.
fn is_square(carried: &Carried) -> bool {
    let exponent = carried.record.operands.get(1).and_then(|of| of.value.as_float());
    let written = carried.text.rsplit("**").next().unwrap_or_default();
    exponent == Some(2.0) && written.trim_matches(|c: char| c == ')' || c.is_whitespace()) == "2"
}

/// The rule of what takes the numbers of its one argument together. Of numbers beside each other, as in `max(a, b)` or in a
/// list that is written out, there are several, and the axes are not those of any of them.
fn folded(carried: &Carried, plain: &str) -> Option<Rule> {
    let Carried { record, given, shape, .. } = carried;
    let [of] = **given else { return None };
    let is_usual = record.keywords.iter().all(|(name, _)| matches!(name.as_str(), "axis" | "keepdims"));
    // Python's own functions have no axes, and take what else they are given for more of the same.
    let is_python = record.name.starts_with("builtins.");
    if !is_usual || (is_python && record.operands.len() > 1) {
        return None;
    }
    let axes = lanes::axes(record, of.rank()).or_else(|| (is_python && of.rank() == 1).then(|| vec![true]))?;
    let lane = Lane::along(&axes, of, *shape, 0, Stretch::All)?;
    Some(match plain {
        "sum" => Rule::Fold(Fold::Sum, lane),
        "mean" => Rule::Fold(Fold::Mean, lane),
        "max" | "amax" => Rule::Fold(Fold::Max, lane),
        "min" | "amin" => Rule::Fold(Fold::Min, lane),
        "linalg.norm" if record.operands.len() == 1 => Rule::Norm(lane),
        _ => return None,
    })
}

/// The rule of what takes cells from elsewhere as they are.
fn moved(carried: &Carried) -> Option<Rule> {
    let Carried { record, result, arguments, .. } = carried;
    let operands: Vec<&Operand> = record.operands.iter().map(|operand| &operand.value).collect();
    let found = if record.name == "[]=" {
        written(&operands)?
    } else {
        let keywords: Vec<(&str, &Operand)> =
            record.keywords.iter().map(|(name, of)| (name.as_str(), &of.value)).collect();
        let array = result.value.to_array().ok()?;
        origins(&record.name, &operands, &keywords, &array)?
    };
    let own = |origin: Origin| match origin {
        Origin::Argument(array, place) => {
            let within = arguments.get(array).filter(|within| within.argument != usize::MAX)?;
            Some(Origin::Argument(within.argument, within.place + place))
        }
        written @ Origin::Written(_) => Some(written),
    };
    found.into_iter().map(own).collect::<Option<_>>().map(Rule::Moved)
}

/// Functions of NumPy whose numbers begin where they are called: what they are given says how many, and not which.
const MAKERS: &[&str] =
    &["array", "asarray", "zeros", "ones", "empty", "full", "eye", "identity", "zeros_like", "ones_like", "full_like"];

/// Functions and methods that give a number for each that they are given, besides the ufuncs.
const EACH: &[&str] = &["round", "around", "clip", "astype", "nan_to_num", "isclose", "real", "imag", "fix"];

/// The rule of an operation that is known by its name alone.
fn by_name(carried: &Carried) -> Rule {
    let Carried { record, given, shape, .. } = carried;
    let name = record.name.as_str();
    // What is given a shape or a seed alone begins here as well.
    let is_of_scalars = !shape.is_scalar() && given.iter().all(|of| of.is_scalar());
    if name.starts_with("random.") {
        return Rule::Written(Some("draw"));
    }
    if matches!(name, "array" | "asarray") {
        return Rule::Written(None);
    }
    if MAKERS.contains(&name) || is_of_scalars {
        return Rule::Written(Some("number"));
    }
    let is_stretched = !given.is_empty()
        && given.iter().try_fold(Shape::SCALAR, |shape, other| shape.broadcast(*other)) == Some(*shape);
    let is_operator = !name.starts_with('[') && !name.contains(char::is_alphanumeric);
    let plain = name.trim_start_matches('.');
    let is_each = is_operator || EACH.contains(&plain) || ufunc_names().any(|known| known == plain);
    let function = Called { function: called(name, carried.text).into(), rest: rest(record).into() };
    if is_stretched && is_each {
        return Rule::Each(function);
    }
    let lanes = lanes::lanes(record, given, *shape);
    Rule::Lanes(function, lanes.unwrap_or_else(|| given.iter().map(|of| Lane::all(*of)).collect()))
}

/// What an operation is given besides numbers that are named and axes, as it is written: `3` of `np.round(x, 3)`.
fn rest(record: &OperationRecord) -> String {
    if is_operator(&record.name) || is_joined(&record.name) {
        return String::new();
    }
    let axis = lanes::axis_operand(record);
    let operands = record.operands.iter().enumerate().skip(1);
    let operands = operands.filter(|(k, _)| Some(*k) != axis).filter_map(|(_, operand)| literal(&operand.value));
    let keywords = record.keywords.iter().filter(|(name, _)| !matches!(name.as_str(), "axis" | "keepdims" | "out"));
    let keywords = keywords.filter_map(|(name, of)| Some(format!("{name}={}", literal(&of.value)?)));
    operands.chain(keywords).collect::<Vec<_>>().join(", ")
}

/// What can stand in a program for itself; nothing of an array.
fn literal(operand: &Operand) -> Option<String> {
    Some(match operand {
        Operand::None => "None".to_owned(),
        Operand::Bool(truth) => if *truth { "True" } else { "False" }.to_owned(),
        Operand::Int(whole) => whole.to_string(),
        Operand::Float(number) => float_repr(*number),
        Operand::Str(text) => str_repr(text),
        // A number that NumPy has computed is written as it prints.
        Operand::Scalar(number) => numpy::str(number, &PrintOptions::default()),
        Operand::Tuple(items) | Operand::List(items) => {
            let items: Vec<String> = items.iter().map(literal).collect::<Option<_>>()?;
            let is_list = matches!(operand, Operand::List(_));
            let (open, close) = if is_list { ('[', ']') } else { ('(', ')') };
            let comma = if !is_list && items.len() == 1 { "," } else { "" };
            format!("{open}{}{comma}{close}", items.join(", "))
        }
        _ => return None,
    })
}

/// What an operation is called where it is named with what it was given: a method by its name, a function as the program
/// calls it.
fn called<'a>(name: &'a str, text: &'a str) -> &'a str {
    if let Some(method) = name.strip_prefix('.') {
        return method;
    }
    let is_name = |text: &&str| text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    let function = text.split_once('(').map(|(function, _)| function.trim()).filter(is_name);
    function.filter(|_| name.contains(char::is_alphanumeric)).unwrap_or(name)
}
