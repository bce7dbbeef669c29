//! Expressions.

use ruff_python_ast::{
    self as ast, BoolOp, CmpOp, ConversionFlag, Expr, FStringPart, InterpolatedStringElement, Number, Operator, UnaryOp,
};
use ruff_text_size::Ranged;

use super::build::Compiler;
use super::code::{Binary, Compare, Const, Op, Unary};

/// The operator's instruction word.
pub(super) fn binary(op: Operator) -> Binary {
    match op {
        Operator::Add => Binary::Add,
        Operator::Sub => Binary::Sub,
        Operator::Mult => Binary::Mul,
        Operator::MatMult => Binary::MatMul,
        Operator::Div => Binary::Div,
        Operator::Mod => Binary::Mod,
        Operator::Pow => Binary::Pow,
        Operator::LShift => Binary::Shl,
        Operator::RShift => Binary::Shr,
        Operator::BitOr => Binary::Or,
        Operator::BitXor => Binary::Xor,
        Operator::BitAnd => Binary::And,
        Operator::FloorDiv => Binary::FloorDiv,
    }
}

/// The parts of a subscript of two.
pub(super) fn pair(slice: &Expr) -> Option<&[Expr]> {
    match slice {
        Expr::Tuple(tuple) if tuple.elts.len() == 2 && !tuple.elts.iter().any(Expr::is_starred_expr) => {
            Some(&tuple.elts)
        }
        _ => None,
    }
}

impl<'a> Compiler<'a> {
    pub fn expression(&mut self, expr: &'a Expr) {
        self.depth += 1;
        if self.depth > 400 {
            if self.depth == 401 {
                self.refuse(expr, "an expression this deep is not taken; give parts of it names");
            }
        } else {
            let outer = self.span;
            self.at(expr.range());
            self.expression_at(expr);
            self.span = outer;
        }
        self.depth -= 1;
    }

    fn expression_at(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => self.load(name.id.as_str()),
            Expr::BinOp(op) => {
                self.expression(&op.left);
                self.expression(&op.right);
                self.emit(Op::Binary(binary(op.op)));
            }
            Expr::Call(call) => self.call(call),
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value);
                let sym = self.attribute_sym(attribute.attr.as_str());
                self.emit(Op::Attribute(sym));
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value);
                if let Some(pair) = pair(&subscript.slice) {
                    self.expressions(pair);
                    self.emit(Op::ItemOfTwo);
                } else {
                    self.expression(&subscript.slice);
                    self.emit(Op::Item);
                }
            }
            Expr::UnaryOp(op) => self.unary(op),
            Expr::Compare(compare) => self.compare(compare),
            Expr::BoolOp(op) => self.bool_op(op),
            Expr::If(choice) => {
                let jumps = self.test(&choice.test, false);
                self.expression(&choice.body);
                let end = self.emit(Op::Jump(0));
                jumps.into_iter().for_each(|jump| self.land(jump));
                self.expression(&choice.orelse);
                self.land(end);
            }
            Expr::Tuple(tuple) => self.display(&tuple.elts, Op::Tuple),
            Expr::List(list) => self.display(&list.elts, Op::List),
            Expr::Set(set) => self.display(&set.elts, Op::Set),
            Expr::Dict(dict) => self.dict(dict),
            Expr::Slice(slice) => {
                for part in [&slice.lower, &slice.upper] {
                    self.optional(part.as_deref());
                }
                if let Some(step) = &slice.step {
                    self.expression(step);
                }
                self.emit(Op::Slice(slice.step.is_some()));
            }
            Expr::Named(named) => {
                self.expression(&named.value);
                self.emit(Op::Dup);
                self.assign(&named.target);
            }
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => self.comprehension(expr),
            Expr::Yield(yields) => {
                self.optional(yields.value.as_deref());
                self.emit(Op::Yield);
            }
            Expr::YieldFrom(from) => {
                self.expression(&from.value);
                self.emit(Op::Iter);
                self.builder().depth += 1;
                let top = self.here();
                let end = self.emit(Op::DelegateIter(0));
                self.emit(Op::Yield);
                self.emit(Op::Pop);
                self.emit(Op::Jump(top));
                self.land(end);
                self.builder().depth -= 1;
            }
            Expr::Starred(_) => self.refuse(expr, "SyntaxError: can't use starred expression here"),
            Expr::Await(_) => self.refuse(expr, "`await` is not known here"),
            Expr::FString(string) => self.f_string(string),
            Expr::TString(_) => self.refuse(expr, "template strings are not known here"),
            Expr::IpyEscapeCommand(_) => {
                self.emit(Op::None);
            }
            _ => self.literal(expr),
        }
    }

    fn literal(&mut self, expr: &Expr) {
        let value = match expr {
            Expr::NoneLiteral(_) => {
                self.emit(Op::None);
                return;
            }
            Expr::StringLiteral(string) => Const::Str(string.value.to_str().into()),
            Expr::BytesLiteral(bytes) => Const::Bytes(bytes.value.bytes().collect()),
            Expr::BooleanLiteral(literal) => Const::Bool(literal.value),
            Expr::EllipsisLiteral(_) => Const::Ellipsis,
            Expr::NumberLiteral(number) => match &number.value {
                Number::Int(int) => match int.as_i64() {
                    Some(int) => Const::Int(int),
                    None => return self.refuse(expr, "integers of more than 64 bits are not taken"),
                },
                Number::Float(float) => Const::Float(*float),
                Number::Complex { real, imag } => Const::Complex(*real, *imag),
            },
            _ => return self.refuse(expr, "this expression is not known here"),
        };
        self.constant(value);
    }

    pub fn optional(&mut self, expr: Option<&'a Expr>) {
        match expr {
            Some(expr) => self.expression(expr),
            None => {
                self.emit(Op::None);
            }
        }
    }

    fn unary(&mut self, op: &'a ast::ExprUnaryOp) {
        if op.op == UnaryOp::USub
            && let Expr::NumberLiteral(number) = &*op.operand
        {
            let constant = match &number.value {
                Number::Int(int) if int.to_string() == "9223372036854775808" => Some(Const::Int(i64::MIN)),
                Number::Int(int) => int.as_i64().map(|int| Const::Int(-int)),
                Number::Float(float) => Some(Const::Float(-float)),
                Number::Complex { .. } => None,
            };
            if let Some(constant) = constant {
                return self.constant(constant);
            }
        }
        self.expression(&op.operand);
        self.emit(Op::Unary(match op.op {
            UnaryOp::Invert => Unary::Invert,
            UnaryOp::Not => Unary::Not,
            UnaryOp::UAdd => Unary::Pos,
            UnaryOp::USub => Unary::Neg,
        }));
    }

    fn bool_op(&mut self, op: &'a ast::ExprBoolOp) {
        let mut ends = Vec::new();
        for (at, value) in op.values.iter().enumerate() {
            self.expression(value);
            if at + 1 < op.values.len() {
                ends.push(self.emit(match op.op {
                    BoolOp::And => Op::JumpIfFalseKeep(0),
                    BoolOp::Or => Op::JumpIfTrueKeep(0),
                }));
            }
        }
        ends.into_iter().for_each(|jump| self.land(jump));
    }

    /// Jumps that are taken where the test turns out so; they are still to land.
    pub fn test(&mut self, expr: &'a Expr, taken: bool) -> Vec<usize> {
        match expr {
            Expr::BoolOp(op) => {
                let mut jumps = Vec::new();
                let through = (op.op == BoolOp::And) != taken;
                let Some((last, rest)) = op.values.split_last() else { return jumps };
                let mut inner = Vec::new();
                for value in rest {
                    let these = self.test(value, if through { taken } else { !taken });
                    if through { jumps.extend(these) } else { inner.extend(these) }
                }
                jumps.extend(self.test(last, taken));
                inner.into_iter().for_each(|jump| self.land(jump));
                jumps
            }
            Expr::UnaryOp(op) if op.op == UnaryOp::Not => self.test(&op.operand, !taken),
            _ => {
                self.expression(expr);
                vec![self.emit(if taken { Op::JumpIfTrue(0) } else { Op::JumpIfFalse(0) })]
            }
        }
    }

    fn compare(&mut self, compare: &'a ast::ExprCompare) {
        self.expression(&compare.left);
        let last = compare.ops.len() - 1;
        let mut ends = Vec::new();
        for (at, (op, right)) in compare.ops.iter().zip(&compare.comparators).enumerate() {
            self.expression(right);
            if at < last {
                // a < b < c: b is kept below the result of the first.
                self.emit(Op::Dup);
                self.emit(Op::RotateThree);
            }
            self.comparison(*op);
            if at < last {
                ends.push(self.emit(Op::JumpIfFalseKeep(0)));
            }
        }
        if !ends.is_empty() {
            let done = self.emit(Op::Jump(0));
            ends.into_iter().for_each(|jump| self.land(jump));
            self.emit(Op::Swap);
            self.emit(Op::Pop);
            self.land(done);
        }
    }

    fn comparison(&mut self, op: CmpOp) {
        self.emit(match op {
            CmpOp::Eq => Op::Compare(Compare::Eq),
            CmpOp::NotEq => Op::Compare(Compare::Ne),
            CmpOp::Lt => Op::Compare(Compare::Lt),
            CmpOp::LtE => Op::Compare(Compare::Le),
            CmpOp::Gt => Op::Compare(Compare::Gt),
            CmpOp::GtE => Op::Compare(Compare::Ge),
            CmpOp::Is => Op::Is(true),
            CmpOp::IsNot => Op::Is(false),
            CmpOp::In => Op::In(true),
            CmpOp::NotIn => Op::In(false),
        });
    }

    fn display(&mut self, elts: &'a [Expr], whole: fn(u32) -> Op) {
        if !elts.iter().any(Expr::is_starred_expr) {
            self.expressions(elts);
            self.emit(whole(elts.len() as u32));
            return;
        }
        let set = matches!(whole(0), Op::Set(_));
        self.emit(if set { Op::Set(0) } else { Op::List(0) });
        for elt in elts {
            if let Expr::Starred(starred) = elt {
                self.expression(&starred.value);
                self.emit(if set { Op::UpdateSet } else { Op::Extend });
            } else {
                self.expression(elt);
                self.emit(if set { Op::AddTo(1) } else { Op::Append(1) });
            }
        }
        if matches!(whole(0), Op::Tuple(_)) {
            self.emit(Op::ListToTuple);
        }
    }

    fn dict(&mut self, dict: &'a ast::ExprDict) {
        if dict.items.iter().all(|item| item.key.is_some()) {
            for item in &dict.items {
                self.optional(item.key.as_ref());
                self.expression(&item.value);
            }
            self.emit(Op::Dict(dict.items.len() as u32));
            return;
        }
        self.emit(Op::Dict(0));
        for item in &dict.items {
            if let Some(key) = &item.key {
                self.expression(key);
                self.expression(&item.value);
                self.emit(Op::PutInto(1));
            } else {
                self.expression(&item.value);
                self.emit(Op::UpdateDict);
            }
        }
    }

    fn f_string(&mut self, string: &'a ast::ExprFString) {
        let mut count = 0;
        for part in &string.value {
            match part {
                FStringPart::Literal(literal) => {
                    self.constant(Const::Str(literal.as_str().into()));
                    count += 1;
                }
                FStringPart::FString(inner) => count += self.elements(&inner.elements),
            }
        }
        self.emit(Op::Text(count));
    }

    fn elements(&mut self, elements: &'a ast::InterpolatedStringElements) -> u32 {
        let mut count = 0;
        for element in elements {
            count += 1;
            match element {
                InterpolatedStringElement::Literal(literal) => self.constant(Const::Str(literal.value.to_string())),
                InterpolatedStringElement::Interpolation(part) => {
                    if let Some(debug) = &part.debug_text {
                        let text = format!("{}{}{}", debug.leading(), debug.expression(), debug.trailing());
                        self.constant(Const::Str(text));
                        count += 1;
                    }
                    self.expression(&part.expression);
                    if let Some(spec) = &part.format_spec {
                        let parts = self.elements(&spec.elements);
                        self.emit(Op::Text(parts));
                    }
                    let plain = part.debug_text.is_some() && part.format_spec.is_none();
                    let conversion = match part.conversion {
                        ConversionFlag::None if plain => b'r',
                        ConversionFlag::None => 0,
                        ConversionFlag::Str => b's',
                        ConversionFlag::Ascii => b'a',
                        ConversionFlag::Repr => b'r',
                    };
                    self.at(part.range);
                    self.emit(Op::Format(conversion, part.format_spec.is_some()));
                }
            }
        }
        count
    }
}
