//! Which pieces of a program's text its operations are made of, by where they are written.

use std::collections::HashMap;

use ruff_python_ast::visitor::source_order::{SourceOrderVisitor, walk_expr, walk_stmt};
use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::{Ranged, TextRange};

/// From byte to byte of a text.
pub type Span = (u32, u32);

/// The pieces that an operation is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pieces {
    /// What it is given, in the order in which it is computed; the items of a list that is written out each by itself.
    pub operands: Vec<Piece>,
    /// What its result is given to, where the operation is all of an assignment.
    pub target: Option<Span>,
}

/// What an operation is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// An expression.
    One(Span),
    /// A list or a tuple that is written out, by its items.
    Items(Vec<Span>),
}

/// The operations and statements of a program's text.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    pieces: HashMap<Span, Pieces>,
    /// The value that each target is given.
    given: HashMap<Span, Span>,
    /// The target of each augmented assignment.
    augmented: HashMap<Span, Span>,
    /// Loops over something.
    loops: Vec<Loop>,
    /// Where each statement begins, and where its own line or lines end: of what has a body its head alone.
    statements: Vec<Span>,
}

/// A loop over something: `for`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loop {
    /// Where it begins.
    pub head: u32,
    /// Its body.
    pub body: Span,
    /// The names that it gives what it takes next.
    pub names: Vec<String>,
}

/// The names in the target of a loop.
fn names(target: &Expr) -> Vec<String> {
    match target {
        Expr::Name(name) => vec![name.id.to_string()],
        Expr::Tuple(several) => several.elts.iter().flat_map(names).collect(),
        Expr::List(several) => several.elts.iter().flat_map(names).collect(),
        Expr::Starred(rest) => names(&rest.value),
        _ => vec![],
    }
}

fn span(range: TextRange) -> Span {
    (range.start().into(), range.end().into())
}

impl Outline {
    /// Of this text; of one that is no program, nothing.
    pub fn of(text: &str) -> Self {
        let parsed = parse_unchecked(text, ParseOptions::from(Mode::Module));
        let mut outline = Self::default();
        if let Some(module) = parsed.try_into_module() {
            outline.visit_body(module.suite());
        }
        outline.statements.sort_unstable();
        outline
    }

    /// The pieces of what is written from byte to byte.
    pub fn pieces(&self, span: Span) -> Option<&Pieces> {
        self.pieces.get(&span)
    }

    /// What the target that is written there is given.
    pub fn given(&self, target: Span) -> Option<Span> {
        self.given.get(&target).copied()
    }

    /// Where the target of an assignment is written that is written there: of an augmented one by itself.
    pub fn target(&self, assignment: Span) -> Span {
        self.augmented.get(&assignment).copied().unwrap_or(assignment)
    }

    /// The statement that begins at this byte, or the last one that begins before.
    pub fn statement(&self, at: u32) -> Option<Span> {
        let after = self.statements.partition_point(|(start, _)| *start <= at);
        after.checked_sub(1).map(|place| self.statements[place])
    }

    /// The loop that has gone on where a statement of its body has been run that begins at `statement`, and the one that begins
    /// at `next` is to come.
    pub fn went_on(&self, statement: u32, next: u32) -> Option<&Loop> {
        let is_within = |of: &&Loop| of.body.0 == next && of.body.0 <= statement && statement < of.body.1;
        self.loops.iter().filter(is_within).max_by_key(|of| of.head)
    }

    /// The line of text from byte to byte as a place to stop at: where the first statement begins on it; else that which
    /// goes on there; else the first below.
    pub fn stop(&self, (from, to): Span) -> Option<u32> {
        let after = self.statements.partition_point(|(start, _)| *start < from);
        let below = self.statements.get(after).copied();
        let around = after.checked_sub(1).map(|place| self.statements[place]).filter(|(_, end)| *end > from);
        let begins_here = below.filter(|(start, _)| *start <= to);
        begins_here.or(around).or(below).map(|(start, _)| start)
    }

    /// The same without what its operations are given to.
    #[must_use]
    pub fn without_targets(mut self) -> Self {
        self.pieces.values_mut().for_each(|pieces| pieces.target = None);
        self
    }

    fn add(&mut self, range: TextRange, operands: Vec<Piece>) {
        self.pieces.entry(span(range)).or_default().operands = operands;
    }

    fn assigned(&mut self, target: &Expr, value: &Expr) {
        if let Expr::Name(_) | Expr::Attribute(_) = target {
            self.pieces.entry(span(value.range())).or_default().target = Some(span(target.range()));
        }
        self.given.insert(span(target.range()), span(value.range()));
    }
}

/// An argument, by its items where it is a list that is written out.
fn piece(expr: &Expr) -> Piece {
    let items = match expr {
        Expr::List(list) => &list.elts,
        Expr::Tuple(tuple) => &tuple.elts,
        _ => return Piece::One(span(expr.range())),
    };
    Piece::Items(items.iter().map(|item| span(item.range())).collect())
}

fn one(expr: &Expr) -> Piece {
    Piece::One(span(expr.range()))
}

/// The parts of a subscript: two where two are written.
fn subscript(slice: &Expr) -> Vec<Piece> {
    match slice {
        Expr::Tuple(tuple) if tuple.elts.len() == 2 => tuple.elts.iter().map(one).collect(),
        other => vec![one(other)],
    }
}

impl SourceOrderVisitor<'_> for Outline {
    fn visit_stmt(&mut self, stmt: &Stmt) {
        let head = match stmt {
            Stmt::For(of) => of.iter.range().end(),
            Stmt::While(of) => of.test.range().end(),
            Stmt::If(of) => of.test.range().end(),
            Stmt::With(of) => of.items.last().map_or(of.range.end(), |item| item.range.end()),
            Stmt::FunctionDef(of) => of.returns.as_ref().map_or(of.parameters.range.end(), |hint| hint.range().end()),
            Stmt::ClassDef(of) => of.arguments.as_ref().map_or(of.name.range().end(), |given| given.range.end()),
            Stmt::Try(of) => of.range.start(),
            other => other.range().end(),
        };
        self.statements.push((stmt.range().start().into(), head.into()));
        match stmt {
            Stmt::Assign(assign) => {
                if let [target] = &*assign.targets {
                    self.assigned(target, &assign.value);
                }
            }
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.assigned(&assign.target, value);
                }
            }
            Stmt::For(of) => {
                if let (Some(first), Some(last)) = (of.body.first(), of.body.last()) {
                    let body = (first.range().start().into(), last.range().end().into());
                    let head = of.range.start().into();
                    self.loops.push(Loop { head, body, names: names(&of.target) });
                }
            }
            Stmt::AugAssign(assign) => {
                self.add(assign.range, vec![one(&assign.target), one(&assign.value)]);
                let target = span(assign.target.range());
                self.pieces.entry(span(assign.range)).or_default().target = Some(target);
                self.augmented.insert(span(assign.range), target);
                // What it is given is what the whole of it comes to.
                self.given.insert(target, span(assign.range));
            }
            _ => {}
        }
        walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &Expr) {
        let range = expr.range();
        match expr {
            Expr::BinOp(op) => self.add(range, vec![one(&op.left), one(&op.right)]),
            Expr::UnaryOp(op) => self.add(range, vec![one(&op.operand)]),
            Expr::Compare(compare) if compare.comparators.len() == 1 => {
                self.add(range, vec![one(&compare.left), one(&compare.comparators[0])]);
            }
            Expr::Subscript(of) => {
                self.add(range, std::iter::once(one(&of.value)).chain(subscript(&of.slice)).collect());
            }
            Expr::Attribute(of) => self.add(range, vec![one(&of.value)]),
            Expr::Call(call) => {
                let receiver = call.func.as_attribute_expr().map(|attribute| one(&attribute.value));
                let given = call.arguments.args.iter().map(piece);
                self.add(range, receiver.into_iter().chain(given).collect());
            }
            _ => {}
        }
        walk_expr(self, expr);
    }
}
