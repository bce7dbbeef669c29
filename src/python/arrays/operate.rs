//! Operators and printing.

use crate::numpy::{self, Operand};
use crate::python::compile::{Binary, Compare, Unary};
use crate::python::machine::{Machine, Result};
use crate::python::objects::{Object, Value};

fn operator(op: Binary) -> numpy::Binary {
    match op {
        Binary::Add => numpy::Binary::Add,
        Binary::Sub => numpy::Binary::Subtract,
        Binary::Mul => numpy::Binary::Multiply,
        Binary::Div => numpy::Binary::Divide,
        Binary::FloorDiv => numpy::Binary::FloorDivide,
        Binary::Mod => numpy::Binary::Remainder,
        Binary::Pow => numpy::Binary::Power,
        Binary::MatMul => numpy::Binary::Matmul,
        Binary::And => numpy::Binary::And,
        Binary::Or => numpy::Binary::Or,
        Binary::Xor => numpy::Binary::Xor,
        Binary::Shl => numpy::Binary::LeftShift,
        Binary::Shr => numpy::Binary::RightShift,
    }
}

fn comparison(op: Compare) -> numpy::Binary {
    match op {
        Compare::Eq => numpy::Binary::Equal,
        Compare::Ne => numpy::Binary::NotEqual,
        Compare::Lt => numpy::Binary::Less,
        Compare::Le => numpy::Binary::LessEqual,
        Compare::Gt => numpy::Binary::Greater,
        Compare::Ge => numpy::Binary::GreaterEqual,
    }
}

impl Machine {
    /// An operator where one operand is NumPy's.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn numpy_binary(&mut self, op: Binary, left: Value, right: Value, in_place: bool) -> Result<Value> {
        if in_place
            && let Value::Ref(handle) = left
            && let Some(array) = self.array_of(handle)
        {
            let other = self.operand(right, 0)?;
            let result = numpy::augmented(operator(op), &array, &other, &mut self.numpy.state);
            self.warn_numpy();
            let result = result?;
            drop(array);
            drop(other);
            self.overwrite(left, result)?;
            return Ok(left);
        }
        let (a, b) = (self.operand(left, 0)?, self.operand(right, 0)?);
        let result = numpy::binary(operator(op), &a, &b, &mut self.numpy.state);
        self.warn_numpy();
        Ok(self.from_operand(result?, &[]))
    }

    /// A comparison where one operand is NumPy's.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn numpy_compare(&mut self, op: Compare, left: Value, right: Value) -> Result<Value> {
        let (a, b) = match (self.operand(left, 0), self.operand(right, 0)) {
            (Ok(a), Ok(b)) if a != Operand::None && b != Operand::None => (a, b),
            _ if op == Compare::Eq => return Ok(Value::Bool(false)),
            _ if op == Compare::Ne => return Ok(Value::Bool(true)),
            (Err(fault), _) | (_, Err(fault)) => return Err(fault),
            (Ok(a), Ok(b)) => (a, b),
        };
        let result = numpy::binary(comparison(op), &a, &b, &mut self.numpy.state);
        self.warn_numpy();
        Ok(self.from_operand(result?, &[]))
    }

    /// An operator on one operand.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn numpy_unary(&mut self, op: Unary, value: Value) -> Result<Value> {
        let operand = self.operand(value, 0)?;
        let op = match op {
            Unary::Neg => numpy::Unary::Negative,
            Unary::Pos => numpy::Unary::Positive,
            Unary::Invert | Unary::Not => numpy::Unary::Invert,
        };
        let result = numpy::unary(op, &operand, &mut self.numpy.state);
        self.warn_numpy();
        Ok(self.from_operand(result?, &[]))
    }

    /// `abs()` of an array or scalar.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn numpy_abs(&mut self, value: Value) -> Result<Value> {
        let operand = self.operand(value, 0)?;
        let result = numpy::unary(numpy::Unary::Absolute, &operand, &mut self.numpy.state);
        self.warn_numpy();
        Ok(self.from_operand(result?, &[]))
    }

    /// `str` of an array, scalar or dtype.
    pub fn numpy_str(&self, value: Value) -> String {
        match self.object(value) {
            Some(Object::Scalar(scalar)) => numpy::str(scalar, &self.numpy.state.print),
            Some(Object::Dtype(dtype)) => dtype.name(),
            _ => match value.handle().and_then(|handle| self.array_of(handle)) {
                Some(array) => numpy::str(&array, &self.numpy.state.print),
                None => String::new(),
            },
        }
    }

    /// `repr` of an array, scalar or dtype.
    pub fn numpy_repr(&self, value: Value) -> String {
        match self.object(value) {
            Some(Object::Scalar(scalar)) => numpy::scalar_repr(scalar),
            Some(Object::Dtype(dtype)) => dtype.repr(),
            _ => match value.handle().and_then(|handle| self.array_of(handle)) {
                Some(array) => numpy::repr(&array, &self.numpy.state.print),
                None => String::new(),
            },
        }
    }
}
