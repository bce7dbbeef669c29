//! Statements.

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;

use super::build::{Block, Compiler, Leave};
use super::code::Op;

impl<'a> Compiler<'a> {
    pub fn statements(&mut self, body: &'a [Stmt]) {
        self.nesting += 1;
        if self.nesting > 100 {
            if let Some(first) = body.first() {
                self.refuse(first, "too many statically nested blocks");
            }
        } else {
            body.iter().for_each(|stmt| self.statement(stmt));
        }
        self.nesting -= 1;
    }

    fn mark(&mut self, stmt: &Stmt) {
        self.at(stmt.range());
        let top = self.builders.len() == 1 && !matches!(stmt, Stmt::For(_) | Stmt::While(_));
        if !self.unit.sources[self.source as usize].library {
            let at = u32::from(stmt.range().start());
            self.emit(Op::Statement(at, top));
        }
    }

    fn statement(&mut self, stmt: &'a Stmt) {
        self.mark(stmt);
        match stmt {
            Stmt::Expr(expr) => {
                if !matches!(&*expr.value, Expr::StringLiteral(_)) {
                    self.expression(&expr.value);
                    self.emit(Op::Pop);
                }
            }
            Stmt::Assign(assign) => {
                self.expression(&assign.value);
                for target in &assign.targets[..assign.targets.len() - 1] {
                    self.emit(Op::Dup);
                    self.assign(target);
                }
                if let Some(target) = assign.targets.last() {
                    self.assign(target);
                }
            }
            Stmt::AugAssign(assign) => self.augmented(assign),
            Stmt::AnnAssign(assign) => self.annotated(assign),
            Stmt::Return(stmt) => self.return_(stmt),
            Stmt::If(stmt) => self.if_(stmt),
            Stmt::For(stmt) => self.for_(stmt),
            Stmt::While(stmt) => self.while_(stmt),
            Stmt::Break(_) => self.leave_loop(true, stmt),
            Stmt::Continue(_) => self.leave_loop(false, stmt),
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Try(stmt) => self.try_(stmt),
            Stmt::With(stmt) => self.with(stmt, 0),
            Stmt::Raise(stmt) => self.raise(stmt),
            Stmt::Assert(stmt) => {
                self.expression(&stmt.test);
                let jump = self.emit(Op::JumpIfTrue(0));
                let error = self.builtin("AssertionError");
                self.emit(error);
                if let Some(message) = &stmt.msg {
                    self.expression(message);
                    self.emit(Op::Call(1));
                }
                self.at(stmt.range);
                self.emit(Op::Raise(0));
                self.land(jump);
            }
            Stmt::Delete(stmt) => stmt.targets.iter().for_each(|target| self.delete_target(target)),
            Stmt::Import(stmt) => self.import(stmt),
            Stmt::ImportFrom(stmt) => self.import_from(stmt),
            Stmt::Nonlocal(stmt) => self.nonlocal(stmt),
            Stmt::Global(_) | Stmt::Pass(_) => {}
            Stmt::Match(stmt) => self.match_(stmt),
            Stmt::TypeAlias(_) => self.refuse(stmt, "`type` statements are not known here"),
            Stmt::IpyEscapeCommand(_) => {}
        }
    }

    /// The instruction that loads a builtin whatever the program calls so.
    pub fn builtin(&mut self, name: &str) -> Op {
        let sym = self.sym(name);
        Op::Global(self.unit.global(0, sym))
    }

    fn return_(&mut self, stmt: &'a ruff_python_ast::StmtReturn) {
        if self.scopes.all[self.builders.last().map_or(0, |b| b.scope)].kind != super::scope::ScopeKind::Function {
            self.refuse(stmt, "SyntaxError: 'return' outside function");
        }
        match &stmt.value {
            Some(value) => self.expression(value),
            None => {
                self.emit(Op::None);
            }
        }
        let blocks = self.builder().blocks.len();
        let guarded = self.builder().blocks.iter().any(|block| !matches!(block, Block::Loop { .. }));
        if guarded {
            let slot = self.hidden();
            self.emit(Op::StoreLocal(slot));
            self.unwind(blocks, 0);
            self.emit(Op::Local(slot));
        }
        self.emit(Op::Return);
        self.rewind(blocks, 0);
    }

    /// Runs what leaving the blocks from the innermost down to `to` takes; none of them guards that code.
    pub fn unwind(&mut self, from: usize, to: usize) {
        let here = self.here();
        let mut taken = Vec::new();
        for at in (to..from).rev() {
            if let Block::Guard { start, segments, .. } = &mut self.builder().blocks[at] {
                segments.push((*start, here));
            }
        }
        for at in (to..from).rev() {
            let leave = match &self.builder().blocks[at] {
                Block::Guard { leave, .. } => *leave,
                Block::Handling { .. } | Block::Loop { .. } => Leave::Nothing,
            };
            let outer = self.builder().blocks.split_off(at);
            let (depth, loops) = (self.builder().depth, self.builder().loops);
            match leave {
                Leave::Nothing => {}
                Leave::Finally(body) => self.statements(body),
                Leave::With(slot) => self.leave_with(slot),
            }
            self.builder().depth = depth;
            self.builder().loops = loops;
            taken.push(outer);
        }
        for outer in taken.into_iter().rev() {
            self.builder().blocks.extend(outer);
        }
    }

    /// Lets the guards go on after code that `unwind` wrote.
    pub fn rewind(&mut self, from: usize, to: usize) {
        let here = self.here();
        for at in to..from {
            if let Block::Guard { start, .. } = &mut self.builder().blocks[at] {
                *start = here;
            }
        }
    }

    fn if_(&mut self, stmt: &'a ruff_python_ast::StmtIf) {
        let mut ends = Vec::new();
        let mut next = Some(self.test(&stmt.test, false));
        self.statements(&stmt.body);
        for clause in &stmt.elif_else_clauses {
            ends.push(self.emit(Op::Jump(0)));
            if let Some(jumps) = next.take() {
                jumps.into_iter().for_each(|jump| self.land(jump));
            }
            if let Some(test) = &clause.test {
                self.at(test.range());
                next = Some(self.test(test, false));
            }
            self.statements(&clause.body);
        }
        next.into_iter().flatten().for_each(|jump| self.land(jump));
        ends.into_iter().for_each(|jump| self.land(jump));
    }

    fn delete_target(&mut self, target: &'a Expr) {
        match target {
            Expr::Name(name) => self.delete(name.id.as_str()),
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value);
                let sym = self.attribute_sym(attribute.attr.as_str());
                self.emit(Op::DeleteAttribute(sym));
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value);
                self.expression(&subscript.slice);
                self.emit(Op::DeleteItem);
            }
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|target| self.delete_target(target)),
            Expr::List(list) => list.elts.iter().for_each(|target| self.delete_target(target)),
            _ => self.refuse(target, "SyntaxError: cannot delete this"),
        }
    }
}
