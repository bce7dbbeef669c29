//! What is said of where a program stands.

use super::super::marks::Came;
use super::super::stand::{Failed, ProgramStand, Variable};
use super::super::statement::MOST_PARTS;
use super::held;
use crate::lab::program::{Kind, Reference};
use crate::lab::{Snapshot, Step};
use crate::ops::{Language, Shape};
use crate::ui::fit::short;
use crate::ui::number::{number, truth};
use crate::ui::operands;

/// Names that one sentence tells of at most.
const MOST_NAMED: usize = 3;

/// One sentence on what the last step did.
pub fn narrate(stand: &ProgramStand, shown: &Snapshot) -> String {
    let Some((from, _)) = stand.statement else {
        let lines = stand.source.lines();
        return format!("{lines} lines; . runs a statement, > a part of one, → a round; , < ← take it back");
    };
    match stand.came {
        Some(Came::NotTo(line)) => {
            let how = if stand.error.is_some() { "ends with an error" } else { "has ended" };
            return format!("line {line} is not run again: the program {how}, after {} rounds", shown.position.done);
        }
        Some(Came::Nowhere(line)) => {
            return format!("nothing is run in line {line} or below; there are {} lines", stand.source.lines());
        }
        _ => {}
    }
    if stand.has_ended {
        return match &stand.error {
            Some(error) => {
                let last = error.lines().next_back().unwrap_or_default();
                let last = last.strip_prefix("refused: ").unwrap_or(last);
                let at = stand.refused.map_or(from, |span| span.0);
                format!("line {}: {last}", stand.source.line(at))
            }
            None => format!("the program has ended, after {} rounds", shown.position.done),
        };
    }
    let line = stand.source.line(from);
    let mark = if matches!(stand.came, Some(Came::AtMark(_))) { "at the mark, " } else { "" };
    let within = match stand.calls.as_slice() {
        [.., caller, call] => format!("{mark}line {line}, in {}() called from line {}: ", call.name, caller.line),
        _ => format!("{mark}line {line}: "),
    };
    let Some((step, of)) = shown.step.as_ref().and_then(|step| Some((step, step.result()?))) else {
        return within + &said(stand, shown);
    };
    let parts = stand.parts.len();
    let all = if parts == MOST_PARTS { format!("the first {parts}") } else { parts.to_string() };
    let part = if parts > 1 { format!("part {} of {all}: ", step.stage + 1) } else { String::new() };
    let shape = step.evaluation.shape(of);
    let name = step.evaluation.program().name(of);
    let given = step.evaluation.operands(of).map_or_else(Vec::new, |operands| operands.arguments);
    let shapes: Vec<String> =
        given.iter().filter(|(_, value)| !value.shape().is_scalar()).map(|(_, value)| short(value.shape())).collect();
    let becomes = if shape.is_scalar() {
        let value = step.evaluation.value(of).as_slice()[0];
        match step.evaluation.kind(of) {
            Kind::Truth => format!("{name} is {}", truth(value != 0.0)),
            _ => format!("{name} is {}", number(value)),
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
        let refused = stand.program.lock().map_or_else(|_| vec![], |program| program.refusals().to_vec());
        let first = refused.first().map_or_else(String::new, |first| {
            let more = match refused.len() - 1 {
                0 => String::new(),
                1 => " (and one place more)".to_owned(),
                more => format!(" (and {more} places more)"),
            };
            format!(" It runs up to line {}{more}: {}.", first.line, first.message)
        });
        return format!("{} Nothing has been run yet.{first}", shown.description().about);
    };
    let text = stand.source.text[from as usize..to as usize].trim();
    let word = text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let printed = stand.output.get(stand.printed_before..).unwrap_or_default().trim_end();
    if let Some(axes) = stand.has_drawn {
        let place = stand.plots.iter().position(|plot| plot.number == axes).map_or(0, |place| place + 1);
        return format!("plot {place} is drawn on; `plots` shows all that have been");
    }
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
    if let ([left, right], "@") = (shapes.as_slice(), failed.sign) {
        let names = [failed.operands[0].0.as_str(), failed.operands[1].0.as_str()];
        lines.extend(unequal(names, *left, *right));
        let are_flat = [left, right].iter().all(|shape| (1..=2).contains(&shape.rank()));
        lines.extend(are_flat.then(|| match fitting(names, *left, *right).as_slice() {
            [] => "no transpose makes these fit".to_owned(),
            tries => format!("these shapes would fit: {}", tries.join(", ")),
        }));
    }
    lines
}

/// Whether the numbers of each row of `left` are as many as `right` has rows.
fn meets(left: Shape, right: Shape) -> bool {
    right.rank() > 0 && left.axes().last() == Some(&right.rows())
}

/// The two lengths that a product needs to be equal, where they are not.
fn unequal([left_name, right_name]: [&str; 2], left: Shape, right: Shape) -> Option<String> {
    let columns = left.axes().last().filter(|_| right.rank() > 0 && !meets(left, right))?;
    let of_left = if left.rank() == 1 { "numbers" } else { "columns" };
    let of_right = if right.rank() == 1 { "numbers" } else { "rows" };
    let rows = right.rows();
    Some(format!("{left_name} has {columns} {of_left}, {right_name} has {rows} {of_right}: these must be equal"))
}

/// An expression as it can stand before a `.`: where it has an operator outside of brackets, in brackets.
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
