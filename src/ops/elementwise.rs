//! Operations that work number by number, stretching shapes as NumPy's broadcasting does.

use super::arithmetic::source;
use super::code::Binding;
use super::{ArgumentCell, Arguments, Arithmetic, Cell, Code, Language, Operation, Shape, ShapeError, Value};

/// Two numbers joined into one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binary {
    /// a + b
    Add,
    /// a − b
    Subtract,
    /// a · b, number by number
    Multiply,
    /// a / b
    Divide,
    /// aᵇ
    Power,
}

impl Binary {
    /// The result for two numbers.
    pub fn apply(self, a: f64, b: f64) -> f64 {
        match self {
            Self::Add => a + b,
            Self::Subtract => a - b,
            Self::Multiply => a * b,
            Self::Divide => a / b,
            Self::Power => a.powf(b),
        }
    }

    /// How it is written between `a` and `b`.
    pub fn spell(self, language: Language, a: &Code, b: &Code) -> Code {
        let (sign, binding) = match (self, language) {
            (Self::Add, _) => ("+", Binding::Sum),
            (Self::Subtract, Language::Notation) => ("−", Binding::Sum),
            (Self::Subtract, Language::NumPy) => ("-", Binding::Sum),
            (Self::Multiply, Language::Notation) => ("·", Binding::Product),
            (Self::Multiply, Language::NumPy) => ("*", Binding::Product),
            (Self::Divide, _) => ("/", Binding::Product),
            (Self::Power, Language::Notation) => ("^", Binding::Power),
            (Self::Power, Language::NumPy) => ("**", Binding::Power),
        };
        if self == Self::Power {
            // Powers group from the right, so the base is what needs the parentheses.
            return Code {
                text: format!("{} {sign} {}", a.at_least(Binding::Atom), b.at_least(Binding::Power)),
                binding,
            };
        }
        Code::infix(a, sign, b, binding)
    }

    /// ∂result/∂a and ∂result/∂b.
    fn derivatives(self, a: f64, b: f64, result: f64) -> (f64, f64) {
        match self {
            Self::Add => (1.0, 1.0),
            Self::Subtract => (1.0, -1.0),
            Self::Multiply => (b, a),
            Self::Divide => (1.0 / b, -result / b),
            Self::Power => (b * a.powf(b - 1.0), result * a.ln()),
        }
    }
}

impl Operation for Binary {
    fn name(&self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Subtract => "subtract",
            Self::Multiply => "multiply",
            Self::Divide => "divide",
            Self::Power => "power",
        }
    }

    fn arity(&self) -> usize {
        2
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        let error = || ShapeError {
            operation: self.name(),
            shapes: arguments.to_vec(),
            wants: "two shapes that agree from the last axis on, or where one has length 1",
        };
        match arguments {
            [a, b] => a.broadcast(*b).ok_or_else(error),
            _ => Err(error()),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let [a, b] = arguments else { unreachable!("checked by shape") };
        let (of_a, of_b) = (a.shape(), b.shape());
        let Some(shape) = of_a.broadcast(of_b) else { unreachable!("checked by shape") };
        if let (Value::Vector(a), Value::Vector(b), true) = (a, b, of_a == of_b) {
            let (a, b) = (a.as_slice(), b.as_slice());
            return Value::from_cells(shape, |cell| self.apply(a[cell.row], b[cell.row]));
        }
        Value::from_cells(shape, |cell| {
            self.apply(a.get(of_a.source_of(cell, shape)), b.get(of_b.source_of(cell, shape)))
        })
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<ArgumentCell> {
        let shapes = [arguments.shape(0), arguments.shape(1)];
        let result = shapes[0].broadcast(shapes[1]).unwrap_or(shapes[0]);
        let [a, b] = [0, 1].map(|k| Box::new(source(k, shapes[k].source_of(cell, result))));
        Arithmetic::Binary(*self, a, b)
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        Self::spell(*self, language, &arguments[0], &arguments[1])
    }

    fn gradient(&self, arguments: &[Value], result: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let shape = result.shape();
        let at = |k: usize, cell: Cell| arguments[k].get(arguments[k].shape().source_of(cell, shape));
        let partial = |pick: fn((f64, f64)) -> f64| {
            Value::from_cells(shape, |cell| {
                upstream.get(cell) * pick(self.derivatives(at(0, cell), at(1, cell), result.get(cell)))
            })
        };
        vec![
            Some(partial(|(da, _)| da).summed_to(arguments[0].shape())),
            Some(partial(|(_, db)| db).summed_to(arguments[1].shape())),
        ]
    }
}

/// A function of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unary {
    /// −a
    Negate,
    /// a²
    Square,
    /// √a
    SquareRoot,
}

impl Unary {
    /// The result for one number.
    pub fn apply(self, a: f64) -> f64 {
        match self {
            Self::Negate => -a,
            Self::Square => a * a,
            Self::SquareRoot => a.sqrt(),
        }
    }

    /// How it is written on `a`.
    pub fn spell(self, language: Language, a: &Code) -> Code {
        match (self, language) {
            (Self::Negate, Language::Notation) => {
                Code { text: format!("−{}", a.at_least(Binding::Power)), binding: Binding::Negation }
            }
            (Self::Negate, Language::NumPy) => {
                Code { text: format!("-{}", a.at_least(Binding::Power)), binding: Binding::Negation }
            }
            (Self::Square, Language::Notation) => {
                Code { text: format!("{}²", a.at_least(Binding::Atom)), binding: Binding::Power }
            }
            (Self::Square, Language::NumPy) => {
                Code { text: format!("{} ** 2", a.at_least(Binding::Atom)), binding: Binding::Power }
            }
            (Self::SquareRoot, Language::Notation) => Code::atom(format!("√{}", a.at_least(Binding::Atom))),
            (Self::SquareRoot, Language::NumPy) => Code::call("np.sqrt", std::slice::from_ref(a)),
        }
    }

    fn derivative(self, a: f64, result: f64) -> f64 {
        match self {
            Self::Negate => -1.0,
            Self::Square => 2.0 * a,
            Self::SquareRoot => 0.5 / result,
        }
    }
}

impl Operation for Unary {
    fn name(&self) -> &'static str {
        match self {
            Self::Negate => "negate",
            Self::Square => "square",
            Self::SquareRoot => "square root",
        }
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match arguments {
            [shape] => Ok(*shape),
            _ => Err(ShapeError { operation: self.name(), shapes: arguments.to_vec(), wants: "one argument" }),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        Value::from_cells(arguments[0].shape(), |cell| self.apply(arguments[0].get(cell)))
    }

    fn explain(&self, _: &dyn Arguments, cell: Cell) -> Arithmetic<ArgumentCell> {
        Arithmetic::Unary(*self, Box::new(source(0, cell)))
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        Self::spell(*self, language, &arguments[0])
    }

    fn gradient(&self, arguments: &[Value], result: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let a = &arguments[0];
        vec![Some(Value::from_cells(a.shape(), |cell| {
            upstream.get(cell) * self.derivative(a.get(cell), result.get(cell))
        }))]
    }
}
