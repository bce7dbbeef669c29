//! Literals that are given from outside.

use ruff_python_ast::{Expr, Stmt, UnaryOp};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;

use crate::python::compile::{Refusal, SourceText};

fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::UnaryOp(op) if op.op == UnaryOp::USub => is_literal(&op.operand),
        other => other.is_literal_expr(),
    }
}

/// The assignments of literals to names at top level, in order: name and range of the literal.
fn literals(body: &[Stmt]) -> Vec<(String, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    for stmt in body {
        let (targets, value) = match stmt {
            Stmt::Assign(assign) => (assign.targets.as_slice(), Some(&*assign.value)),
            Stmt::AnnAssign(assign) => (std::slice::from_ref(&*assign.target), assign.value.as_deref()),
            _ => continue,
        };
        for target in targets {
            if let (Expr::Name(name), Some(value)) = (target, value)
                && is_literal(value)
            {
                let range = value.range();
                found.push((name.id.to_string(), range.start().into()..range.end().into()));
            }
        }
    }
    found
}

/// The names and literals at top level, as they stand in the text.
pub(super) fn parameters(text: &str) -> Vec<(String, String)> {
    let parsed = parse_unchecked(text, ParseOptions::from(Mode::Module));
    let Some(module) = parsed.try_into_module() else { return Vec::new() };
    let mut known: Vec<(String, String)> = Vec::new();
    for (name, range) in literals(module.suite()) {
        if !known.iter().any(|(own, _)| *own == name) {
            known.push((name, text[range].to_owned()));
        }
    }
    known
}

/// The text with the first literal that each name is given replaced.
///
/// # Errors
/// If a name has no literal at top level, with those that have.
pub(super) fn replaced(source: &SourceText, overrides: &[(String, String)]) -> Result<String, Vec<Refusal>> {
    let parsed = parse_unchecked(&source.text, ParseOptions::from(Mode::Module));
    let Some(module) = parsed.try_into_module() else { return Ok(source.text.clone()) };
    let found = literals(module.suite());
    let mut changes = Vec::new();
    for (name, value) in overrides {
        let Some((_, range)) = found.iter().find(|(own, _)| own == name) else {
            let mut known: Vec<&str> = found.iter().map(|(own, _)| own.as_str()).collect();
            known.dedup();
            let message = format!("'{name}' is given no literal at top level; these are: {}", known.join(", "));
            return Err(vec![Refusal { line: 1, column: 1, text: String::new(), message }]);
        };
        changes.push((range.clone(), quoted(value)));
    }
    changes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut text = source.text.clone();
    for (range, value) in changes {
        text.replace_range(range, &value);
    }
    Ok(text)
}

/// A value as a literal: a number or a known word as it is, anything else as text.
fn quoted(value: &str) -> String {
    let parsed = ruff_python_parser::parse_expression(value);
    match parsed {
        Ok(parsed) if is_literal(parsed.expr()) => value.trim().to_owned(),
        _ => crate::python::text::str_repr(value),
    }
}
