//! Descending a quadratic by its gradient.

use super::{
    Arguments, Arithmetic, Binary, Cell, Code, Fold, Language, Operation, Shape, ShapeError, SourceCell, Terms,
};
use super::{Value, arithmetic::source, rust};

/// The path of gradient descent on `‖Xw − y‖² / n + …` from w = 0, a row for each step, given `XᵀX` (with what was added
/// to its diagonal), `Xᵀy`, the learning rate, how many steps, and n: `w ← w − lr · 2/n · (XᵀX w − Xᵀy)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DescentPath;

impl DescentPath {
    fn steps(steps: f64) -> usize {
        steps as usize
    }
}

impl Operation for DescentPath {
    fn name(&self) -> &'static str {
        "descent path"
    }

    fn arity(&self) -> usize {
        5
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            // How many steps is a number; the value says how long the path is.
            [gram, moment, ref settings @ ..]
                if settings.len() == 3
                    && settings.iter().all(|setting| setting.is_scalar())
                    && gram == Shape::matrix(moment.len(), moment.len())
                    && moment.rank() == 1 =>
            {
                Ok(Shape::matrix(1, moment.len()))
            }
            _ => Err(ShapeError {
                operation: self.name(),
                shapes: arguments.to_vec(),
                wants: "a square matrix, a vector as long as its sides, and three numbers",
            }),
        }
    }

    fn has_shape_of_its_value(&self) -> bool {
        true
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let [a, b, lr, steps, n] = arguments else { unreachable!("checked by shape") };
        let (lr, steps, n) = (lr.get(Cell::SCALAR), Self::steps(steps.get(Cell::SCALAR)), n.get(Cell::SCALAR));
        let size = b.shape().len();
        let mut path = vec![vec![0.0; size]];
        for step in 0..steps {
            let w = &path[step];
            let next = (0..size).map(|i| {
                let product: f64 = (0..size).map(|k| a.get(Cell::new(i, k)) * w[k]).sum();
                w[i] - lr * 2.0 / n * (product - b.get(Cell::at(i)))
            });
            let next = next.collect();
            path.push(next);
        }
        Value::from_cells(Shape::matrix(path.len(), size), |Cell { row, column, .. }| path[row][column])
    }

    fn explain(&self, arguments: &dyn Arguments, Cell { row, column: i, .. }: Cell) -> Arithmetic<SourceCell> {
        let Some(before) = row.checked_sub(1) else { return Arithmetic::Number(0.0) };
        let own = move |column| Arithmetic::Source(SourceCell::Result(Cell::new(before, column)));
        let join = |join, left, right| Arithmetic::Binary(join, Box::new(left), Box::new(right));
        let size = arguments.shape(1).len();
        let term = move |k: usize| {
            Arithmetic::Binary(
                Binary::Multiply,
                Box::new(source(0, Cell::new(i, k))),
                Box::new(Arithmetic::Source(SourceCell::Result(Cell::new(before, k)))),
            )
        };
        let product = Arithmetic::Fold(Fold::Sum, Terms::new(size, term));
        let slope = join(Binary::Subtract, product, source(1, Cell::at(i)));
        let rate = join(
            Binary::Divide,
            join(Binary::Multiply, source(2, Cell::SCALAR), Arithmetic::Number(2.0)),
            source(4, Cell::SCALAR),
        );
        join(Binary::Subtract, own(i), join(Binary::Multiply, rate, slope))
    }

    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        match language {
            Language::Notation => Code::call("descent", arguments),
            Language::NumPy => Code::call("descent_path", arguments),
            Language::Rust => rust::descent_path(arguments),
        }
    }

    fn helper(&self, language: Language) -> Option<&'static str> {
        match language {
            Language::Notation => None,
            Language::NumPy => Some(include_str!("../../assets/code/descent_path.py")),
            Language::Rust => Some(include_str!("../../assets/code/descent_path.rs")),
        }
    }

    fn gradient(&self, arguments: &[Value], _: &Value, _: &Value) -> Vec<Option<Value>> {
        vec![None; arguments.len()]
    }
}
