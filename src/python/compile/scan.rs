//! Finds the scopes of a source and the names that each binds and uses.

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_pattern, walk_stmt};
use ruff_python_ast::{Comprehension, ExceptHandler, Expr, ExprContext, Parameters, Pattern, Stmt};
use ruff_text_size::TextRange;

use super::scope::{ScopeKind, Scopes};

/// The key of a node that opens a scope.
pub fn key(range: TextRange, kind: u8) -> (u32, u32, u8) {
    (range.start().into(), range.end().into(), kind)
}

pub const FUNCTION: u8 = 0;
pub const CLASS: u8 = 1;
pub const LAMBDA: u8 = 2;
pub const COMPREHENSION: u8 = 3;

/// The scopes of a module.
pub fn scan(body: &[Stmt]) -> Scopes {
    let mut scanner = Scanner { scopes: Scopes::default(), current: 0 };
    scanner.scopes.open(ScopeKind::Module, None);
    scanner.visit_body(body);
    scanner.scopes.resolve();
    scanner.scopes
}

struct Scanner {
    scopes: Scopes,
    current: usize,
}

impl Scanner {
    fn inside(&mut self, kind: ScopeKind, key: (u32, u32, u8), body: impl FnOnce(&mut Self)) {
        let outer = self.current;
        self.current = self.scopes.open(kind, Some(outer));
        self.scopes.by_node.insert(key, self.current);
        body(self);
        self.current = outer;
    }

    fn bind(&mut self, name: &str) {
        self.scopes.bind(self.current, name);
    }

    fn defaults(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            if let Some(default) = &parameter.default {
                self.visit_expr(default);
            }
        }
    }

    /// Slots in the order of `Parameters`: positional, keyword-only, rest, keywords.
    fn parameters(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            self.bind(parameter.parameter.name.as_str());
        }
        for parameter in [&parameters.vararg, &parameters.kwarg].into_iter().flatten() {
            self.bind(parameter.name.as_str());
        }
    }

    fn comprehension<'a>(&mut self, range: TextRange, kind: ScopeKind, parts: &[&'a Expr], of: &'a [Comprehension]) {
        let Some(first) = of.first() else { return };
        self.visit_expr(&first.iter);
        self.inside(kind, key(range, COMPREHENSION), |this| {
            if kind == ScopeKind::Function {
                this.bind(".0");
                let current = this.current;
                this.scopes.all[current].generator = true;
            }
            for (at, part) in of.iter().enumerate() {
                this.visit_expr(&part.target);
                if at > 0 {
                    this.visit_expr(&part.iter);
                }
                part.ifs.iter().for_each(|test| this.visit_expr(test));
            }
            parts.iter().for_each(|part| this.visit_expr(part));
        });
    }

    fn statement(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                def.decorator_list.iter().for_each(|decorator| self.visit_expr(&decorator.expression));
                self.defaults(&def.parameters);
                self.bind(def.name.as_str());
                self.inside(ScopeKind::Function, key(def.range, FUNCTION), |this| {
                    this.parameters(&def.parameters);
                    this.visit_body(&def.body);
                });
            }
            Stmt::ClassDef(def) => {
                def.decorator_list.iter().for_each(|decorator| self.visit_expr(&decorator.expression));
                if let Some(arguments) = &def.arguments {
                    self.visit_arguments(arguments);
                }
                self.bind(def.name.as_str());
                self.inside(ScopeKind::Class, key(def.range, CLASS), |this| {
                    this.bind("__class__");
                    this.visit_body(&def.body);
                });
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let whole = alias.name.as_str();
                    let first = whole.split('.').next().unwrap_or(whole);
                    let name = alias.asname.as_ref().map_or(first, |name| name.as_str());
                    self.bind(name);
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.bind(name.as_str());
                }
            }
            Stmt::Global(names) => {
                names.names.iter().for_each(|name| self.scopes.declare_global(self.current, name.as_str()));
            }
            Stmt::Nonlocal(names) => {
                names.names.iter().for_each(|name| self.scopes.declare_nonlocal(self.current, name.as_str()));
            }
            Stmt::AnnAssign(assign) => {
                if self.scopes.all[self.current].kind == ScopeKind::Class {
                    self.bind("__annotations__");
                }
                self.visit_expr(&assign.target);
                assign.value.iter().for_each(|value| self.visit_expr(value));
            }
            _ => walk_stmt(self, stmt),
        }
    }
}

impl<'a> Visitor<'a> for Scanner {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.statement(stmt);
    }

    fn visit_annotation(&mut self, _: &'a Expr) {}

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(name) = &inner.name {
            self.bind(name.as_str());
        }
        ruff_python_ast::visitor::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchStar(star) => star.name.as_ref(),
            Pattern::MatchAs(alias) => alias.name.as_ref(),
            Pattern::MatchMapping(mapping) => mapping.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.bind(name.as_str());
        }
        walk_pattern(self, pattern);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => match name.ctx {
                ExprContext::Store | ExprContext::Del => self.bind(name.id.as_str()),
                _ => {
                    self.scopes.refer(self.current, name.id.as_str());
                    if name.id.as_str() == "super" {
                        self.scopes.refer(self.current, "__class__");
                    }
                }
            },
            Expr::Named(named) => {
                self.visit_expr(&named.value);
                if let Expr::Name(name) = &*named.target {
                    // The target of `:=` belongs to the scope around a comprehension.
                    let mut scope = self.current;
                    while self.scopes.all[scope].kind == ScopeKind::Comprehension
                        || (self.scopes.all[scope].generator && self.scopes.all[scope].names.contains_key(".0"))
                    {
                        scope = self.scopes.all[scope].parent.unwrap_or(0);
                    }
                    self.scopes.bind(scope, name.id.as_str());
                    self.scopes.refer(self.current, name.id.as_str());
                }
            }
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.defaults(parameters);
                }
                self.inside(ScopeKind::Function, key(lambda.range, LAMBDA), |this| {
                    if let Some(parameters) = &lambda.parameters {
                        this.parameters(parameters);
                    }
                    this.visit_expr(&lambda.body);
                });
            }
            Expr::ListComp(of) => self.comprehension(of.range, ScopeKind::Comprehension, &[&of.elt], &of.generators),
            Expr::SetComp(of) => self.comprehension(of.range, ScopeKind::Comprehension, &[&of.elt], &of.generators),
            Expr::DictComp(of) => {
                let parts: Vec<&Expr> = of.key.iter().map(|key| &**key).chain([&*of.value]).collect();
                self.comprehension(of.range, ScopeKind::Comprehension, &parts, &of.generators);
            }
            Expr::Generator(of) => self.comprehension(of.range, ScopeKind::Function, &[&of.elt], &of.generators),
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                let host = self.scopes.host(self.current);
                self.scopes.all[host].generator = true;
                walk_expr(self, expr);
            }
            _ => walk_expr(self, expr),
        }
    }
}
