//! Operators of one operand.

use super::{Fault, Machine, Result, Then};
use crate::python::compile::Unary;
use crate::python::objects::{Object, Value};

impl Machine {
    pub(super) fn unary_operator(&mut self, op: Unary, value: Value) -> Result<()> {
        let name = match op {
            Unary::Neg => self.names.neg,
            Unary::Pos => self.names.pos,
            _ => self.names.invert,
        };
        if let Some(Object::Instance(of)) = self.object(value) {
            if let Some(method) = self.class_attribute(of.class, name) {
                return self.call(method, vec![value], Vec::new(), Then::Push);
            }
            if of.inner != Value::None {
                let inner = of.inner;
                return self.unary_operator(op, inner);
            }
        }
        let result = match (op, value) {
            (Unary::Neg, Value::Int(i)) => Value::Int(i.checked_neg().ok_or_else(Fault::overflow)?),
            (Unary::Neg, Value::Float(x)) => Value::Float(-x),
            (Unary::Neg, Value::NpFloat(x)) => Value::NpFloat(-x),
            (Unary::Neg, Value::Bool(b)) => Value::Int(-i64::from(b)),
            (Unary::Pos, Value::Bool(b)) => Value::Int(b.into()),
            (Unary::Pos, Value::Int(_) | Value::Float(_) | Value::NpFloat(_)) => value,
            (Unary::Invert, Value::Int(i)) => Value::Int(!i),
            (Unary::Invert, Value::Bool(b)) => Value::Int(!i64::from(b)),
            _ => match self.object(value) {
                Some(Object::Complex(re, im)) if op != Unary::Invert => {
                    let (re, im) = if op == Unary::Neg { (-re, -im) } else { (*re, *im) };
                    self.heap.add(Object::Complex(re, im))
                }
                _ if self.is_numpy(value) => self.numpy_unary(op, value)?,
                _ => {
                    let sign = match op {
                        Unary::Neg => "-",
                        Unary::Pos => "+",
                        _ => "~",
                    };
                    let words = format!("bad operand type for unary {sign}: '{}'", self.type_name(value));
                    return Err(Fault::type_error(words));
                }
            },
        };
        self.push(result);
        Ok(())
    }
}
