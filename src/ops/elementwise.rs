//! Operations that work number by number, stretching shapes as NumPy's broadcasting does.

use super::arithmetic::source;
use super::code::Binding;
use super::{Arguments, Arithmetic, Cell, Code, Language, Operation, Shape, ShapeError, SourceCell, Value, rust};
use crate::math::tanh;

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
    /// a ⊙ b: a · b, number by number, written so that nobody takes it for a product of matrices.
    Hadamard,
    /// The greater of a and b.
    Maximum,
    /// The lesser of a and b.
    Minimum,
    /// 1 where a > b, else 0.
    Greater,
    /// 1 where a ≤ b, else 0.
    AtMost,
}

impl Binary {
    /// The result for two numbers.
    pub fn apply(self, a: f64, b: f64) -> f64 {
        match self {
            Self::Add => a + b,
            Self::Subtract => a - b,
            Self::Multiply | Self::Hadamard => a * b,
            Self::Divide => a / b,
            Self::Power => a.powf(b),
            // As NumPy, which lets NaN through.
            Self::Maximum => {
                if a >= b || a.is_nan() {
                    a
                } else {
                    b
                }
            }
            Self::Minimum => {
                if a <= b || a.is_nan() {
                    a
                } else {
                    b
                }
            }
            Self::Greater => f64::from(u8::from(a > b)),
            Self::AtMost => f64::from(u8::from(a <= b)),
        }
    }

    /// How it is written between `a` and `b`.
    pub fn spell(self, language: Language, a: &Code, b: &Code) -> Code {
        if language == Language::Rust {
            return rust::binary(self, a, b);
        }
        let is_numpy = language == Language::NumPy;
        let flag = |sign: &str| {
            let compared = Code::infix(a, sign, b, Binding::Sum).text;
            Code::atom(if is_numpy { format!("({compared}).astype(float)") } else { format!("[{compared}]") })
        };
        let call = |function| Code::call(function, &[a.clone(), b.clone()]);
        let (sign, binding) = match (self, is_numpy) {
            (Self::Maximum, false) => return Code::greatest(a, b),
            (Self::Maximum, true) => return call("np.maximum"),
            (Self::Minimum, false) => return call("min"),
            (Self::Minimum, true) => return call("np.minimum"),
            (Self::Greater, _) => return flag(">"),
            (Self::AtMost, false) => return flag("≤"),
            (Self::AtMost, true) => return flag("<="),
            (Self::Hadamard, false) => ("⊙", Binding::Product),
            (Self::Add, _) => ("+", Binding::Sum),
            (Self::Subtract, false) => ("−", Binding::Sum),
            (Self::Subtract, true) => ("-", Binding::Sum),
            (Self::Multiply, false) => ("·", Binding::Product),
            (Self::Multiply | Self::Hadamard, true) => ("*", Binding::Product),
            (Self::Divide, _) => ("/", Binding::Product),
            (Self::Power, false) => ("^", Binding::Power),
            (Self::Power, true) => ("**", Binding::Power),
        };
        if self == Self::Power {
            // Powers group from the right, so the base is what needs the parentheses.
            return Code::new(format!("{} {sign} {}", a.at_least(Binding::Atom), b.at_least(Binding::Power)), binding);
        }
        Code::infix(a, sign, b, binding)
    }

    /// ∂result/∂a and ∂result/∂b.
    fn derivatives(self, a: f64, b: f64, result: f64) -> (f64, f64) {
        match self {
            Self::Add => (1.0, 1.0),
            Self::Subtract => (1.0, -1.0),
            Self::Multiply | Self::Hadamard => (b, a),
            Self::Divide => (1.0 / b, -result / b),
            Self::Power => (b * a.powf(b - 1.0), result * a.ln()),
            // At the kink the first has it all.
            Self::Maximum => {
                if a >= b {
                    (1.0, 0.0)
                } else {
                    (0.0, 1.0)
                }
            }
            Self::Minimum => {
                if a <= b {
                    (1.0, 0.0)
                } else {
                    (0.0, 1.0)
                }
            }
            Self::Greater | Self::AtMost => (0.0, 0.0),
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
            Self::Hadamard => "hadamard product",
            Self::Maximum => "maximum",
            Self::Minimum => "minimum",
            Self::Greater => "greater",
            Self::AtMost => "at most",
        }
    }

    fn arity(&self) -> usize {
        2
    }

    fn sign(&self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "−",
            Self::Multiply => "·",
            Self::Divide => "/",
            Self::Power => "^",
            Self::Hadamard => "⊙",
            Self::Maximum => "max",
            Self::Minimum => "min",
            Self::Greater => ">",
            Self::AtMost => "≤",
        }
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
        let Some(shape) = a.shape().broadcast(b.shape()) else { unreachable!("checked by shape") };
        let numbers = if a.shape() == b.shape() {
            a.numbers().zip(b.numbers()).map(|(a, b)| self.apply(a, b)).collect()
        } else {
            a.stretched_to(shape).zip(b.stretched_to(shape)).map(|(a, b)| self.apply(a, b)).collect()
        };
        Value::from_numbers(shape, numbers)
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        let shapes = [arguments.shape(0), arguments.shape(1)];
        let result = shapes[0].broadcast(shapes[1]).unwrap_or(shapes[0]);
        let [a, b] = [0, 1].map(|k| Box::new(source(k, shapes[k].source_of(cell, result))));
        // Of two numbers there is only one product.
        let join = if *self == Self::Hadamard { Self::Multiply } else { *self };
        Arithmetic::Binary(join, a, b)
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        Self::spell(*self, language, &arguments[0], &arguments[1])
    }

    fn gradient(&self, arguments: &[Value], result: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let shape = result.shape();
        let partial = |pick: fn((f64, f64)) -> f64| {
            let operands = arguments[0].stretched_to(shape).zip(arguments[1].stretched_to(shape));
            let outcomes = result.numbers().zip(upstream.numbers());
            let partials = operands
                .zip(outcomes)
                .map(|((a, b), (result, upstream))| upstream * pick(self.derivatives(a, b, result)));
            Value::from_numbers(shape, partials.collect())
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
    /// eᵃ
    Exp,
    /// The natural logarithm of a.
    Ln,
    /// |a|
    Abs,
    /// a, but 1 where a is 0: something to divide by.
    OrOne,
    /// The hyperbolic tangent of a.
    Tanh,
    /// The sine of a.
    Sin,
}

impl Unary {
    /// The result for one number.
    pub fn apply(self, a: f64) -> f64 {
        match self {
            Self::Negate => -a,
            Self::Square => a * a,
            Self::SquareRoot => a.sqrt(),
            Self::Exp => a.exp(),
            Self::Ln => a.ln(),
            Self::Abs => a.abs(),
            Self::OrOne => {
                if a == 0.0 {
                    1.0
                } else {
                    a
                }
            }
            Self::Tanh => tanh(a),
            Self::Sin => a.sin(),
        }
    }

    /// How it is written on `a`.
    pub fn spell(self, language: Language, a: &Code) -> Code {
        match (self, language) {
            (Self::Negate, Language::Notation) => {
                Code::new(format!("−{}", a.at_least(Binding::Power)), Binding::Negation)
            }
            (Self::Negate, Language::NumPy) => Code::new(format!("-{}", a.at_least(Binding::Power)), Binding::Negation),
            (Self::Square, Language::Notation) => Code::new(format!("{}²", a.at_least(Binding::Atom)), Binding::Power),
            (Self::Square, Language::NumPy) => Code::new(format!("{} ** 2", a.at_least(Binding::Atom)), Binding::Power),
            (Self::SquareRoot, Language::Notation) => Code::atom(format!("√{}", a.at_least(Binding::Atom))),
            (Self::SquareRoot, Language::NumPy) => Code::call("np.sqrt", std::slice::from_ref(a)),
            (Self::Exp, Language::Notation) => Code::call("exp", std::slice::from_ref(a)),
            (Self::Exp, Language::NumPy) => Code::call("np.exp", std::slice::from_ref(a)),
            (Self::Ln, Language::Notation) => Code::call("ln", std::slice::from_ref(a)),
            (Self::Ln, Language::NumPy) => Code::call("np.log", std::slice::from_ref(a)),
            (Self::Abs, Language::Notation) => Code::atom(format!("|{}|", a.text)),
            (Self::Abs, Language::NumPy) => Code::call("np.abs", std::slice::from_ref(a)),
            (Self::Tanh, Language::Notation) => Code::call("tanh", std::slice::from_ref(a)),
            (Self::Tanh, Language::NumPy) => Code::call("np.tanh", std::slice::from_ref(a)),
            (Self::Sin, Language::Notation) => Code::call("sin", std::slice::from_ref(a)),
            (Self::Sin, Language::NumPy) => Code::call("np.sin", std::slice::from_ref(a)),
            (Self::OrOne, Language::Notation) => Code::atom(format!("{}, or 1 where it is 0", a.text)),
            (_, Language::Rust) => rust::unary(self, a),
            (Self::OrOne, Language::NumPy) => Code::atom(format!("np.where({0} == 0, 1, {0})", a.text)),
        }
    }

    fn derivative(self, a: f64, result: f64) -> f64 {
        match self {
            Self::Negate => -1.0,
            Self::Square => 2.0 * a,
            Self::SquareRoot => 0.5 / result,
            Self::Exp => result,
            Self::Ln => 1.0 / a,
            Self::Abs => {
                if a < 0.0 {
                    -1.0
                } else {
                    1.0
                }
            }
            Self::OrOne => {
                if a == 0.0 {
                    0.0
                } else {
                    1.0
                }
            }
            Self::Tanh => 1.0 - result * result,
            Self::Sin => a.cos(),
        }
    }
}

impl Operation for Unary {
    fn name(&self) -> &'static str {
        match self {
            Self::Negate => "negate",
            Self::Square => "square",
            Self::SquareRoot => "square root",
            Self::Exp => "exp",
            Self::Ln => "ln",
            Self::Abs => "abs",
            Self::OrOne => "or one",
            Self::Tanh => "tanh",
            Self::Sin => "sin",
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
        Value::from_numbers(arguments[0].shape(), arguments[0].numbers().map(|number| self.apply(number)).collect())
    }

    fn explain(&self, _: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_of_several_is_written_in_one() {
        let max = |a: &Code, b: &Code| Binary::Maximum.spell(Language::Notation, a, b);
        let [a, b, c] = ["a", "b", "c"].map(Code::atom);
        assert_eq!(max(&max(&a, &b), &max(&b, &c)).text, "max(a, b, b, c)");
        // The greatest number of an array is one number.
        let of_all = Code::call("max", std::slice::from_ref(&a));
        assert_eq!(max(&of_all, &b).text, "max(max(a), b)");
        assert_eq!(Binary::Maximum.spell(Language::NumPy, &max(&a, &b), &c).text, "np.maximum(max(a, b), c)");
    }
}
