//! Writing formulas down: in the notation of the field, as NumPy and as Rust.

use super::Shape;

/// The row and the column of the cell in question in faer code, until it is known what they are called.
pub(super) const ROW: &str = "\u{E000}";
pub(super) const COLUMN: &str = "\u{E001}";

/// A way of writing formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// As on a blackboard: `slope · X + intercept`, `mean(errors²)`.
    Notation,
    /// As Python with `import numpy as np`: `slope * X + intercept`, `np.mean(errors ** 2)`.
    NumPy,
    /// As Rust with `use faer::prelude::*`: `Col::from_fn(X.nrows(), |i| slope * X[i] + intercept)`. How something is
    /// written hangs on its shape, so arguments are named by [`Code::faer`].
    Rust,
}

/// How tightly a piece of a formula holds together, loosest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Binding {
    /// A sum or a difference.
    Sum,
    /// A product or a quotient.
    Product,
    /// A leading minus.
    Negation,
    /// A power.
    Power,
    /// A name, a number, a call: nothing can come between.
    Atom,
}

/// A piece of a formula, and how tightly it holds together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// What is written.
    pub text: String,
    /// How tightly it binds.
    pub binding: Binding,
    /// What faer code needs to know besides.
    pub(super) typed: Option<Box<Typed>>,
}

/// What faer code needs to know of a piece beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) shape: Shape,
    pub(super) form: Form,
    /// Code for the number of its rows; of a vector for its length.
    pub(super) rows: String,
    pub(super) columns: String,
    /// Code for one of its cells, with [`ROW`] and [`COLUMN`] in it.
    pub(super) cell: (String, Binding),
}

/// What the text of a piece stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Something that has a name and stays where it is.
    Name,
    /// A view into it.
    View,
    /// A new value, out of faer's own operators.
    Value,
    /// A new value, cell by cell.
    Cells,
}

impl Code {
    /// A piece that binds so tightly.
    pub fn new(text: impl Into<String>, binding: Binding) -> Self {
        Self { text: text.into(), binding, typed: None }
    }

    pub(super) fn typed(self, typed: Typed) -> Self {
        Self { typed: Some(Box::new(typed)), ..self }
    }

    /// A name, a call or an unsigned number.
    pub fn atom(text: impl Into<String>) -> Self {
        Self::new(text, Binding::Atom)
    }

    /// A number as it is printed; a signed one binds as a negation.
    pub fn number(text: impl Into<String>) -> Self {
        let text = text.into();
        let binding = if starts_with_minus(&text) { Binding::Negation } else { Binding::Atom };
        Self::new(text, binding)
    }

    /// `function(arguments)`
    pub fn call(function: &str, arguments: &[Code]) -> Self {
        let arguments: Vec<&str> = arguments.iter().map(|argument| argument.text.as_str()).collect();
        Self::atom(format!("{function}({})", arguments.join(", ")))
    }

    /// `max(a, b, c)` and not `max(max(a, b), c)`: the greatest of several is the greatest of all of them.
    pub fn greatest(a: &Self, b: &Self) -> Self {
        let among = |code: &Self| -> Self {
            let inside = code.text.strip_prefix("max(").and_then(|rest| rest.strip_suffix(')'));
            let inside = inside.filter(|_| code.binding == Binding::Atom).filter(|inside| is_list(inside));
            inside.map_or_else(|| code.clone(), Self::atom)
        };
        Self::call("max", &[among(a), among(b)])
    }

    /// `left sign right`, an operator that groups from the left. What stands on the right gets parentheses also where
    /// only the order of rounding hangs on them, so that the formula read back is computed as it was.
    pub fn infix(left: &Code, sign: &str, right: &Code, binding: Binding) -> Self {
        let left = left.at_least(binding);
        let right = if right.binding > binding && !starts_with_minus(&right.text) {
            right.text.clone()
        } else {
            format!("({})", right.text)
        };
        Self::new(format!("{left} {sign} {right}"), binding)
    }

    /// The text, in parentheses if it holds together less tightly than `binding`.
    pub fn at_least(&self, binding: Binding) -> String {
        if self.binding >= binding { self.text.clone() } else { format!("({})", self.text) }
    }
}

impl Typed {
    /// What there is to know of a scalar.
    pub(super) fn scalar(code: &Code) -> Self {
        let one = || "1".to_owned();
        let cell = (code.text.clone(), code.binding);
        Self { shape: Shape::SCALAR, form: Form::Name, rows: one(), columns: one(), cell }
    }
}

fn starts_with_minus(text: &str) -> bool {
    text.starts_with(['-', '−'])
}

/// Whether a text is several arguments, each with its parentheses closed; or one number.
fn is_list(text: &str) -> bool {
    let (mut depth, mut commas, mut least) = (0_i32, 0, 0);
    for character in text.chars() {
        depth += i32::from(matches!(character, '(' | '[')) - i32::from(matches!(character, ')' | ']'));
        least = least.min(depth);
        commas += i32::from(character == ',' && depth == 0);
    }
    let is_number = text.trim_start_matches('−').starts_with(|first: char| first.is_ascii_digit());
    depth == 0 && least == 0 && (commas > 0 || is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(a: &Code, b: &Code) -> Code {
        Code::infix(a, "+", b, Binding::Sum)
    }

    fn product(a: &Code, b: &Code) -> Code {
        Code::infix(a, "*", b, Binding::Product)
    }

    #[test]
    fn parentheses_stand_where_the_order_needs_them_and_only_there() {
        let [a, b, c] = ["a", "b", "c"].map(Code::atom);
        let minus = Code::number("-2");
        for (code, text) in [
            (sum(&sum(&a, &b), &c), "a + b + c"),
            (sum(&a, &sum(&b, &c)), "a + (b + c)"),
            (sum(&product(&a, &b), &c), "a * b + c"),
            (product(&sum(&a, &b), &c), "(a + b) * c"),
            (product(&a, &product(&b, &c)), "a * (b * c)"),
            (product(&a, &minus), "a * (-2)"),
            (product(&minus, &a), "-2 * a"),
        ] {
            assert_eq!(code.text, text);
        }
        assert_eq!(minus.at_least(Binding::Power), "(-2)");
        assert_eq!(Code::call("f", &[a, b]).text, "f(a, b)");
    }
}
