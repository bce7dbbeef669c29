//! Literals that are given from outside.

use ruff_python_ast::{Expr, Number, Stmt, UnaryOp};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;

use super::Shown;
use crate::python::compile::{Refusal, SourceText};
use crate::python::reader::too_deep;

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

/// A literal that a name is given at top level.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// The name.
    pub name: String,
    /// The literal as it is written.
    pub written: String,
    /// What it means, where that is a plain value.
    pub value: Option<Shown>,
}

/// The names that are given literals at top level, each with the first of its own.
pub(super) fn parameters(text: &str) -> Vec<Parameter> {
    let parsed = parse_unchecked(text, ParseOptions::from(Mode::Module));
    let Some(module) = parsed.try_into_module() else { return Vec::new() };
    let mut known: Vec<Parameter> = Vec::new();
    for (name, range) in literals(module.suite()) {
        if !known.iter().any(|own| own.name == name) {
            let written = text[range].to_owned();
            let value = ruff_python_parser::parse_expression(&written).ok().and_then(|parsed| plain(parsed.expr()));
            known.push(Parameter { name, written, value });
        }
    }
    known
}

/// What a literal means.
fn plain(expr: &Expr) -> Option<Shown> {
    match expr {
        Expr::UnaryOp(op) => match plain(&op.operand)? {
            Shown::Int(whole) => Some(Shown::Int(-whole)),
            Shown::Float(number) => Some(Shown::Float(-number)),
            _ => None,
        },
        Expr::NumberLiteral(literal) => match &literal.value {
            Number::Int(whole) => whole.as_i64().map(Shown::Int),
            Number::Float(number) => Some(Shown::Float(*number)),
            Number::Complex { .. } => None,
        },
        Expr::StringLiteral(literal) => Some(Shown::Str(literal.value.to_str().to_owned())),
        Expr::BooleanLiteral(literal) => Some(Shown::Bool(literal.value)),
        Expr::NoneLiteral(_) => Some(Shown::Null),
        _ => None,
    }
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
    let parsed = too_deep(value).is_none().then(|| ruff_python_parser::parse_expression(value));
    match parsed {
        Some(Ok(parsed)) if is_literal(parsed.expr()) => value.trim().to_owned(),
        _ => crate::python::text::str_repr(value),
    }
}
