//! Loops, `try`, `with` and `raise`.

use ruff_python_ast::{ExceptHandler, Expr, Stmt, StmtFor, StmtRaise, StmtTry, StmtWhile, StmtWith};
use ruff_text_size::Ranged;

use super::build::{Block, Compiler, Leave};
use super::code::Op;

impl<'a> Compiler<'a> {
    pub fn for_(&mut self, stmt: &'a StmtFor) {
        if stmt.is_async {
            self.refuse(stmt, "`async for` is not known here");
        }
        self.expression(&stmt.iter);
        self.at(stmt.iter.range());
        self.emit(Op::Iter);
        self.count_loop(Op::LoopEnter);
        let top = self.here();
        let builder = self.builder();
        builder.depth += 1;
        builder.blocks.push(Block::Loop { breaks: Vec::new(), top, iterator: true });
        let end = self.emit(Op::ForIter(0));
        self.count_loop(Op::LoopNext);
        self.assign(&stmt.target);
        self.statements(&stmt.body);
        self.emit(Op::Jump(top));
        self.end_loop(&[end], true, &stmt.orelse);
    }

    pub fn while_(&mut self, stmt: &'a StmtWhile) {
        self.count_loop(Op::LoopEnter);
        let top = self.here();
        self.builder().blocks.push(Block::Loop { breaks: Vec::new(), top, iterator: false });
        self.at(stmt.test.range());
        let ends = self.test(&stmt.test, false);
        self.count_loop(Op::LoopNext);
        self.statements(&stmt.body);
        self.emit(Op::Jump(top));
        self.end_loop(&ends, false, &stmt.orelse);
    }

    /// Counts the rounds of a loop; those of the library are none of the program's.
    fn count_loop(&mut self, op: Op) {
        if self.unit.sources[self.source as usize].library {
            return;
        }
        self.emit(op);
        match op {
            Op::LoopEnter => self.builder().loops += 1,
            Op::LoopExit => self.builder().loops -= 1,
            _ => {}
        }
    }

    fn end_loop(&mut self, ends: &[usize], iterator: bool, orelse: &'a [Stmt]) {
        let breaks = match self.builder().blocks.pop() {
            Some(Block::Loop { breaks, .. }) => breaks,
            _ => Vec::new(),
        };
        self.builder().depth -= u32::from(iterator);
        ends.iter().for_each(|&jump| self.land(jump));
        self.statements(orelse);
        breaks.into_iter().for_each(|jump| self.land(jump));
        self.count_loop(Op::LoopExit);
    }

    pub fn leave_loop(&mut self, breaks: bool, stmt: &Stmt) {
        let blocks = self.builder().blocks.len();
        let Some(at) = self.builder().blocks.iter().rposition(|block| matches!(block, Block::Loop { .. })) else {
            let word = if breaks { "'break' outside loop" } else { "'continue' not properly in loop" };
            return self.refuse(stmt, format!("SyntaxError: {word}"));
        };
        self.unwind(blocks, at + 1);
        let Block::Loop { top, iterator, .. } = &self.builder().blocks[at] else { return };
        let (top, iterator) = (*top, *iterator);
        if breaks {
            if iterator {
                self.emit(Op::Pop);
            }
            let jump = self.emit(Op::Jump(0));
            if let Block::Loop { breaks, .. } = &mut self.builder().blocks[at] {
                breaks.push(jump);
            }
        } else {
            self.emit(Op::Jump(top));
        }
        self.rewind(blocks, at + 1);
    }

    pub fn try_(&mut self, stmt: &'a StmtTry) {
        if stmt.is_star {
            self.refuse(stmt, "`except*` is not known here");
        }
        if stmt.finalbody.is_empty() {
            return self.try_except(stmt);
        }
        self.guard(Leave::Finally(&stmt.finalbody));
        if stmt.handlers.is_empty() {
            self.statements(&stmt.body);
        } else {
            self.try_except(stmt);
        }
        let segments = self.unguard();
        self.statements(&stmt.finalbody);
        let end = self.emit(Op::Jump(0));
        self.handle(&segments);
        let slot = self.hidden();
        self.emit(Op::StoreLocal(slot));
        self.builder().blocks.push(Block::Handling { slot, name: None });
        self.statements(&stmt.finalbody);
        self.builder().blocks.pop();
        self.emit(Op::Local(slot));
        self.emit(Op::Reraise);
        self.land(end);
    }

    fn try_except(&mut self, stmt: &'a StmtTry) {
        let optional = stmt.handlers.iter().any(catches_import);
        self.optional_imports += u32::from(optional);
        self.guard(Leave::Nothing);
        self.statements(&stmt.body);
        let segments = self.unguard();
        self.optional_imports -= u32::from(optional);
        self.statements(&stmt.orelse);
        let mut ends = vec![self.emit(Op::Jump(0))];
        self.handle(&segments);
        let slot = self.hidden();
        self.emit(Op::StoreLocal(slot));
        for handler in &stmt.handlers {
            let ExceptHandler::ExceptHandler(handler) = handler;
            let next = handler.type_.as_ref().map(|class| {
                self.at(class.range());
                self.emit(Op::Local(slot));
                self.expression(class);
                self.emit(Op::Matches);
                self.emit(Op::JumpIfFalse(0))
            });
            let name = handler.name.as_ref().map(ruff_python_ast::Identifier::as_str);
            if let Some(name) = name {
                self.emit(Op::Local(slot));
                self.store(name);
            }
            self.builder().blocks.push(Block::Handling { slot, name });
            self.statements(&handler.body);
            if let Some(Block::Handling { name: Some(name), .. }) = self.builder().blocks.pop() {
                self.emit(Op::None);
                self.store(name);
                self.delete(name);
            }
            ends.push(self.emit(Op::Jump(0)));
            if let Some(next) = next {
                self.land(next);
            }
        }
        self.emit(Op::Local(slot));
        self.emit(Op::Reraise);
        ends.into_iter().for_each(|jump| self.land(jump));
    }

    pub fn raise(&mut self, stmt: &'a StmtRaise) {
        let Some(exc) = &stmt.exc else {
            let slot = self.builder().blocks.iter().rev().find_map(|block| match block {
                Block::Handling { slot, .. } => Some(*slot),
                _ => None,
            });
            if let Some(slot) = slot {
                self.emit(Op::Local(slot));
                self.emit(Op::Reraise);
            } else {
                self.emit(Op::Raise(2));
            }
            return;
        };
        self.expression(exc);
        if let Some(cause) = &stmt.cause {
            self.expression(cause);
        }
        self.at(stmt.range);
        self.emit(Op::Raise(u8::from(stmt.cause.is_some())));
    }

    pub fn with(&mut self, stmt: &'a StmtWith, item: usize) {
        if stmt.is_async {
            self.refuse(stmt, "`async with` is not known here");
        }
        let Some(with) = stmt.items.get(item) else { return self.statements(&stmt.body) };
        self.expression(&with.context_expr);
        self.at(with.context_expr.range());
        let manager = self.hidden();
        self.emit(Op::Dup);
        self.emit(Op::StoreLocal(manager));
        let enter = self.sym("__enter__");
        self.emit(Op::CallMethod(enter, 0));
        self.guard(Leave::With(manager));
        match &with.optional_vars {
            Some(target) => self.assign(target),
            None => {
                self.emit(Op::Pop);
            }
        }
        self.with(stmt, item + 1);
        let segments = self.unguard();
        self.leave_with(manager);
        let end = self.emit(Op::Jump(0));
        self.handle(&segments);
        let slot = self.hidden();
        self.emit(Op::StoreLocal(slot));
        self.emit(Op::Local(manager));
        let class = self.builtin("type");
        self.emit(class);
        self.emit(Op::Local(slot));
        self.emit(Op::Call(1));
        self.emit(Op::Local(slot));
        self.emit(Op::None);
        let exit = self.sym("__exit__");
        self.emit(Op::CallMethod(exit, 3));
        let swallowed = self.emit(Op::JumpIfTrue(0));
        self.emit(Op::Local(slot));
        self.emit(Op::Reraise);
        self.land(swallowed);
        self.land(end);
    }

    /// Ends a `with` whose body ended well.
    pub fn leave_with(&mut self, manager: u32) {
        self.emit(Op::Local(manager));
        for _ in 0..3 {
            self.emit(Op::None);
        }
        let exit = self.sym("__exit__");
        self.emit(Op::CallMethod(exit, 3));
        self.emit(Op::Pop);
    }
}

fn catches_import(handler: &ExceptHandler) -> bool {
    let ExceptHandler::ExceptHandler(handler) = handler;
    let names = |expr: &Expr| {
        matches!(expr, Expr::Name(name)
            if ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"].contains(&name.id.as_str()))
    };
    match handler.type_.as_deref() {
        None => true,
        Some(Expr::Tuple(tuple)) => tuple.elts.iter().any(names),
        Some(expr) => names(expr),
    }
}
