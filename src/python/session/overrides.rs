//! Literals that are given from outside.

use std::ops::Range;

use ruff_python_ast::visitor::source_order::{SourceOrderVisitor, walk_expr};
use ruff_python_ast::{Expr, ExprCall, Keyword, Number, Stmt, UnaryOp};
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

/// The literals that can be given from outside, in order: those that names are given at top level, and the seeds of random
/// numbers that are written there without a name; each with its name and range.
fn literals(body: &[Stmt]) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(Option<String>, Range<usize>)> = Vec::new();
    for stmt in body {
        let (targets, value) = match stmt {
            Stmt::Assign(assign) => (assign.targets.as_slice(), Some(&*assign.value)),
            Stmt::AnnAssign(assign) => (std::slice::from_ref(&*assign.target), assign.value.as_deref()),
            Stmt::Expr(expr) => (&[][..], Some(&*expr.value)),
            _ => continue,
        };
        let Some(value) = value else { continue };
        for target in targets {
            if let Expr::Name(name) = target
                && is_literal(value)
            {
                found.push((Some(name.id.to_string()), range(value)));
            }
        }
        let mut seeds = Seeds(Vec::new());
        seeds.visit_expr(value);
        found.extend(seeds.0.into_iter().map(|range| (None, range)));
    }
    let mut taken: Vec<String> = found.iter().filter_map(|(name, _)| name.clone()).collect();
    let named = found.into_iter().map(|(name, range)| {
        let name = name.unwrap_or_else(|| {
            let numbered = (2..).map(|number| format!("seed_{number}"));
            let free = std::iter::once("seed".to_owned()).chain(numbered).find(|name| !taken.contains(name));
            let name = free.unwrap_or_default();
            taken.push(name.clone());
            name
        });
        (name, range)
    });
    named.collect()
}

fn range(node: &impl Ranged) -> Range<usize> {
    node.range().start().into()..node.range().end().into()
}

/// What a generator of random numbers is begun with: `np.random.seed(42)`, `default_rng(0)`.
struct Seeds(Vec<Range<usize>>);

impl SourceOrderVisitor<'_> for Seeds {
    fn visit_expr(&mut self, expr: &Expr) {
        if let Expr::Call(call) = expr
            && let Some(seed) = seed(call)
        {
            self.0.push(range(seed));
        }
        // What stands in a function's own body is not written at top level.
        if !matches!(expr, Expr::Lambda(_)) {
            walk_expr(self, expr);
        }
    }
}

/// The whole number that a call begins random numbers with.
fn seed(call: &ExprCall) -> Option<&Expr> {
    let called = match &*call.func {
        Expr::Name(name) => name.id.as_str(),
        Expr::Attribute(attribute) => attribute.attr.as_str(),
        _ => return None,
    };
    // `seed` alone is anybody's function.
    let is_known = match called {
        "seed" => matches!(&*call.func, Expr::Attribute(_)),
        "default_rng" | "RandomState" | "Random" => true,
        _ => false,
    };
    let given = call.arguments.args.first().or_else(|| {
        let named = |keyword: &&Keyword| keyword.arg.as_ref().is_some_and(|name| name.as_str() == "seed");
        call.arguments.keywords.iter().find(named).map(|keyword| &keyword.value)
    })?;
    let is_whole = matches!(given, Expr::NumberLiteral(literal) if matches!(literal.value, Number::Int(_)));
    (is_known && is_whole).then_some(given)
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
