//! What is said of where a program stands.

use super::super::stand::{Failed, ProgramStand, Variable};
use super::held;
use crate::lab::program::{Kind, Reference};
use crate::lab::{Snapshot, Step};
use crate::ops::{Language, Shape};
use crate::ui::fit::short;
use crate::ui::operands;

/// Names that one sentence tells of at most.
const MOST_NAMED: usize = 3;

/// One sentence on what the last step did.
pub fn narrate(stand: &ProgramStand, shown: &Snapshot) -> String {
    let Some((from, _)) = stand.statement else {
        let lines = stand.source.lines();
        return format!("{lines} lines; . runs a statement, > a part of one, → a round; , < ← take it back");
    };
    if stand.has_ended {
        return match &stand.error {
            Some(error) => {
                let last = error.lines().next_back().unwrap_or_default();
                format!("line {}: {last}", stand.source.line(from))
            }
            None => format!("the program has ended, after {} rounds", shown.position.done),
        };
    }
    let line = stand.source.line(from);
    let within = match stand.calls.as_slice() {
        [.., caller, call] => format!("line {line}, in {}() called from line {}: ", call.name, caller.line),
        _ => format!("line {line}: "),
    };
    let Some((step, of)) = shown.step.as_ref().and_then(|step| Some((step, step.result()?))) else {
        return within + &said(stand, shown);
    };
    let parts = stand.parts.len();
    let part = if parts > 1 { format!("part {} of {parts}: ", step.stage + 1) } else { String::new() };
    let shape = step.evaluation.shape(of);
    let name = step.evaluation.program().name(of);
    let given = step.evaluation.operands(of).map_or_else(Vec::new, |operands| operands.arguments);
    let shapes: Vec<String> =
        given.iter().filter(|(_, value)| !value.shape().is_scalar()).map(|(_, value)| short(value.shape())).collect();
    let becomes = if shape.is_scalar() {
        let number = step.evaluation.value(of).as_slice()[0];
        match step.evaluation.kind(of) {
            Kind::Truth if number == 0.0 => format!("{name} is False"),
            Kind::Truth => format!("{name} is True"),
            _ => format!("{name} is {}", crate::ui::number::number(number)),
        }
    } else {
        format!("{name} is {}", short(shape))
    };
    match shapes.as_slice() {
        [] => format!("{within}{part}{becomes}"),
        shapes => format!("{within}{part}{becomes}, from {}", shapes.join(" and ")),
    }
}

/// What a part computes and the shapes that flow through it: `h = W @ x   (2×3) @ (3) → (2)`.
pub fn flow(step: &Step, of: Reference) -> String {
    let evaluation = &step.evaluation;
    let name = evaluation.program().name(of);
    let Reference::Statement(index) = of else { return name.to_owned() };
    let formula = evaluation.program().spell(index, Language::Notation).text;
    let written = if formula == *name { formula } else { format!("{name} = {formula}") };
    let Some(operands) = evaluation.operands(of) else { return written };
    let shapes = operands.arguments.iter().map(|(_, value)| value.shape()).filter(|shape| !shape.is_scalar());
    let shapes: Vec<String> = shapes.map(short).collect();
    let result = evaluation.shape(of);
    match shapes.as_slice() {
        [] if result.is_scalar() => written,
        [] => format!("{written}   {}", short(result)),
        shapes => {
            let sign = if operands.sign == "," { ", ".to_owned() } else { format!(" {} ", operands.sign) };
            let result = if result.is_scalar() { "a number".to_owned() } else { short(result) };
            format!("{written}   {} → {result}", shapes.join(&sign))
        }
    }
}

/// What a statement without an operation has come to.
fn said(stand: &ProgramStand, shown: &Snapshot) -> String {
    let changed: Vec<&Variable> = stand.variables.iter().filter(|variable| variable.has_changed()).collect();
    if changed.is_empty() {
        return aside(stand, shown);
    }
    let told = changed.iter().take(MOST_NAMED).map(|variable| match held::size(&variable.held) {
        size if size.is_empty() => format!("{} is {}", variable.name, held::told(&variable.held)),
        size => format!("{} is {size}", variable.name),
    });
    let more = match changed.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    told.collect::<Vec<_>>().join(", ") + &more
}

/// What there is to say of a statement that has changed nothing that is shown.
pub fn aside(stand: &ProgramStand, shown: &Snapshot) -> String {
    let Some((from, to)) = stand.statement else {
        return format!("{} Nothing has been run yet.", shown.description().about);
    };
    let text = stand.source.text[from as usize..to as usize].trim();
    let word = text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let printed = stand.output.get(stand.printed_before..).unwrap_or_default().trim_end();
    match word {
        "import" | "from" => "names are brought in from a module".to_owned(),
        "def" => "a function is made; nothing of it runs before it is called".to_owned(),
        "class" => "a class is made".to_owned(),
        "if" | "elif" | "while" => "a condition is looked at, and it decides what comes next".to_owned(),
        "for" => "the loop takes its next value, or ends".to_owned(),
        "return" => "the function gives back what stands here".to_owned(),
        _ if !printed.is_empty() => format!("printed: {}", printed.lines().next_back().unwrap_or_default()),
        _ => "nothing that has a name has changed".to_owned(),
    }
}

/// What an operation failed on: its operands with their shapes, and what to try.
pub fn clash(failed: &Failed) -> Vec<String> {
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
    let mut lines = vec![format!("{} on {}", failed.sign, arrays.join(" and "))];
    if let ([left, right], "@") = (shapes.as_slice(), failed.sign)
        && let Some(columns) = left.axes().last()
    {
        let names: Vec<&str> = failed.operands.iter().map(|(name, _)| name.as_str()).collect();
        let rows = if right.rank() == 1 { "numbers" } else { "rows" };
        let of_left = if left.rank() == 1 { "numbers" } else { "columns" };
        lines.push(format!(
            "{} has {columns} {of_left}, {} has {} {rows}: these must be equal",
            names[0],
            names[1],
            right.rows()
        ));
    }
    if let ([left, right], "@") = (shapes.as_slice(), failed.sign) {
        let names: Vec<&str> = failed.operands.iter().map(|(name, _)| name.as_str()).collect();
        let inner = |left: Shape, right: Shape| left.axes().last().copied() == Some(right.rows());
        let mut tries = vec![];
        for (turn_left, turn_right) in [(true, false), (false, true), (true, true)] {
            let turned = |shape: Shape, turn: bool| if turn { shape.turned() } else { shape };
            let is_new = (!turn_left || left.rank() == 2) && (!turn_right || right.rank() == 2);
            if is_new && inner(turned(*left, turn_left), turned(*right, turn_right)) {
                let written = |name: &str, turn: bool| if turn { format!("{name}.T") } else { name.to_owned() };
                tries.push(format!("{} @ {}", written(names[0], turn_left), written(names[1], turn_right)));
            }
        }
        if inner(*right, *left) {
            tries.push(format!("{} @ {}", names[1], names[0]));
        }
        lines.push(match tries.as_slice() {
            [] => "the inner lengths differ, and no transpose makes them equal".to_owned(),
            tries => format!("these shapes would fit: {}", tries.join(", ")),
        });
    }
    lines
}
