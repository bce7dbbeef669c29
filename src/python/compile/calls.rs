//! Calls.

use ruff_python_ast::{Expr, ExprCall};
use ruff_text_size::Ranged;

use super::CallShape;
use super::build::Compiler;
use super::code::{Const, Op};

impl<'a> Compiler<'a> {
    pub fn call(&mut self, call: &'a ExprCall) {
        if self.is_bare_super(call) {
            let scope = self.builder().scope;
            match self.scopes.place(scope, "__class__") {
                super::scope::Place::Cell(slot) => self.emit(Op::Cell(slot)),
                _ => self.emit(Op::None),
            };
            let host = self.scopes.host(scope);
            let first = self.scopes.all[host].slots.first().and_then(Clone::clone);
            match first {
                Some(name) => self.load(&name),
                None => {
                    self.emit(Op::None);
                }
            }
            self.emit(Op::Super);
            return;
        }
        let arguments = &call.arguments;
        let spread = arguments.args.iter().any(Expr::is_starred_expr)
            || arguments.keywords.iter().any(|keyword| keyword.arg.is_none());
        if spread {
            return self.spread(call);
        }
        let method = match &*call.func {
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value);
                Some(self.attribute_sym(attribute.attr.as_str()))
            }
            func => {
                self.expression(func);
                None
            }
        };
        self.expressions(&arguments.args);
        let count = (arguments.args.len() + arguments.keywords.len()) as u32;
        if arguments.keywords.is_empty() {
            self.emit(match method {
                Some(sym) => Op::CallMethod(sym, count),
                None => Op::Call(count),
            });
            return;
        }
        let mut names = Vec::new();
        for keyword in &arguments.keywords {
            self.expression(&keyword.value);
            if let Some(name) = &keyword.arg {
                let sym = self.sym(name.as_str());
                if names.contains(&sym) {
                    self.refuse(keyword, format!("SyntaxError: keyword argument repeated: {name}"));
                }
                names.push(sym);
            }
        }
        self.unit.calls.push(CallShape { method, count, names });
        let shape = self.unit.calls.len() as u32 - 1;
        self.emit(Op::CallShaped(shape));
    }

    fn is_bare_super(&self, call: &ExprCall) -> bool {
        let function = self.builders.len() > 1;
        matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "super")
            && call.arguments.args.is_empty()
            && call.arguments.keywords.is_empty()
            && function
    }

    fn spread(&mut self, call: &'a ExprCall) {
        self.expression(&call.func);
        self.emit(Op::List(0));
        for argument in &call.arguments.args {
            if let Expr::Starred(starred) = argument {
                self.expression(&starred.value);
                self.at(starred.range());
                self.emit(Op::Extend);
            } else {
                self.expression(argument);
                self.emit(Op::Append(1));
            }
        }
        self.at(call.range());
        if call.arguments.keywords.is_empty() {
            self.emit(Op::CallSpread(false));
            return;
        }
        self.emit(Op::Dict(0));
        for keyword in &call.arguments.keywords {
            if let Some(name) = &keyword.arg {
                self.constant(Const::Str(name.to_string()));
                self.expression(&keyword.value);
                self.emit(Op::PutInto(1));
            } else {
                self.expression(&keyword.value);
                self.emit(Op::UpdateDict);
            }
        }
        self.at(call.range());
        self.emit(Op::CallSpread(true));
    }
}
