//! Targets of assignments.

use ruff_python_ast::{Expr, StmtAnnAssign, StmtAugAssign};
use ruff_text_size::Ranged;

use super::build::Compiler;
use super::code::{Const, Op};
use super::expression::{binary, pair};

impl<'a> Compiler<'a> {
    /// Takes a value off the stack into a target.
    pub fn assign(&mut self, target: &'a Expr) {
        let outer = self.span;
        self.at(target.range());
        match target {
            Expr::Name(name) => self.store(name.id.as_str()),
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value);
                let sym = self.attribute_sym(attribute.attr.as_str());
                self.emit(Op::StoreAttribute(sym));
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value);
                if let Some(pair) = pair(&subscript.slice) {
                    self.expressions(pair);
                    self.emit(Op::StoreItemOfTwo);
                } else {
                    self.expression(&subscript.slice);
                    self.emit(Op::StoreItem);
                }
            }
            Expr::Tuple(tuple) => self.unpack(&tuple.elts),
            Expr::List(list) => self.unpack(&list.elts),
            _ => self.refuse(target, "SyntaxError: cannot assign to this"),
        }
        self.span = outer;
    }

    fn unpack(&mut self, targets: &'a [Expr]) {
        let star = targets.iter().position(Expr::is_starred_expr);
        self.emit(match star {
            Some(at) => Op::UnpackStar(at as u32, (targets.len() - at - 1) as u32),
            None => Op::Unpack(targets.len() as u32),
        });
        for target in targets {
            match target {
                Expr::Starred(starred) => self.assign(&starred.value),
                _ => self.assign(target),
            }
        }
    }

    pub fn augmented(&mut self, assign: &'a StmtAugAssign) {
        let op = Op::InPlace(binary(assign.op));
        match &*assign.target {
            Expr::Name(name) => {
                self.load(name.id.as_str());
                self.expression(&assign.value);
                self.emit(op);
                self.store(name.id.as_str());
            }
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value);
                self.emit(Op::Dup);
                let sym = self.attribute_sym(attribute.attr.as_str());
                self.emit(Op::Attribute(sym));
                self.expression(&assign.value);
                self.emit(op);
                self.emit(Op::Swap);
                self.emit(Op::StoreAttribute(sym));
            }
            Expr::Subscript(subscript) if pair(&subscript.slice).is_some() => {
                self.expression(&subscript.value);
                self.expressions(pair(&subscript.slice).unwrap_or_default());
                self.emit(Op::DupThree);
                self.emit(Op::ItemOfTwo);
                self.expression(&assign.value);
                self.emit(op);
                self.emit(Op::RotateFour);
                self.emit(Op::StoreItemOfTwo);
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value);
                self.expression(&subscript.slice);
                self.emit(Op::DupTwo);
                self.emit(Op::Item);
                self.expression(&assign.value);
                self.emit(op);
                self.emit(Op::RotateThree);
                self.emit(Op::StoreItem);
            }
            target => self.refuse(target, "SyntaxError: illegal target for augmented assignment"),
        }
    }

    pub fn annotated(&mut self, assign: &'a StmtAnnAssign) {
        if let Some(value) = &assign.value {
            self.expression(value);
            self.assign(&assign.target);
        }
        if let Expr::Name(name) = &*assign.target
            && self.builders.last().is_some_and(|builder| builder.code.class)
        {
            let text = self.text[assign.annotation.range()].to_owned();
            let name = self.unit.constant(Const::Str(name.id.to_string()));
            let text = self.unit.constant(Const::Str(text));
            self.emit(Op::Annotation(name, text));
        }
    }
}
