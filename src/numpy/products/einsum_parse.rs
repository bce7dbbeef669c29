//! The subscripts of `einsum`.

use crate::numpy::{Error, ErrorKind};

/// An axis: a letter, or the n-th of those that `...` stands for, counted from the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    Dots(usize),
    Letter(char),
}

/// The axes of every operand and of the result.
pub(super) struct Subscripts {
    pub operands: Vec<Vec<Label>>,
    pub output: Vec<Label>,
}

fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// Letters before and behind the dots, and whether there are dots.
fn part(text: &str) -> Result<(Vec<char>, Option<Vec<char>>), Error> {
    let letters = |text: &str| -> Result<Vec<char>, Error> {
        if text.contains('.') {
            return Err(refused(
                "einstein sum subscripts string contains a '.' that is not part of an ellipsis ('...') in operand 0",
            ));
        }
        match text.chars().find(|c| !c.is_ascii_alphabetic()) {
            Some(wrong) => Err(refused(format!(
                "invalid subscript '{wrong}' in einstein sum subscripts string, subscripts must be letters"
            ))),
            None => Ok(text.chars().collect()),
        }
    };
    match text.split_once("...") {
        Some((before, behind)) => Ok((letters(before)?, Some(letters(behind)?))),
        None => Ok((letters(text)?, None)),
    }
}

fn operand_labels(text: &str, at: usize, rank: usize) -> Result<Vec<Label>, Error> {
    let (before, behind) = part(text)?;
    let given = before.len() + behind.as_ref().map_or(0, Vec::len);
    if given > rank {
        return Err(refused(format!("einstein sum subscripts string contains too many subscripts for operand {at}")));
    }
    if behind.is_none() && given < rank {
        return Err(refused(
            "operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast \
             the extra dimensions.",
        ));
    }
    let dots = (0..rank - given).rev().map(Label::Dots);
    let behind = behind.unwrap_or_default();
    Ok(before.into_iter().map(Label::Letter).chain(dots).chain(behind.into_iter().map(Label::Letter)).collect())
}

/// The axes that the result has where the subscripts do not say: the dots, then every letter that occurs once, in order.
fn implicit(operands: &[Vec<Label>], dots: usize) -> Vec<Label> {
    let mut letters: Vec<Label> =
        operands.concat().into_iter().filter(|label| matches!(label, Label::Letter(_))).collect();
    letters.sort_unstable();
    let once = |label: &&Label| letters.iter().filter(|other| other == label).count() == 1;
    (0..dots).rev().map(Label::Dots).chain(letters.iter().filter(once).copied()).collect()
}

fn explicit(text: &str, operands: &[Vec<Label>], dots: usize) -> Result<Vec<Label>, Error> {
    let (before, behind) = part(text)?;
    if behind.is_none() && dots > 0 {
        return Err(refused(
            "output has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast \
             the extra dimensions.",
        ));
    }
    let letters: Vec<char> = before.iter().chain(behind.iter().flatten()).copied().collect();
    for (at, letter) in letters.iter().enumerate() {
        if letters[..at].contains(letter) {
            return Err(refused(format!(
                "einstein sum subscripts string includes output subscript '{letter}' multiple times"
            )));
        }
        if !operands.iter().flatten().any(|label| *label == Label::Letter(*letter)) {
            return Err(refused(format!(
                "einstein sum subscripts string included output subscript '{letter}' which never appeared in an input"
            )));
        }
    }
    let (dots, behind) = ((0..dots).rev().map(Label::Dots), behind.unwrap_or_default());
    Ok(before.into_iter().map(Label::Letter).chain(dots).chain(behind.into_iter().map(Label::Letter)).collect())
}

impl Subscripts {
    /// Reads `"ij,jk->ik"` for operands of these ranks.
    pub(super) fn read(text: &str, ranks: &[usize]) -> Result<Self, Error> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (inputs, output) = match text.split_once("->") {
            Some((inputs, output)) => (inputs, Some(output)),
            None => (&text[..], None),
        };
        let parts: Vec<&str> = inputs.split(',').collect();
        if parts.len() != ranks.len() {
            let which = if parts.len() > ranks.len() { "more" } else { "fewer" };
            return Err(refused(format!(
                "{which} operands provided to einstein sum function than specified in the subscripts string"
            )));
        }
        let read = |(at, (text, &rank)): (usize, (&&str, &usize))| operand_labels(text, at, rank);
        let operands = parts.iter().zip(ranks).enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
        let dots =
            operands.iter().flatten().filter_map(|label| if let Label::Dots(n) = label { Some(n + 1) } else { None });
        let dots = dots.max().unwrap_or(0);
        let output = match output {
            Some(text) => explicit(text, &operands, dots)?,
            None => implicit(&operands, dots),
        };
        Ok(Self { operands, output })
    }
}
