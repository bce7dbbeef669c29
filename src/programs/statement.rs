//! What a statement of somebody's program did, as a short program of operations: its parts are stages, innermost first.

use std::collections::HashMap;
use std::sync::Arc;

use super::origin::arrays;
use super::recorded::{Recorded, Rule};
use super::rule::{Carried, NOWHERE, Within, rule, sign};
use super::values::Values;
use crate::lab::formula::{Formula, name};
use crate::lab::program::Kind;
use crate::lab::{Evaluation, Name, Program};
use crate::numpy::{Dtype, Operand};
use crate::ops::{Shape, Value};
use crate::python::reader::{Outline, Piece, Span};
use crate::python::session::OperationRecord;

/// Parts of a statement that are shown at most: a comprehension may have any number.
pub const MOST_PARTS: usize = 200;

/// Operations of a statement that are looked at, those among them that are no parts.
const MOST_LINES: usize = 2000;

/// Characters of a name; what is longer is cut.
const MOST_LETTERS: usize = 40;

/// What a statement did.
#[derive(Debug, Clone)]
pub struct Done {
    /// Its parts with their numbers, at its end.
    pub evaluation: Evaluation,
    /// Where each part is written.
    pub spans: Vec<Span>,
    /// The number of the buffer that each line's result is in, where it is in one.
    pub buffers: Vec<Option<u32>>,
}

/// An argument of a part.
struct Argument {
    text: String,
    span: Option<Span>,
    value: Value,
}

/// A line of the short program.
struct Line {
    name: Name,
    formula: Formula,
    span: Span,
    value: Value,
    buffer: Option<u32>,
    kind: Kind,
    is_part: bool,
    is_target: bool,
}

/// A statement on its way to a short program.
struct Statement<'a> {
    text: &'a str,
    outline: &'a Outline,
    inputs: Vec<(Name, Value)>,
    lines: Vec<Line>,
    /// The line that computed what is written there, last.
    by_span: HashMap<Span, usize>,
}

/// What was done by these operations of a program; nothing where there is none with numbers among them.
pub fn done(text: &str, outline: &Outline, operations: &[OperationRecord], values: &mut Values) -> Option<Done> {
    let mut statement = Statement { text, outline, inputs: vec![], lines: vec![], by_span: HashMap::default() };
    for record in operations {
        if statement.lines.len() == MOST_LINES
            || statement.lines.iter().filter(|line| line.is_part).count() == MOST_PARTS
        {
            break;
        }
        statement.take(record, values);
    }
    statement.finish()
}

/// Text as one line of not too many characters.
pub fn written(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST_LETTERS {
        return line;
    }
    line.chars().take(MOST_LETTERS - 1).chain(['…']).collect()
}

impl Statement<'_> {
    fn at(&self, (from, to): Span) -> String {
        written(self.text.get(from as usize..to as usize).unwrap_or_default())
    }

    /// Takes note of an operation.
    fn take(&mut self, record: &OperationRecord, values: &mut Values) {
        let Some(result) = &record.result else { return };
        let Some(value) = values.of(&result.value) else { return };
        let (arguments, numbered) = self.arguments(record, values);
        let is_said = record.operands.iter().any(|operand| operand.value.as_array().is_some());
        let is_pointless =
            matches!(record.name.as_str(), "builtins.len" | "range" | "int" | "float" | "str" | ".shape");
        if is_pointless || (record.name.starts_with('.') && !is_said) {
            return;
        }
        let given: Vec<Shape> = arguments.iter().map(|argument| argument.value.shape()).collect();
        let text = self.text.get(record.span.0 as usize..record.span.1 as usize).unwrap_or_default();
        let carried = Carried { record, text, result, given: &given, arguments: &numbered, shape: value.shape() };
        let rule = rule(&carried);
        // Numbers that stand in the program, or are drawn, come from no others.
        let begins = matches!(rule, Rule::Written(_));
        let (arguments, given) = if begins { (vec![], vec![]) } else { (arguments, given) };
        let target = self.target(record);
        let is_read = record.name == "[]" && value.shape().is_scalar();
        // Whole numbers that are no array's say where, and are nothing to look at by themselves.
        let is_index = matches!(result.value, Operand::Int(_)) && target.is_none();
        let called = target.clone().unwrap_or_else(|| self.at(record.span));
        let called = self.new_name(&called, target.is_some());
        let formulas: Vec<Formula> = arguments.iter().map(|argument| self.formula(argument)).collect();
        let operation =
            Recorded { text: self.spelled(record), sign: sign(&record.name), given, result: value.clone(), rule };
        self.by_span.insert(record.span, self.lines.len());
        self.lines.push(Line {
            name: called,
            formula: Formula::made(Arc::new(operation), formulas),
            span: record.span,
            value,
            buffer: result.buffer.map(|(buffer, _)| buffer),
            kind: kind(&result.value),
            is_part: !is_read && !is_index,
            is_target: target.is_some(),
        });
    }

    /// An operation as it is written; of an assignment what stands on its right.
    fn spelled(&self, record: &OperationRecord) -> String {
        let text = self.at(record.span);
        match (record.name.as_str(), self.outline.given(self.outline.target(record.span))) {
            ("[]=", Some(given)) => self.stored(record, given),
            (name, _) if name.ends_with('=') && name.len() > 1 && !matches!(name, "==" | "<=" | ">=" | "!=") => {
                let sign = &name[..name.len() - 1];
                match text.split_once(name) {
                    Some((target, value)) => format!("{} {sign} ({})", target.trim(), value.trim()),
                    None => text,
                }
            }
            _ => text,
        }
    }

    /// What is written into an array, as it would be said: `W[0, 1] ← total`.
    fn stored(&self, record: &OperationRecord, given: Span) -> String {
        let target = self.outline.target(record.span);
        let given = if given == record.span { self.at(target) } else { self.at(given) };
        format!("{} ← {given}", self.at(target))
    }

    /// What the result of an operation is given to.
    fn target(&self, record: &OperationRecord) -> Option<String> {
        if record.name == "[]=" {
            let container = self.outline.pieces(self.outline.target(record.span))?.operands.first()?;
            return if let Piece::One(span) = container { Some(self.at(*span)) } else { None };
        }
        let target = self.outline.pieces(record.span)?.target?;
        Some(self.at(target))
    }

    /// What an operation was given that has numbers; besides, which of these each array is.
    fn arguments(&self, record: &OperationRecord, values: &mut Values) -> (Vec<Argument>, Vec<Within>) {
        let pieces = self.pieces(record);
        let (mut arguments, mut numbered) = (vec![], vec![]);
        for (k, operand) in record.operands.iter().enumerate() {
            let items = match (pieces.get(k), operand.value.items()) {
                (Some(Piece::Items(spans)), Some(items)) if spans.len() == items.len() => {
                    items.iter().zip(spans).map(|(item, span)| (item.clone(), Some(*span))).collect()
                }
                (Some(Piece::One(span)), _) => vec![(operand.value.clone(), Some(*span))],
                _ => vec![(operand.value.clone(), None)],
            };
            for (item, span) in items {
                let mut within = vec![];
                arrays([&item], &mut within);
                let Some(value) = values.of(&item) else {
                    numbered.extend(within.iter().map(|_| NOWHERE));
                    continue;
                };
                // How an axis or a shape is said is part of how the operation is written.
                let is_array = item.as_array().is_some();
                let is_index = record.name.starts_with("[]") && k > usize::from(record.name == "[]=");
                if is_index || (!is_array && k > 0 && !is_operator(&record.name) && !is_joined(&record.name)) {
                    numbered.extend(within.iter().map(|_| NOWHERE));
                    continue;
                }
                let mut place = 0;
                numbered.extend(within.iter().map(|array| {
                    let begins = place;
                    place += array.size();
                    Within { argument: arguments.len(), place: begins }
                }));
                let text = span.map_or_else(|| format!("argument {}", k + 1), |span| self.at(span));
                arguments.push(Argument { text, span, value });
            }
        }
        (arguments, numbered)
    }

    /// The pieces of text that an operation's operands are written in, as far as that is known.
    fn pieces(&self, record: &OperationRecord) -> Vec<Piece> {
        let target = self.outline.target(record.span);
        let is_stored = record.name == "[]=";
        let Some(pieces) = self.outline.pieces(if is_stored { target } else { record.span }) else { return vec![] };
        let mut operands = pieces.operands.clone();
        if is_stored {
            let given = self.outline.given(target).map_or_else(|| Piece::Items(vec![]), Piece::One);
            operands.insert(1.min(operands.len()), given);
        } else if operands.len() == record.operands.len() + 1 && !record.name.starts_with('.') {
            // The module that a function is looked up in is nothing that it is given.
            operands.remove(0);
        }
        operands
    }

    /// A name that nothing else has; what a statement gives a new value keeps its own.
    fn new_name(&self, called: &str, is_target: bool) -> Name {
        let is_taken = |name: &str| {
            self.lines.iter().any(|line| line.name == *name)
                || (!is_target && self.inputs.iter().any(|(input, _)| *input == *name))
        };
        free(called, is_taken)
    }

    /// An argument as a formula: a number that is written there, what was computed before, or what is given.
    fn formula(&mut self, argument: &Argument) -> Formula {
        if let Some(number) = argument.value.scalar()
            && argument.text.replace('_', "").parse::<f64>() == Ok(number)
        {
            return Formula::Number(number);
        }
        let computed = argument.span.and_then(|span| self.by_span.get(&span)).map(|line| &self.lines[*line]);
        if let Some(line) = computed.filter(|line| line.value.is_same_as(&argument.value)) {
            return name(line.name.clone());
        }
        let known = |(_, value): &&(Name, Value)| value.is_same_as(&argument.value);
        let of_name = |(input, _): &&(Name, Value)| {
            **input == *argument.text || input.starts_with(&format!("{}#", argument.text))
        };
        if let Some((input, _)) = self.inputs.iter().filter(of_name).find(known) {
            return name(input.clone());
        }
        let inputs = &self.inputs;
        let lines = &self.lines;
        let is_taken =
            |name: &str| inputs.iter().any(|(input, _)| *input == *name) || lines.iter().any(|line| line.name == *name);
        let input = free(&argument.text, is_taken);
        self.inputs.push((input.clone(), argument.value.clone()));
        name(input)
    }

    fn finish(self) -> Option<Done> {
        if !self.lines.iter().any(|line| line.is_part) {
            return None;
        }
        let names = self.inputs.iter().map(|(name, _)| name.clone());
        let mut builder = Program::builder().quantities(names);
        let mut spans = vec![];
        let buffers = self.lines.iter().map(|line| line.buffer).collect();
        for Line { name, formula, span, kind, is_part, is_target, .. } in self.lines {
            if is_part {
                builder = builder.stage(name.clone());
                spans.push(span);
            }
            builder = if is_target {
                builder.update_as(kind, name, formula)
            } else {
                builder.compute_as(kind, name, formula)
            };
        }
        let evaluation = Evaluation::new(&Arc::new(builder.build()), self.inputs).ok()?;
        Some(Done { evaluation, spans, buffers })
    }
}

/// What the numbers of a value are.
fn kind(value: &Operand) -> Kind {
    let is_truth = match value {
        Operand::Bool(_) => true,
        other => other.as_array().is_some_and(|array| array.dtype() == Dtype::Bool),
    };
    if is_truth { Kind::Truth } else { Kind::Number }
}

/// Whether an operation is written as a sign, between what it is given.
pub fn is_operator(name: &str) -> bool {
    !name.chars().any(char::is_alphanumeric)
}

/// Whether a function joins all that it is given, number by number.
pub fn is_joined(name: &str) -> bool {
    const JOINED: &[&str] = &["maximum", "minimum", "power", "add", "subtract", "multiply", "divide", "where", "hypot"];
    JOINED.contains(&name) || name.starts_with("math.") || name.starts_with("builtins.")
}

/// This name, or one like it that is not taken.
fn free(name: &str, is_taken: impl Fn(&str) -> bool) -> Name {
    if !is_taken(name) {
        return name.into();
    }
    let mut number = 2;
    while is_taken(&format!("{name}#{number}")) {
        number += 1;
    }
    format!("{name}#{number}").into()
}
