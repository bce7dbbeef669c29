//! The product of two matrices as a beginner writes it.

use super::{
    Arguments, Arithmetic, Cell, Code, Language, MatMul, Operation, Shape, ShapeError, SourceCell, Value, rust,
};
use crate::math;

/// The product of two square matrices by three nested loops, for each cell over its row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatMulByLoops;

impl Operation for MatMulByLoops {
    fn name(&self) -> &'static str {
        "matmul by loops"
    }

    fn arity(&self) -> usize {
        2
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [a, b] if a == b && a.rank() == 2 && a.rows() == a.columns() => Ok(a),
            _ => Err(ShapeError {
                operation: self.name(),
                shapes: arguments.to_vec(),
                wants: "two square matrices of one size",
            }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let n = arguments[0].shape().rows();
        let c = math::matmul_by_loops(arguments[0].as_slice(), arguments[1].as_slice(), n);
        Value::from_numbers(Shape::matrix(n, n), c)
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        MatMul.explain(arguments, cell)
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        match language {
            Language::Notation => Code::call("by loops", arguments),
            Language::NumPy => Code::call("matmul_by_loops", arguments),
            Language::Rust => rust::matmul_by_loops(arguments),
        }
    }

    fn helper(&self, language: Language) -> Option<&'static str> {
        match language {
            Language::Notation => None,
            Language::NumPy => Some(include_str!("../../assets/code/matmul_by_loops.py")),
            Language::Rust => Some(include_str!("../../assets/code/matmul_by_loops.rs")),
        }
    }

    fn gradient(&self, arguments: &[Value], result: &Value, upstream: &Value) -> Vec<Option<Value>> {
        MatMul.gradient(arguments, result, upstream)
    }
}
