//! Comprehensions, which run in the frame they are written in, and generator expressions, which have one of their own.

use ruff_python_ast::{Comprehension, Expr};
use ruff_text_size::Ranged;

use super::build::Compiler;
use super::code::Op;
use super::scan::{COMPREHENSION, key};

impl<'a> Compiler<'a> {
    pub fn comprehension(&mut self, expr: &'a Expr) {
        let (generators, begin): (&'a [Comprehension], _) = match expr {
            Expr::ListComp(of) => (&of.generators, Op::List(0)),
            Expr::SetComp(of) => (&of.generators, Op::Set(0)),
            Expr::DictComp(of) => (&of.generators, Op::Dict(0)),
            Expr::Generator(of) => return self.generator(expr, &of.generators, &of.elt),
            _ => return,
        };
        let Some(&scope) = self.scopes.by_node.get(&key(expr.range(), COMPREHENSION)) else { return };
        self.emit(begin);
        self.builder().depth += 1;
        if let Some(first) = generators.first() {
            self.expression(&first.iter);
        }
        let outer = std::mem::replace(&mut self.builder().scope, scope);
        let mut cells: Vec<u32> =
            self.scopes.all[scope].names.values().filter(|b| b.captured && b.bound).map(|b| b.slot).collect();
        cells.sort_unstable();
        cells.into_iter().for_each(|slot| {
            self.emit(Op::NewCell(slot));
        });
        let depth = generators.len() as u32;
        self.clauses(generators, 0, &mut |this| match expr {
            Expr::DictComp(of) => {
                this.optional(of.key.as_deref());
                this.expression(&of.value);
                this.emit(Op::PutInto(depth + 1));
            }
            Expr::ListComp(of) => {
                this.expression(&of.elt);
                this.emit(Op::Append(depth + 1));
            }
            Expr::SetComp(of) => {
                this.expression(&of.elt);
                this.emit(Op::AddTo(depth + 1));
            }
            _ => {}
        });
        self.builder().scope = outer;
        self.builder().depth -= 1;
    }

    /// Loops over the clauses from the given one, whose iterable lies on the stack.
    fn clauses(&mut self, generators: &'a [Comprehension], at: usize, innermost: &mut dyn FnMut(&mut Self)) {
        let Some(clause) = generators.get(at) else { return innermost(self) };
        if clause.is_async {
            self.refuse(clause, "asynchronous comprehensions are not known here");
        }
        self.emit(Op::Iter);
        self.builder().depth += 1;
        let top = self.here();
        let end = self.emit(Op::ForIter(0));
        self.assign(&clause.target);
        for test in &clause.ifs {
            let jumps = self.test(test, true);
            self.emit(Op::Jump(top));
            jumps.into_iter().for_each(|jump| self.land(jump));
        }
        if let Some(next) = generators.get(at + 1) {
            self.expression(&next.iter);
        }
        self.clauses(generators, at + 1, innermost);
        self.emit(Op::Jump(top));
        self.land(end);
        self.builder().depth -= 1;
    }

    fn generator(&mut self, expr: &'a Expr, generators: &'a [Comprehension], elt: &'a Expr) {
        let Some(&scope) = self.scopes.by_node.get(&key(expr.range(), COMPREHENSION)) else { return };
        let Some(first) = generators.first() else { return };
        self.open("<genexpr>", scope, None);
        self.builder().code.parameters.positional = 1;
        self.builder().code.parameters.positional_only = 1;
        self.load(".0");
        self.clauses(generators, 0, &mut |this| {
            this.expression(elt);
            this.emit(Op::Yield);
            this.emit(Op::Pop);
        });
        self.emit(Op::None);
        self.emit(Op::Return);
        let code = self.close();
        self.emit(Op::Function(code));
        self.expression(&first.iter);
        self.emit(Op::Iter);
        self.emit(Op::Call(1));
    }
}
