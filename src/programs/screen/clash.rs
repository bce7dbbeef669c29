//! Why an operation failed on the shapes that it was given, and what would fit.

use super::super::stand::Failed;
use crate::ops::{Shape, Value};
use crate::page::Sentence;
use crate::ui::operands;

/// What an operation failed on: its operands with their shapes, and what to try.
pub fn clash(failed: &Failed) -> Vec<Sentence> {
    let shapes: Vec<Shape> = failed.operands.iter().map(|(_, value)| value.shape()).collect();
    let arrays: Vec<String> = failed
        .operands
        .iter()
        .filter(|(_, value)| !value.shape().is_scalar())
        .map(|(name, value)| operands::title(name, value.shape()))
        .collect();
    if arrays.is_empty() {
        return vec![];
    }
    let mut lines = vec![Sentence::of("clash").with("sign", failed.sign).with("arrays", arrays.join(" and "))];
    if let ([left, right], "@") = (shapes.as_slice(), failed.sign) {
        let names = [failed.operands[0].0.as_str(), failed.operands[1].0.as_str()];
        lines.extend(unequal(names, *left, *right));
        let are_flat = [left, right].iter().all(|shape| (1..=2).contains(&shape.rank()));
        lines.extend(are_flat.then(|| match fitting(names, *left, *right).as_slice() {
            [] => Sentence::of("no-transpose"),
            tries => Sentence::of("would-fit").with("products", tries.join(", ")),
        }));
    } else if let ([left, right], Some(sign)) = (failed.operands.as_slice(), operator(failed.sign)) {
        lines.extend(unmatched(sign, left, right));
    }
    lines
}

/// How Python writes an operator that joins numbers one by one; nothing of any other.
pub fn operator(sign: &str) -> Option<&str> {
    match sign {
        "−" => Some("-"),
        "≥" => Some(">="),
        "≤" => Some("<="),
        "=" => Some("=="),
        "+" | "*" | "/" | "**" | ">" | "<" => Some(sign),
        _ => None,
    }
}

/// Why two arrays cannot be joined number by number, and what would make them fit; nothing where they can.
fn unmatched(sign: &str, left: &(String, Value), right: &(String, Value)) -> Vec<Sentence> {
    let shapes = [left, right].map(|(_, value)| value.shape());
    // Axes are matched from the last one on.
    let mut pairs = shapes[0].axes().iter().rev().zip(shapes[1].axes().iter().rev());
    let Some((count, other)) = pairs.find(|(a, b)| a != b && **a != 1 && **b != 1) else { return vec![] };
    let told = |id: &'static str, left: &str, right: &str, count: usize, other: usize| {
        Sentence::of(id).with("left", left).with("right", right).with("count", count).with("other", other)
    };
    let (matrix, vector, columns, numbers) = match shapes.map(Shape::rank) {
        [2, 1] => (left, right, *count, *other),
        [1, 2] => (right, left, *other, *count),
        _ => return vec![told("unequal-axes", &left.0, &right.0, *count, *other)],
    };
    let mut lines = vec![told("unequal-along-columns", &matrix.0, &vector.0, columns, numbers)];
    if matrix.1.shape().rows() == numbers {
        let upright = |(name, value): &(String, Value)| {
            if value.shape().rank() == 1 { format!("{}[:, None]", atom(name)) } else { name.clone() }
        };
        let fitting = format!("{} {sign} {}", upright(left), upright(right));
        lines.push(Sentence::of("would-fit").with("products", fitting));
    }
    lines
}

/// Whether the numbers of each row of `left` are as many as `right` has rows.
fn meets(left: Shape, right: Shape) -> bool {
    right.rank() > 0 && left.axes().last() == Some(&right.rows())
}

/// The two lengths that a product needs to be equal, where they are not.
fn unequal([left_name, right_name]: [&str; 2], left: Shape, right: Shape) -> Option<Sentence> {
    let columns = left.axes().last().filter(|_| right.rank() > 0 && !meets(left, right))?;
    let sentence = match (left.rank() == 1, right.rank() == 1) {
        (false, false) => Sentence::of("unequal-columns-rows"),
        (false, true) => Sentence::of("unequal-columns-numbers"),
        (true, false) => Sentence::of("unequal-numbers-rows"),
        (true, true) => Sentence::of("unequal-numbers"),
    };
    let sentence = sentence.with("left", left_name).with("count", *columns);
    Some(sentence.with("right", right_name).with("other", right.rows()))
}

/// An expression as it can stand before a `.` or a `[`: where it has an operator outside of brackets, in brackets.
fn atom(expression: &str) -> String {
    let mut depth = 0_u32;
    let is_atom = expression.chars().all(|c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0 || c.is_alphanumeric() || matches!(c, '_' | '.' | ')' | ']')
    });
    if is_atom { expression.to_owned() } else { format!("({expression})") }
}

/// The products of the two that can be had by transposing and by changing their places.
fn fitting([left_name, right_name]: [&str; 2], left: Shape, right: Shape) -> Vec<String> {
    let (left_name, right_name) = (&atom(left_name), &atom(right_name));
    let turned = |name: &str, of: Shape, turn: bool| {
        if turn { (format!("{name}.T"), of.turned()) } else { (name.to_owned(), of) }
    };
    let mut tries = vec![];
    for (turn_left, turn_right) in [(true, false), (false, true), (true, true)] {
        if (turn_left && left.rank() != 2) || (turn_right && right.rank() != 2) {
            continue;
        }
        let ((left_name, left), (right_name, right)) =
            (turned(left_name, left, turn_left), turned(right_name, right, turn_right));
        if meets(left, right) {
            tries.push(format!("{left_name} @ {right_name}"));
        }
    }
    if meets(right, left) {
        tries.push(format!("{right_name} @ {left_name}"));
    }
    tries
}
